/* <stet-contents>: the section in view in bold, `[` and `]` to the neighbours, the drawer shut after a choice. */

import { typing } from "./keys.js";

class StetContents extends HTMLElement {
  connectedCallback() {
    this.nav = this.querySelector("nav");
    this.links = [...this.querySelectorAll("a")];
    this.places = this.links.map((link) => document.getElementById(link.getAttribute("href").slice(1)));
    this.current = -1;
    this.onScroll = () => {
      this.frame ??= requestAnimationFrame(() => {
        this.frame = null;
        this.mark();
      });
    };
    this.onKey = (event) => this.press(event);
    addEventListener("scroll", this.onScroll, { passive: true });
    document.addEventListener("keydown", this.onKey);
    this.nav.addEventListener("click", (event) => {
      if (event.target.closest("a") && this.nav.matches(":popover-open")) this.nav.hidePopover();
    });
    this.mark();
  }

  disconnectedCallback() {
    removeEventListener("scroll", this.onScroll);
    document.removeEventListener("keydown", this.onKey);
  }

  /* The last heading above a third of the window; headings stand in order, so halving finds it. */
  inView() {
    const line = innerHeight / 3;
    let [low, high] = [0, this.places.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.places[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  mark() {
    const index = this.inView();
    if (index === this.current) return;
    this.links[this.current]?.removeAttribute("aria-current");
    this.current = index;
    const link = this.links[index];
    link.setAttribute("aria-current", "true");
    this.dispatchEvent(new CustomEvent("stet:section", { bubbles: true, detail: { heading: this.places[index] } }));
    const [box, at] = [this.nav.getBoundingClientRect(), link.getBoundingClientRect()];
    if (at.top < box.top || at.bottom > box.bottom) this.nav.scrollTop += at.top - box.top - box.height / 3;
  }

  press(event) {
    if (typing(event) || (event.key !== "[" && event.key !== "]")) return;
    const next = this.links[this.inView() + (event.key === "]" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      location.replace(next.hash);
    }
  }
}

customElements.define("stet-contents", StetContents);
