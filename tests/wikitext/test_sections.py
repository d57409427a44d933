"""Cutting a text at its headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import Piece, has_open_markup, join_sections, section_range, split_sections

TOKENS = [
    "=", "==", "== a ==", "\n", "\r\n", " ", "{{", "}}", "{{{", "|", "[[", "]]", "<!--", "-->", "<nowiki>",
    "</nowiki>", "<ref>", "</ref>", "<ref name=a />", "<pre>", "</pre>", "word", "é", "{|", "|}", "<", ">",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(TOKENS)).map("".join)


def headings(text: str) -> list[tuple[int, str]]:
    return [(piece.level, piece.heading) for piece in split_sections(text)[1:]]


@settings(deadline=None)
@given(MARKUP)
def test_joining_what_was_split_gives_the_text_back(text):
    assert join_sections(split_sections(text)) == text


@settings(deadline=None)
@given(st.text())
def test_joining_gives_any_text_back(text):
    assert join_sections(split_sections(text)) == text


def test_the_lead_comes_first_and_may_be_empty():
    assert split_sections("== A ==\nb") == [Piece(0, "", ""), Piece(2, "A", "== A ==\nb")]


def test_a_text_without_headings_is_one_lead():
    assert split_sections("a\nb") == [Piece(0, "", "a\nb")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("== A ==", (2, "A")),
        ("=== A ==", (2, "= A")),
        ("== A ===", (2, "A =")),
        ("====== A ======", (6, "A")),
        ("======= A =======", (6, "= A =")),
        ("=====", (2, "=")),
        ("===", (1, "=")),
        ("== A == <!-- why --> ", (2, "A")),
        ("== A == \t", (2, "A")),
        ("== A ==\r", (2, "A")),
        ("== [[a]] {{b}} ==", (2, "[[a]] {{b}}")),
    ],
)
def test_a_line_is_a_heading_as_in_mediawiki(line, found):
    assert headings(f"x\n{line}\ny") == [found]


@pytest.mark.parametrize("line", ["==", "== A", " == A ==", "== A == b", "<!-- --> == A =="])
def test_a_line_is_no_heading(line):
    assert headings(f"x\n{line}\ny") == []


@pytest.mark.parametrize(
    "wrapped",
    ["<!--\n== A ==\n-->", "<nowiki>\n== A ==\n</nowiki>", "{{a|\n== A ==\n}}", "<ref>\n== A ==\n</ref>"],
)
def test_a_heading_inside_something_else_is_none(wrapped):
    assert headings(f"x\n{wrapped}\ny") == []


@pytest.mark.parametrize("opener", ["{{a", "[[a", "<nowiki>", "<ref>", "<pre>"])
def test_what_is_never_closed_hides_no_heading(opener):
    assert headings(f"{opener}\n== A ==\n") == [(2, "A")]


@pytest.mark.parametrize("text", ["{{a|b}}", "a <!-- b --> c", "<ref>a</ref>", "== A ==\n[[b]]", "'''a"])
def test_closed_markup_is_not_open(text):
    assert not has_open_markup(text)


@pytest.mark.parametrize(
    "text", ["{{a", "{{{a", "<!-- a", "<ref>a", "<nowiki>", "<pre>a", "[[a", "a -->", "b }}", "a</ref>", "]]"]
)
def test_open_markup_and_stray_closers_are_told(text):
    assert has_open_markup(text)


@pytest.mark.parametrize(
    ("number", "pieces"),
    [(0, range(0, 1)), (1, range(1, 4)), (2, range(2, 4)), (3, range(3, 4)), (4, range(4, 5))],
)
def test_a_section_has_its_subsections(number, pieces):
    assert section_range([0, 2, 3, 4, 2], number) == pieces


@pytest.mark.parametrize("number", [-1, 5])
def test_a_section_that_is_not_there_is_an_error(number):
    with pytest.raises(IndexError):
        section_range([0, 2, 3, 4, 2], number)
