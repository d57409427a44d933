/* <stet-drafts>: what stands unsaved on this device, each with the way back to it. */

const PREFIX = "stet:draft:";
const MOST = 5;

class StetDrafts extends HTMLElement {
  connectedCallback() {
    const drafts = this.drafts().sort((one, other) => other.at - one.at).slice(0, MOST);
    this.querySelector("ul").append(...drafts.map((draft) => this.row(draft)));
    this.hidden = drafts.length === 0;
  }

  drafts() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(PREFIX))
        .map((name) => ({ ...JSON.parse(localStorage.getItem(name)), key: name.slice(PREFIX.length) }));
    } catch {
      return [];
    }
  }

  row({ key, text, at }) {
    const bar = key.lastIndexOf("|");
    const [path, section] = [key.slice(0, bar), key.slice(bar + 1)];
    const link = document.createElement("a");
    link.href = `/edit/${path}${section ? `?section=${section}` : ""}`;
    const title = decodeURIComponent(path).replaceAll("_", " ");
    const heading = /^\s*=+\s*(.+?)\s*=+\s*$/m.exec(text.slice(0, 300).trimStart().split("\n")[0])?.[1];
    link.textContent = heading ? `${title}: ${heading}` : title;
    const time = document.createElement("time");
    time.className = "stamp";
    time.dateTime = new Date(at).toISOString();
    time.title = time.dateTime;
    time.textContent = new Date(at).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
    const line = document.createElement("span");
    line.className = "soft";
    line.append(" · ", time);
    const row = document.createElement("li");
    row.append(link, line);
    return row;
  }
}

customElements.define("stet-drafts", StetDrafts);
