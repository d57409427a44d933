"""One citation in full: as it prints, its fields, its uses with their sentences, what is wrong with it."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from apps.articles.models import Article, Section
from apps.wikitext.anchors import anchor_of
from apps.wikitext.assembly import assemble
from apps.wikitext.cs1 import find_kind, find_problems, read_fields
from apps.wikitext.fragments import read_context, render_fragment

from .listing import ListedCitation, bare_url, list_citations, section_ids_of
from .models import Citation, CitationUse


class Use(NamedTuple):
    """One place where a citation stands. `number` is the section's, 0 the lead; `anchor` begins with "#"."""

    heading: str
    number: int
    anchor: str
    sentence: str
    is_listed: bool


@dataclass(frozen=True, slots=True)
class Peek:
    """A citation in full. `listed` is None where it stands in the text no more."""

    citation: Citation
    listed: ListedCitation | None
    html: str
    fields: list[tuple[str, str]]
    notes: list[str]
    uses: list[Use]
    same_url: list[ListedCitation]


def peek(citation: Citation, listed: list[ListedCitation] | None = None) -> Peek:
    """Return the citation in full. `listed` are all of its article, read here where they are not given."""
    listed = list_citations(citation.article_id) if listed is None else listed
    by_id = {row.id: row for row in listed}
    row = by_id.get(citation.pk)
    return Peek(
        citation=citation,
        listed=row,
        html=rendered(citation),
        fields=list(citation.parameters.items()),
        notes=maintenance_notes(citation),
        uses=uses_of(citation),
        same_url=same_address(row, listed) if row and row.is_double else [],
    )


def rendered(citation: Citation) -> str:
    """Return the content as HTML, in the date style of its article."""
    if not citation.content.strip():
        return ""
    lead = Section.objects.filter(pk__in=section_ids_of(citation.article_id)[:1]).values_list(
        "text", flat=True
    )
    title = Article.objects.values_list("title", flat=True).get(pk=citation.article_id)
    fragment = render_fragment(citation.content, read_context("".join(lead), title))
    return assemble([fragment], title=title, is_part=True).html


def maintenance_notes(citation: Citation) -> list[str]:
    kind = find_kind(citation.template) if citation.template else None
    if kind is None:
        return []
    problems = find_problems(kind, read_fields(citation.parameters))
    return [problem.message for problem in problems if problem.is_maintenance]


def uses_of(citation: Citation) -> list[Use]:
    """Return the places of a citation in the order of the text; two queries."""
    order = {pk: number for number, pk in enumerate(section_ids_of(citation.article_id))}
    rows = CitationUse.objects.filter(citation=citation).values_list(
        "section_id", "start", "section__heading", "sentence", "is_listed"
    )
    found = sorted(row for row in rows if row[0] in order)
    found.sort(key=lambda row: (order[row[0]], row[1]))
    return [
        Use(heading or _("Lead"), order[pk], f"#{anchor_of(heading)}" if heading else "", sentence, is_listed)
        for pk, _start, heading, sentence, is_listed in found
    ]


def same_address(row: ListedCitation, listed: list[ListedCitation]) -> list[ListedCitation]:
    return [
        other
        for other in listed
        if other.id != row.id and other.url and bare_url(other.url) == bare_url(row.url)
    ]
