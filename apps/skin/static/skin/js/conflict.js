/* <stet-conflict>: Save is off until every place has an answer; the words in which the two sides differ are marked. */

class StetConflict extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.places = [...this.querySelectorAll(".place")];
    this.save = this.querySelector(".editor-save");
    this.left = this.querySelector(".conflict-left");
    this.form.addEventListener("change", () => this.count());
    for (const place of this.places) this.markWords(place);
    this.count();
  }

  count() {
    const open = this.places.filter((place) => !place.querySelector("input[type=radio]:checked"));
    for (const place of this.places) place.toggleAttribute("data-chosen", !open.includes(place));
    this.save.disabled = open.length > 0;
    this.left.textContent = open.length ? this.dataset.left.replace("{n}", open.length) : "";
  }

  markWords(place) {
    const [theirs, mine] = place.querySelectorAll(".side pre");
    const [first, second] = [theirs, mine].map((side) => side.textContent.split(/(?=\s)/));
    let [start, end] = [0, 0];
    while (start < first.length && start < second.length && first[start] === second[start]) start += 1;
    const room = Math.min(first.length, second.length) - start;
    while (end < room && first.at(-1 - end) === second.at(-1 - end)) end += 1;
    this.mark(theirs, first, start, end);
    this.mark(mine, second, start, end);
  }

  mark(side, words, start, end) {
    const marked = document.createElement("mark");
    marked.textContent = words.slice(start, words.length - end).join("");
    if (!marked.textContent || (start === 0 && end === 0)) return;
    side.replaceChildren(words.slice(0, start).join(""), marked, words.slice(words.length - end).join(""));
  }
}

customElements.define("stet-conflict", StetConflict);
