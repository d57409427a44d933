"""Which HTML may stand in wikitext: lists of tags, attributes, CSS properties and protocols.

What is not on a list becomes text (tags) or is left out (attributes, properties). Tags are MediaWiki's; of the
`data-` attributes only those of sorting pass, since scripts of a page listen to the others.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import quote

from apps.wikitext.attributes import parse_attributes
from apps.wikitext.markers import CLOSE, OPEN, Aside

VOID_TAGS = frozenset(["br", "wbr", "hr"])
_PAIRED_TAGS = (
    "b bdi bdo del i ins u font big small sub sup h1 h2 h3 h4 h5 h6 cite code em s strike strong tt var div "
    "center blockquote ol ul dl table caption pre ruby rb rp rt rtc p span abbr dfn kbd samp data time mark q "
    "li dt dd td th tr"
)
ALLOWED_TAGS = frozenset(_PAIRED_TAGS.split()) | VOID_TAGS

PROTOCOLS = tuple(
    [
        "http://",
        "https://",
        "ftp://",
        "ftps://",
        "sftp://",
        "ssh://",
        "irc://",
        "ircs://",
        "xmpp:",
        "sip:",
        "sips:",
        "gopher://",
        "telnet://",
        "nntp://",
        "worldwind://",
        "mailto:",
        "tel:",
        "sms:",
        "news:",
        "svn://",
        "git://",
        "mms://",
        "bitcoin:",
        "magnet:",
        "urn:",
        "geo:",
        "matrix:",
        "//",
    ]
)
SCHEMES = frozenset(protocol.rstrip("/").rstrip(":") for protocol in PROTOCOLS) - {""}

_COMMON = frozenset(
    [
        "id",
        "class",
        "style",
        "lang",
        "dir",
        "title",
        "role",
        "about",
        "property",
        "resource",
        "datatype",
        "typeof",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
        "data-sort-value",
        "data-sort-type",
        "aria-describedby",
        "aria-flowto",
        "aria-hidden",
        "aria-label",
        "aria-labelledby",
        "aria-level",
        "aria-owns",
        "data-flag",
        "tabindex",
    ]
)
_ALIGN = frozenset(["align"])
_CELL = frozenset(
    [
        "abbr",
        "axis",
        "headers",
        "scope",
        "rowspan",
        "colspan",
        "width",
        "height",
        "bgcolor",
        "align",
        "valign",
        "nowrap",
    ]
)
_OWN_ATTRIBUTES = {
    **dict.fromkeys(["div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "caption"], _ALIGN),
    "blockquote": frozenset(["cite"]),
    "q": frozenset(["cite"]),
    "br": frozenset(["clear"]),
    "pre": frozenset(["width"]),
    "ins": frozenset(["cite", "datetime"]),
    "del": frozenset(["cite", "datetime"]),
    "ul": frozenset(["type"]),
    "ol": frozenset(["type", "start", "reversed"]),
    "li": frozenset(["type", "value"]),
    "table": frozenset(
        ["summary", "width", "border", "frame", "rules", "cellspacing", "cellpadding", "align", "bgcolor"]
    ),
    "tr": frozenset(["bgcolor", "align", "valign"]),
    "td": _CELL,
    "th": _CELL,
    "font": frozenset(["size", "color", "face"]),
    "hr": frozenset(["width"]),
    "time": frozenset(["datetime"]),
    "data": frozenset(["value"]),
}  # fmt: skip
ATTRIBUTES = {tag: _COMMON | _OWN_ATTRIBUTES.get(tag, frozenset()) for tag in ALLOWED_TAGS}

CSS_PROPERTIES = frozenset(
    [
        "background",
        "background-color",
        "border",
        "border-bottom",
        "border-bottom-color",
        "border-bottom-style",
        "border-bottom-width",
        "border-collapse",
        "border-color",
        "border-left",
        "border-left-color",
        "border-left-style",
        "border-left-width",
        "border-radius",
        "border-right",
        "border-right-color",
        "border-right-style",
        "border-right-width",
        "border-spacing",
        "border-style",
        "border-top",
        "border-top-color",
        "border-top-style",
        "border-top-width",
        "border-width",
        "box-shadow",
        "box-sizing",
        "break-after",
        "break-before",
        "break-inside",
        "caption-side",
        "clear",
        "color",
        "column-count",
        "column-gap",
        "column-rule",
        "column-rule-color",
        "column-rule-style",
        "column-rule-width",
        "column-width",
        "columns",
        "direction",
        "display",
        "empty-cells",
        "flex",
        "flex-basis",
        "flex-direction",
        "flex-flow",
        "flex-grow",
        "flex-shrink",
        "flex-wrap",
        "float",
        "font",
        "font-family",
        "font-size",
        "font-style",
        "font-variant",
        "font-weight",
        "gap",
        "hyphens",
        "justify-content",
        "align-items",
        "align-content",
        "align-self",
        "height",
        "letter-spacing",
        "line-height",
        "list-style",
        "list-style-position",
        "list-style-type",
        "margin",
        "margin-bottom",
        "margin-left",
        "margin-right",
        "margin-top",
        "max-height",
        "max-width",
        "min-height",
        "min-width",
        "overflow",
        "overflow-wrap",
        "overflow-x",
        "overflow-y",
        "padding",
        "padding-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "page-break-after",
        "page-break-before",
        "page-break-inside",
        "quotes",
        "tab-size",
        "table-layout",
        "text-align",
        "text-decoration",
        "text-indent",
        "text-transform",
        "unicode-bidi",
        "vertical-align",
        "visibility",
        "white-space",
        "width",
        "word-break",
        "word-spacing",
        "word-wrap",
        "writing-mode",
        "-moz-column-count",
        "-moz-column-width",
        "-webkit-column-count",
        "-webkit-column-width",
    ]
)
_CSS_DANGER = re.compile(
    r"expression|javascript|vbscript|behaviou?r|binding|(?:url|image|src|attr|element|image-set|cross-fade|paint)"
    r"\s*\(|@|\\|/\*|<|>|var\s*\(",
    re.IGNORECASE,
)
_RESERVED_ID = re.compile(r"(?:stet|id|hx|htmx|cite_note|cite_ref|mw)[-_]", re.IGNORECASE)
_PAGE_IDS = frozenset(
    [
        "content",
        "contents",
        "main",
        "search",
        "messages",
        "article",
        "footer",
        "header",
        "nav",
        "skip",
        "toc",
        "text",
        "top",
        "body",
        "page",
    ]
)
_TAG = re.compile(r"<(/?)([A-Za-z][^\t\n\v />\0<]*+)([^<>]*?)(/?)>|<|>")
# Attributes of all tags, written as they come out: most of what templates give.
_PLAIN = r"""[^"<>&\s'\[\]{}|]"""
_PLAIN_VALUE = rf'="{_PLAIN}*(?: {_PLAIN}+|&(?:amp|lt|gt|quot|#[0-9]{{2,3}});{_PLAIN}*)*"'
_PLAIN_ATTRIBUTES = re.compile(
    f" class{_PLAIN_VALUE}(?: (?:title|lang){_PLAIN_VALUE})?| title{_PLAIN_VALUE}(?: class{_PLAIN_VALUE})?"
)
# What later passes would take for markup.
_ARMOUR = str.maketrans({sign: f"&#{ord(sign)};" for sign in "[]{}|"})
_MAX_DEPTH = 120
# An HTML parser ends these where the next one begins, so they nest nothing.
_SELF_CLOSING = VOID_TAGS | {"li", "dt", "dd", "p", "td", "th", "tr", "caption"}
# A marker in a parameter that a template put into an address.
_ENCODED_OPEN = quote(OPEN)
_ENCODED_MARKER = re.compile(f"{_ENCODED_OPEN}[a-z][0-9]+{quote(CLOSE)}")


def sanitise(text: str, aside: Aside) -> str:
    """Return the text with every tag either on the list and cleaned, or escaped."""
    if "<" not in text and ">" not in text:
        return text
    return _TAG.sub(_TagCleaner(aside).clean, text)


class _TagCleaner:
    """Cleans the tags of one text and counts how deeply they are nested."""

    def __init__(self, aside: Aside) -> None:
        self.aside = aside
        self.depth = 0

    def clean(self, match: re.Match[str]) -> str:
        """Return the tag clean, or escaped where it is not allowed or nested too deeply."""
        closing, name, attributes, slash = match.groups()
        name = name.lower() if name else ""
        if name not in ALLOWED_TAGS:
            return _escape_angles(match[0])
        if closing:
            return self._end(name, match[0])
        if name not in _SELF_CLOSING:
            self.depth += 1
            if self.depth > _MAX_DEPTH:
                return _escape_angles(match[0])
        if attributes:
            attributes = clean_attributes(attributes, name, self.aside)
        return f"<{name}{attributes}{' /' if slash and name not in VOID_TAGS else ''}>"

    def _end(self, name: str, source: str) -> str:
        if name not in _SELF_CLOSING:
            self.depth = max(0, self.depth - 1)
        return _escape_angles(source) if name in VOID_TAGS and name != "br" else f"</{name}>"


def clean_attributes(source: str, tag: str, aside: Aside) -> str:
    """Return the attributes that this tag may have, with a space before each, or ""."""
    if not source or source.isspace():
        return ""
    if OPEN in source:
        source = aside.plain(source)
    if _ENCODED_OPEN in source:
        source = _ENCODED_MARKER.sub("", source)
    if _PLAIN_ATTRIBUTES.fullmatch(source) and "__" not in source:
        return source
    return _clean_common(source, tag) if len(source) < 100 else _clean_attributes(source, tag)


@lru_cache(maxsize=4096)
def _clean_common(source: str, tag: str) -> str:
    return _clean_attributes(source, tag)


def _clean_attributes(source: str, tag: str) -> str:
    allowed = ATTRIBUTES[tag]
    pieces = []
    for name, value in parse_attributes(source).items():
        if name in allowed:
            cleaned = _clean_value(name, value)
            if cleaned is not None:
                pieces.append(
                    f' {name}="{escape_attribute(cleaned).translate(_ARMOUR).replace("__", "&#95;_")}"'
                )
    return "".join(pieces)


def _clean_value(name: str, value: str) -> str | None:
    if name == "style":
        return clean_style(value)
    if name == "tabindex":
        return value if value == "0" else None
    if name == "id":
        return clean_id(value)
    if name in ("cite", "itemid", "itemtype", "about", "resource") and not is_safe_url(value):
        return None
    return value


def clean_style(value: str) -> str | None:
    """Return the declarations whose property is on the list or None; a comment where one may load or run anything."""
    if _CSS_DANGER.search(value):
        return "/* insecure input */"
    kept = []
    for declaration in value.split(";"):
        name, colon, _ = declaration.partition(":")
        if colon and name.strip().lower() in CSS_PROPERTIES:
            kept.append(declaration.strip())
    return "; ".join(kept) + (";" if value.rstrip().endswith(";") else "") if kept else None


def clean_id(value: str) -> str | None:
    """Return an id without spaces, or None where it could stand in for one of the page's own."""
    if _RESERVED_ID.match(value) or value.lower() in _PAGE_IDS:
        return None
    return value.replace(" ", "_") or None


def is_safe_url(url: str) -> bool:
    """Tell whether an address is relative or of a protocol on the list."""
    scheme, colon, _ = url.partition(":")
    if not colon or re.search(r"[/?#]", scheme):
        return True
    return scheme.strip().lower() in SCHEMES


def escape_attribute(value: str) -> str:
    """Return a plain value escaped for use between double quotes."""
    return html.escape(value, quote=True)


def _escape_angles(source: str) -> str:
    return source.replace("<", "&lt;").replace(">", "&gt;")
