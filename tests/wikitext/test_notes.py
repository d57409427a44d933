"""References: numbers, groups, names, lists and what is wrong with them."""

import re

import pytest

from apps.wikitext import assemble, read_context, render_fragment, to_html


def shown(html: str) -> str:
    """Return the words of the page, without tags and back links."""
    html = re.sub(r'<span class="mw-cite-backlink">.*?</span> ', "", html)
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_notes_are_numbered_and_listed_at_the_end_when_no_list_is_given():
    html = to_html("a<ref>b</ref> c<ref>''d''</ref>")
    assert shown(html) == "a[1] c[2] b d"
    assert '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">' in html
    assert '<li id="cite_note-2"><span class="mw-cite-backlink"><a href="#cite_ref-2"' in html
    assert '<span class="reference-text"><i>d</i></span>' in html


def test_a_note_used_again_keeps_its_number_and_gets_lettered_back_links():
    html = to_html('a<ref name="x y">b</ref><ref name="x y" /><ref name="x y"/>')
    assert shown(html) == "a[1][1][1] b"
    for use in range(3):
        assert f'id="cite_ref-x_y_1-{use}"' in html
        letter = "abc"[use]
        assert (
            f'<a href="#cite_ref-x_y_1-{use}" aria-label="Back to use {letter}"><sup>{letter}</sup>' in html
        )
    assert '<li id="cite_note-x_y_1' not in html
    assert '<li id="cite_note-x_y-1">' in html


def test_a_note_may_be_used_before_it_is_defined():
    assert shown(to_html('a<ref name=x /> b<ref>c</ref> d<ref name="x">e</ref>')) == "a[1] b[2] d[1] e c"


def test_groups_count_for_themselves_and_have_their_own_lists():
    html = to_html(
        'a<ref>b</ref><ref group=n>c</ref><ref group="lower-alpha">d</ref>\n<references group=n />'
    )
    assert shown(html).startswith("a[1][n 1][a] c b")
    assert '<ol class="references" data-mw-group="n">' in html


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        ("lower-alpha", ["a", "b", "c", "d"]),
        ("upper-alpha", ["A", "B", "C", "D"]),
        ("lower-roman", ["i", "ii", "iii", "iv"]),
        ("upper-roman", ["I", "II", "III", "IV"]),
        ("lower-greek", ["α", "β", "γ", "δ"]),
        ("decimal", ["1", "2", "3", "4"]),
    ],
)
def test_groups_named_after_a_kind_of_number_use_it(group, labels):
    html = to_html("".join(f'<ref group="{group}">{letter}</ref>' for letter in "wxyz"))
    assert re.findall(r"\[</span>(.*?)<span", html) == labels


def test_notes_defined_in_the_list_are_drawn_where_the_text_first_uses_them():
    text = (
        "a<ref name=x /> b<ref name=y />\n<references>\n<ref name=y>c</ref>\n<ref name=x>d</ref></references>"
    )
    assert shown(to_html(text)) == "a[1] b[2] d c"


@pytest.mark.parametrize("text", ["{{reflist}}", "{{reflist|30em}}", "<references />", "{{reflist|refs=}}"])
def test_the_list_stands_where_it_is_put(text):
    assert shown(to_html(f"a<ref>b</ref>\n\n{text}\n\nc")) == "a[1] b c"


def test_a_list_template_may_define_notes():
    assert shown(to_html("a<ref name=x />\n{{reflist|refs=\n<ref name=x>b [[c]]</ref>\n}}")) == "a[1] b c"


def test_lettered_notes_may_hold_references():
    html = to_html("a{{efn|b<ref>c</ref>}} d<ref>e</ref>\n{{notelist}}\n{{reflist}}")
    assert shown(html) == "a[a] d[2] b[1] c e"


def test_notes_after_a_list_go_into_the_next():
    assert shown(to_html("a<ref>b</ref>\n<references />\nc<ref>d</ref>\n<references />")) == "a[1] b c[1] d"


def test_notes_in_a_template_count_where_they_appear():
    text = "a<ref>1st</ref>\n{{Infobox person|name=b<ref>2nd</ref>}}\nc<ref>3rd</ref>"
    html = to_html(text)
    assert [note for note in ("1st", "2nd", "3rd") if note in html] == ["1st", "2nd", "3rd"]
    assert html.index(">1st<") < html.index(">2nd<") < html.index(">3rd<")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a<ref name=x />", "no note named “x” is defined"),
        ("a<ref></ref>", "needs content"),
        ("a<ref name=1>b</ref>", "cannot be a plain number"),
        ("<ref name=x>a</ref><ref name=x>b</ref>", "several notes with different content"),
        ("<ref group=n>a</ref>", "have no list"),
        ("<references><ref>a</ref></references>", "in a list needs a name"),
        ("<references><ref name=x>a</ref></references>", "never used"),
        ("<ref name=x/><references><ref name=x group=g>a</ref></references>", "its list is not"),
    ],
)
def test_what_is_wrong_with_a_note_is_said_on_the_page(text, words):
    html = to_html(text)
    assert words in html
    assert 'class="error"' in html


def test_the_same_note_twice_is_no_error():
    assert "error" not in to_html("<ref name=x>a</ref><ref name=x>a</ref>")


def test_markers_that_touch_stand_in_one_run():
    fragment = render_fragment("a<ref>b</ref><ref>c</ref> d<ref>e</ref>", read_context("", ""))
    html = assemble([fragment]).html
    assert html.count('<span class="note-run">') == 1
    assert re.search(r'<span class="note-run"><sup .*?</sup><sup .*?</sup></span> d<sup', html)


def test_the_page_counts_its_references():
    fragment = render_fragment("a<ref>b</ref><ref name=x>c</ref><ref name=x />", read_context("", ""))
    assert assemble([fragment]).reference_count == 2


def test_a_part_of_a_page_may_use_what_another_part_defines():
    fragment = render_fragment("a<ref name=x /><ref group=n>b</ref>", read_context("", ""))
    whole, part = assemble([fragment]).html, assemble([fragment], is_part=True).html
    assert whole.count('class="error"') == 2
    assert 'class="error"' not in part
    assert '<span class="note-elsewhere">This note is defined in another section.</span>' in part


def test_the_same_note_is_drawn_again_as_before():
    text = "a<ref>{{cite web|title=B|url=http://c.d|date=2020-05-01}} [[e]]<ref group=x>f</ref></ref>"
    context = read_context("", "T")
    assert render_fragment(text, context) == render_fragment(text, context)


def test_a_note_follows_the_date_style_of_its_page():
    text = "a<ref>{{cite web|title=B|url=http://c.d|date=2020-05-01}}</ref>"
    dmy, mdy = (read_context(f"{{{{Use {style} dates}}}}", "T") for style in ("dmy", "mdy"))
    assert "1 May 2020" in render_fragment(text, dmy).refs[0].content
    assert "May 1, 2020" in render_fragment(text, mdy).refs[0].content


def test_a_note_that_goes_on_with_another_is_read_behind_it():
    html = to_html("a<ref name=x>b</ref> c<ref follow=x>''d''</ref> e<ref>f</ref>")
    assert shown(html) == "a[1] c e[2] b d f"
    assert "<i>d</i>" in html


def test_a_note_that_goes_on_with_none_stands_for_itself():
    assert shown(to_html("a<ref follow=x>b</ref><ref name=x>c</ref>")) == "a[1][2] b c"


def test_details_of_a_note_stand_under_it_with_numbers_of_their_own():
    html = to_html(
        "a<ref name=x details=\"p. 1\">b</ref> c<ref name=x details=\"''p. 2''\" /> d<ref>e</ref>"
        ' f<ref name=x details="p. 1" /> g<ref name=x />'
    )
    assert shown(html) == "a[1.1] c[1.2] d[2] f[1.1] g[1] b p. 1 p. 2 e"
    assert html.count('<ol class="mw-subreference-list">') == 1
    assert html.count('href="#cite_note-2"') == 2
    for anchor in ("cite_note-2", "cite_ref-2", "cite_ref-2-1", "cite_note-x-1", "cite_ref-x_1-0"):
        assert html.count(f'id="{anchor}"') == 1, anchor


def test_details_may_hold_notes_and_markup_but_nothing_that_runs():
    html = to_html('a<ref name=x details="{{lc:P}} &lt;script&gt;b&lt;/script&gt; {{efn|c}}">d</ref>')
    assert "<script" not in html
    assert "p &lt;script&gt;b&lt;/script&gt;" in html
    assert shown(html).startswith("a[1.1] ")


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("* a\n* b", "* a\n<ul><li>b</li></ul>"),
        ("\n* a\n", "<ul><li>a</li></ul>"),
        ("= a =", "= a ="),
        (":a", ":a"),
        ("{|\n|a\n|}", "{|\n|a\n|}"),
        ("{{plainlist|\n* a}}", "<li>a</li>"),
    ],
)
def test_a_note_goes_on_with_the_line_that_it_stands_in(content, shown):
    assert shown in to_html(f"a<ref>{content}</ref>")


def test_a_list_of_no_notes_is_a_blank_line():
    assert to_html("a\n\n<references />") == "<p>a\n</p>\n<p><br>\n</p>"
    assert to_html("a\n<references />\n\nb") == "<p>a\n</p>\n\n<p>b\n</p>"
    assert to_html("<div>\n\n<references />\n</div>") == "<div>\n<p><br>\n</p>\n</div>"


@pytest.mark.parametrize("link", ["[[a|b{}c]]", "[http://a b{}c]", "[[w:a|b{}c]]"])
def test_a_link_ends_before_a_note_in_it(link):
    html = to_html(link.format("<ref>d</ref>"))
    assert '>b<sup class="reference"></sup></a><a id="cite_ref-1" href="#cite_note-1">' in html
    assert "</span></a>c\n</p>" in html
    assert ">d</span>" in html
