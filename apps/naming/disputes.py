"""Disputes about the name: what is asked, which names stand, what was decided, and until when not to ask."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.history.logging import log
from apps.moderation.rights import PAGE_MOVER, has_right
from apps.moderation.rules import NotAllowed, check_may_edit

from .models import NamingDispute

FIELDS = ["question", "candidates", "criteria", "positions", "evidence", "decisions", "moratorium_until"]


def save_dispute(
    article: Article, fields: Mapping[str, object], *, dispute: NamingDispute | None = None, by: User
) -> NamingDispute:
    """Record a dispute, or change one; the log keeps what stood before, and when a moratorium is set or ends.

    Locks the article. Raises NotAllowed; a moratorium is set and ended by page movers and administrators.
    """
    with transaction.atomic(), lock(article.pk) as (article,):
        check_may_edit(article, by=by)
        row = NamingDispute.objects.get(pk=dispute.pk) if dispute else NamingDispute(article=article)
        before = as_data(row)
        for name, value in fields.items():
            setattr(row, name, value)
        after = as_data(row)
        if before["moratorium_until"] != after["moratorium_until"]:
            check_may_set_moratorium(by)
        if dispute is None:
            row.opened_by_name = str(by)
        row.save(update_fields=list(fields) if dispute else None)
        log_dispute(row, before, after, is_new=dispute is None, by=by)
    return row


def as_data(row: NamingDispute) -> dict:
    data = {name: getattr(row, name) for name in FIELDS}
    return {**data, "moratorium_until": row.moratorium_until and row.moratorium_until.isoformat()}


def check_may_set_moratorium(person: User) -> None:
    if not has_right(person, PAGE_MOVER):
        raise NotAllowed(
            _("A moratorium is set and ended by a page mover or an administrator."),
            instead=_("Save the dispute without a date, and ask one of them."),
        )


def log_dispute(row: NamingDispute, before: dict, after: dict, *, is_new: bool, by: User) -> None:
    changed = {name for name in FIELDS if before[name] != after[name]}
    data = {
        "before": {name: before[name] for name in changed},
        "after": {name: after[name] for name in changed},
    }
    actions = []
    if changed - {"moratorium_until"} or is_new:
        actions.append("naming dispute opened" if is_new else "naming dispute changed")
    if "moratorium_until" in changed:
        actions.append("moratorium set" if after["moratorium_until"] else "moratorium ended")
    act_id = uuid.uuid4()
    for number, action in enumerate(actions):
        rows = [] if number else [row]
        log(action, article=row.article, reason=row.question, data=data, rows=rows, act_id=act_id, by=by)
