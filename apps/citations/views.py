from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.articles.addresses import path_of
from apps.history.models import Head
from apps.skin.queries import address_with, number_from
from apps.skin.robots import kept_from_robots
from apps.wikitext.titles import BadTitle, normalise_title

from .desk import LIMITS, counts_of, page_of_citations
from .forms import CitationForm
from .listing import kept_citations
from .markup import BadValue, make_template
from .models import Citation
from .peeking import peek
from .reuse import DOI, ISBN, find_cited


@login_required
@require_safe
def desk(request, title):
    """The citations of an article: which sources carry it, which fail it?"""
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        return render(request, "reading/bad_title.html", {"title": title, "sentence": str(bad)}, status=400)
    if path_of(name) != path_of(title) or " " in title:
        return HttpResponseRedirect(reverse("citations:desk", args=[name.replace(" ", "_")]))
    head = Head.objects.select_related("article").filter(article__title=name).first()
    if head is None:
        raise Http404(_("No article of this name has citations."))
    context = desk_context(request, head)
    context["article"] = {"title": name, "path": path_of(name)}
    context["is_unreviewed"] = head.accepted_id != head.newest_id
    template = "citations/desk.html"
    if context["asked_citation"] and is_piece_wanted(request):
        template = "citations/_peek.html"
    return kept_from_robots(render(request, template, context))


def desk_context(request, head: Head) -> dict:
    listed = kept_citations(head)
    only, sort, words = (request.GET.get(name, "").strip() for name in ("only", "sort", "q"))
    page = page_of_citations(
        listed,
        only=only,
        words=words,
        sort=sort or "number",
        number=number_from(request.GET, "page"),
        limit=number_from(request.GET, "limit"),
    )
    asked = number_from(request.GET, "citation")
    found = Citation.objects.filter(pk=asked, article=head.article_id).first() if asked else None
    return {
        "rows": page.rows,
        "page": page,
        "filters": filters_of(request, counts_of(listed), only),
        "columns": columns_of(request, sort or "number"),
        "only": only,
        "sort": sort,
        "words": words,
        "limits": [
            (number, address_with(request.GET, limit=number, page="", citation="")) for number in LIMITS
        ],
        "before": address_with(request.GET, page=page.number - 1) if page.number > 1 else "",
        "after": address_with(request.GET, page=page.number + 1) if page.has_more else "",
        "address": address_with(request.GET, citation=""),
        "asked_citation": asked,
        "peek": peek(found, listed) if found else None,
    }


def filters_of(request, counts: dict[str, int], current: str) -> list[tuple[str, int, str, bool]]:
    """Return (words, count, address, whether it is in force) for each filter of the line of counts."""
    words = {
        "": _("all"),
        "unrecovered": _("not recovered"),
        "errors": _("with errors"),
        "dead": _("link dead"),
        "unused": _("never used"),
        "doubles": _("likely duplicates"),
        "notes": _("notes"),
    }
    return [
        (
            words[name],
            counts[name],
            address_with(request.GET, only=name, page="", citation=""),
            name == current,
        )
        for name in words
    ]


def columns_of(request, sort: str) -> list[tuple[str, str, str]]:
    """Return (heading, address that sorts by it or "", aria-sort or "") for each column."""
    headings = {
        "number": _("No."),
        "title": _("Title and source"),
        "template": _("Kind"),
        "": _("Link and archive"),
        "uses": _("Uses"),
        "errors": _("Errors"),
    }
    return [
        (words, *sorting(request, name, sort)) if name else (words, "", "")
        for name, words in headings.items()
    ]


def sorting(request, name: str, sort: str) -> tuple[str, str]:
    """Return (address, aria-sort) of a column; counts begin with the most, the second click turns round."""
    first = f"-{name}" if name in ("uses", "errors") else name
    turned = name if first.startswith("-") else f"-{name}"
    wanted = turned if sort == first else first
    state = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return address_with(request.GET, sort="" if wanted == "number" else wanted, page="", citation=""), state


@login_required
@require_safe
def citation(request, citation_id):
    """One citation: as it prints, its fields, where it stands."""
    found = get_object_or_404(Citation.objects.select_related("article"), pk=citation_id)
    title = found.article.title
    context = {
        "article": {"title": title, "path": path_of(title)},
        "peek": peek(found),
        "asked_citation": citation_id,
    }
    return kept_from_robots(render(request, "citations/citation.html", context))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reuse(request, title):
    """Find what is cited already, or make the text of a new citation; nothing is saved here."""
    name = title.replace("_", " ")
    article_id = Head.objects.filter(article__title=name).values_list("article_id", flat=True).first()
    words = request.GET.get("q", "").strip()[:300]
    form = CitationForm(request.POST or None, initial=begun_with(words))
    context = {
        "title": name,
        "path": path_of(name),
        "article": {"title": name, "path": path_of(name)} if article_id else None,
        "words": words,
        "found": find_cited(article_id, words) if article_id else [],
        "form": form,
    }
    status = 200
    if request.method == "POST":
        status = 200 if made(form, context) else 422
    template = "citations/_reuse.html" if is_piece_wanted(request) else "citations/reuse.html"
    return kept_from_robots(render(request, template, context, status=status))


def begun_with(words: str) -> dict[str, str]:
    """Return what a search that found nothing tells of a new citation."""
    if words.startswith(("http://", "https://")):
        return {"url": words}
    if match := DOI.search(words):
        return {"doi": match.group(), "template": "cite journal"}
    return {"isbn": words, "template": "cite book"} if ISBN.fullmatch(words) else {}


def made(form: CitationForm, context: dict) -> bool:
    """Put the text of the citation into the context; return whether the form allowed it."""
    if not form.is_valid():
        return False
    try:
        content = make_template(form.cleaned_data["template"], form.changed_parameters())
    except BadValue as bad:
        form.add_error(bad.parameter if bad.parameter in form.fields else None, str(bad))
        return False
    context["made"] = f"<ref>{content}</ref>"
    return True


def is_piece_wanted(request) -> bool:
    return request.headers.get("HX-Request") == "true" or "fragment" in request.headers.get("Accept", "")
