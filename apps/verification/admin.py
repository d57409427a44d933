from django.contrib import admin

from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import Flag


@admin.register(Flag)
class FlagAdmin(ReadOnlyAdmin):
    list_display = ["kind", "article", "section", "sentence", "raised_at", "settled_how"]
    list_filter = ["kind", "scope", "settled_how"]
    list_select_related = ["article", "section"]
    search_fields = ["kind", "sentence", "article__title"]
