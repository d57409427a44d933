"""What changed between two texts: paragraphs first, then words.

`diff(old, new)` gives a list of `Hunk` in reading order. A hunk of kind `context` is a run of unchanged
lines; every other one is a single paragraph (a line, or a sentence of a line over 8 KB):

    added, removed           stands on one side only
    changed                  stands in the same place on both sides; `parts` say which words differ
    moved-from, moved-to     the two ends of a paragraph that stands elsewhere now; both bear the same
                             `move_id`, as do neighbours that moved along; `parts` of moved-to say which
                             words differ

Taking the old text and following the hunks gives the new one: `apply_diff(old, diff(old, new)) == new`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from apps.wikitext.alignment import align
from apps.wikitext.hunks import START, Hunk, Kind, Op, Part, Start, Strip, compare, word_parts

__all__ = [
    "Folded",
    "Hunk",
    "Kind",
    "Op",
    "Part",
    "SectionDiff",
    "apply_diff",
    "diff",
    "diff_sections",
    "fold",
    "word_parts",
]


@dataclass(frozen=True, slots=True)
class Folded:
    """Unchanged lines left out by `fold`."""

    lines: int
    old_line: int
    new_line: int
    text: str


@dataclass(frozen=True, slots=True)
class SectionDiff:
    """What happened to one section. `hunks` is empty where its text is the same, moved or not."""

    key: object
    kind: Literal["same", "added", "removed", "changed"]
    moved: bool
    hunks: tuple[Hunk, ...]


def diff(old: str, new: str) -> list[Hunk]:
    """Return the hunks that lead from old to new, in reading order. Two equal texts give context alone."""
    return compare([Strip(old, new, START)])[0]


def diff_sections(old: Sequence[tuple[object, str]], new: Sequence[tuple[object, str]]) -> list[SectionDiff]:
    """Return what happened to each section, in the order of new, removed ones behind their former neighbour.

    Both are (key, text) in the order of the article, keys unique. Equal sections are skipped at once. A
    paragraph that went from one section to another is moved. Offsets and lines count in the joined texts.
    """
    old_places, new_places = _places(old), _places(new)
    moved = _moved_keys(
        [key for key, _ in old if key in new_places], [key for key, _ in new if key in old_places]
    )
    order = _reading_order(old, new, old_places, new_places)
    strips = {key: _strip_of(key, old_places, new_places) for key in order}
    unequal = [key for key, strip in strips.items() if strip.old != strip.new]
    hunks = dict(zip(unequal, compare([strips[key] for key in unequal]), strict=True))
    return [
        SectionDiff(
            key, _section_kind(key, old_places, new_places, hunks), key in moved, tuple(hunks.get(key, ()))
        )
        for key in order
    ]


def apply_diff(old: str, hunks: Iterable[Hunk]) -> str:
    """Return the new text. Raises ValueError where the hunks were not made from this old text."""
    pieces = []
    position = 0
    for hunk in hunks:
        before = "".join(part.text for part in hunk.parts if part.op != "added")
        if hunk.kind != "moved-to" and hunk.kind != "added":
            if hunk.old_start != position or old[position : hunk.old_end] != before:
                raise ValueError(f"the old text differs from the diff at {position}")
            position = hunk.old_end
        if hunk.kind != "moved-from" and hunk.kind != "removed":
            pieces += [part.text for part in hunk.parts if part.op != "removed"]
    if position != len(old):
        raise ValueError(f"the diff ends at {position}, the old text at {len(old)}")
    return "".join(pieces)


def fold(hunks: Sequence[Hunk], context: int = 2) -> list[Hunk | Folded]:
    """Return the hunks, unchanged runs cut to `context` lines beside a change; one line is never folded."""
    rows: list[Hunk | Folded] = []
    last = len(hunks) - 1
    for number, hunk in enumerate(hunks):
        if hunk.kind == "context":
            rows += _folded(hunk, context if number else 0, context if number < last else 0)
        else:
            rows.append(hunk)
    return rows


class _Place(NamedTuple):
    """Where a section stands in the joined text."""

    line: int
    start: int
    text: str


def _folded(hunk: Hunk, above: int, below: int) -> list[Hunk | Folded]:
    """Keep `above` lines at the run's beginning and `below` at its end."""
    text = hunk.parts[0].text
    lines = text.split("\n")
    count = len(lines) if lines[-1] else len(lines) - 1
    if count <= above + below + 1:
        return [hunk]
    skipped = count - above - below
    head_end = sum(len(line) + 1 for line in lines[:above])
    tail_start = len(text) - len("\n".join(lines[count - below :])) if below else len(text)
    middle = text[head_end:tail_start]
    rows: list[Hunk | Folded] = [Folded(skipped, hunk.old_line + above, hunk.new_line + above, middle)]
    if above:
        rows.insert(0, _piece_of(hunk, 0, head_end, 0))
    if below:
        rows.append(_piece_of(hunk, tail_start, len(text), above + skipped))
    return rows


def _piece_of(hunk: Hunk, start: int, end: int, lines_before: int) -> Hunk:
    return Hunk(
        "context",
        hunk.old_line + lines_before,
        hunk.new_line + lines_before,
        hunk.old_start + start,
        hunk.old_start + end,
        hunk.new_start + start,
        hunk.new_start + end,
        (Part("same", hunk.parts[0].text[start:end]),),
    )


def _places(sections: Sequence[tuple[object, str]]) -> dict[object, _Place]:
    starts = [0, *accumulate(len(text) for _, text in sections)]
    lines = [1, *accumulate((text.count("\n") for _, text in sections), initial=1)][1:]
    return {
        key: _Place(line, start, text)
        for (key, text), line, start in zip(sections, lines, starts, strict=False)
    }


def _strip_of(key: object, old: dict[object, _Place], new: dict[object, _Place]) -> Strip:
    before = old.get(key) or _Place(1, 0, "")
    after = new.get(key) or _Place(1, 0, "")
    return Strip(before.text, after.text, Start(before.line, after.line, before.start, after.start))


def _moved_keys(old: list[object], new: list[object]) -> set[object]:
    """Return the fewest keys that have to move to lead from one order to the other."""
    kept = {old[block.old + k] for block in align(old, new) for k in range(block.size)}
    return set(old) - kept


def _reading_order(
    old: Sequence[tuple[object, str]],
    new: Sequence[tuple[object, str]],
    old_places: dict[object, _Place],
    new_places: dict[object, _Place],
) -> list[object]:
    order: list[object] = []
    behind: dict[object, list[object]] = {}
    neighbour: object = None
    for key, _ in old:
        if key in new_places:
            neighbour = key
        else:
            behind.setdefault(neighbour, []).append(key)
    order += behind.get(None, [])
    for key, _ in new:
        order.append(key)
        order += behind.get(key, [])
    return order


def _section_kind(
    key: object, old: dict[object, _Place], new: dict[object, _Place], hunks: dict[object, list[Hunk]]
) -> Literal["same", "added", "removed", "changed"]:
    if key not in old:
        return "added"
    if key not in new:
        return "removed"
    return "changed" if key in hunks else "same"
