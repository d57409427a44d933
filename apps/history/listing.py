"""Change sets as they are listed: plain values, every string ready, so that 500 of them cost little."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.articles.addresses import path_of
from apps.skin.moments import clock_of, day_in_words, exact

from .models import ChangeSet
from .people import address_of_person, name_of
from .texts import headings_touched

SECTIONS_NAMED = 3
_SECTION = re.compile(r"/\*\s*(.*?)\s*\*/\s*(.*)", re.S)
_FIELDS = (
    "pk",
    "revision_id",
    "author_name",
    "author__username",
    "author_hidden",
    "summary",
    "summary_hidden",
    "text_hidden",
    "is_minor",
    "size_bytes",
    "size_change_bytes",
    "tags",
    "created_at",
    "article__title",
)


class ListedChange(NamedTuple):
    """One change set in a list. `author` and `summary` are None where they were hidden; `person` is where the
    author's contributions are listed, "" for who has no account of that name.

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
    person: str
    summary: str | None
    section: str
    sections: str
    is_minor: bool
    size: str
    change: str
    direction: str
    tags: str


def list_changes(change_sets: QuerySet) -> list[ListedChange]:
    """Return the change sets of a query in its order; two queries, however many they are."""
    rows = list(change_sets.values_list(*_FIELDS, named=True))
    shown = [row.revision_id for row in rows if not row.text_hidden]
    headings = headings_touched(shown) if shown else {}
    said = _Said()
    return [
        _listed(row, row.article__title, row.author__username, headings.get(row.revision_id, ()), said)
        for row in rows
    ]


def list_change(change_set: ChangeSet) -> ListedChange:
    """Return one change set at hand, loaded with its article and author; no query, and so no `sections`."""
    return _listed(change_set, change_set.article.title, name_of(change_set.author), (), _Said())


class _Said:
    """Days and addresses in words, each made once a list: they take longer than the rest of a row."""

    def __init__(self) -> None:
        self.zone = timezone.get_current_timezone()
        self.days: dict[date, str] = {}
        self.paths: dict[str, str] = {}
        self.people: dict[tuple[str, str | None], str] = {}

    def day_and_clock(self, when: datetime) -> tuple[str, str]:
        local = when.astimezone(self.zone)
        day = local.date()
        if day not in self.days:
            self.days[day] = day_in_words(local)
        return self.days[day], clock_of(local)

    def path(self, title: str) -> str:
        if title not in self.paths:
            self.paths[title] = path_of(title)
        return self.paths[title]

    def person(self, name: str, username: str | None) -> str:
        if (name, username) not in self.people:
            self.people[name, username] = address_of_person(name, username)
        return self.people[name, username]


def _listed(row, title: str, username: str | None, headings: Sequence[str], said: _Said) -> ListedChange:
    section, rest = ("", None) if row.summary_hidden else section_of(row.summary)
    day, clock = said.day_and_clock(row.created_at)
    named = dict.fromkeys(heading or _("Lead") for heading in headings)
    return ListedChange(
        id=row.pk,
        title=title,
        path=said.path(title),
        day=day,
        clock=clock,
        exact=exact(row.created_at),
        author=None if row.author_hidden else row.author_name,
        person="" if row.author_hidden else said.person(row.author_name, username),
        summary=rest,
        section=section,
        sections=_few([name for name in named if name != section]),
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


def _few(names: list[str]) -> str:
    more = len(names) - SECTIONS_NAMED
    if more > 1:
        return ", ".join([*names[:SECTIONS_NAMED], ngettext("%d more", "%d more", more) % more])
    return ", ".join(names)
