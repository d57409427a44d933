/* <stet-sentences>: on a phone, where selecting is slow, a mark at each paragraph's end opens its sentences with the acts
   of the <stet-selection> around this element. */

import { lastOf, wordsOf } from "./selection.js";

const PHONE = "(width < 640px)";

class StetSentences extends HTMLElement {
  connectedCallback() {
    this.menu = this.closest("stet-selection");
    this.paragraphs = document.querySelectorAll(
      ".article-text .prose:not(.banners) > p, .article-text .prose:not(.banners) > section > p",
    );
    this.sheet = this.appendChild(document.createElement("dialog"));
    this.sheet.className = "selection-sheet";
    this.sheet.setAttribute("aria-label", this.menu.dataset.label);
    this.sheet.addEventListener("click", (event) => event.target === this.sheet && this.sheet.close());
    const phone = matchMedia(PHONE);
    phone.addEventListener("change", () => this.mark(phone.matches));
    this.mark(phone.matches);
  }

  mark(wanted) {
    for (const paragraph of this.paragraphs) {
      paragraph.querySelector(":scope > .paragraph-mark")?.remove();
      if (wanted && paragraph.textContent.trim()) paragraph.append(this.markOf(paragraph));
    }
  }

  markOf(paragraph) {
    const mark = document.createElement("button");
    Object.assign(mark, { className: "paragraph-mark", type: "button", textContent: "¶" });
    mark.setAttribute("aria-label", this.menu.dataset.label);
    mark.addEventListener("click", () => this.open(paragraph));
    return mark;
  }

  open(paragraph) {
    const sentences = sentencesOf(paragraph);
    if (!sentences.length) return;
    const list = document.createElement("fieldset");
    list.appendChild(document.createElement("legend")).textContent = this.dataset.which;
    const acts = document.createElement("div");
    acts.className = "acts";
    const choose = ({ quote, before }) => acts.replaceChildren(...this.menu.acts(quote, before, paragraph));
    for (const [number, sentence] of sentences.entries()) {
      const radio = Object.assign(document.createElement("input"), { type: "radio", name: "sentence", checked: !number });
      radio.addEventListener("change", () => choose(sentence));
      list.appendChild(document.createElement("label")).append(radio, sentence.quote);
    }
    choose(sentences[0]);
    const close = Object.assign(document.createElement("button"), { className: "link-button", textContent: this.dataset.close });
    const form = document.createElement("form");
    form.method = "dialog";
    form.append(list, acts, close);
    this.sheet.replaceChildren(form);
    this.sheet.showModal();
  }
}

/* The sentences of an element, each with the words before it. */
function sentencesOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
  const sentences = [...segmenter.segment(wordsOf(range))];
  return sentences.map(({ segment, index, input }) => ({ quote: segment.trim(), before: lastOf(input.slice(0, index)) }));
}

customElements.define("stet-sentences", StetSentences);
