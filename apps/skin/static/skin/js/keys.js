/* <stet-keys>: keys for what the page has. Elements name their own with data-keys ("e", "g h"); "?" lists them. */

const PAUSE = 1500;

export function typing(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return Boolean(event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]"));
}

class StetKeys extends HTMLElement {
  connectedCallback() {
    this.dialog = document.getElementById("keys");
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.list());
    this.pressed = "";
    this.onKey = (event) => this.press(event);
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  press(event) {
    if (typing(event) || event.key.length !== 1) return;
    if (event.key === "?") {
      event.preventDefault();
      this.list();
      return;
    }
    const now = event.timeStamp;
    const keys = this.pressed && now - this.pressedAt < PAUSE ? `${this.pressed} ${event.key}` : event.key;
    const owner = this.owners().get(keys);
    this.pressed = owner ? "" : event.key;
    this.pressedAt = now;
    if (!owner) return;
    event.preventDefault();
    if (owner.matches("input, textarea, select")) owner.focus();
    else owner.click();
  }

  owners() {
    const all = [...document.querySelectorAll("[data-keys]")].filter((owner) => owner.checkVisibility?.() ?? true);
    return new Map(all.map((owner) => [owner.dataset.keys, owner]));
  }

  list() {
    const rows = this.dialog.querySelector(".keys");
    for (const old of rows.querySelectorAll("[data-listed]")) old.remove();
    for (const [keys, owner] of [...this.owners()].reverse()) {
      const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
      term.dataset.listed = meaning.dataset.listed = "";
      term.append(...keys.split(" ").flatMap((key) => [this.keycap(key), " "]));
      meaning.textContent = owner.dataset.keysName ?? owner.textContent.trim();
      rows.prepend(term, meaning);
    }
    this.dialog.showModal();
  }

  keycap(key) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    return cap;
  }
}

customElements.define("stet-keys", StetKeys);
