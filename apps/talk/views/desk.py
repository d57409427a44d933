"""The talk page of an article: its topics, and the form that starts one."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.articles.addresses import path_of
from apps.articles.models import Article, Section
from apps.citations.models import Citation
from apps.history.paging import page_of_rows
from apps.skin.robots import kept_from_robots
from apps.verification.models import Flag

from ..actions import open_topic
from ..forms import TopicForm
from ..listing import asked_for, count_topics, topics_of
from ..mentions import find_mentioned
from ..models import Topic
from ..places import Place, places_of
from ..rendering import render_text
from .answers import (
    REFUSALS,
    article_context,
    as_number,
    get_article,
    is_piece_wanted,
    logged_out,
    number_in,
    refusal_of,
    status_of,
    why_not,
)


@require_http_methods(["GET", "HEAD", "POST"])
def talk(request, title):
    """What is discussed about an article, newest activity first; POST starts a topic."""
    article = get_article(title)
    if request.method == "POST":
        return answer_post(request, article)
    places = places_of(article)
    anchor = anchor_asked_for(request.GET, article, places)
    form = TopicForm(article=article, initial=anchor)
    return kept_from_robots(shown(request, article, places, form))


def anchor_asked_for(query, article: Article, places: dict[int, Place]) -> dict:
    """Return what the form starts with: the section, words, flag or citation that the address names."""
    anchor = {"title": query.get("title", "")[:200], "quote": query.get("quote", "").strip()[:2_000]}
    if flag_id := number_in(query, "flag"):
        anchor["flag"] = found(Flag, article, flag_id, _("This article has no flag %s."))
    if citation_id := number_in(query, "citation"):
        anchor["citation"] = found(Citation, article, citation_id, _("This article has no citation %s."))
    if (number := asked_for(query).section) is not None:
        ids = [place.section_id for place in places.values() if place.number == number]
        if not ids:
            raise Http404(_("This article has no section %s.") % number)
        anchor["section"] = ids[0]
    return anchor


def found(model, article: Article, pk: int, sentence: str) -> int:
    if not model.objects.filter(article=article, pk=pk).exists():
        raise Http404(sentence % pk)
    return pk


def shown(request, article: Article, places, form: TopicForm, *, status: int = 200, **more) -> HttpResponse:
    asked = asked_for(request.GET)
    viewer = request.user if request.user.is_authenticated else None
    page = page_of_rows(request.GET, topics_of(article, asked, places, viewer=viewer), key="newest_id")
    count, open_count, by_section = count_topics(article)
    context = {
        **page,
        "article": article_context(article),
        "redirect": redirect_of(article),
        "rows": [(topic, places.get(topic.section_id)) for topic in page["rows"]],
        "asked": asked,
        "count": count,
        "open_count": open_count,
        "sections": sections_to_choose(places, by_section, asked.section),
        "form": form,
        "anchor": anchor_context(form, article, places),
        "is_first": is_form_first(form, has_topics_there=bool(asked.has_anchor and page["rows"])),
        "why_not": why_not(article, request.user),
        **more,
    }
    return render(request, "talk/talk.html", context, status=status)


def is_form_first(form: TopicForm, *, has_topics_there: bool) -> bool:
    """Tell whether the form stands above the list: who was sent here to write; but first what is said already."""
    is_sent = any(form.initial.get(name) for name in ("quote", "flag", "citation", "title"))
    return form.is_bound or (is_sent and not has_topics_there)


def redirect_of(article: Article) -> dict | None:
    """Return where a title leads that has no text of its own: people look for the talk there."""
    redirect = getattr(article, "redirect", None)
    return {"title": redirect.target_title, "path": path_of(redirect.target_title)} if redirect else None


def sections_to_choose(places: dict[int, Place], by_section: dict[int, int], chosen: int | None) -> list:
    """Return (place, its topics) for the filter: sections that have any, and the one chosen."""
    return [
        (place, by_section.get(pk, 0))
        for pk, place in places.items()
        if pk in by_section or place.number == chosen
    ]


def anchor_context(form: TopicForm, article: Article, places: dict[int, Place]) -> dict:
    """Return what the new topic will stand at, in words, and the fields that carry it.

    Words, a flag or a citation are fixed; a section alone is chosen from `places`.
    """
    said = {name: form[name].value() or "" for name in ("section", "flag", "citation", "quote")}
    flag, citation = row_of(Flag, article, said["flag"]), row_of(Citation, article, said["citation"])
    section_id = flag.section_id if flag else as_number(said["section"])
    return {
        "fields": said,
        "is_fixed": any(said[name] for name in ("flag", "citation", "quote")),
        "place": places.get(section_id),
        "places": list(places.values()),
        "words": flag.sentence if flag else said["quote"],
        "flag": flag,
        "citation": citation,
        "errors": [error for name in said for error in form[name].errors],
    }


def row_of(model, article: Article, pk):
    return model.objects.filter(article=article, pk=as_number(pk)).first() if pk else None


def answer_post(request, article: Article) -> HttpResponse:
    form = TopicForm(request.POST, article=article)
    if not request.user.is_authenticated:
        title, text = form.data.get("title", ""), form.data.get("text", "")
        return logged_out(request, article, text=f"== {title} ==\n{text}" if title else text)
    is_valid = form.is_valid()
    if request.POST.get("action") == "preview" and "text" not in form.errors:
        return preview(request, article, form)
    if not is_valid:
        return shown(request, article, places_of(article), form, status=422)
    try:
        topic = open_from(form, article, by=request.user)
    except REFUSALS as refused:
        return shown(
            request, article, places_of(article), form, refusal=refusal_of(refused), status=status_of(refused)
        )
    messages.success(request, _("The topic is open."))
    return HttpResponseRedirect(f"/topic/{topic.pk}")


def preview(request, article: Article, form: TopicForm) -> HttpResponse:
    text = form.cleaned_data["text"]
    html = render_text(text, article=article, mentioned=find_mentioned(text))
    if is_piece_wanted(request):
        return render(request, "talk/_preview.html", {"preview_html": html})
    return shown(request, article, places_of(article), form, preview_html=html, is_preview=True)


def open_from(form: TopicForm, article: Article, *, by) -> Topic:
    said = form.cleaned_data
    section: Section | None = said["section"]
    return open_topic(
        article,
        title=said["title"],
        text=said["text"],
        section=section,
        sentence=said["quote"],
        flag=said["flag"],
        citation=said["citation"],
        by=by,
    )
