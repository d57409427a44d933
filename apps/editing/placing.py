"""Where an edit lands: the section as its editor saw it, found again in the newest text and merged."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from apps.articles.models import Section
from apps.history.models import ChangeSet
from apps.history.texts import SectionText, sections_of
from apps.wikitext.merging import Conflict, MergeConflict, merge
from apps.wikitext.sections import section_range


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEdit:
    """What an editor wants: a new text for a section (with its subsections) or for the whole article.

    `section` counts as MediaWiki counts, in the base; 0 is the lead, None the whole article, "new" appends
    one under `heading`. `base_id` is the change set that the editor started from, None where there was no
    article.
    """

    title: str
    text: str
    section: int | Literal["new"] | None = None
    heading: str = ""
    base_id: int | None = None
    summary: str = ""
    is_minor: bool = False
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """The rows that an edit replaces, rows[start:stop], and the text that stands there after it."""

    start: int
    stop: int
    text: str
    is_merged: bool = False


class NoSuchSection(LookupError):
    """The base has no section of that number."""


class WrongBase(LookupError):
    """The base is no change set of this article."""


class EditConflict(Exception):
    """Both sides changed the same words.

    `pieces` are the merged text and the conflicts in order. They cover section `section` of the change set
    `newest` (None: the whole article); an answer is saved with these two as its section and base.
    """

    def __init__(
        self,
        pieces: list[str | Conflict],
        *,
        merged_places: int,
        newest: ChangeSet | None,
        section: int | None,
    ):
        super().__init__("edit conflict")
        self.pieces = pieces
        self.merged_places = merged_places
        self.newest = newest
        self.section = section


def find_region(edit: SectionEdit, newest: ChangeSet | None, rows: Sequence[Section]) -> Region:
    """Return where the edit lands in the newest rows, merged with what others saved since its base.

    Raises EditConflict, NoSuchSection, WrongBase.
    """
    if edit.section == "new":
        return appended(edit, rows)
    base = get_base(edit, newest)
    if base == newest:
        span = span_of(edit.section, [row.level for row in rows])
        return Region(span.start, span.stop, end_line(edit.text, rows, span))
    return merged(edit, sections_of(base, show_hidden=True) if base else [], newest, rows)


def appended(edit: SectionEdit, rows: Sequence[Section]) -> Region:
    heading = f"== {edit.heading.strip()} ==\n\n" if edit.heading.strip() else ""
    new = heading + edit.text.strip("\n") + "\n"
    if not rows:
        return Region(0, 0, new)
    last = rows[-1].text.rstrip("\n")
    return Region(len(rows) - 1, len(rows), f"{last}\n\n{new}" if last else new)


def get_base(edit: SectionEdit, newest: ChangeSet | None) -> ChangeSet | None:
    if edit.base_id is None:
        return None
    if newest and newest.pk == edit.base_id:
        return newest
    base = ChangeSet.objects.filter(pk=edit.base_id, article=newest.article_id if newest else None).first()
    if base is None:
        raise WrongBase(edit.base_id)
    return base


def span_of(section: int | None, levels: Sequence[int]) -> range:
    if section is None:
        return range(0, len(levels))
    try:
        return section_range(levels, section)
    except IndexError:
        raise NoSuchSection(section) from None


def end_line(text: str, rows: Sequence[Section] | Sequence[SectionText], span: range) -> str:
    """Return the text so that the next heading still begins a line, and lost blank lines at the end do not
    count.
    """
    if span.stop == len(rows):
        return text
    old = "".join(row.text for row in rows[span.start : span.stop])
    if text.rstrip("\n") == old.rstrip("\n"):
        return old
    if text.strip("\n") == "":
        return ""
    return text if text.endswith("\n") else text + "\n\n"


def merged(
    edit: SectionEdit, base: Sequence[SectionText], newest: ChangeSet | None, rows: Sequence[Section]
) -> Region:
    """Merge on the rows that the edit covers where these still stand together, else on the whole article."""
    span = span_of(edit.section, [row.level for row in base])
    mine = end_line(edit.text, base, span)
    found = (
        find_again([row.id for row in base[span.start : span.stop]], rows)
        if edit.section is not None
        else None
    )
    if found is None:
        mine = "".join(
            [*(row.text for row in base[: span.start]), mine, *(row.text for row in base[span.stop :])]
        )
        span, found = range(0, len(base)), range(0, len(rows))
    old = "".join(row.text for row in base[span.start : span.stop])
    theirs = "".join(row.text for row in rows[found.start : found.stop])
    if old == theirs:
        return Region(found.start, found.stop, mine)
    try:
        return Region(found.start, found.stop, merge(old, mine, theirs), is_merged=mine not in (old, theirs))
    except MergeConflict as conflict:
        section = None if edit.section is None or len(found) == len(rows) else found.start
        raise EditConflict(
            conflict.pieces, merged_places=conflict.merged_places, newest=newest, section=section
        ) from None


def find_again(section_ids: Sequence[int], rows: Sequence[Section]) -> range | None:
    """Return the rows that are still one section with its subsections, None where they were torn apart."""
    places = {row.pk: index for index, row in enumerate(rows)}
    found = [places.get(pk) for pk in section_ids]
    if None in found or found != sorted(found):
        return None
    try:
        span = section_range([row.level for row in rows], found[0])
    except IndexError:
        return None
    return span if span.start == found[0] and found[-1] in span else None
