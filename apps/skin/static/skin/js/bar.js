/* <stet-bar>: comes on the way back up the page and goes on the way down. */

const STEP = 24;

class StetBar extends HTMLElement {
  connectedCallback() {
    this.last = scrollY;
    this.onScroll = () => {
      if (Math.abs(scrollY - this.last) < STEP) return;
      this.toggleAttribute("data-shown", scrollY < this.last && scrollY > innerHeight);
      this.last = scrollY;
    };
    addEventListener("scroll", this.onScroll, { passive: true });
    const menu = document.getElementById("more");
    menu?.addEventListener("click", () => menu.hidePopover());
  }

  disconnectedCallback() {
    removeEventListener("scroll", this.onScroll);
  }
}

customElements.define("stet-bar", StetBar);
