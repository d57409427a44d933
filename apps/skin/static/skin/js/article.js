/* <stet-article>: "edit" at each heading for those who may, tables that scroll inside themselves, a folded infobox
   behind the first paragraph on a phone. */

const PHONE = "(width < 640px)";

class StetArticle extends HTMLElement {
  connectedCallback() {
    this.prose = this.querySelector(".prose");
    this.wrapTables();
    this.placeInfobox();
    if (this.dataset.edit) this.offerEditing();
  }

  wrapTables() {
    for (const table of this.prose.querySelectorAll("table.wikitable")) {
      if (table.parentElement.closest("table, .scroll")) continue;
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

  placeInfobox() {
    const infobox = this.prose.querySelector("table.infobox");
    const first = this.firstParagraph();
    if (!infobox || !first || !(infobox.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
    const home = document.createComment("infobox");
    infobox.before(home);
    const button = this.foldButton(infobox);
    const screen = matchMedia(PHONE);
    const place = () => {
      if (screen.matches) first.after(infobox, button);
      else {
        home.after(infobox);
        button.remove();
      }
    };
    screen.addEventListener("change", place);
    place();
  }

  firstParagraph() {
    const words = (paragraph) => paragraph.textContent.trim() && !paragraph.closest("table, .banner, .hatnote, .ambox");
    return [...this.prose.querySelectorAll("p")].find(words);
  }

  /* Folded, a box keeps its caption and its casualties: the two things it is opened for. */
  foldButton(infobox) {
    const rows = [...infobox.rows];
    let losses = false;
    rows.forEach((row, index) => {
      if (row.querySelector("th")) losses = /casualt|losses/i.test(row.querySelector("th").textContent);
      if (index === 0 || losses) row.dataset.kept = "";
    });
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

  offerEditing() {
    const tab = document.querySelector('.tabs [data-keys="e"]');
    const headings = [...document.querySelectorAll("#contents a")].map((link) => link.hash.slice(1)).slice(1);
    headings.forEach((anchor, index) => {
      const heading = document.getElementById(decodeURIComponent(anchor))?.closest("h1, h2, h3, h4, h5, h6");
      if (!heading || heading.querySelector(".edit-section")) return;
      const link = document.createElement("a");
      link.className = "edit-section";
      link.href = `${this.dataset.edit}?section=${index + 1}`;
      link.textContent = this.dataset.editWord;
      link.setAttribute("aria-label", this.dataset.editName.replace("{heading}", heading.textContent.trim()));
      heading.append(link);
    });
    document.addEventListener("stet:section", ({ detail }) => {
      this.section = detail.number;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "e" && tab && this.section !== undefined) tab.href = `${this.dataset.edit}?section=${this.section}`;
    }, { capture: true });
  }
}

customElements.define("stet-article", StetArticle);
