"""Nodes with source spans, and the templates, references and links read from them."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import find_links, find_refs, find_templates, parse_redirect
from apps.wikitext.parser import Comment, Heading, Tag, Template, parse

PIECES = [
    "{{",
    "}}",
    "{{{",
    "}}}",
    "[[",
    "]]",
    "|",
    "=",
    "\n==a==\n",
    "<ref>",
    "</ref>",
    "<!--",
    "-->",
    "a",
    " ",
]
MARKUP = st.lists(st.sampled_from([*PIECES, "<nowiki>", "</nowiki>", "<includeonly>", "</includeonly>"])).map(
    "".join
)


@settings(deadline=None)
@given(MARKUP)
def test_a_template_read_at_once_is_the_same_as_one_read_sign_by_sign(text):
    at_once = spans_of(parse(text).children)
    with patch("apps.wikitext.scanner._PLAIN_TEMPLATE", re.compile("(?!)")):
        assert spans_of(parse(text).children) == at_once


def spans_of(nodes):
    return [
        (
            type(node),
            node.start,
            node.end,
            [
                (part.start, part.end, part.equals, spans_of(part.children))
                for part in getattr(node, "parts", [])
            ],
            spans_of(getattr(node, "children", [])),
        )
        for node in nodes
    ]


@settings(deadline=None)
@given(MARKUP)
def test_the_spans_of_the_nodes_give_the_text_back(text):
    assert parse(text).source() == text


@settings(deadline=None)
@given(MARKUP)
def test_nodes_lie_inside_each_other_or_apart(text):
    open_ends = [len(text)]
    for node in parse(text).walk():
        while node.start >= open_ends[-1]:
            open_ends.pop()
        assert 0 <= node.start < node.end <= open_ends[-1]
        open_ends.append(node.end)


def test_nodes_come_in_order_with_their_source():
    text = "a {{b|{{c}}}} <ref>d</ref> <!-- e -->\n== f ==\n"
    found = [(type(node), text[node.start : node.end]) for node in parse(text).walk()]
    assert found == [
        (Template, "{{b|{{c}}}}"),
        (Template, "{{c}}"),
        (Tag, "<ref>d</ref>"),
        (Comment, "<!-- e -->"),
        (Heading, "== f =="),
    ]


def test_a_comment_alone_on_its_line_takes_the_line_with_it():
    text = "a\n <!-- b --> \nc"
    assert [text[node.start : node.end] for node in parse(text).walk()] == [" <!-- b --> \n"]


def test_templates_are_found_with_their_parameters():
    text = "{{ Cite web | url = http://a?b=c |title= {{lang|hy|d}} | e|f <!-- g -->}}"
    outer, inner = find_templates(text)
    assert (outer.name, inner.name) == ("Cite web", "lang")
    assert outer.parameters == {"url": "http://a?b=c", "title": "{{lang|hy|d}}", "1": " e", "2": "f "}
    assert inner.parameters == {"1": "hy", "2": "d"}
    assert text[inner.start : inner.end] == "{{lang|hy|d}}"


def test_a_pipe_in_a_link_parts_no_parameters():
    assert find_templates("{{a|[[b|c]]|d=[[e|f]]}}")[0].parameters == {"1": "[[b|c]]", "d": "[[e|f]]"}


def test_a_comment_is_no_part_of_a_value_and_stays_in_what_is_written():
    (use,) = find_templates("{{a|b<!-- = -->|<!-- x -->c<!-- y --> = d<!-- z --> }}")
    assert use.parameters == {"1": "b", "c": "d"}
    assert use.written == {"1": "b<!-- = -->", "c": "d<!-- z -->"}


def test_parser_functions_are_no_templates():
    assert [use.name for use in find_templates("{{#if:a|{{b}}}}")] == ["b"]


def test_templates_in_references_are_found_at_their_place():
    text = "a<ref>b {{c|d=e}}</ref>"
    (use,) = find_templates(text)
    assert text[use.start : use.end] == "{{c|d=e}}"


def test_references_are_found_with_name_group_and_content():
    text = 'a<ref name="b c" group=n>d</ref><ref name=e/> {{f|<ref>g</ref>}} <nowiki><ref>h</ref></nowiki>'
    refs = find_refs(text)
    assert [(ref.name, ref.group, ref.content) for ref in refs] == [
        ("b c", "n", "d"),
        ("e", "", None),
        ("", "", "g"),
    ]
    assert text[refs[0].content_start :].startswith("d</ref>")
    assert refs[1].content_start == -1
    assert [text[ref.start : ref.end] for ref in refs][2] == "<ref>g</ref>"


@pytest.mark.parametrize(
    "text",
    ["<references><ref name=a>b</ref></references>", "{{reflist|refs=<ref name=a>b</ref>}}"],
)
def test_references_defined_in_a_list_say_so(text):
    (ref, after) = find_refs(text + "<ref>c</ref>")
    assert ref.is_in_references
    assert not after.is_in_references


def test_links_are_found_with_normalised_targets():
    text = "[[foo_bar#b c|d]] [[:category:x]] [[#e]] <ref>[[f]]</ref> [[<]]"
    found = [(link.target, link.fragment, link.label) for link in find_links(text)]
    assert found == [
        ("Foo bar", "b c", "d"),
        ("Category:X", "", ":category:x"),
        ("", "e", "#e"),
        ("F", "", "f"),
    ]
    assert text[find_links(text)[3].start :].startswith("[[f]]")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("#REDIRECT [[a_b#c]]", ("A b", "c")),
        ("#redirect: [[A]]\nmore", ("A", "")),
        ("#REDIRECT [[]]", None),
        ("text #REDIRECT [[A]]", None),
    ],
)
def test_a_redirect_is_read(text, target):
    assert parse_redirect(text) == target
