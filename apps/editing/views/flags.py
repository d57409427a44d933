"""Flags over the web: raised from words of the article, settled from the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.articles.rules import BadText
from apps.history.recording import newest_of, order_of
from apps.moderation.rules import NotAllowed
from apps.skin.robots import kept_from_robots
from apps.verification.desk import peek
from apps.verification.forms import RaiseForm, SettleForm
from apps.verification.listing import ListedFlag, list_flags
from apps.verification.models import Flag

from ..flags import AlreadySettled, CannotFlag, raise_flag, settle_flag
from ..settling import ManyKinds, SettledFlags, settle_flags

MOST_WORDS = 120


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def raise_on_words(request, title):
    """Flag words of an article: a form that the selection menu leads to, filled with what was selected."""
    name = title.replace("_", " ")
    article = Article.objects.filter(title=name, head__isnull=False).first()
    if article is None:
        raise Http404(_("No article of this name can be flagged."))
    if request.method != "POST":
        return raise_page(request, article, RaiseForm(initial=request.GET.dict()))
    form = RaiseForm(request.POST)
    if not form.is_valid():
        return raise_page(request, article, form, status=422)
    return raised(request, article, form)


def raised(request, article: Article, form: RaiseForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        flag = raise_flag(
            article,
            section_id=section_id_of(article, data["section"]),
            quote=data["quote"],
            before=data["before"],
            kind=data["kind"],
            reason=data["reason"],
            by=request.user,
        )
    except NotAllowed as refused:
        refusal = {"rule": refused.rule, "until": refused.until, "instead": refused.instead}
        return raise_page(request, article, form, refusal=refusal, status=403)
    except (CannotFlag, BadText) as bad:
        return raise_page(request, article, form, refusal={"rule": str(bad)}, status=422)
    messages.success(request, _("Flagged: %s.") % flag.kind)
    path = reverse("reading:article", args=[article.title.replace(" ", "_")])
    anchor = f"#section-{data['section']}" if data["section"] else ""
    return HttpResponseRedirect(path + anchor)


def section_id_of(article: Article, number: int | None) -> int | None:
    """Return the id of section N of the newest text, None where there is none."""
    order = order_of(newest_of(article))
    return order[number] if number is not None and number < len(order) else None


def raise_page(request, article: Article, form: RaiseForm, *, refusal=None, status=200) -> HttpResponse:
    context = {
        "article": {"title": article.title, "path": path_of(article.title)},
        "form": form,
        "section": form["section"].value(),
        "refusal": refusal,
    }
    response = render(request, "verification/raise.html", context, status=status)
    return kept_from_robots(response)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request, flag_id):
    """Settle one flag: the form, and the save that takes the flag out of the text."""
    flag = get_object_or_404(Flag.objects.select_related("article"), pk=flag_id)
    if request.method != "POST":
        return settle_page(request, flag, SettleForm())
    form = SettleForm(request.POST)
    if not form.is_valid():
        return settle_page(request, flag, form, status=422)
    try:
        settled = settle_flag(flag, by=request.user, **form.cleaned_data)
    except NotAllowed as refused:
        refusal = {"rule": refused.rule, "until": refused.until, "instead": refused.instead}
        return settle_page(request, flag, form, refusal=refusal, status=403)
    except AlreadySettled as gone:
        return settle_page(request, flag, form, refusal={"rule": str(gone)}, status=409)
    words = {"kind": settled.kind, "how": settled.get_settled_how_display()}
    messages.success(request, _("Settled: %(kind)s, %(how)s.") % words)
    return HttpResponseRedirect(address_back(request, flag))


def settle_page(request, flag: Flag, form: SettleForm, *, refusal=None, status=200) -> HttpResponse:
    context = {
        "article": {"title": flag.article.title, "path": path_of(flag.article.title)},
        "peek": peek(Flag.objects.all(), flag.pk, viewer_id=request.user.pk),
        "settle_form": form,
        "address": address_back(request, flag),
        "list_address": address_back(request, flag),
        "refusal": refusal,
    }
    response = render(request, "verification/settle.html", context, status=status)
    return kept_from_robots(response)


def address_back(request, flag: Flag) -> str:
    return list_left(request, flag.article.title)


def list_left(request, title: str) -> str:
    """Return the list that was left, without the panel of the flag; else the desk of the article."""
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return reverse("verification:desk", args=[title.replace(" ", "_")])


@login_required
@require_POST
def settle_chosen(request, title):
    """Settle the flags that were chosen on the desk of an article, all of one kind, by one save."""
    name = title.replace("_", " ")
    article = Article.objects.filter(title=name, head__isnull=False).first()
    if article is None:
        raise Http404(_("No article of this name has flags."))
    form = SettleForm(request.POST)
    if not form.is_valid():
        return choice_page(request, article, form, status=422)
    try:
        came = settle_flags(article, chosen_ids(request), by=request.user, **form.cleaned_data)
    except NotAllowed as refused:
        refusal = {"rule": refused.rule, "until": refused.until, "instead": refused.instead}
        return choice_page(request, article, form, refusal=refusal, status=403)
    except ManyKinds as bad:
        return choice_page(request, article, form, refusal={"rule": str(bad)}, status=422)
    say_what_came(request, came)
    return HttpResponseRedirect(list_left(request, name))


def chosen_ids(request) -> list[int]:
    sent = request.POST.getlist("flag")
    return [int(pk) for pk in sent if pk.isascii() and pk.isdecimal() and len(pk) < 19]


def choice_page(request, article: Article, form: SettleForm, *, refusal=None, status: int) -> HttpResponse:
    """Give the choice back with what is in its way; nothing that was typed is lost."""
    ids = chosen_ids(request)
    context = {
        "article": {"title": article.title, "path": path_of(article.title)},
        "rows": list_flags(Flag.objects.filter(article=article, pk__in=ids).order_by("kind", "pk")),
        "form": form,
        "action": request.path,
        "next": list_left(request, article.title),
        "refusal": refusal,
    }
    return kept_from_robots(render(request, "verification/settle_chosen.html", context, status=status))


def say_what_came(request, came: SettledFlags) -> None:
    count = len(came.flags)
    if came.change_set:
        words = {"count": count, "kind": came.flags[0].kind, "how": came.flags[0].get_settled_how_display()}
        sentence = ngettext(
            "Settled: %(kind)s, %(how)s.", "Settled by one change: %(count)d × %(kind)s, %(how)s.", count
        )
        messages.success(
            request, sentence % words, extra_tags=reverse("editing:undo", args=[came.change_set.pk])
        )
    listed = {
        row.id: row for row in list_flags(Flag.objects.filter(pk__in=[flag.pk for flag, _why in came.left]))
    }
    for flag, why in came.left:
        messages.warning(
            request, _("Not settled: “%(words)s”. %(why)s") % {"words": named(listed[flag.pk]), "why": why}
        )


def named(row: ListedFlag) -> str:
    words = " ".join(part for part in (row.lead, row.words, row.rest) if part)
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + "…"
