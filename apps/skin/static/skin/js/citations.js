/* <stet-citations>: a citation opens beside the table, and keys walk the rows. Without a script every link is a page. */

import { typing } from "./keys.js";

class StetCitations extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector(".citation-peek");
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

  clicked(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest(".citation-link");
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
    this.mark(link.closest("tr"));
    this.panel.querySelector(".peek").focus({ preventScroll: matchMedia("(width >= 1120px)").matches });
  }

  close(link) {
    const row = this.querySelector("tr[aria-current]");
    this.panel.replaceChildren();
    history.pushState(null, "", link.href);
    this.mark(null);
    row?.querySelector(".citation-link").focus();
  }

  mark(row) {
    this.querySelector("tr[aria-current]")?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
  }

  pressed(event) {
    if (typing(event)) return;
    if (event.key === "Escape") {
      const close = this.panel.querySelector(".peek-close a");
      if (close) this.close(close);
      return;
    }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const rows = [...this.querySelectorAll(".citation-row")];
    const here = document.activeElement.closest?.(".citation-row") ?? this.querySelector("tr[aria-current]");
    const next = rows[here ? rows.indexOf(here) + step : 0];
    next?.querySelector(".citation-link").focus();
    event.preventDefault();
  }
}

customElements.define("stet-citations", StetCitations);
