"""Paragraphs around what stands loose in well-formed HTML, as MediaWiki puts them after its own HTML5 pass."""

from __future__ import annotations

import re
from functools import cache

from apps.wikitext.markers import CLOSE, OPEN, mark
from apps.wikitext.open_tags import FORMATTING

# Around what a table holds outside of its cells: it goes into no paragraph.
LOOSE = f'<div class="{mark("f", 0)}">'
_INLINE_NAMES = """
    a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rb rp rt rtc ruby s samp small span
    strike strong sub sup time tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_SPLIT = FORMATTING | {"a"}
_VOID = frozenset(["br", "hr", "img", "wbr"])
_HTML_BLANKS = " \t\n\f\r"
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>")
# Punctuation that French sets off with a space must not begin a line, as in MediaWiki.
_FRENCH_SPACE = re.compile(r" (?=[?:;!%»›](?!\w))")
_FRENCH_QUOTE = re.compile(r"([«‹]) ")
# What asks for a look at each tag: quotations, what was loose in a table, stray placeholders, and angle brackets in
# values, which would be taken for tags.
_QUOTATION = "<blockquote"
# Blocks behind each other that hold none of their own kind.
_FLAT_BLOCKS = re.compile(
    r"(?:[ \t\r\n\f]*<(p|h[1-6]|ul|ol|dl|table|div|pre|center)\b[^<>]*>(?:[^<]++|<(?!/?\1\b))*+</\1>)++"
)
_ANGLE_IN_VALUE = re.compile(r'="[^"<>]*[<>]')
_STRAY = re.compile(rf'<[a-z][^<>]*{OPEN}(?!(?<= id="{OPEN})h\d+{CLOSE}"|(?<= class="{OPEN})l\d+{CLOSE}")')
_FRENCH = re.compile(rf"<[^<>]*>|{_FRENCH_SPACE.pattern}|{_FRENCH_QUOTE.pattern}")
_PLACEHOLDER = re.compile(OPEN + r"[a-z]\d+" + CLOSE)
_KEPT_IN_TAG = re.compile(r' (?:id="' + OPEN + r"h\d+" + CLOSE + r'"|class="' + OPEN + r"l\d+" + CLOSE + '")')


def wrap_loose(html: str, is_inline: bool = False) -> str:
    """Return the HTML with loose text and inline elements in paragraphs, unbroken spaces as French has them.

    With `is_inline` it stands inside a line, where nothing is loose but in quotations.
    """
    has_angles = _ANGLE_IN_VALUE.search(html) is not None
    if not has_angles and has_french_spaces(html):
        html = _FRENCH.sub(_keep_unbroken, html)
    return _Wrapper(html, is_inline, has_angles).run()


def has_french_spaces(text: str) -> bool:
    """Tell whether there are spaces that are kept unbroken beside their punctuation."""
    has_quotes = "«" in text or "‹" in text
    return _FRENCH_SPACE.search(text) is not None or (has_quotes and _FRENCH_QUOTE.search(text) is not None)


def _keep_unbroken(match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("<") else f"{match[1] or ''}&nbsp;"


class _Inline:
    """An inline element that is open outside of blocks; `count` is of what it holds, blanks left out."""

    __slots__ = ("count", "name", "splits", "start", "tag")

    def __init__(self, name: str, tag: str, splits: bool, start: int) -> None:
        self.name = name
        self.tag = tag
        self.splits = splits
        self.start = start
        self.count = 0


class _Place:
    """A place whose loose content goes into paragraphs: the page itself or a quotation."""

    __slots__ = ("count", "depth", "inline", "paragraph")

    def __init__(self) -> None:
        self.depth = 0
        self.inline: list[_Inline] = []
        self.paragraph = -1
        self.count = 0


class _Wrapper:
    """Walks over well-formed HTML and puts paragraphs around loose text and inline elements.

    Where a block stands inside elements that only format, the paragraph and the elements end before it, and the
    elements go on around the block; where one stands inside another inline element, there is no paragraph. A
    paragraph is opened where it may begin and written only if it holds something.
    """

    def __init__(self, html: str, is_inline: bool, has_angles: bool) -> None:
        self.html = html
        self.position = 0
        self.out: list[str] = []
        self.place = _Place()
        # Inside a line nothing stands loose, except in the quotations it may hold.
        self.place.depth = int(is_inline)
        self.outer: list[_Place] = []
        self.loose: list[tuple[_Place, int]] = []
        # Elements around blocks are written again around each: so much may be, then they stay around all.
        self.left = len(html) // 8 + 5000
        self.has_french_spaces = has_angles and has_french_spaces(html)
        self.has_plain_blocks = not (
            has_angles or _QUOTATION in html or (OPEN in html and (LOOSE in html or _STRAY.search(html)))
        )

    def run(self) -> str:
        while self._read():
            pass
        if self.position < len(self.html):
            self._text(self.html[self.position :])
        self._close()
        return "".join(self.out)

    def _read(self) -> bool:
        """Read to the end of the next block that needs no look at what it holds, or else to the last tag."""
        html, place = self.html, self.place
        is_between = place.paragraph < 0 and not (place.depth or place.inline)
        if self.has_plain_blocks and is_between and (blocks := _FLAT_BLOCKS.match(html, self.position)):
            self.position = blocks.end()
            self.out.append(blocks[0])
        for match in _TOKEN.finditer(html, self.position):
            if match.start() > self.position:
                self._text(html[self.position : match.start()])
            self.position = match.end()
            closing, name, _ = match.groups()
            if self.has_plain_blocks and not (closing or place.depth or name in _INLINE or name in _VOID):
                self._make_way()
                self.position = _end_of(name, html, match.end())
                self.out.append(html[match.start() : self.position])
                return True
            tag = match[0]
            if OPEN in tag and tag != LOOSE:
                tag = _clean_tag(tag)
            if closing:
                self._end(name, tag)
            else:
                self._start(name, tag)
        return False

    def _text(self, text: str) -> None:
        if self.place.depth == 0:
            self._open(0 if not text.strip(_HTML_BLANKS) else 1)
        if self.has_french_spaces:
            text = _FRENCH_QUOTE.sub("\\1&nbsp;", _FRENCH_SPACE.sub("&nbsp;", text))
        self.out.append(text)

    def _open(self, count: int) -> None:
        """Open a paragraph where there must be one for something inline, and count that."""
        place = self.place
        if place.paragraph < 0 and (place.inline[-1].splits if place.inline else count):
            self._part(opens_paragraph=True)
        if place.inline:
            place.inline[-1].count += count
        else:
            place.count += count

    def _close(self) -> None:
        place = self.place
        if place.paragraph >= 0 and place.count:
            self.out[place.paragraph] = "<p>"
            self.out.append("</p>")
        place.paragraph, place.count = -1, 0

    def _make_way(self) -> None:
        """End the paragraph before a block."""
        place = self.place
        if not place.inline:
            self._close()
            return
        if place.paragraph >= 0:
            if place.inline[-1].splits:
                self._part(opens_paragraph=False)
            else:
                place.paragraph, place.count = -1, 0
        place.inline[-1].count += 1

    def _part(self, *, opens_paragraph: bool) -> None:
        """End the open elements, and the paragraph if there is one, and open them again behind."""
        place = self.place
        holders: list[_Place | _Inline] = [place, *place.inline]
        for holder, element in zip(holders[-2::-1], reversed(place.inline), strict=True):
            if element.count:
                self.out.append(f"</{element.name}>")
            else:
                del self.out[element.start :]
                holder.count -= 1
        self._close()
        if opens_paragraph:
            place.paragraph = len(self.out)
            self.out.append("")
        self.left -= sum(len(element.tag) for element in place.inline)
        for holder, element in zip(holders, place.inline, strict=False):
            element.splits = element.splits and self.left >= 0
            element.start, element.count = len(self.out), 0
            self.out.append(element.tag)
            holder.count += 1

    def _start(self, name: str, tag: str) -> None:
        place = self.place
        if place.depth == 0 and name in _INLINE:
            self._start_inline(name, tag)
            return
        if place.depth == 0:
            self._make_way()
        if tag == LOOSE:
            self.loose.append((place, place.depth))
        else:
            self.out.append(tag)
        if name not in _VOID:
            place.depth += 1
        if name == "blockquote":
            self.outer.append(place)
            self.place = _Place()

    def _start_inline(self, name: str, tag: str) -> None:
        self._open(1)
        if name not in _VOID:
            inline = self.place.inline
            splits = name in _SPLIT and (not inline or inline[-1].splits)
            inline.append(_Inline(name, tag, splits, len(self.out)))
        self.out.append(tag)

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
        elif place.inline:
            if self._was_split(place.inline):
                self._make_way()
            place.inline.pop()
            self.out.append(tag)

    def _was_split(self, inline: list[_Inline]) -> bool:
        """Tell whether the HTML parser took out of the inner element a block in which one was closed too early.

        Of the elements that end here it opens those again inside of the block that were closed there, the others
        around it.
        """
        html = self.html
        if not inline[-1].splits or not html.startswith("<", self.position):
            return False
        first = len(inline) - 1
        following = _TOKEN.match(html, self.position)
        while following is not None and following[1] and first and inline[first - 1].name == following[2]:
            first -= 1
            following = _TOKEN.match(html, following.end())
        tags = [element.tag for element in inline[first:]]
        while following is not None and following[0] in tags:
            tags.remove(following[0])
            following = _TOKEN.match(html, following.end())
        if not tags or following is None or following[1] or following[2] in _INLINE or following[2] in _VOID:
            return False
        return html.startswith("".join(tags), following.end())


def _end_of(name: str, html: str, position: int) -> int:
    """Return where an element ends whose content starts here."""
    depth = 1
    for match in _tags_of(name).finditer(html, position):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(html)


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^<>]*>")


def _clean_tag(tag: str) -> str:
    """Return a tag without placeholders, except for those that stand where they belong."""
    if OPEN not in tag:
        return tag
    rest = _KEPT_IN_TAG.sub("", tag)
    if OPEN not in rest:
        return tag
    return _PLACEHOLDER.sub("", rest)[:-1] + "".join(_KEPT_IN_TAG.findall(tag)) + ">"
