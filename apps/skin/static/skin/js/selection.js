/* <stet-selection>: words selected in an article get a menu (flag, copy link); on a phone a ¶ at the paragraph's end
   opens the same as a sheet. The menu only leads to the form that works without it. */
const PHONE = "(width < 640px)";
const NOT_WORDS = "sup.reference, sup.flag, .noprint, .mw-editsection, .paragraph-mark, style";
const QUOTE_LENGTH = 1000;
const BEFORE_LENGTH = 60;
const LINK_LENGTH = 80;

class StetSelection extends HTMLElement {
  connectedCallback() {
    this.prose = document.querySelector(".article-text .prose:not(.banners)");
    if (!this.prose) return;
    this.menu = this.appendChild(document.createElement("div"));
    this.menu.className = "selection-menu";
    this.menu.popover = "manual";
    this.menu.setAttribute("role", "group");
    this.menu.setAttribute("aria-label", this.dataset.label);
    this.sheet = this.appendChild(document.createElement("dialog"));
    this.sheet.className = "selection-sheet";
    this.sheet.setAttribute("aria-label", this.dataset.label);
    this.sheet.addEventListener("click", (event) => event.target === this.sheet && this.sheet.close());
    this.status = this.appendChild(document.createElement("p"));
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    document.addEventListener("selectionchange", () => this.later());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
    const phone = matchMedia(PHONE);
    phone.addEventListener("change", () => this.markParagraphs(phone.matches));
    this.markParagraphs(phone.matches);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.selected(), 200);
  }

  selected() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range || !this.prose.contains(range.commonAncestorContainer)) return this.hide();
    const quote = this.words(range);
    if (!/\p{L}|\p{N}/u.test(quote)) return this.hide();
    this.menu.replaceChildren(...this.acts(quote, this.wordsBefore(range), range.startContainer));
    this.menu.showPopover();
    const [at, menu] = [range.getBoundingClientRect(), this.menu.getBoundingClientRect()];
    const above = at.top - menu.height - 8;
    const start = Math.min(Math.max(16, at.left), document.documentElement.clientWidth - menu.width - 16);
    this.menu.style.top = `${scrollY + (above > 8 ? above : at.bottom + 8)}px`;
    this.menu.style.left = `${scrollX + start}px`;
  }

  hide() {
    if (this.menu.matches(":popover-open")) this.menu.hidePopover();
  }

  /* What a reader sees of a range, without numbers of notes and flags. */
  words(range) {
    const part = range.cloneContents();
    for (const other of part.querySelectorAll(NOT_WORDS)) other.remove();
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  wordsBefore(range) {
    const block = this.blockOf(range.startContainer);
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return this.words(before).slice(-BEFORE_LENGTH);
  }

  blockOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return element.closest("p, li, td, th, dd, blockquote, figcaption") ?? this.prose;
  }

  acts(quote, before, node) {
    const make = (name, more) => Object.assign(document.createElement(name), { className: "button", ...more });
    const flag = make("a", { href: this.raiseAddress(quote, before, node), textContent: this.dataset.flag });
    const copy = make("button", { type: "button", textContent: this.dataset.copy });
    copy.addEventListener("click", () => this.copy(quote, node, copy));
    return [flag, copy];
  }

  raiseAddress(quote, before, node) {
    const query = new URLSearchParams({ section: this.sectionOf(node), quote: quote.slice(-QUOTE_LENGTH) });
    if (before && quote.length <= QUOTE_LENGTH) query.set("before", before);
    return `${this.dataset.raise}?${query}`;
  }

  headingOf(node) {
    const links = [...this.prose.querySelectorAll(".mw-editsection a")];
    return links.filter((link) => link.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  }

  sectionOf(node) {
    return new URLSearchParams(this.headingOf(node)?.search).get("section") ?? "0";
  }

  async copy(quote, node, button) {
    const anchor = this.headingOf(node)?.closest("h1, h2, h3, h4, h5, h6, .heading")?.querySelector("[id]")?.id ?? "";
    const whole = quote.length > LINK_LENGTH ? quote.slice(0, LINK_LENGTH).replace(/\s\S*$/, "") : quote;
    const words = encodeURIComponent(whole);
    const link = `${location.origin}${location.pathname}#${anchor}:~:text=${words.replaceAll("-", "%2D")}`;
    try {
      await navigator.clipboard.writeText(link);
      button.textContent = this.status.textContent = this.dataset.copied;
    } catch {
      location.hash = anchor;
    }
  }

  /* On a phone selecting is slow: a mark at each paragraph's end opens its sentences. */
  markParagraphs(wanted) {
    for (const mark of this.prose.querySelectorAll(".paragraph-mark")) mark.remove();
    if (!wanted) return;
    for (const paragraph of this.prose.querySelectorAll(":scope > p, :scope > section > p")) {
      if (!paragraph.textContent.trim()) continue;
      const mark = paragraph.appendChild(document.createElement("button"));
      Object.assign(mark, { className: "paragraph-mark", type: "button", textContent: "¶", ariaLabel: this.dataset.label });
      mark.addEventListener("click", () => this.openSheet(paragraph));
    }
  }

  openSheet(paragraph) {
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    const sentences = [...new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" }).segment(this.words(range))];
    const title = document.createElement("h2");
    title.textContent = this.dataset.which;
    const list = document.createElement("ul");
    for (const { segment, index, input } of sentences) {
      const link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.href = this.raiseAddress(segment.trim(), input.slice(0, index).slice(-BEFORE_LENGTH), paragraph);
      link.textContent = segment.trim();
    }
    const [, copy] = this.acts(this.words(range), "", paragraph);
    const close = document.createElement("button");
    close.className = "button";
    close.textContent = this.dataset.close;
    const acts = document.createElement("form");
    acts.method = "dialog";
    acts.className = "acts";
    acts.append(copy, close);
    this.sheet.replaceChildren(title, list, acts);
    this.sheet.showModal();
  }
}

customElements.define("stet-selection", StetSelection);
