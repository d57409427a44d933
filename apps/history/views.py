from django.core.cache import caches
from django.db.models import Count, Max, Min, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.skin.queries import address_with, number_from
from apps.skin.robots import kept_from_robots
from apps.wikitext.fragments import ENGINE_VERSION
from apps.wikitext.titles import BadTitle, normalise_title

from .comparing import compare_change_sets
from .forms import ChangeSetFilter
from .listing import list_change, list_changes, signed
from .models import ChangeSet
from .texts import TextHidden, refuse_hidden
from .watching import look

LIMITS = (50, 100, 500)
VIEWS = ("inline", "side")
PLACE = ("before", "after", "from", "to")


@require_safe
def history(request, title):
    """The change sets of an article, newest first."""
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        return render(request, "reading/bad_title.html", {"title": title, "sentence": str(bad)}, status=400)
    if path_of(name) != path_of(title) or " " in title:
        return HttpResponseRedirect(reverse("history:history", args=[name.replace(" ", "_")]))
    article = Article.objects.filter(title=name, head__isnull=False).select_related("head").first()
    if article is None:
        raise Http404(_("No article of this name has a history."))
    shown = ChangeSetFilter(request.GET, ChangeSet.objects.filter(article=article))
    page = page_of(request, shown.qs, ("-pk",))
    context = {
        "article": {"title": name, "path": path_of(name)},
        "filter": shown,
        "is_watched": is_watched_by(request.user, article.pk, article.head.newest_id),
        **page,
    }
    return kept_from_robots(render(request, "history/history.html", context))


def is_watched_by(person, article_id: int, shown_id: int) -> bool:
    """Return whether a person watches the article; that they look at it up to a change set is noted."""
    return person.is_authenticated and look(article_id, shown_id, by=person)


@require_safe
def recent_changes(request):
    """The newest change sets of all articles."""
    shown = ChangeSetFilter(request.GET, ChangeSet.objects.all())
    page = page_of(request, shown.qs, ("-created_at", "-pk"))
    return kept_from_robots(render(request, "history/recent_changes.html", {"filter": shown, **page}))


def page_of(request, change_sets: QuerySet, order: tuple[str, ...]) -> dict:
    """Return one page of a list as template context; its cost does not grow with the length of the list."""
    limit = number_from(request.GET, "limit")
    limit = limit if limit in LIMITS else LIMITS[0]
    before, after = number_from(request.GET, "before"), number_from(request.GET, "after")
    if after:
        backwards = [name.lstrip("-") for name in order]
        found = list_changes(beyond(change_sets, after, order, "gt").order_by(*backwards)[: limit + 1])
    else:
        older = beyond(change_sets, before, order, "lt") if before else change_sets
        found = list_changes(older.order_by(*order)[: limit + 1])
    has_more, rows = len(found) > limit, found[:limit]
    rows = rows[::-1] if after else rows
    has_newer, has_older = (has_more, True) if after else (bool(before), has_more)
    return {
        "rows": rows,
        "limit": limit,
        "limits": [(number, address_with(request.GET, without=PLACE, limit=number)) for number in LIMITS],
        "newer": address_with(request.GET, without=PLACE, after=rows[0].id) if rows and has_newer else "",
        "older": address_with(request.GET, without=PLACE, before=rows[-1].id) if rows and has_older else "",
        "first": address_with(request.GET, without=PLACE) if before or after else "",
    }


def beyond(change_sets: QuerySet, pk: int, order: tuple[str, ...], side: str) -> QuerySet:
    """Return the change sets before or behind one of them, in the order of the list."""
    if order == ("-pk",):
        return change_sets.filter(**{f"pk__{side}": pk})
    at = ChangeSet.objects.filter(pk=pk).values_list("created_at", flat=True).first()
    if at is None:
        return change_sets.none()
    # as a range without its end: two ranges joined by "or" are read from the newest on
    here = {"lt": "pk__gte", "gt": "pk__lte"}[side]
    return change_sets.filter(**{f"created_at__{side}e": at}).exclude(created_at=at, **{here: pk})


@require_safe
def compare(request):
    """The answer to the radio buttons of the history: the diff of the two that were chosen."""
    old_id, new_id = number_from(request.GET, "from"), number_from(request.GET, "to")
    if not (old_id and new_id):
        raise Http404(_("Choose two change sets to compare."))
    return HttpResponseRedirect(reverse("history:diff_between", args=[old_id, new_id]))


@require_safe
def diff(request, change_id):
    """What one change set did."""
    new = get_change_set(change_id)
    return diff_page(request, new.parent, new)


@require_safe
def diff_between(request, old_id, new_id):
    """The difference of any two states of an article."""
    old, new = get_change_set(old_id), get_change_set(new_id)
    if old.article_id != new.article_id:
        raise Http404(_("These two change sets are of different articles."))
    return diff_page(request, old, new)


def get_change_set(pk: int) -> ChangeSet:
    try:
        return ChangeSet.objects.select_related(
            "article__head", "author", "parent__article", "parent__author"
        ).get(pk=pk)
    except (ChangeSet.DoesNotExist, OverflowError):
        raise Http404(_("There is no change set %d.") % pk)


def diff_page(request, old: ChangeSet | None, new: ChangeSet) -> HttpResponse:
    """Return the page of a diff: for those who bring nothing along the bytes that all of them get."""
    if request.GET or request.COOKIES:
        return drawn_diff(request, old, new)
    head = new.article.head
    states = ".".join(state_key(end) for end in (old, new) if end)
    shown = f"{states}.{head.newest_id}.{head.page_version}.{ENGINE_VERSION}.{get_language()}"
    key = f"diff-page.{request.path}.{shown}"
    data = caches["pages"].get(key)
    if data is None:
        data = drawn_diff(request, old, new).content
        caches["pages"].set(key, data)
    response = kept_from_robots(HttpResponse(data))
    patch_vary_headers(response, ["Cookie"])
    return response


def state_key(change_set: ChangeSet) -> str:
    """Return what a change set shows of itself, as one string."""
    hidden = change_set.text_hidden, change_set.summary_hidden, change_set.author_hidden
    return f"{change_set.pk}{''.join('-' if is_hidden else '+' for is_hidden in hidden)}"


def drawn_diff(request, old: ChangeSet | None, new: ChangeSet) -> HttpResponse:
    is_whole = request.GET.get("context") == "all"
    try:
        differences, is_hidden = difference_of(old, new, is_whole=is_whole), False
    except TextHidden:
        differences, is_hidden = "", True
    view = request.GET.get("view")
    context = {
        "article": {"title": new.article.title, "path": path_of(new.article.title)},
        "old": old,
        "new": new,
        "differences": differences,
        "is_hidden": is_hidden,
        "is_whole": is_whole,
        "ends": [list_change(end) for end in (old, new) if end and (end is new or end != new)],
        "change": signed(new.size_bytes - (old.size_bytes if old else 0)),
        "span": span_between(old, new),
        "view": view if view in VIEWS else "",
        "views": {name: address_with(request.GET, without=PLACE, view=name) for name in VIEWS},
        "context_address": address_with(request.GET, without=PLACE, context="near" if is_whole else "all"),
        **neighbours(old, new),
    }
    is_watched_by(request.user, new.article_id, max(end.pk for end in (old, new) if end))
    return kept_from_robots(render(request, "history/diff.html", context))


def difference_of(old: ChangeSet | None, new: ChangeSet, *, is_whole: bool) -> str:
    """Return the rows between two states as HTML, "" where they are the same. Raises TextHidden.

    It is kept: neither state will ever be another.
    """
    refuse_hidden(old, new)
    key = f"diff.{old.pk if old else 0}.{new.pk}.{is_whole}.{ENGINE_VERSION}.{get_language()}"
    html = caches["pages"].get(key)
    if html is None:
        rows = compare_change_sets(old, new, is_whole=is_whole)
        context = {"rows": rows, "is_whole": is_whole}
        html = render_to_string("history/_diff.html", context) if rows else ""
        caches["pages"].set(key, html)
    return html


def span_between(old: ChangeSet | None, new: ChangeSet) -> dict | None:
    """Return how many changes by how many people lie between two states; None where it is one."""
    if old is None or old == new or new.parent_id == old.pk:
        return None
    low, high = sorted([old.pk, new.pk])
    between = ChangeSet.objects.filter(article=new.article_id, pk__gt=low, pk__lte=high)
    span = between.aggregate(
        count=Count("pk"),
        people=Count("author_name", distinct=True),
        first=Min("created_at"),
        last=Max("created_at"),
    )
    return {**span, "is_backwards": old.pk > new.pk}


def neighbours(old: ChangeSet | None, new: ChangeSet) -> dict:
    """Return the change sets before and behind what is shown, None where there is none."""
    of_article = ChangeSet.objects.filter(article=new.article_id)
    first = min(old.pk, new.pk) if old else new.pk
    last = max(old.pk, new.pk) if old else new.pk
    return {
        "previous_id": first if old else None,
        "next_id": of_article.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True).first(),
    }
