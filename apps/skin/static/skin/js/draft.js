/* <stet-draft>: what is typed stays on this device until it is saved; leaving with unsaved words is warned.
   data-key names the draft; data-saved, on the page after a save, lets go of it. */

const PAUSE = 800;
const name = (key) => `stet:draft:${key}`;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(name(key)));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    if (draft) localStorage.setItem(name(key), JSON.stringify(draft));
    else localStorage.removeItem(name(key));
  } catch {
    /* full, or forbidden: the form still works */
  }
}

class StetDraft extends HTMLElement {
  connectedCallback() {
    const { key, saved, movedTo } = this.dataset;
    if (saved !== undefined) this.letGo(saved);
    else if (movedTo !== undefined && movedTo !== key) this.move(key, movedTo);
    else if (this.querySelector("form")) this.guard();
  }

  letGo(key) {
    write(key, null);
    const address = new URL(location);
    address.searchParams.delete("saved");
    history.replaceState(history.state, "", address);
  }

  move(from, to) {
    const draft = read(from);
    if (draft) write(to, draft);
    write(from, null);
  }

  guard() {
    this.form = this.querySelector("form");
    [this.text, this.summary, this.base] = ["text", "summary", "base"].map((field) => this.form.elements[field]);
    this.start = { text: this.text.value, summary: this.summary.value };
    const draft = read(this.dataset.key);
    if (draft && draft.text !== this.start.text) this.offer(draft);
    else write(this.dataset.key, null);
    this.form.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.keep(), PAUSE);
    });
    this.form.addEventListener("submit", () => {
      this.keep();
      this.leaving = true;
    });
    addEventListener("pagehide", () => this.keep());
    addEventListener("pageshow", () => { this.leaving = false; });
    addEventListener("beforeunload", (event) => {
      if (this.isDirty() && !this.leaving) event.preventDefault();
    });
  }

  isDirty() {
    if ("unsaved" in this.dataset) return true;
    return this.text.value !== this.start.text || this.summary.value !== this.start.summary;
  }

  keep() {
    clearTimeout(this.timer);
    if (!this.isDirty()) return;
    const now = { text: this.text.value, summary: this.summary.value, base: this.base.value, at: Date.now() };
    write(this.dataset.key, this.offered ? { ...now, earlier: this.offered } : now);
  }

  offer(draft) {
    this.offered = draft;
    const strip = this.querySelector(".draft-offer");
    const sentence = strip.querySelector("[data-sentence]");
    sentence.textContent = sentence.dataset.sentence.replace("{time}", this.when(draft.at));
    strip.hidden = false;
    strip.onclick = ({ target }) => this.decide(target.dataset.draft, draft, strip);
  }

  when(at) {
    const time = new Date(at);
    const today = time.toDateString() === new Date().toDateString();
    const format = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
    return time.toLocaleString(document.documentElement.lang, { ...format, hourCycle: "h23" });
  }

  decide(choice, draft, strip) {
    if (choice === "compare") {
      this.dispatchEvent(new CustomEvent("stet:compare", { detail: draft, cancelable: true }));
      return;
    }
    if (choice !== "restore" && choice !== "discard") return;
    strip.hidden = true;
    this.offered = null;
    if (choice === "restore") {
      this.text.value = draft.text;
      this.summary.value = draft.summary;
      /* the base comes back with the words, so that the save merges what others wrote since */
      this.base.value = draft.base;
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
      this.text.focus();
    }
    write(this.dataset.key, null);
    this.keep();
    if (draft.earlier) this.offer(draft.earlier);
  }
}

customElements.define("stet-draft", StetDraft);
