"""Topics as they are listed, and the filters of the list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from apps.accounts.models import User
from apps.articles.models import Article
from apps.skin.queries import number_from

from .models import Comment, Topic
from .places import Place

# the words of sections and citations are long, and no row shows them
SHOWN = (
    "title", "title_hidden", "sentence", "closed_at", "outcome", "comment_count",
    "newest__at", "newest__by__username",
    "flag__kind", "flag__removed_in", "flag__settled_how", "section__heading",
    "citation__title", "citation__name", "citation__key", "citation__removed_in",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an article's topics is asked for: those of a section (its number), those at a flag or a citation
    (its id), the open ones, one's own.
    """

    section: int | None = None
    flag: int = 0
    citation: int = 0
    is_open: bool = False
    is_mine: bool = False

    @property
    def has_any(self) -> bool:
        return self.section is not None or self.has_anchor or self.is_open or self.is_mine

    @property
    def has_anchor(self) -> bool:
        return bool(self.flag or self.citation)


def asked_for(query) -> Asked:
    """Read the filters from a GET query; what makes no sense counts as not asked."""
    number = query.get("section", "")
    is_number = number.isascii() and number.isdecimal() and len(number) < 9
    return Asked(
        section=int(number) if is_number else None,
        flag=number_from(query, "flag"),
        citation=number_from(query, "citation"),
        is_open=bool(query.get("open")),
        is_mine=bool(query.get("mine")),
    )


def topics_of(
    article: Article, asked: Asked, places: dict[int, Place], *, viewer: User | None
) -> QuerySet[Topic]:
    """Return the topics asked for, with all that a row shows."""
    topics = Topic.objects.filter(article=article)
    if asked.section is not None:
        ids = [place.section_id for place in places.values() if place.number == asked.section]
        topics = topics.filter(section__in=ids)
    if asked.flag:
        topics = topics.filter(flag=asked.flag)
    if asked.citation:
        topics = topics.filter(citation=asked.citation)
    if asked.is_open:
        topics = topics.filter(closed_at=None)
    if asked.is_mine and viewer:
        said = Comment.objects.filter(topic=OuterRef("pk"), by=viewer)
        topics = topics.filter(Q(opened_by=viewer) | Exists(said))
    return topics.select_related("newest__by", "flag", "citation", "section").only(*SHOWN)


def count_topics(article: Article) -> tuple[int, int, dict[int, int]]:
    """Return (all topics of an article, the open ones, {section id: its topics}). One query."""
    rows = (
        Topic.objects.filter(article=article)
        .values("section")
        .annotate(count=Count("pk"), open=Count("pk", filter=Q(closed_at=None)))
        .order_by()
        .values_list("section", "count", "open")
    )
    by_section = {section: count for section, count, _open in rows if section}
    return sum(row[1] for row in rows), sum(row[2] for row in rows), by_section


def count_open(article_id: int) -> int:
    """Return how many open topics an article has: the number of its tab."""
    return Topic.objects.filter(article=article_id, closed_at=None).count()


def topics_at(anchor: str, pk: int) -> list[Topic]:
    """Return the topics at a flag or a citation (the anchor), newest activity first. One query."""
    return list(Topic.objects.filter(**{anchor: pk}).order_by("-newest"))


def count_topics_at(anchor: str, ids: Iterable[int]) -> dict[int, int]:
    """Return {id: its topics} of the flags or citations (the anchor) that have any. One query."""
    topics = Topic.objects.filter(**{f"{anchor}__in": list(ids)})
    return dict(topics.values(anchor).annotate(count=Count("pk")).order_by().values_list(anchor, "count"))
