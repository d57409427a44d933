"""The last pass: well-formed, safe HTML from what the other passes wrote.

An HTML5 parser (nh3, html5ever inside) closes and nests what is not, and drops whatever is on no list, so
that nothing gets through that an earlier pass let slip.
"""

from __future__ import annotations

import re

import nh3

from apps.wikitext.allowed import ALLOWED_TAGS, ATTRIBUTES, SCHEMES
from apps.wikitext.markers import KEPT, OPEN
from apps.wikitext.paragraphs import LOOSE, has_french_spaces, wrap_loose

__all__ = ["balance", "clean", "has_french_spaces", "tidy_block", "tidy_contents", "tidy_inline"]

_OWN_TAGS = {"a", "figure", "figcaption", "tbody"}
_ATTRIBUTES = {tag: set(names) for tag, names in ATTRIBUTES.items()}
_ATTRIBUTES |= {
    "a": {"href", "title", "class", "rel", "id", "lang", "dir", "hreflang", "role", "aria-label"},
    "figure": {"class", "style"},
    "figcaption": {"class"},
}

_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS) | _OWN_TAGS,
    attributes=_ATTRIBUTES,
    generic_attribute_prefixes={"xmlns:"},
    link_rel=None,
    url_schemes=set(SCHEMES),
    strip_comments=True,
)
_CONTENTS_TAGS = {"b", "bdi", "del", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup"}
_CONTENTS_CLEANER = nh3.Cleaner(
    tags=_CONTENTS_TAGS,
    attributes={"span": {"lang", "dir"}, "bdi": {"lang", "dir"}, "i": {"lang", "dir"}},
    link_rel=None,
)
_PRE_NEWLINE = re.compile(r"(<pre\b[^>]*>)\n")
# The cleaner takes time by the square of the ampersands and unbroken spaces in one text, since it looks for the
# next of each kind again behind every other; for unbroken spaces by their first byte, which they share with the
# rest of Latin-1's signs. Where there are many, noncharacters stand in for them, which it passes on as they are
# and no text can hold.
_FEW = 5000
_AMPERSAND = re.compile("&(?:amp|AMP|#38);")
_SPACE = re.compile("&(?:nbsp|NonBreakingSpace|#160);|\u00a0")
_AMPERSAND_STAND_IN, _SPACE_STAND_IN, _SIGN_STAND_IN = "\ufdd2", "\ufdd3", "\ufdd4"
_SIGN = re.compile("[\x80-\xbf]")
_STANDS_FOR_SIGN = re.compile(f"{_SIGN_STAND_IN}(.)")
_FIRST_BYTE = b"\xc2"
_SHIFT = 0x80
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
# What stands in a table outside of its cells goes before the table, loose, as in MediaWiki.
_TABLE_PART = "(?:table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)\\b"
_LOOSE_IN_TABLE = re.compile(
    rf"(<table\b[^<>]*+>|</?tr\b[^<>]*+>|</t[dh]>|</caption>)(\s*+)(?!<(?:/|{_TABLE_PART})|{OPEN}|\Z)"
    rf"((?:[^<]|<(?!/?{_TABLE_PART}))++)"
)
# Nobody writes so much into one table; each costs the HTML parser a walk over all before it.
_MOST_LOOSE = 200


def tidy_block(html: str) -> str:
    """Return well-formed safe HTML for a page; loose inline content is in paragraphs."""
    html = _mark_loose(_PRE_NEWLINE.sub(r"\1\n\n", html.rstrip()))
    html = clean(html)
    return _EMPTY_PARAGRAPH.sub("", wrap_loose(html))


def _mark_loose(html: str) -> str:
    """Return the text with an element around what stands in its tables outside of their cells."""
    start = html.find("<table")
    if start < 0:
        return html
    return html[:start] + _LOOSE_IN_TABLE.sub(rf"\1\2{LOOSE}\3</div>", html[start:], count=_MOST_LOOSE)


def tidy_inline(html: str) -> str:
    """Return well-formed safe HTML for a place inside a line or list item."""
    html = clean(html)
    if (OPEN in html and "<" in html) or "<blockquote" in html or has_french_spaces(html):
        return wrap_loose(html, is_inline=True)
    return html


def balance(html: str) -> str:
    """Return safe HTML that leaves nothing open to what comes behind it."""
    return clean(html)


def tidy_contents(html: str) -> str:
    """Return a heading as it may stand in the contents: its words with their emphasis and language alone."""
    return _clean(html, _CONTENTS_CLEANER)


def clean(html: str) -> str:
    """Return the HTML well-formed, without what is on no list."""
    html = _clean(html, _CLEANER)
    return html.replace(f'href="{KEPT}', 'href="') if KEPT in html else html


def _clean(html: str, cleaner: nh3.Cleaner) -> str:
    if len(html) < _FEW or html.count("&") + _count_signs(html) < _FEW:
        return cleaner.clean(html)
    html = _SPACE.sub(_SPACE_STAND_IN, _AMPERSAND.sub(_AMPERSAND_STAND_IN, html))
    html = _SIGN.sub(lambda match: _SIGN_STAND_IN + chr(ord(match[0]) + _SHIFT), html)
    html = cleaner.clean(html).replace(_AMPERSAND_STAND_IN, "&amp;").replace(_SPACE_STAND_IN, "&nbsp;")
    return _STANDS_FOR_SIGN.sub(lambda match: chr(ord(match[1]) - _SHIFT), html)


def _count_signs(html: str) -> int:
    return 0 if html.isascii() else html.encode("utf-8", "replace").count(_FIRST_BYTE)
