from django.db.models import F

from apps.articles.models import Link

from .models import Head


def bump_page(article_id: int) -> None:
    """Make the finished page of the article stale: something that it shows changed without a change set."""
    Head.objects.filter(article=article_id).update(page_version=F("page_version") + 1)


def bump_pages_linking_to(title: str) -> None:
    """Make stale the pages that link to a title which came into being or went: the colour of their links
    changed.
    """
    # the link's index first: joined from Head, PostgreSQL may read every section
    linking = set(Link.objects.filter(target_title=title).values_list("section__article", flat=True))
    heads = Head.objects.filter(article__in=linking)
    # locked in one order: two saves that meet here must not wait for each other
    list(heads.select_for_update().order_by("pk").values_list("pk", flat=True))
    heads.update(page_version=F("page_version") + 1)
