/* <stet-notes>: the note behind a number, where the reader is: a card on hover and focus, a sheet on touch.
   It shows a copy of the reference list's own entry; without it the number is a link to the list. */

const REFERENCES = "sup.reference a[href^='#']";
const OPEN_MS = 200;
const CLOSE_MS = 250;

class StetNotes extends HTMLElement {
  connectedCallback() {
    this.card = this.appendChild(document.createElement("div"));
    this.card.className = "note-card";
    this.card.popover = "manual";
    this.card.id = "note-card";
    this.sheet = this.appendChild(this.makeSheet());
    this.addEventListener("pointerover", (event) => this.pointed(event));
    this.addEventListener("pointerout", (event) => event.pointerType === "mouse" && this.later(CLOSE_MS, () => this.hide()));
    this.addEventListener("focusin", (event) => this.focused(event));
    this.addEventListener("focusout", () => this.later(CLOSE_MS, () => this.hide()));
    this.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  makeSheet() {
    const sheet = document.createElement("dialog");
    sheet.className = "note-sheet";
    sheet.setAttribute("aria-label", this.dataset.note);
    sheet.addEventListener("click", (event) => {
      if (event.target === sheet || event.target.closest("a[href^='#']")) sheet.close();
    });
    return sheet;
  }

  later(wait, act) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, wait);
  }

  reference(event) {
    return event.target.closest?.(REFERENCES);
  }

  pointed(event) {
    if (event.pointerType !== "mouse") return;
    if (this.card.contains(event.target)) return clearTimeout(this.timer);
    const link = this.reference(event);
    if (link) this.later(OPEN_MS, () => this.show(link));
  }

  focused(event) {
    const link = this.reference(event);
    if (link?.matches(":focus-visible")) this.later(0, () => this.show(link));
    else if (this.card.contains(event.target)) clearTimeout(this.timer);
  }

  clicked(event) {
    this.touch = event.pointerType === "touch";
    const link = this.reference(event);
    if (!link || !(this.touch || matchMedia("(width < 640px)").matches)) return;
    const notes = this.notes(link);
    if (!notes.length) return;
    event.preventDefault();
    this.hide();
    this.sheet.replaceChildren(...notes, this.sheetActs(link));
    this.sheet.showModal();
  }

  sheetActs(link) {
    const acts = document.createElement("form");
    acts.method = "dialog";
    acts.className = "acts";
    const close = document.createElement("button");
    close.className = "button";
    close.textContent = this.dataset.close;
    const list = document.createElement("a");
    list.href = link.hash;
    list.textContent = this.dataset.toList;
    acts.append(close, list);
    return acts;
  }

  /* Copies of the entries that this number, or this run of numbers, stands for. */
  notes(link) {
    const own = [link.getAttribute("href").slice(1)];
    const ids = link.dataset.run?.split(" ") ?? own;
    return ids.map((id) => this.copy(id, ids === own && link.textContent.replace(/[[\]]/g, ""))).filter(Boolean);
  }

  copy(id, label) {
    const entry = document.getElementById(id);
    if (!entry) return null;
    const note = document.createElement("div");
    note.className = "note";
    note.append(...entry.cloneNode(true).childNodes);
    for (const back of note.querySelectorAll(".mw-cite-backlink")) back.remove();
    for (const named of note.querySelectorAll("[id]")) named.removeAttribute("id");
    const number = document.createElement("span");
    number.className = "note-number";
    number.textContent = `${label || [...entry.parentElement.children].indexOf(entry) + 1}.`;
    note.prepend(number);
    return note;
  }

  show(link) {
    const notes = this.notes(link);
    if (!notes.length || this.sheet.open || !this.isConnected) return;
    this.card.replaceChildren(...notes);
    this.card.showPopover();
    const [at, card] = [link.getBoundingClientRect(), this.card.getBoundingClientRect()];
    const above = at.top - card.height - 8;
    const start = Math.min(Math.max(16, at.left - 24), document.documentElement.clientWidth - card.width - 16);
    this.card.style.top = `${scrollY + (above > 8 ? above : at.bottom + 8)}px`;
    this.card.style.left = `${scrollX + start}px`;
  }

  hide() {
    clearTimeout(this.timer);
    if (this.card.matches(":popover-open")) this.card.hidePopover();
  }
}

customElements.define("stet-notes", StetNotes);
