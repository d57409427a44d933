"""The rows of a diff page: what changed between two states, ready to be drawn.

A row's HTML is built here and not in the template: a diff has hundreds of words, each of which would be a
tag.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.wikitext.diffs import Folded, Hunk, Part, SectionDiff, diff, diff_sections, fold

from .models import ChangeSet
from .texts import SectionText, sections_of

CONTEXT_CHARACTERS = 240
FOLDED_CHARACTERS = 20_000
MARKUP_STARTS = ("{|", "|", "!", "{{", "}}", "<", "[[File:", "[[Image:", "[[Category:")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a diff. `kind` is a Hunk's kind, or "section", "fold" or "same-sections".

    `html` shows the row inline; `old_html` and `new_html` are its two sides, both "" where one text fills
    the row. The three are safe HTML.
    """

    kind: str
    html: str
    old_html: str = ""
    new_html: str = ""
    sign: str = ""
    sign_name: str = ""
    note: str = ""
    anchor: str = ""
    link: str = ""
    is_markup: bool = False
    folded_html: str = ""


def compare_texts(old: str, new: str) -> list[Row]:
    """Return the rows between two texts; none where they are the same."""
    return _rows_of(diff(old, new), {}) if old != new else []


def compare_change_sets(old: ChangeSet | None, new: ChangeSet) -> list[Row]:
    """Return the rows that lead from one state to another, section by section; none where they are the same.

    `old` is None before the first change set. Raises TextHidden where either text is hidden.
    """
    before = sections_of(old) if old else []
    after = sections_of(new)
    names = {section.id: section.heading or _("Lead") for section in [*before, *after]}
    sections = [
        section
        for section in diff_sections(_keyed(before), _keyed(after))
        if section.kind != "same" or section.moved
    ]
    homes = _homes_of_moves(sections, names)
    return [row for section in sections for row in _section_rows(section, names, homes)]


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


def _section_rows(section: SectionDiff, names: dict, homes: dict) -> Iterator[Row]:
    notes = {"added": _("section added"), "removed": _("section removed")}
    said = [notes[section.kind]] if section.kind in notes else []
    if section.moved:
        said.append(_("section moved"))
    sign = "↕" if section.moved else ""
    yield Row("section", escape(names[section.key]), sign=sign, note=", ".join(said))
    yield from _rows_of(section.hunks, homes)


def _rows_of(hunks: Sequence[Hunk], homes: dict) -> list[Row]:
    rows = []
    last_move = ("", 0)
    for number, hunk in enumerate(found := fold(hunks)):
        if isinstance(hunk, Folded):
            rows.append(_fold_row(hunk))
            last_move = ("", 0)
        elif hunk.kind == "context":
            rows.append(_context_row(hunk, is_above=number + 1 < len(found)))
            last_move = ("", 0)
        elif hunk.move_id:
            rows.append(_moved_row(hunk, homes, is_first=(hunk.kind, hunk.move_id) != last_move))
            last_move = (hunk.kind, hunk.move_id)
        else:
            rows.append(_changed_row(hunk))
            last_move = ("", 0)
    return rows


def _fold_row(folded: Folded) -> Row:
    said = ngettext("%d line the same", "%d lines the same", folded.lines) % folded.lines
    text = escape(folded.text) if len(folded.text) <= FOLDED_CHARACTERS else ""
    return Row("fold", escape(said), folded_html=text)


def _context_row(hunk: Hunk, *, is_above: bool) -> Row:
    lines = hunk.parts[0].text.split("\n")
    shown = [_shortened(line, from_end=is_above) for line in lines]
    return Row("context", escape("\n".join(shown).rstrip("\n")), is_markup=_is_markup(hunk))


def _shortened(line: str, *, from_end: bool) -> str:
    """Return what of a long unchanged paragraph stands nearest to the change."""
    if len(line) <= CONTEXT_CHARACTERS:
        return line
    if from_end:
        return "… " + line[-CONTEXT_CHARACTERS:].partition(" ")[2]
    return line[:CONTEXT_CHARACTERS].rpartition(" ")[0] + " …"


def _changed_row(hunk: Hunk) -> Row:
    match hunk.kind:
        case "added":
            return Row(
                "added", _drawn(hunk.parts), sign="+", sign_name=_("Added"), is_markup=_is_markup(hunk)
            )
        case "removed":
            return Row(
                "removed", _drawn(hunk.parts), sign="−", sign_name=_("Removed"), is_markup=_is_markup(hunk)
            )
    return Row(
        "changed",
        _drawn(hunk.parts),
        _drawn(part for part in hunk.parts if part.op != "added"),
        _drawn(part for part in hunk.parts if part.op != "removed"),
        sign="±",
        sign_name=_("Changed"),
        note=_("only spaces changed") if hunk.whitespace_only else "",
        is_markup=_is_markup(hunk),
    )


def _moved_row(hunk: Hunk, homes: dict, *, is_first: bool) -> Row:
    other = "moved-to" if hunk.kind == "moved-from" else "moved-from"
    note = _move_note(hunk, homes.get((other, hunk.move_id), "")) if is_first else ""
    parts = [Part("removed", _shortened(hunk.parts[0].text, from_end=False))]
    return Row(
        hunk.kind,
        _drawn(parts if hunk.kind == "moved-from" else hunk.parts),
        sign="↕",
        sign_name=_("Moved"),
        note=note,
        anchor=f"{hunk.kind}-{hunk.move_id}" if is_first else "",
        link=f"#{other}-{hunk.move_id}" if is_first else "",
        is_markup=_is_markup(hunk),
    )


def _move_note(hunk: Hunk, home: str) -> str:
    if hunk.kind == "moved-from":
        return _("moved to %s") % home if home else _("moved to another place")
    said = _("moved from %s") % home if home else _("moved here")
    if hunk.words_changed:
        words = ngettext("%d word changed", "%d words changed", hunk.words_changed) % hunk.words_changed
        said = f"{said}, {words}"
    return said


def _drawn(parts: Iterable[Part]) -> SafeString:
    return mark_safe("".join(_drawn_part(part) for part in parts).rstrip("\n"))


def _drawn_part(part: Part) -> str:
    if part.op == "same":
        return escape(part.text)
    tag = "ins" if part.op == "added" else "del"
    text = part.text.rstrip("\n") or "¶"
    return f"<{tag}>{escape(text)}</{tag}>"


def _is_markup(hunk: Hunk) -> bool:
    return hunk.parts[0].text.startswith(MARKUP_STARTS)
