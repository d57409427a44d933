"""The acts of administrators. Each locks first, checks who acts, and writes one log entry."""

from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.history.logging import log
from apps.history.models import ChangeSet, Head
from apps.history.notices import notify
from apps.history.pages import bump_page
from apps.history.recording import newest_of
from apps.history.showing import show

from .models import Block, Grant, PendingChanges, Protection
from .phrases import RIGHT_NAMES
from .rights import ADMINISTRATOR, SUPPRESSOR, granted_to
from .rules import check_has_right


class CannotDo(ValueError):
    """The act makes no sense as things stand; the message says why and what to do instead."""


def protect(
    article: Article,
    *,
    action: str,
    level: str,
    expires_at: datetime | None = None,
    reason: str,
    cause: str = "",
    by: User | None,
) -> Protection:
    """Protect an article from edits or moves, in place of the protection of the same act and cause.

    With a `cause` it is the program's own act on somebody's behalf (an open request), and takes no right.
    Locks the article. Raises NotAllowed.
    """
    if not cause:
        check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic(), lock(article.pk) as (article,):
        said = {"level": level, "expires_at": expires_at, "reason": reason[:500], "by": by}
        protection, is_new = Protection.objects.update_or_create(
            article=article, action=action, cause=cause, defaults={**said, "at": timezone.now()}
        )
        data = {"action": action, "level": level, "expires_at": iso(expires_at), "cause": cause}
        log("protect", article=article, reason=reason, data={**data, "changed": not is_new}, by=by)
        bump_page(article.pk)
    return protection


def unprotect(article: Article, *, action: str, reason: str, cause: str = "", by: User | None) -> None:
    """Lift the protection of this act and cause. Locks the article. Raises NotAllowed, CannotDo."""
    if not cause:
        check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic(), lock(article.pk) as (article,):
        gone, _rows = Protection.objects.filter(article=article, action=action, cause=cause).delete()
        if not gone:
            raise CannotDo(_("This protection is not in force any more."))
        log("unprotect", article=article, reason=reason, data={"action": action, "cause": cause}, by=by)
        bump_page(article.pk)


def set_pending(
    article: Article, on: bool, *, expires_at: datetime | None = None, reason: str, by: User | None
) -> None:
    """Switch pending-changes mode on or off; off, what waits becomes public.

    Locks the article. Raises NotAllowed, CannotDo.
    """
    check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic(), lock(article.pk) as (article,):
        rows = PendingChanges.objects.filter(article=article)
        if on:
            said = {"expires_at": expires_at, "reason": reason[:500], "by": by, "at": timezone.now()}
            rows.update_or_create(article=article, defaults=said)
        else:
            gone, _rows = rows.delete()
            if not gone:
                raise CannotDo(_("Changes of this article do not wait for review."))
            show_newest(article)
        action = "pending on" if on else "pending off"
        log(action, article=article, reason=reason, data={"expires_at": iso(expires_at)}, by=by)
        bump_page(article.pk)


def show_newest(article: Article) -> None:
    newest = newest_of(article)
    if newest:
        show(article, newest)


def block(
    user: User,
    *,
    article: Article | None = None,
    expires_at: datetime | None = None,
    reason: str,
    talk_allowed: bool = True,
    by: User | None,
) -> Block:
    """Block a person from editing anywhere, or one article, in place of such a block; they are told.

    Raises NotAllowed, CannotDo.
    """
    check_has_right(ADMINISTRATOR, by=by)
    if user == by:
        raise CannotDo(_("Nobody blocks themselves: you could not lift it again."))
    with transaction.atomic():
        user = locked(user)
        said = {"expires_at": expires_at, "reason": reason[:500], "talk_allowed": talk_allowed, "by": by}
        row, is_new = Block.objects.update_or_create(
            user=user, article=article, defaults={**said, "at": timezone.now()}
        )
        data = {"expires_at": iso(expires_at), "talk_allowed": talk_allowed, "changed": not is_new}
        log_about(user, "block", article=article, reason=reason, data=data, by=by)
        what = _("“%s”") % article if article else _("any article")
        words = {"what": what, "reason": reason}
        tell(user, "block", _("You were blocked from editing %(what)s: %(reason)s") % words, by=by)
    return row


def unblock(user: User, *, article: Article | None = None, reason: str, by: User | None) -> None:
    """Lift a person's sitewide block, or that of one article; they are told. Raises NotAllowed, CannotDo."""
    check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic():
        user = locked(user)
        gone, _rows = Block.objects.filter(user=user, article=article).delete()
        if not gone:
            raise CannotDo(_("This block of %s is not in force any more.") % user)
        log_about(user, "unblock", article=article, reason=reason, by=by)
        sentence = _("Your block from “%s” was lifted.") % article if article else _("Your block was lifted.")
        tell(user, "block", sentence, by=by)


def grant(user: User, right: str, *, reason: str, by: User | None) -> Grant:
    """Give a person a right; they are told. Raises NotAllowed, CannotDo."""
    check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic():
        user = locked(user)
        if right not in RIGHT_NAMES:
            raise CannotDo(_("There is no right “%s”.") % right)
        if right in granted_to(user):
            raise CannotDo(words_about(_("%(name)s has the right “%(right)s” already."), user, right))
        user.groups.add(group_of(right))
        if right == ADMINISTRATOR:
            set_staff(user, True)
        said = {"reason": reason[:500], "by": by, "at": timezone.now()}
        row, _is_new = Grant.objects.update_or_create(user=user, right=right, defaults=said)
        log_about(user, "grant", reason=reason, data={"right": right}, by=by)
        tell(user, "right", words_about(_("You were given the right “%(right)s”."), user, right), by=by)
    return row


def revoke(user: User, right: str, *, reason: str, by: User | None) -> None:
    """Take a granted right away; the person is told. Raises NotAllowed, CannotDo."""
    check_has_right(ADMINISTRATOR, by=by)
    with transaction.atomic():
        user = locked(user)
        check_can_revoke(user, right)
        user.groups.remove(group_of(right))
        Grant.objects.filter(user=user, right=right).delete()
        if right == ADMINISTRATOR:
            set_staff(user, False)
        log_about(user, "revoke", reason=reason, data={"right": right}, by=by)
        tell(user, "right", words_about(_("The right “%(right)s” was taken from you."), user, right), by=by)


def check_can_revoke(user: User, right: str) -> None:
    """Raise CannotDo where the right did not come by a grant, or would leave nobody to grant any."""
    if right not in RIGHT_NAMES:
        raise CannotDo(_("There is no right “%s”.") % right)
    if not user.groups.filter(name=right).exists():
        raise CannotDo(words_about(_("“%(right)s” was not granted to %(name)s."), user, right))
    if right == ADMINISTRATOR and not other_administrators(user).exists():
        raise CannotDo(_("%s is the only administrator. Grant the right to somebody else first.") % user)


def other_administrators(user: User):
    open_accounts = User.objects.filter(is_active=True).exclude(pk=user.pk)
    return open_accounts.filter(is_superuser=True) | open_accounts.filter(groups__name=ADMINISTRATOR)


def hide(
    change_set: ChangeSet, *, text: bool, summary: bool, author: bool, reason: str, by: User | None
) -> ChangeSet:
    """Set which parts of a change set are hidden; what is marked False is shown again.

    Locks the article. Raises NotAllowed, CannotDo where readers see this very text.
    """
    check_has_right(SUPPRESSOR, by=by)
    with transaction.atomic(), lock(change_set.article_id) as (article,):
        change_set = ChangeSet.objects.get(pk=change_set.pk)
        marks = {"text_hidden": text, "summary_hidden": summary, "author_hidden": author}
        if all(getattr(change_set, name) == mark for name, mark in marks.items()):
            raise CannotDo(_("These parts are hidden, and the others shown, already."))
        if text and Head.objects.filter(article=article).filter(shows(change_set)).exists():
            raise CannotDo(
                _("Readers see this text. Save the article without the words first, then hide this state.")
            )
        for name, mark in marks.items():
            setattr(change_set, name, mark)
        change_set.save(update_fields=list(marks))
        data = {"change": change_set.pk, "text": text, "summary": summary, "author": author}
        log("hide", article=article, reason=reason, data=data, by=by)
        bump_page(article.pk)
    return change_set


def shows(change_set: ChangeSet) -> Q:
    return Q(newest=change_set) | Q(accepted=change_set)


def locked(user: User) -> User:
    """Return the person's row, locked: two acts upon one person come one after the other."""
    return User.objects.select_for_update(no_key=True).get(pk=user.pk)


def log_about(user: User, action: str, *, by: User | None, **more) -> None:
    log(action, title=user.get_username(), by=by, **more)


def tell(user: User, kind: str, sentence: str, *, by: User | None) -> None:
    address = f"/special/contributions/{path_of(user.get_username())}"
    notify([user], kind, sentence, address=address, by=by)


def words_about(sentence: str, user: User, right: str) -> str:
    return sentence % {"name": user, "right": RIGHT_NAMES[right]}


def iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def group_of(right: str) -> Group:
    """Return Django's group of the right; administrators' may look at every row of the admin site."""
    group, _is_new = Group.objects.get_or_create(name=right)
    if right == ADMINISTRATOR:
        group.permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return group


def set_staff(user: User, is_staff: bool) -> None:
    user.is_staff = is_staff or user.is_superuser
    user.save(update_fields=["is_staff"])
