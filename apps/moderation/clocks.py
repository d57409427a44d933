from datetime import datetime

from django.db import transaction

from apps.articles.locking import lock
from apps.history.logging import log
from apps.history.pages import bump_page
from apps.history.recording import newest_of
from apps.history.showing import show

from .models import PendingChanges, Protection


def tick(now: datetime) -> int:
    """End the pending-changes modes and protections whose time is over. Return how many ended."""
    pending = PendingChanges.objects.filter(expires_at__lte=now).order_by("pk")
    protections = Protection.objects.filter(expires_at__lte=now).order_by("pk")
    return sum(end(row, now) for row in pending) + sum(lift(row, now) for row in protections)


def end(row: PendingChanges, now: datetime) -> bool:
    """End a pending-changes mode: what waited becomes public."""
    with transaction.atomic(), lock(row.article_id) as (article,):
        gone, _rows = PendingChanges.objects.filter(pk=row.pk, expires_at__lte=now).delete()
        if not gone:
            return False
        newest = newest_of(article)
        if newest:
            show(article, newest)
        log("pending expired", article=article, reason=row.reason, by=None)
    return True


def lift(row: Protection, now: datetime) -> bool:
    """Take away a protection that binds nobody any more, so that readers' pages do not name it."""
    with transaction.atomic(), lock(row.article_id) as (article,):
        gone, _rows = Protection.objects.filter(pk=row.pk, expires_at__lte=now).delete()
        if gone:
            bump_page(article.pk)
    return bool(gone)
