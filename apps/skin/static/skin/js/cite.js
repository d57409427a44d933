/* <stet-cite>: the Cite panel beside the editor's text. What is found or made there is set at the caret. Without a
   script its link opens the same panel as a page of its own. */

class StetCite extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.text = document.getElementById("id_text");
    if (!this.text) return;
    this.dialog = document.createElement("dialog");
    this.dialog.className = "dialog cite-dialog";
    this.dialog.setAttribute("aria-labelledby", "cite-title");
    // outside of the editor's form: forms do not nest
    document.body.append(this.dialog);
    this.link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.open();
    });
    this.dialog.addEventListener("submit", (event) => this.sent(event));
    this.dialog.addEventListener("click", (event) => this.clicked(event));
    this.onKey = (event) => {
      if (event.key.toLowerCase() !== "k" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.open();
    };
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
    this.dialog?.remove();
  }

  open() {
    if (this.dialog.open) return;
    this.caret = this.text.selectionEnd;
    const chosen = this.text.value.slice(this.text.selectionStart, this.text.selectionEnd).trim();
    this.dialog.replaceChildren();
    this.dialog.showModal();
    const address = new URL(this.link.href);
    if (chosen && chosen.length < 300) address.searchParams.set("q", chosen);
    this.ask(address);
  }

  async ask(address, options = {}) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const response = await fetch(address, { ...options, headers: { Accept: "text/html;fragment" } });
      const html = await response.text();
      if (turn !== this.turn) return;
      if (response.redirected || ![200, 422].includes(response.status)) throw new Error(response.status);
      this.show(html);
    } catch {
      if (turn === this.turn) this.say(this.dataset.failed);
    }
  }

  show(html) {
    this.dialog.innerHTML = `<div class="cite-panel">${html}</div>`;
    this.head();
    for (const button of this.dialog.querySelectorAll("[data-cite-insert]")) button.hidden = false;
    (this.dialog.querySelector("[aria-invalid=true], .cite-made button") ?? this.dialog.querySelector("#cite-q")).focus();
  }

  say(sentence) {
    const line = document.createElement("p");
    line.className = "strip strip--warn";
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    this.dialog.querySelector(".cite-failed")?.remove();
    line.classList.add("cite-failed");
    if (!this.dialog.querySelector("#cite-title")) this.head();
    this.dialog.append(line);
  }

  head() {
    const head = document.createElement("p");
    head.className = "cite-head";
    const title = document.createElement("b");
    title.id = "cite-title";
    title.textContent = this.dataset.label;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "link-button";
    close.dataset.citeClose = "";
    close.textContent = this.dataset.close;
    head.append(title, close);
    this.dialog.prepend(head);
  }

  sent(event) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form, event.submitter);
    const address = new URL(form.getAttribute("action"), location.href);
    if (form.method === "post") this.ask(address, { method: "POST", body: data });
    else {
      address.search = new URLSearchParams(data);
      this.ask(address);
    }
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (button?.hasAttribute("data-cite-close")) this.dialog.close();
    if (button?.hasAttribute("data-cite-insert")) {
      const text = button.closest("li, .cite-made").querySelector("[data-cite-text]").value;
      this.dialog.close();
      this.insert(text);
    }
  }

  /* Behind what is selected, so that no word is lost; execCommand keeps the browser's own undo. */
  insert(text) {
    this.text.focus();
    this.text.setSelectionRange(this.caret, this.caret);
    if (!document.execCommand("insertText", false, text)) {
      this.text.setRangeText(text, this.caret, this.caret, "end");
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

customElements.define("stet-cite", StetCite);
