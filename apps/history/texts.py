"""The one accessor of stored text, as of any change set. Hidden text leaves only here, where it may."""

import json
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from reversion.models import Version

from apps.articles.models import Section

from .models import ChangeSet, Head
from .recording import order_of


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


def sections_of(change_set: ChangeSet, *, show_hidden: bool = False) -> list[SectionText]:
    """Return the sections as of a change set, in order. Raises TextHidden."""
    if change_set.text_hidden and not show_hidden:
        raise TextHidden(change_set.pk)
    section_ids = order_of(change_set)
    if Head.objects.filter(newest=change_set.pk).exists():
        return newest_sections(section_ids)
    return versions_of(section_ids, change_set.revision_id)


def sections_that_differ(
    old: ChangeSet | None, new: ChangeSet
) -> tuple[list[SectionText], list[SectionText]]:
    """Return the sections of both states in order, those that nobody touched in between with text "".

    So the cost grows with what changed, not with the article. Raises TextHidden where either is hidden.
    """
    for change_set in (old, new):
        if change_set and change_set.text_hidden:
            raise TextHidden(change_set.pk)
    if old is None:
        return [], sections_of(new)
    orders = order_of(old), order_of(new)
    touched = touched_between(orders, old.revision_id, new.revision_id)
    untouched = untouched_sections(orders, touched)
    before = touched_as_of(orders[0], touched, old.revision_id)
    after = touched_as_of(orders[1], touched, new.revision_id)
    return [(before | untouched)[pk] for pk in orders[0]], [(after | untouched)[pk] for pk in orders[1]]


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


def touched_as_of(order: list[int], touched: set[int], revision_id: int) -> dict[int, SectionText]:
    there = [pk for pk in order if pk in touched]
    return {section.id: section for section in versions_of(there, revision_id)} if there else {}


def newest_sections(section_ids: list[int]) -> list[SectionText]:
    rows = Section.objects.filter(pk__in=section_ids).values_list("pk", "level", "heading", "text")
    by_id = {row[0]: SectionText(*row) for row in rows}
    return [by_id[pk] for pk in section_ids]


def versions_of(section_ids: list[int], revision_id: int) -> list[SectionText]:
    """Return each section's newest version that is not newer than the revision.

    A correlated subquery for each section, then a look-up by key: a window function takes fifty times as
    long.
    """
    versions = Version.objects.filter(
        db="default",
        content_type=ContentType.objects.get_for_model(Section),
        object_id=Cast(OuterRef("pk"), CharField(max_length=191)),
        revision_id__lte=revision_id,
    ).order_by("-revision_id")
    newest = Section.objects.filter(pk__in=section_ids).annotate(version=Subquery(versions.values("pk")[:1]))
    version_ids = list(newest.values_list("version", flat=True))
    rows = Version.objects.filter(pk__in=version_ids).values_list("object_id", "serialized_data")
    by_id = {int(object_id): read_version(int(object_id), data) for object_id, data in rows}
    return [by_id[pk] for pk in section_ids]


def read_version(section_id: int, serialized: str) -> SectionText:
    fields = json.loads(serialized)[0]["fields"]
    return SectionText(section_id, fields["level"], fields["heading"], fields["text"])
