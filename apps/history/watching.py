from collections.abc import Iterable

from django.db.models import IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from apps.accounts.models import User
from apps.articles.models import Article

from .models import ChangeSet, Head, Watch

MOST_COUNTED = 1_000


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


def count_since(watches: Iterable[Watch]) -> dict[int, int]:
    """Return {watch: how many change sets its article got since the person looked}; no more than MOST_COUNTED are
    counted. One query.
    """
    after = Coalesce(OuterRef("seen_id"), 0)
    missed = ChangeSet.objects.filter(article=OuterRef("article"), pk__gt=after).order_by()
    counted = CountOf(missed.values("pk")[:MOST_COUNTED])
    rows = Watch.objects.filter(pk__in=[watch.pk for watch in watches])
    return dict(rows.annotate(since=counted).values_list("pk", "since"))


class CountOf(Subquery):
    """How many rows a subquery has: one with a limit stops there."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def newest_id_of(article: Article) -> int | None:
    return Head.objects.filter(article=article).values_list("newest_id", flat=True).first()
