/* <stet-peek>: a row opens beside its list, and keys walk the rows. Without a script every link is a page.
   data-row, data-link and data-panel choose the rows, what opens one (its first is what gets the focus) and the panel;
   data-acts are keys that press the [data-act] of a row; data-wide is the width from which the panel stands beside. */

import { typing } from "./keys.js";

class StetPeek extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector(this.dataset.panel);
    this.wide = matchMedia(`(width >= ${this.dataset.wide})`);
    this.fold(this.querySelector("details[data-fold]"));
    this.addEventListener("click", (event) => this.clicked(event));
    this.onKey = (event) => this.pressed(event);
    this.onBack = () => location.reload();
    document.addEventListener("keydown", this.onKey);
    addEventListener("popstate", this.onBack);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
    removeEventListener("popstate", this.onBack);
  }

  /* Filters stand open where there is room for them. */
  fold(filter) {
    if (!filter) return;
    const fold = () => filter.toggleAttribute("open", this.wide.matches);
    this.wide.addEventListener("change", fold);
    fold();
  }

  clicked(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest(this.dataset.link);
    const close = event.target.closest(".peek-close a");
    if (!link && !close) return;
    event.preventDefault();
    if (close) this.close(close);
    else this.open(link);
  }

  async open(link) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const response = await fetch(link.href, { headers: { Accept: "text/html;fragment" } });
      const html = await response.text();
      if (turn !== this.turn) return;
      if (!response.ok || response.redirected) throw new Error(response.status);
      this.panel.innerHTML = html;
    } catch {
      location.assign(link.href);
      return;
    }
    history.pushState(null, "", link.href);
    this.mark(link.closest(this.dataset.row));
    const form = new URL(link.href).hash === "#settle" && this.panel.querySelector("#settle input[type=radio]");
    (form || this.panel.querySelector(".peek")).focus({ preventScroll: this.wide.matches });
  }

  close(link) {
    const row = this.current();
    this.panel.replaceChildren();
    history.pushState(null, "", link.href);
    this.mark(null);
    row?.querySelector(this.dataset.link).focus();
  }

  current() {
    return this.querySelector(`${this.dataset.row}[aria-current]`);
  }

  mark(row) {
    this.current()?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
  }

  pressed(event) {
    if (typing(event)) return;
    if (event.key === "Escape") {
      const close = this.panel.querySelector(".peek-close a");
      if (close) this.close(close);
      return;
    }
    const here = document.activeElement.closest?.(this.dataset.row) ?? this.current();
    const step = { j: 1, k: -1 }[event.key];
    if (step) this.walk(here, step);
    else if (here && this.dataset.acts?.includes(event.key)) here.querySelector(`[data-act='${event.key}']`)?.click();
    else return;
    event.preventDefault();
  }

  walk(here, step) {
    const rows = [...this.querySelectorAll(this.dataset.row)];
    rows[here ? rows.indexOf(here) + step : 0]?.querySelector(this.dataset.link).focus();
  }
}

customElements.define("stet-peek", StetPeek);
