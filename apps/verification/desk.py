"""What a desk of flags asks the database: a page of rows, the counts of its filters, one flag in full."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.articles.models import Section
from apps.citations.models import CitationUse
from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import blank_marks, plain_words

from .listing import ORDER, ListedFlag, list_flags
from .models import Flag
from .quoting import holds

LIMITS = (50, 100, 500)
PARAGRAPH_CHARACTERS = 3_000
WORDS_TO_FIND = 8


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `number` counts from 1."""

    rows: Sequence[ListedFlag]
    number: int
    limit: int
    has_more: bool


def page_of_flags(
    flags: QuerySet, *, number: int, limit: int, numbers: dict[int, int] | None, viewer_id: int | None
) -> Page:
    """Return one page of the flags: overdue first, then those due next, then the oldest.

    `numbers` are the sections' numbers where they are known; one query, two without them.
    """
    limit = limit if limit in LIMITS else LIMITS[0]
    number = max(number, 1)
    first = (number - 1) * limit
    rows = list_flags(flags.order_by(*ORDER)[first : first + limit + 1], numbers=numbers, viewer_id=viewer_id)
    return Page(rows[:limit], number, limit, len(rows) > limit)


def facets_of(flags: QuerySet, numbers: dict[int, int] | None) -> dict[str, list[tuple]]:
    """Return what the flags can be filtered by: {"sections": [(id, heading, count)], "kinds": [(kind, count)]}.

    Sections stand in the order of the article; without their numbers there are none. Kinds stand by their
    count. One query.
    """
    counts = flags.order_by().values_list("section_id", "section__heading", "kind")
    sections, kinds = Counter(), Counter()
    for pk, heading, kind, count in counts.annotate(count=Count("pk")):
        sections[pk, heading or _("Lead")] += count
        kinds[kind] += count
    placed = (
        sorted(sections.items(), key=lambda item: numbers.get(item[0][0], len(numbers))) if numbers else []
    )
    return {
        "sections": [(pk, heading, count) for (pk, heading), count in placed],
        "kinds": sorted(kinds.items(), key=lambda item: (-item[1], item[0])),
    }


def settled_lately(flags: QuerySet) -> int:
    """Return how many of these flags were settled in the last thirty days."""
    since = timezone.now() - timedelta(days=30)
    return flags.exclude(settled_how="").filter(settled_at__gte=since).count()


def peek(flags: QuerySet, flag_id: int, *, viewer_id: int | None) -> dict | None:
    """Return one flag in full: its row, its paragraph (before, words, after), whether its sentence is
    gone with it, its sources; None for no flag.

    Five queries.
    """
    rows = list_flags(flags.filter(pk=flag_id), viewer_id=viewer_id)
    if not rows:
        return None
    place = Flag.objects.values("section_id", "start", "end", "template", "sentence").get(pk=flag_id)
    text = Section.objects.values_list("text", flat=True).get(pk=place["section_id"])
    uses = CitationUse.objects.filter(section=place["section_id"], sentence=place["sentence"])
    sources = uses.order_by("start").values_list("citation__title", "citation__url", "citation__content")
    return {
        "flag": rows[0],
        "template": "" if rows[0].is_hidden else place["template"],
        "paragraph": paragraph_around(text, place) if rows[0].is_open else None,
        "first_words": " ".join(rows[0].words.split()[:WORDS_TO_FIND]),
        "is_sentence_gone": is_sentence_gone(rows[0], place["sentence"], text),
        "sources": [source_of(*source) for source in sources] if place["sentence"] else [],
    }


def is_sentence_gone(flag: ListedFlag, sentence: str, text: str) -> bool:
    """Tell whether the words of a flag that left the text went with it."""
    words = sentence.rpartition("||")[2].strip()
    return not flag.is_open and bool(words) and (flag.number is None or not holds(text, words))


def paragraph_around(text: str, place: dict) -> tuple[str, str]:
    """Return the words of the flag's paragraph in front of it and behind it."""
    marks = [(use.start, use.end) for use in [*find_refs(text), *find_templates(text)]]
    blanked = blank_marks(text, sorted(marks))
    start = max(blanked.rfind("\n", 0, place["start"]) + 1, place["start"] - PARAGRAPH_CHARACTERS)
    end = blanked.find("\n", place["end"])
    end = min(end if end >= 0 else len(blanked), place["end"] + PARAGRAPH_CHARACTERS)
    return plain_words(blanked[start : place["start"]]), plain_words(blanked[place["end"] : end])


def source_of(title: str, url: str, content: str) -> dict:
    safe = url if url.startswith(("http://", "https://")) else ""
    return {"title": title or plain_words(content)[:200] or _("A citation without content"), "url": safe}
