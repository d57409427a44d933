"""Lines, lists, tables, headings and paragraphs in the cases where markup meets other markup."""

import pytest

from apps.wikitext import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a<span>b<div>c</div></span>d", "a<span>b<div>c</div></span><p>d</p>"),
        ("<i>a<div>b</div>c</i>", "<p><i>a</i></p><i><div>b</div></i><p><i>c</i></p>"),
        ("<i><div>a</div><div>b</div></i>", "<i><div>a</div><div>b</div></i>"),
        ("a<b><i><div>c</div></i>d</b>", "<p>a</p><b><i><div>c</div></i></b><p><b>d</b></p>"),
        ("a<b><span><div>c</div></span>d</b>", "a<b><span><div>c</div></span></b><p><b>d</b></p>"),
        ("<div></div><u></u>", "<div></div><p><u></u></p>"),
        ("<blockquote>a<s>b<div>c</div></s></blockquote>",
         "<blockquote><p>a<s>b</s></p><s><div>c</div></s></blockquote>"),
        ("<b>a</b><br><b>c</b>", "<p><b>a</b><br><b>c</b>\n</p>"),
        ("<b><u>a<div>b</u></b>c</div>", "<p><b><u>a</u></b></p><b><u></u></b><div><b><u>b</u></b>c</div>"),
        ("<b><u>a<div>b</b></div></u>", "<p><b><u>a</u></b></p><b><u></u></b><u><div><b>b</b></div></u>"),
        ("<b><span>a</span><div>b</b></div>", "<p><b><span>a</span></b></p><b></b><div><b>b</b></div>"),
        ("<span><i>a</span><p>b", "<p><span><i>a</i></span></p><p><i>b</i></p>"),
        ("<u>a<div>b</u></div>", "<p><u>a</u></p><u></u><div><u>b</u></div>"),
    ],
)  # fmt: skip
def test_paragraphs_end_where_a_block_stands_in_what_is_inline(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("* <pre>a\nb</pre>", "<ul><li><pre>a</pre></li></ul><p>\nb</p>"),
        ("a\n\u00a0\nb", "<p>a\n&nbsp;\nb\n</p>"),
        ("; a</b><b>c:d</b> : e", "<dl><dt>a<b>c:d</b></dt>\n<dd>e</dd></dl>"),
        ("; a<br>b:c", "<dl><dt>a<br>b:c</dt></dl>"),
        ("; a<br/>b:c", "<dl><dt>a<br>b</dt>\n<dd>c</dd></dl>"),
        ("<!--a--> <!--b-->c", "<pre>c\n</pre>"),
        ("a\n<!--b--> <!--c-->\nd", "<p>a\nd\n</p>"),
        ("== a ==\n\u00a0b", '<div class="mw-heading mw-heading2"><h2 id="a">a</h2></div>\n<p>&nbsp;b\n</p>'),
        ("<pre><nowiki>a</nowiki>b<nowiki></pre>", "<pre>ab&lt;nowiki&gt;</pre>"),
    ],
)
def test_lines_are_read_one_by_one(text, html):
    assert to_html(text) == html


def test_of_tables_without_cells_that_alone_which_is_never_closed_shows_nothing():
    assert to_html("{|\n|}") == "<table>\n<tbody><tr><td></td></tr></tbody></table>"
    assert to_html("{|") == to_html("{||}") == ""


def test_an_unbroken_space_stays_in_its_cell():
    assert "<td>&nbsp;a&nbsp;</td>" in to_html("{|\n|\u00a0a\u00a0|| b |\u00a0c\n|}")
    assert ">&nbsp;c\n" in to_html("{|\n| b |\u00a0c\n|}")


def test_the_indentation_of_a_table_around_another_ends_with_the_text():
    html = to_html(":{|\n| a\n{|\n| b\n|}\n|}\nc")
    assert html.endswith("</td></tr></tbody></table>\n<p>c\n</p></dd></dl>")
    assert to_html(":{|\n| a\n|}\nc").endswith("</table></dd></dl>\n<p>c\n</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a é'''b cc'''d e'''f ''g", "<p>a é<b>b cc</b>d e'<i>f </i>g\n</p>"),
        ("a b'''c ''d'' e''f", "<p>a b'<i>c </i>d<i> e</i>f\n</p>"),
        ("[[a|''b\nc'']]", '<p><a href="/wiki/A" title="A"><i>b\nc</i></a>\n</p>'),
    ],
)
def test_quotes_are_paired_as_mediawiki_pairs_them(text, html):
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n", "<p>a\n</p>"),
        ("a\n\n", "<p>a\n</p><p><br>\n</p>"),
        ("\n", "<p><br>\n</p>"),
        ("a\n\n== b ==\n", '<p>a\n</p>\n<div class="mw-heading mw-heading2"><h2 id="b">b</h2></div>'),
    ],
)
def test_behind_the_last_line_end_stands_a_blank_line(text, html):
    assert to_html(text) == html


def test_what_never_closes_holds_the_rest_of_a_page():
    html = to_html("<div>\n== a ==\nb\n== c ==\nd")
    assert html.startswith("<div>\n")
    assert html.endswith("<p>d\n</p></div>")
