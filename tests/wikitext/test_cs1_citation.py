import re

import pytest

from apps.wikitext.cs1 import KINDS, canonical_name, find_kind, format_citation

NEWS = {
    "last": "Hakobyan",
    "first": "Ani",
    "date": "11 November 2020",
    "title": "A ceasefire",
    "url": "https://example.org/a",
    "work": "The Gazette",
    "access-date": "2020-11-19",
}
ARCHIVE = {"archive-url": "https://archive.example/1", "archive-date": "4 December 2020"}


def cite(template, date_style="", **parameters):
    """Return the visible wikitext of a citation, without COinS; "_" stands for "-" in parameter names."""
    named = {name.replace("_", "-"): value for name, value in parameters.items()}
    text = format_citation(find_kind(template), named, date_style)
    return re.sub(r'<span title="[^"]*" class="Z3988"></span>', "", text)


def words(template, **parameters):
    """Return the same without tags."""
    return re.sub(r"<[^>]*>", "", cite(template, **parameters)).replace("&nbsp;", " ")


def test_a_news_article_reads_author_date_title_work_access():
    assert cite("cite news", **{name.replace("-", "_"): value for name, value in NEWS.items()}) == (
        '<cite id="CITEREFHakobyan2020" class="citation news cs1">Hakobyan, Ani (11 November 2020). '
        '[https://example.org/a "A ceasefire"]. <i>The Gazette</i>. '
        '<span class="reference-accessdate">Retrieved 2020-11-19</span>.</cite>'
    )


def test_without_an_author_the_date_follows_the_publisher():
    assert words("cite web", title="T", url="https://e.org", website="W", publisher="P", date="May 2020") == (
        '[https://e.org "T"]. W. P. May 2020.'
    )


def test_a_journal_has_its_volume_in_bold_and_its_pages_after_a_colon():
    text = cite("cite journal", title="T", journal="J", volume="12", issue="3", pages="34-56", year="2010")
    assert text == '<cite class="citation journal cs1">"T". <i>J</i>. <b>12</b> (3): 34–56. 2010.</cite>'


def test_a_magazine_names_volume_and_number():
    assert words("cite magazine", title="T", magazine="M", volume="12", issue="3", page="4") == (
        '"T". M. Vol. 12, no. 3. p. 4.'
    )


def test_a_chapter_stands_in_the_book_of_its_editor():
    assert words(
        "cite book", last="A", first="B", editor_last="C", editor_first="D", chapter="Ch", title="Book",
        year="1999", edition="2nd", location="Oxford", publisher="OUP", pages="3-9", isbn="978-0-306-40615-7",
    ) == (
        'A, B (1999). "Ch". In C, D (ed.). Book (2nd ed.). Oxford: OUP. pp. 3–9. '
        "ISBN [https://search.worldcat.org/search?q=bn:9780306406157 978-0-306-40615-7]."
    )  # fmt: skip


def test_an_editor_alone_stands_first():
    assert words("cite book", editor="C", title="Book", year="1999") == "C, ed. (1999). Book."


def test_commas_join_the_parts_of_the_second_style():
    assert (
        words("citation", last="A", first="B", title="Book", publisher="P", year="1999")
        == "A, B (1999), Book, P"
    )
    assert 'class="citation cs2"' in cite("citation", title="Book")
    assert words("cite web", title="T", url="https://e.org", access_date="3 May 2020", mode="cs2") == (
        '[https://e.org "T"], retrieved 3 May 2020'
    )


def test_an_entry_is_a_part_of_its_encyclopedia():
    assert words("cite encyclopedia", title="Baku", encyclopedia="Lexicon", url="https://e.org") == (
        '[https://e.org "Baku"]. Lexicon.'
    )


@pytest.mark.parametrize(
    ("template", "parameters", "expected"),
    [
        ("cite press release", {"title": "T", "publisher": "Ministry"}, '"T" (Press release). Ministry.'),
        ("cite thesis", {"title": "T", "degree": "PhD", "publisher": "Uni"}, "T (PhD thesis). Uni."),
        ("cite report", {"title": "T", "publisher": "P"}, "T (Report). P."),
        ("cite map", {"map": "M", "title": "Atlas", "scale": "1:100"}, '"M". Atlas (Map). 1:100.'),
        ("cite av media", {"people": "X", "title": "F", "time": "3:20"}, "X. F. Event occurs at 3:20."),
        (
            "cite episode",
            {"title": "E", "series": "S", "season": "2", "number": "3", "network": "N"},
            '"E". S. Season 2. Episode 3. N.',
        ),
        (
            "cite conference",
            {"title": "T", "book-title": "Proceedings", "conference": "Meeting"},
            '"T". Proceedings. Meeting.',
        ),
        (
            "cite interview",
            {"subject": "A B", "interviewer": "C", "title": "T", "work": "W"},
            'A B. "T". W (Interview). Interviewed by C.',
        ),
        (
            "cite tweet",
            {"user": "gazette", "number": "12", "title": "T", "date": "3 May 2020"},
            '@gazette (3 May 2020). [https://x.com/gazette/status/12 "T"] (Tweet) – via Twitter.',
        ),
    ],
)
def test_each_kind_shows_what_is_its_own(template, parameters, expected):
    assert (
        words(template, **{name.replace("-", "_"): value for name, value in parameters.items()}) == expected
    )


def test_a_dead_page_leads_to_its_archive():
    text = cite(
        "cite web", title="T", url="https://e.org", **{k.replace("-", "_"): v for k, v in ARCHIVE.items()}
    )
    assert '[https://archive.example/1 "T"]' in text
    assert "Archived from [https://e.org the original] on 4 December 2020" in text


def test_a_live_page_leads_to_itself_and_names_its_archive():
    text = cite("cite web", title="T", url="https://e.org", url_status="live",
                archive_url="https://archive.example/1", archive_date="2020-12-04",
                date_style="dmy")  # fmt: skip
    assert '[https://e.org "T"]' in text
    assert "[https://archive.example/1 Archived] from the original on 4 December 2020" in text


@pytest.mark.parametrize("status", ["unfit", "usurped", "bot: unknown"])
def test_an_unfit_address_is_not_linked(status):
    text = cite("cite web", title="T", url="https://e.org", url_status=status,
                archive_url="https://archive.example/1", archive_date="4 December 2020")  # fmt: skip
    assert "https://e.org" not in text
    assert "Archived from the original on 4 December 2020" in text


def test_names_are_listed_and_cut_as_asked():
    people = {f"last{n}": f"L{n}" for n in range(1, 5)}
    assert words("cite book", title="T", **people) == "L1; L2; L3; L4. T."
    assert words("cite book", title="T", name_list_style="amp", **people) == "L1; L2; L3 & L4. T."
    assert words("cite book", title="T", display_authors="2", **people) == "L1; L2; et al. T."
    assert words("cite book", title="T", display_authors="etal", last="A") == "A; et al. T."
    assert words("cite book", title="T", vauthors="Smith AB, Jones C") == "Smith AB, Jones C. T."
    assert (
        words("cite book", title="T", last="Smith", first="Ann Bea", name_list_style="vanc") == "Smith AB. T."
    )


def test_a_contribution_stands_before_the_authors_of_the_whole():
    assert words("cite book", contributor="C", contribution="Foreword", last="A", title="T", year="2010") == (
        "C (2010). Foreword. T. By A."
    )


def test_a_preprint_names_its_class():
    assert words("cite arxiv", title="T", eprint="2001.00001", **{"class": "hep-th"}).endswith(
        "[https://arxiv.org/abs/2001.00001 2001.00001] &#91;hep-th&#93;."
    )


def test_a_person_is_linked_or_masked():
    assert "[[Ani H|Hakobyan, Ani]]" in cite(
        "cite book", title="T", last="Hakobyan", first="Ani", author_link="Ani H"
    )
    assert cite("cite book", title="T", last="Hakobyan", author_mask="3").count("———") == 1


def test_languages_are_named_and_english_is_not():
    assert "(in Armenian)" in words("cite web", title="T", url="https://e.org", language="hy")
    assert "(in Armenian and Russian)" in words(
        "cite web", title="T", url="https://e.org", language="hy, Russian"
    )
    for english in ("en", "English", "en-US", "British English"):
        assert "(in" not in words("cite web", title="T", url="https://e.org", language=english)


def test_a_title_in_another_script_keeps_its_language():
    text = cite("cite web", url="https://e.org", title="Tekst", script_title="hy:Տեքստ", trans_title="Text")
    assert '[https://e.org "Tekst" <bdi lang="hy">Տեքստ</bdi>] &#91;Text&#93;' in text
    assert '<bdi lang="ar" dir="rtl">' in cite("cite web", url="https://e.org", script_title="ar:نص")


def test_identifiers_are_linked_and_locked():
    text = cite("cite journal", title="T", journal="J", doi="10.1000/x<y", doi_access="free", pmid="123",
                pmc="456", issn="0028-0836", oclc="123", jstor="99", hdl="2027/x",
                arxiv="2001.00001")  # fmt: skip
    assert "[https://doi.org/10.1000/x%3Cy 10.1000/x&lt;y]" in text
    assert (
        '<span class="id-lock-free" title="Freely accessible">[https://pmc.ncbi.nlm.nih.gov/articles/PMC456'
        in text
    )
    assert text.index("arXiv:") < text.index("doi:") < text.index("ISSN") < text.index("PMID")


def test_a_locked_page_says_so():
    text = cite("cite news", title="T", url="https://e.org", url_access="subscription")
    assert (
        '<span class="id-lock-subscription" title="Paid subscription required">[https://e.org "T"]</span>'
        in text
    )


def test_the_page_decides_how_dates_are_written():
    assert "(September 27, 2020)" in cite(
        "cite book", title="T", last="A", date="27 September 2020", date_style="mdy"
    )


def test_a_citation_is_anchored_by_names_and_year():
    assert 'id="CITEREFA_BC2020b"' in cite("cite book", title="T", last="A B", last2="C", date="May 2020b")
    assert "id=" not in cite("cite book", title="T", last="A", year="2020", ref="none")
    assert 'id="CITEREFA1960–1961"' in cite("cite book", title="T", last="A", date="1960-1961")
    assert 'id="CITEREFOther"' in cite("cite book", title="T", last="A", ref="CITEREFOther")
    assert "id=" not in cite("cite book", title="T", year="2020")


def test_a_stop_is_not_doubled():
    assert (
        words("cite book", title="What next.", last="Jr.", publisher="Acme Inc.")
        == "Jr. What next. Acme Inc."
    )


def test_a_quotation_ends_the_citation():
    assert cite("cite book", title="T", quote="So it was.").endswith("<q>So it was.</q></cite>")


def test_brackets_in_a_title_do_not_end_its_link():
    assert '[https://e.org "A &#91;sic&#93; title"]' in cite(
        "cite web", url="https://e.org", title="A [sic] title"
    )
    assert '[https://e.org/%5Ba%5D "T"]' in cite("cite web", url="https://e.org/[a]", title="T")


def test_coins_tell_reference_managers_what_is_cited():
    text = format_citation(
        find_kind("cite journal"), {"title": "A & B", "journal": "J", "last": "X", "date": "May 2020"}
    )
    assert 'class="Z3988"' in text
    for part in (
        "rft.atitle=A+%26+B",
        "rft.jtitle=J",
        "rft.aulast=X",
        "rft.date=2020-05",
        "rft.genre=article",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("name", "canonical"),
    [("accessdate", "access-date"), ("last", "author-last1"), ("first2", "author-first2"),
     ("author3", "author-last3"),
     ("author2-link", "author-link2"), ("authorlink", "author-link1"), ("editor-last2", "editor-last2"),
     ("editor2-first", "editor-first2"), ("newspaper", "work"), ("number", "issue"),
     ("deadurl", "url-status"),
     ("URL", "url"), ("translator-first1", "translator-first1"), ("nonsense", None), ("last1-first1", None)],
)  # fmt: skip
def test_a_parameter_goes_by_one_name(name, canonical):
    assert canonical_name(name) == canonical


@pytest.mark.parametrize(
    "name", ["cite web", "Cite_News", "cite AV media", "citation", "cite dictionary", "cite newspaper"]
)
def test_a_member_of_the_family_is_found_by_any_of_its_names(name):
    assert find_kind(name) in KINDS.values()


def test_a_stranger_is_no_member():
    assert find_kind("cite") is None
    assert find_kind("infobox") is None
