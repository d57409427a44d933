from collections.abc import Iterable

from django.utils import timezone

from apps.accounts.models import User
from apps.articles.models import Article

from .models import Notice, Watch


def notify(
    people: Iterable[User],
    kind: str,
    sentence: str,
    *,
    address: str = "",
    article: Article | None = None,
    by: User | None,
) -> None:
    """Leave each person a notice, once, and none for who did it. Kinds are words: reply, mention, undone,
    clock.
    """
    wanted = {person.pk: person for person in people if person and person != by}
    at = timezone.now()
    Notice.objects.bulk_create(
        Notice(
            user=person,
            kind=kind,
            article=article,
            by_name=str(by or ""),
            sentence=sentence[:500],
            address=address[:500],
            at=at,
        )
        for person in wanted.values()
    )


def watchers_of(article: Article) -> list[User]:
    """Return who watches the article."""
    return [watch.user for watch in Watch.objects.filter(article=article).select_related("user")]


def unread_count(user: User) -> int:
    """Return how many notices a person has not read yet. One query."""
    return Notice.objects.filter(user=user, read_at__isnull=True).count()


def mark_all_read(*, by: User) -> int:
    """Mark every notice of a person as read; return how many were not."""
    return Notice.objects.filter(user=by, read_at__isnull=True).update(read_at=timezone.now())


def mark_read(notice_id: int, *, by: User) -> int:
    """Mark one of a person's own notices as read; return 1, or 0 where it is none of theirs or was read."""
    unread = Notice.objects.filter(pk=notice_id, user=by, read_at__isnull=True)
    return unread.update(read_at=timezone.now())
