"""A move request as its page shows it: everything read once, every sentence ready."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.history.models import ChangeSet, LogEntry
from apps.moderation.rights import EXTENDED_CONFIRMED, PAGE_MOVER, rights_of

from .clocks import clock_sentence
from .models import MovePair, MoveRequest, Position
from .rules import find_involvement
from .states import State

EVENT_WORDS = {
    "request opened": gettext_lazy("opened the request"),
    "request amended": gettext_lazy("amended the nomination"),
    "request position": gettext_lazy("took a position"),
    "request position changed": gettext_lazy("changed their position"),
    "request position struck": gettext_lazy("struck their position"),
    "request comment": gettext_lazy("commented"),
    "request relisted": gettext_lazy("relisted it"),
    "request elapsed": gettext_lazy("its seven days are over"),
    "request in backlog": gettext_lazy("it went into the backlog"),
    "request closed": gettext_lazy("closed it"),
    "request executed": gettext_lazy("carried it out"),
    "request undone": gettext_lazy("undid the move"),
}
ADVICE = {
    MoveRequest.Result.NOT_MOVED: gettext_lazy("Propose it again only if circumstances have changed."),
    MoveRequest.Result.NO_CONSENSUS: gettext_lazy(
        "It may be proposed again sooner than after “not moved”, best with new evidence."
    ),
}


@dataclass(slots=True)
class Stand:
    """One person in one group: the position that counts, or that was struck last, and what stood before."""

    position: Position
    edit_count: int
    earlier: list[Position] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    stands: list[Stand]
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the person may do here: `why_not` says in words what keeps them from closing, "" where nothing does."""

    is_nominator: bool
    position: Position | None
    is_closer: bool
    why_not: str
    may_move: bool


def question_of(pairs: list[MovePair]) -> list[dict]:
    """Return the pairs as titles and paths; `to` is "" where the title is to be found."""
    return [
        {
            "pk": pair.pk,
            "from": pair.from_title,
            "from_path": path_of(pair.from_title),
            "to": pair.to_title,
            "to_path": path_of(pair.to_title),
            "result": pair.result_title if pair.result_title != pair.to_title else "",
            "result_path": path_of(pair.result_title),
        }
        for pair in pairs
    ]


def read_docket(request: MoveRequest) -> dict:
    """Return what the page of a request shows to everybody, as template context.

    `seen` is read before the positions: one that comes between is not counted as seen.
    """
    request = MoveRequest.objects.select_related("by", "closed_by", "executed_by", "relisted_by").get(
        pk=request.pk
    )
    pairs = list(request.pairs.select_related("article").order_by("pk"))
    return {
        "move": request,
        "seen": request.positions_version,
        "pairs": question_of(pairs),
        "first": pairs[0],
        "clock": clock_sentence(request),
        "advice": ADVICE.get(request.result, ""),
        "earlier": earlier_requests([pair.article_id for pair in pairs], request),
        "amendments": list(request.amendments.order_by("-pk")),
        "groups": groups_of(request),
        "comments": list(request.comments.select_related("by").order_by("pk")),
        "events": events_of(request, pairs),
        "is_awaiting": request.state == State.AWAITING,
        "is_executed": request.state == State.EXECUTED,
    }


def earlier_requests(article_ids: list[int], request: MoveRequest | None = None) -> list[dict]:
    """Return the closed requests about the articles, newest first, each with its question and its end."""
    requests = MoveRequest.objects.filter(pairs__article__in=article_ids).exclude(result="").distinct()
    if request:
        requests = requests.exclude(pk=request.pk)
    requests = requests.select_related("closed_by").prefetch_related("pairs")
    return [summary_of(row) for row in requests.order_by("-opened_at", "-pk")]


def summary_of(request: MoveRequest) -> dict:
    """Return a request as one row of a list; the query of a list prefetches the pairs."""
    pairs = sorted(request.pairs.all(), key=lambda pair: pair.pk)
    return {
        "pk": request.pk,
        "pairs": question_of(pairs),
        "clock": clock_sentence(request),
        "opened_at": request.opened_at,
        "is_open": request.is_under_discussion,
    }


def groups_of(request: MoveRequest) -> list[Group]:
    """Return the positions by what they hold, in the order in which they were taken, changes with them."""
    by_person: dict[int, list[Position]] = defaultdict(list)
    for position in request.positions.select_related("by").order_by("pk"):
        by_person[position.by_id].append(position)
    edits = edit_counts(list(by_person))
    stands = [
        Stand(rows[-1], edits.get(person, 0), earlier=rows[-2::-1]) for person, rows in by_person.items()
    ]
    stands.sort(key=lambda stand: stand.position.at)
    groups = []
    for kind in Position.Kind:
        of_kind = [stand for stand in stands if stand.position.kind == kind]
        if of_kind:
            count = sum(stand.position.is_current for stand in of_kind)
            groups.append(Group(kind.label, of_kind, count))
    return groups


def edit_counts(person_ids: list[int]) -> dict[int, int]:
    saved = ChangeSet.objects.filter(author__in=person_ids).values("author")
    return dict(saved.annotate(count=Count("pk")).values_list("author", "count"))


def events_of(request: MoveRequest, pairs: list[MovePair]) -> list[dict]:
    """Return the record of events from the log, in the order in which they happened."""
    entries = LogEntry.objects.filter(
        article=pairs[0].article_id, action__startswith="request ", data__request=request.pk
    )
    return [
        {"at": entry.at, "name": entry.by_name, "words": EVENT_WORDS.get(entry.action, entry.action)}
        for entry in entries.order_by("at", "pk")
    ]


def standing_of(request: MoveRequest, person: User) -> Standing:
    """Return what this person may do about the request."""
    rights = rights_of(person)
    is_experienced = bool(rights & {EXTENDED_CONFIRMED, PAGE_MOVER})
    involvement = find_involvement(request, person) if is_experienced else []
    why_not = ""
    if involvement:
        why_not = _("You may not close: you are involved (%s).") % ", ".join(involvement)
    return Standing(
        is_nominator=request.by_id == person.pk,
        position=request.positions.filter(by=person, is_current=True).first(),
        is_closer=is_experienced and not involvement,
        why_not=why_not,
        may_move=PAGE_MOVER in rights,
    )
