/* <stet-diff>: n and p to the next and previous change, Inline | Side without leaving; the choice is remembered. */

import { typing } from "./keys.js";

const KEPT = "stet-diff-view";
const QUIET = new Set(["context", "fold", "section"]);

class StetDiff extends HTMLElement {
  connectedCallback() {
    this.changes = this.firstOfEach();
    this.current = -1;
    this.place = this.querySelector(".diff-place");
    this.onKey = (event) => this.press(event);
    document.addEventListener("keydown", this.onKey);
    for (const link of this.querySelectorAll(".diff-views a")) {
      link.addEventListener("click", (event) => this.choose(event, link.dataset.view));
    }
    for (const button of this.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => this.step(Number(button.dataset.step)));
    }
    if (!this.dataset.view) this.show(this.kept());
    this.mark();
    this.say();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  /* A change is a run of rows that are neither context nor fold. */
  firstOfEach() {
    return [...this.querySelectorAll(".row")].filter((row) => {
      const before = row.previousElementSibling;
      return !QUIET.has(row.dataset.kind) && (!before || QUIET.has(before.dataset.kind));
    });
  }

  press(event) {
    if (typing(event) || (event.key !== "n" && event.key !== "p")) return;
    event.preventDefault();
    this.step(event.key === "n" ? 1 : -1);
  }

  step(by) {
    const next = this.changes[this.current + by];
    if (!next) return;
    this.changes[this.current]?.removeAttribute("aria-current");
    this.current += by;
    next.setAttribute("aria-current", "true");
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    this.say();
  }

  say() {
    if (!this.place || this.changes.length === 0) return;
    this.place.hidden = false;
    const words = this.current < 0 ? this.place.dataset.count : this.place.dataset.place;
    const said = words.replace("{n}", this.current + 1).replace("{all}", this.changes.length);
    this.place.querySelector("[role=status]").textContent = said;
  }

  choose(event, view) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      localStorage.setItem(KEPT, view);
    } catch {
      /* no storage: the choice holds for this page */
    }
    this.show(view);
    this.mark();
  }

  kept() {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null;
    }
  }

  show(view) {
    if (view === "inline" || view === "side") this.dataset.view = view;
  }

  mark() {
    const shown = this.dataset.view ?? (matchMedia("(width >= 1120px)").matches ? "side" : "inline");
    for (const link of this.querySelectorAll(".diff-views a")) {
      if (link.dataset.view === shown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}

customElements.define("stet-diff", StetDiff);
