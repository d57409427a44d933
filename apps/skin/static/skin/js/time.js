/* <stet-time>: within it, every time.stamp of the last day reads "12 min ago"; older ones keep their day. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

class StetTime extends HTMLElement {
  connectedCallback() {
    this.refresh();
    this.timer = setInterval(() => this.refresh(), MINUTE);
    this.observer = new MutationObserver(() => this.refresh());
    this.observer.observe(this, { childList: true, subtree: true });
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    this.observer.disconnect();
  }

  refresh() {
    for (const stamp of this.querySelectorAll("time.stamp")) {
      const words = this.words(Date.now() - Date.parse(stamp.dateTime));
      stamp.dataset.day ??= stamp.textContent;
      if (stamp.textContent !== (words ?? stamp.dataset.day)) stamp.textContent = words ?? stamp.dataset.day;
    }
  }

  words(age) {
    if (!(age > -MINUTE && age < DAY)) return null;
    if (age < MINUTE) return this.dataset.now;
    if (age < 60 * MINUTE) return this.dataset.minutes.replace("{n}", Math.floor(age / MINUTE));
    return this.dataset.hours.replace("{n}", Math.floor(age / (60 * MINUTE)));
  }
}

customElements.define("stet-time", StetTime);
