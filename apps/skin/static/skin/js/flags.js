/* <stet-flags>: a flag opens beside the list, and keys walk the rows. Without a script every link is a page. */

import { typing } from "./keys.js";

const WIDE = "(width >= 900px)";

class StetFlags extends HTMLElement {
  connectedCallback() {
    this.panel = this.querySelector(".flag-peek");
    const filter = this.querySelector(".flag-filter");
    const screen = matchMedia(WIDE);
    const fold = () => filter.toggleAttribute("open", screen.matches);
    screen.addEventListener("change", fold);
    fold();
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
    const link = event.target.closest(".flag-sentence, [data-act='y']");
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
    this.mark(link.closest(".flag-row"));
    const settle = new URL(link.href).hash === "#settle" && this.panel.querySelector("#settle input[type=radio]");
    (settle || this.panel.querySelector(".peek")).focus({ preventScroll: matchMedia(WIDE).matches });
  }

  close(link) {
    const row = this.querySelector(".flag-row[aria-current]");
    this.panel.replaceChildren();
    history.pushState(null, "", link.href);
    this.mark(null);
    row?.querySelector(".flag-sentence").focus();
  }

  mark(row) {
    this.querySelector(".flag-row[aria-current]")?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
  }

  pressed(event) {
    if (typing(event)) return;
    if (event.key === "Escape") {
      const close = this.panel.querySelector(".peek-close a");
      if (close) this.close(close);
      return;
    }
    const rows = [...this.querySelectorAll(".flag-row")];
    const here = document.activeElement.closest?.(".flag-row") ?? this.querySelector(".flag-row[aria-current]");
    const step = { j: 1, k: -1 }[event.key];
    if (step) {
      const next = rows[here ? rows.indexOf(here) + step : 0];
      next?.querySelector(".flag-sentence").focus();
      event.preventDefault();
    } else if ("eyl".includes(event.key) && here) {
      here.querySelector(`[data-act='${event.key}']`)?.click();
      event.preventDefault();
    }
  }
}

customElements.define("stet-flags", StetFlags);
