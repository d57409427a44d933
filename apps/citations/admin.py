from django.contrib import admin

from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import Citation, CitationUse


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    list_display = ["key", "title", "article", "template", "is_unrecovered"]
    list_filter = ["is_unrecovered", "template"]
    list_select_related = ["article"]
    search_fields = ["key", "title", "url", "article__title"]


@admin.register(CitationUse)
class CitationUseAdmin(ReadOnlyAdmin):
    list_display = ["citation", "section", "start", "sentence"]
    list_select_related = ["citation", "section"]
    search_fields = ["sentence", "citation__title"]
