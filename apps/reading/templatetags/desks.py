"""The tabs of an article and the entries of the top bar: which desks there are, and how much lies on them."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.history.models import Notice
from apps.history.showing import heads_waiting
from apps.moderation.rights import ADMINISTRATOR, REVIEWER, granted_to
from apps.reading.counts import counts_of

register = template.Library()


@register.inclusion_tag("articles/_tab_list.html")
def article_tabs(article: dict, current: str) -> dict:
    """The desks of an article in their order, with counts where a desk holds something."""
    path = article["path"]
    counts = article.get("counts") or counts_of(article["title"])
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
