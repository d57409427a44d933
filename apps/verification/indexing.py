"""Flags, read out of the sections that a change set touched; each keeps its identity while its sentence can
be known.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from apps.accounts.models import User
from apps.articles.models import Article, Section
from apps.history.models import ChangeSet
from apps.wikitext.flag_kinds import find_kind
from apps.wikitext.flags import FlagUse, find_flags
from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import blank_marks, sentence_behind

from .markup import read_reason
from .models import Flag

PLACE_FIELDS = [
    "section",
    "kind",
    "scope",
    "template",
    "dated",
    "reason",
    "start",
    "end",
    "sentence",
    "before",
    "after",
]
SETTLED_FIELDS = ["removed_in", "settled_how", "settled_by", "settled_at"]
CONTEXT_WIDTH = 80


@dataclass(frozen=True, slots=True)
class FoundFlag:
    """One flag template in a section."""

    section: Section
    flag: FlagUse
    template: str
    sentence: str
    before: str
    after: str


def index_flags(
    article: Article, sections: Sequence[Section], change_set: ChangeSet, *, by: User | None
) -> None:
    """Make the Flag rows agree with the text of these sections, over all of them together.

    Needs the article's lock. A flag that moved with its sentence keeps its row, one that comes back with the
    same sentence reopens it, one that no longer stands is closed with this change set.
    """
    found = [flag for section in sections for flag in flags_in(section)]
    standing = list(Flag.objects.filter(section__in=sections, removed_in=None).order_by("section", "start"))
    pairs, unmatched, gone = align(found, standing)
    reopened, unmatched = reopen(article, unmatched)
    for flag, row in pairs + reopened:
        place(row, flag)
    for _, row in reopened:
        row.removed_in = row.settled_by = row.settled_at = None
        row.settled_how = ""
    rows = [row for _, row in pairs + reopened]
    Flag.objects.bulk_update(rows, [*PLACE_FIELDS, *SETTLED_FIELDS])
    Flag.objects.filter(pk__in=[row.pk for row in gone]).update(
        removed_in=change_set, settled_by=by, settled_at=change_set.created_at
    )
    Flag.objects.bulk_create(raised(article, flag, change_set, by=by) for flag in unmatched)


def flags_in(section: Section) -> list[FoundFlag]:
    """Return the flags of a section in order of their place."""
    flags = find_flags(section.text, is_lead=section.level == 0)
    if not flags:
        return []
    marks = [(ref.start, ref.end) for ref in find_refs(section.text)]
    marks += [(use.start, use.end) for use in find_templates(section.text)]
    blanked = blank_marks(section.text, sorted(marks))
    return [found_flag(section, flag, blanked) for flag in flags]


def found_flag(section: Section, flag: FlagUse, blanked: str) -> FoundFlag:
    text = section.text
    return FoundFlag(
        section=section,
        flag=flag,
        template=text[flag.start : flag.end],
        sentence=sentence_behind(blanked, flag.start),
        before=text[max(0, flag.start - CONTEXT_WIDTH) : flag.start],
        after=text[flag.end : flag.end + CONTEXT_WIDTH],
    )


Pairs = list[tuple[FoundFlag, Flag]]


def align(found: list[FoundFlag], rows: list[Flag]) -> tuple[Pairs, list[FoundFlag], list[Flag]]:
    """Return (pairs, flags without a row, rows without a flag): the surest likeness is matched first."""
    pairs: Pairs = []
    for likeness in (
        lambda f: (f.kind, f.sentence, f.template, f.section_id),
        lambda f: (f.kind, f.sentence) if f.sentence else None,
        lambda f: (f.kind, f.before[-30:], f.template),
        lambda f: (f.kind, f.template, f.section_id),
        lambda f: (f.kind, f.section_id),
    ):
        matched, found, rows = match(found, rows, likeness)
        pairs += matched
    return pairs, found, rows


class Likeness:
    """What a found flag and a row are compared by, under the same names."""

    __slots__ = ("before", "kind", "section_id", "sentence", "template")

    def __init__(self, found: FoundFlag):
        self.kind = found.flag.kind
        self.sentence = found.sentence
        self.template = found.template
        self.section_id = found.section.pk
        self.before = found.before


def match(
    found: list[FoundFlag], rows: list[Flag], key: Callable[[Flag | Likeness], Hashable | None]
) -> tuple[Pairs, list[FoundFlag], list[Flag]]:
    by_key = defaultdict(list)
    for row in rows:
        by_key[key(row)].append(row)
    pairs, unmatched = [], []
    for flag in found:
        value = key(Likeness(flag))
        if value is not None and by_key[value]:
            pairs.append((flag, by_key[value].pop(0)))
        else:
            unmatched.append(flag)
    taken = {row.pk for _, row in pairs}
    return pairs, unmatched, [row for row in rows if row.pk not in taken]


def reopen(article: Article, found: list[FoundFlag]) -> tuple[Pairs, list[FoundFlag]]:
    """Return (pairs with closed rows of the same kind and sentence, the rest): newest closed first."""
    if not found:
        return [], []
    sentences = {flag.sentence for flag in found if flag.sentence}
    closed = Flag.objects.filter(article=article, removed_in__isnull=False, sentence__in=sentences)
    pairs, rest, _ = match(
        found,
        list(closed.order_by("-removed_in", "-pk")),
        lambda f: (f.kind, f.sentence) if f.sentence else None,
    )
    return pairs, rest


def place(row: Flag, found: FoundFlag) -> None:
    flag = found.flag
    row.section, row.kind, row.scope = found.section, flag.kind, flag.scope
    row.template, row.dated, row.reason = found.template, flag.date[:100], read_reason(flag.reason)
    row.start, row.end, row.sentence = flag.start, flag.end, found.sentence
    row.before, row.after = found.before, found.after


def raised(article: Article, found: FoundFlag, change_set: ChangeSet, *, by: User | None) -> Flag:
    kind = find_kind(found.flag.kind)
    at = change_set.created_at
    row = Flag(article=article, raised_in=change_set, raised_by=by, raised_at=at)
    row.due_at = at + timedelta(days=kind.due_days) if kind else None
    place(row, found)
    return row
