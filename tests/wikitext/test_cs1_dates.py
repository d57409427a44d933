import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.wikitext.cs1 import format_date, parse_date


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("27 September 2020", "2020-09-27"),
        ("September 27, 2020", "2020-09-27"),
        ("2020-09-27", "2020-09-27"),
        ("27 Sep 2020", "2020-09-27"),
        ("September 2020", "2020-09"),
        ("2020", "2020"),
        ("985", "985"),
        ("Spring 2020", "2020-21"),
        ("Winter 2010–2011", "2010-24/2011"),
        ("First Quarter 2020", "2020-33"),
        ("3–5 May 2020", "2020-05-03/2020-05-05"),
        ("May 3–5, 2020", "2020-05-03/2020-05-05"),
        ("May–June 2020", "2020-05/2020-06"),
        ("28 May – 2 June 2020", "2020-05-28/2020-06-02"),
        ("28 December 2020 – 2 January 2021", "2020-12-28/2021-01-02"),
        ("2019–2020", "2019/2020"),
        ("2019–20", "2019/2020"),
        ("2019-20", "2019/2020"),
        ("Winter 2010–11", "2010-24/2011"),
        ("c. 1900", "1900~"),
        ("2020a", "2020"),
    ],
)
def test_a_date_in_a_form_of_citations_is_read(text, edtf):
    if text == "985":
        edtf = "0985"
    assert parse_date(text).edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["", "soon", "27.09.2020", "09/27/2020", "2020-9-27", "2020-02-30", "31 June 2020", "29 February 2019",
     "27 september 2020", "Sept 2020", "27 September, 2020", "September 27 2020", "2020-09",
     "27th September 2020",
     "5–3 May 2020", "June–May 2020", "2020–2019", "2010–11", "2010-11", "0 May 2020", "today", "May 2020 (updated)",
     "1 January 20201"],
)  # fmt: skip
def test_what_is_no_such_date_is_not_guessed(text):
    assert parse_date(text) is None


def test_the_letter_that_tells_works_of_one_year_apart_is_kept():
    assert parse_date("May 2020b").letter == "b"


@pytest.mark.parametrize(
    ("text", "style", "written"),
    [
        ("2020-09-27", "dmy", "27 September 2020"),
        ("2020-09-27", "mdy", "September 27, 2020"),
        ("September 27, 2020", "dmy", "27 September 2020"),
        ("27 September 2020", "mdy", "September 27, 2020"),
        ("27 September 2020", "ymd", "2020-09-27"),
        ("27 Sep 2020", "mdy", "Sep 27, 2020"),
        ("3–5 May 2020", "mdy", "May 3–5, 2020"),
        ("May 28 – June 2, 2020", "dmy", "28 May – 2 June 2020"),
        ("28 December 2020 – 2 January 2021", "mdy", "December 28, 2020 – January 2, 2021"),
        ("May 2020", "dmy", "May 2020"),
        ("May-June 2020", "dmy", "May–June 2020"),
        ("2020-09-27", "", "2020-09-27"),
        ("no date", "dmy", "no date"),
    ],
)
def test_a_date_is_written_in_the_style_of_the_page(text, style, written):
    assert format_date(text, style) == written


@given(st.dates(), st.sampled_from(["dmy", "mdy", "ymd"]))
def test_a_day_survives_being_written_in_any_style(day, style):
    if day.year >= 1000:
        assert parse_date(format_date(day.isoformat(), style)).edtf == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    date = parse_date(text)
    assert date is None or date.year >= 100
