"""What a browser may find in rendered text, as a list of its own; everything else is told.

The list knows nothing of the engine's: what somebody adds there by mistake is found here.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

BASE = Path(__file__).parents[2]

_TAGS = """
    a abbr b bdi bdo big blockquote br caption center cite code data dd del details dfn div dl dt em
    figcaption figure font h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rb rp rt rtc ruby s samp small
    span strike strong sub summary sup table tbody td th time tr tt u ul var wbr
"""
TAGS = frozenset(_TAGS.split())
_EVERYWHERE = """
    id class style lang dir title role about property resource datatype typeof itemid itemprop itemref
    itemscope itemtype tabindex data-sort-value data-sort-type data-flag
    aria-describedby aria-flowto aria-hidden aria-label aria-labelledby aria-level aria-owns
"""
_SOMEWHERE = {
    "a": "href rel hreflang",
    "blockquote q": "cite",
    "del ins": "cite datetime",
    "br": "clear",
    "data": "value",
    "details": "open",
    "div p h1 h2 h3 h4 h5 h6 caption": "align",
    "font": "size color face",
    "hr pre": "width",
    "li": "type value",
    "ol": "type start reversed data-mw-group",
    "table": "summary width border frame rules cellspacing cellpadding align bgcolor",
    "td th": "abbr axis headers scope rowspan colspan width height bgcolor align valign nowrap",
    "time": "datetime",
    "tr": "bgcolor align valign",
    "ul": "type",
}
ATTRIBUTES = {tag: frozenset(_EVERYWHERE.split()) for tag in TAGS}
for tags, names in _SOMEWHERE.items():
    for tag in tags.split():
        ATTRIBUTES[tag] |= frozenset(names.split())
_ADDRESSES = frozenset(["href", "cite", "about", "resource", "itemid", "itemtype"])
_PROTOCOLS = """
    bitcoin ftp ftps geo git gopher http https irc ircs magnet mailto matrix mms news nntp sftp sip sips sms ssh svn
    tel telnet urn worldwind xmpp
"""
PROTOCOLS = frozenset(_PROTOCOLS.split())
# A declaration in which nothing can load, run or leave its place: no function but these, no escapes, no comments.
_STYLE = re.compile(
    r"\s*(?!position|behavio|content|cursor|mask|filter|z-index|all\b|transform|animation|transition|-moz-bind|--)"
    r"[a-z-]+\s*:(?:[^\\():;{}@<>]|(?:rgba?|hsla?|calc|min|max|clamp|(?:repeating-)?(?:linear|radial)-gradient)\(|\))*\s*",
    re.IGNORECASE,
)
_ID = re.compile(r"""\bid="([A-Za-z][\w-]*|)(\{?)""")
_ID_BY_SCRIPT = re.compile(r"""\.id = "([\w-]+)\"""")


def find_dangers(html: str, page_ids: frozenset[str] = frozenset()) -> list[str]:
    """Return every tag, attribute and comment of the HTML that is on no list, and ids that are the page's own."""
    inspector = _Inspector(page_ids)
    inspector.feed(html)
    inspector.close()
    return inspector.found


class _Inspector(HTMLParser):
    def __init__(self, page_ids: frozenset[str]) -> None:
        super().__init__()
        self.page_ids = page_ids
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
            return
        for name, value in attributes:
            is_known = name in ATTRIBUTES[tag] or name.startswith("xmlns:")
            if not is_known or not self.is_harmless(name, value or ""):
                self.found.append(f"<{tag} {name}={value}>")

    def is_harmless(self, name: str, value: str) -> bool:
        if name in _ADDRESSES or name.startswith("xmlns:"):
            return is_harmless_address(value)
        if name == "style":
            return all(
                not part.strip() or part.isdecimal() or _STYLE.fullmatch(part)
                for part in without_comment(value).split(";")
            )
        if name == "tabindex":
            return value == "0"
        return name != "id" or value not in self.page_ids

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    handle_decl = handle_pi = unknown_decl = handle_comment


def is_harmless_address(value: str) -> bool:
    """Tell whether an address leads to a place in the page, to a page of the wiki or by a protocol on the list."""
    # a browser leaves out control characters at the start, and tabs and line ends anywhere
    value = re.sub(r"^[\0- ]+|[\t\n\r]", "", value)
    scheme, colon, _ = value.partition(":")
    return not colon or bool(re.search(r"[/?#]", scheme)) or scheme.lower() in PROTOCOLS


def without_comment(style: str) -> str:
    """Return a style without the comment that stands for one that was refused."""
    return "" if style in ("/* insecure input */", "/* invalid control char */") else style


def ids_of_the_frame() -> set[str]:
    """Return the ids that templates, template tags and scripts give to what stands around an article."""
    files = [*(BASE / "templates").rglob("*.html"), *(BASE / "apps").rglob("templatetags/*.py")]
    ids = {_numbered(found) for file in files for found in _ID.findall(file.read_text(encoding="utf-8"))}
    for script in (BASE / "apps/skin/static/skin/js").glob("*.js"):
        ids |= set(_ID_BY_SCRIPT.findall(script.read_text(encoding="utf-8")))
    return ids - {""}


def _numbered(found: tuple[str, str]) -> str:
    """Return an id as it may stand in a page: what the template puts into it is a number."""
    name, computed = found
    return f"{name}1" if name and computed else name
