import pytest

from apps.wikitext.cs1 import find_kind, find_problems, format_citation, read_fields

GOOD = {"title": "T", "url": "https://example.org/a"}
DAY = {"archive-date": "3 May 2020"}
WAYBACK = "https://web.archive.org/"


def codes(template, *, maintenance=False, **parameters):
    """Return the codes of the errors, or of the notes, of a citation; "_" stands for "-" in names."""
    fields = read_fields({name.replace("_", "-"): value for name, value in parameters.items()})
    problems = find_problems(find_kind(template), fields)
    return [problem.code for problem in problems if problem.is_maintenance == maintenance]


def test_a_sound_citation_has_no_problem():
    assert (
        codes("cite web", **GOOD, last="Hakobyan", first="Ani", date="3 May 2020", access_date="5 May 2020")
        == []
    )
    assert codes("cite web", maintenance=True, **GOOD, language="hy") == []


@pytest.mark.parametrize(
    ("template", "parameters", "code"),
    [
        ("cite web", {"title": "T", "access-date": "3 May 2020", "publisher": "P"}, "accessdate_missing_url"),
        ("cite web", {"archive-url": "https://archive.example/1"} | GOOD, "archive_missing_date"),
        ("cite web", {"archive-date": "3 May 2020"} | GOOD, "archive_date_missing_url"),
        ("cite book", {"title": "T", "archive-url": "https://a.org/1"} | DAY, "archive_missing_url"),
        ("cite web", {"archive-url": f"{WAYBACK}save/x"} | DAY | GOOD, "archive_url"),
        ("cite web", {"archive-url": f"{WAYBACK}web/20200504000000/x"} | DAY | GOOD, "archive_date_mismatch"),
        ("cite web", {"date": "3. Mai 2020"} | GOOD, "bad_date"),
        ("cite web", {"access-date": "May 2020"} | GOOD, "bad_date"),
        ("cite web", {"title": "T", "url": "example.org"}, "bad_url"),
        ("cite web", {"title": "T", "url": "https://example.org/a b"}, "bad_url"),
        ("cite web", {"url": "https://example.org"}, "bare_url_missing_title"),
        ("cite book", {"publisher": "P"}, "missing_title"),
        ("cite journal", {"title": "T"}, "missing_periodical"),
        ("cite magazine", {"title": "T"}, "missing_periodical"),
        ("cite web", {"title": "T"}, "missing_url"),
        ("cite book", {"title": "T", "first": "Ani"}, "first_missing_last"),
        ("cite book", {"title": "T", "last2": "B"}, "missing_name"),
        ("cite web", {"last": "Editor"} | GOOD, "generic_name"),
        ("cite web", {"title": "Page not found", "url": "https://e.org"}, "generic_title"),
        ("cite web", {"title": "Are you a robot", "url": "https://e.org"}, "generic_title"),
        ("cite web", {"publisher": "https://e.org"} | GOOD, "external_link"),
        ("cite web", {"title": "[[War]]", "url": "https://e.org"}, "wikilink_in_url"),
        ("cite web", {"colour": "red"} | GOOD, "unknown_parameter"),
        ("cite web", {"accessdate": "3 May 2020", "access-date": "3 May 2020"} | GOOD, "redundant_parameter"),
        ("cite book", {"title": "T", "page": "3", "pages": "3–4"}, "redundant_parameter"),
        ("cite web", {"url-status": "gone"} | GOOD, "invalid_value"),
        ("cite web", {"url-access": "none"} | GOOD, "invalid_value"),
        ("cite book", {"title": "T", "last": "A et al."}, "explicit_et_al"),
        ("cite book", {"title": "T", "pages": "pp. 3–4"}, "extra_text_pages"),
        ("cite book", {"title": "T", "edition": "2nd edition"}, "extra_text_edition"),
        ("cite book", {"title": "T", "volume": "Vol. 3"}, "extra_text_volume"),
        ("cite magazine", {"title": "T", "magazine": "M", "issue": "No. 3"}, "extra_text_issue"),
        ("cite book", {"title": "T\u200bU"}, "invisible_char"),
        ("cite web", {"work": "''The Gazette''"} | GOOD, "italics"),
        ("cite web", {"script-title": "Տեքստ"} | GOOD, "script_parameter"),
        ("cite web", {"trans-title": "T", "url": "https://e.org"}, "trans_missing_title"),
        ("cite journal", {"title": "T", "journal": "J", "doi": "1000/x"}, "bad_doi"),
        ("cite book", {"title": "T", "isbn": "978-0-306-40615-8"}, "bad_isbn"),
        ("cite journal", {"title": "T", "journal": "J", "issn": "0028-0837"}, "bad_issn"),
        ("cite journal", {"title": "T", "journal": "J", "pmid": "abc"}, "bad_pmid"),
        ("cite journal", {"title": "T", "journal": "J", "pmc": "PMCX"}, "bad_pmc"),
        ("cite book", {"title": "T", "oclc": "x1"}, "bad_oclc"),
        ("cite journal", {"title": "T", "journal": "J", "jstor": "a b"}, "bad_jstor"),
        ("cite journal", {"title": "T", "journal": "J", "hdl": "x"}, "bad_hdl"),
        ("cite web", {"1": "lost words"} | GOOD, "missing_pipe"),
        ("cite web", {"title": "T date=May 2020", "url": "https://e.org"}, "missing_pipe"),
        ("cite web", {}, "empty_citation"),
        ("cite web", {"format": "PDF", "title": "T"}, "format_missing_url"),
    ],
)  # fmt: skip
def test_an_error_is_found(template, parameters, code):
    assert code in codes(template, **{name.replace("-", "_"): value for name, value in parameters.items()})


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"title": "Archived copy", "url": "https://e.org"}, "archived_copy"),
        (
            {"url-status": "unfit", "archive-url": "https://a.org/1", "archive-date": "3 May 2020"} | GOOD,
            "unfit",
        ),
        (
            {"url-status": "bot: unknown", "archive-url": "https://a.org/1", "archive-date": "3 May 2020"}
            | GOOD,
            "bot_unknown",
        ),
        ({"last": "Smith; Jones; Hay"} | GOOD, "multiple_names"),
        ({"last": "1234"} | GOOD, "numeric_names"),
        ({"language": "Klingonian"} | GOOD, "unknown_language"),
        ({"last": "Smith,"} | GOOD, "extra_punctuation"),
        ({"date": "May-June 2020"} | GOOD, "date_format"),
        ({"date": "2019-20"} | GOOD, "date_format"),
        ({"last": "Editorial staff"} | GOOD, "generic_name"),
        ({"title": "Just a moment...", "url": "https://e.org"}, "generic_title"),
        ({"title": "none", "url": "https://e.org"}, "untitled_periodical"),
    ],
)
def test_what_only_wants_care_is_a_note(parameters, code):
    named = {name.replace("-", "_"): value for name, value in parameters.items()}
    assert code in codes("cite web", maintenance=True, **named)


@pytest.mark.parametrize(
    ("template", "parameters", "code"),
    [
        ("cite web", {"chapter": "C"} | GOOD, "chapter_ignored"),
        ("citation", {"chapter": "C", "title": "T", "website": "W", "url": "https://e.org"}, "chapter_ignored"),
        ("cite book", {"title": "T", "work": "W"}, "periodical_ignored"),
        ("cite book", {"chapter": "C"}, "missing_title"),
        ("cite episode", {"title": "E"}, "missing_title"),
        ("cite web", {"title": "T", "archive-url": "https://a.org/1"} | DAY, "missing_url"),
        ("citation", {"title": "T", "website": "W"}, "missing_url"),
        ("cite conference", {"title": "T", "conference": "C", "conference-url": "https://e.org",
                             "access-date": "3 May 2020"}, "accessdate_missing_url"),
        ("cite web", {"archive-url": f"{WAYBACK}web/2020/https://e.org"} | DAY | GOOD, "archive_url"),
        ("cite web", {"archive-url": f"{WAYBACK}web/20200503/https://e.org"} | DAY | GOOD, "archive_url"),
        ("cite web", {"date": "none"} | GOOD, "bad_date"),
        ("cite web", {"date": "3 May 2020", "year": "2019"} | GOOD, "bad_date"),
        ("cite web", {"last": "Reuters"} | GOOD, "generic_name"),
        ("cite web", {"last": "Desk", "first": "News"} | GOOD, "generic_name"),
        ("cite book", {"title": "T", "translator1": "A. Person (ed.)"}, "generic_name"),
        ("cite web", {"title": "Sorry, page not found | Site", "url": "https://e.org"}, "generic_title"),
        ("cite web", {"title": "Unknown", "url": "https://e.org"}, "generic_title"),
        ("cite book", {"title": "T", "last1": "A", "last3": "C"}, "missing_name"),
        ("cite book", {"title": "T", "translator-first2": "A", "translator1": "B"}, "first_missing_last"),
        ("cite book", {"title": "T", "last1": "A", "last2": "B", "last3": "C et al."}, "explicit_et_al"),
        ("cite book", {"title": "T", "last1": "A", "display-authors": "2"}, "invalid_value"),
        ("cite book", {"title": "T", "last1": "A", "display-authors": "all"}, "invalid_value"),
        ("cite book", {"title": "T", "vauthors": "Smith AB", "last": "Smith"}, "redundant_parameter"),
        ("cite book", {"title": "T", "vauthors": "Smith, A. B."}, "vancouver"),
        ("cite book", {"title": "T", "contributor": "C", "last": "A"}, "contributor_alone"),
        ("cite web", {"contributor": "C", "last": "A"} | GOOD, "contributor_ignored"),
        ("cite web", {"mode": "cs3"} | GOOD, "invalid_value"),
        ("cite web", {"df": "long"} | GOOD, "invalid_value"),
        ("cite web", {"url-status": "yes"} | GOOD, "invalid_value"),
        ("cite journal", {"title": "T", "journal": "J", "doi": "10.1000/x", "doi-access": "yes"}, "invalid_value"),
        ("cite book", {"title": "T", "url-access": "subscription"}, "url_access_alone"),
        ("cite book", {"title": "T", "jstor-access": "free"}, "jstor_access_alone"),
        ("cite book", {"title": "T", "doi-broken-date": "May 2020"}, "doi_broken_date_alone"),
        ("cite av media", {"title": "T", "time": "3:20", "minutes": "3"}, "redundant_parameter"),
        ("cite web", {"script-title": "fr:Titre"} | GOOD, "script_parameter"),
        ("cite web", {"trans-website": "W"} | GOOD, "trans_missing_title"),
        ("cite web", {"title-link": "T"} | GOOD, "wikilink_in_url"),
        ("cite book", {"title": "T", "chapter": "[[C]]", "chapter-url": "https://e.org"}, "wikilink_in_url"),
        ("cite book", {"title": "T", "quote": "See https://e.org"}, "external_link"),
        ("cite book", {"title": "T", "page": "p3"}, "extra_text_page"),
        ("cite book", {"title": "T", "quote": "Q", "quote-page": "p. 3"}, "extra_text_quote_page"),
        ("cite book", {"title": "T", "volume": "vol12"}, "extra_text_volume"),
        ("cite book", {"title": "T\xa0U"}, "invisible_char"),
        ("cite book", {"title": "T\nU"}, "invisible_char"),
        ("cite journal", {"title": "T", "journal": "J", "doi": "10.5555/x"}, "bad_doi"),
        ("cite journal", {"title": "T", "journal": "J", "doi": "10.123456/x"}, "bad_doi"),
        ("cite journal", {"title": "T", "journal": "J", "jstor": "jstor123"}, "bad_jstor"),
        ("cite book", {"title": "T", "isbn": "979-0-2600-0043-8"}, "bad_isbn"),
        ("cite book", {"Title": "T"}, "unknown_parameter"),
        ("cite book", {"title": "T", "coauthors": "A, B"}, "unknown_parameter"),
        ("cite book", {"Title": "T"}, "missing_title"),
        ("cite book", {"title": "T", "last": "A", "author-link": "[[A]]"}, "bad_paramlink"),
        ("cite book", {"title": "T", "last": "[[A]]", "author-link": "A"}, "bad_paramlink"),
        ("cite book", {"title": "T", "title-link": "https://e.org"}, "bad_paramlink"),
        ("cite web", {"title": "T", "url": "https://e-org.wikipedialibrary.idm.oclc.org/a"}, "proxy_link"),
        ("cite web", {"colour": ""} | GOOD, "empty_unknown_parameter"),
        ("cite web", {"1": ""} | GOOD, "empty_unknown_parameter"),
    ],
)  # fmt: skip
def test_no_more_and_no_less_is_an_error(template, parameters, code):
    assert code in codes(template, **{name.replace("-", "_"): value for name, value in parameters.items()})


@pytest.mark.parametrize(
    ("template", "parameters"),
    [
        ("cite book", {"title": "T", "page": "P7", "pages": ""}),
        ("cite book", {"title": "T", "page": "[https://e.org/p 3]"}),
        ("cite book", {"title": "T", "volume": "Volkswagen"}),
        ("cite magazine", {"title": "T", "magazine": "M", "issue": "November"}),
        ("cite book", {"title": "T", "last": "Meyer", "first": "Ed"}),
        ("cite book", {"title": "T", "last": "Edwards", "first": "E. D."}),
        ("cite book", {"title": "T", "last": "((Reuters Desk))"}),
        ("cite book", {"title": "T", "vauthors": "Smith AB, ((Some Group)), van der Berg C, et al."}),
        ("cite book", {"title": "T", "last1": "A", "last2": "B", "display-authors": "1"}),
        ("cite book", {"title": "T", "last1": "A", "display-authors": "et al."}),
        ("cite web", {"title": "Archived copy as of May", "url": "https://e.org"}),
        ("cite web", {"title": "The error of our ways", "url": "https://e.org"}),
        ("cite web", {"dead-url": "yes"} | GOOD),
        ("cite web", {"script-title": "zh-Hant:題"} | GOOD),
        ("cite web", {"title": "नमस्ते\u200d", "url": "https://e.org"}),
        ("cite web", {"date": "n.d."} | GOOD),
        ("cite web", {"title": '<span class="a" lang="de">Titel</span>', "url": "https://e.org"}),
        ("cite journal", {"title": "T", "journal": "J", "doi": "10.12345/x"}),
        ("cite journal", {"title": "T", "journal": "J", "pmc": "12", "format": "PDF"}),
        ("cite conference", {"title": "T", "book-title": "B"}),
        ("cite encyclopedia", {"entry": "E", "work": "W"}),
        ("cite web", {"archive-url": f"{WAYBACK}web/20200503000000id_/https://e.org"} | DAY | GOOD),
    ],
)  # fmt: skip
def test_what_is_right_is_no_error(template, parameters):
    assert codes(template, **{name.replace("-", "_"): value for name, value in parameters.items()}) == []


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"url-status": "live"} | GOOD, "url_status"),
        ({"publisher": "P,"} | GOOD, "extra_punctuation"),
        ({"last": "50/50"} | GOOD, "numeric_names"),
        ({"last": "A, B, C & D"} | GOOD, "multiple_names"),
        ({"others": "Someone"} | GOOD, "others"),
        ({"authors": "A and B"} | GOOD, "authors_parameter"),
        ({"date": "3 May 2020", "year": "2020"} | GOOD, "date_year"),
        ({"postscript": "words"} | GOOD, "postscript"),
        ({"doi": "10.1000/x", "doi-broken-date": "May 2020"} | GOOD, "doi_inactive"),
        ({"isbn": "((123))"} | GOOD, "isbn_ignored"),
        ({"ref": "harv"} | GOOD, "ref_default"),
        ({"work": "\u200eW"} | GOOD, "invisible_char"),
    ],
)
def test_what_readers_need_not_know_is_a_note_alone(parameters, code):
    named = {name.replace("-", "_"): value for name, value in parameters.items()}
    assert code in codes("cite web", maintenance=True, **named)
    assert codes("cite web", **named) == []


def test_an_empty_citation_lacks_nothing_else():
    assert codes("cite web") == ["empty_citation"]
    assert codes("cite web", title="", url=" ") == ["empty_citation"]


def test_double_brackets_say_that_a_value_is_meant_so():
    assert codes("cite journal", title="T", journal="J", doi="((weird))") == []


def test_a_blank_parameter_is_no_problem():
    assert codes("cite web", **GOOD, publisher="", last="  ") == []
    assert codes("cite web", **GOOD, colour="") == ["empty_unknown_parameter"]


def test_the_message_names_the_parameter_as_it_was_written():
    fields = read_fields({"title": "T", "url": "https://e.org", "accessdate": "yesterday"})
    (problem,) = find_problems(find_kind("cite web"), fields)
    assert problem.parameter == "accessdate"
    assert "|accessdate=" in problem.message


def test_an_error_is_shown_behind_the_citation():
    text = format_citation(find_kind("cite web"), {"title": "T", "url": "https://e.org", "date": "soon"})
    assert text.endswith(
        '<span class="cs1-error bad-date">&#124;date= is not a date in a form that citations take</span>'
    )
