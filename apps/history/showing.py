from django.db.models import F, QuerySet

from apps.articles.models import Article, Section
from apps.articles.search import index_words

from .models import ChangeSet, Head
from .pages import bump_page
from .texts import sections_of


def heads_waiting() -> QuerySet[Head]:
    """Return the heads of the articles of which changes wait for review."""
    return Head.objects.filter(accepted__isnull=False).exclude(accepted=F("newest"))


def show(article: Article, change_set: ChangeSet) -> None:
    """Make a change set the accepted one: readers' page and search follow. Needs the article's lock."""
    Head.objects.filter(article=article).update(accepted=change_set)
    index_accepted_words(article, change_set)
    bump_page(article.pk)


def index_accepted_words(article: Article, change_set: ChangeSet) -> None:
    """Put the words of a state into the search index, and take out those of sections that it does not have."""
    shown = {part.id: part.text for part in sections_of(change_set, show_hidden=True)}
    sections = Section.objects.filter(article=article).values_list("pk", "heading")
    index_words((pk, heading, shown.get(pk, "")) for pk, heading in sections)
