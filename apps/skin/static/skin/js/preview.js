/* <stet-preview>: Preview, Changes and Problems without leaving the form; Ctrl+Enter saves. Where no piece comes back, the
   form is sent as it would be without a script. */

class StetPreview extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.text = this.form.elements.text;
    this.answer = this.querySelector(".panel-answer");
    this.status = this.querySelector("[role=status]");
    this.form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!["preview", "changes", "problems"].includes(button?.value) || this.isPlain) return;
      event.preventDefault();
      event.stopPropagation();
      this.show(button, new FormData(this.form, button));
    }, { capture: true });
    this.closest("stet-draft")?.addEventListener("stet:compare", ({ detail }) => this.compare(detail));
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.form.requestSubmit(this.querySelector(".editor-save"));
    });
    this.querySelector(".editor-next")?.addEventListener("click", () => {
      const button = this.querySelector("[value=changes]");
      this.show(button, new FormData(this.form, button));
    });
    this.text.addEventListener("scroll", () => this.follow(), { passive: true });
  }

  compare(draft) {
    const button = this.querySelector("[value=changes]");
    const data = new FormData(this.form, button);
    data.set("text", draft.text);
    data.set("base", draft.base);
    this.show(button, data);
  }

  async show(button, data) {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.answer.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(this.form.getAttribute("action"), {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
      });
      if (turn !== this.turn) return;
      if (!response.ok || response.redirected) {
        this.sendPlainly(button);
        return;
      }
      this.answer.innerHTML = await response.text();
      this.mark(button);
      button.dispatchEvent(new CustomEvent("stet:shown", { bubbles: true, detail: { button, text: data.get("text") } }));
    } catch {
      this.say(this.dataset.failed);
    } finally {
      this.answer.removeAttribute("aria-busy");
    }
  }

  mark(button) {
    for (const each of this.querySelectorAll(".panel-acts button")) each.setAttribute("aria-pressed", String(each === button));
    this.status.textContent = this.dataset.shown;
    this.follow();
    if (getComputedStyle(this.answer).overflowY !== "auto") this.answer.scrollIntoView({ block: "nearest" });
  }

  say(sentence) {
    const line = document.createElement("p");
    line.className = "strip strip--warn";
    line.textContent = sentence;
    this.answer.prepend(line);
    this.status.textContent = sentence;
  }

  sendPlainly(button) {
    this.isPlain = true;
    this.form.requestSubmit(button);
    this.isPlain = false;
  }

  /* Select a span of the text and bring it into view: no browser tells how far down it is, so a copy of the field
     ends there. */
  select(start, end) {
    const copy = this.text.cloneNode();
    copy.removeAttribute("id");
    copy.removeAttribute("name");
    const size = { blockSize: 0, inlineSize: `${this.text.offsetWidth}px`, overflowY: "scroll" };
    Object.assign(copy.style, { ...size, position: "absolute", visibility: "hidden" });
    copy.value = this.text.value.slice(0, start);
    this.text.after(copy);
    const depth = copy.scrollHeight;
    copy.remove();
    this.text.focus();
    this.text.setSelectionRange(start, end);
    this.text.scrollTop = depth - this.text.clientHeight / 3;
    this.text.scrollIntoView({ block: "nearest" });
  }

  /* The panel stands as far down as the text does. */
  follow() {
    const [room, length] = [this.text.scrollHeight - this.text.clientHeight, this.answer.scrollHeight - this.answer.clientHeight];
    if (room > 0 && length > 0) this.answer.scrollTop = (this.text.scrollTop / room) * length;
  }
}

customElements.define("stet-preview", StetPreview);
