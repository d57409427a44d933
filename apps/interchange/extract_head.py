"""The head of an extract: banners, and what a table-to-text converter leaves of an infobox."""

import re
from dataclasses import dataclass

from apps.interchange.extract_marks import PICTURE, Marks, citation_use, convert_line, escape

PROSE_LENGTH = 80

_BANNER = re.compile(r"!\[\]\([^()\n]*\) \| (?P<words>.+?) \|\s*")
_MOVE_REQUEST = re.compile(
    r"A request that this article title be changed to (?P<title>.+) is under discussion\."
)
_LONG = re.compile(r"This article may be too long to read and navigate comfortably\.")
_DATED = re.compile(r" \((?P<date>[A-Z][a-z]+ \d{4})\)$")
_RULE = re.compile(r"-{3,}")
_CONFLICT_ROWS = {
    "Belligerents": "combatant",
    "Commanders and leaders": "commander",
    "Units involved": "units",
    "Strength": "strength",
    "Casualties and losses": "casualties",
}


@dataclass(frozen=True)
class Head:
    """Banners as templates, the infobox shell as cells (None where there is none), the lines that follow."""

    banners: list[str]
    cells: list[str] | None
    body: list[str]


def split_head(lines: list[str]) -> Head:
    """Take banners and the infobox shell off the lines of an extract."""
    banners: list[str] = []
    while lines and (match := _BANNER.fullmatch(lines[0])):
        banners.append(banner_template(match["words"]))
        lines = lines[1:]
    end = _end_of_shell(lines)
    cells = [cell.strip() for cell in "\n".join(lines[:end]).split("|")] if end else None
    return Head(banners, [cell for cell in cells if cell] if cells is not None else None, lines[end:])


def banner_template(words: str) -> str:
    """Give the template that shows these words at the top of an article: the generic box if none is known."""
    if match := _MOVE_REQUEST.match(words):
        return "{{User:RMCD bot/subject notice|1=" + _parameter(match["title"]) + "}}"
    if _LONG.match(words):
        dated = _DATED.search(words)
        return "{{Very long|date=" + dated["date"] + "}}" if dated else "{{Very long}}"
    return "{{Ambox|text=" + _parameter(words) + "}}"


def infobox(cells: list[str], first_in_prose: int, marks: Marks) -> str:
    """Give the infobox with what survived of it.

    The citations below the first of the prose stood in it: those whose place is lost are listed.
    """
    rows = _conflict_rows(cells) if any(cell in _CONFLICT_ROWS for cell in cells) else _plain_rows(cells)
    name = "Infobox military conflict" if "conflict" in rows else "Infobox"
    notes = "notes" if "conflict" in rows else "below"
    lines = [f"| {key} = {_cell_text(cell, marks)}".rstrip() for key, cell in rows.items()]
    uses = [use for number in range(1, first_in_prose) if (use := citation_use(number)) not in "".join(lines)]
    if uses:
        lines.append(f"| {notes} = ''Sources whose entries in this box are not recovered:''{''.join(uses)}")
    return "\n".join(["{{" + name, *lines, "}}"])


def _parameter(words: str) -> str:
    return escape(words).replace("|", "{{!}}")


def _end_of_shell(lines: list[str]) -> int:
    """The index after the last table line before the first prose line; 0 where the text opens with prose."""
    end = 0
    for index, line in enumerate(lines):
        if "|" in line:
            end = index + 1
        elif len(line) >= PROSE_LENGTH:
            break
    return end


def _conflict_rows(cells: list[str]) -> dict[str, str]:
    rows = {"conflict": cells[0]}
    row = ""
    for cell in cells[1:]:
        words = PICTURE.sub("", cell).strip()
        if words in _CONFLICT_ROWS:
            row = _CONFLICT_ROWS[words]
            rows |= {f"{row}1": "", f"{row}2": ""}
        elif words and not _RULE.fullmatch(words):
            rows[_place_of(words, row, rows, is_picture=words != cell)] = words.removeprefix("Part of ")
    return rows


def _place_of(words: str, row: str, rows: dict[str, str], *, is_picture: bool) -> str:
    if row:
        return next(key for number in range(1, 99) if not rows.get(key := f"{row}{number}"))
    if words.startswith("Part of "):
        return "partof"
    return "caption" if is_picture else next(key for n in range(1, 99) if (key := f"data{n}") not in rows)


def _plain_rows(cells: list[str]) -> dict[str, str]:
    words = [text for cell in cells if (text := PICTURE.sub("", cell).strip()) and not _RULE.fullmatch(text)]
    return {("title" if number == 0 else f"data{number}"): text for number, text in enumerate(words)}


def _cell_text(cell: str, marks: Marks) -> str:
    return "<br />".join(convert_line(line.strip(), marks) for line in cell.split("\n"))
