"""What the pages of this app share: the article of an address, and refusals as what a template shows."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.editing.move import MoveRefused
from apps.moderation.rules import NotAllowed
from apps.wikitext.titles import BadTitle, normalise_title

from .names import NameExists
from .rules import NewPosition, RequestRefused

REFUSALS = (RequestRefused, MoveRefused, NotAllowed, NameExists)


def get_article(title: str) -> Article:
    """Return the article of this title, or where it is a redirect, the one it leads to. Raises Http404."""
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        raise Http404(str(bad))
    articles = Article.objects.filter(head__isnull=False).select_related("redirect")
    article = get_object_or_404(articles, title=name)
    if hasattr(article, "redirect"):
        return articles.filter(title=article.redirect.target_title).first() or article
    return article


def article_context(article: Article) -> dict:
    return {"title": article.title, "path": path_of(article.title), "pk": article.pk}


def status_of(refusal: Exception) -> int:
    """Return 409 for what a race lost, 403 for what a right forbids, 422 for what a rule refuses."""
    return 409 if isinstance(refusal, NewPosition) else 403 if isinstance(refusal, NotAllowed) else 422


def refusal_context(refusal: Exception) -> dict:
    about = getattr(refusal, "request", None)
    return {
        "rule": getattr(refusal, "rule", str(refusal)),
        "until": getattr(refusal, "until", None),
        "instead": getattr(refusal, "instead", ""),
        "address": reverse("naming:docket", args=[about.pk]) if about else "",
    }


def logged_out() -> dict:
    return {
        "rule": _("You are logged out."),
        "until": None,
        "instead": _("Log in, and send it again."),
        "address": "",
    }
