"""What goes line by line: quotes left open, tables without an end, headings that skip a level."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.wikitext.marked_text import MarkedText, Scope
from apps.wikitext.problem import Fix, Problem, cut, first_of

_TOKEN = re.compile(r"''+|\n|\|\||!!")
_TABLE = re.compile(r"[ \t]*+:*+[ \t]*+(\{\||\|\})")
_CELLS = re.compile(r"[ \t]*[|!]")


def find_line_problems(marked: MarkedText, is_part: bool) -> Iterator[Problem]:
    """Yield open quotes, open and stray tables, and headings that skip a level."""
    yield from first_of(_Lines(marked).read(is_part))
    yield from first_of(_find_skips(marked, is_part))


class _Line:
    """What is open in a scope: the quotes of its line, and its tables."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.runs: list[tuple[int, int]] = []
        self.tables: list[int] = []
        self.has_cells = False

    def flush(self) -> Iterator[Problem]:
        """Yield the quotes still open, and forget the line."""
        runs, self.runs = self.runs, []
        if runs and (style := _open_style([end - start for start, end in runs])):
            widths = (2, 5) if style == "italic" else (3, 4, 5) if style == "bold" else (5,)
            last = next(run for run in reversed(runs) if min(run[1] - run[0], 5) in widths)
            yield Problem("unclosed quotes", *last, {"style": style})


def _open_style(lengths: list[int]) -> str:
    """Return "bold", "italic", "bold italic" or "", as MediaWiki counts the apostrophes of a line."""
    kinds = [{2: 2, 3: 3, 4: 3}.get(length, 5) for length in lengths]
    is_italic = sum(kind != 3 for kind in kinds) % 2
    is_bold = sum(kind != 2 for kind in kinds) % 2
    if is_italic and is_bold:
        # One bold run becomes an apostrophe and italics, which closes both.
        return "" if 3 in kinds else "bold italic"
    return "italic" if is_italic else "bold" if is_bold else ""


class _Lines:
    def __init__(self, marked: MarkedText) -> None:
        self.marked = marked
        self.waiting = marked.scopes()[::-1]
        self.stack: list[_Line] = []

    def read(self, is_part: bool) -> Iterator[Problem]:
        yield from self._move(0, is_part)
        for match in _TOKEN.finditer(self.marked.bare):
            yield from self._move(match.start(), is_part)
            line = self.stack[-1]
            if match[0][0] == "'":
                line.runs.append(match.span())
            elif match[0] == "\n":
                yield from line.flush()
                yield from self._start_line(line, match.end(), is_part)
            elif line.has_cells:
                yield from line.flush()
        while self.stack:
            yield from self._leave(self.stack.pop())

    def _move(self, position: int, is_part: bool) -> Iterator[Problem]:
        """Enter and leave scopes up to a position."""
        while self.stack and len(self.stack) > 1 and self.stack[-1].scope.end <= position:
            yield from self._leave(self.stack.pop())
        while self.waiting and self.waiting[-1].start <= position:
            scope = self.waiting.pop()
            while len(self.stack) > 1 and self.stack[-1].scope.end <= scope.start:
                yield from self._leave(self.stack.pop())
            if scope.end > position or not self.stack:
                self.stack.append(_Line(scope))
                yield from self._start_line(self.stack[-1], scope.start, is_part)

    def _start_line(self, line: _Line, start: int, is_part: bool) -> Iterator[Problem]:
        bare = self.marked.bare
        line.has_cells = bool(not line.scope.is_part and line.tables and _CELLS.match(bare, start))
        match = _TABLE.match(bare, start)
        if match is None or line.scope.is_part or match.end() > line.scope.end:
            return
        sign = match.start(1)
        if self.marked.is_bracket[sign] or self.marked.is_bracket[sign + 1]:
            return
        if match[1] == "{|":
            line.tables.append(sign)
        elif line.tables:
            line.tables.pop()
        elif not is_part:
            yield Problem("stray table end", sign, sign + 2, {}, Fix("take out", [(sign, sign + 2, "")]))

    def _leave(self, line: _Line) -> Iterator[Problem]:
        yield from line.flush()
        for start in line.tables:
            yield Problem("unclosed table", start, start + 2)


def _find_skips(marked: MarkedText, is_part: bool) -> Iterator[Problem]:
    """Yield headings that lie more than one level under the heading before them.

    In a part the first heading may be of any level.
    """
    before = 0 if is_part else 1
    is_first = True
    for node in marked.headings:
        if before and node.level > before + 1:
            words = marked.text[node.content_start : node.content_end]
            arguments = {"heading": cut(words), "level": str(node.level), "before": str(before)}
            code = "heading skips at start" if is_first else "heading skips"
            yield Problem(code, node.start, node.end, arguments)
        before, is_first = node.level, False
