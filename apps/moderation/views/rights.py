from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.moderation.actions import CannotDo, grant, revoke
from apps.moderation.forms import GrantForm, ReasonForm
from apps.moderation.listing import list_rights
from apps.moderation.phrases import RIGHT_NAMES, promotion_sentences
from apps.moderation.rights import ADMINISTRATOR, RIGHTS, has_right, rights_of
from apps.moderation.rules import check_has_right
from apps.skin.robots import kept_from_robots

from .answers import find_person, no_account_sentence, refusing


@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def page(request):
    """The rights of a person and how they came; administrators grant and revoke."""
    name = request.POST.get("person") or request.GET.get("person", "")
    person = find_person(name)
    if request.method == "POST":
        check_has_right(ADMINISTRATOR, by=request.user)
        if person:
            return answer_post(request, person)
    status = 404 if name and person is None else 200
    return kept_from_robots(shown(request, name, person, status=status))


def shown(request, name: str, person: User | None, *, form=None, status: int = 200) -> HttpResponse:
    lacking = [right for right in RIGHTS if person and right not in rights_of(person)]
    context = {
        "name": name,
        "person": person,
        "unknown": no_account_sentence(name) if name and person is None else "",
        "rights": list_rights(person) if person else [],
        "form": form or GrantForm(lacking=lacking),
        "lacking": lacking,
        "all_rights": RIGHT_NAMES.values(),
        "promotions": promotion_sentences(),
        "is_administrator": has_right(request.user, ADMINISTRATOR),
    }
    return render(request, "moderation/rights.html", context, status=status)


def answer_post(request, person: User) -> HttpResponse:
    if "revoke" in request.POST:
        revoke_as_said(request, person, request.POST["revoke"])
        return to_page_of(person)
    form = GrantForm(request.POST, lacking=RIGHTS)
    if form.is_valid():
        try:
            grant(person, form.cleaned_data["right"], reason=form.cleaned_data["reason"], by=request.user)
            words = {"name": person, "right": RIGHT_NAMES[form.cleaned_data["right"]]}
            messages.success(request, _("Done: %(name)s has the right “%(right)s”. They were told.") % words)
            return to_page_of(person)
        except CannotDo as cannot:
            form.add_error(None, str(cannot))
    return shown(request, person.get_username(), person, form=form, status=422)


def revoke_as_said(request, person: User, right: str) -> None:
    said = ReasonForm(request.POST)
    if not said.is_valid():
        messages.error(request, _("Not revoked: say why. The reason stands in the log."))
        return
    try:
        revoke(person, right, reason=said.cleaned_data["reason"], by=request.user)
    except CannotDo as cannot:
        messages.error(request, str(cannot))
        return
    words = {"name": person, "right": RIGHT_NAMES[right]}
    messages.success(
        request, _("Done: the right “%(right)s” of %(name)s is revoked. They were told.") % words
    )


def to_page_of(person: User) -> HttpResponse:
    query = urlencode({"person": person.get_username()})
    return HttpResponseRedirect(f"{reverse('moderation:rights')}?{query}")
