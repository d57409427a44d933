from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.history.models import ChangeSet
from apps.history.recording import newest_of
from apps.history.texts import text_of

from .placing import SectionEdit
from .save import write_edit
from .undo import as_stored, names_of


def restore_state(change_set: ChangeSet, *, summary: str = "", by: User) -> ChangeSet | None:
    """Save the text as of a change set anew; return the new change set, None where the newest text is the
    same.

    Raises TextHidden, NotAllowed.
    """
    with transaction.atomic(durable=True), lock(change_set.article_id) as (article,):
        change_set = as_stored(change_set)
        edit = SectionEdit(
            title=article.title,
            text=text_of(change_set),
            base_id=newest_of(article).pk,
            summary=summary or _("Restore the state of change %(id)s by %(name)s") % names_of(change_set),
            tags=("restore",),
        )
        return write_edit(article, edit, by=by)
