/* <stet-problems>: the Problems panel of the editor kept up with the text. Its tab and Save count what is wrong, a
   line leads into the text, a fix is typed into it. Without a script each of them is sent with the form. */

const PAUSE = 1000;

/* A span of the text before, where it is in the text now; null where it was changed itself. */
function spanNow(before, now, start, end) {
  if (before === now) return [start, end];
  let head = 0;
  while (head < before.length && before[head] === now[head]) head += 1;
  if (end <= head) return [start, end];
  let tail = 0;
  const most = Math.min(before.length, now.length) - head;
  while (tail < most && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const moved = now.length - before.length;
  return start >= before.length - tail ? [start + moved, end + moved] : null;
}

/* The server counts code points, a field counts UTF-16. */
function unitsOf(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) units += text.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

class StetProblems extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.text = this.form.elements.text;
    this.button = this.querySelector("button");
    this.save = this.form.querySelector(".editor-save");
    this.answer = this.form.querySelector(".panel-answer");
    this.form.addEventListener("input", (event) => {
      if (event.target === this.text) this.later();
    });
    this.answer.addEventListener("click", (event) => this.clicked(event));
    this.form.addEventListener("stet:shown", ({ detail }) => {
      if (detail.button === this.button) this.take(detail.text);
    });
    this.later();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  /* A long text takes the server longer, and is asked about less often. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), Math.max(PAUSE, 10 * (this.took ?? 0)));
  }

  async refresh() {
    const data = new FormData(this.form, this.button);
    const [text, began] = [this.text.value, performance.now()];
    if (text === this.checked) return;
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const response = await fetch(this.form.getAttribute("action"), {
        method: "POST",
        body: data,
        headers: { "HX-Request": "true" },
        signal: this.asked.signal,
      });
      if (!response.ok || response.redirected) return;
      const html = await response.text();
      this.took = performance.now() - began;
      if (this.button.getAttribute("aria-pressed") === "true") this.replace(html, text);
      else this.count(new DOMParser().parseFromString(html, "text/html").querySelector(".problems"), text);
    } catch {
      /* the numbers stay as they were; the tab asks again when it is pressed */
    }
  }

  replace(html, text) {
    const rows = () => [...this.answer.querySelectorAll("a, button")];
    const place = rows().indexOf(document.activeElement);
    this.answer.innerHTML = html;
    if (place >= 0) (rows()[place] ?? this.answer).focus({ preventScroll: true });
    this.take(text);
  }

  take(text) {
    this.count(this.answer.querySelector(".problems"), text);
  }

  count(panel, text) {
    if (!panel) return;
    this.checked = text;
    this.button.textContent = panel.dataset.tab;
    this.save.textContent = panel.dataset.save;
  }

  clicked(event) {
    const [line, fix] = [event.target.closest("a[data-start]"), event.target.closest("button[data-fix]")];
    if (!line && !fix) return;
    event.preventDefault();
    if (line) this.choose(Number(line.dataset.start), Number(line.dataset.end));
    else this.mend(JSON.parse(fix.dataset.fix));
  }

  /* Select a span of the text that was checked; return whether it still stands there. */
  choose(start, end) {
    const units = [start, end].map((points) => unitsOf(this.checked, points));
    const span = spanNow(this.checked, this.text.value, ...units);
    if (!span) {
      this.checked = null;
      this.refresh();
      return false;
    }
    this.closest("stet-preview").select(...span);
    return true;
  }

  /* One replacement around all of the fix, so that one undo takes it back; execCommand is what browsers can undo. */
  mend(replacements) {
    const start = Math.min(...replacements.map(([from]) => from));
    const end = Math.max(...replacements.map(([, to]) => to));
    if (!this.choose(start, end)) return;
    let [words, place] = ["", start];
    const between = (from, to) => this.checked.slice(unitsOf(this.checked, from), unitsOf(this.checked, to));
    for (const [from, to, now] of replacements.toSorted((one, other) => one[0] - other[0])) {
      words += between(place, from) + now;
      place = to;
    }
    const typed = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
    if (!typed) {
      this.text.setRangeText(words, this.text.selectionStart, this.text.selectionEnd, "end");
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    clearTimeout(this.timer);
    this.refresh().then(() => {
      this.form.querySelector(".editor-panel [role=status]").textContent = this.button.textContent;
    });
  }
}

customElements.define("stet-problems", StetProblems);
