"""How much lies on each desk of an article."""

from functools import cache

from django.db.models import OuterRef, QuerySet

from apps.articles.models import Article
from apps.citations.models import Citation
from apps.naming.models import AlternativeName, MovePair
from apps.naming.states import UNDER_DISCUSSION
from apps.talk.models import Topic
from apps.verification.models import Flag

from .work import counted


def counts_of(title: str) -> dict[str, int]:
    """Return how much lies on each desk of an article, by one query."""
    nothing = dict.fromkeys(["open_topics", "open_flags", "cited", "known_names", "open_moves"], 0)
    return counts_of_articles().filter(title=title).first() or nothing


@cache
def counts_of_articles() -> QuerySet:
    """Return the question, never asked itself: to put it together takes as long as the rest of a tab line."""
    return Article.objects.order_by("pk").values(
        open_topics=counted(Topic.objects.filter(article=OuterRef("pk"), closed_at=None)),
        cited=counted(Citation.objects.filter(article=OuterRef("pk"), removed_in=None)),
        open_flags=counted(Flag.objects.filter(article=OuterRef("pk"), removed_in=None)),
        known_names=counted(AlternativeName.objects.filter(article=OuterRef("pk"))),
        open_moves=counted(
            MovePair.objects.filter(article=OuterRef("pk"), request__state__in=UNDER_DISCUSSION)
        ),
    )
