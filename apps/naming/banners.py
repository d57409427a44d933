"""What an open request shows on its articles."""

from dataclasses import dataclass

from apps.articles.addresses import path_of

from .models import MovePair


@dataclass(frozen=True, slots=True)
class Banner:
    """A request about the article; `to_title` is "" where the title is to be found. Plain text throughout."""

    request_id: int
    to_title: str
    to_path: str
    is_awaiting: bool


def banners_of(article_id: int) -> list[Banner]:
    """Return the banners of an article for templates/naming/_request_banner.html; at most one, one query."""
    pairs = MovePair.objects.filter(article=article_id, is_open=True).select_related("request")
    return [banner_of(pair) for pair in pairs]


def banner_of(pair: MovePair) -> Banner:
    title = pair.result_title or pair.to_title
    return Banner(pair.request_id, title, path_of(title), not pair.request.is_under_discussion)
