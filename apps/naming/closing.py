"""How move requests end: relist, withdraw, close, execute, undo."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.editing.move import MoveRefused, bump_in_order, ids_to_lock, move_article, undo_move
from apps.history.models import LogEntry
from apps.moderation.actions import unprotect
from apps.moderation.models import Act
from apps.moderation.rights import PAGE_MOVER
from apps.moderation.rules import check_has_right

from .actions import bar, cause_of, locked_request, tell_watchers, write_log
from .models import MovePair, MoveRequest, Position
from .rules import (
    RequestRefused,
    check_close,
    check_has_no_open_request,
    check_may_close,
    check_may_relist,
    check_may_withdraw,
    check_positions_seen,
    check_title,
    spelled,
)
from .states import Event, State, next_state

MOVING = {MoveRequest.Result.MOVED, MoveRequest.Result.MOVED_TO_ANOTHER}
CLOSER_RESULTS = [result for result in MoveRequest.Result if result != MoveRequest.Result.WITHDRAWN]


def relist_request(request: MoveRequest, *, reason: str = "", by: User) -> MoveRequest:
    """Start the clock anew; the opening date stays. Raises RequestRefused, NotAllowed."""
    with transaction.atomic():
        request = locked_request(request)
        check_may_relist(request, reason, by=by)
        request.state = next_state(State(request.state), Event.RELIST)
        request.listed_at = timezone.now()
        request.relist_count += 1
        request.relisted_by, request.relist_reason = by, reason.strip()[:500]
        fields = ["state", "listed_at", "relist_count", "relisted_by", "relist_reason"]
        request.save(update_fields=fields)
        write_log(request, "request relisted", reason=reason, is_changed=True, by=by)
    return request


def withdraw_request(request: MoveRequest, *, reason: str = "", by: User) -> MoveRequest:
    """Take back one's own request, which nobody supports. Raises RequestRefused, NotAllowed."""
    with transaction.atomic(), locked_for(request) as request:
        check_may_withdraw(request, by=by)
        end(request, MoveRequest.Result.WITHDRAWN, reason, by=by)
        let_go(request, by=by)
    return request


def close_request(
    request: MoveRequest,
    *,
    result: str,
    rationale: str,
    seen: int,
    titles: Mapping[int, str] | None = None,
    early_reason: str = "",
    declared: bool = False,
    and_move: bool = False,
    at: datetime | None = None,
    by: User,
) -> MoveRequest:
    """Close a request and return it: closed, or awaiting execution, or with `and_move` executed.

    `seen` is the `positions_version` that the closer has read; `titles` say by pair id where each article
    goes where that is not what was asked for; `declared` is the word of an experienced editor who may not
    move; `at` is for the demonstration and imports. Locks the articles and the request.
    Raises NewPosition, RequestRefused, MoveRefused, NotAllowed.
    """
    with transaction.atomic(), locked_for(request, titles or {}) as request:
        check_may_close(request, declared=declared, by=by)
        check_positions_seen(request, seen)
        if result not in CLOSER_RESULTS:
            raise RequestRefused(_("Choose a result."))
        opposed = is_opposed(request)
        check_close(request, result=result, rationale=rationale, early_reason=early_reason, opposed=opposed)
        if result in MOVING:
            set_result_titles(request, titles if result == MoveRequest.Result.MOVED_TO_ANOTHER else {})
        words = rationale.strip() or stock_sentence(result)
        end(request, result, f"{words}\n\n{early_reason}".strip(), at=at, by=by)
        if result not in MOVING:
            let_go(request, by=by)
            return request
        if and_move:
            carry_out(request, by=by)
        else:
            bump_in_order(list(request.pairs.values_list("article", flat=True)), [])
    return request


@contextmanager
def locked_for(request: MoveRequest, titles: Mapping[int, str] | None = None) -> Iterator[MoveRequest]:
    """Yield the request, locked after every article that its moves would write."""
    pairs = request.pairs.select_related("article")
    ids = set()
    for pair in pairs:
        ids.add(pair.article_id)
        title = (titles or {}).get(pair.pk) or pair.result_title or pair.to_title
        if title:
            ids.update(ids_to_lock(pair.article, title))
    with lock(*ids):
        yield locked_request(request)


def is_opposed(request: MoveRequest) -> bool:
    against = [Position.Kind.OPPOSE, Position.Kind.ANOTHER]
    return request.positions.filter(is_current=True, kind__in=against).exists()


def stock_sentence(result: str) -> str:
    if result in MOVING:
        return _("Moved: nobody opposed within the time of the discussion.")
    return _("Closed as: %s.") % MoveRequest.Result(result).label


def set_result_titles(request: MoveRequest, titles: Mapping[int, str] | None) -> None:
    for pair in request.pairs.select_related("article").order_by("pk"):
        title = (titles or {}).get(pair.pk, "").strip() or pair.to_title
        check_title(pair.article, title)
        pair.result_title = spelled(title)
        pair.save(update_fields=["result_title"])


def end(request: MoveRequest, result: str, words: str, *, at: datetime | None = None, by: User) -> None:
    request.state = next_state(State(request.state), Event.CLOSE)
    if result in MOVING:
        request.state = next_state(request.state, Event.AWAIT)
    request.result, request.closing_text = result, words
    request.closed_by, request.closed_at = by, at or timezone.now()
    request.save(update_fields=["state", "result", "closing_text", "closed_by", "closed_at"])
    write_log(request, "request closed", reason=words, data={"result": result}, is_changed=True, at=at, by=by)
    sentence = _("%(name)s closed the request about “%(title)s”: %(result)s.") % {
        "name": by,
        "title": request.pairs.order_by("pk")[0].from_title,
        "result": request.get_result_display(),
    }
    tell_watchers(request, sentence, by=by)


def let_go(request: MoveRequest, *, by: User) -> None:
    """Take the bar and the banner from every article of the request."""
    for pair in request.pairs.select_related("article").order_by("article"):
        reason = _("The move request was closed.")
        unprotect(pair.article, action=Act.MOVE, reason=reason, cause=cause_of(request), by=by)
    request.pairs.update(is_open=False)


def execute_request(request: MoveRequest, *, by: User) -> MoveRequest:
    """Carry out a close that awaits it: move every article of it, take down the bar, in one act.

    Raises RequestRefused, MoveRefused, NotAllowed; then nothing was moved.
    """
    with transaction.atomic(), locked_for(request) as request:
        if request.state != State.AWAITING:
            raise RequestRefused(_("Nothing of this request awaits a move."))
        carry_out(request, by=by)
        tell_watchers(request, _("%s carried out the move that was decided.") % by, by=by)
    return request


def carry_out(request: MoveRequest, *, by: User) -> None:
    check_has_right(PAGE_MOVER, by=by)
    pairs = list(request.pairs.select_related("article").order_by("pk"))
    bump_pairs(pairs, [pair.result_title for pair in pairs])
    let_go(request, by=by)
    act_id = uuid.uuid4()
    reason = _("Request %(id)d: %(result)s") % {"id": request.pk, "result": request.get_result_display()}
    for pair in in_order(pairs):
        pair.change_set = move_article(pair.article, pair.result_title, reason=reason, act_id=act_id, by=by)
        pair.save(update_fields=["change_set"])
    request.state = next_state(State(request.state), Event.EXECUTE)
    request.executed_by, request.executed_at = by, timezone.now()
    request.save(update_fields=["state", "executed_by", "executed_at"])
    write_log(request, "request executed", is_changed=True, by=by)


def bump_pairs(pairs: list[MovePair], titles: list[str]) -> None:
    """Take the heads of all that several moves touch at once, in the order in which every move takes them."""
    old = [pair.article.title for pair in pairs]
    bump_in_order([pair.article_id for pair in pairs], [*old, *titles])


def in_order(pairs: list[MovePair]) -> list[MovePair]:
    """Return the pairs so that each title is left before another takes it. Raises MoveRefused for a ring."""
    ordered, rest = [], list(pairs)
    while rest:
        titles = {pair.article.title for pair in rest}
        free = next((pair for pair in rest if pair.result_title not in titles), None)
        if free is None:
            raise MoveRefused(
                _("The titles of this request go round in a ring."),
                instead=_("Move one article to a title between first."),
            )
        ordered.append(free)
        rest.remove(free)
    return ordered


def undo_execution(request: MoveRequest, *, reason: str = "", by: User) -> MoveRequest:
    """Move every article of an executed request back in one act; the request awaits execution again.

    Raises RequestRefused, MoveRefused, NotAllowed; then nothing was moved.
    """
    with transaction.atomic(), lock(*ids_to_undo(request)):
        request = locked_request(request)
        if request.state != State.EXECUTED:
            raise RequestRefused(_("This request was not carried out, or was undone already."))
        check_has_right(PAGE_MOVER, by=by)
        act_id = uuid.uuid4()
        pairs = list(request.pairs.select_related("article").order_by("pk"))
        for pair in pairs:
            check_has_no_open_request(pair.article)
        bump_pairs(pairs, [pair.from_title for pair in pairs])
        for entry in moves_of(pairs):
            undo_move(entry, reason=reason, act_id=act_id, by=by)
        for pair in pairs:
            pair.article.refresh_from_db()
            bar(pair.article, request, by=by)
        request.pairs.update(is_open=True, change_set=None)
        request.state = next_state(State(request.state), Event.UNDO)
        request.executed_by = request.executed_at = None
        request.save(update_fields=["state", "executed_by", "executed_at"])
        write_log(request, "request undone", reason=reason, is_changed=True, by=by)
        tell_watchers(request, _("%s undid the move that was decided.") % by, by=by)
    return request


def moves_of(pairs: list[MovePair]) -> list[LogEntry]:
    """Return the log entries of the moves, last first."""
    changes = {pair.change_set_id for pair in pairs}
    entries = LogEntry.objects.filter(action="move", article__in=[pair.article_id for pair in pairs])
    return [entry for entry in entries.order_by("-pk") if entry.data.get("change") in changes]


def ids_to_undo(request: MoveRequest) -> list[int]:
    ids = set()
    for pair in request.pairs.select_related("article"):
        ids.update({pair.article_id, *ids_to_lock(pair.article, pair.from_title)})
    return sorted(ids)
