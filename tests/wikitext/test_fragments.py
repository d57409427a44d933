"""Pieces rendered apart and put together to a page."""

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import (
    Context,
    assemble,
    fragments,
    group_units,
    join_sections,
    read_context,
    render_fragment,
    split_sections,
)

BLOCKS = [
    "word",
    "''a''",
    "a<ref>b</ref>",
    "<ref name=x>c</ref>",
    "<ref name=x />",
    "[[link]]",
    "[http://a.b]",
    "* item",
    "{|\n| cell\n|}",
    "{{efn|d}}",
    "<div>\nblock\n</div>",
    "[[File:a.png|thumb|b]]",
    "{{unknown}}",
    "; e : f",
    " pre",
    "<nowiki>''</nowiki>",
]
HEADINGS = ["== A ==", "== A ==", "=== b ===", "==== ''c'' ===="]
TEXTS = st.lists(st.sampled_from([*BLOCKS, *HEADINGS]), max_size=12).map("\n".join)


def page_of(text: str, **options):
    pieces = [piece.text for piece in split_sections(text)]
    context = read_context(text, "T")
    fragments = [
        render_fragment("".join(pieces[unit.start : unit.stop]), context) for unit in group_units(pieces)
    ]
    return assemble(fragments, title="T", **options)


def folded(html: str) -> str:
    return re.sub(r"\s+", "", html)


@settings(deadline=None)
@given(TEXTS)
def test_fragments_put_together_equal_the_whole_rendered_at_once(text):
    whole = assemble([render_fragment(text, read_context(text, "T"))], title="T")
    apart = page_of(text)
    assert folded(apart.html) == folded(whole.html)
    assert apart.contents == whole.contents
    assert apart.reference_count == whole.reference_count


@settings(deadline=None)
@given(TEXTS)
def test_units_cover_all_pieces_in_order(text):
    pieces = [piece.text for piece in split_sections(text)]
    assert [number for unit in group_units(pieces) for number in unit] == list(range(len(pieces)))


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("a\n== b ==\nc\n== d ==\n", [1, 1, 1]),
        ("{|\n| a\n== b ==\n| c\n|}\n== d ==\n", [2, 1]),
        ("<div>\n== b ==\n</div>\n== d ==\n", [2, 1]),
        ("{{col-begin}}\n== b ==\n{{col-end}}\n== d ==\n", [2, 1]),
        ("<nowiki>{|</nowiki>\n== b ==\n== d ==\n", [1, 1, 1]),
        ("{|\n== b ==\n== d ==\n", [1, 1, 1]),
    ],
)
def test_a_piece_with_an_open_block_goes_with_its_followers(text, sizes):
    pieces = [piece.text for piece in split_sections(text)]
    assert [len(unit) for unit in group_units(pieces)] == sizes


def test_a_fragment_can_be_stored():
    fragment = render_fragment("a<ref>b</ref> [[c]]\n== d ==\n{{CURRENTYEAR}}", Context(title="T"))
    again = pickle.loads(pickle.dumps(fragment))
    assert again == fragment
    assert assemble([again]).html == assemble([fragment]).html


def test_a_fragment_tells_what_it_links_and_files_itself_under():
    fragment = render_fragment("[[a]] [[b#c|d]] [[:Category:E]] [[Category:F|g]] [[T]]", Context(title="T"))
    assert fragment.links == {"A", "B", "Category:E"}
    assert fragment.categories == (("Category:F", "g"),)
    assert not fragment.uses_day


def test_a_fragment_that_shows_the_day_says_so():
    assert render_fragment("{{CURRENTYEAR}}", Context()).uses_day


def test_links_to_missing_pages_are_marked():
    html = page_of("[[a]] [[b]]", existing_titles={"A"}).html
    assert '<a href="/wiki/A" title="A">' in html
    assert '<a href="/wiki/B" class="new" title="B">' in html


def test_edit_links_carry_mediawikis_section_numbers():
    html = page_of("a\n== b ==\n<h2>no section</h2>\n=== c ===\n", edit_links=True).html
    assert re.findall(r'href="/edit/T\?section=(\d+)"', html) == ["1", "2"]
    assert "mw-editsection" not in page_of("== b ==\n").html


def test_a_page_may_ask_for_no_edit_links():
    page = page_of("__NOEDITSECTION__\n== b ==\n", edit_links=True)
    assert "mw-editsection" not in page.html
    assert page.switches == {"NOEDITSECTION"}


def test_contents_are_numbered_by_their_place():
    contents = page_of("== a ==\n==== b ====\n=== c ===\n== d ==\n== ''a'' ==\n").contents
    assert [(line.level, line.number, line.anchor, line.piece) for line in contents] == [
        (2, "1", "a", 1),
        (4, "1.1", "b", 2),
        (3, "1.2", "c", 3),
        (2, "2", "d", 4),
        (2, "3", "a_2", 5),
    ]
    assert contents[4].html == "<i>a</i>"


def test_a_heading_that_a_template_makes_is_no_section():
    contents = page_of("<h2>a</h2>\n== b ==\n").contents
    assert [(line.anchor, line.piece) for line in contents] == [("a", None), ("b", 1)]


def test_banners_of_the_lead_can_stand_apart():
    text = "{{Very long|date=May 2021}}\na\n== b ==\n{{POV section|reason=c}}\n"
    together, apart = page_of(text), page_of(text, separate_banners=True)
    assert apart.banners_html.startswith('<div class="banner')
    assert apart.banners_html in together.html
    assert apart.banners_html not in apart.html
    assert together.banners_html == ""


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("{{Use dmy dates|date=May 2021}}", "dmy"),
        ("{{use_mdy_dates}}", "mdy"),
        ("{{mdy}}", "mdy"),
        ("none", ""),
    ],
)
def test_the_date_style_is_read_from_the_page(text, style):
    assert read_context(text, "T") == Context(title="T", date_style=style)


def test_every_real_article_reads_the_same_apart_and_at_once(shared):
    wrong = []
    for path in sorted((shared / "data/corpus/articles").glob("*.wikitext")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        assert join_sections(split_sections(text)) == text
        whole = assemble([render_fragment(text, read_context(text, "T"))], title="T")
        if folded(page_of(text).html) != folded(whole.html):
            wrong.append(path.stem)
    # These leave a table or block open to their end: at once, what follows is moved out of it or into it.
    assert set(wrong) <= {
        "2012_Bdo_World_Darts_Championship__infoboxer",
        "Alchemy__gensim2016",
        "Progress_Wrestling__infoboxer",
    }


def test_the_contents_hold_nothing_but_words_and_emphasis():
    (line,) = page_of(
        '== a <span id="b" class="c" style="color:red">d</span> [[e]]<ref>f</ref> <b>g</b> ==\n'
    ).contents
    assert line.html == "a <span>d</span> e <b>g</b>"


def test_a_heading_cannot_take_an_id_of_the_page():
    assert [line.anchor for line in page_of("== main ==\n== Main ==\n").contents] == ["main_", "Main"]


def test_a_note_gives_its_category_wherever_it_stands():
    first, second = "<ref>Said. [[Category:Sayings]]</ref>", "<ref>Heard. [[Category:Sayings]]</ref>"
    for text in (first + second, second):
        assert render_fragment(text, Context("Page")).categories == (("Category:Sayings", ""),)


@given(
    st.lists(
        st.sampled_from(
            ["{|\n", "\n|}", "<div>", "</div>", "<UL >", "{{col-begin}}", "{{ end}}", "{{Quote box top|a}}", "{{a|b}}",
             "{{refbegin}}", "{{top\n|1}}", "{{stop}}", "<ref>", "</ref>", "<nowiki>", "</nowiki>", "{{", "}}", " ",
             "a"]
        )
    ).map("".join)
)  # fmt: skip
def test_a_piece_in_which_no_block_seems_to_begin_opens_none(text):
    if not fragments._may_begin_block(text):
        assert fragments._open_blocks(text) <= 0
