"""The pages of what happened beside the text: log, contributions, watchlist."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.moderation.listing import list_blocks, list_rights
from apps.moderation.models import Block
from apps.skin.robots import kept_from_robots
from apps.wikitext.titles import BadTitle, normalise_title

from .listing import ListedChange, list_changes
from .log_listing import KINDS, list_entries, list_watches
from .models import ChangeSet, LogEntry, Watch
from .paging import page_of_rows
from .watching import count_since, mark_all_seen, mark_seen, unwatch, watch


@require_safe
def log(request):
    """What administrators and editors did beside the text, newest first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("kind", "person", "title")}
    page = page_of_rows(request.GET, chosen_entries(asked).values_list("pk", named=True))
    shown = LogEntry.objects.filter(pk__in=[entry.pk for entry in page["rows"]])
    context = {
        **page,
        "rows": list_entries(shown.select_related("article", "by").order_by("-pk")),
        "asked": asked,
        "has_filters": any(asked.values()),
        "kinds": [(kind, label) for kind, (label, _actions) in KINDS.items()],
    }
    return kept_from_robots(render(request, "history/log.html", context))


def chosen_entries(asked: dict[str, str]) -> QuerySet[LogEntry]:
    """Return the entries of a kind, by a person, about a title: as it was called then, or as it is now.

    For their ids alone: those an index holds, in order, however long the log is.
    """
    entries = LogEntry.objects.all()
    if asked["kind"]:
        entries = entries.filter(action__in=KINDS.get(asked["kind"], ("", [asked["kind"]]))[1])
    if asked["person"]:
        entries = entries.filter(by_name=asked["person"])
    if asked["title"]:
        title = asked["title"].replace("_", " ")
        article = Article.objects.filter(title=title).first()
        entries = entries.filter(Q(title=title) | Q(article=article) if article else Q(title=title))
    return entries


@require_safe
def contributions(request, name):
    """What a person has saved, and what they may do. A name without an account is an imported author."""
    person = User.objects.filter(username=name).first()
    changes = changes_of(name, person)
    count = changes.count()
    if person is None and not count:
        raise Http404(_("There is no account of the name “%s”, and nothing was imported under it.") % name)
    page = page_of_rows(request.GET, changes.values_list("pk", named=True))
    context = {
        "name": name,
        "path": path_of(name),
        "person": person,
        "count": count,
        "rights": list_rights(person) if person else [],
        "blocks": list_blocks(Block.objects.in_force().filter(user=person)) if person else [],
        **page,
        "rows": listed(page["rows"]),
    }
    return kept_from_robots(render(request, "history/contributions.html", context))


def changes_of(name: str, person: User | None) -> QuerySet[ChangeSet]:
    """Return the change sets of a person, without those whose author was hidden."""
    whose = Q(author=person) if person else Q(author__isnull=True, author_name=name)
    return ChangeSet.objects.filter(whose, author_hidden=False)


def listed(rows: Iterable) -> list[ListedChange]:
    ids = [row.pk for row in rows]
    return list_changes(ChangeSet.objects.filter(pk__in=ids).order_by("-pk"))


@require_http_methods(["GET", "HEAD", "POST"])
def watchlist(request):
    """The articles that a person watches, with what changed since they looked; POST marks all as seen."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        mark_all_seen(by=request.user)
        messages.success(request, _("Everything on your watchlist is marked as seen."))
        return HttpResponseRedirect(request.path)
    page = page_of_rows(request.GET, watches_of(request.user), key="newest_id")
    context = {**page, "rows": list_watches(page["rows"], count_since(page["rows"]))}
    return kept_from_robots(render(request, "history/watchlist.html", context))


def watches_of(person: User) -> QuerySet[Watch]:
    watches = Watch.objects.filter(user=person, article__head__isnull=False)
    return watches.select_related("article__head__newest__author").annotate(
        newest_id=F("article__head__newest_id")
    )


ACTS = {"watch": watch, "unwatch": unwatch, "seen": mark_seen}


@require_POST
def watch_article(request, title):
    """Watch an article, stop watching it, or mark it as seen; then go back to where the button was."""
    if not request.user.is_authenticated:
        return redirect_to_login(f"/wiki/{path_of(title)}")
    article = get_article(title)
    act = request.POST.get("act", "watch")
    if act not in ACTS:
        return HttpResponse(_("There is no act “%s”.") % act, status=400, content_type="text/plain")
    ACTS[act](article, by=request.user)
    messages.success(request, sentence_for(act, article))
    path = path_of(article.title)
    pages = {"watchlist": "/special/watchlist", "history": f"/history/{path}"}
    return HttpResponseRedirect(pages.get(request.POST.get("from", ""), f"/wiki/{path}"))


def get_article(title: str) -> Article:
    try:
        return Article.objects.get(title=normalise_title(title).text, head__isnull=False)
    except (BadTitle, Article.DoesNotExist):
        raise Http404(_("No article of this name."))


def sentence_for(act: str, article: Article) -> str:
    return {
        "watch": _("You watch “%s”."),
        "unwatch": _("You do not watch “%s” any more."),
        "seen": _("What stands in “%s” is marked as seen."),
    }[act] % article
