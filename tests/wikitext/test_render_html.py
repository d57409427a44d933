"""HTML in wikitext: tags, attributes, styles and character references as they come out."""

import pytest

from apps.wikitext import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a</hr>b</wbr>c</br>d", "<p>abc<br>d</p>"),
        ("<ul><li/>a</ul>", "<ul><li></li>a</ul>"),
        ("<div/>a", "<div>a</div>"),
        ('<b><meta itemprop="a" content="b"><link itemprop="a" href="b">c</b>', "<p><b>c</b>\n</p>"),
        ("<meta content=a>", "<p>&lt;meta content=a&gt;\n</p>"),
        ("<b xmlns:a='http://b.c/'>d</b>", '<p><b xmlns:a="http://b.c/">d</b>\n</p>'),
        ("<b xmlns:a='javascript:b'>c</b>", "<p><b>c</b>\n</p>"),
        ("<b itemtype=a itemscope>c</b><b itemtype=a>c</b>",
         '<p><b itemtype="a" itemscope="">c</b><b>c</b>\n</p>'),
    ],
)  # fmt: skip
def test_tags_become_what_mediawiki_makes_of_them(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("style", "cleaned"),
    [
        (r"co\6c or: red", ' style="color: red"'),
        (r"color\3a red", ' style="color:red"'),
        (r"background: u\72 l(a)", ' style="/* insecure input */"'),
        (r"background: u\rl(a)", ' style="/* insecure input */"'),
        ("background: u\\&#10;rl(a)", ' style="/* insecure input */"'),
        (r"color: \5c red", ' style="/* insecure input */"'),
        (r"/\2a a *\2f color: red", ' style="color: red"'),
        (r"color: \0 red", ' style="/* invalid control char */"'),
        ("color: red&#13;", ' style="/* invalid control char */"'),
        (r"color\b(red)", ' style="/* invalid control char */"'),
        ("color: red; -o-link: b", ' style="/* insecure input */"'),
        ("123; color", ' style="123"'),
        ("position: fixed", ""),
    ],
)
def test_a_style_is_read_without_its_escapes(style, cleaned):
    assert to_html(f'<b style="{style}">c</b>') == f"<p><b{cleaned}>c</b>\n</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("&copy &copyx; &#x110000; &#0;", "<p>&amp;copy &amp;copyx; &amp;#x110000; &amp;#0;\n</p>"),
        ("<b title='a&copyb&copy;&#13;&#x80;'>c</b>", '<p><b title="a&amp;copyb©\ufffd\ufffd">c</b>\n</p>'),
        ("[[a&copyb]]", '<p><a href="/wiki/A%26copyb" title="A&amp;copyb">a&amp;copyb</a>\n</p>'),
        ("[http://a.b?c&copy=d&#32;e f]",
         '<p><a rel="nofollow" class="external text" href="http://a.b?c&amp;copy=d+e">f</a>\n</p>'),
    ],
)  # fmt: skip
def test_a_character_reference_ends_with_a_semicolon(text, html):
    assert to_html(text) == html


def test_of_very_many_namespaces_a_tag_keeps_a_few():
    html = to_html("<b " + " ".join(f"xmlns:n{number}=a" for number in range(100)) + ">c</b>")
    assert html.count("xmlns:") == 8


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ("!class=x id=a", ' id="a"'),
        ("'''id=a class=b", ' class="b"'),
        ("=id=a class=b", ' class="b"'),
        ('class="a"id=b', ' class="a" id="b"'),
        ("class==a", ' class="=a"'),
        ("class\n=\t'a  b", ' class="a b"'),
    ],
)
def test_attributes_are_read_as_far_as_the_next_space_or_sign(attributes, kept):
    assert to_html(f"<b {attributes}>c</b>") == f"<p><b{kept}>c</b>\n</p>"
