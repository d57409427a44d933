"""HTML in wikitext made safe: what is not on a list of `allowed` becomes text (tags) or is left out."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from urllib.parse import quote

from apps.wikitext.allowed import (
    ALLOWED_TAGS,
    ATTRIBUTES,
    PAGE_ID_NUMBERED,
    PAGE_ID_PREFIXES,
    PAGE_ID_SUFFIXES,
    PAGE_IDS,
    SCHEMES,
    VOID_TAGS,
)
from apps.wikitext.attributes import parse_attributes
from apps.wikitext.entities import escape_others
from apps.wikitext.markers import CLOSE, OPEN, Aside
from apps.wikitext.open_tags import OpenTags
from apps.wikitext.styles import clean_style

_PAGE_ID = re.compile(
    rf"(?:{'|'.join(PAGE_ID_PREFIXES)})[-_]|(?:{'|'.join(PAGE_ID_NUMBERED)})-[0-9]"
    rf"|[a-z-]{{1,40}}-(?:{'|'.join(PAGE_ID_SUFFIXES)})\Z"
)
# Each way begins with one of two signs, so that a search runs ten times as fast over what lies between.
_TAG = re.compile(r"<(/?)([A-Za-z][^\t\n\v />\0<]*+)([^<>]*+)>|<<*(?![A-Za-z/])|<|>>*+")
# Attributes of all tags, written as they come out: most of what templates give.
_PLAIN = r"""[^"<>&\s'\[\]{}|]"""
_PLAIN_VALUE = rf'="{_PLAIN}*(?: {_PLAIN}+|&(?:amp|lt|gt|quot|#[0-9]{{2,3}});{_PLAIN}*)*"'
_PLAIN_ATTRIBUTES = re.compile(
    f" class{_PLAIN_VALUE}(?: (?:title|lang){_PLAIN_VALUE})?| title{_PLAIN_VALUE}(?: class{_PLAIN_VALUE})?"
)
_ADDRESSES = frozenset(["cite", "itemid", "itemtype", "about", "resource"])
# What later passes would take for markup.
_ARMOUR = str.maketrans({sign: f"&#{ord(sign)};" for sign in "[]{}|"})
# An HTML parser ends these where the next one begins, so they nest nothing.
_SELF_CLOSING = VOID_TAGS | {"li", "dt", "dd", "p", "td", "th", "tr", "caption"}
_ITEMS = frozenset(["li", "dt", "dd"])
# Tags that say something to machines alone, with the attributes they must have.
_SILENT = {"meta": {"itemprop", "content"}, "link": {"itemprop", "href"}}
_OF_ITEMS = frozenset(["itemid", "itemref", "itemtype"])
# An HTML parser compares each attribute of a tag with all before it.
_MOST_NAMESPACES = 8
_NAMESPACE = re.compile(r"xmlns:[\w.:-]+", re.ASCII)
_BARE_TAGS = {f"<{tag}>": tag for tag in ALLOWED_TAGS - _SELF_CLOSING}
_BARE_ENDS = {f"</{tag}>": tag for tag in ALLOWED_TAGS - _SELF_CLOSING}
# A marker in a parameter that a template put into an address.
_ENCODED_OPEN = quote(OPEN)
_ENCODED_MARKER = re.compile(f"{_ENCODED_OPEN}[a-z][0-9]+{quote(CLOSE)}")


def sanitise(text: str, aside: Aside, source: str = "") -> str:
    """Return the text with every tag either on the list and cleaned, or escaped.

    How much may be open at once depends on the source of the fragment.
    """
    if "<" not in text and ">" not in text:
        return text
    return _TAG.sub(_TagCleaner(text, aside, source).clean, text)


class _TagCleaner:
    """Cleans the tags of one text and counts which are open."""

    def __init__(self, text: str, aside: Aside, source: str) -> None:
        self.aside = aside
        self.open = OpenTags(text, source)
        # By their source; of tags that nest nothing without the name.
        self.cleaned: dict[str, tuple[str, str]] = {}

    def clean(self, match: re.Match[str]) -> str:
        """Return the tag clean, or escaped where it is not allowed or nested too deeply."""
        source = match[0]
        if name := _BARE_TAGS.get(source):
            is_opened = self.open.open(name, len(source), match.start())
            return source if is_opened else _escape_angles(source)
        if name := _BARE_ENDS.get(source):
            self.open.close(name, match.start())
            return source
        if known := self.cleaned.get(source):
            return self._open(*known, match) if known[0] else known[1]
        closing, name, attributes = match.groups()
        name = name.lower() if name else ""
        if name not in ALLOWED_TAGS:
            is_silent = (
                not closing and name in _SILENT and _SILENT[name] <= parse_attributes(attributes).keys()
            )
            return self.aside.put_text("") if is_silent else _escape_angles(source)
        if closing:
            if name in _SELF_CLOSING:
                self.cleaned[source] = "", f"</{name}>"
            self.open.close(name, match.start())
            return f"</{name}>"
        return self._start(name, attributes, match)

    def _start(self, name: str, attributes: str, match: re.Match[str]) -> str:
        tag = f"<{name}>"
        if attributes:
            tag = f"<{name}{clean_attributes(attributes.removesuffix('/'), name, self.aside)}>"
            if attributes[-1] == "/" and name in _ITEMS:
                tag += f"</{name}>"
            elif attributes[-1] == "/" and name in VOID_TAGS:
                tag = tag[:-1] + " />"
        if name in _SELF_CLOSING:
            self.cleaned[match[0]] = "", tag
            return tag
        self.cleaned[match[0]] = name, tag
        return self._open(name, tag, match)

    def _open(self, name: str, tag: str, match: re.Match[str]) -> str:
        if self.open.open(name, len(tag), match.start()):
            return tag
        tag = f"<{name}>"
        return tag if self.open.open(name, len(tag), match.start()) else _escape_angles(match[0])


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
    values = parse_attributes(escape_others(source))
    if "itemscope" not in values:
        values = {name: value for name, value in values.items() if name not in _OF_ITEMS}
    namespaces = [name for name in values if name.startswith("xmlns:")][:_MOST_NAMESPACES]
    for name, value in values.items():
        if name in allowed or (name in namespaces and _NAMESPACE.fullmatch(name)):
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
    if (name in _ADDRESSES or name.startswith("xmlns:")) and not is_safe_url(value):
        return None
    return value


def clean_id(value: str) -> str | None:
    """Return an id without spaces, or None where it could stand in for one of the page's own."""
    value = value.replace(" ", "_")
    return value if value and not is_page_id(value) else None


def is_page_id(value: str) -> bool:
    """Tell whether the frame of a page may use this id itself."""
    return value in PAGE_IDS or _PAGE_ID.match(value) is not None


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
