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
