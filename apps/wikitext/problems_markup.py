"""Brackets, tags and comments that are open without an end, or end what was never open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.wikitext.allowed import ALLOWED_TAGS, VOID_TAGS
from apps.wikitext.marked_text import MarkedText
from apps.wikitext.nodes import Comment, Tag
from apps.wikitext.parser import EXTENSION_TAGS, WIKITEXT_TAGS
from apps.wikitext.problem import Fix, Problem, cut, first_of

_RUN = re.compile(r"\{\{+|\}\}+|\[\[+|\]\]+")
_CLOSERS = {"}": "{", "]": "["}
_SHORT_CLOSER = re.compile(r"\[\[[^\[\]{}\n]{1,200}\](?!\])|\{\{[^\[\]{}\n]{1,200}\}(?!\})")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])([^<>]*)>")
# HTML closes these by itself.
_CLOSED_BY_HTML = frozenset("p li dd dt tr td th caption rb rp rt rtc".split())
# Tags that a page may open in one section and close in another.
_AROUND_SECTIONS = frozenset("div center table tr td blockquote details".split())


def find_markup_problems(marked: MarkedText, is_part: bool) -> Iterator[Problem]:
    """Yield what is unclosed or stray among brackets, tags and comments."""
    yield from first_of(_find_comments(marked))
    yield from first_of(_find_brackets(marked))
    yield from first_of(_find_tags(marked, is_part))
    yield from first_of(_find_extension_tags(marked))


def _find_comments(marked: MarkedText) -> Iterator[Problem]:
    for found in marked.found:
        if isinstance(found.node, Comment):
            start, end = found.offset + found.node.start, found.offset + found.node.end
            opening = marked.text.find("<!--", start, end)
            if opening >= 0 and marked.text.rfind("-->", opening + 4, end) < 0:
                yield Problem("unclosed comment", opening, end)


def _find_brackets(marked: MarkedText) -> Iterator[Problem]:
    waiting: list[tuple[str, int]] = []
    counts = {"{": 0, "[": 0}
    for start, sign in _loose_pairs(marked):
        if sign in counts:
            waiting.append((sign, start))
            counts[sign] += 1
        elif counts[_CLOSERS[sign]]:
            yield from _close_bracket(marked, waiting, counts, _CLOSERS[sign])
        else:
            fix = Fix("take out", [(start, start + 2, "")])
            yield Problem("stray brackets", start, start + 2, {"brackets": sign * 2}, fix)
    for _, start in waiting:
        yield _unclosed_bracket(marked, start)


def _close_bracket(
    marked: MarkedText, waiting: list[tuple[str, int]], counts: dict[str, int], sign: str
) -> Iterator[Problem]:
    """Yield the openers that keep a closer from its own: what stands between, else the opener itself."""
    blocking = []
    while waiting[-1][0] != sign:
        blocking.append(waiting.pop())
        counts[blocking[-1][0]] -= 1
    _, opener = waiting.pop()
    counts[sign] -= 1
    for start in [start for _, start in reversed(blocking)] or [opener]:
        yield _unclosed_bracket(marked, start)


def _loose_pairs(marked: MarkedText) -> Iterator[tuple[int, str]]:
    """Yield the pairs of brackets that no node stands between, each with its sign."""
    for match in _RUN.finditer(marked.bare):
        start, end = match.span()
        if marked.is_bracket.find(0, start, end) < 0:
            continue
        position = start
        while position < end - 1:
            if marked.is_bracket[position] or marked.is_bracket[position + 1]:
                position += 1
                continue
            yield position, match[0][0]
            position += 2


def _unclosed_bracket(marked: MarkedText, start: int) -> Problem:
    brackets = marked.bare[start : start + 2]
    match = _SHORT_CLOSER.match(marked.bare, start)
    fix = Fix("close", [(match.end(), match.end(), match[0][-1])]) if match else None
    return Problem("unclosed brackets", start, start + 2, {"brackets": brackets}, fix)


def _find_tags(marked: MarkedText, is_part: bool) -> Iterator[Problem]:
    limits = [
        (found.offset + found.node.content_start, found.offset + found.node.content_end)
        for found in marked.found
        if isinstance(found.node, Tag) and found.node.name in WIKITEXT_TAGS and found.node.content_start >= 0
    ]
    stack = [_TagScope(len(marked.text))]
    limits.reverse()
    for match in _TAG.finditer(marked.bare):
        while stack[-1].end <= match.start():
            yield from stack.pop().left(is_part)
        while limits and limits[-1][0] <= match.start():
            _, end = limits.pop()
            if end > match.start():
                stack.append(_TagScope(end))
        yield from stack[-1].read(match, is_part)
    while stack:
        yield from stack.pop().left(is_part)


class _TagScope:
    """The tags open in a text or in the content of one reference."""

    def __init__(self, end: int) -> None:
        self.end = end
        self.open: dict[str, list[re.Match[str]]] = {}

    def read(self, match: re.Match[str], is_part: bool) -> Iterator[Problem]:
        """Note a tag; yield it where it closes nothing, or is none that pages take."""
        name = match[2].lower()
        if name not in ALLOWED_TAGS:
            if not match[1] and name not in EXTENSION_TAGS:
                yield Problem("unknown tag", *match.span(), {"tag": f"<{cut(name)}>"})
            return
        if name in VOID_TAGS or match[3].endswith("/"):
            return
        if not match[1]:
            self.open.setdefault(name, []).append(match)
        elif self.open.get(name):
            self.open[name].pop()
        elif not (is_part and name in _AROUND_SECTIONS):
            yield _stray_tag(match)

    def left(self, is_part: bool) -> Iterator[Problem]:
        """Yield the tags still open."""
        for name, matches in self.open.items():
            if name in _CLOSED_BY_HTML or (is_part and name in _AROUND_SECTIONS):
                continue
            for match in matches:
                yield Problem("unclosed tag", *match.span(), {"tag": f"<{name}>"})


def _stray_tag(match: re.Match[str]) -> Problem:
    start, end = match.span()
    return Problem("stray tag", start, end, {"tag": cut(match[0])}, Fix("take out", [(start, end, "")]))


_EXTENSION_TAG = re.compile(
    rf"<(/?)({'|'.join(sorted(EXTENSION_TAGS, key=len, reverse=True))})(?=[\s/>])", re.I
)


def _find_extension_tags(marked: MarkedText) -> Iterator[Problem]:
    """Yield extension tags that are no nodes: what is a node is blanked."""
    bare = marked.bare
    refs = _ref_contents(marked)
    for match in _EXTENSION_TAG.finditer(bare):
        name = match[2].lower()
        end = bare.find(">", match.end(), match.end() + 500) + 1 or match.end()
        while refs and refs[-1][2] <= match.start():
            refs.pop()
        if match[1]:
            fix = Fix("take out", [(match.start(), end, "")]) if bare[end - 1] == ">" else None
            yield Problem("stray tag", match.start(), end, {"tag": cut(bare[match.start() : end])}, fix)
        elif name == "ref" and refs and refs[-1][1] <= match.start():
            # The closer of the inner reference has closed the outer one, which is the one left open.
            yield Problem("unclosed ref", refs[-1][0], refs[-1][1])
        elif name in ("ref", "references"):
            yield Problem(f"unclosed {name}", match.start(), end)
        else:
            yield Problem("unclosed tag", match.start(), end, {"tag": f"<{name}>"})


def _ref_contents(marked: MarkedText) -> list[tuple[int, int, int]]:
    """Return where each reference starts, its content starts and ends, the last first."""
    return [
        (
            found.offset + found.node.start,
            found.offset + found.node.content_start,
            found.offset + found.node.content_end,
        )
        for found in reversed(marked.found)
        if isinstance(found.node, Tag) and found.node.name == "ref" and found.node.content_start >= 0
    ]
