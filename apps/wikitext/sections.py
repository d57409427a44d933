"""Cutting a text at its headings and putting it together again, byte for byte, with MediaWiki's numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.wikitext.parser import parse

_CLOSERS = re.compile(
    r"-->|\}\}|\]\]|</(?:ref|references|nowiki|pre|gallery|math|chem|ce|poem|syntaxhighlight|source|score|timeline"
    r"|templatedata|imagemap|inputbox|includeonly)\s*>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text from one heading to the next of any level, heading line included; piece 0 is the lead."""

    level: int
    heading: str
    text: str


def split_sections(text: str) -> list[Piece]:
    """Return the lead (level 0, heading "", text may be "") and one piece for each heading, in order.

    Piece N is MediaWiki's section N without its subsections. Line ends stay as they are.
    """
    if "\n=" not in text and text[:1] != "=":
        return [Piece(0, "", text)]
    headings = parse(text, without="[{").headings()
    starts = [heading.start for heading in headings] + [len(text)]
    pieces = [Piece(0, "", text[: starts[0]])]
    for heading, end in zip(headings, starts[1:], strict=True):
        words = text[heading.content_start : heading.content_end].strip()
        pieces.append(Piece(heading.level, words, text[heading.start : end]))
    return pieces


def join_sections(pieces: Sequence[Piece]) -> str:
    """Return the text that was split, byte for byte."""
    return "".join(piece.text for piece in pieces)


def has_open_markup(text: str) -> bool:
    """Tell whether this text cannot be split alone.

    True where a comment, an extension tag, `{{`, `{{{` or `[[` is still open at its end, and where a closer
    without its opener may end something that an earlier piece left open.
    """
    tree = parse(text)
    return tree.open_at_end or _has_stray_closer(text, [(node.start, node.end) for node in tree.walk()])


def _has_stray_closer(text: str, spans: list[tuple[int, int]]) -> bool:
    closed = 0
    position = 0
    for match in _CLOSERS.finditer(text):
        while position < len(spans) and spans[position][0] <= match.start():
            closed = max(closed, spans[position][1])
            position += 1
        if match.end() > closed:
            return True
    return False


def section_range(levels: Sequence[int], number: int) -> range:
    """Return the pieces of MediaWiki's section `number` with its subsections; 0 is the lead alone.

    `levels` are those of the pieces, lead included. Raises IndexError where there is no such section.
    """
    if not 0 <= number < len(levels):
        raise IndexError(f"no section {number}")
    if number == 0:
        return range(1)
    end = number + 1
    while end < len(levels) and levels[end] > levels[number]:
        end += 1
    return range(number, end)
