from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from apps.articles.addresses import path_of
from apps.skin.read_only_admin import ReadOnlyAdmin

from .models import Block, Grant, PendingChanges, Protection

# who belongs to a group has its right: that is granted on a page of its own, which writes the log
admin.site.unregister(Group)


def link(address: str, words) -> str:
    return format_html('<a href="{}">{}</a>', address, words)


@admin.register(Group)
class RightAdmin(ReadOnlyAdmin):
    list_display = ["name"]
    search_fields = ["name"]


@admin.register(Protection)
class ProtectionAdmin(ReadOnlyAdmin):
    list_display = ["article", "action", "level", "expires_at", "reason", "cause", "by", "at", "page"]
    list_filter = ["action", "level", "at", "expires_at"]
    list_select_related = ["article", "by"]
    search_fields = ["article__title", "reason", "by__username"]

    @admin.display(description=_("change it"))
    def page(self, row: Protection) -> str:
        return link(f"/protect/{path_of(row.article.title)}", _("page"))


@admin.register(PendingChanges)
class PendingChangesAdmin(ReadOnlyAdmin):
    list_display = ["article", "expires_at", "reason", "by", "at", "page"]
    list_filter = ["at", "expires_at"]
    list_select_related = ["article", "by"]
    search_fields = ["article__title", "reason", "by__username"]

    @admin.display(description=_("change it"))
    def page(self, row: PendingChanges) -> str:
        return link(f"/protect/{path_of(row.article.title)}", _("page"))


@admin.register(Block)
class BlockAdmin(ReadOnlyAdmin):
    list_display = ["user", "article", "expires_at", "talk_allowed", "reason", "by", "at", "page"]
    list_filter = ["talk_allowed", "at", "expires_at"]
    list_select_related = ["user", "article", "by"]
    search_fields = ["user__username", "article__title", "reason", "by__username"]

    @admin.display(description=_("change it"))
    def page(self, row: Block) -> str:
        return link("/special/block", _("page"))


@admin.register(Grant)
class GrantAdmin(ReadOnlyAdmin):
    list_display = ["user", "right", "reason", "by", "at", "page"]
    list_filter = ["right", "at"]
    list_select_related = ["user", "by"]
    search_fields = ["user__username", "reason", "by__username"]

    @admin.display(description=_("change it"))
    def page(self, row: Grant) -> str:
        return link(f"/special/rights?person={path_of(row.user.get_username())}", _("page"))
