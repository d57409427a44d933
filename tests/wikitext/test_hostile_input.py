"""Time grows with the text, whatever is left open in it."""

import gc
import time
from collections import Counter

import pytest

from apps.wikitext import (
    find_links,
    find_problems,
    find_refs,
    find_templates,
    group_units,
    nodes,
    problems_templates,
    render_blocks,
    sanitise,
    scanner,
    split_sections,
    to_html,
)
from apps.wikitext.expansion import CALLS_BASE, CALLS_CHARACTERS, Expander
from apps.wikitext.fragments import MOST_UNITS
from apps.wikitext.markers import mark
from apps.wikitext.open_tags import FORMATTING, OpenTags, weight_limit
from apps.wikitext.paragraphs import _Wrapper, wrap_loose
from apps.wikitext.parser import parse
from apps.wikitext.render import (
    CELLS_BASE,
    CELLS_CHARACTERS,
    MOST_LISTS,
    NOTES_BASE,
    NOTES_CHARACTERS,
    Renderer,
)
from apps.wikitext.render_blocks import MOST_BLANK_LINES
from apps.wikitext.render_external import MOST_FREE_LINKS
from apps.wikitext.render_headings import MOST_HEADINGS

UNCLOSED = [
    "[[", "{{", "'''''", "<div>", "<ref>", "{|", "<!--", "{{a|", "[http://a ", "{{{a|b=", "[[File:a|[[b]]",
    "<nowiki>", "<pre>", "<b><i>", "<table>", "{|\n|-\n|", "\n== ", "*", "\n*#:;", "<a", "<span style='",
    "&#", "<ref", "<li>", "<references>", "<!--x-->\n", "; a : b", "<blockquote>", "[[a|", "{{#if:a|",
    "<h2>", "]]", "}}", "</div>", "[[a|[[", "<ref><ref>", "{{cite web|", "{{{", "-{", "=\n", "= ", "|", "<nowiki",
    "<gallery>", "http://a ", "ISBN 1234567890 ", "__TOC__", "{{!}}", "[[]]", "<references/>", "{{#switch:a|",
    "''[[", "[[{{]]}}",
]  # fmt: skip
# Shapes that fuzzing found: each took the square of its length once, or made that much out of it.
FOUND = {
    "ampersands": lambda size: "&" * size,
    "ampersands written out": lambda size: "&amp;" * (size // 5),
    "halves of character references": lambda size: "&#" * (size // 2),
    "unbroken spaces": lambda size: "&nbsp;" * (size // 6),
    "an address full of ampersands": lambda size: "http://a?" + "&" * size,
    "a title full of ampersands": lambda size: "<b title='" + "&amp;" * (size // 5) + "'>a</b>",
    "end tags of another element": lambda size: "<span></div>" * (size // 12),
    "end tags that reach nothing": lambda size: "<div></b>" * (size // 9),
    "colours left open": lambda size: "".join(f"<font color={n}></div>" for n in range(size // 22)),
    "long attributes before blocks": lambda size: f"<b class={'a' * (size // 2)}>" + "x\n\n" * (size // 6),
    "spans around blocks": lambda size: f"<span class={'a' * (size // 2)}>" + "<div>x</div>" * (size // 24),
    "long links around blocks": lambda size: (
        f"[http://{'a' * (size // 2)} " + "<div>x</div>" * (size // 24) + "]"
    ),
    "tables in links": lambda size: "[[a|<table>]]\n" * 5 + "x\n\n" * (size // 3),
    "bold that ends in a table": lambda size: "<b>\n{|\n|</b>\n|}\n" * (size // 16),
    "attributes by the thousand": lambda size: (
        "<div " + "".join(f"a{n}=1 " for n in range(size // 8)) + ">a</div>"
    ),
    "tables that begin in terms": lambda size: ";a<table class=b>\n</table>\n\n" * (size // 28),
    "a list of many levels": lambda size: "*" * size + "a",
    "notes in notes": lambda size: ("{{efn|" * 30 + "x" + "}}" * 30) * (size // 241),
}
# Templates that show a parameter more than once, inside each other.
REPEATING = [
    "{{sfn|", "{{cite book|last=", "{{cite book|title=a|doi=", "{{harv|", "{{lang-x|", "{{redirect|", "{{commons|",
    "{{sort by name|", "{{infobox academic|title=", "{{cref|", "{{padleft:a|", "{{#titleparts:a|", "{{fullurl:a|",
    "{{#time:Y|",
]  # fmt: skip
NESTED = [
    ("{{a|", "}}"),
    ("[[a|", "]]"),
    ("{{{a|", "}}}"),
    ("<div>", "</div>"),
    ("{|\n|\n", "\n|}\n"),
    ("{{efn|", "}}"),
]
SMALL, LARGE = 10_000, 40_000


def seconds(function, text: str) -> float:
    """Return the least of three runs: what the machine does besides must not count."""
    times = []
    gc.disable()
    for _ in range(3):
        start = time.process_time()
        function(text)
        times.append(time.process_time() - start)
    gc.enable()
    return min(times)


def everything(text: str) -> None:
    to_html(text)
    split_sections(text)
    find_templates(text)
    find_refs(text)
    find_links(text)
    find_problems(text)


@pytest.mark.parametrize("shape", UNCLOSED)
def test_what_is_left_open_costs_time_by_its_length(shape):
    small, large = (shape * (size // len(shape)) for size in (SMALL, LARGE))
    assert seconds(everything, large) <= 10 * seconds(everything, small) + 0.05


@pytest.mark.parametrize("shape", NESTED)
def test_what_is_nested_deeply_costs_time_by_its_length(shape):
    opening, closing = shape
    small, large = (
        opening * (size // len(opening + closing)) + closing * (size // len(opening + closing))
        for size in (SMALL, LARGE)
    )
    assert seconds(everything, large) <= 10 * seconds(everything, small) + 0.05


@pytest.mark.parametrize("shape", FOUND.values(), ids=FOUND)
def test_what_fuzzing_found_costs_time_and_gives_html_by_its_length(shape):
    small, large = shape(30_000), shape(120_000)
    assert len(to_html(large)) <= 50 * len(large) + 20_000
    # The square of four times the text would be sixteen times the time; a noisy machine gets three tries.
    assert any(once(large) <= 8 * once(small) + 0.05 for _ in range(3))


def once(text: str) -> float:
    start = time.process_time()
    to_html(text)
    find_problems(text)
    return time.process_time() - start


@pytest.mark.parametrize("opening", REPEATING)
@pytest.mark.parametrize("depth", [10, 20, 39])
def test_templates_that_repeat_what_they_are_given_make_no_more_than_a_multiple_of_it(opening, depth):
    text = opening * depth + "x" + "}}" * depth
    assert len(to_html(text)) <= 100 * len(text)


def test_what_templates_make_too_much_of_says_so():
    assert "make too much text" in to_html("{{sort by name|" * 20 + "x" * 99 + "}}" * 20)


@pytest.mark.parametrize("tag", ["nowiki", "math", "poem"])
def test_templates_that_repeat_what_stands_behind_a_marker_make_no_more_than_a_multiple_of_it(tag):
    text = "{{redirect|" * 12 + f"<{tag}>{'x' * 20_000}</{tag}>" + "}}" * 12
    assert len(to_html(text)) <= 100 * len(text)


def test_the_same_template_and_the_same_link_are_drawn_once(monkeypatch):
    drawn = Counter()
    draw, anchor = Expander._call, Renderer.anchor
    monkeypatch.setattr(Expander, "_call", lambda *of: drawn.update(["template"]) or draw(*of))
    monkeypatch.setattr(Renderer, "anchor", lambda *of: drawn.update(["link"]) or anchor(*of))
    to_html("{{nowrap|a}} [[b|c]] " * 50)
    assert drawn == {"template": 1, "link": 1}


def test_templates_that_stand_for_more_than_text_are_drawn_each_time():
    assert to_html("{{efn|a}} " * 3).count('class="reference"') == 3
    assert to_html("{{unknown one}} " * 3).count("chip-template") == 3


def test_what_stands_in_a_block_is_not_looked_at_tag_by_tag(monkeypatch):
    looked = Counter()
    start = _Wrapper._start
    monkeypatch.setattr(_Wrapper, "_start", lambda *of: looked.update(["tag"]) or start(*of))
    table = "<table><tbody><tr><td>a</td><td><b>c</b></td></tr></tbody></table>"
    assert wrap_loose(table * 3 + "<i>d</i>") == table * 3 + "<p><i>d</i></p>"
    assert looked == {"tag": 1}


@pytest.mark.parametrize(
    ("inside", "wrapped"),
    [
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ('<span title="</div>">a</span>', '<span title="</div>">a</span>'),
        (f'<span title="{mark("r", 1)}">a</span>', '<span title="">a</span>'),
        ("why ?", "why&nbsp;?"),
        ("<div>a</div>b", "<div>a</div>b"),
    ],
)
def test_a_block_ends_at_its_own_end_and_what_asks_for_it_is_looked_at(inside, wrapped):
    assert wrap_loose(f"<div>{inside}</div><i>b</i>") == f"<div>{wrapped}</div><p><i>b</i></p>"


def test_elements_around_blocks_are_written_again_only_so_often():
    html = "<b>" * 100 + "<div>a</div>b" * 1000 + "</b>" * 100
    assert len(wrap_loose(html)) < 5 * len(html)


def test_more_notes_than_characters_can_want_are_left_out_and_say_so():
    html = to_html("{{r" + "|a" * 5_000 + "}}")
    assert html.count('class="reference"') == NOTES_BASE + 10_005 // NOTES_CHARACTERS
    assert html.count("too many notes") == 1
    assert "too many notes" not in to_html("{{efn|a}}" * 600)


def test_more_lists_of_notes_than_anyone_reads_are_left_out_and_say_so():
    html = to_html("<references />\n" * (MOST_LISTS + 5))
    assert html.count("too many lists") == 1
    assert html.count("mw-references-wrap") <= MOST_LISTS
    assert "too many" not in to_html("<references />\n" * MOST_LISTS)


def test_more_templates_than_characters_can_want_are_left_out_and_say_so():
    html = to_html("{{!}}" * 3_000)
    assert html.count("|") == CALLS_BASE + 15_000 // CALLS_CHARACTERS
    assert html.count("make too much text") == 1
    assert "too much" not in to_html("{{!}}" * 1_100)


def test_more_cells_than_characters_can_want_stay_as_they_are_written_and_say_so():
    text = "{|\n" + "|\n" * 9_000 + "|}\n|after"
    html = to_html(text)
    assert CELLS_BASE < html.count("<td>") <= CELLS_BASE + len(text) // CELLS_CHARACTERS
    assert html.count("too many cells") == 1
    assert "|after" in html
    assert "too many" not in to_html("{|\n" + "|a||b\n" * 3_000 + "|}")


def test_a_template_is_read_for_faults_once_and_a_reference_used_twice_is_told_once(monkeypatch):
    read = Counter()
    find = problems_templates._find_problems
    monkeypatch.setattr(
        problems_templates, "_find_problems", lambda *of: read.update(["template"]) or find(*of)
    )
    problems = find_problems("{{nowrap|a}} " * 50 + "{{r" + "|b" * 50 + "}}")
    assert read == {"template": 2}
    assert [problem.code for problem in problems] == ["ref undefined"]


def test_blank_lines_under_each_other_are_no_more_than_anyone_scrolls_past():
    assert to_html("a" + "\n" * 20_000 + "b").count("\n") <= MOST_BLANK_LINES
    assert to_html("a" + " \n" * 20_000 + "b").count("\n") <= MOST_BLANK_LINES
    assert to_html("<pre>a" + "\n" * 20_000 + "b</pre>").count("\n") == 20_000


def test_a_term_without_a_definition_is_searched_for_one_once(monkeypatch):
    searched = Counter()
    find = render_blocks._find_colon
    monkeypatch.setattr(render_blocks, "_find_colon", lambda line: searched.update(["line"]) or find(line))
    assert "<dt>[a]" in to_html(";" * 30 + "[a]")
    assert searched == {"line": 1}


def test_a_tree_is_read_without_a_step_for_what_makes_no_node_in_it(monkeypatch):
    steps = Counter()
    for name in ("_on_angle", "_push", "_add"):
        step = getattr(scanner._Scanner, name)
        monkeypatch.setattr(
            scanner._Scanner, name, lambda *of, name=name, step=step: steps.update([name]) or step(*of)
        )
    tree = parse("<b>a</b> [[b|c]] {{d|e}}\n=f\n== g ==\n" * 50, without="[{")
    assert steps == {"_add": 50}
    assert len(tree.headings()) == 50


def test_parts_of_templates_are_found_when_they_are_asked_for(monkeypatch):
    found = Counter()
    split = nodes._split_parts
    monkeypatch.setattr(nodes, "_split_parts", lambda *of: found.update(["template"]) or split(*of))
    tree = parse("{{a|b=c|d}}" * 50)
    assert not found
    assert [(part.start, part.end, part.equals) for part in tree.children[1].parts] == [
        (13, 14, -1),
        (15, 18, 16),
        (19, 20, -1),
    ]
    assert found == {"template": 1}


def test_the_same_tag_is_cleaned_once(monkeypatch):
    cleaned = Counter()
    clean = sanitise.clean_attributes
    monkeypatch.setattr(sanitise, "clean_attributes", lambda *of: cleaned.update(["tag"]) or clean(*of))
    html = to_html("<span style=color:red onclick=a>b</span>" * 50)
    assert html.count('<span style="color:red">b</span>') == 50
    assert cleaned == {"tag": 1}


def test_pieces_behind_the_first_hundreds_are_rendered_together():
    for texts in (["== a ==\n"] * 4 * MOST_UNITS, ["== a ==\n{|\n", "== b ==\n|}\n"] * 2 * MOST_UNITS):
        units = group_units(texts)
        assert len(units) == MOST_UNITS
        assert [piece for unit in units for piece in unit] == list(range(len(texts)))


def test_more_headings_than_anyone_reads_stay_as_they_are_written_and_say_so():
    html = to_html("=a=\n" * (3 * MOST_HEADINGS))
    assert html.count("<h1") == MOST_HEADINGS
    assert html.count("too many headings") == 1
    assert html.count("=a=") == 3 * MOST_HEADINGS - html.count("<h1")
    assert "too many" not in to_html("=a=\n" * MOST_HEADINGS)


def test_more_addresses_than_anyone_follows_are_no_links_and_say_so():
    html = to_html("http://a.b " * (MOST_FREE_LINKS + 5))
    assert html.count("<a ") == MOST_FREE_LINKS
    assert html.count("too many addresses") == 1
    assert html.count("http://a.b ") == 5 - 1
    assert "too many" not in to_html("http://a.b " * MOST_FREE_LINKS)


def test_what_is_nested_too_deeply_says_so():
    assert "nested too deeply" in to_html("{{lc:" * 60 + "x" + "}}" * 60)
    assert "&lt;span&gt;" in to_html("<span>" * 130 + "x")


def test_a_limit_reached_in_a_note_is_not_kept_for_another_page():
    note = "<ref>{{nowrap|words}}</ref>"
    assert "words" not in to_html("{{!}}" * 1_600 + note)
    assert "words" in to_html(note)


@pytest.mark.parametrize(
    ("opened", "closed", "left"),
    [
        ("b i", "i b", ""),
        ("b i", "b", "i"),
        ("b div", "b", "div"),
        ("span div", "span", "span div"),
        ("div span", "div", ""),
        ("div b", "div", "b"),
        ("b table", "b", "b table"),
        ("table b", "table", "b"),
        ("div", "span", "div"),
    ],
)
def test_an_end_tag_closes_what_it_closes_for_a_parser(opened, closed, left):
    tags = OpenTags("", "")
    for name in opened.split():
        tags.open(name, 5, 0)
    for name in closed.split():
        tags.close(name, 0)
    assert tags.names == left.split()
    assert tags.weight == 5 * sum(name in FORMATTING for name in tags.names)


def test_the_more_blocks_may_follow_the_less_may_be_open():
    assert weight_limit("word " * 200) > weight_limit("a\n\n" * 300) >= 150
