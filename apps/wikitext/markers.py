"""Stand-ins for what later passes must not touch, and placeholders for what only the whole page knows.

Both are a letter and a number between two noncharacters of Unicode, which no text has a use for and `clean`
takes out of what comes in. The letters: `s` HTML put aside, `n` the same
until paragraphs are made, `i` number of a section (all three
gone when a fragment is done); `r` note, `g` list of notes, `h` id of a heading, `e` edit link, `l` class of
a link, `a` number of a link without words (which stay in the fragment for the assembly).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
# Before an address whose protocol is on the list, though the cleaner at the end would take it for none.
KEPT = "\ufdd5"

MARKER = re.compile(OPEN + r"([a-z])(\d+)" + CLOSE)
_NOTE = re.compile(f"{OPEN}r\\d+{CLOSE}")
_ASIDE = re.compile(OPEN + r"s(\d+)" + CLOSE)
_LATE = re.compile(OPEN + r"n(\d+)" + CLOSE)
_PIECE = re.compile(rf"{OPEN}[a-z]\d+{CLOSE}|[^{OPEN}]+|{OPEN}")
_WHOLE_OR_BROKEN = re.compile(rf"{MARKER.pattern}|[{OPEN}{CLOSE}]")
_NEVER_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_CONTROLS_AS_ZEROS = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", b"\0", bytes(range(256)))
_FIRST_OF_NONCHARACTERS = b"\xef"


def clean(text: str) -> str:
    """Return the text with line ends as LF and without control characters and noncharacters."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_clean(text) else _NEVER_IN_TEXT.sub("", text)


def _is_clean(text: str) -> bool:
    """Tell of most texts that have nothing to take out that they have not, faster than a search could."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    return _FIRST_OF_NONCHARACTERS not in data and b"\0" not in data.translate(_CONTROLS_AS_ZEROS)


def mark(letter: str, number: int) -> str:
    """Return the marker of this letter and number."""
    return f"{OPEN}{letter}{number}{CLOSE}"


def part_notes(label: str) -> str:
    """Return the label of a link with an anchor around each note in it, where an HTML parser ends the link.

    It takes the note out of the link then, since no link may stand in another.
    """
    if f"{OPEN}r" not in label:
        return label
    return _NOTE.sub(r'<sup class="reference"><a href="#r">\g<0></a></sup>', label)


def without_markers(text: str) -> str:
    """Return the text with all markers taken out, as for the value of an attribute."""
    return MARKER.sub("", text) if OPEN in text else text


def outside_markers(text: str, change: Callable[[str], str]) -> str:
    """Return the text with what stands between its markers changed."""
    if OPEN not in text:
        return change(text)
    return _PIECE.sub(lambda match: match[0] if match[0][0] == OPEN else change(match[0]), text)


def only_whole(text: str, counts: Mapping[str, int]) -> str:
    """Return the text without what is left of broken markers and without those that point at nothing.

    A template may have cut a marker in two, or changed its letter. `counts` tells for each letter that may stand
    how many there are.
    """
    markers = MARKER.findall(text)
    is_whole = len(markers) == text.count(OPEN) == text.count(CLOSE)
    if is_whole and all(int(number) < counts.get(letter, 0) for letter, number in markers):
        return text
    return _WHOLE_OR_BROKEN.sub(
        lambda match: match[0] if match[1] and int(match[2]) < counts.get(match[1], 0) else "", text
    )


class Aside:
    """What was put aside while a fragment is rendered."""

    def __init__(self) -> None:
        self._html: list[str] = []
        self._late: list[str] = []
        self._texts: dict[str, str] = {}

    def put(self, html: str) -> str:
        """Put finished HTML aside that comes back before paragraphs are made, and return its marker."""
        self._html.append(self.bring_back(html))
        return mark("s", len(self._html) - 1)

    def put_late(self, html: str) -> str:
        """Put finished HTML aside that comes back when paragraphs are made, and return its marker."""
        self._late.append(self.bring_back_late(self.bring_back(html)))
        return mark("n", len(self._late) - 1)

    def put_text(self, text: str) -> str:
        """Put escaped text aside that no pass may read, and return its marker."""
        marker = self.put_late(without_markers(text))
        self._texts[marker] = self._late[-1]
        return marker

    def bring_back(self, text: str) -> str:
        """Return the text with the HTML in place of its markers."""
        if f"{OPEN}s" not in text:
            return text
        return _ASIDE.sub(lambda match: self._html[int(match[1])], text)

    def bring_back_late(self, text: str) -> str:
        """Return the text with the late HTML in place of its markers."""
        if f"{OPEN}n" not in text:
            return text
        return _LATE.sub(lambda match: self._late[int(match[1])], text)

    def weight(self, text: str) -> int:
        """Return how many characters of HTML the markers of a text stand for."""
        pieces = {"s": self._html, "n": self._late}
        found = [(pieces[letter], int(number)) for letter, number in MARKER.findall(text) if letter in pieces]
        return sum(len(kept[number]) for kept, number in found if number < len(kept))

    def plain(self, text: str) -> str:
        """Return the text for an attribute: what was text aside brought back, everything else left out."""
        if OPEN not in text:
            return text
        return MARKER.sub(lambda match: self._texts.get(match[0], ""), text)
