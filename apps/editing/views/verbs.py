"""Undo, restore and rollback: a button each, an answer in a line, the conflict page where words meet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.history.models import ChangeSet
from apps.history.texts import TextHidden, text_of
from apps.moderation.rules import NotAllowed

from ..placing import EditConflict
from ..restore import restore_state
from ..rollback import CannotRollBack, rollback
from ..undo import NothingToUndo, undo_change
from .conflict import conflict_page


@login_required
@require_POST
def undo(request, change_id):
    """Take one change out of the newest text."""
    change_set = get_object_or_404(ChangeSet.objects.select_related("article"), pk=change_id)
    summary = request.POST.get("summary", "")
    try:
        undone = undo_change(change_set, summary=summary, by=request.user)
    except EditConflict as conflict:
        return conflict_page(
            request, change_set.article.title, conflict, text=text_of(change_set.parent), summary=summary
        )
    except NothingToUndo:
        sentence = _("There is nothing to undo: this is the first change, or what it did is gone already.")
        return refused(request, change_set, sentence)
    except (NotAllowed, TextHidden) as bad:
        return refused(request, change_set, sentence_for(bad))
    return done(request, undone, _("Undone: change %s.") % change_set.pk)


@login_required
@require_POST
def restore(request, change_id):
    """Save an old text anew."""
    change_set = get_object_or_404(ChangeSet.objects.select_related("article"), pk=change_id)
    try:
        restored = restore_state(change_set, summary=request.POST.get("summary", ""), by=request.user)
    except (NotAllowed, TextHidden) as bad:
        return refused(request, change_set, sentence_for(bad))
    if restored is None:
        return refused(request, change_set, _("The newest text is the same already."))
    return done(request, restored, _("Restored: the state of change %s.") % change_set.pk)


@login_required
@require_POST
def roll_back(request, title):
    """Take out the last run of changes of one person."""
    article = get_object_or_404(Article, title=title.replace("_", " "), head__isnull=False)
    newest_id = request.POST.get("newest", "")
    newest = get_object_or_404(ChangeSet, article=article, pk=int(newest_id) if newest_id.isdigit() else 0)
    try:
        rolled = rollback(article, newest_id=newest.pk, by=request.user)
    except (NotAllowed, CannotRollBack, TextHidden) as bad:
        return refused(request, newest, sentence_for(bad))
    if rolled is None:
        return refused(request, newest, _("The text before is the newest text already."))
    return done(request, rolled, _("Rolled back."))


def sentence_for(bad: Exception) -> str:
    if isinstance(bad, TextHidden):
        return _("The text of that state was hidden by an administrator; it cannot come back.")
    return str(bad)


def done(request, change_set: ChangeSet, sentence: str) -> HttpResponseRedirect:
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("history:diff", args=[change_set.pk]))


def refused(request, change_set: ChangeSet, sentence: str):
    """Say why nothing was done, with the way back."""
    title = change_set.article.title
    context = {
        "article": {"title": title, "path": path_of(title)},
        "change": change_set,
        "sentence": sentence,
    }
    return render(request, "editing/refused.html", context, status=409)
