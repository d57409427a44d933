from django.contrib import admin

from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import ChangeSet, Head, LogEntry, Notice, SectionOrder, Watch


@admin.register(ChangeSet)
class ChangeSetAdmin(ReadOnlyAdmin):
    list_display = ["id", "article", "author_name", "summary", "is_minor", "created_at"]
    list_filter = ["is_minor", "created_at"]
    list_select_related = ["article"]
    search_fields = ["article__title", "author_name", "summary"]


@admin.register(SectionOrder)
class SectionOrderAdmin(ReadOnlyAdmin):
    list_display = ["change_set", "article"]
    list_select_related = ["article", "change_set"]
    search_fields = ["article__title"]


@admin.register(Head)
class HeadAdmin(ReadOnlyAdmin):
    list_display = ["article", "newest", "accepted", "page_version"]
    list_select_related = ["article", "newest", "accepted"]
    search_fields = ["article__title"]


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "action", "title", "by_name", "reason"]
    list_filter = ["action", "at"]
    search_fields = ["title", "by_name", "reason"]


@admin.register(Watch)
class WatchAdmin(ReadOnlyAdmin):
    list_display = ["user", "article", "seen"]
    list_select_related = ["user", "article"]
    search_fields = ["user__username", "article__title"]


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ["at", "user", "kind", "sentence", "read_at"]
    list_filter = ["kind", "at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "sentence"]
