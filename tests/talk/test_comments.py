"""What a comment looks like, and in which order comments stand."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.talk.models import Comment
from apps.talk.rendering import render_comments, render_text
from apps.talk.threads import DEEPEST, in_thread_order
from tests.conftest import add_person

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<span style="background:url(javascript:alert(1))" onclick="alert(1)">x</span>',
    "[javascript:alert(1) x]",
    "[[File:x.png|link=javascript:alert(1)]]",
    "<div id=main class='bar'>",
    "<iframe src=//example.org>",
    "<textarea></form><form action=//example.org>",
    "{{ping|<script>alert(1)</script>}}",
    '@[[User:"><script>alert(1)</script>]]',
    "@alice<script>alert(1)</script>",
    "</div></li></ol></main><h1>x</h1>",
]


@pytest.fixture
def html_of(article, alice):
    def html_of(text, *mentioned):
        return render_text(text, article=article, mentioned=mentioned)

    return html_of


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_comment_can_run_or_leave_its_place(html_of, alice, text):
    html = html_of(text, alice)

    tags = re.findall(r"<[^<>]*>", html)
    assert not [
        tag for tag in tags if re.match(r"</?(script|iframe|form|textarea|input|main|h\d|link|meta)\b", tag)
    ]
    assert not [tag for tag in tags if re.search(r"\son\w+\s*=|javascript:", tag.partition(" title=")[0])]
    for name in ("div", "ol", "li", "ul", "span", "p", "a"):
        assert len(re.findall(rf"<{name}\b", html)) == html.count(f"</{name}>"), name


def test_headings_of_a_comment_are_no_headings_of_the_page(html_of):
    html = html_of("= One =\n=== Two ===\n<h2>Three</h2>\n")

    assert not re.search(r"</?h[1-6]", html)
    assert "Two" in html


def test_an_indent_is_no_list_of_definitions_but_a_term_begins_one(html_of):
    assert (
        html_of(":: deep") == "<div><div data-indented><div><div data-indented>deep</div></div></div></div>"
    )
    assert "<dl><dt>Toll</dt>" in html_of(";Toll\n:How many.")


def test_the_ids_of_two_comments_never_meet(topic, say, article, bob):
    marks = (
        "x<ref name=a>Said.</ref><ref name=a /> [[#Toll]] <span id='main' aria-describedby='main'>y</span>"
    )
    text = f"== Toll ==\n{marks}"
    comments = [say(text, by=bob), say(text, by=bob)]

    html = render_comments(comments, article=article)

    ids = [set(re.findall(r' id="([^"]*)"', html[comment.pk])) for comment in comments]
    assert ids[0]
    assert not ids[0] & ids[1]
    for comment, own in zip(comments, ids, strict=True):
        assert all(each.startswith(f"c{comment.pk}-") for each in own)
        targets = set(re.findall(r'href="#([^"]*)"', html[comment.pk]))
        assert targets
        assert targets <= own


def test_notes_stand_below_their_own_comment(html_of):
    html = html_of("x<ref>Said in 2020.</ref>")

    assert html.count("Said in 2020.") == 1
    assert html.index("reference-text") > html.index("<sup")


def test_a_comment_that_leaves_a_table_open_swallows_no_other(topic, say, article, bob):
    comments = [say("{|\n| open", by=bob), say("== Next ==\nwords", by=bob)]

    html = render_comments(comments, article=article)

    assert "words" not in html[comments[0].pk]
    assert html[comments[0].pk].count("<table") == html[comments[0].pk].count("</table>") == 1


@pytest.mark.parametrize(
    "text",
    [
        "@alice, look",
        "@Alice, look",
        "@[[User:alice]], look",
        "@[[User:Alice|Al]], look",
        "{{ping|alice}} look",
    ],
)
def test_a_name_that_is_known_leads_to_what_the_person_did(html_of, alice, text):
    assert '<a class="person" href="/special/contributions/alice">' in html_of(text, alice)


def test_names_in_code_links_and_mail_are_left_alone(html_of, alice):
    html = html_of("<code>@alice</code> [https://example.org @alice] mail@alice", alice)

    assert 'class="person"' not in html


def test_a_name_with_marks_stays_text(html_of, article):
    person = add_person("x&y 'z\"")

    html = html_of("@x&y 'z\" said", person)

    assert re.search(r'<a class="person" href="/special/contributions/x%26y_\S*">x&amp;y', html)


def test_tildes_for_a_signature_are_not_shown(html_of):
    assert "~" not in html_of("I agree. ~~~~")
    assert "~~~~" in html_of("Write ~~~~ to sign.")


def test_links_to_titles_without_an_article_are_marked(html_of, article):
    html = html_of("[[The war]] [[Nowhere]]")

    assert 'href="/wiki/Nowhere" class="new"' in html
    assert 'href="/wiki/The_war" title' in html


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("@[]{}|:<>!=#*;'\"&/-_.~\n alice ref", max_size=120))
def test_no_text_breaks_a_comment(html_of, alice, text):
    html = html_of(text, alice)

    assert html.count("<div") == html.count("</div>")


@given(parents=st.lists(st.integers(0, 50), max_size=50))
def test_every_comment_stands_once_behind_its_parent_with_its_whole_branch_together(parents):
    comments = [
        Comment(pk=number + 1, parent_id=parent % (number + 1) or None, text="x")
        for number, parent in enumerate(parents)
    ]

    placed = in_thread_order(reversed(comments))

    order = [each.comment.pk for each in placed]
    assert sorted(order) == [comment.pk for comment in comments]
    place = {pk: number for number, pk in enumerate(order)}
    depths = {}
    for each in placed:
        parent_id = each.comment.parent_id
        depth = depths[parent_id] + 1 if parent_id else 0
        depths[each.comment.pk] = depth
        assert each.depth == min(depth, DEEPEST)
        assert (each.parent.pk if each.parent else None) == parent_id
        if parent_id:
            between = order[place[parent_id] + 1 : place[each.comment.pk]]
            assert all(depths[pk] > depths[parent_id] for pk in between)
            siblings = [pk for pk in between if comments[pk - 1].parent_id == parent_id]
            assert siblings == sorted(siblings)
            assert all(pk < each.comment.pk for pk in siblings)


def test_a_thread_of_thousands_of_steps_is_put_in_order():
    comments = [Comment(pk=number, parent_id=number - 1 or None) for number in range(1, 5_000)]

    assert [each.comment.pk for each in in_thread_order(comments)] == list(range(1, 5_000))
