"""What is taken as plain HTML and not given to the parser is what the parser would give back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.wikitext import Context, render_fragment
from apps.wikitext.plain_html import is_plain
from apps.wikitext.tidy import clean

ADDRESSES = [
    "https://example.org", "http://a-b.example.com/x_y/~z.pdf?q=1&amp;r=%20#part", "https://9.example/",
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        ["", "Words", " (2020). ", '"quoted"', "it's", "a\nline", "\t", "&amp;", "&lt;b&gt;", "–"]
    ),
    st.text(st.characters(exclude_characters="<>&\xa0\r", exclude_categories=["Cs", "Cc"]), max_size=8),
)
VALUES = st.sampled_from(["", "reference", "a b", "x&amp;y=1", "say &quot;so&quot;", "it's"])


@st.composite
def words(draw):
    text = draw(TEXTS)
    opening = draw(st.sampled_from(["i", "b", "span", 'span class="{}"', 'span title="{}" class="x"']))
    return f"<{opening.format(draw(VALUES))}>{text}</{opening.split()[0]}>"


@st.composite
def links(draw):
    inside = "".join(draw(st.lists(st.one_of(TEXTS, words()), max_size=3)))
    address = draw(st.sampled_from(ADDRESSES))
    return f'<a rel="nofollow" class="external text" href="{address}">{inside}</a>'


@st.composite
def citations(draw):
    inside = "".join(draw(st.lists(st.one_of(TEXTS, words(), links()), max_size=5)))
    return f'<cite id="{draw(VALUES)}" class="citation web cs1">{inside}</cite>'


plain = st.lists(st.one_of(TEXTS, words(), links(), citations()), max_size=5).map("".join)
SCRAPS = [
    "<", ">", "&", '"', "'", "=", "/", "<i>", "</i>", "</a>", "<cite>", "</cite>", "<span>", "</span>", "<b>", "<br>",
    "<p>", "<script>", "onclick=", "javascript:", "&nbsp;", "\xa0", "&#39;", "&quot;", "xn--", ":99999", "\x00", "\r",
    "<!--", "-->", " style=", "<svg>", "<plaintext>", "\ufdd0",
]  # fmt: skip


@given(plain)
def test_plain_html_comes_back_from_the_parser_as_it_is(html):
    assert is_plain(html)
    assert clean(html) == html


@given(plain, st.lists(st.tuples(st.integers(0, 300), st.sampled_from(SCRAPS)), min_size=1, max_size=3))
def test_what_still_counts_as_plain_with_scraps_in_it_comes_back_as_it_is_too(html, scraps):
    for position, scrap in scraps:
        html = html[:position] + scrap + html[position:]
    if is_plain(html):
        assert clean(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<i>open",
        "closed</i>",
        "<i><b>nested</i></b>",
        "<script>alert(1)</script>",
        '<i onclick="alert(1)">words</i>',
        '<span style="color: red">words</span>',
        '<a rel="nofollow" class="external text" href="javascript:alert(1)">words</a>',
        '<a rel="nofollow" class="external text" href="https://example.org:99999/">words</a>',
        '<a rel="nofollow" class="external text" href="https://xn--zz.example/">words</a>',
        '<a rel="nofollow" class="external text" href="https://1.2.3.999/">words</a>',
        '<a href="https://example.org/">words</a>',
        "a&b",
        "a\xa0b",
        "a\rb",
        "a\x00b",
    ],
)
def test_anything_else_is_not_plain(html):
    assert not is_plain(html)


def test_an_ordinary_citation_is_plain():
    source = (
        "<ref>{{cite news |last=Doe |first=Jane |title=A title |url=https://example.org/a?b=1&c=2 |work=News "
        "|date=1 May 2020 |access-date=2 May 2020 |archive-url=https://archive.example.org/https://example.org/a "
        "|archive-date=3 May 2020 |language=hy}}</ref>"
    )
    [note] = render_fragment(source, Context("Page")).refs
    assert note.content.startswith("<cite")
    assert is_plain(note.content)
