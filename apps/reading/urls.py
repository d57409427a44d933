from django.urls import path
from django.views.decorators.http import require_safe

from . import feeds
from .views import article, cite, front, search

app_name = "reading"
urlpatterns = [
    path("", front.front, name="front"),
    path("wiki/<path:title>", article.article, name="article"),
    path("wikitext/<path:title>", article.wikitext, name="wikitext"),
    path("cite/<path:title>", cite.cite, name="cite"),
    path("special/search", search.search, name="search"),
    path("special/links-here/<path:title>", search.links_here, name="links_here"),
    path("feeds/recent-changes", require_safe(feeds.RecentChangesFeed()), name="recent_changes_feed"),
    path("feeds/history/<path:title>", require_safe(feeds.HistoryFeed()), name="history_feed"),
    path("index.php", article.index_php, name="index_php"),
]
