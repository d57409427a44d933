"""What the pages of talk share: articles found, refusals in words, text given back."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.articles.rules import BadText
from apps.moderation.rules import NotAllowed, check_may_talk
from apps.wikitext.titles import BadTitle, normalise_title

from ..rules import CannotTalk

REFUSALS = (NotAllowed, CannotTalk, BadText)


def get_article(title: str) -> Article:
    """Return the article of this title, as it may be written in an address. Raises Http404."""
    try:
        return Article.objects.select_related("redirect").get(
            title=normalise_title(title).text, head__isnull=False
        )
    except (BadTitle, Article.DoesNotExist):
        raise Http404(_("No article of the name “%s”.") % title.replace("_", " "))


def article_context(article: Article) -> dict:
    return {"title": article.title, "path": path_of(article.title)}


def refusal_of(refused: Exception) -> dict:
    """Return a refusal as its template takes it."""
    if isinstance(refused, NotAllowed):
        return {"rule": refused.rule, "until": refused.until, "instead": refused.instead}
    return {"rule": str(refused)}


def status_of(refused: Exception) -> int:
    return 403 if isinstance(refused, NotAllowed) else 422


def why_not(article: Article, person) -> dict | None:
    """Return what keeps a person who is logged in from writing here; None where nothing does."""
    if not person.is_authenticated:
        return None
    try:
        check_may_talk(article, by=person)
    except NotAllowed as refused:
        return refusal_of(refused)
    return None


def is_piece_wanted(request) -> bool:
    return request.headers.get("HX-Request") == "true"


def logged_out(request, article: Article, *, text: str) -> HttpResponse:
    """Give the text back to who was logged out meanwhile, with the way to log in."""
    context = {
        "article": article_context(article),
        "text": text,
        "next": request.get_full_path(),
    }
    return render(request, "talk/not_saved.html", context, status=403)


def number_in(query, name: str) -> int:
    """Return the number that a query names, 0 where it names none."""
    return as_number(query.get(name, ""))


def as_number(value) -> int:
    """Return the row's number that was sent or that a form starts with, 0 where it is none."""
    digits = str(value)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 19 else 0
