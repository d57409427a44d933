"""The last pass: well-formed, safe HTML from what the other passes wrote.

An HTML5 parser (nh3, html5ever inside) closes and nests what is not, and drops whatever is on no list, so
that nothing gets through that an earlier pass let slip. Then loose text and inline elements outside of any
block are put into paragraphs, as MediaWiki does after its own HTML5 pass.
"""

from __future__ import annotations

import re

import nh3

from apps.wikitext.allowed import ALLOWED_TAGS, ATTRIBUTES, SCHEMES
from apps.wikitext.markers import CLOSE, OPEN, mark

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
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_VOID = frozenset(["br", "hr", "img", "wbr"])
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>")
# Punctuation that French sets off with a space must not begin a line, as in MediaWiki.
_FRENCH_SPACE = re.compile(r" (?=[?:;!%»›](?!\w))")
_FRENCH_QUOTE = re.compile(r"([«‹]) ")
_PRE_NEWLINE = re.compile(r"(<pre\b[^>]*>)\n")
_PLACEHOLDER = re.compile(OPEN + r"[a-z]\d+" + CLOSE)
_KEPT_IN_TAG = re.compile(r' (?:id="' + OPEN + r"h\d+" + CLOSE + r'"|class="' + OPEN + r"l\d+" + CLOSE + '")')
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
_LOOSE = f'<div class="{mark("f", 0)}">'


def tidy_block(html: str) -> str:
    """Return well-formed safe HTML for a page; loose inline content is in paragraphs."""
    html = _mark_loose(_PRE_NEWLINE.sub(r"\1\n\n", html.rstrip()))
    html = clean(html)
    return _EMPTY_PARAGRAPH.sub("", _Wrapper(html).run())


def _mark_loose(html: str) -> str:
    """Return the text with an element around what stands in its tables outside of their cells."""
    start = html.find("<table")
    if start < 0:
        return html
    return html[:start] + _LOOSE_IN_TABLE.sub(rf"\1\2{_LOOSE}\3</div>", html[start:], count=_MOST_LOOSE)


def tidy_inline(html: str) -> str:
    """Return well-formed safe HTML for a place inside a line or list item."""
    html = clean(html)
    if OPEN in html or "<blockquote" in html or has_french_spaces(html):
        return _Wrapper(html, is_inline=True).run()
    return html


def has_french_spaces(text: str) -> bool:
    """Tell whether there are spaces that are kept unbroken beside their punctuation."""
    has_quotes = "«" in text or "‹" in text
    return _FRENCH_SPACE.search(text) is not None or (has_quotes and _FRENCH_QUOTE.search(text) is not None)


def balance(html: str) -> str:
    """Return safe HTML that leaves nothing open to what comes behind it."""
    return clean(html)


def tidy_contents(html: str) -> str:
    """Return a heading as it may stand in the contents: its words with their emphasis and language alone."""
    return _clean(html, _CONTENTS_CLEANER)


def clean(html: str) -> str:
    """Return the HTML well-formed, without what is on no list."""
    return _clean(html, _CLEANER)


def _clean(html: str, cleaner: nh3.Cleaner) -> str:
    if len(html) < _FEW or html.count("&") + _count_signs(html) < _FEW:
        return cleaner.clean(html)
    html = _SPACE.sub(_SPACE_STAND_IN, _AMPERSAND.sub(_AMPERSAND_STAND_IN, html))
    html = _SIGN.sub(lambda match: _SIGN_STAND_IN + chr(ord(match[0]) + _SHIFT), html)
    html = cleaner.clean(html).replace(_AMPERSAND_STAND_IN, "&amp;").replace(_SPACE_STAND_IN, "&nbsp;")
    return _STANDS_FOR_SIGN.sub(lambda match: chr(ord(match[1]) - _SHIFT), html)


def _count_signs(html: str) -> int:
    return 0 if html.isascii() else html.encode("utf-8", "replace").count(_FIRST_BYTE)


class _Place:
    """A place whose loose content goes into paragraphs: the page itself or a quotation."""

    __slots__ = ("depth", "inline", "is_blank", "paragraph")

    def __init__(self) -> None:
        self.depth = 0
        self.inline: list[tuple[str, str]] = []
        self.paragraph = -1
        self.is_blank = True


class _Wrapper:
    """Walks over well-formed HTML and puts paragraphs around loose text and inline elements.

    Where a block stands inside an inline element, the paragraph and the element end before it, and the
    element is around the block again. A paragraph is opened where it may begin and written only if it holds
    something.
    """

    def __init__(self, html: str, is_inline: bool = False) -> None:
        self.html = html
        self.out: list[str] = []
        self.place = _Place()
        # Inside a line nothing stands loose, except in the quotations it may hold.
        self.place.depth = int(is_inline)
        self.outer: list[_Place] = []
        self.loose: list[tuple[_Place, int]] = []
        # Elements around blocks are written again around each: so much may be, then they end before the next.
        self.left = 20 * len(html) + 5000
        self.has_french_spaces = has_french_spaces(html)

    def run(self) -> str:
        position = 0
        for match in _TOKEN.finditer(self.html):
            if match.start() > position:
                self._text(self.html[position : match.start()])
            position = match.end()
            tag = match[0]
            if OPEN in tag and tag != _LOOSE:
                tag = _clean_tag(tag)
            if match[1]:
                self._end(match[2], tag)
            else:
                self._start(match[2], tag)
        if position < len(self.html):
            self._text(self.html[position:])
        self._close()
        return "".join(self.out)

    def _text(self, text: str) -> None:
        place = self.place
        if place.depth == 0 and place.is_blank and not text.isspace():
            self._open()
            place.is_blank = False
        if self.has_french_spaces:
            text = _FRENCH_QUOTE.sub("\\1&nbsp;", _FRENCH_SPACE.sub("&nbsp;", text))
        self.out.append(text)

    def _open(self) -> None:
        place = self.place
        if place.paragraph < 0:
            place.paragraph = len(self.out)
            self.out.append("")
            self._reopen(place)

    def _close(self) -> None:
        place = self.place
        if place.paragraph < 0:
            return
        self._shut(place)
        if not place.is_blank:
            self.out[place.paragraph] = "<p>"
            self.out.append("</p>")
        place.paragraph, place.is_blank = -1, True

    def _reopen(self, place: _Place) -> None:
        if place.inline:
            self.left -= sum(len(tag) for _, tag in place.inline)
            if self.left < 0:
                place.inline = [("", "")] * len(place.inline)
            self.out.extend(tag for _, tag in place.inline)

    def _shut(self, place: _Place) -> None:
        self.out.extend(f"</{name}>" for name, _ in reversed(place.inline) if name)

    def _start(self, name: str, tag: str) -> None:
        place = self.place
        if place.depth == 0 and name in _INLINE:
            self._start_inline(name, tag)
            return
        if place.depth == 0:
            self._close()
            self._reopen(place)
        if tag == _LOOSE:
            self.loose.append((place, place.depth))
        else:
            self.out.append(tag)
        if name not in _VOID:
            place.depth += 1
        elif place.depth == 0:
            self._shut(place)
        if name == "blockquote":
            self.outer.append(place)
            self.place = _Place()

    def _start_inline(self, name: str, tag: str) -> None:
        self._open()
        self.out.append(tag)
        if name in _VOID:
            self.place.is_blank = False
        else:
            self.place.inline.append((name, tag))

    def _end(self, name: str, tag: str) -> None:
        if name == "blockquote" and self.place.depth == 0 and self.outer:
            self._close()
            self.place = self.outer.pop()
        place = self.place
        if place.depth:
            place.depth -= 1
            if self.loose and self.loose[-1] == (place, place.depth):
                self.loose.pop()
            else:
                self.out.append(tag)
            if not place.depth:
                self._shut(place)
        elif place.inline:
            opened, _ = place.inline.pop()
            if place.paragraph >= 0 and opened:
                self.out.append(tag)


def _clean_tag(tag: str) -> str:
    """Return a tag without placeholders, except for those that stand where they belong."""
    if OPEN not in tag:
        return tag
    rest = _KEPT_IN_TAG.sub("", tag)
    if OPEN not in rest:
        return tag
    return _PLACEHOLDER.sub("", rest)[:-1] + "".join(_KEPT_IN_TAG.findall(tag)) + ">"
