/* <stet-docket>: steps through the positions of a move request. Its buttons bear the keys n and p. */

class StetDocket extends HTMLElement {
  connectedCallback() {
    this.stands = [...document.querySelectorAll(".stands > .stand")];
    this.hidden = this.stands.length < 2;
    this.place = -1;
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) this.go(Number(button.dataset.step));
    });
  }

  go(step) {
    const last = this.stands.length - 1;
    this.place = Math.min(Math.max(this.place + step, 0), last);
    const stand = this.stands[this.place];
    stand.tabIndex = -1;
    stand.focus({ preventScroll: true });
    stand.scrollIntoView({ block: "center" });
  }
}

customElements.define("stet-docket", StetDocket);
