from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.history.log_listing import KINDS, list_entries
from apps.history.models import LogEntry
from apps.history.watching import is_watched
from apps.moderation.actions import CannotDo, protect, set_pending, unprotect
from apps.moderation.forms import PendingForm, ProtectForm
from apps.moderation.listing import list_pending, list_protections
from apps.moderation.models import PendingChanges, Protection
from apps.moderation.phrases import WHO
from apps.moderation.rights import ADMINISTRATOR, has_right
from apps.moderation.rules import check_has_right, is_pending
from apps.skin.robots import kept_from_robots

from .answers import get_article, refusing

LOGGED = 50


@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def page(request, title):
    """What binds an article, in words; for administrators the forms that change it."""
    article = get_article(title)
    if request.method == "POST":
        check_has_right(ADMINISTRATOR, by=request.user)
        return answer_post(request, article)
    return kept_from_robots(shown(request, article))


def shown(request, article: Article, *, status: int = 200, **forms) -> HttpResponse:
    is_administrator = has_right(request.user, ADMINISTRATOR)
    entries = LogEntry.objects.filter(article=article, action__in=KINDS["protection"][1])
    context = {
        "article": {"title": article.title, "path": path_of(article.title)},
        "protections": list_protections(
            Protection.objects.in_force().filter(article=article).order_by("action", "pk")
        ),
        "pending": list_pending(PendingChanges.objects.in_force().filter(article=article)),
        "entries": list_entries(entries.select_related("article", "by").order_by("-pk")[:LOGGED]),
        "is_watched": request.user.is_authenticated and is_watched(article, by=request.user),
        "is_administrator": is_administrator,
    }
    if is_administrator:
        mode = "on" if is_pending(article) else "off"
        context |= {
            "protect_form": ProtectForm(initial={"days": "7"}),
            "pending_form": PendingForm(initial={"days": "", "mode": mode}, auto_id="pending_%s"),
            **forms,
        }
    return render(request, "moderation/protect.html", context, status=status)


def answer_post(request, article: Article) -> HttpResponse:
    if request.POST.get("form") == "pending":
        name, form, act = "pending_form", PendingForm(request.POST, auto_id="pending_%s"), switch_pending
    else:
        name, form, act = "protect_form", ProtectForm(request.POST), change_protection
    if form.is_valid():
        try:
            messages.success(request, act(article, form.cleaned_data, by=request.user))
            return HttpResponseRedirect(reverse("moderation:protect", args=[article.title.replace(" ", "_")]))
        except CannotDo as cannot:
            form.add_error(None, str(cannot))
    return shown(request, article, status=422, **{name: form})


def change_protection(article: Article, said: dict, *, by) -> str:
    """Protect the article or open it again, as the form says; return the sentence that tells it."""
    if not said["level"]:
        unprotect(article, action=said["action"], reason=said["reason"], by=by)
        return {
            "edit": _("Everyone with an account may edit “%s” again."),
            "move": _("“%s” may be moved again."),
        }[said["action"]] % article
    fields = {name: said[name] for name in ("action", "level", "expires_at", "reason")}
    protect(article, **fields, by=by)
    sentence = {
        "edit": _("Done: only %(who)s may edit “%(title)s”, %(until)s."),
        "move": _("Done: only %(who)s may move “%(title)s”, %(until)s."),
    }[said["action"]]
    return sentence % {"who": WHO[said["level"]], "title": article, "until": until(said["expires_at"])}


def switch_pending(article: Article, said: dict, *, by) -> str:
    is_on = said["mode"] == "on"
    set_pending(
        article, is_on, expires_at=said["expires_at"] if is_on else None, reason=said["reason"], by=by
    )
    if is_on:
        return _("Done: changes of “%(title)s” wait for review, %(until)s.") % {
            "title": article,
            "until": until(said["expires_at"]),
        }
    return _("Done: changes of “%s” do not wait for review any more.") % article


def until(when) -> str:
    if when is None:
        return _("without end")
    return _("until %s") % formats.date_format(timezone.localtime(when), "j M Y, H:i")
