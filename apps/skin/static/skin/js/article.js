/* <stet-article>: banners behind one line, tables that scroll inside themselves, the infobox in the margin or, on a
   phone, folded behind the first paragraph; the key e for the section in view. */

import { typing } from "./keys.js";

const PHONE = "(width < 640px)";
const LONG = 4;
const MARGIN = "(width >= 1264px)";

class StetArticle extends HTMLElement {
  connectedCallback() {
    this.prose = this.querySelector(".prose:not(.banners)");
    this.wrapTables();
    this.foldBanners();
    this.placeInfobox();
    this.widenTables();
    this.editSectionInView();
  }

  /* The text flows around a table that floats, hence that one has no box. */
  wrapTables() {
    for (const table of this.prose.querySelectorAll("table:not(.infobox)")) {
      if (table.parentElement.closest("table, .scroll") || getComputedStyle(table).float !== "none") continue;
      const box = document.createElement("div");
      box.className = "scroll";
      table.replaceWith(box);
      box.append(table);
      this.watch(box, table.caption?.textContent.trim() || this.dataset.table);
    }
  }

  /* Only a box that has something to scroll to takes the keyboard. */
  watch(box, name) {
    new ResizeObserver(() => {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) Object.entries({ tabindex: 0, role: "region", "aria-label": name }).forEach((pair) => box.setAttribute(...pair));
      else ["tabindex", "role", "aria-label"].forEach((attribute) => box.removeAttribute(attribute));
    }).observe(box);
  }

  /* Where no infobox stands beside it, the margin is free for a table that needs it. */
  widenTables() {
    for (const box of this.prose.querySelectorAll(".scroll")) {
      const { top, bottom, width } = box.getBoundingClientRect();
      if (width < this.prose.clientWidth || box.scrollWidth <= box.clientWidth + 1) continue;
      const beside = [...this.prose.querySelectorAll(".infobox")].map((infobox) => infobox.getBoundingClientRect());
      box.toggleAttribute("data-wide", !beside.some((infobox) => infobox.top < bottom && infobox.bottom > top));
    }
  }

  /* A request first; of several banners one stands open, the others behind a line that counts them. */
  foldBanners() {
    const banners = [...this.querySelectorAll(".prose > .banner")].filter((banner) => this.isAtTop(banner));
    const first = banners.find((banner) => banner.matches(".banner-request")) ?? banners[0];
    const rest = banners.filter((banner) => banner !== first);
    if (!rest.length) return;
    const fold = document.createElement("details");
    fold.className = "notices";
    const line = fold.appendChild(document.createElement("summary"));
    line.textContent = rest.length === 1 ? this.dataset.notice : this.dataset.notices.replace("{n}", rest.length);
    banners[0].before(first);
    first.after(fold);
    fold.append(...rest);
  }

  isAtTop(banner) {
    const heading = this.prose.querySelector("h2");
    return !heading || Boolean(heading.compareDocumentPosition(banner) & Node.DOCUMENT_POSITION_PRECEDING);
  }

  placeInfobox() {
    const infobox = this.prose.querySelector("table.infobox");
    const first = this.firstParagraph();
    if (!infobox || !first || !(infobox.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
    const home = document.createComment("infobox");
    infobox.before(home);
    const button = this.foldButton(infobox);
    const [phone, margin] = [matchMedia(PHONE), matchMedia(MARGIN)];
    const place = () => {
      button?.remove();
      if (phone.matches) first.after(infobox, ...(button ? [button] : []));
      else if (margin.matches) this.prose.prepend(infobox);
      else home.after(infobox);
    };
    for (const screen of [phone, margin]) screen.addEventListener("change", place);
    place();
  }

  firstParagraph() {
    const words = (paragraph) => paragraph.textContent.trim() && !paragraph.closest("table, .banner, .hatnote, .ambox");
    return [...this.prose.querySelectorAll("p")].find(words);
  }

  /* Folded, a box keeps its caption and its casualties: the two things it is opened for. */
  foldButton(infobox) {
    for (const row of infobox.rows) {
      row.toggleAttribute("data-kept", row.rowIndex === 0 || row.matches(".infobox-casualties"));
    }
    if (infobox.querySelectorAll("tr:not([data-kept])").length < LONG) return null;
    const button = document.createElement("button");
    button.className = "button infobox-fold";
    button.type = "button";
    const fold = (folded) => {
      infobox.toggleAttribute("data-folded", folded);
      button.setAttribute("aria-expanded", String(!folded));
      button.textContent = folded ? this.dataset.unfold : this.dataset.fold;
    };
    button.addEventListener("click", () => fold(!infobox.hasAttribute("data-folded")));
    fold(true);
    return button;
  }

  /* The key e opens the section in view: its own link where the text has one, else the tab's. */
  editSectionInView() {
    const tab = document.querySelector('.tabs [data-keys="e"]');
    document.addEventListener("stet:section", ({ detail }) => {
      const heading = detail.heading?.closest(".mw-heading");
      this.dataset.section = heading?.querySelector(".mw-editsection a")?.search ?? "";
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "e" || typing(event) || !this.dataset.section) return;
      event.preventDefault();
      location.assign(tab.pathname + this.dataset.section);
    }, { capture: true });
  }
}

customElements.define("stet-article", StetArticle);
