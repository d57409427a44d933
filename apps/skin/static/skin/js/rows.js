/* <stet-rows>: j and k walk the rows of a list. What opens a row (data-link) has the focus, so that Enter opens it;
   Escape lets it go. */

import { typing } from "./keys.js";

const STEPS = { j: 1, k: -1 };

class StetRows extends HTMLElement {
  connectedCallback() {
    this.onKey = (event) => this.pressed(event);
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  pressed(event) {
    if (typing(event)) return;
    if (event.key === "Escape" && this.contains(document.activeElement)) document.activeElement.blur();
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    this.walk(STEPS[event.key]);
  }

  walk(step) {
    const links = [...this.querySelectorAll(this.dataset.link)];
    const here = links.findIndex((link) => link.closest("li, tr").contains(document.activeElement));
    const next = here < 0 ? links[0] : links[here + step];
    next?.focus();
    next?.closest("li, tr").scrollIntoView({ block: "nearest" });
  }
}

customElements.define("stet-rows", StetRows);
