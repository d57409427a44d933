"""Atom feeds of changes: of one article, and of all. They show what was said of a change, never its text."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from apps.articles.models import Article
from apps.history.models import ChangeSet

NEWEST = 50


class RecentChangesFeed(Feed):
    feed_type = Atom1Feed

    def title(self):
        return _("Stet: recent changes")

    def link(self):
        return reverse("history:recent_changes")

    def items(self):
        return ChangeSet.objects.select_related("article").order_by("-created_at", "-pk")[:NEWEST]

    def item_title(self, change):
        return f"{change.article.title}: {said(change)}" if said(change) else change.article.title

    def item_description(self, change):
        return _("%(change)+d bytes, by %(name)s") % {
            "change": change.size_change_bytes,
            "name": change.shown_author,
        }

    def item_link(self, change):
        return reverse("history:diff", args=[change.pk])

    def item_guid(self, change):
        return f"change:{change.pk}"

    item_guid_is_permalink = False

    def item_author_name(self, change):
        return change.shown_author

    def item_pubdate(self, change):
        return change.created_at

    item_updateddate = item_pubdate


class HistoryFeed(RecentChangesFeed):
    def get_object(self, request, title):
        article = Article.objects.filter(title=title.replace("_", " "), head__isnull=False).first()
        if article is None:
            raise Http404(_("No article of this name."))
        return article

    def title(self, article):
        return _("History of %s") % article.title

    def link(self, article):
        return reverse("history:history", args=[article.title.replace(" ", "_")])

    def items(self, article):
        return ChangeSet.objects.filter(article=article).select_related("article").order_by("-pk")[:NEWEST]


def said(change: ChangeSet) -> str:
    return _("(summary hidden)") if change.summary_hidden else change.summary
