from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import Comment, EarlierText, Topic


@admin.register(Topic)
class TopicAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "article", "opened_by", "opened_at", "comment_count", "closed_at", "page"]
    list_filter = ["opened_at", "closed_at"]
    list_select_related = ["article", "opened_by"]
    search_fields = ["title", "article__title", "opened_by__username"]

    @admin.display(description=_("read it"))
    def page(self, row: Topic) -> str:
        return format_html('<a href="/topic/{}">{}</a>', row.pk, _("page"))


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    list_display = ["topic", "by", "at", "edited_at", "is_hidden", "page"]
    list_filter = ["is_hidden", "at"]
    list_select_related = ["topic", "by"]
    search_fields = ["text", "topic__title", "by__username"]

    @admin.display(description=_("change it"))
    def page(self, row: Comment) -> str:
        return format_html('<a href="/topic/{}#comment-{}">{}</a>', row.topic_id, row.pk, _("page"))


@admin.register(EarlierText)
class EarlierTextAdmin(ReadOnlyAdmin):
    list_display = ["comment", "until"]
    list_filter = ["until"]
    list_select_related = ["comment"]
    search_fields = ["text", "comment__by__username"]
