from django.db.models import OuterRef, Subquery

from apps.accounts.models import User
from apps.articles.models import Article

from .models import Head, Watch


def watch(article: Article, *, by: User) -> None:
    """Put an article on a person's watchlist, what stands there now as seen; once is as good as twice."""
    Watch.objects.get_or_create(user=by, article=article, defaults={"seen_id": newest_id_of(article)})


def unwatch(article: Article, *, by: User) -> None:
    """Take an article off a person's watchlist."""
    Watch.objects.filter(user=by, article=article).delete()


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
