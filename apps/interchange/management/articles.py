"""Which articles a command that takes an optional title works on."""

from argparse import ArgumentParser

from django.core.management import CommandError
from django.db.models import QuerySet

from apps.articles.models import Article
from apps.wikitext.titles import BadTitle, normalise_title


def add_title_argument(parser: ArgumentParser) -> None:
    parser.add_argument("title", nargs="?", help="The article; all where none is named.")


def articles_of(title: str | None) -> QuerySet[Article]:
    """Return the article of this title, or all that have a text. Raises CommandError."""
    articles = Article.objects.filter(head__isnull=False).order_by("pk")
    if title is None:
        return articles
    try:
        name = normalise_title(title)
    except BadTitle as error:
        raise CommandError(str(error))
    found = articles.filter(namespace=name.namespace, title=name.text)
    if not found.exists():
        raise CommandError(f"There is no article “{title}”.")
    return found
