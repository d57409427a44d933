from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.models import Article
from apps.history.models import Head

from .models import Act, Block, Level, PendingChanges, Protection
from .phrases import (
    block_advice,
    block_rule,
    need_sentence,
    promotion_sentence,
    protection_advice,
    protection_rule,
)
from .rights import AUTOCONFIRMED, REVIEWER, has_right, is_open

STRICTNESS = Level.values  # in the order of the levels, the strictest last


class NotAllowed(Exception):
    """A rule forbids it: which one, until when (None: no end is set), and what to do instead."""

    def __init__(self, rule: str, *, until: datetime | None = None, instead: str = ""):
        super().__init__(rule)
        self.rule = rule
        self.until = until
        self.instead = instead


def check_may_edit(article: Article, *, by: User | None) -> None:
    """Raise NotAllowed where a rule keeps this person from editing the article.

    Two queries where nothing stands in the way. None is an importer, whom no rule about persons binds.
    """
    if by is None:
        return
    check_has_account(by)
    check_is_not_blocked(article, by=by)
    check_protection(article, [Act.EDIT], by=by)


def check_may_move(article: Article, *, by: User | None) -> None:
    """Raise NotAllowed where a rule keeps this person from giving the article another title.

    It takes what an edit takes, and an autoconfirmed account. A protection that an open request placed keeps
    everybody out: whoever closes the request lifts it first.
    """
    if by is None:
        return
    check_has_account(by)
    check_is_not_blocked(article, by=by)
    check_protection(article, [Act.MOVE, Act.EDIT], by=by)
    if not has_right(by, AUTOCONFIRMED):
        raise NotAllowed(
            _("Only autoconfirmed people move articles."),
            instead=promotion_sentence(AUTOCONFIRMED, by) + " " + _("Ask for the move on the talk page."),
        )


def check_may_review(*, by: User | None) -> None:
    """Raise NotAllowed where this person may not accept or reject changes."""
    check_has_right(REVIEWER, by=by)


def check_has_right(right: str, *, by: User | None) -> None:
    """Raise NotAllowed where this person lacks the right or is blocked sitewide. None: the program acts."""
    if by is None:
        return
    check_has_account(by)
    check_is_not_blocked(None, by=by)
    if not has_right(by, right):
        raise NotAllowed(need_sentence(right), instead=_("An administrator can grant it."))


def check_may_talk(article: Article | None, *, by: User | None) -> None:
    """Raise NotAllowed where this person may not write on the article's talk page; None is any other page."""
    if by is None:
        return
    check_has_account(by)
    check_is_not_blocked(article, by=by, talk_allowed=False)


def check_filters(article: Article, text: str, *, by: User | None) -> None:
    """Raise NotAllowed where an edit filter forbids the text."""


def is_pending(article: Article) -> bool:
    """Say whether changes of this article wait for review before readers see them."""
    return PendingChanges.objects.in_force().filter(article=article).exists()


def accepts_itself(article: Article, *, by: User | None) -> bool:
    """Say whether a save by this person is accepted at once; to be asked before the save.

    In pending-changes mode only a reviewer's is, and only where nothing else waits.
    """
    if not is_pending(article):
        return True
    return (by is None or has_right(by, REVIEWER)) and not is_anything_waiting(article)


def is_anything_waiting(article: Article) -> bool:
    head = Head.objects.filter(article=article).first()
    return head is not None and head.accepted_id != head.newest_id


def check_has_account(user) -> None:
    if not user.is_authenticated:
        raise NotAllowed(_("Nobody does this without an account."), instead=_("Log in, or sign up."))
    if not is_open(user):
        raise NotAllowed(_("This account is closed."))


def check_is_not_blocked(article: Article | None, *, by: User, **more) -> None:
    """Raise NotAllowed for the widest block in force here; without an article only sitewide ones count."""
    here = Q(article__isnull=True) | Q(article=article) if article else Q(article__isnull=True)
    # who and where are read only of the one that is told: most people have none
    blocks = Block.objects.in_force().filter(here, user=by, **more)
    for block in sorted(blocks, key=lambda block: block.article_id is not None):
        raise NotAllowed(block_rule(block), until=block.expires_at, instead=block_advice(block))


def check_protection(article: Article, actions: list[str], *, by: User) -> None:
    """Raise NotAllowed for the strictest protection in force that keeps this person out."""
    rows = Protection.objects.in_force().filter(article=article, action__in=actions)
    for row in sorted(rows, key=strictness, reverse=True):
        if row.level == Level.NOBODY or not has_right(by, row.level):
            advice = protection_advice(row, by)
            raise NotAllowed(protection_rule(row), until=row.expires_at, instead=advice)


def strictness(protection: Protection) -> int:
    return STRICTNESS.index(protection.level)
