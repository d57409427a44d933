"""Rebuild what is derived from the text: a check that the rows are only an index, and a cure where they are
not.
"""

from django.db import transaction

from apps.articles.indexing import index_links, index_redirect
from apps.articles.locking import lock
from apps.articles.models import Link, Redirect, Section
from apps.citations.indexing import index_citations
from apps.citations.models import Citation, CitationUse
from apps.history.models import ChangeSet
from apps.history.pages import bump_page
from apps.history.recording import head_of, newest_of, order_of
from apps.history.showing import index_accepted_words
from apps.verification.indexing import index_flags
from apps.verification.models import Flag

CITATION_FIELDS = ("pk", "key", "content", "title", "url", "is_unrecovered", "is_dead", "problems")
Rows = dict[str, set[tuple]]


def reindex(article_id: int) -> list[str]:
    """Read every section of the article anew; return a sentence for each kind of row that was not as the text
    says.

    Locks the article. Places are read from the text; who raised what, and every record of work, stay as they
    are.
    """
    with transaction.atomic(durable=True), lock(article_id) as (article,):
        newest = newest_of(article)
        if newest is None:
            return []
        before = derived_rows(article_id)
        read_again(article, newest)
        if found := differences(before, derived_rows(article_id)):
            # desks keep what they read by the version of the page
            bump_page(article_id)
        return found


def read_again(article, newest: ChangeSet) -> None:
    order = order_of(newest)
    rows = Section.objects.in_bulk(order)
    absent = Section.objects.filter(article=article).exclude(pk__in=order)
    emptied = [Section(pk=row.pk, article=article, level=row.level, heading=row.heading) for row in absent]
    sections = [rows[pk] for pk in order] + emptied
    index_accepted_words(article, head_of(article).accepted or newest)
    index_links(sections)
    index_redirect(article, rows[order[0]].text if order else "")
    index_citations(article, sections, newest, is_anew=True)
    index_flags(article, sections, newest, by=None)


def derived_rows(article_id: int) -> Rows:
    uses = CitationUse.objects.filter(citation__article=article_id)
    citations = Citation.objects.filter(article=article_id, removed_in=None)
    flags = Flag.objects.filter(article=article_id)
    return {
        "links": set(Link.objects.filter(section__article=article_id).values_list("section", "target_title")),
        "redirect": set(
            Redirect.objects.filter(article=article_id).values_list("target_title", "target_fragment")
        ),
        "citations": {(*values, *problems) for *values, problems in citations.values_list(*CITATION_FIELDS)},
        "citation uses": set(uses.values_list("citation", "section", "start", "end", "run", "sentence")),
        "flags": set(
            flags.values_list("pk", "section", "kind", "scope", "start", "end", "sentence", "removed_in")
        ),
    }


def differences(before: Rows, after: Rows) -> list[str]:
    return [
        f"{kind}: {len(before[kind] - after[kind])} wrong, {len(after[kind] - before[kind])} new"
        for kind in before
        if before[kind] != after[kind]
    ]
