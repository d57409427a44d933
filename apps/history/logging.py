import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.models import Article

from .models import LogEntry
from .recording import make_revision


def log(
    action: str,
    *,
    article: Article | None = None,
    title: str = "",
    reason: str = "",
    data: dict | None = None,
    rows: Sequence[Model] = (),
    act_id: uuid.UUID | None = None,
    at: datetime | None = None,
    by: User | None,
) -> LogEntry:
    """Write one log entry and return it; rows that one act touches share an `act_id`.

    `title` is what the act is about where it is no article (a person's name); it is kept as text. `rows` are the
    registered rows that the act has changed, saved already (or not deleted yet): one Revision with a version of
    each goes with the entry; where an act has several entries, with its first. `at` is now unless said.
    """
    if rows and not transaction.get_connection().in_atomic_block:
        raise RuntimeError("rows and the log of them are written in one transaction")
    at = at or timezone.now()
    revision = make_revision(rows, by=by, at=at, comment=action) if rows else None
    return LogEntry.objects.create(
        action=action,
        article=article,
        title=title or (article.title if article else ""),
        by=by,
        by_name=str(by or ""),
        reason=reason[:500],
        data=data or {},
        act_id=act_id or uuid.uuid4(),
        revision=revision,
        at=at,
    )
