"""Every state of a demonstration article, worked out backwards from its final text.

Only the passages that a change replaced are written down, so that the long text stands in the project once.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from apps.wikitext.sections import Piece, join_sections, section_range, split_sections


class StepFails(ValueError):
    """A change does not do in the text what is written down of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a change made of `old`: the one passage that begins with `first` and ends before the next `until`.

    Where there is no `until`, `first` is the whole of it.
    """

    first: str
    until: str = ""
    old: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A paragraph, named by its first words, and the first words of what it stood before, then and now."""

    paragraph: str
    was_before: str
    is_before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change set to be saved.

    `section` is the heading in the state before ("" the lead, None the whole article). An undo takes out the
    change before it; a change made `beside` the one before it started from the same base.
    """

    by: str
    at: datetime
    summary: str
    is_minor: bool = False
    section: str | None = None
    passages: tuple[Passage, ...] = ()
    moves: tuple[Move, ...] = ()
    is_undo: bool = False
    is_beside: bool = False


def read_changes(path: Path) -> tuple[str, list[Change]]:
    """Return the title and the changes, oldest first, from a TOML file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return data["title"], [read_change(row) for row in data["change"]]


def read_change(row: dict) -> Change:
    passages = tuple(Passage(**passage) for passage in row.pop("passage", ()))
    moves = tuple(Move(**move) for move in row.pop("move", ()))
    return Change(passages=passages, moves=moves, **row)


def states_of(final: str, changes: Sequence[Change]) -> list[str]:
    """Return the text after each change, oldest first. Raises StepFails."""
    texts = [final]
    for index in range(len(changes) - 1, 0, -1):
        texts.append(before(texts[-1], changes, index))
    return texts[::-1]


def before(text: str, changes: Sequence[Change], index: int) -> str:
    """Return the state that the change of this index was made in, from the state it led to."""
    change = changes[index]
    old = redone(text, changes[index - 1]) if change.is_undo else undone(text, change)
    if old == text:
        raise StepFails(f"{change.at}: {change.summary!r} changes nothing")
    return old


def undone(text: str, change: Change) -> str:
    for move in reversed(change.moves):
        text = moved(text, move.paragraph, move.was_before)
    for passage in reversed(change.passages):
        start, stop = find(text, passage.first, passage.until)
        text = text[:start] + passage.old + text[stop:]
    return text


def redone(text: str, change: Change) -> str:
    """Return the text with a change made in it. Only for changes that write both passages out in full."""
    if change.moves or any(passage.until or not passage.old for passage in change.passages):
        raise StepFails(f"{change.at}: {change.summary!r} cannot be made forwards")
    for passage in change.passages:
        start, stop = find(text, passage.old)
        text = text[:start] + passage.first + text[stop:]
    return text


def find(text: str, first: str, until: str = "") -> tuple[int, int]:
    """Return (start, stop) of the one passage. Raises StepFails where there is none, or more than one."""
    if text.count(first) != 1:
        raise StepFails(f"{first!r} stands {text.count(first)} times in the text")
    start = text.index(first)
    stop = text.find(until, start + len(first)) if until else start + len(first)
    if stop < 0:
        raise StepFails(f"{until!r} does not follow {first!r}")
    return start, stop


def moved(text: str, paragraph: str, to_before: str) -> str:
    start, stop = find(text, paragraph, "\n\n")
    taken = text[start : stop + 2]
    rest = text[:start] + text[stop + 2 :]
    place, _ = find(rest, to_before)
    return rest[:place] + taken + rest[place:]


def submitted(base: str, changes: Sequence[Change], index: int, text: str) -> tuple[int | None, str]:
    """Return (section number, text) as the editor sends them.

    `base` is the state they started from, `text` the state that their change leads to. Raises StepFails where
    the change reaches out of the section it names.
    """
    change = changes[index]
    mine = redone(base, change) if change.is_beside else text
    if change.section is None:
        return None, mine
    pieces = split_sections(base)
    number = number_of(pieces, change.section)
    span = section_range([piece.level for piece in pieces], number)
    head, tail = join_sections(pieces[: span.start]), join_sections(pieces[span.stop :])
    if not (mine.startswith(head) and mine.endswith(tail) and len(mine) >= len(head) + len(tail)):
        raise StepFails(f"{change.at}: {change.summary!r} reaches out of {change.section!r}")
    return number, mine[len(head) : len(mine) - len(tail)]


def number_of(pieces: Sequence[Piece], heading: str) -> int:
    numbers = [number for number, piece in enumerate(pieces) if piece.heading == heading]
    if len(numbers) != 1:
        raise StepFails(f"{len(numbers)} sections are headed {heading!r}")
    return numbers[0]
