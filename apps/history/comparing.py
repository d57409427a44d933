"""The rows of a diff page: what changed between two states, ready to be drawn.

A row's HTML is built here and not in the template: a diff has hundreds of words, each of which would be a
tag.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

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
    """One row of a diff. `kind` is a Hunk's kind, or "section" or "fold".

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
    found = fold(hunks)
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
    return [row for row in rows if row.html or row.kind != "context"]


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
    text = escape(folded.text.rstrip("\n")) if len(folded.text) <= FOLDED_CHARACTERS else ""
    return Row("fold", escape(said), folded_html=text)


def _context_row(hunk: Hunk, *, is_first: bool, is_above: bool) -> Row:
    lines = hunk.parts[0].text.rstrip("\n").split("\n")
    if is_first and lines[0].startswith("="):
        # the section's row says the heading already
        lines = lines[1:]
    shown = [_shortened(line, from_end=is_above) for line in lines]
    return Row("context", escape("\n".join(shown).strip("\n")), is_markup=_is_markup(lines))


def _shortened(line: str, *, from_end: bool) -> str:
    """Return what of a long unchanged paragraph stands nearest to the change."""
    if len(line) <= CONTEXT_CHARACTERS:
        return line
    if from_end:
        return "… " + line[-CONTEXT_CHARACTERS:].partition(" ")[2]
    return line[:CONTEXT_CHARACTERS].rpartition(" ")[0] + " …"


def _changed_row(hunk: Hunk) -> Row:
    return Row(
        "changed",
        _drawn(hunk.parts),
        _drawn(part for part in hunk.parts if part.op != "added"),
        _drawn(part for part in hunk.parts if part.op != "removed"),
        sign="±",
        sign_name=_("Changed"),
        note=_("only spaces changed") if hunk.whitespace_only else "",
        is_markup=_is_markup([hunk.parts[0].text]),
    )


def _one_sided_row(run: Sequence[Hunk], homes: dict) -> Row:
    first = run[0]
    signs = {"added": ("+", _("Added")), "removed": ("−", _("Removed"))}
    sign, sign_name = signs.get(first.kind, ("↕", _("Moved")))
    is_markup = _is_markup([hunk.parts[0].text for hunk in run])
    if not first.move_id:
        text = "".join(part.text for hunk in run for part in hunk.parts)
        html = _drawn([Part("added" if first.kind == "added" else "removed", text)])
        return Row(first.kind, html, sign=sign, sign_name=sign_name, is_markup=is_markup)
    other = "moved-to" if first.kind == "moved-from" else "moved-from"
    return Row(
        first.kind,
        _moved_text(run),
        sign=sign,
        sign_name=sign_name,
        note=_move_note(run, homes.get((other, first.move_id), "")),
        anchor=f"{first.kind}-{first.move_id}",
        link=f"#{other}-{first.move_id}",
        is_markup=is_markup,
    )


def _moved_text(run: Sequence[Hunk]) -> SafeString:
    """Return what stands where it moved to, with its changed words; of where it stood only the beginning."""
    if run[0].kind == "moved-to":
        return mark_safe(
            "".join(map(_drawn_part, (part for hunk in run for part in hunk.parts))).rstrip("\n")
        )
    return escape(_shortened("".join(hunk.parts[0].text for hunk in run).rstrip("\n"), from_end=False))


def _move_note(run: Sequence[Hunk], home: str) -> str:
    if run[0].kind == "moved-from":
        return _("moved to %s") % home if home else _("moved to another place")
    said = _("moved from %s") % home if home else _("moved here")
    changed = sum(hunk.words_changed for hunk in run)
    if changed:
        said = f"{said}, {ngettext('%d word changed', '%d words changed', changed) % changed}"
    return said


def _drawn(parts: Iterable[Part]) -> SafeString:
    return mark_safe("".join(_drawn_part(part) for part in parts).rstrip("\n"))


def _drawn_part(part: Part) -> str:
    if part.op == "same":
        return escape(part.text)
    tag = "ins" if part.op == "added" else "del"
    # a line end alone would be marked, and not be seen
    return f"<{tag}>{escape(part.text.rstrip(chr(10))) or '¶'}</{tag}>"


def _is_markup(lines: Iterable[str]) -> bool:
    """Whether all of it is markup: a table, a template's parameters, a file."""
    return all(line.startswith(MARKUP_STARTS) for line in lines if line.strip())
