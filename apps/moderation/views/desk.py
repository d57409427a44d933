from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.history.log_listing import KINDS, list_entries
from apps.history.models import LogEntry
from apps.moderation.listing import list_blocks, list_pending, list_protections
from apps.moderation.models import Block, PendingChanges, Protection
from apps.moderation.rights import ADMINISTRATOR
from apps.moderation.rules import check_has_right
from apps.skin.robots import kept_from_robots

from .answers import refusing

SOON = timedelta(days=7)
SHOWN = 10


@require_safe
@refusing
def page(request):
    """The desk of administrators: what ends soon, what was done last, and where to act."""
    check_has_right(ADMINISTRATOR, by=request.user)
    actions = [action for _label, named in KINDS.values() for action in named]
    acts = LogEntry.objects.filter(action__in=actions).select_related("article", "by")
    context = {
        "ending": ending_soon(),
        "blocks": list_blocks(Block.objects.in_force().order_by("-at", "-pk")[:SHOWN]),
        "protections": list_protections(Protection.objects.in_force().order_by("-at", "-pk")[:SHOWN]),
        "entries": list_entries(acts.order_by("-pk")[:SHOWN]),
    }
    return kept_from_robots(render(request, "moderation/desk.html", context))


def ending_soon() -> list:
    """Return what ends within seven days, the next first."""
    soon = {"expires_at__lt": timezone.now() + SOON}
    rows = [
        *list_blocks(Block.objects.in_force().filter(**soon)),
        *list_protections(Protection.objects.in_force().filter(**soon)),
        *list_pending(PendingChanges.objects.in_force().filter(**soon)),
    ]
    return sorted(rows, key=lambda row: row.expires_at)
