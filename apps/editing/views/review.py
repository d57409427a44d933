"""Review of pending changes: what waits, and the two decisions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Min, OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.history.models import ChangeSet, Head
from apps.history.showing import heads_waiting
from apps.history.texts import TextHidden
from apps.moderation.rights import has_right
from apps.moderation.rules import NotAllowed

from ..placing import EditConflict
from ..review import AlreadyDecided, accept, reject
from ..undo import NothingToUndo
from .verbs import refused, sentence_for


@require_safe
def queue(request):
    """The articles on which changes wait, oldest first; each leads to the diff since the accepted state."""
    # a question for each row: joined, both databases read whole histories
    waits = ChangeSet.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("accepted"))
    waits = waits.order_by().values("article")
    heads = (
        heads_waiting()
        .annotate(
            waiting=Subquery(waits.annotate(told=Count("pk")).values("told")),
            people=Subquery(waits.annotate(told=Count("author_name", distinct=True)).values("told")),
            oldest_at=Subquery(waits.annotate(told=Min("created_at")).values("told")),
        )
        .select_related("article")
        .order_by("oldest_at")
    )
    rows = [
        {
            "title": head.article.title,
            "diff": f"/diff/{head.accepted_id}/{head.newest_id}",
            "waiting": head.waiting,
            "people": head.people,
            "oldest_at": head.oldest_at,
        }
        for head in heads
    ]
    may_review = request.user.is_authenticated and has_right(request.user, "reviewer")
    return render(request, "editing/review.html", {"rows": rows, "may_review": may_review})


@login_required
@require_POST
def accept_change(request, change_id):
    """Make a state public."""
    change_set = get_object_or_404(ChangeSet.objects.select_related("article"), pk=change_id)
    try:
        count = accept(change_set, by=request.user)
    except (AlreadyDecided, NotAllowed) as bad:
        return refused(request, change_set, str(bad))
    sentence = ngettext("Accepted: %d change is public.", "Accepted: %d changes are public.", count) % count
    return decided(request, change_set, sentence)


@login_required
@require_POST
def reject_change(request, change_id):
    """Take a waiting change out, with a reason."""
    change_set = get_object_or_404(ChangeSet.objects.select_related("article"), pk=change_id)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return refused(request, change_set, _("Say why: the author sees the reason."))
    try:
        reject(change_set, reason=reason, by=request.user)
    except EditConflict:
        sentence = _("Later changes rest on this one. Reject those first, or edit the passage by hand.")
        return refused(request, change_set, sentence)
    except (AlreadyDecided, NotAllowed, TextHidden, NothingToUndo) as bad:
        return refused(request, change_set, sentence_for(bad))
    return decided(request, change_set, _("Rejected: change %s. Its author is told why.") % change_set.pk)


def decided(request, change_set: ChangeSet, sentence: str) -> HttpResponseRedirect:
    """Go on with what still waits on the article, else to the queue."""
    messages.success(request, sentence)
    head = Head.objects.get(article=change_set.article)
    if head.accepted_id and head.accepted_id < head.newest_id:
        return HttpResponseRedirect(reverse("history:diff_between", args=[head.accepted_id, head.newest_id]))
    return HttpResponseRedirect(reverse("editing:review"))
