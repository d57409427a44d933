"""All citations of an article as plain values: numbered, counted and checked, by three queries for any number."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.core.cache import caches
from django.utils.translation import get_language

from apps.articles.models import Article
from apps.history.models import Head, SectionOrder
from apps.wikitext.engine_version import ENGINE_VERSION
from apps.wikitext.numbering import label

from .models import Citation, CitationUse
from .use_errors import UseRow, find_use_errors

SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_FIELDS = ("pk", "key", "group", "name", "template", "title", "url", "is_unrecovered", "is_dead", "problems")


class ListedCitation(NamedTuple):
    """One citation. `place` is its rank by first use in the text, `number` what its marker shows there.

    One that nothing cites has the number "" and stands behind all others. `uses` counts markers, not
    definitions in a list.
    """

    id: int
    place: int
    number: str
    group: str
    name: str
    template: str
    title: str
    url: str
    is_unrecovered: bool
    is_dead: bool
    is_double: bool
    uses: int
    errors: tuple[str, ...]


def kept_citations(head: Head) -> list[ListedCitation]:
    """Return what `list_citations` returns, kept until the article or what is shown of it changes; not to be
    changed by who gets it.
    """
    shape = f"{ENGINE_VERSION}.{len(ListedCitation._fields)}"
    key = f"citations.{head.newest_id}.{head.page_version}.{get_language()}.{shape}"
    listed = caches["pages"].get(key)
    if listed is None:
        listed = list_citations(head.article_id)
        caches["pages"].set(key, listed)
    return listed


def list_citations(article: Article | int) -> list[ListedCitation]:
    """Return the citations of the newest text in the order of their first use; three queries, four where a
    name is defined twice.
    """
    article_id = article if isinstance(article, int) else article.pk
    rows = Citation.objects.filter(article=article_id, removed_in=None).values_list(*_FIELDS, named=True)
    rows = {row.pk: row for row in rows}
    uses = uses_in_order(article_id)
    errors = find_use_errors(rows.values(), uses)
    numbers = numbers_of(uses, {pk: row.group for pk, row in rows.items()})
    counts = Counter(use.citation_id for use in uses if not use.is_listed)
    doubles = find_doubles(rows.values())
    placed = {pk: place for place, pk in enumerate(numbers, 1)}
    listed = [
        ListedCitation(
            row.pk, placed.get(row.pk, len(rows) + 1), numbers.get(row.pk, ""), row.group, row.name,
            row.template, row.title, row.url, row.is_unrecovered, row.is_dead, row.pk in doubles,
            counts[row.pk], (*errors.get(row.pk, ()), *row.problems),
        )
        for row in rows.values()
    ]  # fmt: skip
    return sorted(listed, key=lambda row: (row.place, row.id))


def uses_in_order(article_id: int) -> list[UseRow]:
    """Return every ref tag of the newest text, in the order of the text."""
    places = {pk: number for number, pk in enumerate(section_ids_of(article_id))}
    rows = CitationUse.objects.filter(citation__article=article_id).values_list(
        "citation_id", "section_id", "start", "end", "is_definition", "is_listed"
    )
    uses = [UseRow(*row) for row in rows if row[1] in places]
    return sorted(uses, key=lambda use: (places[use.section_id], use.start))


def section_ids_of(article_id: int) -> list[int]:
    """Return the ids of the sections of the newest text in their order."""
    orders = SectionOrder.objects.filter(article=article_id).order_by("-change_set")
    return orders.values_list("section_ids", flat=True).first() or []


def numbers_of(uses: Sequence[UseRow], groups: dict[int, str]) -> dict[int, str]:
    """Return {citation id: what its markers show}, in the order of first use; each group counts alone."""
    numbers: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for use in uses:
        if use.citation_id not in numbers and not use.is_listed and use.citation_id in groups:
            group = groups[use.citation_id]
            counts[group] += 1
            numbers[use.citation_id] = label(group, counts[group])
    return numbers


def find_doubles(rows) -> set[int]:
    """Return the ids of citations whose address another citation has too."""
    by_url = defaultdict(list)
    for row in rows:
        if row.url:
            by_url[bare_url(row.url)].append(row.pk)
    return {pk for ids in by_url.values() if len(ids) > 1 for pk in ids}


def bare_url(url: str) -> str:
    """Return the address without what does not tell pages apart: scheme, www, fragment, a slash at the end."""
    return SCHEME.sub("", url.strip()).partition("#")[0].rstrip("/.,;")
