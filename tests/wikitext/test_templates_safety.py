from html.parser import HTMLParser

from apps.wikitext import to_html
from apps.wikitext.templates import find_template, known_names

HOSTILE = (
    '"><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "'onfocus='alert(1)",
    "javascript:alert(1)",
    "[javascript:alert(1) x]",
    'https://example.org/" onclick="alert(1)',
    "<img src=x onerror=alert(1)>",
    'x style="background:url(//example.org)"',
    "expression(alert(1))",
    "[[File:x|link=javascript:alert(1)]]",
    "</td></table></cite><svg/onload=alert(1)>",
    "&quot; onload=&quot;alert(1)",
)
NAMES = (
    "1", "2", "3", "4", "name", "title", "url", "image", "caption", "text", "date", "group", "lang", "id",
    "width", "style", "align", "link", "last", "list1", "image1", "label1", "colwidth", "archive-url", "website",
)  # fmt: skip
FORBIDDEN_TAGS = frozenset(
    ["script", "svg", "iframe", "object", "embed", "style", "math", "input", "form", "link", "meta", "base"]
)


class Watcher(HTMLParser):
    """Gathers what could run."""

    def __init__(self):
        super().__init__()
        self.dangers = []

    def handle_starttag(self, tag, attributes):
        if tag in FORBIDDEN_TAGS:
            self.dangers.append(tag)
        for name, value in attributes:
            value = (value or "").strip().lower()
            if name.startswith("on") or (
                name in ("href", "src") and value.startswith(("javascript:", "data:"))
            ):
                self.dangers.append((tag, name, value))
            if name == "style" and ("url" in value or "expression" in value):
                self.dangers.append((tag, name, value))


def test_no_parameter_of_any_template_can_run():
    names = {find_template(name): name for name in known_names()}
    for name in names.values():
        for payload in HOSTILE:
            wikitext = "{{" + name + "".join(f"|{parameter}={payload}" for parameter in NAMES) + "}}"
            watcher = Watcher()
            watcher.feed(to_html(wikitext))
            assert watcher.dangers == [], wikitext
