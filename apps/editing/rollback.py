from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.history.models import ChangeSet
from apps.history.recording import newest_of
from apps.history.texts import text_of
from apps.moderation.rules import check_has_right

from .placing import SectionEdit
from .save import write_edit
from .undo import tell_author


class CannotRollBack(LookupError):
    """Nobody else wrote before, or somebody wrote meanwhile; the message says which."""


def rollback(article: Article, *, newest_id: int, by: User) -> ChangeSet | None:
    """Take out the last run of changes of the newest author; return the change set that does it.

    `newest_id` is the change set that the person saw as newest. None where the text before the run is the
    newest text already. Raises CannotRollBack, TextHidden, NotAllowed.
    """
    check_has_right("rollbacker", by=by)
    with transaction.atomic(durable=True), lock(article.pk) as (article,):
        newest = newest_of(article)
        if newest is None or newest.pk != newest_id:
            raise CannotRollBack(_("Somebody saved meanwhile. Look at the newest change, then decide."))
        before = last_of_others(newest)
        edit = SectionEdit(
            title=article.title,
            text=text_of(before),
            base_id=newest.pk,
            summary=_("Roll back changes by %(name)s to the state of %(before)s")
            % {"name": newest.shown_author, "before": before.shown_author},
            is_minor=True,
            tags=("rollback",),
        )
        rolled = write_edit(article, edit, by=by)
        if rolled:
            tell_author(newest, rolled, by=by)
    return rolled


def last_of_others(newest: ChangeSet) -> ChangeSet:
    """Return the newest change set by somebody else. Raises CannotRollBack where there is none."""
    others = ChangeSet.objects.filter(article=newest.article_id).exclude(author_name=newest.author_name)
    before = others.order_by("-pk").first()
    if before is None:
        raise CannotRollBack(
            _("%s wrote every state of this article; there is none before to go back to.")
            % newest.shown_author
        )
    return before
