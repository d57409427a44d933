"""What stands: rights with how they came, blocks and protections in force, as pages list them."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.addresses import path_of

from .models import Act, Block, Grant, Level, PendingChanges, Protection
from .phrases import RIGHT_NAMES, WHO, name_of
from .rights import ADMINISTRATOR, IMPLIED, PROMOTION, RIGHTS, group_names, is_open, is_promoted, promotion


@dataclass(frozen=True, slots=True)
class ListedRight:
    """A right that a person has. `how` says how it came; a granted one can be revoked."""

    right: str
    name: str
    how: str
    by: str
    at: datetime | None
    reason: str
    is_granted: bool


def list_rights(user: User) -> list[ListedRight]:
    """Return the rights of a person in their order, with how each came; none for a closed account."""
    if not is_open(user):
        return []
    grants = {grant.right: grant for grant in Grant.objects.filter(user=user).select_related("by")}
    granted = group_names(user)
    found = (describe_right(right, user, granted, grants) for right in RIGHTS)
    return [listed for listed in found if listed]


def describe_right(
    right: str, user: User, granted: list[str], grants: dict[str, Grant]
) -> ListedRight | None:
    name = str(RIGHT_NAMES[right])
    if right in granted:
        grant = grants.get(right)
        who = name_of(grant.by) if grant else ""
        return ListedRight(
            right,
            name,
            _("granted"),
            who,
            grant.at if grant else None,
            grant.reason if grant else "",
            is_granted=True,
        )
    how = reason_for(right, user, granted)
    return ListedRight(right, name, how, "", None, "", is_granted=False) if how else None


def reason_for(right: str, user: User, granted: list[str]) -> str:
    """Return how a right came that was not granted; "" where the person does not have it."""
    if user.is_superuser and right == ADMINISTRATOR:
        return _("set up with the server")
    owned = [*granted, *([ADMINISTRATOR] if user.is_superuser else [])]
    for wider in owned:
        if right in IMPLIED.get(wider, ()):
            return _("comes with “%s”") % RIGHT_NAMES[wider]
    if right in PROMOTION and is_promoted(user, right):
        return _("came by itself, after %(days)d days and %(edits)d edits") % promotion()[right]
    return ""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A block, a protection or pending changes in force: what it is in words, whose act, until when, why."""

    id: int
    what: str
    title: str
    address: str
    by: str
    at: datetime
    expires_at: datetime | None
    reason: str


def list_blocks(blocks: QuerySet[Block]) -> list[ListedRow]:
    """Return blocks as rows, in the order of the query; `title` is the person's name."""
    return [
        ListedRow(
            id=block.pk,
            what=block_words(block),
            title=str(block.user),
            address=f"/special/contributions/{path_of(block.user.get_username())}",
            by=name_of(block.by),
            at=block.at,
            expires_at=block.expires_at,
            reason=block.reason,
        )
        for block in blocks.select_related("user", "article", "by")
    ]


def block_words(block: Block) -> str:
    where = _("blocked from “%s”") % block.article if block.article else _("blocked sitewide")
    return where if block.talk_allowed else _("%s, talk as well") % where


def list_protections(protections: QuerySet[Protection]) -> list[ListedRow]:
    """Return protections as rows, in the order of the query; `title` is the article's."""
    return [article_row(row, protection_words(row)) for row in protections.select_related("article", "by")]


def list_pending(rows: QuerySet[PendingChanges]) -> list[ListedRow]:
    """Return pending-changes modes as rows, in the order of the query."""
    return [article_row(row, pending_words()) for row in rows.select_related("article", "by")]


def article_row(row: Protection | PendingChanges, what: str) -> ListedRow:
    return ListedRow(
        id=row.pk,
        what=what,
        title=row.article.title,
        address=f"/protect/{path_of(row.article.title)}",
        by=name_of(row.by),
        at=row.at,
        expires_at=row.expires_at,
        reason=row.reason or getattr(row, "cause", ""),
    )


def pending_words() -> str:
    return _("changes wait for review")


def protection_words(protection: Protection) -> str:
    if protection.level == Level.NOBODY:
        return {Act.EDIT: _("nobody may edit"), Act.MOVE: _("nobody may move it")}[protection.action]
    sentence = {
        Act.EDIT: _("only %s may edit"),
        Act.MOVE: _("only %s may move it"),
    }[protection.action]
    return sentence % WHO[protection.level]


class State(NamedTuple):
    """What binds an article, in words for a line of its page, and when that changes by itself."""

    sentences: list[str]
    until: datetime | None


def state_of(article_id: int) -> State:
    """Return what binds an article now; two queries."""
    protections = Protection.objects.in_force().filter(article=article_id).order_by("action", "level")
    pending = PendingChanges.objects.in_force().filter(article=article_id)
    words = {
        **{row: protection_words(row) for row in protections},
        **{row: pending_words() for row in pending},
    }
    ends = [row.expires_at for row in words if row.expires_at]
    return State(list(words.values()), min(ends, default=None))
