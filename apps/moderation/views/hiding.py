from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.articles.addresses import path_of
from apps.history.models import ChangeSet
from apps.moderation.actions import CannotDo, hide
from apps.moderation.forms import HideForm
from apps.moderation.rights import SUPPRESSOR
from apps.moderation.rules import check_has_right
from apps.skin.robots import kept_from_robots

from .answers import refusing

PARTS = ("text", "summary", "author")


@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def page(request, change_id):
    """Ask which parts of a change set to hide, and why."""
    check_has_right(SUPPRESSOR, by=request.user)
    change_set = get_change_set(change_id)
    if request.method == "POST":
        return answer_post(request, change_set)
    marks = {part: getattr(change_set, f"{part}_hidden") for part in PARTS}
    return kept_from_robots(shown(request, change_set, HideForm(initial=marks)))


def get_change_set(pk: int) -> ChangeSet:
    try:
        return ChangeSet.objects.select_related("article").get(pk=pk)
    except (ChangeSet.DoesNotExist, OverflowError):
        raise Http404(_("There is no change set %d.") % pk)


def shown(request, change_set: ChangeSet, form: HideForm, *, status: int = 200) -> HttpResponse:
    title = change_set.article.title
    context = {
        "article": {"title": title, "path": path_of(title)},
        "change": change_set,
        "form": form,
    }
    return render(request, "moderation/hide.html", context, status=status)


def answer_post(request, change_set: ChangeSet) -> HttpResponse:
    form = HideForm(request.POST)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in (*PARTS, "reason")}
        try:
            hide(change_set, **said, by=request.user)
        except CannotDo as cannot:
            form.add_error(None, str(cannot))
        else:
            messages.success(request, sentence_for(change_set, said))
            path = path_of(change_set.article.title)
            return HttpResponseRedirect(f"/history/{path}")
    return shown(request, change_set, form, status=422)


def sentence_for(change_set: ChangeSet, said: dict) -> str:
    words = {"text": _("text"), "summary": _("summary"), "author": _("name")}
    hidden = ", ".join(words[part] for part in PARTS if said[part])
    if not hidden:
        return _("Done: all of change %d is shown again.") % change_set.pk
    return _("Done: of change %(id)d these parts are hidden: %(parts)s.") % {
        "id": change_set.pk,
        "parts": hidden,
    }
