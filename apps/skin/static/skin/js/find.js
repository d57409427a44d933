/* <stet-find>: words found in the article, where a browser on a phone hides its own search. */

const MOST = 2000;

/* Lower case in which every character keeps its place: "İ" would become two. */
function fold(text) {
  return Array.from(text, (sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join("");
}

class StetFind extends HTMLElement {
  connectedCallback() {
    if (!window.CSS?.highlights) return;
    this.field = this.querySelector("input");
    this.count = this.querySelector("output");
    document.addEventListener("click", (event) => event.target.closest("[data-find]") && this.open());
    this.field.addEventListener("input", () => this.find());
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go(1);
    });
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.querySelector("[value=back]").addEventListener("click", () => this.go(-1));
    this.querySelector("[value=close]").addEventListener("click", () => this.close());
    for (const button of document.querySelectorAll("[data-find]")) button.hidden = false;
  }

  open() {
    this.hidden = false;
    this.field.focus();
    this.field.select();
  }

  close() {
    this.hidden = true;
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-here");
  }

  find() {
    const words = fold(this.field.value.trim());
    this.found = words.length > 1 ? this.ranges(words) : [];
    this.at = -1;
    CSS.highlights.set("found", new Highlight(...this.found));
    CSS.highlights.delete("found-here");
    this.count.textContent = words.length > 1 ? this.found.length : "";
    if (this.found.length) this.go(1);
  }

  /* The text is read as one line, so that words in two elements are found too. */
  ranges(words) {
    const walker = document.createTreeWalker(document.querySelector(".article-text"), NodeFilter.SHOW_TEXT);
    const [nodes, starts] = [[], []];
    let text = "";
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
      starts.push(text.length);
      text += walker.currentNode.data;
    }
    text = fold(text);
    const place = (offset, range, side, from) => {
      let index = from;
      while (index + 1 < nodes.length && starts[index + 1] <= offset - (side === "setEnd" ? 1 : 0)) index += 1;
      range[side](nodes[index], offset - starts[index]);
      return index;
    };
    const found = [];
    let node = 0;
    for (let at = text.indexOf(words); at >= 0 && found.length < MOST; at = text.indexOf(words, at + words.length)) {
      const range = new Range();
      node = place(at, range, "setStart", node);
      place(at + words.length, range, "setEnd", node);
      found.push(range);
    }
    return found;
  }

  go(step) {
    if (!this.found?.length) return;
    this.at = (this.at + step + this.found.length) % this.found.length;
    const range = this.found[this.at];
    CSS.highlights.set("found-here", new Highlight(range));
    this.count.textContent = `${this.at + 1}/${this.found.length}`;
    range.startContainer.parentElement.closest("details")?.setAttribute("open", "");
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
}

customElements.define("stet-find", StetFind);
