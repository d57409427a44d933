from datetime import datetime

from django.db import transaction

from apps.articles.locking import lock
from apps.history.logging import log
from apps.history.recording import newest_of
from apps.history.showing import show

from .models import PendingChanges


def tick(now: datetime) -> int:
    """End the pending-changes modes whose time is over: what waited becomes public. Return how many ended."""
    over = PendingChanges.objects.filter(expires_at__lte=now).order_by("pk")
    return sum(end(row, now) for row in over)


def end(row: PendingChanges, now: datetime) -> bool:
    with transaction.atomic(), lock(row.article_id) as (article,):
        gone, _rows = PendingChanges.objects.filter(pk=row.pk, expires_at__lte=now).delete()
        if not gone:
            return False
        newest = newest_of(article)
        if newest:
            show(article, newest)
        log("pending expired", article=article, reason=row.reason, by=None)
    return True
