"""The one accessor of stored text, as of any change set. Hidden text leaves only here, where it may."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast, Substr
from reversion.models import Version

from apps.articles.models import Section

from .models import ChangeSet, Head, SectionOrder
from .recording import order_of

HEADING_CHARACTERS = 1_000
_HEADING = re.compile(r'"heading": ("(?:[^"\\]|\\.)*")')


class TextHidden(LookupError):
    """The text of this change set was hidden by an administrator."""


@dataclass(frozen=True, slots=True)
class SectionText:
    id: int
    level: int
    heading: str
    text: str


def text_of(change_set: ChangeSet, *, show_hidden: bool = False) -> str:
    """Return the whole wikitext as of a change set, byte for byte what was saved. Raises TextHidden."""
    return "".join(section.text for section in sections_of(change_set, show_hidden=show_hidden))


def sections_of(
    change_set: ChangeSet, *, show_hidden: bool = False, is_newest: bool = False
) -> list[SectionText]:
    """Return the sections as of a change set, in order. Raises TextHidden.

    `is_newest` spares the question whether it is, where a caller holds it from Head.
    """
    if change_set.text_hidden and not show_hidden:
        raise TextHidden(change_set.pk)
    section_ids = order_of(change_set)
    if is_newest or Head.objects.filter(newest=change_set.pk).exists():
        return newest_sections(section_ids)
    return versions_of(section_ids, change_set.revision_id)


def sections_that_differ(
    old: ChangeSet | None, new: ChangeSet
) -> tuple[list[SectionText], list[SectionText]]:
    """Return the sections of both states in order, those that nobody touched in between with text "".

    So the cost grows with what changed, not with the article. Raises TextHidden where either is hidden.
    """
    refuse_hidden(old, new)
    if old is None:
        return [], sections_of(new)
    orders = orders_of(old, new)
    touched = touched_between(orders, old.revision_id, new.revision_id)
    untouched = untouched_sections(orders, touched)
    before, after = as_of(touched, old.revision_id, new.revision_id)
    return [(before | untouched)[pk] for pk in orders[0]], [(after | untouched)[pk] for pk in orders[1]]


def refuse_hidden(*change_sets: ChangeSet | None) -> None:
    """Raise TextHidden where the text of one of them was hidden."""
    for change_set in change_sets:
        if change_set and change_set.text_hidden:
            raise TextHidden(change_set.pk)


def orders_of(old: ChangeSet, new: ChangeSet) -> tuple[list[int], list[int]]:
    """Return the ids of the sections as of both, in order; one query where the order stayed."""
    first, last = sorted([old.pk, new.pk])
    orders = SectionOrder.objects.filter(article=new.article_id, change_set__lte=last)
    newest = orders.order_by("-change_set").first()
    order = newest.section_ids
    earlier = order if newest.pk <= first else order_of(old if old.pk == first else new)
    return (earlier, order) if old.pk == first else (order, earlier)


def touched_between(orders: tuple[list[int], list[int]], *revision_ids: int) -> set[int]:
    first, last = sorted(revision_ids)
    versions = Version.objects.filter(
        db="default",
        content_type=ContentType.objects.get_for_model(Section),
        object_id__in=[str(pk) for pk in {*orders[0], *orders[1]}],
        revision_id__gt=first,
        revision_id__lte=last,
    )
    return set(map(int, versions.values_list("object_id", flat=True))) | set(orders[0]) ^ set(orders[1])


def untouched_sections(orders: tuple[list[int], list[int]], touched: set[int]) -> dict[int, SectionText]:
    section_ids = {*orders[0], *orders[1]} - touched
    if orders[0] == orders[1]:
        return {pk: SectionText(pk, 0, "", "") for pk in section_ids}
    rows = Section.objects.filter(pk__in=section_ids).values_list("pk", "level", "heading")
    return {row[0]: SectionText(*row, "") for row in rows}


def newest_sections(section_ids: list[int]) -> list[SectionText]:
    rows = Section.objects.filter(pk__in=section_ids).values_list("pk", "level", "heading", "text")
    by_id = {row[0]: SectionText(*row) for row in rows}
    return [by_id[pk] for pk in section_ids]


def versions_of(section_ids: list[int], revision_id: int) -> list[SectionText]:
    """Return each section's newest version that is not newer than the revision."""
    (sections,) = as_of(section_ids, revision_id)
    return [sections[pk] for pk in section_ids]


def as_of(section_ids: Iterable[int], *revision_ids: int) -> list[dict[int, SectionText]]:
    """Return for each revision the sections as they were then, by id; one that came later is absent.

    A correlated subquery for each section, then a look-up by key: a window function takes fifty times as
    long.
    """
    versions = Version.objects.filter(
        db="default",
        content_type=ContentType.objects.get_for_model(Section),
        object_id=Cast(OuterRef("pk"), CharField(max_length=191)),
    ).order_by("-revision_id")
    newest = {
        f"at_{revision_id}": Subquery(versions.filter(revision_id__lte=revision_id).values("pk")[:1])
        for revision_id in revision_ids
    }
    found = list(Section.objects.filter(pk__in=section_ids).annotate(**newest).values_list("pk", *newest))
    version_ids = {version_id for row in found for version_id in row[1:] if version_id}
    data = dict(Version.objects.filter(pk__in=version_ids).values_list("pk", "serialized_data"))
    return [
        {row[0]: read_version(row[0], data[row[place]]) for row in found if row[place]}
        for place in range(1, len(revision_ids) + 1)
    ]


def headings_touched(revision_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return the headings, as of then, of the sections that each revision changed; "" is the lead.

    Only the beginning of each version is read. The caller leaves out revisions whose text is hidden.
    """
    versions = Version.objects.filter(
        revision__in=revision_ids, content_type=ContentType.objects.get_for_model(Section)
    )
    beginnings = versions.order_by("pk").values_list(
        "revision_id", Substr("serialized_data", 1, HEADING_CHARACTERS)
    )
    headings: dict[int, list[str]] = defaultdict(list)
    for revision_id, beginning in beginnings:
        if found := _HEADING.search(beginning):
            headings[revision_id].append(json.loads(found[1]))
    return headings


def read_version(section_id: int, serialized: str) -> SectionText:
    fields = json.loads(serialized)[0]["fields"]
    return SectionText(section_id, fields["level"], fields["heading"], fields["text"])
