"""What is written down at once for a note is what the citation and all passes would have made of it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.wikitext import Context
from apps.wikitext.cs1 import parse_date
from apps.wikitext.plain_citations import write_plain_citation
from apps.wikitext.render import Renderer

ARTICLES = Path(__file__).parents[2] / "../shared/data/corpus/articles"
PLAIN = (
    "{{cite news |last=Doe |first=J. |title=It's so: a report |url=https://a.example/b?c=1&d=2 |work=The Paper\n\
|publisher=Press House |date=5 May 2020 |access-date=2020-06-01 |archive-url=https://web.archive.org/web/20200601000000/\
https://a.example/b |archive-date=1 June 2020 |url-status=live |language=hy |quote=They said: no.}}"
)
WORDS = [
    "Report", "A report: its end", "It's", "2020", "“So”", "It’s’’", "‘So’",
    'Say "so"', "Ünï (one)?", "none", "404", "archive copy",
    "et al", "Doe, J.", "Staff", "the editor", "Inc.", "a  b", "why ?", "x // y", "a_b", "__TOC__", "''so''",
    "a:b", "-",
    "[[Link]]", "<b>", "{{x}}", "&amp;", "http://b.example", "others", "Etal Hall", "((so))", "Ո՞վ", "כן", "'",
    "…", "a\nb", "ISBN 1234567890", "«so»", "\u200e", "\xa0", "~~~~", "Smith-Jones", "van der Berg", "1st", ";", "#",
]  # fmt: skip
ADDRESSES = [
    "https://a.example/b", "http://a-b.example/~c?d=%20&e=1&copy=2#f", "https://a.example/b.PDF", "https://a.example",
    "//a.example", "ftp://a.example/b", "https://a", "https://xn--a.example/", "https://a.example/b__c__",
    "https://web.archive.org/web/20200601000000/https://a.example/b", "https://web.archive.org/web/2020/https://a.b/",
    "https://web.archive.org/save/https://a.example", "https://a.example:80/b", "https://a.example/b c", "", "word",
]  # fmt: skip
DATES = [
    "5 May 2020", "May 5, 2020", "2020-05-05", "May 2020", "2020", "2020a", "c. 2020", "2019–2020", "1–5 May 2020",
    "1-5 May 2020",
    "2020/21", "2019-20", "30 February 2020", "n.d.", "1 June 2020", "1999-01-01", "2001-01-20", "Spring 2020",
    "2019&ndash;20", "today",
]  # fmt: skip
NAMES = [
    "last", "first", "author", "last1", "last2", "title", "url", "work", "website", "newspaper", "publisher", "date",
    "access-date", "accessdate", "archive-url", "archive-date", "url-status", "language", "year", "quote", "Title", "",
    "unknown", "mode",
]  # fmt: skip


def by_all_passes(source, date_style):
    return Renderer(Context("Page", date_style=date_style)).inline(source)


@st.composite
def citations(draw):
    """A citation whose parameters are mostly plain, with some changed, given twice, left out or unknown."""
    parameters = re.findall(r"([a-z-]+)=([^|}]*)", PLAIN)
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=3)):
        values = ADDRESSES if "url" in name else DATES if "date" in name or name == "year" else WORDS
        value = draw(st.one_of(st.sampled_from(values), st.sampled_from(WORDS)))
        parameters = [pair for pair in parameters if pair[0] != name or draw(st.booleans())]
        parameters.insert(draw(st.integers(0, len(parameters))), (name, value))
    kept = [f"{name}={value}" for name, value in parameters if draw(st.integers(0, 5))]
    head = draw(st.sampled_from(["cite web ", "Cite news", "cite magazine\n"]))
    return "{{" + "|".join([head, *kept]) + "}}"


@given(citations(), st.sampled_from(["", "dmy", "mdy"]))
def test_a_plain_citation_becomes_what_all_passes_make_of_it(source, date_style):
    if html := write_plain_citation(source, date_style):
        assert html == by_all_passes(source, date_style)


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(WORDS)), min_size=1, max_size=3))
def test_a_citation_that_still_counts_as_plain_with_scraps_in_it_does_so_too(scraps):
    source = PLAIN
    for position, scrap in scraps:
        source = source[:position] + scrap + source[position:]
    if html := write_plain_citation(source, "dmy"):
        assert html == by_all_passes(source, "dmy")


def test_the_plain_citation_of_these_tests_is_plain():
    assert write_plain_citation(PLAIN, "dmy")


@pytest.mark.parametrize(
    "source",
    [
        "Words", "{{cite book |title=A |url=https://a.example/}}", "{{cite web |title=A}}", "{{cite web |url=https://a.example/}}",
        "{{cite web |title=A |title=B |url=https://a.example/}}", "{{cite web |title=A |url=https://a.example/ |B}}",
        "{{cite web |title=A. |url=https://a.example/}}", "{{cite web |title=[[A]] |url=https://a.example/}}",
        "{{cite web |title=A |url=https://a.example/ |unknown=}}", "{{cite web |title=A |url=https://a.example/}} too",
        "{{cite magazine |title=A |url=https://a.example/}}",
        "{{cite web |title=A |url=https://a.example/ |archive-date=1 May 2020}}",
    ],
)  # fmt: skip
def test_what_is_not_that_plain_takes_the_long_way(source):
    assert write_plain_citation(source, "") is None


def test_the_notes_of_real_articles_come_out_the_same_either_way():
    if not ARTICLES.exists():
        pytest.skip("the corpus of real articles is not here")
    texts = [path.read_text() for path in sorted(ARTICLES.iterdir())[::4]]
    notes = [note for text in texts for note in re.findall(r"<ref[^>/]*>([^<]*)</ref>", text)]
    plain = [note for note in notes if write_plain_citation(note, "dmy")]
    assert len(plain) > len(notes) / 10
    assert [write_plain_citation(note, "dmy") for note in plain] == [
        by_all_passes(note, "dmy") for note in plain
    ]


@given(
    st.integers(0, 32), st.sampled_from(["February", "April", "May", "June", "Mars"]), st.integers(1995, 2110)
)
def test_a_date_that_is_read_at_once_is_one_that_exists(day, month, year):
    source = f"{{{{cite web |title=A |url=https://a.example/ |date={day} {month} {year}}}}}"
    if html := write_plain_citation(source, "dmy"):
        assert html == by_all_passes(source, "dmy")
    assert (html is not None) == (parse_date(f"{day} {month} {year}") is not None)
