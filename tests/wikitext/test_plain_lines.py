"""What is written down at once is what all passes and the parser would have made of it."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.wikitext import Context, render_fragment
from apps.wikitext.plain_lines import write_plain
from apps.wikitext.render import Renderer

ADDRESSES = [
    "https://example.org", "http://a-b.example.com/x_y/~z.pdf?q=1&r=%20&copy=2#part", "https://9.example/",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(["", "Words", " (2020). ", '"quoted"', "it's", "News: ", "\t", "&amp;", "&lt;b&gt;", "–", "="]),
    st.text(st.characters(exclude_characters="<>&[]{}|:\xa0", exclude_categories=["Cs", "Cc", "Cn"]), max_size=8),
)  # fmt: skip
VALUES = st.sampled_from(["", "reference", "a b", "x&amp;y=1", "ctx_ver=Z39.88"])


@st.composite
def words(draw):
    text = draw(TEXTS)
    opening = draw(st.sampled_from(["i", "b", "q", "span", 'span class="{}"', 'span title="{}" class="x"']))
    return f"<{opening.format(draw(VALUES))}>{text}</{opening.split()[0]}>"


@st.composite
def links(draw):
    inside = "".join(draw(st.lists(st.one_of(TEXTS, words()), max_size=3)))
    return f"[{draw(st.sampled_from(ADDRESSES))} Title{inside}]"


@st.composite
def citations(draw):
    inside = "".join(draw(st.lists(st.one_of(TEXTS, words(), links()), max_size=5)))
    return f'<cite id="CITEREFDoe2020" class="citation web cs1">{inside}</cite>'


lines = st.lists(st.one_of(TEXTS, words(), links(), citations()), max_size=5).map(
    lambda p: "Note " + "".join(p)
)
SCRAPS = [
    "<", ">", "&", '"', "'", "''", "=", "/", "<i>", "</i>", "</cite>", "<span>", "</span>", "<b>", "<br>", "[", "]",
    "[[", "]]", "{|", "----", "\n", "\n* ", "\n ", "__", "__NOTOC__", "<p>", "<h2>", "</h2>", "<script>", "https://a.b",
    "mailto:a", "tel:1", ":", "&nbsp;", "\xa0", "&#39;", "&quot;", "&copy;", "xn--", ":99999", " ?", "« ", "\t", "//",
    "<nowiki>a</nowiki>", "<!-- a -->", ' id="main"', "~~~~", "#", ";", "\x85",
]  # fmt: skip


def by_all_passes(line: str) -> str:
    with patch("apps.wikitext.render.write_plain", return_value=None):
        return Renderer(Context("Page")).inline(line)


@given(lines)
def test_a_plain_line_becomes_what_all_passes_make_of_it(line):
    if html := write_plain(line.strip()):
        assert html == by_all_passes(line)


@given(lines, st.lists(st.tuples(st.integers(0, 300), st.sampled_from(SCRAPS)), min_size=1, max_size=3))
def test_a_line_that_still_counts_as_plain_with_scraps_in_it_does_so_too(line, scraps):
    for position, scrap in scraps:
        line = line[:position] + scrap + line[position:]
    if html := write_plain(line.strip()):
        assert html == by_all_passes(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "* item",
        "two\nlines",
        "<i>open",
        "closed</i>",
        "<i><b>nested</i></b>",
        "''emphasis''",
        "[[Link]]",
        "https://example.org",
        "mailto:a@example.org",
        "[https://example.org]",
        "[https://example.org https://example.org]",
        "[https://example.org:99999/ words]",
        "[https://xn--zz.example/ words]",
        "[https://1.2.3.999/ words]",
        "[javascript:alert(1) words]",
        "<script>alert(1)</script>",
        '<i onclick="alert(1)">words</i>',
        '<span style="color: red">words</span>',
        '<cite id="main">words</cite>',
        "Why ?",
        "a__NOTOC__b",
        "a&b",
        "a\xa0b",
    ],
)
def test_anything_else_is_not_plain(line):
    assert write_plain(line) is None


def test_an_ordinary_citation_is_plain():
    source = (
        "<ref>{{cite news |last=Doe |first=Jane |title=A title |url=https://example.org/a?b=1&c=2 |work=News "
        "|date=1 May 2020 |access-date=2 May 2020 |archive-url=https://archive.example.org/https://example.org/a "
        "|archive-date=3 May 2020 |language=hy}}</ref>"
    )
    with patch("apps.wikitext.render.tidy_inline", side_effect=AssertionError("not plain")):
        [note] = render_fragment(source, Context("Page")).refs
    assert note.content.startswith('<cite id="CITEREFDoe2020"')
    assert note.content.count('<a rel="nofollow" class="external text" href="https://') == 2
