"""Nothing that a text holds may run, load from elsewhere, or stand in for a part of the page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import to_html
from apps.wikitext.sanitise import is_page_id
from tests.wikitext.attacks import generated_attacks, known_attacks
from tests.wikitext.inspection import find_dangers, ids_of_the_frame

PAGE_IDS = frozenset(ids_of_the_frame())
# The content of a fragment's markers must not leave it, nor may half a marker.
MARKER_SIGNS = ("\ufdd0", "\ufdd1")


def what_is_wrong(text: str) -> list[str]:
    html = to_html(text)
    return find_dangers(html, PAGE_IDS) + [sign for sign in MARKER_SIGNS if sign in html]


@pytest.mark.parametrize("attack", known_attacks())
def test_a_known_attack_comes_out_harmless(attack):
    assert what_is_wrong(f"a {attack} b\n{attack}\n") == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<ref>", "</ref>"),
        ("{|\n| ", " | a\n|}"),
        ("{{small|1=", "}}"),
        ("{{unknown|", "}}"),
        ("[[a|", "]]"),
        ("[http://a ", "]"),
        ("[[File:a|thumb|", "]]"),
        ("<div title='", "'>a</div>"),
        ('<div style="', '">a</div>'),
        ("== ", " =="),
        ("* ", ""),
        ("<poem>", "</poem>"),
        ("{{cite web|url=http://a|title=", "}}"),
        ("{{efn|", "}}"),
    ],
)
def test_a_known_attack_is_harmless_wherever_it_stands(opening, closing):
    wrong = {attack: what_is_wrong(f"{opening}{attack}{closing}") for attack in known_attacks()}
    assert {attack: told for attack, told in wrong.items() if told} == {}


def test_ten_thousand_attacks_put_together_come_out_harmless():
    wrong = {text: what_is_wrong(text) for text in generated_attacks(10_000)}
    assert {text: told for text, told in wrong.items() if told} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<b onclick=a>b</b>",
        "<a href='java&#10;script:a'>b</a>",
        "<i style='background: url(//a)'>b</i>",
        "<i style='position: fixed'>b</i>",
        "<b id=main>a</b>",
        "<!-- a -->",
    ],
)
def test_what_is_harmful_is_told(html):
    assert find_dangers(html, PAGE_IDS) != []


@given(st.text(alphabet="<>\"'=/ab[]{}|!-#:;*&\n\ufdd0\ufdd1rn0s'", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_rendered_and_harmless(text):
    assert what_is_wrong(text) == []


@pytest.mark.parametrize(
    "text", ["{{uc:a<nowiki>b</nowiki>}}", "{{lc:A<ref>B</ref>}}", "{{padleft:<ref>a</ref>|2}}"]
)
def test_a_function_of_text_leaves_notes_and_nowiki_whole(text):
    html = to_html(text)
    assert "\ufdd0" not in html
    assert "\ufdd1" not in html


def test_every_id_of_the_frame_is_kept_for_it():
    assert len(PAGE_IDS) > 50
    assert [name for name in PAGE_IDS if not is_page_id(name)] == [], "to be put into allowed.PAGE_IDS"


def test_an_id_of_the_page_cannot_be_taken():
    assert "id=" not in to_html(
        "<span id=main>a</span><span id='stet-notes'>b</span><span id='cite note-1'>c</span><i id=comment-7>d</i>"
    )
    assert '<span id="here">' in to_html("<span id=here>a</span>")


def test_a_heading_leaves_the_ids_of_the_page_to_it():
    html = to_html("== main ==\n== comment-7 ==\n== cite note-1 ==\n== Start ==")
    assert [f'id="{anchor}"' in html for anchor in ("main_", "comment-7_", "cite_note-1_", "Start")] == [
        True
    ] * 4


def test_no_two_headings_have_one_anchor():
    html = to_html("== a ==\n== a 2 ==\n== a ==\n== A ==\n== a ==")
    assert re.findall('id="([^"]*)"', html) == ["a", "a_2", "a_3", "A_4", "a_5"]


def test_listed_style_properties_pass_and_others_are_left_out():
    assert '<div style="color:red; float: left">' in to_html(
        "<div style='color:red; position:fixed; float: left'>a</div>"
    )


@pytest.mark.parametrize("value", ["ＵＲＬ(//a)", "unheard-of(//a)", "red}*{color:red"])
def test_a_style_passes_only_with_functions_that_are_known(value):
    assert to_html(f"<div style='background:{value};color:rgb(1, 2, 3)'>b</div>").startswith(
        '<div style="color:rgb(1, 2, 3)">'
    )
