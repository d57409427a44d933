"""Change sets as they are listed: plain values, every string ready, so that 500 of them cost little."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.models import Version

from apps.articles.addresses import path_of
from apps.articles.models import Section

SECTIONS_NAMED = 3
_SECTION = re.compile(r"/\*\s*(.*?)\s*\*/\s*(.*)", re.S)
_FIELDS = (
    "pk",
    "revision_id",
    "author_name",
    "author_hidden",
    "summary",
    "summary_hidden",
    "is_minor",
    "size_bytes",
    "size_change_bytes",
    "tags",
    "created_at",
    "article__title",
)


class ListedChange(NamedTuple):
    """One change set in a list. `author` and `summary` are None where they were hidden.

    `day` and `clock` are local, `exact` is ISO 8601 in UTC. `section` is the one that the summary names
    ("/* Course */ typo"), `sections` the names of the others that were touched.
    """

    id: int
    title: str
    path: str
    day: str
    clock: str
    exact: str
    author: str | None
    summary: str | None
    section: str
    sections: str
    is_minor: bool
    size: str
    change: str
    direction: str
    tags: str


def list_changes(change_sets: QuerySet, *, with_sections: bool = True) -> list[ListedChange]:
    """Return the change sets of a query in its order; three queries, or one without `sections`."""
    rows = list(change_sets.values_list(*_FIELDS, named=True))
    names = names_of_touched_sections([row.revision_id for row in rows]) if with_sections else {}
    zone = timezone.get_current_timezone()
    days: dict = {}
    paths: dict[str, str] = {}
    listed = []
    for row in rows:
        local = row.created_at.astimezone(zone)
        day = local.date()
        if day not in days:
            days[day] = formats.date_format(day, "j M Y")
        title = row.article__title
        if title not in paths:
            paths[title] = path_of(title)
        listed.append(_listed(row, paths[title], days[day], f"{local:%H:%M}", names.get(row.revision_id, ())))
    return listed


def names_of_touched_sections(revision_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the headings of the sections that each revision changed, as they read now, in their order."""
    content_type = ContentType.objects.get_for_model(Section)
    versions = Version.objects.filter(revision__in=revision_ids, content_type=content_type).order_by("pk")
    touched = [(revision_id, int(pk)) for revision_id, pk in versions.values_list("revision_id", "object_id")]
    headings = dict(Section.objects.filter(pk__in={pk for _id, pk in touched}).values_list("pk", "heading"))
    lead = _("Lead")
    names = defaultdict(list)
    for revision_id, pk in touched:
        names[revision_id].append(headings[pk] or lead)
    return names


def _listed(row, path: str, day: str, clock: str, names: Sequence[str]) -> ListedChange:
    section, rest = ("", None) if row.summary_hidden else section_of(row.summary)
    return ListedChange(
        id=row.pk,
        title=row.article__title,
        path=path,
        day=day,
        clock=clock,
        exact=f"{row.created_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        author=None if row.author_hidden else row.author_name,
        summary=rest,
        section=section,
        sections=_few(name for name in names if name != section),
        is_minor=row.is_minor,
        size=f"{row.size_bytes:,}",
        change=signed(row.size_change_bytes),
        direction=_direction(row.size_change_bytes),
        tags=", ".join(row.tags),
    )


def section_of(summary: str) -> tuple[str, str]:
    """Return the section that a summary names as MediaWiki does ("/* Course */ typo"), and the rest of it."""
    found = _SECTION.match(summary)
    return (found[1], found[2]) if found else ("", summary)


def signed(number: int) -> str:
    """Return a number with its sign: +1,204, −12 or ±0."""
    if not number:
        return "±0"
    return f"+{number:,}" if number > 0 else f"−{-number:,}"


def _direction(number: int) -> str:
    if not number:
        return "none"
    return "more" if number > 0 else "less"


def _few(names: Iterable[str]) -> str:
    named = list(dict.fromkeys(names))
    more = len(named) - SECTIONS_NAMED
    if more > 1:
        named[SECTIONS_NAMED:] = [ngettext("%d more", "%d more", more) % more]
    return ", ".join(named)
