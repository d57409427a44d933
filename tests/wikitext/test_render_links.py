"""Links: where they lead, what they show, and where they end."""

import pytest

from apps.wikitext import to_html


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://a.b|c", "http://a.b%7Cc"),
        ("http://a.b:c", "http://a.b:c"),
        ("http://%7Ca/", "http://%7Ca/"),
        ("http://1.2.3.4.5/", "http://1.2.3.4.5/"),
        ("http://xn--a/", "http://xn--a/"),
        ("ftp://a.b:99999", "ftp://a.b:99999"),
    ],
)
def test_an_address_that_leads_nowhere_is_still_the_one_written(written, address):
    assert f' href="{address}">c</a>' in to_html(f"[{written} c]")


@pytest.mark.parametrize("written", ["javascript:a", "data:a", "file:///a", "\ufdd5javascript:a"])
def test_an_address_of_another_protocol_is_no_link(written):
    assert "<a" not in to_html(f"[{written} b] {written}")


def test_an_address_in_double_brackets_is_an_external_link_in_brackets():
    assert to_html("[[//a.b c]]") == ('<p>[<a rel="nofollow" class="external text" href="//a.b">c</a>]\n</p>')


def test_a_link_to_the_file_itself_leads_to_its_page():
    assert to_html("[[media:a.png|b]]") == '<p><a href="/wiki/File:A.png" title="File:A.png">b</a>\n</p>'


@pytest.mark.parametrize("written", ["[[%2541]]", "[[a%5Bb]]", "[[%3c]]"])
def test_signs_as_numbers_in_a_title_are_read_once(written):
    assert to_html(written) == f"<p>{written}\n</p>"


def test_switches_without_a_second_spelling_are_text_in_small_letters():
    assert to_html("a__notoc____HIDDENCAT____hiddencat__</includeonly>") == (
        "<p>a__hiddencat__&lt;/includeonly&gt;\n</p>"
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("w:a &amp; b#c d", "https://en.wikipedia.org/wiki/a_%26_b#c_d"),
        ("w:a%20%25", "https://en.wikipedia.org/wiki/a_%25"),
        (":de:é", "https://de.wikipedia.org/wiki/%C3%A9"),
    ],
)
def test_a_link_to_another_wiki_is_read_like_one_to_a_page_of_this(written, address):
    assert to_html(f"[[{written}|a]]") == f'<p><a href="{address}" class="extiw">a</a>\n</p>'


def test_no_wiki_has_a_page_whose_title_holds_an_illegal_sign():
    assert to_html("[[w:a&lt;b]]") == "<p>[[w:a&lt;b]]\n</p>"


def test_a_link_to_another_language_is_shown_where_people_talk():
    assert to_html("[[de:a]]", "B") == ""
    assert ">de:a</a>" in to_html("[[de:a]]", "Talk:B")
