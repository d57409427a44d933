/* <stet-marks>: six marks for thumbs, above the keyboard. Each goes around the words chosen, and can be taken back. */

const MONTH = () => new Date().toLocaleString("en", { month: "long", year: "numeric" });
const DAY = () => new Date().toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });

/* before the words chosen, after them */
const MARKS = {
  bold: () => ["'''", "'''"],
  italic: () => ["''", "''"],
  link: () => ["[[", "]]"],
  cite: () => ["<ref>{{cite web |url=", ` |title= |date= |access-date=${DAY()}}}</ref>`],
  flag: () => ["", `{{citation needed|date=${MONTH()}}}`],
};

class StetMarks extends HTMLElement {
  connectedCallback() {
    this.text = this.closest("form").elements.text;
    this.hidden = false;
    /* the field keeps the caret and the keyboard stays up */
    this.addEventListener("pointerdown", (event) => event.preventDefault());
    this.addEventListener("click", (event) => {
      const mark = event.target.closest("button")?.value;
      if (mark === "undo") this.undo();
      else if (mark in MARKS) this.put(...MARKS[mark]());
    });
  }

  undo() {
    this.text.focus();
    document.execCommand("undo");
  }

  put(before, after) {
    const { selectionStart: start, selectionEnd: end, value } = this.text;
    const chosen = value.slice(start, end);
    this.text.focus();
    /* execCommand is the one way that browsers can undo */
    if (!document.execCommand("insertText", false, before + chosen + after)) {
      this.text.setRangeText(before + chosen + after, start, end, "end");
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const caret = start + before.length + chosen.length;
    this.text.setSelectionRange(caret, caret);
  }
}

customElements.define("stet-marks", StetMarks);
