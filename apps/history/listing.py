"""Change sets as rows of a list, every string in them ready, so that 500 of them cost little."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import formats, timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.models import Version

from apps.articles.addresses import path_of
from apps.articles.models import Section

SECTIONS_NAMED = 3
_SECTION = re.compile(r"/\*\s*(.*?)\s*\*/\s*(.*)", re.S)
FIELDS = (
    "pk",
    "parent_id",
    "revision_id",
    "author_name",
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


def rows_of(change_sets: QuerySet) -> list[dict]:
    """Return each change set as a dict of finished strings, in the order of the query; two queries more.

    Hidden names and summaries are replaced by a sentence. `day` is the local day, `sections` the names of the
    sections that were touched.
    """
    found = list(change_sets.values_list(*FIELDS, named=True))
    sections = names_of_touched_sections([row.revision_id for row in found])
    days: dict = {}
    return [_row(row, sections.get(row.revision_id, ()), days) for row in found]


def names_of_touched_sections(revision_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the headings of the sections that each revision changed, as they read now, in their order."""
    content_type = ContentType.objects.get_for_model(Section)
    versions = Version.objects.filter(revision__in=revision_ids, content_type=content_type).order_by("pk")
    touched = [(revision_id, int(pk)) for revision_id, pk in versions.values_list("revision_id", "object_id")]
    headings = dict(Section.objects.filter(pk__in={pk for _id, pk in touched}).values_list("pk", "heading"))
    names = defaultdict(list)
    for revision_id, pk in touched:
        names[revision_id].append(headings[pk] or _("Lead"))
    return names


def _row(row, sections: Sequence[str], days: dict) -> dict:
    section, rest = ("", row.summary) if row.summary_hidden else section_of(row.summary)
    return {
        "id": row.pk,
        "parent_id": row.parent_id,
        "time": _time(row.created_at, days),
        "day": days[timezone.localtime(row.created_at).date()],
        "clock": f"{timezone.localtime(row.created_at):%H:%M}",
        "title": escape(row.article__title),
        "path": mark_safe(path_of(row.article__title)),
        "author": hidden_or(row.author_name, row.author_hidden, _("name hidden")),
        "summary": hidden_or(rest, row.summary_hidden, _("summary hidden")),
        "section": escape(section),
        "is_minor": row.is_minor,
        "text_hidden": row.text_hidden,
        "size": f"{row.size_bytes:,}",
        "change": signed(row.size_change_bytes),
        "direction": _direction(row.size_change_bytes),
        "tags": escape(", ".join(row.tags)),
        "sections": _listed(name for name in sections if name != section),
    }


def section_of(summary: str) -> tuple[str, str]:
    """Return the section that a summary names as MediaWiki does ("/* Course */ typo"), and the rest of it."""
    found = _SECTION.match(summary)
    return (found[1], found[2]) if found else ("", summary)


def hidden_or(text: str, is_hidden: bool, sentence: str) -> SafeString:
    """Return the text, or the sentence that stands in place of what an administrator hid."""
    return mark_safe(f'<s class="hidden">{escape(sentence)}</s>') if is_hidden else escape(text)


def signed(number: int) -> str:
    """Return a number with its sign: +1,204, −12 or ±0."""
    if not number:
        return "±0"
    return f"+{number:,}" if number > 0 else f"−{-number:,}"


def _direction(number: int) -> str:
    if not number:
        return "none"
    return "more" if number > 0 else "less"


def _time(when: datetime, days: dict) -> SafeString:
    """Return the <time> of `{% stamp %}`; that tag takes longer than the rest of the row together."""
    exact, local = when.astimezone(UTC), timezone.localtime(when).date()
    for day in (exact.date(), local):
        if day not in days:
            days[day] = formats.date_format(day, "j M Y")
    title = f"{days[exact.date()]}, {exact:%H:%M} UTC"
    return mark_safe(
        f'<time class="stamp" datetime="{exact:%Y-%m-%dT%H:%M:%SZ}" title="{title}">{days[local]}</time>'
    )


def _listed(names: Iterable[str]) -> SafeString:
    named = list(dict.fromkeys(names))
    more = len(named) - SECTIONS_NAMED
    if more > 1:
        named[SECTIONS_NAMED:] = [ngettext("%d more", "%d more", more) % more]
    return escape(", ".join(named))
