"""Time grows with the text, whatever is left open in it."""

import gc
import time

import pytest

from apps.wikitext import find_links, find_refs, find_templates, split_sections, to_html

UNCLOSED = [
    "[[", "{{", "'''''", "<div>", "<ref>", "{|", "<!--", "{{a|", "[http://a ", "{{{a|b=", "[[File:a|[[b]]",
    "<nowiki>", "<pre>", "<b><i>", "<table>", "{|\n|-\n|", "\n== ", "*", "\n*#:;", "<a", "<span style='",
    "&#", "<ref", "<li>", "<references>", "<!--x-->\n", "; a : b", "<blockquote>", "[[a|", "{{#if:a|",
    "<h2>", "]]", "}}", "</div>",
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
