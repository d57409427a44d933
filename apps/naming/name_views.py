from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.articles.models import Article
from apps.wikitext.cs1.languages import language_name

from .answers import REFUSALS, article_context, get_article, logged_out, refusal_context, status_of
from .disputes import save_dispute
from .forms import DisputeForm, NameForm
from .models import AlternativeName, NamingDispute
from .names import add_name, change_name, find_differences, remove_name


@require_http_methods(["GET", "HEAD", "POST"])
def names(request, title):
    """The table of names of an article, its form, and where it differs from the text."""
    article = get_article(title)
    if request.method == "POST" and request.POST.get("action") == "dispute":
        return answer_dispute(request, article)
    if request.method == "POST":
        return answer_names(request, article)
    return names_page(request, article, **asked_form(request, article))


def asked_form(request, article: Article) -> dict:
    """Return the form that the address asks for: ?add, ?edit=<id>, ?dispute, ?dispute=<id>; logged out none."""
    asked = request.GET.get("edit", "")
    if request.user.is_authenticated and "dispute" in request.GET:
        dispute = find_dispute(request.GET["dispute"], article)
        return {"dispute_form": DisputeForm(instance=dispute), "edited_dispute": dispute}
    if not request.user.is_authenticated or not (asked.isdecimal() or "add" in request.GET):
        return {}
    if not asked.isdecimal():
        first = {
            name: request.GET[name] for name in ("form", "language", "romanisation") if name in request.GET
        }
        return {"form": NameForm(initial=first, article=article)}
    name = get_object_or_404(AlternativeName, pk=int(asked), article=article)
    return {"form": NameForm(instance=name, article=article), "edited": name}


def answer_names(request, article: Article) -> HttpResponse:
    asked = request.POST.get("name", "")
    name = get_object_or_404(AlternativeName, pk=int(asked), article=article) if asked.isdecimal() else None
    if not request.user.is_authenticated:
        form = NameForm(request.POST, instance=name, article=article)
        return names_page(request, article, form=form, edited=name, refusal=logged_out(), status=403)
    if name and request.POST.get("action") == "remove":
        return taken_out(request, article, name)
    form = NameForm(request.POST, instance=name, article=article)
    if not form.is_valid():
        return names_page(request, article, form=form, edited=name, status=422)
    try:
        sources = form.cleaned_data["citations"]
        if name:
            saved = change_name(name, form.row(), citations=sources, by=request.user)
        else:
            saved = add_name(article, form.row(), citations=sources, by=request.user)
    except REFUSALS as refused:
        return names_page(
            request,
            article,
            form=form,
            edited=name,
            refusal=refusal_context(refused),
            status=status_of(refused),
        )
    messages.success(request, _("“%s” is in the table.") % saved.form)
    return HttpResponseRedirect(
        reverse("naming:names", args=[article.title.replace(" ", "_")]) + f"#name-{saved.pk}"
    )


def find_dispute(asked: str, article: Article) -> NamingDispute | None:
    """Return the dispute of this id, None where none is named. Raises Http404."""
    return get_object_or_404(NamingDispute, pk=int(asked), article=article) if asked.isdecimal() else None


def answer_dispute(request, article: Article) -> HttpResponse:
    dispute = find_dispute(request.POST.get("dispute", ""), article)
    form = DisputeForm(request.POST, instance=dispute)
    again = {"dispute_form": form, "edited_dispute": dispute}
    if not request.user.is_authenticated:
        return names_page(request, article, refusal=logged_out(), status=403, **again)
    if not form.is_valid():
        return names_page(request, article, status=422, **again)
    try:
        saved = save_dispute(article, form.row(), dispute=dispute, by=request.user)
    except REFUSALS as refused:
        return names_page(
            request, article, refusal=refusal_context(refused), status=status_of(refused), **again
        )
    messages.success(request, _("The dispute is recorded."))
    return HttpResponseRedirect(
        reverse("naming:names", args=[article.title.replace(" ", "_")]) + f"#dispute-{saved.pk}"
    )


def taken_out(request, article: Article, name: AlternativeName) -> HttpResponse:
    try:
        remove_name(name, reason=request.POST.get("reason", ""), by=request.user)
    except REFUSALS as refused:
        return names_page(request, article, refusal=refusal_context(refused), status=status_of(refused))
    messages.success(request, _("“%s” was taken out of the table; the log keeps it.") % name.form)
    return HttpResponseRedirect(reverse("naming:names", args=[article.title.replace(" ", "_")]))


def names_page(request, article: Article, *, status: int = 200, **more) -> HttpResponse:
    table = article.alternative_names.prefetch_related("citations").order_by("language", "form")
    chosen = {
        field: request.GET[field] for field in ("language", "register", "status") if request.GET.get(field)
    }
    rows = list(table.filter(**chosen))
    for row in rows:
        row.language_name = language_name(row.language) or row.language
    languages = article.alternative_names.order_by("language").values_list("language", flat=True).distinct()
    context = {
        "article": article_context(article),
        "names": rows,
        "total": article.alternative_names.count(),
        "chosen": chosen,
        "languages": [(tag, language_name(tag) or tag) for tag in languages],
        "registers": AlternativeName.Register.choices,
        "statuses": AlternativeName.Status.choices,
        "differences": find_differences(article),
        "disputes": NamingDispute.objects.filter(article=article).order_by("-pk"),
        **more,
    }
    return render(request, "naming/names.html", context, status=status)
