"""Tables: `{| |- |+ | ! |}` to HTML, line by line, as MediaWiki's table pass does it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.wikitext.sanitise import clean_attributes

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

_START = re.compile(r"(:*)\s*\{\|(.*)$")
_ROW = re.compile(r"\|-+")
# Unbroken spaces are none of them.
_BLANKS = " \t\n\r\0\x0b"
_MAX_DEPTH = 30
# What a table counts for beside its cells.
_CELLS_OF_TABLE = 4
_TAGS = {"|": "td", "!": "th", "+": "caption"}


@dataclass(slots=True)
class _Table:
    cell: str = ""
    row_is_open: bool = False
    row_attributes: str = ""
    has_row: bool = False

    def close_cell(self) -> str:
        closing = f"</{self.cell}>" if self.cell else ""
        self.cell = ""
        return closing

    def close_row(self) -> str:
        closing = self.close_cell() + ("</tr>" if self.row_is_open else "")
        self.row_is_open = False
        return closing


def render_tables(text: str, renderer: Renderer) -> str:
    """Return the text with its tables as HTML; one still open at the end is closed there.

    Behind more cells than fit into the source of the fragment a message says so, and the rest stays as it is.
    """
    if "{" not in text or "{|" not in text:  # one sign is found ten times as fast as two
        return text
    return _TablePass(renderer).run(text)


class _TablePass:
    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.aside = renderer.aside
        self.tables: list[_Table] = []
        # Of the table opened last, as in MediaWiki: the end of one around it leaves its own indentation open.
        self.indent = 0

    def run(self, text: str) -> str:
        lines = [self._line(line) for line in text.split("\n")]
        ends = [self._end(table) for table in reversed(self.tables)]
        result = "\n".join(lines + ends)
        return "" if ends and result == "<table>\n<tr><td></td></tr></table>" else result

    def _line(self, written: str) -> str:
        line = written.strip(_BLANKS)
        if not line:
            return written
        may_start = len(self.tables) < _MAX_DEPTH and self.renderer.cells_left > 0
        if may_start and (line[0] == "{" or line[0] == ":") and (match := _START.match(line)):
            return self._start(match)
        if not self.tables:
            return written
        if line.startswith("|}"):
            end = self._end(self.tables.pop()) + line[2:]
            return end.rstrip(_BLANKS) + "</dd></dl>" * self.indent if self.indent else end
        if line.startswith("|-"):
            return self._row(_ROW.sub("", line, count=1))
        if line[0] in "|!":
            return self._cells(line) if self.renderer.cells_left > 0 else written
        return written

    def _start(self, match: re.Match[str]) -> str:
        self.indent = len(match[1])
        self.tables.append(_Table())
        return (
            self._count(_CELLS_OF_TABLE)
            + "<dl><dd>" * self.indent
            + f"<table{clean_attributes(match[2], 'table', self.aside)}>"
        )

    def _end(self, table: _Table) -> str:
        return table.close_row() + ("" if table.has_row else "<tr><td></td></tr>") + "</table>"

    def _row(self, attributes: str) -> str:
        table = self.tables[-1]
        closing = table.close_row()
        table.row_attributes = clean_attributes(attributes, "tr", self.aside)
        table.has_row = True
        return closing

    def _cells(self, line: str) -> str:
        kind, line = ("+", line[2:]) if line.startswith("|+") else (line[0], line[1:])
        if kind == "!" and "!!" in line:
            line = _double_pipes(line)
        cells = line.split("||") if "||" in line else [line]
        return "".join([self._cell(cell, kind) for cell in cells]) + self._count(len(cells))

    def _count(self, cells: int) -> str:
        """Count cells, and return the message that there are too many where these are the last."""
        self.renderer.cells_left -= cells
        is_last = self.renderer.cells_left <= 0 < self.renderer.cells_left + cells
        return self.renderer.error("too many cells") if is_last else ""

    def _cell(self, cell: str, kind: str) -> str:
        table = self.tables[-1]
        before = f"</{table.cell}>\n" if table.cell else ""
        if kind != "+":
            if not table.row_is_open:
                before += f"<tr{table.row_attributes}>\n"
            table.row_is_open, table.row_attributes, table.has_row = True, "", True
        table.cell = _TAGS[kind]
        attributes, pipe, content = cell.partition("|")
        if not pipe or "[[" in attributes or "-{" in attributes:
            return f"{before}<{table.cell}>{cell.strip(_BLANKS)}"
        return f"{before}<{table.cell}{clean_attributes(attributes, table.cell, self.aside)}>{content.strip(_BLANKS)}"


def _double_pipes(line: str) -> str:
    """Return the line with `||` for each `!!` outside of tags."""
    return re.sub(r"<[^>]*>|!!", lambda match: "||" if match[0] == "!!" else match[0], line)
