/* <stet-print>: the button that opens the browser's own print. */

class StetPrint extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("stet-print", StetPrint);
