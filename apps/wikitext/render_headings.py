"""Headings: `== … ==` to `<h2>`, with an anchor and a place in the contents."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from apps.wikitext.fragment_parts import FragmentHeading
from apps.wikitext.markers import OPEN, mark, without_markers
from apps.wikitext.tidy import tidy_contents

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

# Nobody reads so many under each other; those behind them stay as they are written.
MOST_HEADINGS = 1000
_OPENING = re.compile(r"<h([1-6])\b([^<>]*)>")
_CLOSINGS = {level: re.compile(rf"</h{level}\s*>") for level in "123456"}
_ENDS_OF_QUOTES = re.compile(r"(?:</[bi]>)+")
_SECTION = re.compile(OPEN + r"i(\d+)\ufdd1")
_TAGS = re.compile(r"<[^>]*>")
_ID = re.compile(r'\sid="([^"]*)"')


def mark_headings(text: str, renderer: Renderer) -> str:
    """Return the text with its heading lines as `<h1>` to `<h6>`; behind a thousand a message says that there
    are more.
    """
    if not text.startswith("=") and ("\n" not in text or "\n=" not in text):
        return text
    lines: list[str] = []
    after_heading = False
    left = MOST_HEADINGS
    for line in text.split("\n"):
        if after_heading and not line.strip(" \t\r\f\v"):
            continue
        after_heading = False
        if left and line.startswith("="):
            heading = _line(line)
            after_heading = heading != line
            left -= after_heading
            line = heading if left else heading + renderer.error("too many headings")
        lines.append(line)
    return "\n".join(lines)


def _line(line: str) -> str:
    stripped = line.rstrip(" \t")
    opening = len(stripped) - len(stripped.lstrip("="))
    if opening == len(stripped):
        level = min(6, (opening - 1) // 2)
        words = stripped[level : len(stripped) - level]
    else:
        closing = len(stripped) - len(stripped.rstrip("="))
        level = min(6, opening, closing)
        words = stripped[level : len(stripped) - level]
    if level < 1 or not words:
        return line
    return f"<h{level}>{words.strip(' ' + chr(9))}</h{level}>"


def number_headings(text: str, renderer: Renderer) -> str:
    """Return the text with a placeholder as the id of each heading, and note the headings in order."""
    if "</h" not in text:
        return text
    pieces: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for opening in _OPENING.finditer(text):
        level = opening[1]
        if len(renderer.headings) >= MOST_HEADINGS:
            break
        if opening.start() < position or level in unclosed:
            continue
        closing = _CLOSINGS[level].search(text, opening.end())
        if closing is None:
            unclosed.add(level)
            continue
        words = text[opening.end() : closing.start()]
        pieces.append(text[position : opening.start()])
        position = closing.end()
        if _SECTION.match(words) and (ends := _ENDS_OF_QUOTES.match(text, position)):
            # Quotes still open are closed where the line ends, behind the heading that they stand in.
            words, position = words + ends[0], ends.end()
        pieces.append(_heading(level, opening[2], words, renderer))
    return "".join(pieces) + text[position:]


def _heading(level: str, attributes: str, words: str, renderer: Renderer) -> str:
    section = _SECTION.search(words)
    words = _SECTION.sub("", words).strip()
    shown = renderer.aside.bring_back_late(renderer.aside.bring_back(words))
    number = len(renderer.headings)
    renderer.headings.append(
        FragmentHeading(
            int(level),
            _anchor(shown),
            tidy_contents(without_markers(shown)).strip(),
            int(section[1]) if section else None,
        )
    )
    attributes = _ID.sub("", attributes)
    heading = f'<h{level} id="{mark("h", number)}"{attributes}>{words}</h{level}>'
    if section is None:
        return heading
    return f'<div class="mw-heading mw-heading{level}">{heading}{mark("e", number)}</div>'


def _anchor(shown: str) -> str:
    plain = html.unescape(without_markers(_TAGS.sub("", shown)))
    return "_".join(plain.replace("_", " ").split())
