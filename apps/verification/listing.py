"""Flags as they are listed: plain values, every string ready, so that 500 of them cost little."""

import re
from datetime import UTC, datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.history.models import SectionOrder
from apps.wikitext.parser import find_templates
from apps.wikitext.sentences import END_OF_SENTENCE, plain_words

from .markup import held_words
from .models import Flag

ORDER = (F("due_at").asc(nulls_last=True), "since", "pk")
MARK = re.compile(r"<ref[^<>]*/>|<ref.*?</ref>|\{\{[^{}]*\}\}|<!--.*?-->", re.DOTALL)
TORN = re.compile(r"\|\||\{\{|<|\[\[[^\]]*$|\n")
WHOLE = {
    Flag.Scope.SECTION.value: gettext_lazy("The whole section"),
    Flag.Scope.ARTICLE.value: gettext_lazy("The whole article"),
}
_FIELDS = (
    "pk", "article_id", "article__title", "section_id", "section__heading", "kind", "scope", "template", "sentence",
    "before", "after", "reason", "since", "due_at", "raised_by__username", "raised_in__author_name",
    "raised_in__author_hidden", "removed_in__author_hidden",
    "removed_in__parent__text_hidden", "raised_in_id",
    "claimed_by_id", "claimed_by__username", "claimed_until", "removed_in_id", "settled_how",
    "settled_by__username", "settled_at", "note",
)  # fmt: skip


class ListedFlag(NamedTuple):
    """One flag in a list. Its sentence is `lead`, `words` and `rest`: `words` are what is flagged, where that is
    not the whole sentence (then `is_part`).

    `number` is the section's number in the newest text, None where the section is gone. `due` is "due in 3 d"
    or "overdue 41 d" (then `is_overdue`), "" without a date. `exact` is ISO 8601 in UTC. `is_hidden` says that
    the text in which the flag stood last was hidden by an administrator.
    """

    id: int
    title: str
    path: str
    section: str
    number: int | None
    kind: str
    scope: str
    lead: str
    words: str
    rest: str
    is_part: bool
    reason: str
    is_hidden: bool
    age: str
    exact: str
    due: str
    is_overdue: bool
    raised_by: str
    raised_in: int
    claimed_by: str
    claimed_until: str
    is_mine: bool
    is_open: bool
    removed_in: int | None
    settled: str
    settled_by: str
    settled_on: str
    note: str


def list_flags(
    flags: QuerySet[Flag], *, numbers: dict[int, int] | None = None, viewer_id: int | None = None
) -> list[ListedFlag]:
    """Return the flags of a query in its order; two queries, one where the section numbers are known."""
    rows = list(flags.values_list(*_FIELDS, named=True))
    if numbers is None:
        numbers = section_numbers({row.article_id for row in rows})
    now = timezone.now()
    labels = {choice.value: str(choice.label) for choice in Flag.Settled}
    return [listed(row, numbers, now, labels, viewer_id) for row in rows]


def section_numbers(article_ids: set[int]) -> dict[int, int]:
    """Return {section id: its number in the newest text of its article}; 0 is the lead."""
    orders = SectionOrder.objects.filter(article=OuterRef("pk")).order_by("-change_set")
    newest = Article.objects.filter(pk__in=article_ids).annotate(
        section_ids=Subquery(orders.values("section_ids")[:1])
    )
    found = newest.values_list("section_ids", flat=True)
    return {pk: number for ids in found if ids for number, pk in enumerate(ids)}


def listed(row, numbers: dict[int, int], now: datetime, labels: dict[str, str], viewer_id) -> ListedFlag:
    is_claimed = row.claimed_by_id is not None and row.claimed_until is not None and row.claimed_until > now
    is_hidden = bool(row.removed_in__parent__text_hidden)
    lead, words, rest = ("", _("(words hidden)"), "") if is_hidden else parts_of_sentence(row)
    due, is_overdue = due_words(row.due_at, now) if row.removed_in_id is None else ("", False)
    return ListedFlag(
        id=row.pk,
        title=row.article__title,
        path=path_of(row.article__title),
        section=row.section__heading or _("Lead"),
        number=numbers.get(row.section_id),
        kind=row.kind,
        scope=row.scope,
        lead=lead,
        words=words,
        rest=rest,
        is_part=bool(lead or rest),
        reason="" if is_hidden else row.reason,
        is_hidden=is_hidden,
        age=_("%d d") % max((now - row.since).days, 0),
        exact=f"{row.since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        due=due,
        is_overdue=is_overdue,
        raised_by=shown(row.raised_by__username or row.raised_in__author_name, row.raised_in__author_hidden),
        raised_in=row.raised_in_id,
        claimed_by=row.claimed_by__username if is_claimed else "",
        claimed_until=day_of(row.claimed_until) if is_claimed else "",
        is_mine=is_claimed and row.claimed_by_id == viewer_id,
        is_open=row.removed_in_id is None,
        removed_in=row.removed_in_id,
        settled=labels.get(row.settled_how, ""),
        settled_by=shown(row.settled_by__username or "", row.removed_in__author_hidden),
        settled_on=day_of(row.settled_at) if row.settled_at else "",
        note=row.note,
    )


def parts_of_sentence(row) -> tuple[str, str, str]:
    """Return the words before those flagged, those flagged, and the words behind them."""
    if row.scope in WHOLE:
        return "", str(WHOLE[row.scope]), ""
    if not row.sentence:
        return "", plain_words(MARK.sub("", row.before).rpartition("\n")[2]), ""
    words = row.sentence.rpartition("||")[2].strip()
    held = held_words_of(row.template) if row.scope == Flag.Scope.SPAN else ""
    lead = words.removesuffix(held).strip() if held else ""
    rest = rest_of_sentence(row.after)
    return (lead, held, rest) if held and words.endswith(held) else ("", words, rest)


def held_words_of(template: str) -> str:
    uses = find_templates(template)
    return plain_words(held_words(uses[0])) if uses else ""


def shown(name: str, is_hidden: bool | None) -> str:
    """Return a name, or that it was hidden with the change that it stands on."""
    return _("(name hidden)") if is_hidden else name


def due_words(due_at: datetime | None, now: datetime) -> tuple[str, bool]:
    """Return (when a flag is due in words, whether it is overdue)."""
    if due_at is None:
        return "", False
    if due_at < now:
        return _("overdue %d d") % (now - due_at).days, True
    return _("due in %d d") % (due_at - now).days, False


def rest_of_sentence(after: str) -> str:
    """Return the words of the sentence behind a flag; "" where the flag stands at its end."""
    clean = MARK.sub("", after)
    if torn := TORN.search(clean):
        clean = clean[: torn.start()]
    if not clean[:2].strip() or not (clean[0].isspace() or clean[0] in ",;:"):
        return ""
    if clean.lstrip()[:1].isupper():
        return ""
    stop = END_OF_SENTENCE.search(clean)
    return plain_words(clean[: stop.start() + 1] if stop else clean)


def day_of(when: datetime) -> str:
    return formats.date_format(timezone.localtime(when), "j M Y")
