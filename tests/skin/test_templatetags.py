from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.template import Context, Template

from apps.skin.templatetags.skin import first_lines, heading_words, last_lines, line_count, moment, stamp

WHEN = datetime(2021, 1, 11, 23, 5, 9, tzinfo=UTC)


def test_a_stamp_shows_the_day_and_holds_the_exact_moment_in_utc():
    assert stamp(WHEN) == (
        '<time class="stamp" datetime="2021-01-11T23:05:09Z" '
        'title="11 January 2021, 23:05 UTC">11 Jan 2021</time>'
    )


def test_a_stamp_of_another_zone_is_told_in_utc():
    assert "2021-01-11T23:05:09Z" in stamp(WHEN.astimezone(timezone(timedelta(hours=4))))


def test_the_day_is_that_of_the_readers_zone(settings):
    settings.TIME_ZONE = "Asia/Yerevan"
    assert stamp(WHEN).endswith(">12 Jan 2021</time>")


def test_a_moment_to_come_is_no_stamp_that_a_script_would_make_relative():
    assert 'class="moment"' in moment(WHEN)
    assert moment(WHEN).endswith(">11 Jan 2021, 23:05</time>")


@pytest.mark.parametrize("tag", [stamp, moment])
def test_no_time_is_no_element(tag):
    assert tag(None) == ""


def test_edges_of_a_text():
    assert first_lines("a\nb\nc", 2) == "a\nb"
    assert last_lines("a\nb\nc", 2) == "b\nc"
    assert first_lines("word " * 100, 2) == "word " * 47 + "word …"
    assert last_lines("word " * 99 + "word", 2) == "… " + "word " * 47 + "word"
    assert (first_lines("x" * 300, 1), last_lines("x" * 300, 1)) == ("x" * 240 + " …", "… " + "x" * 240)
    assert line_count("a\nb\n") == 2
    assert line_count("") == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("== Casualties ==\nWords.", "Casualties"),
        ("\n=== 1 = 1 ===\n", "1 = 1"),
        ("No heading", ""),
        ("= not closed\n", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_heading_of_a_section_is_read_from_its_first_line(text, words):
    assert heading_words(text) == words


def test_a_picture_in_an_address_is_drawn_in_place_and_any_other_is_not():
    template = Template("{% load skin %}{% if a|is_data_svg %}{% inline_svg a %}{% else %}no{% endif %}")
    svg = "data:image/svg+xml;base64,PHN2Zy8+"

    assert template.render(Context({"a": svg})) == "<svg/>"
    assert template.render(Context({"a": "/static/x.svg"})) == "no"
