from typing import Any

from django.contrib.admin.utils import unquote

from apps.skin.read_only_admin import ReadOnlyAdmin

from .log_listing import list_entries
from .row_history import history_of_row


class RowHistoryAdmin(ReadOnlyAdmin):
    """Rows to look at whose versions are kept: their history says who did what, when, and what it changed."""

    object_history_template = "history/row_history.html"

    def history_view(self, request, object_id, extra_context: dict[str, Any] | None = None):
        row = self.get_object(request, unquote(object_id))
        acts = history_of_row(row) if row and self.has_view_permission(request, row) else []
        entries = list_entries(act.entry for act in acts)
        told = [{"entry": entry, "changes": act.changes} for entry, act in zip(entries, acts, strict=True)]
        return super().history_view(request, object_id, {**(extra_context or {}), "acts": told})
