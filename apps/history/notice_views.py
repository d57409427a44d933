"""The page of what a person should know: replies, mentions, their edits undone, clocks that ended."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.skin.queries import number_from
from apps.skin.robots import kept_from_robots

from .models import Notice
from .notices import mark_all_read, mark_read, unread_count
from .paging import page_of_rows

KINDS = {
    "reply": gettext_lazy("answers"),
    "mention": gettext_lazy("mentions"),
    "topic": gettext_lazy("topics"),
    "undone": gettext_lazy("edits undone"),
    "flag": gettext_lazy("flags"),
    "move": gettext_lazy("move requests"),
    "clock": gettext_lazy("clocks"),
    "block": gettext_lazy("blocks"),
    "right": gettext_lazy("rights"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request):
    """A person's notices, newest first; POST marks one of them or all as read."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        return mark(request)
    kind = request.GET.get("kind", "").replace("\x00", "")
    own = Notice.objects.filter(user=request.user)
    page = page_of_rows(request.GET, own.filter(kind=kind) if kind else own)
    context = {
        **page,
        "rows": [(notice, address_of(notice), label_of(notice.kind)) for notice in page["rows"]],
        "kind": kind,
        "kinds": kinds_of(request.user),
        "unread": unread_count(request.user),
    }
    response = render(request, "history/notices.html", context)
    return kept_from_robots(response)


def mark(request) -> HttpResponse:
    """Mark as read: the notice that is named, with the way on to what it is about, or all."""
    notice_id = number_from(request.POST, "notice")
    if not notice_id:
        count = mark_all_read(by=request.user)
        sentence = ngettext("%d notice is marked as read.", "%d notices are marked as read.", count)
        messages.success(request, sentence % count if count else _("There was nothing unread."))
        return HttpResponseRedirect(request.get_full_path())
    mark_read(notice_id, by=request.user)
    notice = Notice.objects.filter(pk=notice_id, user=request.user).first()
    address = address_of(notice) if notice and "go" in request.POST else ""
    return HttpResponseRedirect(address or request.get_full_path())


def kinds_of(person: User) -> list[tuple[str, str]]:
    """Return (kind, its name) of the notices that a person has."""
    kinds = Notice.objects.filter(user=person).order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, label_of(kind)) for kind in kinds]


def label_of(kind: str) -> str:
    return str(KINDS.get(kind, kind))


def address_of(notice: Notice) -> str:
    """Return the address on this site that a notice is about, "" where it names none."""
    is_ours = notice.address.startswith("/") and not notice.address.startswith(("//", "/\\"))
    return notice.address if is_ours else ""
