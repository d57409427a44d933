"""Flags, read out of the sections that a change set touched; each keeps its identity while its sentence can
be known.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.db.models import Q

from apps.accounts.models import User
from apps.articles.models import Article, Section
from apps.history.models import ChangeSet
from apps.wikitext.flag_kinds import find_kind

from .alignment import align_likely, align_surely
from .finding import FoundFlag, flags_in
from .markup import read_reason
from .models import Flag

PLACE_FIELDS = [
    "section_id",
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
SETTLED_FIELDS = ["removed_in", "settled_how", "settled_by", "settled_at", "note"]
Pairs = list[tuple[FoundFlag, Flag]]


def index_flags(
    article: Article, sections: Sequence[Section], change_set: ChangeSet, *, by: User | None
) -> None:
    """Make the Flag rows agree with the text of these sections, over all of them together.

    Needs the article's lock. A flag that moved with its sentence keeps its row, one that comes back with the
    same sentence reopens it, one whose sentence was reworded is known by its likeness, and one that no longer
    stands is closed with this change set.
    """
    found = flags_in(sections)
    standing = Flag.objects.filter(section__in=sections, removed_in=None).order_by("section", "start")
    pairs, unmatched, gone = align_surely(found, list(standing))
    reopened, unmatched = find_closed(article, unmatched)
    reworded, unmatched, gone = align_likely(unmatched, gone)
    write_places(pairs + reworded)
    write_reopened(reopened)
    Flag.objects.filter(pk__in=[row.pk for row in gone]).update(
        removed_in=change_set, settled_by=by, settled_at=change_set.created_at
    )
    Flag.objects.bulk_create(raised(article, flag, change_set, by=by) for flag in unmatched)


def find_closed(article: Article, found: list[FoundFlag]) -> tuple[Pairs, list[FoundFlag]]:
    """Return (pairs with closed rows of the same kind and words, the rest): newest closed first.

    A banner has no words: it is known by its template in the same section.
    """
    if not found:
        return [], []
    same_words = Q(sentence__in={flag.sentence for flag in found if flag.sentence})
    same_banner = Q(sentence="", template__in={flag.template for flag in found if not flag.sentence})
    closed = Flag.objects.filter(same_words | same_banner, article=article, removed_in__isnull=False)
    pairs, rest, _ = align_surely(found, list(closed.order_by("-removed_in", "-pk")))
    return pairs, rest


def write_places(pairs: Pairs) -> None:
    """Write the rows whose place or words changed; the others cost nothing."""
    moved = [row for found, row in pairs if place(row, found)]
    Flag.objects.bulk_update(moved, [name.removesuffix("_id") for name in PLACE_FIELDS])


def write_reopened(pairs: Pairs) -> None:
    for found, row in pairs:
        place(row, found)
        row.removed_in = row.settled_by = row.settled_at = None
        row.settled_how = row.note = ""
    rows = [row for _, row in pairs]
    Flag.objects.bulk_update(rows, [name.removesuffix("_id") for name in PLACE_FIELDS] + SETTLED_FIELDS)


def place(row: Flag, found: FoundFlag) -> bool:
    """Put what was found into the row; return whether that changed it."""
    flag = found.flag
    values = {
        "section_id": found.section_id,
        "kind": flag.kind,
        "scope": flag.scope,
        "template": found.template,
        "dated": flag.date[:100],
        "reason": read_reason(flag.reason),
        "start": flag.start,
        "end": flag.end,
        "sentence": found.sentence,
        "before": found.before,
        "after": found.after,
    }
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    return bool(changed)


def raised(article: Article, found: FoundFlag, change_set: ChangeSet, *, by: User | None) -> Flag:
    kind = find_kind(found.kind)
    at = change_set.created_at
    row = Flag(article=article, raised_in=change_set, raised_by=by, raised_at=at)
    row.since = doubted_since(found.flag.date, at)
    row.due_at = row.since + timedelta(days=kind.due_days) if kind else None
    place(row, found)
    return row


def doubted_since(dated: str, at: datetime) -> datetime:
    """Return the beginning of the month that a template is dated by, where that lies before this month."""
    month = month_of(dated)
    return month if month and (month.year, month.month) < (at.year, at.month) else at


def month_of(dated: str) -> datetime | None:
    """Return the first moment of a month written as templates are dated ("January 2021"), None for others."""
    try:
        return datetime.strptime(dated, "%B %Y").replace(tzinfo=UTC)
    except ValueError:
        return None
