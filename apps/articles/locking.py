from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from .models import Article

held: ContextVar[frozenset[int]] = ContextVar("held_article_ids", default=frozenset())


@contextmanager
def lock(*article_ids: int) -> Iterator[list[Article]]:
    """Yield the articles, their rows locked in primary-key order until the transaction ends.

    Must stand inside a transaction. On SQLite the transaction itself (BEGIN IMMEDIATE) is the lock.
    Raises Article.DoesNotExist when one is missing.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("lock() needs a transaction around it")
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=article_ids).order_by("pk")
    articles = list(rows)
    if len(articles) != len(set(article_ids)):
        raise Article.DoesNotExist(
            f"no article with id {set(article_ids) - {article.pk for article in articles}}"
        )
    token = held.set(held.get() | set(article_ids))
    try:
        yield articles
    finally:
        held.reset(token)


def assert_locked(article: Article) -> None:
    """Raise RuntimeError unless the caller stands inside `lock()` of this article."""
    if article.pk not in held.get():
        raise RuntimeError(f"article {article.pk} is written without its lock")
