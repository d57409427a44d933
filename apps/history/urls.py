from django.urls import path

from . import log_views, notice_views, views

app_name = "history"
urlpatterns = [
    path("history/<path:title>", views.history, name="history"),
    path("diff", views.compare, name="compare"),
    path("diff/<int:change_id>", views.diff, name="diff"),
    path("diff/<int:old_id>/<int:new_id>", views.diff_between, name="diff_between"),
    path("special/recent-changes", views.recent_changes, name="recent_changes"),
    path("special/log", log_views.log, name="log"),
    path("special/contributions/<path:name>", log_views.contributions, name="contributions"),
    path("special/watchlist", log_views.watchlist, name="watchlist"),
    path("special/notices", notice_views.notices, name="notices"),
    path("watch/<path:title>", log_views.watch_article, name="watch"),
]
