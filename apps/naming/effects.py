"""The dry run: every effect that closing a request as moved would have, and what blocks it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.accounts.models import User
from apps.editing.move import MovePlan, MoveRefused, plan_move
from apps.moderation.models import Act, Protection
from apps.moderation.rights import AUTOCONFIRMED, PAGE_MOVER, has_right
from apps.moderation.rules import NotAllowed, check_may_edit

from .actions import cause_of
from .closing import MOVING, in_order
from .models import MovePair, MoveRequest

LAST = gettext_lazy("The bar on moves and the banner are taken away; who took part and who watches is told.")


@dataclass(frozen=True, slots=True)
class Effect:
    """One row of a dry run; a row that blocks says what to do instead."""

    sentence: str
    blocks: bool = False
    instead: str = ""


def effects_of_close(
    request: MoveRequest, result: str, *, titles: Mapping[int, str] | None = None, by: User
) -> list[Effect]:
    """Return what closing with this result and moving at once would do. Writes nothing."""
    if result not in MOVING:
        return [Effect(_("No article is moved.")), Effect(LAST)]
    named = titles if result == MoveRequest.Result.MOVED_TO_ANOTHER else None
    return dry_run(request, titles=named, by=by)


def dry_run(request: MoveRequest, *, titles: Mapping[int, str] | None = None, by: User) -> list[Effect]:
    """Return what moving now would do, in the order in which it would happen; rows that block come first.

    `titles` say by pair id where an article goes where that is not what was asked for. Writes nothing.
    """
    pairs = list(request.pairs.select_related("article").order_by("pk"))
    for pair in pairs:
        pair.result_title = (titles or {}).get(pair.pk) or pair.result_title or pair.to_title
    rows = [*rows_of_person(by), *rows_of_order(pairs)]
    leaving = {pair.article.title for pair in pairs if pair.result_title}
    for pair in pairs:
        rows += rows_of_pair(request, pair, leaving - {pair.article.title}, by=by)
    rows.append(Effect(LAST))
    return sorted(rows, key=lambda row: not row.blocks)


def is_blocked(effects: list[Effect]) -> bool:
    return any(effect.blocks for effect in effects)


def rows_of_person(person: User) -> list[Effect]:
    if has_right(person, PAGE_MOVER) and has_right(person, AUTOCONFIRMED):
        return []
    return [Effect(_("You may not carry it out."), True, _("A page mover or an administrator will."))]


def rows_of_order(pairs: list[MovePair]) -> list[Effect]:
    try:
        in_order([pair for pair in pairs if pair.result_title])
    except MoveRefused as refused:
        return [blocking(refused)]
    return []


def rows_of_pair(request: MoveRequest, pair: MovePair, leaving: set[str], *, by: User) -> list[Effect]:
    if not pair.result_title:
        return [
            Effect(_("No title is named for “%s”.") % pair.article.title, True, _("Name one in the close."))
        ]
    plan = plan_move(pair.article, pair.result_title, vacated=leaving)
    refusals = [*plan.refusals, *refusals_of_rules(request, pair, plan, by=by)]
    if refusals:
        return [blocking(refusal) for refusal in refusals]
    return [Effect(sentence) for sentence in sentences_of(plan)]


def refusals_of_rules(request: MoveRequest, pair: MovePair, plan: MovePlan, *, by: User) -> list[NotAllowed]:
    """Return what would keep the person from this move once the request's own bar is gone."""
    refusals = []
    for article in [pair.article, *([plan.in_the_way] if plan.in_the_way else [])]:
        try:
            check_may_edit(article, by=by)
        except NotAllowed as refused:
            refusals.append(refused)
    others = Protection.objects.in_force().filter(article=pair.article, action=Act.MOVE)
    for protection in others.exclude(cause=cause_of(request)):
        if not has_right(by, protection.level):
            rule = _("Moves of “%(title)s” are protected: %(level)s.")
            words = {"title": pair.article.title, "level": protection.get_level_display()}
            refusals.append(NotAllowed(rule % words, until=protection.expires_at))
    return refusals


def blocking(refusal: MoveRefused | NotAllowed) -> Effect:
    return Effect(refusal.rule, True, refusal.instead)


def sentences_of(plan: MovePlan) -> list[str]:
    names = {"old": plan.article.title, "new": plan.target.text}
    rows = [_("“%(old)s” is called “%(new)s”, with its whole history.") % names]
    if plan.in_the_way:
        rows.append(
            _("The redirect “%(new)s” gives up that title, becomes “%(old)s”, and leads to the article.")
            % names
        )
    else:
        rows.append(_("“%(old)s” becomes a redirect to “%(new)s”.") % names)
    if plan.redirects:
        count = ngettext(
            "%d other redirect leads to the new title: ", "%d other redirects lead to the new title: ",
            len(plan.redirects),
        ) % len(plan.redirects)  # fmt: skip
        rows.append(count + ", ".join(row.title for row in plan.redirects) + ".")
    rows.append(_("Its talk, names, flags and citations go with it."))
    return rows
