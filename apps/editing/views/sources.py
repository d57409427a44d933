"""Citations over the web: one edited or filled in by its form, a new one set behind a sentence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.articles.rules import BadText
from apps.citations.forms import AddForm, CitationForm
from apps.citations.markup import BadValue
from apps.citations.models import Citation
from apps.history.recording import newest_of, order_of
from apps.moderation.rules import NotAllowed
from apps.skin.robots import kept_from_robots

from ..sources import CannotRewrite, Rewritten, add_citation, rewrite_citation


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_citation(request, citation_id):
    """Edit one citation, or fill in one that is not recovered, by its fields."""
    citation = get_object_or_404(Citation.objects.select_related("article"), pk=citation_id)
    if citation.removed_in_id is not None and request.method != "POST":
        return HttpResponseRedirect(reverse("citations:citation", args=[citation.pk]))
    form = form_of(citation, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return edit_page(request, citation, form, seen=citation.content)
    seen = request.POST.get("seen", "").replace("\r\n", "\n")
    if not form.is_valid():
        return edit_page(request, citation, form, seen=seen, status=422)
    return answered(
        request,
        form,
        lambda: rewrite_citation(
            with_content(citation, seen),
            form.changed_parameters(),
            template=form.cleaned_data["template"],
            summary=request.POST.get("summary", ""),
            by=request.user,
        ),
        lambda **more: edit_page(request, citation, form, seen=seen, **more),
    )


def form_of(citation: Citation, data) -> CitationForm:
    """Return the form, begun with the citation's parameters, else with what its plain text tells."""
    told = {}
    if is_plain_text(citation):
        told = {"title": citation.title if citation.title != citation.url else "", "url": citation.url}
    known = citation.parameters if citation.template else {}
    return CitationForm(data, known=known, template=citation.template or "cite web", initial=told)


def is_plain_text(citation: Citation) -> bool:
    return not citation.template and not citation.is_unrecovered


def with_content(citation: Citation, seen: str) -> Citation:
    citation.content = seen
    return citation


def answered(request, form, write, again) -> HttpResponse:
    """Write and go on, or show the form again with what was refused and why."""
    try:
        done = write()
    except NotAllowed as refused:
        refusal = {"rule": refused.rule, "until": refused.until, "instead": refused.instead}
        return again(refusal=refusal, status=403)
    except CannotRewrite as gone:
        return again(refusal={"rule": str(gone)}, status=409)
    except BadValue as bad:
        form.add_error(bad.parameter if bad.parameter in form.fields else None, str(bad))
        return again(status=422)
    except BadText as bad:
        return again(refusal={"rule": str(bad)}, status=422)
    tell(request, done)
    return HttpResponseRedirect(address_back(request, done.citation))


def tell(request, done: Rewritten) -> None:
    if done.change_set is None:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
        return
    at = timezone.localtime(done.change_set.created_at).strftime("%H:%M")
    undo = reverse("editing:undo", args=[done.change_set.pk])
    messages.success(request, _("Saved at %s.") % at, extra_tags=undo)


def address_back(request, citation: Citation) -> str:
    """Return the list that was left, else the page of the citation."""
    address = request.POST.get("next", "")
    if address and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return reverse("citations:citation", args=[citation.pk])


def edit_page(
    request, citation: Citation, form, *, seen: str, refusal=None, status: int = 200
) -> HttpResponse:
    context = {
        "article": {"title": citation.article.title, "path": path_of(citation.article.title)},
        "citation": citation,
        "form": form,
        "seen": seen,
        "is_replaced": is_plain_text(citation),
        "summary": request.POST.get("summary", ""),
        "refusal": refusal,
    }
    return kept_from_robots(render(request, "citations/edit.html", context, status=status))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, title):
    """Cite a new source behind a sentence of the article."""
    article = Article.objects.filter(title=title.replace("_", " "), head__isnull=False).first()
    if article is None:
        raise Http404(_("No article of this name can cite anything."))
    if request.method != "POST":
        return add_page(request, article, AddForm(initial=request.GET.dict()))
    form = AddForm(request.POST)
    if not form.is_valid():
        return add_page(request, article, form, status=422)
    data = form.cleaned_data
    return answered(
        request,
        form,
        lambda: add_citation(
            article,
            form.changed_parameters(),
            template=data["template"],
            section_id=section_id_of(article, data["section"]),
            quote=data["words"],
            before=data["before"],
            summary=request.POST.get("summary", ""),
            by=request.user,
        ),
        lambda **more: add_page(request, article, form, **more),
    )


def section_id_of(article: Article, number: int | None) -> int | None:
    order = order_of(newest_of(article))
    return order[number] if number is not None and number < len(order) else None


def add_page(request, article: Article, form: AddForm, *, refusal=None, status: int = 200) -> HttpResponse:
    context = {
        "article": {"title": article.title, "path": path_of(article.title)},
        "form": form,
        "summary": request.POST.get("summary", ""),
        "refusal": refusal,
    }
    return kept_from_robots(render(request, "citations/add.html", context, status=status))
