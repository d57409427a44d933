from django.contrib import admin

from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import Article, Link, Redirect, Section


@admin.register(Article)
class ArticleAdmin(ReadOnlyAdmin):
    list_display = ["title", "namespace", "created_at"]
    search_fields = ["title"]


@admin.register(Section)
class SectionAdmin(ReadOnlyAdmin):
    list_display = ["heading", "article", "level"]
    list_select_related = ["article"]
    search_fields = ["heading", "article__title"]


@admin.register(Redirect)
class RedirectAdmin(ReadOnlyAdmin):
    list_display = ["article", "target_title", "target_fragment"]
    list_select_related = ["article"]
    search_fields = ["article__title", "target_title"]


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    list_display = ["target_title", "section"]
    list_select_related = ["section"]
    search_fields = ["target_title"]
