/* <stet-copy>: one button that copies the field above it. */

class StetCopy extends HTMLElement {
  connectedCallback() {
    const [button, field, status] = ["button", "textarea", "[role=status]"].map((part) => this.querySelector(part));
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        document.execCommand("copy");
      }
      status.textContent = this.dataset.done;
    });
  }
}

customElements.define("stet-copy", StetCopy);
