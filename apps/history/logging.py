import uuid

from django.utils import timezone

from apps.accounts.models import User
from apps.articles.models import Article

from .models import LogEntry


def log(
    action: str,
    *,
    article: Article | None = None,
    title: str = "",
    reason: str = "",
    data: dict | None = None,
    act_id: uuid.UUID | None = None,
    by: User | None,
) -> LogEntry:
    """Write one log entry and return it; rows that one act touches share an `act_id`.

    `title` is what the act is about where it is no article (a person's name); it is kept as text.
    """
    return LogEntry.objects.create(
        action=action,
        article=article,
        title=title or (article.title if article else ""),
        by=by,
        by_name=str(by or ""),
        reason=reason[:500],
        data=data or {},
        act_id=act_id or uuid.uuid4(),
        at=timezone.now(),
    )
