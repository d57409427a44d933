"""Search in the text of sections: FTS5 on SQLite, tsvector on PostgreSQL, one row a section.

The row holds plain words, as a reader sees them. It follows the accepted state: what waits for review is not found.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from apps.wikitext.links import parse_redirect
from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import EMPTY_BRACKETS, blank_marks, plain_words

# a tsvector holds a megabyte at the most
LONGEST_WORDS = 200_000
TERM = re.compile(r"\w+(?:['’.]\w+)*")
MARKS = ("\x02", "\x03")


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds the words: `snippet` is safe HTML with the words in <mark>."""

    section_id: int
    title: str
    heading: str
    snippet: SafeString


def index_words(sections: Iterable[tuple[int, str, str]]) -> None:
    """Put sections, given as (id, heading, text), into the index; one without text leaves it."""
    rows = [(pk, heading if text else "", words_of(text)) for pk, heading, text in sections]
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM articles_searchrow WHERE {key()} = %s", [(row[0],) for row in rows])
        cursor.executemany(
            f"INSERT INTO articles_searchrow ({key()}, heading, words) VALUES (%s, %s, %s)",
            [row for row in rows if row[1] or row[2]],
        )


def key() -> str:
    return "rowid" if connection.vendor == "sqlite" else "section_id"


def words_of(text: str) -> str:
    """Return the words below the heading as a reader sees them; a redirect has none."""
    if parse_redirect(text):
        return ""
    marks = [(mark.start, mark.end) for mark in [*find_templates(text), *find_refs(text)]]
    blanked = blank_marks(text, sorted(marks))
    below = blanked.partition("\n")[2] if blanked.startswith("=") else blanked
    return EMPTY_BRACKETS.sub("", plain_words(below))[:LONGEST_WORDS]


def find_sections(asked: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """Return the sections that hold all words asked for, best first; the last word may be unfinished."""
    terms = TERM.findall(asked)[:20]
    if not terms:
        return []
    sql, query = (
        (SQLITE, fts5_query(terms)) if connection.vendor == "sqlite" else (POSTGRESQL, ts_query(terms))
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"query": query, "limit": limit, "offset": offset})
        return [Hit(pk, title, heading, marked(snippet)) for pk, title, heading, snippet in cursor.fetchall()]


SQLITE = """
    SELECT found.id, article.title, section.heading, found.snippet
    FROM (
        SELECT rowid AS id, rank, snippet(articles_searchrow, 1, char(2), char(3), ' … ', 30) AS snippet
        FROM articles_searchrow WHERE articles_searchrow MATCH %(query)s
        ORDER BY rank LIMIT %(limit)s OFFSET %(offset)s
    ) AS found
    JOIN articles_section AS section ON section.id = found.id
    JOIN articles_article AS article ON article.id = section.article_id
    ORDER BY found.rank
"""
POSTGRESQL = """
    SELECT found.section_id, article.title, section.heading,
           ts_headline('simple', found.words, to_tsquery('simple', %(query)s),
                       'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=30, MinWords=15')
    FROM (
        SELECT section_id, words, ts_rank(vector, to_tsquery('simple', %(query)s)) AS rank
        FROM articles_searchrow WHERE vector @@ to_tsquery('simple', %(query)s)
        ORDER BY rank DESC, section_id LIMIT %(limit)s OFFSET %(offset)s
    ) AS found
    JOIN articles_section AS section ON section.id = found.section_id
    JOIN articles_article AS article ON article.id = section.article_id
    ORDER BY found.rank DESC, found.section_id
"""


def fts5_query(terms: Sequence[str]) -> str:
    """Return the terms, each quoted: FTS5 reads bare ones as its own language and raises on many."""
    return " ".join('"' + term.replace('"', '""') + '"' for term in terms) + "*"


def ts_query(terms: Sequence[str]) -> str:
    return " & ".join("'" + term.replace("'", "''") + "'" for term in terms) + ":*"


def marked(snippet: str) -> SafeString:
    start, stop = MARKS
    return mark_safe(escape(snippet).replace(start, "<mark>").replace(stop, "</mark>"))
