"""What is read, drawn or passed over at once becomes what the long way makes of it."""

import contextlib
import re
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import (
    expansion,
    find_links,
    find_problems,
    find_templates,
    note_contents,
    paragraphs,
    render,
    sanitise,
    scanner,
    split_sections,
    to_html,
)

TOKENS = [
    "== a ==\n", "=a=\n", "\n===\n", "\n==b=\n", "=", "\n", "\n\n", "a", " a ", "* a\n", "\n:", ";a:b\n",
    "\n----\n", "<!-- a -->", "{|\n", "\n|-\n", "\n|a||b\n", "\n|}\n", "|", "''", "'''", "[[a]]", "[[a|b]]",
    "[[a|{{nowrap|b}}]]", "[[", "]]", "[http://a b]", "[", "]", "{{a}}", "{{nowrap|a}}", "{{efn|a}}", "{{r|a|b}}",
    "{{sfn|a|2020}}", "{{zz|a=b|a=c}}", "{{", "}}", "{{{a|b}}}", "{{nowrap|", "{{cite book|title=a}}",
    "<ref>a</ref>", "<ref name=a />", "<ref>", "</ref>", "<references />", "<nowiki>a</nowiki>", "<b>",
    "</b>", "<i>", "</i>", "<div>", "</div>", "<div class=a>", "<span title='</div>'>", "</span>", "<p>",
    "</p>", "<ul>", "<li>", "</ul>", "<table>", "<td>", "</table>", "<blockquote>", "</blockquote>",
    "<pre>", "</pre>", "<br>", "« ", " ?", "&amp;",
]  # fmt: skip
NEVER = re.compile(r"(?!)")


class Forgetful(dict):
    """Keeps nothing."""

    def __setitem__(self, key, value):
        pass


@contextlib.contextmanager
def by_the_long_way():
    with contextlib.ExitStack() as stack:
        for owner, name, changed in (
            (scanner, "_PLAIN", {"{": NEVER, "[": NEVER}),
            (scanner, "_PLAIN_HEADING", NEVER),
            (expansion, "_NOTES", NEVER),
            (render, "_WORDS_AND_NOTES", NEVER),
            (note_contents, "_kept", Forgetful()),
            (expansion.Expander, "__init__", without(expansion.Expander, _known=Forgetful())),
            (sanitise._TagCleaner, "__init__", without(sanitise._TagCleaner, cleaned=Forgetful())),
            (render.Renderer, "__init__", without(render.Renderer, drawn_links=Forgetful())),
            (paragraphs._Wrapper, "__init__", without(paragraphs._Wrapper, has_plain_blocks=False)),
        ):
            stack.enter_context(patch.object(owner, name, changed))
        yield


def without(owner, **changed):
    make = owner.__init__

    def made(self, *of):
        make(self, *of)
        for name, value in changed.items():
            setattr(self, name, value)

    return made


def everything(text):
    pieces = [(piece.level, piece.heading, piece.text) for piece in split_sections(text)]
    return to_html(text), find_problems(text), find_templates(text), find_links(text), pieces


@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
@settings(max_examples=150)
def test_the_short_ways_lead_where_the_long_ones_do(text):
    at_once = everything(text)
    with by_the_long_way():
        assert everything(text) == at_once
