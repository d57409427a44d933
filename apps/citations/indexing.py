"""Citations and their uses, read out of the sections that a change set touched."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from apps.articles.models import Article, Section
from apps.history.models import ChangeSet
from apps.wikitext.flags import find_flags
from apps.wikitext.parser import find_templates
from apps.wikitext.refs import RefTag, find_refs
from apps.wikitext.sentences import blank_marks, plain_words, sentence_behind

from .content import cite_template, find_content_problems, is_marked_dead
from .models import Citation, CitationUse
from .unrecovered import is_unrecovered

URL = re.compile(r"https?://[^\s\]|<>{}\"]+")
IDENTIFIER = re.compile(
    r"\|\s*(doi|isbn|issn|oclc|pmid|pmc|jstor|hdl|arxiv|bibcode)\s*=\s*([^|{}]+)", re.IGNORECASE
)
PLACE_IN_SOURCE = re.compile(r"\|\s*(?:pages?|at|chapter)\s*=\s*([^|{}]+)")
RUN_GAP = re.compile(r"\s*")
READ_FIELDS = [
    "group",
    "name",
    "content",
    "template",
    "parameters",
    "title",
    "url",
    "is_unrecovered",
    "is_dead",
    "problems",
    "removed_in",
]


@dataclass(frozen=True, slots=True)
class FoundUse:
    """One ref tag in a section."""

    section: Section
    ref: RefTag
    key: str
    run: int
    sentence: str


def index_citations(
    article: Article, sections: Sequence[Section], change_set: ChangeSet, *, is_anew: bool = False
) -> None:
    """Make the Citation and CitationUse rows agree with the text of these sections.

    Needs the article's lock. `sections` are all that the change set touched, those taken out (with text "")
    included. `is_anew` reads also what was read before: by an earlier release perhaps.
    """
    found = [use for section in sections for use in uses_in(section)]
    old_ids = CitationUse.objects.filter(section__in=sections).values_list("citation_id", flat=True)
    touched_ids = set(old_ids)
    CitationUse.objects.filter(section__in=sections).delete()
    citations = write_citations(article, found, change_set, is_anew=is_anew)
    CitationUse.objects.bulk_create(use_row(use, citations[use.key]) for use in found)
    forget_unused(touched_ids | {citation.pk for citation in citations.values()}, change_set)


def uses_in(section: Section) -> list[FoundUse]:
    """Return the ref tags of a section in their order, each with the sentence that it stands behind."""
    refs = find_refs(section.text)
    if not refs:
        return []
    spans = sorted([(ref.start, ref.end) for ref in refs] + template_spans(section.text))
    blanked = blank_marks(section.text, spans)
    uses = []
    run = end = -1
    for ref in refs:
        if end < 0 or RUN_GAP.fullmatch(section.text, end, max(end, ref.start)) is None or ref.start < end:
            run = ref.start
        end = ref.end
        sentence = "" if ref.is_in_references else sentence_behind(blanked, ref.start)
        uses.append(FoundUse(section, ref, key_of(ref), run, sentence))
    return uses


def template_spans(text: str) -> list[tuple[int, int]]:
    return [(use.start, use.end) for use in find_templates(text) if "\n" not in text[use.start : use.end]]


def key_of(ref: RefTag) -> str:
    """Return what a citation is known by: its ref name, else its URL or identifier, else its text."""
    if ref.name:
        return f"name:{ref.group}:{ref.name}"[:300]
    content = (ref.content or "").strip()
    if url := URL.search(content):
        return "url:" + digest(ref.group, normal_url(url.group()))
    if identifier := IDENTIFIER.search(content):
        kind, value = identifier.groups()
        place = "".join(PLACE_IN_SOURCE.findall(content))
        return "id:" + digest(ref.group, kind.lower(), value.strip().lower(), place)
    return "text:" + digest(ref.group, plain_words(without_flags(content)).casefold())


def without_flags(content: str) -> str:
    spans = [(flag.start, flag.end) for flag in find_flags(content)] if "{{" in content else []
    return blank_marks(content, spans)


def normal_url(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url).rstrip("/.,;")


def digest(*words: str) -> str:
    return hashlib.sha1("\n".join(words).encode(), usedforsecurity=False).hexdigest()


def write_citations(
    article: Article, found: Iterable[FoundUse], change_set: ChangeSet, *, is_anew: bool
) -> dict[str, Citation]:
    """Return {key: Citation}, made or brought up to date from what the tags hold."""
    refs_by_key = defaultdict(list)
    for use in found:
        refs_by_key[use.key].append(use.ref)
    known = {row.key: row for row in Citation.objects.filter(article=article, key__in=refs_by_key)}
    new, changed = [], []
    for key, refs in refs_by_key.items():
        row = known.get(key) or Citation(article=article, key=key, added_in=change_set)
        if read_into(row, refs, is_anew=is_anew):
            (changed if row.pk else new).append(row)
        known[key] = row
    Citation.objects.bulk_create(new)
    Citation.objects.bulk_update(changed, READ_FIELDS, batch_size=200)
    return known


def read_into(row: Citation, refs: Sequence[RefTag], *, is_anew: bool) -> bool:
    """Put what the tags say into the row; return whether the row must be written."""
    definition = next((ref for ref in refs if ref.content is not None and ref.content.strip()), None)
    row_is_as_read = row.pk is not None and row.removed_in_id is None
    row.removed_in = None
    if definition is None:
        row.group, row.name = refs[0].group or "", refs[0].name or ""
        row.is_unrecovered = is_unrecovered(row.content or None)
        return not row_is_as_read
    if row_is_as_read and row.content == definition.content and not is_anew:
        return False
    before = values_of(row)
    row.group, row.name, row.content = definition.group or "", definition.name or "", definition.content
    row.is_unrecovered = is_unrecovered(definition.content)
    read_content(row)
    return not row_is_as_read or values_of(row) != before


def values_of(row: Citation) -> list:
    return [getattr(row, name) for name in READ_FIELDS]


def read_content(row: Citation) -> None:
    cite = cite_template(row.content)
    parameters = cite.parameters if cite else {}
    url = URL.search(row.content)
    row.template = cite.name.lower()[:100] if cite else ""
    row.parameters = parameters
    row.title = plain_words(parameters.get("title", "") or ("" if cite else row.content))
    row.url = parameters.get("url", "") or (url.group() if url else "")
    row.is_dead = is_marked_dead(row.content, parameters)
    row.problems = [] if row.is_unrecovered else find_content_problems(row.content, cite)


def use_row(use: FoundUse, citation: Citation) -> CitationUse:
    return CitationUse(
        citation=citation,
        section=use.section,
        start=use.ref.start,
        end=use.ref.end,
        run=use.run,
        sentence=use.sentence,
        is_definition=use.ref.content is not None,
        is_listed=use.ref.is_in_references,
    )


def forget_unused(citation_ids: set[int], change_set: ChangeSet) -> None:
    """Close citations that lost their last use; empty those that lost only their definition."""
    rows = Citation.objects.filter(pk__in=citation_ids, removed_in=None).annotate(
        use_count=Count("uses"), definition_count=Count("uses", filter=Q(uses__is_definition=True))
    )
    counts = list(rows.values_list("pk", "use_count", "definition_count"))
    unused = [pk for pk, uses, _ in counts if not uses]
    undefined = [pk for pk, uses, definitions in counts if uses and not definitions]
    Citation.objects.filter(pk__in=unused).update(removed_in=change_set)
    Citation.objects.filter(pk__in=undefined).exclude(content="").update(
        content="",
        template="",
        parameters={},
        title="",
        url="",
        is_unrecovered=True,
        is_dead=False,
        problems=[],
    )
