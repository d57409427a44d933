from django.contrib import admin

from apps.history.row_admin import RowHistoryAdmin
from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import AlternativeName, Amendment, MovePair, MoveRequest, NamingDispute, Position, RequestComment


@admin.register(AlternativeName)
class AlternativeNameAdmin(RowHistoryAdmin):
    list_display = ["form", "language", "article", "register", "used_by", "status"]
    list_filter = ["register", "status", "language"]
    list_select_related = ["article"]
    search_fields = ["form", "romanisation", "article__title"]


@admin.register(NamingDispute)
class NamingDisputeAdmin(RowHistoryAdmin):
    list_display = ["question", "article", "moratorium_until", "opened_at"]
    list_select_related = ["article"]
    search_fields = ["question", "article__title"]


@admin.register(MoveRequest)
class MoveRequestAdmin(RowHistoryAdmin):
    list_display = ["id", "state", "result", "by", "opened_at", "listed_at", "closed_by", "closed_at"]
    list_filter = ["state", "result", "opened_at"]
    list_select_related = ["by", "closed_by"]
    search_fields = ["pairs__from_title", "pairs__to_title", "by__username", "rationale"]


@admin.register(MovePair)
class MovePairAdmin(ReadOnlyAdmin):
    list_display = ["from_title", "to_title", "result_title", "request", "is_open"]
    list_filter = ["is_open"]
    list_select_related = ["request"]
    search_fields = ["from_title", "to_title", "result_title"]


@admin.register(Position)
class PositionAdmin(ReadOnlyAdmin):
    list_display = ["request", "by", "kind", "title", "at", "is_current", "struck_at"]
    list_filter = ["kind", "is_current"]
    list_select_related = ["request", "by"]
    search_fields = ["by__username", "rationale", "title"]


@admin.register(RequestComment)
class RequestCommentAdmin(ReadOnlyAdmin):
    list_display = ["request", "by", "text", "at"]
    list_select_related = ["request", "by"]
    search_fields = ["by__username", "text"]


@admin.register(Amendment)
class AmendmentAdmin(ReadOnlyAdmin):
    list_display = ["request", "at"]
    list_select_related = ["request"]
    search_fields = ["before"]
