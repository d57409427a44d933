from django.db.models import OuterRef, Q, Subquery

from apps.accounts.models import User
from apps.articles.models import Article

from .models import Head, Watch


def watch(article: Article, *, by: User) -> None:
    """Put an article on a person's watchlist, what stands there now as seen; once is as good as twice."""
    Watch.objects.get_or_create(user=by, article=article, defaults={"seen_id": newest_id_of(article)})


def unwatch(article: Article, *, by: User) -> None:
    """Take an article off a person's watchlist."""
    Watch.objects.filter(user=by, article=article).delete()


def look(article_id: int, change_id: int, *, by: User) -> bool:
    """Note that a person looks at a state of an article, and return whether they watch it.

    Writes only where a watcher has not seen this state or a newer one: any other look is one query.
    """
    row = Watch.objects.filter(user=by, article=article_id).values_list("pk", "seen_id").first()
    if row is None:
        return False
    pk, seen_id = row
    if seen_id is None or seen_id < change_id:
        # another window of theirs may have seen more since
        behind = Q(seen=None) | Q(seen__lt=change_id)
        Watch.objects.filter(behind, pk=pk).update(seen_id=change_id)
    return True


def mark_seen(article: Article, *, by: User) -> None:
    """Note that a person has looked at what stands there now; does nothing for who does not watch it."""
    Watch.objects.filter(user=by, article=article).update(seen=newest_id_of(article))


def mark_all_seen(*, by: User) -> None:
    """Note that a person has looked at everything on their watchlist."""
    newest = Head.objects.filter(article=OuterRef("article")).values("newest")[:1]
    Watch.objects.filter(user=by).update(seen=Subquery(newest))


def is_watched(article: Article, *, by: User) -> bool:
    """Say whether the article is on a person's watchlist."""
    return Watch.objects.filter(user=by, article=article).exists()


def newest_id_of(article: Article) -> int | None:
    return Head.objects.filter(article=article).values_list("newest_id", flat=True).first()
