"""The front page: what needs a person, and the articles with what each lacks."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.articles.addresses import path_of
from apps.articles.models import Article

from ..page import lead_of, readers_place
from ..work import tasks_of, work_on

SHOWN = 20


@require_safe
def front(request):
    """The articles, those changed last first, each with its first words; for editors also what is to be done."""
    articles = Article.objects.filter(head__accepted__isnull=False, redirect__isnull=True)
    changed = articles.select_related("head__accepted").order_by("-head__accepted__created_at")[:SHOWN]
    rows = [row_of(article) for article in changed]
    tasks = []
    if request.user.is_authenticated:
        tasks = tasks_of(request.user)
        work = work_on([row["id"] for row in rows])
        rows = [{**row, "work": work.get(row["id"], [])} for row in rows]
    return render(request, "reading/front.html", {"articles": rows, "tasks": tasks})


def row_of(article: Article) -> dict:
    change = article.head.accepted
    return {
        "id": article.pk,
        "title": article.title,
        "path": path_of(article.title),
        "lead": lead_of(readers_place(article)),
        "change_id": change.pk,
        "changed_at": change.created_at,
        "author_name": change.shown_author,
    }
