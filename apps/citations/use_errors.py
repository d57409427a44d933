"""What Cite refuses in the ref tags of an article, in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from apps.articles.models import Section
from apps.wikitext.refs import find_refs


class UseRow(NamedTuple):
    """One ref tag as its row says; offsets are code points in the section's text."""

    citation_id: int
    section_id: int
    start: int
    end: int
    is_definition: bool
    is_listed: bool


def find_use_errors(citations: Iterable, uses: Sequence[UseRow]) -> dict[int, list[str]]:
    """Return {citation id: sentences} of what Cite refuses. `citations` are rows with pk, name and group.

    One query where a name is defined more than once, else none.
    """
    by_citation: dict[int, list[UseRow]] = defaultdict(list)
    for use in uses:
        by_citation[use.citation_id].append(use)
    conflicts = find_conflicts(citations, by_citation)
    found = {}
    for row in citations:
        sentences = list(use_errors(row, by_citation[row.pk]))
        if row.pk in conflicts:
            sentences.append(_("The name “%s” is defined twice with different content.") % row.name)
        if sentences:
            found[row.pk] = sentences
    return found


def use_errors(row, uses: Sequence[UseRow]) -> Iterable[str]:
    is_defined = any(use.is_definition for use in uses)
    if row.name.isdigit():
        yield _("A ref name may not be a number alone: “%s”.") % row.name
    if row.name and not is_defined:
        yield _("The name “%s” is used and never defined.") % row.name
    if not row.name and not is_defined:
        yield _("A ref without a name needs content.")
    if uses and all(use.is_listed for use in uses):
        if row.name:
            yield _("“%s” is defined in the list of references and never used.") % row.name
        else:
            yield _("A ref in the list of references needs a name.")


def find_conflicts(citations: Iterable, by_citation: Mapping[int, Sequence[UseRow]]) -> set[int]:
    """Return the ids of named citations that are defined more than once, and not alike."""
    defined = {
        row.pk: [use for use in by_citation.get(row.pk, ()) if use.is_definition]
        for row in citations
        if row.name
    }
    doubtful = {pk: uses for pk, uses in defined.items() if len(uses) > 1}
    if not doubtful:
        return set()
    section_ids = {use.section_id for uses in doubtful.values() for use in uses}
    texts = dict(Section.objects.filter(pk__in=section_ids).values_list("pk", "text"))
    return {
        pk
        for pk, uses in doubtful.items()
        if len({content_at(texts[use.section_id], use) for use in uses} - {""}) > 1
    }


def content_at(text: str, use: UseRow) -> str:
    refs = find_refs(text[use.start : use.end])
    return (refs[0].content or "").strip() if refs else ""
