"""The tabs of an article and the entries of the top bar: which desks there are, and how much lies on them."""

from functools import cache

from django import template
from django.db.models import OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.articles.models import Article
from apps.citations.models import Citation
from apps.history.models import Notice
from apps.history.showing import heads_waiting
from apps.moderation.rights import ADMINISTRATOR, REVIEWER, granted_to
from apps.naming.models import AlternativeName, MovePair
from apps.naming.states import UNDER_DISCUSSION
from apps.reading.work import counted
from apps.talk.models import Topic
from apps.verification.models import Flag

register = template.Library()


@register.inclusion_tag("articles/_tab_list.html")
def article_tabs(article: dict, current: str) -> dict:
    """The desks of an article in their order, with counts where a desk holds something."""
    path = article["path"]
    counts = counts_of(article["title"])
    tabs = [
        ("read", _("Read"), f"/wiki/{path}", None, "g a", ""),
        ("edit", _("Edit"), f"/edit/{path}", None, "e", "e"),
        ("history", _("History"), f"/history/{path}", None, "g h", "h"),
        ("talk", _("Talk"), f"/talk/{path}", counts["open_topics"], "g t", "t"),
        ("flags", _("Flags"), f"/flags/{path}", counts["open_flags"], "g f", ""),
        ("citations", _("Citations"), f"/citations/{path}", counts["cited"], "g c", ""),
        ("names", _("Names"), f"/names/{path}", counts["known_names"], "g n", ""),
        ("moves", pgettext("requests", "Moves"), f"/moves/{path}", counts["open_moves"], "g m", "m"),
    ]
    names = ("key", "label", "href", "count", "keys", "access")
    return {"tabs": [dict(zip(names, tab, strict=True)) for tab in tabs], "current": current}


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


@register.inclusion_tag("reading/_needs_you.html")
def needs_you(user) -> dict:
    """What waits for a person: notices not read, articles to review and the desk of administrators where they
    may. Three queries at most.
    """
    if not user.is_authenticated:
        return {}
    rights = granted_to(user)
    return {
        "notices": Notice.objects.filter(user=user, read_at=None).count(),
        "waiting": heads_waiting().count() if REVIEWER in rights else 0,
        "review": reverse("editing:review"),
        "is_administrator": ADMINISTRATOR in rights,
    }
