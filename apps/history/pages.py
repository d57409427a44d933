from django.db.models import F

from .models import Head


def bump_page(article_id: int) -> None:
    """Make the finished page of the article stale: something that it shows changed without a change set."""
    Head.objects.filter(article=article_id).update(page_version=F("page_version") + 1)


def bump_pages_linking_to(title: str) -> None:
    """Make stale the pages that link to a title which came into being or went: the colour of their links
    changed.
    """
    ids = (
        Head.objects.filter(article__sections__links__target_title=title)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    for article_id in ids.distinct():
        bump_page(article_id)
