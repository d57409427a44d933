from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.articles.addresses import path_of
from apps.articles.models import Section
from apps.history.models import Head
from apps.moderation.rules import NotAllowed, check_may_edit
from apps.skin.queries import address_with, number_from
from apps.skin.robots import kept_from_robots
from apps.wikitext.titles import BadTitle, normalise_title

from .actions import AlreadyExplained, CannotClaim, claim, explain, unclaim
from .desk import LIMITS, facets_of, page_of_flags, peek, settled_lately
from .forms import STATES, FlagFilter, SettleForm
from .listing import section_numbers
from .models import Flag

FILTERS = ("state", "section", "kind", "scope", "overdue", "mine", "unclaimed")


@login_required
@require_safe
def desk(request, title):
    """The flags of an article: which doubt can be settled now?"""
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        return render(request, "reading/bad_title.html", {"title": title, "sentence": str(bad)}, status=400)
    if path_of(name) != path_of(title) or " " in title:
        return HttpResponseRedirect(reverse("verification:desk", args=[name.replace(" ", "_")]))
    head = Head.objects.select_related("article").filter(article__title=name).first()
    if head is None:
        raise Http404(_("No article of this name has flags."))
    context = desk_context(
        request, Flag.objects.filter(article=head.article_id), section_numbers({head.article_id})
    )
    context["article"] = {"title": name, "path": path_of(name)}
    context["is_unreviewed"] = head.accepted_id != head.newest_id
    return answer(request, "verification/desk.html", context)


@login_required
@require_safe
def special(request):
    """The flags of all articles."""
    return answer(request, "verification/special.html", desk_context(request, Flag.objects.all()))


def answer(request, template: str, context: dict) -> HttpResponse:
    """Return the page, or the peek panel alone where a script asks for it."""
    if context["asked_flag"] and "fragment" in request.headers.get("Accept", ""):
        template = "verification/_peek.html"
    response = render(request, template, context)
    return kept_from_robots(response)


def desk_context(request, flags, numbers: dict[int, int] | None = None) -> dict:
    shown = FlagFilter(request.GET, flags, request=request)
    page = page_of_flags(
        shown.qs,
        number=number_from(request.GET, "page"),
        limit=number_from(request.GET, "limit"),
        numbers=numbers,
        viewer_id=request.user.pk,
    )
    asked = number_from(request.GET, "flag")
    found = peek(flags, asked, viewer_id=request.user.pk) if asked else None
    state = request.GET.get("state") or "open"
    facets = facets_of(flags.filter(removed_in=None) if state == "open" else flags, numbers)
    return {
        "rows": page.rows,
        "limit": page.limit,
        "limits": [(number, address_with(request.GET, limit=number, page="", flag="")) for number in LIMITS],
        "newer": address_with(request.GET, page=page.number - 1) if page.number > 1 else "",
        "older": address_with(request.GET, page=page.number + 1) if page.has_more else "",
        "address": address_with(request.GET, flag=""),
        "list_address": request.path + address_with(request.GET, flag="", choose=""),
        "asked_flag": asked,
        "peek": found,
        "settle_form": SettleForm(),
        "filter": shown,
        "asked": {name: request.GET.get(name, "") for name in FILTERS} | {"state": state},
        "states": STATES,
        "scopes": Flag.Scope.choices,
        "chips": chips_of(request, facets),
        "settled_count": None
        if page.rows
        else settled_lately(in_section(flags, asked_only_for_section(request))),
        "empty_section": heading_of(asked_only_for_section(request), facets),
        "bulk": bulk_of(request) if len(page.rows) > 1 and numbers is not None else None,
        "is_all_chosen": request.GET.get("choose") == "all",
        **facets,
    }


def bulk_of(request) -> dict | None:
    """Return what settles many flags of the list at once: only open ones of one kind of one article."""
    kind = request.GET.get("kind", "")
    if not kind or (request.GET.get("state") or "open") != "open":
        return None
    return {
        "kind": kind,
        "action": f"{request.path}/settle",
        "choose_all": request.path + address_with(request.GET, choose="all", flag=""),
    }


def asked_only_for_section(request) -> str:
    """Return the section that is the one filter in force, "" where there are others or none."""
    asked = [name for name in FILTERS if request.GET.get(name)]
    return request.GET["section"] if asked == ["section"] else ""


def in_section(flags, section_id: str):
    pk = key_of(section_id)
    return flags.filter(section=pk) if pk else flags


def chips_of(request, facets: dict) -> list[tuple[str, str]]:
    """Return (words, address without it) of every filter in force."""
    asked = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    words = {
        "section": lambda value: _("Section: %s") % heading_of(value, facets),
        "kind": lambda value: _("Kind: %s") % value,
        "scope": lambda value: _("Scope: %s") % dict(Flag.Scope.choices).get(value, value),
        "state": lambda value: _("State: %s") % dict(STATES).get(value, value),
        "overdue": lambda _value: _("Overdue"),
        "mine": lambda _value: _("Mine"),
        "unclaimed": lambda _value: _("Unclaimed"),
    }
    return [
        (words[name](value), address_with(request.GET, **{name: ""}, page="", flag=""))
        for name, value in asked.items()
    ]


def heading_of(section_id: str, facets: dict) -> str:
    for pk, heading, _count in facets["sections"]:
        if str(pk) == section_id:
            return heading
    heading = Section.objects.filter(pk=key_of(section_id)).values_list("heading", flat=True).first()
    return heading or (section_id and _("Lead") if heading == "" else section_id)


def key_of(section_id: str) -> int:
    return number_from({"section": section_id}, "section")


@login_required
@require_POST
def claim_flag(request, flag_id):
    """Take a flag on for a week."""
    return act(request, flag_id, claim, _("Claimed for a week."))


@login_required
@require_POST
def unclaim_flag(request, flag_id):
    """Give a claim back."""
    return act(request, flag_id, unclaim, _("Given back."))


@login_required
@require_POST
def explain_flag(request, flag_id):
    """Say how a flag was settled that left the text without a word."""
    form = SettleForm(request.POST)
    if not form.is_valid():
        return back(request, get_flag(flag_id), refusal=_("Say how it was settled."))
    return act(request, flag_id, explain, _("Written down."), **form.cleaned_data)


def act(request, flag_id, action, sentence, **more) -> HttpResponseRedirect:
    flag = get_flag(flag_id)
    try:
        check_may_edit(flag.article, by=request.user)
        action(flag, by=request.user, **more)
    except NotAllowed as refused:
        return back(request, flag, refusal=f"{refused.rule} {refused.instead}".strip())
    except (CannotClaim, AlreadyExplained) as bad:
        return back(request, flag, refusal=str(bad))
    messages.success(request, sentence)
    return back(request, flag)


def get_flag(flag_id: int) -> Flag:
    return get_object_or_404(Flag.objects.select_related("article"), pk=flag_id)


def back(request, flag: Flag, *, refusal: str = "") -> HttpResponseRedirect:
    """Return to the list that was left, or to the flag on its article's desk."""
    if refusal:
        messages.warning(request, _("Not done: %s") % refusal)
    address = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        path = reverse("verification:desk", args=[flag.article.title.replace(" ", "_")])
        address = f"{path}?flag={flag.pk}&state=all"
    return HttpResponseRedirect(address)
