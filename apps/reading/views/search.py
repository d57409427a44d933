"""Find an article or a passage, and what links to a title."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.articles.addresses import path_of
from apps.articles.models import Article, Link, Redirect
from apps.articles.search import Hit, find_sections
from apps.skin.robots import kept_from_robots
from apps.wikitext.anchors import anchor_of
from apps.wikitext.titles import BadTitle, normalise_title

PAGE = 20


@require_safe
def search(request):
    """Titles first, then passages; a title typed exactly leads to its article unless `all` is asked for."""
    asked = request.GET.get("q", "").strip()[:300]
    if asked and "all" not in request.GET and (exact := exact_title(asked)):
        return HttpResponseRedirect(reverse("reading:article", args=[exact.replace(" ", "_")]))
    start = number(request.GET.get("from", ""))
    hits = find_sections(asked, limit=PAGE + 1, offset=start)
    context = {
        "asked": asked,
        "titles": [(title, path_of(title)) for title in titles_with(asked)] if not start else [],
        "hits": [row_of(hit) for hit in hits[:PAGE]],
        "older": address(asked, start + PAGE) if len(hits) > PAGE else "",
        "newer": address(asked, max(0, start - PAGE)) if start else "",
        "start_path": start_path(asked),
    }
    response = render(request, "reading/search.html", context)
    return kept_from_robots(response)


def exact_title(asked: str) -> str | None:
    try:
        title = normalise_title(asked).text
    except BadTitle:
        return None
    return Article.objects.filter(title=title, head__isnull=False).values_list("title", flat=True).first()


def start_path(asked: str) -> str:
    """Return the path of the article that the words would make, "" where they are no title or one exists."""
    try:
        title = normalise_title(asked).text
    except BadTitle:
        return ""
    return "" if Article.objects.filter(title=title, head__isnull=False).exists() else path_of(title)


def titles_with(asked: str) -> list[str]:
    if not asked:
        return []
    found = Article.objects.filter(title__icontains=asked, head__isnull=False).order_by("title")
    return list(found.values_list("title", flat=True)[:10])


def row_of(hit: Hit) -> dict:
    anchor = "#" + anchor_of(hit.heading) if hit.heading else ""
    return {
        "title": hit.title,
        "heading": hit.heading or _("Lead"),
        "href": f"/wiki/{path_of(hit.title)}{anchor}",
        "snippet": hit.snippet,
    }


def address(asked: str, start: int) -> str:
    return "?" + urlencode({"q": asked, "from": start, "all": 1})


def number(written: str) -> int:
    return int(written) if written.isdigit() and len(written) < 7 else 0


@require_safe
def links_here(request, title):
    """What links to a title, with the redirects to it."""
    name = title.replace("_", " ")
    redirects = Redirect.objects.filter(target_title=name, article__head__isnull=False)
    links = Link.objects.filter(target_title=name, section__article__head__isnull=False)
    titles = links.exclude(section__article__redirect__target_title=name)
    context = {
        "article": {"title": name, "path": path_of(name)},
        "redirects": [
            (found, path_of(found)) for found in redirects.values_list("article__title", flat=True)
        ],
        "links": [
            (found, path_of(found))
            for found in titles.values_list("section__article__title", flat=True)
            .distinct()
            .order_by("section__article__title")[:500]
        ],
    }
    response = render(request, "reading/links_here.html", context)
    return kept_from_robots(response)
