"""The rows of a diff page: what changed between two states, in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.wikitext.diffs import Folded, Hunk, Part, SectionDiff, diff, diff_sections, fold

from .models import ChangeSet
from .texts import SectionText, sections_that_differ

MARKUP_STARTS = ("{|", "|", "!", "{{", "}}", "<", "[[File:", "[[Image:", "[[Category:")
WHOLE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a diff. `kind` is a Hunk's kind, or "section", whose text is its name, or "fold".

    `move_id` joins the two ends of a move. `is_markup`: a table, a template's parameters, a file; no prose.
    """

    kind: str
    parts: tuple[Part, ...]
    note: str = ""
    move_id: int = 0
    is_above: bool = False
    is_markup: bool = False


def compare_texts(old: str, new: str) -> list[Row]:
    """Return the rows between two texts; none where they are the same."""
    return _rows_of(fold(diff(old, new)), {}) if old != new else []


def compare_change_sets(old: ChangeSet | None, new: ChangeSet, *, is_whole: bool = False) -> list[Row]:
    """Return the rows that lead from one state to another, section by section; none where they are the same.

    `old` is None before the first change set. `is_whole` folds nothing of the sections that changed. Raises
    TextHidden where either text is hidden.
    """
    before, after = sections_that_differ(old, new)
    names = {section.id: section.heading or _("Lead") for section in [*before, *after]}
    sections = [
        section
        for section in diff_sections(_keyed(before), _keyed(after))
        if section.kind != "same" or section.moved
    ]
    homes = _homes_of_moves(sections, names)
    context = WHOLE if is_whole else 2
    return [row for section in sections for row in _section_rows(section, names, homes, context)]


def _keyed(sections: Iterable[SectionText]) -> list[tuple[object, str]]:
    return [(section.id, section.text) for section in sections]


def _homes_of_moves(sections: Iterable[SectionDiff], names: dict) -> dict[tuple[str, int], str]:
    """Return the name of the section where each end of each move stands."""
    return {
        (hunk.kind, hunk.move_id): names[section.key]
        for section in sections
        for hunk in section.hunks
        if hunk.move_id
    }


def _section_rows(section: SectionDiff, names: dict, homes: dict, context: int) -> Iterator[Row]:
    notes = {"added": _("section added"), "removed": _("section removed")}
    said = [notes[section.kind]] if section.kind in notes else []
    if section.moved:
        said.append(_("section moved"))
    yield Row("section", (Part("same", names[section.key]),), note=", ".join(said))
    yield from _rows_of(fold(section.hunks, context), homes)


def _rows_of(found: Sequence[Hunk | Folded], homes: dict) -> list[Row]:
    rows = []
    for number, run in enumerate(_runs(found)):
        first = run[0]
        if isinstance(first, Folded):
            rows.append(_fold_row(first))
        elif first.kind == "context":
            rows.append(_context_row(first, is_first=number == 0, is_above=first is not found[-1]))
        elif first.kind == "changed":
            rows.append(_changed_row(first))
        else:
            rows.append(_one_sided_row(run, homes))
    return [row for row in rows if row.parts[0].text or row.kind != "context"]


def _runs(found: Iterable[Hunk | Folded]) -> Iterator[list]:
    """Yield neighbours that share one fate as one list: paragraphs added, removed or moved together."""
    for key, run in groupby(found, key=_fate):
        if key[0] in ("changed", "context", "fold"):
            yield from ([one] for one in run)
        else:
            yield list(run)


def _fate(one: Hunk | Folded) -> tuple[str, int]:
    return ("fold", 0) if isinstance(one, Folded) else (one.kind, one.move_id)


def _fold_row(folded: Folded) -> Row:
    said = ngettext("%d line the same", "%d lines the same", folded.lines) % folded.lines
    return Row("fold", (Part("same", folded.text),), note=said)


def _context_row(hunk: Hunk, *, is_first: bool, is_above: bool) -> Row:
    lines = hunk.parts[0].text.rstrip("\n").split("\n")
    if is_first and lines[0].startswith("="):
        # the section's row says the heading already
        lines = lines[1:]
    text = "\n".join(lines).strip("\n")
    return Row("context", (Part("same", text),), is_above=is_above, is_markup=_is_markup(lines))


def _changed_row(hunk: Hunk) -> Row:
    note = _("only spaces changed") if hunk.whitespace_only else ""
    return Row("changed", hunk.parts, note=note, is_markup=_is_markup([hunk.parts[0].text]))


def _one_sided_row(run: Sequence[Hunk], homes: dict) -> Row:
    first = run[0]
    parts = tuple(part for hunk in run for part in hunk.parts)
    is_markup = _is_markup([hunk.parts[0].text for hunk in run])
    if not first.move_id:
        joined = Part(parts[0].op, "".join(part.text for part in parts))
        return Row(first.kind, (joined,), is_markup=is_markup)
    other = "moved-to" if first.kind == "moved-from" else "moved-from"
    note = _move_note(run, homes.get((other, first.move_id), ""))
    return Row(first.kind, parts, note=note, move_id=first.move_id, is_markup=is_markup)


def _move_note(run: Sequence[Hunk], home: str) -> str:
    if run[0].kind == "moved-from":
        return _("moved to %s") % home if home else _("moved to another place")
    said = _("moved from %s") % home if home else _("moved here")
    changed = sum(hunk.words_changed for hunk in run)
    if changed:
        said = f"{said}, {ngettext('%d word changed', '%d words changed', changed) % changed}"
    return said


def _is_markup(lines: Iterable[str]) -> bool:
    return all(line.startswith(MARKUP_STARTS) for line in lines if line.strip())
