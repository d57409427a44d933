"""Attacks rendered, then shown by a real browser without any policy that would hold them back."""

import pytest

from apps.wikitext import to_html
from tests.wikitext.attacks import generated_attacks, known_attacks
from tests.wikitext.inspection import ATTRIBUTES, PROTOCOLS, ids_of_the_frame

pytestmark = pytest.mark.journey

ADDRESS = "http://stet.test/wiki/Page"
CANARY = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = () => ran.push(name);
"""
INSPECT = """
({ attributes, protocols, ids }) => {
  const told = new Set();
  const events = ["mouseover", "mouseenter", "mousemove", "pointerdown", "focus", "focusin", "keydown", "click",
    "toggle", "beforetoggle", "animationstart", "transitionend", "load", "error", "begin", "start", "input"];
  const keepHere = (event) => {
    const link = event.target.closest("a[href]");
    if (link && protocols.includes(link.protocol)) event.preventDefault();
  };
  const inspect = (element) => {
    const allowed = attributes[element.localName];
    if (!allowed || element.namespaceURI !== "http://www.w3.org/1999/xhtml") told.add(`<${element.nodeName}>`);
    for (const { name, value } of element.attributes) {
      if (!allowed?.includes(name)) told.add(`<${element.localName} ${name}=${value}>`);
    }
    if (element.localName === "a" && element.hasAttribute("href") && !protocols.includes(element.protocol)) {
      told.add(`href=${element.href}`);
    }
    const style = getComputedStyle(element);
    if (style.position !== "static") told.add(`position: ${style.position}`);
    for (const name of element.style) {
      if (style.getPropertyValue(name).includes("url(")) told.add(`${name}: ${style.getPropertyValue(name)}`);
    }
  };
  const inspectAll = () => {
    for (const element of document.querySelectorAll("article *")) inspect(element);
    for (const child of document.body.children) if (!child.dataset.own) told.add(`outside: ${child.outerHTML}`);
    for (const id of ids) if (!document.getElementById(id).dataset.own) told.add(`id=${id}`);
  };
  const poke = (element) => {
    for (const name of events) element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
    if (element.tabIndex >= 0) element.focus();
  };
  document.addEventListener("click", keepHere);
  inspectAll();
  for (const element of document.querySelectorAll("article *")) poke(element);
  for (const article of document.querySelectorAll("article")) article.innerHTML = article.innerHTML;
  inspectAll();
  return [...told];
}
"""


@pytest.fixture
def show(page):
    """Return a function that shows pieces of HTML as articles of one page and returns what was not to be."""
    told = []
    page.on("dialog", lambda dialog: (told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("popup", lambda popup: told.append(f"window: {popup.url}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    ids = sorted(ids_of_the_frame())

    def show_articles(articles):
        frame = "".join(f'<div id="{name}" data-own="1"></div>' for name in ids)
        shown = "".join(f'<article data-own="1">{html}</article>' for html in articles)
        document = f"<!DOCTYPE html><title>t</title><script>{CANARY}</script><body>{shown}{frame}</body>"

        def answer(route):
            if route.request.url == ADDRESS:
                route.fulfill(body=document, content_type="text/html; charset=utf-8")
            else:
                told.append(f"request: {route.request.url}")
                route.abort()

        page.unroute_all()
        page.route("**/*", answer)
        page.goto(ADDRESS)
        lists = {
            "attributes": {tag: sorted(names) for tag, names in ATTRIBUTES.items()},
            # what is no address at all is of the protocol ":" and leads nowhere
            "protocols": [":", *(f"{name}:" for name in PROTOCOLS)],
            "ids": ids,
        }
        told.extend(page.evaluate(INSPECT, lists))
        page.wait_for_timeout(100)  # what was started late may still run or load
        told.extend(page.evaluate("window.ran"))
        assert page.locator("article").count() == len(articles)
        found = list(told)
        told.clear()
        return found

    return show_articles


def test_no_attack_runs_or_loads_in_a_browser(show):
    texts = [f"a {attack} b\n{attack}\n" for attack in known_attacks()]
    assert show([to_html(text) for text in [*texts, *generated_attacks(500, seed=2)]]) == []


def test_what_does_run_and_load_in_a_browser_is_told(show):
    told = show(
        [
            "<img src=//a onerror=alert(1)>",
            "<b id=main onmouseover=confirm(1)>b</b>",
            "<a href='javascript:prompt(1)'>c</a>",
            "<i style='position:fixed;background:url(//b)'>d</i>",
        ]
    )
    for word in (
        "request: http://a/", "request: http://b/", "<IMG>", "<b onmouseover=confirm(1)>", "href=javascript:prompt(1)",
        "position: fixed", "id=main", "alert", "confirm", "prompt",
    ):  # fmt: skip
        assert word in told
