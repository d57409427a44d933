from django.urls import path

from . import views

app_name = "reading"
urlpatterns = [
    path("", views.front, name="front"),
    path("wiki/<path:title>", views.article, name="article"),
    path("wikitext/<path:title>", views.wikitext, name="wikitext"),
    path("index.php", views.index_php, name="index_php"),
]
