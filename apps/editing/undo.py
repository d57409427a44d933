from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.history.models import ChangeSet
from apps.history.notices import notify
from apps.history.texts import text_of

from .placing import SectionEdit
from .save import write_edit


class NothingToUndo(LookupError):
    """The change set is the first of its article, or what it did is gone already."""


def undo_change(change_set: ChangeSet, *, summary: str = "", by: User) -> ChangeSet:
    """Take one change out of the newest text; return the change set that does it.

    The undo is an edit that starts from the change and types the text before it, so later changes are kept by
    the same merge as everybody's. Its author is told. Raises NothingToUndo, TextHidden, EditConflict,
    NotAllowed.
    """
    with transaction.atomic(durable=True), lock(change_set.article_id) as (article,):
        change_set = as_stored(change_set)
        undone = write_edit(article, undo_edit(change_set, summary=summary), by=by)
        if undone is None:
            raise NothingToUndo(change_set.pk)
        tell_author(change_set, undone, by=by)
    return undone


def as_stored(change_set: ChangeSet) -> ChangeSet:
    """Return the change set as it is now, under the lock: somebody may have hidden its text."""
    return ChangeSet.objects.select_related("article", "author", "parent").get(pk=change_set.pk)


def undo_edit(change_set: ChangeSet, *, summary: str, tags: tuple[str, ...] = ("undo",)) -> SectionEdit:
    """Return the edit that undoes a change set. Raises NothingToUndo where there is no state before it."""
    if change_set.parent is None:
        raise NothingToUndo(change_set.pk)
    return SectionEdit(
        title=change_set.article.title,
        text=text_of(change_set.parent),
        base_id=change_set.pk,
        summary=summary or _("Undo change %(id)s by %(name)s") % names_of(change_set),
        tags=tags,
    )


def names_of(change_set: ChangeSet) -> dict[str, object]:
    return {"id": change_set.pk, "name": change_set.shown_author}


def tell_author(change_set: ChangeSet, undone: ChangeSet, *, by: User) -> None:
    """Leave the author of an undone change a notice with who undid it and why."""
    if change_set.author is None:
        return
    sentence = _("%(name)s undid your change in %(title)s: %(summary)s") % {
        "name": by,
        "title": change_set.article.title,
        "summary": undone.summary,
    }
    address = reverse("history:diff", args=[undone.pk])
    notify([change_set.author], "undone", sentence, address=address, article=change_set.article, by=by)
