/* <stet-selection>: words selected in an article get a menu: flag, discuss, copy link. It only leads to the forms that
   work without it. */

const NOT_WORDS = "sup.reference, sup.flag, .noprint, .mw-editsection, .paragraph-mark, style";
const BLOCKS = "p, li, td, th, dd, blockquote, figcaption";
const BEFORE_LENGTH = 60;
const QUOTE_LENGTH = 1000;
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
    this.status = this.appendChild(document.createElement("p"));
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    document.addEventListener("selectionchange", () => this.later());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hide());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.selected(), 200);
  }

  selected() {
    const selection = getSelection();
    const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    if (!range || !this.prose.contains(range.commonAncestorContainer)) return this.hide();
    const quote = wordsOf(range);
    if (!/\p{L}|\p{N}/u.test(quote)) return this.hide();
    this.menu.replaceChildren(...this.acts(quote, wordsBefore(range, this.prose), range.startContainer));
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

  /* What can be done with words that stand at a node. */
  acts(quote, before, node) {
    const make = (name, more) => Object.assign(document.createElement(name), { className: "button", ...more });
    const place = { section: sectionOf(node, this.prose), quote: quote.slice(-QUOTE_LENGTH) };
    const talk = `${this.dataset.talk}?${new URLSearchParams(place)}#start`;
    const more = before && quote.length <= QUOTE_LENGTH ? { before } : {};
    const raise = `${this.dataset.raise}?${new URLSearchParams({ ...place, ...more })}`;
    const copy = make("button", { type: "button", textContent: this.dataset.copy });
    copy.addEventListener("click", () => this.copy(quote, node, copy));
    return [
      make("a", { href: raise, textContent: this.dataset.flag }),
      make("a", { href: talk, textContent: this.dataset.discuss }),
      copy,
    ];
  }

  async copy(quote, node, button) {
    const anchor = anchorOf(node, this.prose);
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
}

/* What a reader sees of a range, without numbers of notes and flags. */
export function wordsOf(range) {
  const part = range.cloneContents();
  for (const other of part.querySelectorAll(NOT_WORDS)) other.remove();
  return part.textContent.replace(/\s+/g, " ").trim();
}

function wordsBefore(range, prose) {
  const { startContainer: node } = range;
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const before = document.createRange();
  before.setStart(element.closest(BLOCKS) ?? prose, 0);
  before.setEnd(node, range.startOffset);
  return lastOf(wordsOf(before));
}

function sectionOf(node, prose) {
  return new URLSearchParams(editLinkOf(node, prose)?.search).get("section") ?? "0";
}

/* The id of the heading that a place stands under, "" in the lead. */
function anchorOf(node, prose) {
  const heading = editLinkOf(node, prose)?.closest("h1, h2, h3, h4, h5, h6, .heading");
  return heading?.querySelector("[id]")?.id ?? "";
}

function editLinkOf(node, prose) {
  const links = [...prose.querySelectorAll(".mw-editsection a")];
  return links.filter((link) => link.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
}

export function lastOf(words) {
  return words.slice(-BEFORE_LENGTH);
}

customElements.define("stet-selection", StetSelection);
