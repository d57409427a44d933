/* <stet-runs>: a run of more than three notes reads [118–121]; every anchor stays where it is. */

const LONGEST = 3;

class StetRuns extends HTMLElement {
  connectedCallback() {
    let run = [];
    for (const mark of this.querySelectorAll("sup.reference")) {
      if (run.length && run.at(-1).nextSibling !== mark) run = this.close(run);
      run.push(mark);
    }
    this.close(run);
  }

  close(run) {
    if (run.length > LONGEST) this.fold(run);
    return [];
  }

  fold(run) {
    const links = run.map((mark) => mark.querySelector("a")).filter(Boolean);
    const numbers = links.map((link) => Number(link.textContent.replace(/[[\]]/g, "")));
    if (!numbers.every((number, index) => index === 0 || number === numbers[index - 1] + 1)) return;
    const [first, ...others] = links;
    first.dataset.run = links.map((link) => link.getAttribute("href").slice(1)).join(" ");
    first.textContent = `[${numbers[0]}–${numbers.at(-1)}]`;
    for (const link of others) {
      link.closest("sup").classList.add("unseen");
      link.tabIndex = -1;
    }
  }
}

customElements.define("stet-runs", StetRuns);
