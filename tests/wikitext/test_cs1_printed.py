"""The printed form of citations, kind by kind and part by part."""

import re

import pytest

from apps.wikitext import Context
from apps.wikitext.cs1 import find_kind, format_citation
from apps.wikitext.render import Renderer

DEAD = {
    "url": "https://e.org/a",
    "archive-url": "https://archive.example/1",
    "archive-date": "4 December 2020",
}
PDF = {
    "url": "https://e.org/a.pdf",
    "archive-url": "https://archive.example/1/a.pdf",
    "archive-date": "4 May 2020",
}


def cite(template, parameters, date_style=""):
    """Return the wikitext of a citation without its messages and COinS."""
    text = format_citation(find_kind(template), parameters, date_style).partition("</cite>")[0]
    return text.replace("&nbsp;", " ").replace("&#91;", "[").replace("&#93;", "]")


def words(template, parameters, date_style=""):
    """Return the same without tags."""
    return re.sub(r"<[^>]*>", "", cite(template, parameters, date_style))


@pytest.mark.parametrize(
    ("template", "parameters", "expected"),
    [
        ("cite book", {"title": "T", "work": "W", "volume": "3", "issue": "4"}, "T. Vol. 3."),
        ("cite book", {"title": "T", "volume": "1-2"}, "T. Vol. 1–2."),
        ("cite web", {"title": "T", "volume": "3", "issue": "4", "chapter": "C"}, '"T".'),
        ("cite news", {"title": "T", "work": "W", "volume": "3", "issue": "4"}, '"T". W. Vol. 3, no. 4.'),
        ("cite podcast", {"title": "T", "number": "4"}, '"T" (Podcast). No. 4.'),
        ("cite av media", {"title": "T", "page": "4", "minutes": "5"}, "T. 5 minutes in."),
        ("cite tech report", {"title": "T", "number": "TR-1"}, "T (Technical report). TR-1."),
        ("cite journal", {"title": "T", "journal": "J", "volume": "9", "issue": "1-2", "article-number": "7"},
         '"T". J. 9 (1–2) 7.'),
        ("cite journal", {"title": "T", "journal": "J", "translator": "X", "agency": "A", "volume": "A long one"},
         'Translated by X. "T". J. A. A long one.'),
        ("citation", {"title": "T", "newspaper": "N", "volume": "3", "page": "2", "date": "May 2020"},
         '"T", N, vol. 3, p. 2, May 2020'),
        ("citation", {"title": "T", "journal": "J", "volume": "3", "page": "2", "date": "May 2020"},
         '"T", J, 3: 2, May 2020'),
        ("citation", {"title": "T", "website": "W", "volume": "3", "issue": "2", "chapter": "C"}, '"T", W'),
        ("cite map", {"map": "M", "title": "Atlas", "scale": "1:100", "edition": "2nd", "cartography": "X",
                      "inset": "A", "page": "3", "section": "C7"},
         '"M". Atlas (Map) (2nd ed.). 1:100. Cartography by X. p. 3. A inset. § C7.'),
        ("cite map", {"title": "T", "sheet": "3", "sections": "4–5"}, "T (Map). Sheet 3. §§ 4–5."),
        ("cite episode", {"title": "E", "series": "S", "series-no": "2", "number": "3", "language": "hy",
                          "date": "May 2020", "network": "N", "station": "A", "time": "3:20"},
         '"E". S. Series 2. Episode 3 (in Armenian). May 2020. Event occurs at 3:20. N. A.'),
        ("cite interview", {"subject": "A", "interviewer": "C", "translator": "D", "title": "T", "others": "O"},
         'A. "T" (Interview). Interviewed by C. Translated by D. O.'),
        ("cite conference", {"title": "T", "work": "W", "book-title": "Proceedings", "issue": "3"},
         '"T". Proceedings. W. No. 3.'),
        ("cite news", {"title": "T", "department": "Opinion", "work": "W", "agency": "A", "location": "Baku"},
         '"T". Opinion. W. Baku. A.'),
        ("cite speech", {"title": "T", "event": "E", "location": "Baku"}, "T (Speech). E. Baku."),
        ("cite newsgroup", {"title": "T", "newsgroup": "comp.x", "message-id": "a@b.org"},
         '"T". Newsgroup: comp.x. Usenet: a@b.org.'),
        ("cite book", {"title": "T", "publisher": "none", "location": "Baku"}, "T. Baku."),
        ("cite book", {"title": "T", "publisher": "P", "location": "Baku", "publication-place": "Oxford"},
         "Written at Baku. T. Oxford: P."),
        ("cite book", {"title": "T", "publisher": "P", "date": "1999", "publication-date": "May 2001"},
         "T. P (published May 2001). 1999."),
    ],
)  # fmt: skip
def test_each_kind_prints_its_own_parts_in_its_own_order(template, parameters, expected):
    assert words(template, parameters) == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"last1": "A", "last2": "B", "name-list-style": "and"}, "A and B. T."),
        ({"last1": "A", "last2": "B", "last3": "C", "name-list-style": "and"}, "A; B; and C. T."),
        ({"last1": "A", "last2": "B", "name-list-style": "&"}, "A & B. T."),
        ({"last1": "A", "last2": "B", "collaboration": "Group"}, "A; B; et al. (Group). T."),
        ({"last1": "A", "last2": "B", "author-mask2": "with"}, "A; with. T."),
        ({"last1": "A", "author-mask1": "with", "last2": "B"}, "with B. T."),
        ({"last1": "A", "author-mask1": "2", "last2": "B"}, "——; B. T."),
        ({"last1": "A", "editor1": "E", "editor2": "F"}, "A. E; F (eds.). T."),
        ({"last1": "A", "editor1": "E", "display-editors": "etal"}, "A. E; et al. (eds.). T."),
        ({"editor1": "E", "editor2": "F"}, "E; F (eds.). T."),
        ({"editor1": "E", "editor2": "F", "date": "2020"}, "E; F, eds. (2020). T."),
        ({"vauthors": "Smith AB, ((Some Group)), et al."}, "Smith AB, Some Group, et al. T."),
        ({"last": "A", "contributor": "C", "contribution": "Foreword", "editor": "E", "date": "2020"},
         "C (2020). Foreword. T. By A. E (ed.)."),
        ({"contributor": "C", "last": "A", "date": "2020"}, "A (2020). T."),
        ({"last": "A", "chapter": "Introduction"}, 'A. "Introduction". T.'),
        ({"translator-last": "A", "translator-first": "B", "edition": "2nd"}, "T. Translated by A, B (2nd ed.)."),
    ],
)  # fmt: skip
def test_people_stand_as_lists_with_what_they_did(parameters, expected):
    assert words("cite book", {"title": "T"} | parameters) == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"quote": '"So it was."'}, "T. <q>So it was.</q>"),
        ({"quote": "So", "quote-page": "3", "postscript": ";"}, "T. p. 3: <q>So</q>"),
        ({"quote": "So", "quote-pages": "3-4"}, "T. pp. 3–4: <q>So</q>"),
        ({"quote": "So", "quote-pages": "3-4", "mode": "cs2"}, "T, pp. 3–4: <q>So</q>"),
        ({"quote": "So", "trans-quote": "Thus"}, "T. <q>So</q> [Thus]"),
        ({"quote": "So", "script-quote": "hy:Այո"}, 'T. <q>So</q> <bdi lang="hy">Այո</bdi>'),
    ],
)
def test_a_quotation_has_its_place_its_script_and_its_translation(parameters, expected):
    text = cite("cite book", {"title": "T"} | parameters)
    assert text.partition(">")[2].replace("<i>T</i>", "T") == expected


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (PDF, '"T" (PDF). Archived from the original (PDF) on 4 May 2020.'),
        (PDF | {"url-status": "live"}, '"T" (PDF). Archived (PDF) from the original on 4 May 2020.'),
        (PDF | {"url-status": "unfit"}, '"T" (PDF). Archived from the original on 4 May 2020.'),
        (DEAD | {"format": "DOC"}, '"T". Archived from the original (DOC) on 4 December 2020.'),
        (DEAD | {"archive-format": "DOC"}, '"T" (DOC). Archived from the original on 4 December 2020.'),
        (DEAD | {"mode": "cs2"}, '"T", archived from the original on 4 December 2020'),
    ],
)
def test_the_format_stands_behind_the_link_it_is_of(parameters, expected):
    assert re.sub(r"\[\S+ ([^\]]*)\]", r"\1", words("cite web", {"title": "T"} | parameters)) == expected


def test_a_page_that_deviates_from_its_archive_is_as_good_as_dead():
    text = cite("cite web", DEAD | {"title": "T", "url-status": "deviated"})
    assert '[https://archive.example/1 "T"]. Archived from [https://e.org/a the original]' in text


def test_the_lock_stays_with_the_page_whose_archive_is_open():
    text = cite("cite web", DEAD | {"title": "T", "url-access": "subscription"})
    assert '<cite class="citation web cs1">[https://archive.example/1 "T"]. ' in text
    assert 'required">[https://e.org/a the original]</span> on' in text
    text = cite("cite web", DEAD | {"title": "T", "url-access": "limited", "url-status": "live"})
    assert '<span class="id-lock-limited"' in text
    assert '>[https://e.org/a "T"]</span>. [https://archive.example/1 Archived] from' in text


def test_the_archive_is_that_of_the_chapter_where_the_chapter_has_an_address():
    text = cite("cite book", DEAD | {"title": "T", "chapter": "C", "chapter-url": "https://e.org/c"})
    assert (
        '[https://archive.example/1 "C"]. [https://e.org/a <i>T</i>]. Archived from [https://e.org/c ' in text
    )


@pytest.mark.parametrize(
    ("parameters", "address"),
    [
        (
            {"pmc": "12", "doi": "10.1000/x", "doi-access": "free"},
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC12",
        ),
        (
            {"pmc": "12", "doi": "10.1000/x", "doi-access": "free", "title-link": "doi"},
            "https://doi.org/10.1000/x",
        ),
        ({"doi": "10.1000/x"}, ""),
        ({"pmc": "12", "title-link": "none"}, ""),
        ({"pmc": "12", "url": "https://e.org"}, "https://e.org"),
    ],
)
def test_the_title_of_a_journals_article_leads_to_its_free_text(parameters, address):
    text = cite("cite journal", {"title": "T", "journal": "J"} | parameters)
    assert text.startswith(f'<cite class="citation journal cs1">{f"[{address} " if address else ""}"T"')


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"df": "mdy"}, "T. May 3, 2020. Retrieved 2020-05-04."),
        ({"df": "mdy-all"}, "T. May 3, 2020. Retrieved May 4, 2020."),
        ({}, "T. 3 May 2020. Retrieved 4 May 2020."),
    ],
)
def test_a_citation_may_write_its_dates_unlike_the_page(parameters, expected):
    parameters |= {"title": "T", "url": "https://e.org", "date": "2020-05-03", "access-date": "2020-05-04"}
    assert words("cite book", parameters, "dmy").replace("[https://e.org T]", "T") == expected


@pytest.mark.parametrize(
    ("parameters", "anchor"),
    [
        ({"last": "A", "date": "2020-05-03", "year": "2020a"}, "CITEREFA2020a"),
        ({"last": "A", "contributor": "C", "contribution": "Preface", "year": "2020"}, "CITEREFC2020"),
        ({"authors": "A and B", "editor": "E", "year": "2020"}, "CITEREFE2020"),
        ({"last": "A", "date": "n.d."}, "CITEREFAn.d."),
    ],
)
def test_short_citations_find_the_whole_one_by_its_first_names_and_year(parameters, anchor):
    assert cite("cite book", {"title": "T"} | parameters).startswith(f'<cite id="{anchor}"')


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("3-12", "pp. 3–12"), ("A-3", "pp. A-3"), ("A-3 – A-9", "pp. A-3–A-9"), ("4-12–4-15", "pp. 4-12–4-15"),
        ("iv-x", "pp. iv–x"), ("1-2; 5 — 6", "pp. 1–2, 5–6"), ("12a-12b", "pp. 12a–12b"), ("((3-12))", "pp. 3-12"),
        ("S1&ndash;S9", "pp. S1–S9"), ("e12-x", "pp. e12-x"), ("3 &amp; 5-7, 9-11", "pp. 3 &amp; 5-7, 9–11"),
        ("12", "p. 12"),
    ],
)  # fmt: skip
def test_a_span_of_pages_has_a_dash_and_a_page_its_own_hyphen(written, printed):
    assert words("cite book", {"title": "T", "pages": written}) == f"T. {printed}."


@pytest.mark.parametrize(
    ("template", "title", "expected"),
    [
        ("cite web", "“So”, it’s said", '""So", it\'s said".'),
        ("cite book", "“So”, it’s said", "“So”, it’s said."),
        ("cite web", "[[“So”]]", '"[[“So”]]".'),
    ],
)
def test_quotation_marks_in_a_quoted_title_are_straight(template, title, expected):
    assert words(template, {"title": title}) == expected
    assert words("cite book", {"title": "T", "quote": "It’s “so”"}) == 'T. It\'s "so"'


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("2001-12345", "2001012345"),
        ("sn85000678", "sn85000678"),
        ("89-456", "89000456"),
        ("2001-1234567", ""),
    ],
)
def test_a_number_of_the_library_of_congress_is_linked_as_it_is_filed(number, address):
    text = words("cite book", {"title": "T", "lccn": number})
    assert text == f"T. LCCN {f'[https://lccn.loc.gov/{address} {number}]' if address else number}."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{harvnb|Doe|2010|pp=3-4|loc=ch. 2}}", "Doe 2010, pp. 3–4, ch. 2"),
        ("{{harvtxt|Doe|2010|p=3}}", "Doe (2010, p. 3)"),
        ("{{harvp|Doe|Roe|2010|p=[https://e.org 3]}}", "Doe & Roe (2010, p. 3)"),
        ("{{harvtxt|Doe|2010|p=3|ref=none}}", "Doe (2010, p. 3)"),
        ("{{harv|Doe|2010|p=3}}", "(Doe 2010, p. 3)"),
        ("{{harvcol|Doe|2010|p=25}}", "(Doe 2010:25)"),
        ("{{harvcoltxt|Doe|2010|p=25}}", "Doe (2010:25)"),
        ("{{harvcolnb|Doe|2010|pp=2-5}}", "Doe 2010:2–5"),
        ("{{harvnb|Doe|2010|p=3|ps=, words}}", "Doe 2010, p. 3, words"),
    ],
)
def test_a_short_citation_says_where_to_look(source, expected):
    html = Renderer(Context("Page")).inline(source)
    assert (
        re.sub(r"<[^>]*>", "", html).replace("&nbsp;", " ").replace("\xa0", " ").replace("&amp;", "&")
        == expected
    )
