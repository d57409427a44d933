"""Addresses in links that cannot be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.wikitext.marked_text import MarkedText
from apps.wikitext.problem import Fix, Problem, cut

_LONGEST = 2000
_START = re.compile(r"\[(?=(?:https?|ftp|htp|htps|htttps?|ttps?|hhtps?):|//|www\.)", re.IGNORECASE)
_WRITTEN = re.compile(r"[^\s\[\]{}|<>\"]*")
_SOUND = re.compile(
    r"(?:(?:https?|ftp):)?//(?:[^\s/?#@]*@)?(?:\[[0-9a-f:.]+\]|localhost|[^\s/?#:@.]+(?:\.[^\s/?#:@.]+)+\.?)"
    r"(?::\d*)?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_TWICE = re.compile(r"https?://(?=https?://)", re.IGNORECASE)


def find_address_problems(marked: MarkedText) -> Iterator[Problem]:
    """Yield links in brackets whose address is none, or which are not closed on their line."""
    bare = marked.bare
    line_end = closer = -1
    for match in _START.finditer(bare):
        written = _WRITTEN.match(bare, match.end(), match.end() + _LONGEST)
        if written is None or bare[written.end() : written.end() + 1] == "{":
            continue  # a template gives the rest
        url, span = written[0], written.span()
        if line_end < span[0]:
            line_end = bare.find("\n", span[0])
            line_end = line_end if line_end >= 0 else len(bare)
        if closer < span[0]:
            closer = bare.find("]", span[0])
            closer = closer if closer >= 0 else len(bare)
        if match.start() and bare[match.start() - 1] == "[" and marked.is_bracket[match.start() - 1]:
            yield _doubled_brackets(bare, match.start() - 1, closer)
        elif closer > line_end or closer == len(bare):
            yield Problem("unclosed external link", match.end() - 1, span[1], {"url": cut(url)})
        yield from _check(url, span)


def _doubled_brackets(bare: str, start: int, closer: int) -> Problem:
    is_closed = bare[closer : closer + 2] == "]]" and "|" not in bare[start:closer]
    fix = Fix("single brackets", [(start, start + 1, ""), (closer, closer + 1, "")]) if is_closed else None
    return Problem("external link in double brackets", start, start + 2, {}, fix)


def _check(url: str, span: tuple[int, int]) -> Iterator[Problem]:
    if _TWICE.match(url):
        fix = Fix("take out", [(span[0], span[0] + url.index("//") + 2, "")])
        yield Problem("double url scheme", *span, {"url": cut(url)}, fix)
    elif not _SOUND.fullmatch(url):
        yield Problem("bad url", *span, {"url": cut(url)})
