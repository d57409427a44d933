"""Taking part in move requests: open, amend, hold a position, comment. What ends them is in `closing`."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.editing.move import move_article
from apps.history.logging import log
from apps.history.models import ChangeSet
from apps.history.notices import notify, watchers_of
from apps.moderation.actions import protect
from apps.moderation.models import Act, Level
from apps.wikitext.titles import BadTitle, normalise_title

from .models import Amendment, MovePair, MoveRequest, Position, RequestComment
from .rules import (
    TO_BE_FOUND,
    RequestRefused,
    check_has_no_open_request,
    check_may_move_boldly,
    check_may_open,
    check_may_take_part,
    check_title,
    spelled,
)
from .states import Event, State, next_state


def open_request(
    wanted: Sequence[tuple[Article, str]], rationale: str, *, at: datetime | None = None, by: User
) -> MoveRequest:
    """Open a request to move each article to its title ("?": to be found), bar its move, tell who watches it.

    `at` is for the demonstration and imports. Locks the articles. Raises RequestRefused, NotAllowed.
    """
    ids = {article.pk for article, _title in wanted}
    at = at or timezone.now()
    with transaction.atomic(), lock(*ids) as locked:
        rows = {row.pk: row for row in locked}
        wanted = [(rows[article.pk], title) for article, title in wanted]
        check_may_open(wanted, rationale, by=by)
        state = next_state(State.DRAFT, Event.PUT)
        request = MoveRequest.objects.create(
            state=state, rationale=rationale.strip(), by=by, opened_at=at, listed_at=at
        )
        make_pairs(request, wanted)
        for article, _title in wanted:
            bar(article, request, by=by)
        write_log(request, "request opened", reason=rationale, is_changed=True, at=at, by=by)
        tell_watchers(request, _("%s asks that “%s” get another title.") % (by, wanted[0][0].title), by=by)
    return request


def make_pairs(request: MoveRequest, wanted: Sequence[tuple[Article, str]]) -> None:
    pairs = [
        MovePair(
            request=request,
            article=article,
            from_title=article.title,
            to_title="" if title.strip() == TO_BE_FOUND else spelled(title),
        )
        for article, title in wanted
    ]
    try:
        with transaction.atomic():
            MovePair.objects.bulk_create(pairs)
    except IntegrityError:
        for article, _title in wanted:
            check_has_no_open_request(article)
        raise


def bar(article: Article, request: MoveRequest, *, by: User) -> None:
    """Keep everybody from moving the article until the request is closed and carried out."""
    reason = _("A move request is open.")
    protect(article, action=Act.MOVE, level=Level.NOBODY, reason=reason, cause=cause_of(request), by=by)


def cause_of(request: MoveRequest) -> str:
    return f"open request {request.pk}"


def write_log(
    request: MoveRequest,
    action: str,
    *,
    reason: str = "",
    data: dict | None = None,
    is_changed: bool = False,
    at: datetime | None = None,
    by: User | None,
) -> None:
    """Write the act into the log of every article of the request, under one id.

    `is_changed` says that the request itself was changed: the first entry has its version.
    """
    act_id, rows = uuid.uuid4(), [request] if is_changed else []
    for pair in request.pairs.select_related("article").order_by("pk"):
        log(
            action,
            article=pair.article,
            reason=reason,
            data={**(data or {}), "request": request.pk, "from": pair.from_title, "to": pair.to_title},
            rows=rows,
            act_id=act_id,
            at=at,
            by=by,
        )
        rows = []


def tell_watchers(request: MoveRequest, sentence: str, *, by: User | None) -> None:
    """Tell who watches the articles, who watches the titles asked for, and who took part."""
    pairs = list(request.pairs.select_related("article").order_by("pk"))
    targets = Article.objects.filter(title__in=[pair.to_title for pair in pairs if pair.to_title])
    people = [
        person for article in [*(pair.article for pair in pairs), *targets] for person in watchers_of(article)
    ]
    took_part = [position.by for position in request.positions.select_related("by")]
    everybody = [*people, *took_part, request.by]
    notify(everybody, "move", sentence, address=request.get_absolute_url(), article=pairs[0].article, by=by)


def locked_request(request: MoveRequest) -> MoveRequest:
    """Return the request's row, locked until the transaction ends; articles are locked before it."""
    MoveRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    # read after the wait: PostgreSQL gives a locked row as it is now, but what is joined to it as it was
    return MoveRequest.objects.select_related("by", "closed_by").get(pk=request.pk)


def first_article(request: MoveRequest) -> Article:
    return request.pairs.select_related("article").order_by("pk")[0].article


def amend_request(request: MoveRequest, rationale: str, *, by: User) -> MoveRequest:
    """Change the nomination; what stood before stays to be seen. Raises RequestRefused, NotAllowed."""
    with transaction.atomic():
        request = locked_request(request)
        check_may_take_part(request, first_article(request), by=by)
        if request.by_id != by.pk:
            raise RequestRefused(_("Only %s, who opened the request, may amend it.") % request.by)
        if rationale.strip() in ("", request.rationale):
            raise RequestRefused(_("The nomination would not change."))
        data = {"before": {"rationale": request.rationale}, "after": {"rationale": rationale.strip()}}
        Amendment.objects.create(request=request, before=request.rationale, at=timezone.now())
        request.rationale = rationale.strip()
        request.save(update_fields=["rationale"])
        write_log(request, "request amended", data=data, is_changed=True, by=by)
    return request


def take_position(
    request: MoveRequest, kind: str, rationale: str, *, title: str = "", at: datetime | None = None, by: User
) -> Position:
    """Take a position, or change one's own: the earlier one stays to be seen.

    Locks the request. Raises RequestRefused, NotAllowed.
    """
    with transaction.atomic():
        request = locked_request(request)
        check_may_take_part(request, first_article(request), by=by)
        title = checked_title(request, kind, title)
        before = request.positions.filter(by=by, is_current=True).first()
        check_position(request, before, (kind, title, rationale.strip()), by=by)
        if before:
            before.is_current = False
            before.save(update_fields=["is_current"])
        position = Position.objects.create(
            request=request,
            by=by,
            kind=kind,
            title=title,
            rationale=rationale.strip(),
            at=at or timezone.now(),
            version=grown_version(request),
        )
        data = {"kind": kind, "title": title, "before": before.kind if before else ""}
        action = "request position changed" if before else "request position"
        write_log(request, action, reason=rationale, data=data, at=at, by=by)
    return position


def checked_title(request: MoveRequest, kind: str, title: str) -> str:
    if kind != Position.Kind.ANOTHER:
        return ""
    check_title(first_article(request), title)
    if title.strip() == TO_BE_FOUND:
        raise RequestRefused(_("Name the other title that you want."))
    return spelled(title)


def check_position(
    request: MoveRequest, before: Position | None, now: tuple[str, str, str], *, by: User
) -> None:
    if by.pk == request.by_id:
        raise RequestRefused(
            _("You opened this request: the nomination is your position."), instead=_("Amend it, or comment.")
        )
    if now[0] not in Position.Kind.values:
        raise RequestRefused(_("Choose what you hold: support, oppose, another title or neutral."))
    if not now[2]:
        raise RequestRefused(_("A position needs a rationale: numbers alone decide nothing."))
    if before and (before.kind, before.title, before.rationale) == now:
        raise RequestRefused(_("This is your position already."))


def grown_version(request: MoveRequest) -> int:
    """Count one more act upon the positions: who closes must have seen it."""
    request.positions_version += 1
    request.save(update_fields=["positions_version"])
    return request.positions_version


def strike_position(request: MoveRequest, *, by: User) -> Position:
    """Strike one's own position; it stays to be seen, struck. Raises RequestRefused, NotAllowed."""
    with transaction.atomic():
        request = locked_request(request)
        check_may_take_part(request, first_article(request), by=by)
        position = request.positions.filter(by=by, is_current=True).first()
        if position is None:
            raise RequestRefused(_("You hold no position here."))
        position.is_current, position.struck_at = False, timezone.now()
        position.version = grown_version(request)
        position.save(update_fields=["is_current", "struck_at", "version"])
        write_log(request, "request position struck", data={"kind": position.kind}, by=by)
    return position


def comment(request: MoveRequest, text: str, *, at: datetime | None = None, by: User) -> RequestComment:
    """Add a remark beside the positions; the nominator is told. Raises RequestRefused, NotAllowed."""
    with transaction.atomic():
        request = locked_request(request)
        article = first_article(request)
        check_may_take_part(request, article, by=by)
        if not text.strip():
            raise RequestRefused(_("A comment needs words."))
        row = RequestComment.objects.create(
            request=request, by=by, text=text.strip(), at=at or timezone.now()
        )
        write_log(request, "request comment", reason=text, at=at, by=by)
        sentence = _("%s commented on your request to move “%s”.") % (by, article.title)
        notify([request.by], "reply", sentence, address=request.get_absolute_url(), article=article, by=by)
    return row


def move_boldly(
    article: Article, new_title: str, *, reason: str, leave_redirect: bool = True, by: User
) -> ChangeSet:
    """Move at once a title that nobody debated. Raises RequestRefused, MoveRefused, NotAllowed."""
    try:
        normalise_title(new_title)
    except BadTitle as bad:
        raise RequestRefused(str(bad)) from None
    check_may_move_boldly(article)
    return move_article(article, new_title, reason=reason, leave_redirect=leave_redirect, by=by)
