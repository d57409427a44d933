import gzip
from datetime import datetime, time
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import Http404, HttpResponse, HttpResponseNotModified, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from rapidfuzz import process

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.history.models import ChangeSet, Head
from apps.history.texts import TextHidden, sections_of
from apps.history.watching import look
from apps.skin.queries import number_from
from apps.skin.robots import kept_from_robots
from apps.wikitext.sections import section_range
from apps.wikitext.titles import BadTitle, normalise_title

from ..frame import facts_of, waiting_of
from ..lasting import permanent_address
from ..page import (
    Place,
    Shown,
    apart,
    assemble_texts,
    filled,
    find_place,
    get_page,
    page_key,
)
from ..printing import NOTES, for_paper

COMPRESSION_LEVEL = 4


@require_safe
def article(request, title):
    """The article: finished bytes for readers, the same body in their own frame for those logged in."""
    if old_form := mediawiki_address(request, title):
        return HttpResponseRedirect(old_form)
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        return render(request, "reading/bad_title.html", {"title": title, "sentence": str(bad)}, status=400)
    if path_of(name) != path_of(title) or " " in title:
        return HttpResponseRedirect(reverse("reading:article", args=[name.replace(" ", "_")]))
    if "change" in request.GET or "as-of" in request.GET:
        return old_state(request, name)
    is_editor = settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated
    place = find_place(name, is_editor=is_editor)
    if place is None:
        return missing(request, name)
    if place.redirect_title and request.GET.get("redirect") != "no":
        return to_target(place)
    if request.GET or is_editor:
        shown = get_page(place, is_editor=is_editor)
        return article_page(request, article_context(request, place, shown, may_edit=is_editor), shown.body)
    return finished(request, place)


def mediawiki_address(request, title: str) -> str | None:
    """Return our address for MediaWiki's own forms: ?action=…, ?oldid=, ?diff=; None where it is ours
    already.
    """
    asked = request.GET
    path = title.replace(" ", "_")
    if "diff" in asked:
        if asked["diff"].isdigit() and asked.get("oldid", "").isdigit():
            return reverse("history:diff_between", args=[asked["oldid"], asked["diff"]])
        change = asked["diff"] if asked["diff"].isdigit() else asked.get("oldid", "")
        return reverse("history:diff", args=[change]) if change.isdigit() else None
    if asked.get("oldid", "").isdigit():
        return reverse("reading:article", args=[path]) + "?" + urlencode({"change": asked["oldid"]})
    section = "?" + urlencode({"section": asked["section"]}) if "section" in asked else ""
    match asked.get("action"):
        case "edit" | "submit":
            return reverse("editing:edit", args=[path]) + section
        case "raw":
            return reverse("reading:wikitext", args=[path]) + section
        case "history":
            return reverse("history:history", args=[path])
        case "view":
            return reverse("reading:article", args=[path])
    return None


def to_target(place: Place) -> HttpResponse:
    query = "?" + urlencode({"redirected-from": place.title})
    fragment = "#" + place.redirect_fragment.replace(" ", "_") if place.redirect_fragment else ""
    path = reverse("reading:article", args=[place.redirect_title.replace(" ", "_")])
    return HttpResponseRedirect(path + query + fragment)


def finished(request, place: Place) -> HttpResponse:
    """Return the reader's page as bytes from the cache, compressed where the reader takes it; 304 where they
    have it.
    """
    key = page_key(place, is_editor=False)
    is_gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    etag = f'"{key}{".gz" if is_gzip else ""}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(finished_bytes(request, place, key, is_gzip=is_gzip))
        if is_gzip:
            response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response


def finished_bytes(request, place: Place, key: str, *, is_gzip: bool) -> bytes:
    kept = f"{'gzip' if is_gzip else 'plain'}.{key}"
    data = caches["pages"].get(kept)
    if data is None:
        shown = get_page(place, is_editor=False)
        context = article_context(request, place, shown, may_edit=False)
        # everybody gets these bytes: nothing of the one who asked first may stand in them
        data = article_page(request, {**context, "user": AnonymousUser(), "messages": []}, shown.body).content
        if is_gzip:
            data = gzip.compress(data, COMPRESSION_LEVEL, mtime=0)
        caches["pages"].set(kept, data)
    return data


def article_page(request, context: dict, body: bytes) -> HttpResponse:
    """Return the page with the article in it, for a screen or, where ?print= asks for it, for paper."""
    if "print" in request.GET:
        return print_page(request, context, body)
    response = render(request, "reading/article.html", context)
    response.content = filled(response.content, body)
    return response


def print_page(request, context: dict, body: bytes) -> HttpResponse:
    """The article, or ?section=N of it, with the notes that ?print= names: all, used or none."""
    contents = context["page"].contents
    notes = request.GET["print"] if request.GET["print"] in NOTES else NOTES[0]
    section = request.GET.get("section", "")
    number = number_from(request.GET, "section") if section.isdecimal() else None
    try:
        html = for_paper(body.decode(), contents, notes=notes, section=number)
    except IndexError:
        raise Http404(_("No section of this number."))
    parts = [(entry.piece, entry.number, entry.html) for entry in contents if entry.piece is not None]
    more = {"notes": notes, "section": number, "parts": parts}
    response = render(request, "reading/print.html", {**context, **more})
    response.content = filled(response.content, html.encode())
    return kept_from_robots(response)


def article_context(request, place: Place, shown: Shown, *, may_edit: bool) -> dict:
    facts = facts_of(place, is_editor=may_edit)
    return {
        "article": {"title": place.title, "path": path_of(place.title), "counts": facts["counts"]},
        "page": shown.page,
        "contents": shown.contents,
        "change": facts["change"],
        "permanent": permanent_address(request, place.title, place.shown_id),
        "redirected_from": request.GET.get("redirected-from", ""),
        "saved": f"{path_of(place.title)}|{request.GET['saved']}" if "saved" in request.GET else "",
        "may_edit": may_edit,
        "is_watched": may_edit and look(place.article_id, place.shown_id, by=request.user),
        "old_state": None,
        "state": facts["state"],
        "banners": facts["banners"],
        "waiting": waiting_of(place) if may_edit else None,
    }


def old_state(request, title: str) -> HttpResponse:
    """The article as of a change set or a moment, marked as old and kept from robots."""
    change = asked_change(request.GET, title)
    try:
        texts = [section.text for section in sections_of(change)]
    except TextHidden:
        raise Http404(_("The text of this change was hidden by an administrator."))
    since = ChangeSet.objects.filter(article=change.article_id, pk__gt=change.pk).count()
    shown = apart(assemble_texts(texts, title=title))
    context = {
        "article": {"title": title, "path": path_of(title)},
        "page": shown.page,
        "contents": shown.contents,
        "change": change,
        "permanent": permanent_address(request, title, change.pk),
        "old_state": {"change_set": change, "changes_since": since} if since else None,
        "newest_id": Head.objects.values_list("newest_id", flat=True).get(article=change.article_id),
        "may_edit": False,
    }
    response = article_page(request, context, shown.body)
    return kept_from_robots(response)


def asked_change(asked, title: str) -> ChangeSet:
    """Return the change set that ?change=<id> or ?as-of=<date> means. Raises Http404."""
    changes = ChangeSet.objects.filter(article__title=title)
    if "change" in asked:
        return get_object_or_404(changes, pk=int(asked["change"]) if asked["change"].isdigit() else 0)
    moment = end_of_day(asked["as-of"])
    change = changes.filter(created_at__lte=moment).order_by("-pk").first() if moment else None
    if change is None:
        raise Http404(
            _("No state of this article is of “%s” or before. A date is written 2021-01-31.") % asked["as-of"]
        )
    return change


def end_of_day(written: str) -> datetime | None:
    """Return the moment that a date (its last) or a date with a time means; None where it is neither."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    if len(written) == len("2021-01-31"):
        moment = datetime.combine(moment, time.max)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def missing(request, title: str) -> HttpResponse:
    titles = Article.objects.filter(head__isnull=False).values_list("title", flat=True)
    near = [found for found, _score, _index in process.extract(title, list(titles), limit=5, score_cutoff=60)]
    context = {
        "title": title,
        "path": path_of(title),
        "near_titles": [(found, path_of(found)) for found in near],
        "may_create": request.user.is_authenticated,
    }
    return render(request, "reading/missing.html", context, status=404)


@require_safe
def wikitext(request, title):
    """The wikitext of an article, of one section of it, or as of a change set."""
    name = title.replace("_", " ")
    place = find_place(name, is_editor=request.user.is_authenticated)
    if place is None:
        raise Http404(_("No article of this name."))
    change_id = request.GET.get("change", "")
    change = get_object_or_404(
        ChangeSet, pk=int(change_id) if change_id.isdigit() else place.shown_id, article=place.article_id
    )
    try:
        sections = sections_of(change)
    except TextHidden:
        raise Http404(_("The text of this change was hidden by an administrator."))
    if request.GET.get("section", "").isdigit():
        try:
            span = section_range([section.level for section in sections], int(request.GET["section"]))
        except IndexError:
            raise Http404(_("No section of this number."))
        sections = sections[span.start : span.stop]
    response = HttpResponse(
        "".join(section.text for section in sections), content_type="text/plain; charset=utf-8"
    )
    return kept_from_robots(response)


@require_safe
def index_php(request):
    """MediaWiki's /index.php?title=…: a redirect to our own address."""
    title = request.GET.get("title", "")
    if not title:
        return HttpResponseRedirect(reverse("reading:front"))
    return HttpResponseRedirect(
        mediawiki_address(request, title) or reverse("reading:article", args=[title.replace(" ", "_")])
    )
