"""Pending changes: what readers who are not logged in may see. Accepted means fit to be seen, never true."""

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.history.logging import log
from apps.history.models import ChangeSet, Head
from apps.history.showing import show
from apps.moderation.rules import check_may_review

from .save import write_edit
from .undo import as_stored, tell_author, undo_edit


class AlreadyDecided(LookupError):
    """Somebody decided first; the message says who and what."""


def accept(change_set: ChangeSet, *, by: User) -> int:
    """Make the state of a change set the one that readers see; return how many changes became public.

    Locks the article. Raises AlreadyDecided where it is public already, NotAllowed.
    """
    check_may_review(by=by)
    with transaction.atomic(), lock(change_set.article_id) as (article,):
        waiting = pending_of(article).filter(pk__lte=change_set.pk)
        count = waiting.count()
        if not count:
            raise AlreadyDecided(decided_sentence(article))
        show(article, change_set)
        log("accept", article=article, data={"change": change_set.pk, "count": count}, by=by)
    return count


def reject(change_set: ChangeSet, *, reason: str, by: User) -> ChangeSet | None:
    """Take one waiting change out by a new save; return that, None where what it did is gone already.

    Its author is told the reason. Where nothing else waits, readers get the new state, which is the old text.
    Raises AlreadyDecided, EditConflict where later changes rest on it, NotAllowed.
    """
    check_may_review(by=by)
    with transaction.atomic(), lock(change_set.article_id) as (article,):
        change_set = as_stored(change_set)
        if not pending_of(article).filter(pk=change_set.pk).exists():
            raise AlreadyDecided(decided_sentence(article))
        summary = _("Reject change %(id)s: %(reason)s") % {"id": change_set.pk, "reason": reason}
        rejected = write_edit(article, undo_edit(change_set, summary=summary, tags=("reject",)), by=by)
        log("reject", article=article, reason=reason, data={"change": change_set.pk}, by=by)
        if rejected:
            tell_author(change_set, rejected, by=by)
            show_where_nothing_waits(article, rejected)
    return rejected


def pending_of(article: Article):
    """Return the change sets that wait for review, oldest first."""
    head = Head.objects.get(article=article)
    return ChangeSet.objects.filter(
        article=article, pk__gt=head.accepted_id or 0, pk__lte=head.newest_id
    ).order_by("pk")


def show_where_nothing_waits(article: Article, change_set: ChangeSet) -> None:
    head = Head.objects.select_related("accepted").get(article=article)
    if head.accepted is None or head.accepted.sha1 == change_set.sha1:
        show(article, change_set)


def decided_sentence(article: Article) -> str:
    entry = article.log_entries.filter(action__in=["accept", "reject"]).order_by("-pk").first()
    if entry is None:
        return _("Nothing of this waits for review.")
    what = _("accepted") if entry.action == "accept" else _("rejected")
    return _("%(name)s %(what)s change %(id)s while you read. Look at what remains.") % {
        "name": entry.by_name,
        "what": what,
        "id": entry.data.get("change"),
    }
