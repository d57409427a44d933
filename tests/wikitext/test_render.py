"""What a text looks like: the markup of an article, one shape a test."""

import pytest

from apps.wikitext import Context, assemble, render_fragment, to_html
from apps.wikitext.words import ENGLISH


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\n\nb", "<p>a\n</p><p>b\n</p>"),
        ("''a'' '''b''' '''''c'''''", "<p><i>a</i> <b>b</b> <i><b>c</b></i>\n</p>"),
        ("''a\nb", "<p><i>a</i>\nb\n</p>"),
        ("* a\n** b\n# c", "<ul><li>a\n<ul><li>b</li></ul></li></ul>\n<ol><li>c</li></ol>"),
        ("; a : b\n: c", "<dl><dt>a</dt>\n<dd>b</dd>\n<dd>c</dd></dl>"),
        (" a\n b", "<pre>a\nb\n</pre>"),
        ("----\na", "<hr>\n<p>a\n</p>"),
        ("[[b_c|d]]s", '<p><a href="/wiki/B_c" title="B c">ds</a>\n</p>'),
        ("[[#é f]]", '<p><a href="#%C3%A9_f">#é f</a>\n</p>'),
        ("[[a|]]", "<p>[[a|]]\n</p>"),
        ("<nowiki>''a'' [[b]]</nowiki>", "<p>''a'' [[b]]\n</p>"),
        ("a<!-- b -->c", "<p>ac\n</p>"),
        ("&amp; & &copy; &foo; &#x41;", "<p>&amp; &amp; © &amp;foo; A\n</p>"),
        ("__NOTOC__a", "<p>a\n</p>"),
        ("a~~~~", "<p>a~~~~\n</p>"),
    ],
)
def test_markup_becomes_html(text, html):
    assert to_html(text) == html


def test_a_table_has_its_caption_rows_and_attributes():
    html = to_html('{| class="wikitable" onclick="x"\n|+ c\n|-\n! a !! b\n|-\n| colspan=2 | d || e\n|}')
    assert html == (
        '<table class="wikitable">\n<caption>c\n</caption>\n<tbody><tr>\n<th>a</th>\n<th>b\n</th></tr>\n'
        '<tr>\n<td colspan="2">d</td>\n<td>e\n</td></tr></tbody></table>'
    )


def test_external_links_are_bracketed_numbered_and_bare():
    html = to_html("[http://a.b c] [http://d.e] http://f.g/h. (https://i.j) [http://k l [[m]]")
    for anchor in (
        '<a rel="nofollow" class="external text" href="http://a.b">c</a>',
        '<a rel="nofollow" class="external autonumber" href="http://d.e">[1]</a>',
        '<a rel="nofollow" class="external free" href="http://f.g/h">http://f.g/h</a>.',
        '(<a rel="nofollow" class="external free" href="https://i.j">https://i.j</a>)',
    ):
        assert anchor in html


def test_links_without_words_are_numbered_over_the_whole_page():
    html = to_html("[http://a.b]\n== c ==\n[http://d.e]")
    assert ">[1]</a>" in html
    assert ">[2]</a>" in html


def test_a_heading_has_an_anchor_that_is_its_own():
    html = to_html("== a b ==\n== A b ==\n=== ''c'' ===\n")
    assert '<h2 id="a_b">a b</h2>' in html
    assert '<h2 id="A_b_2">A b</h2>' in html
    assert '<h3 id="c"><i>c</i></h3>' in html


def test_a_file_is_a_labelled_frame_with_its_caption():
    html = to_html("[[File:a.png|thumb|200px|alt=d|A ''b'' [[c]]]]")
    assert (
        '<figure class="file file-thumb" style="width:200px"><span class="file-frame" title="d">File: A.png</span>'
        in html
    )
    assert '<figcaption>A <i>b</i> <a href="/wiki/C" title="C">c</a></figcaption></figure>' in html


def test_what_a_file_says_of_itself_is_one_line_of_plain_words():
    html = to_html("[[File:a.png|thumb|''b'' [http://c.d e]\n\n* f [[g|h]]]]")
    assert 'title="b e * f h">' in html
    assert "<li>f" in html


@pytest.mark.parametrize(
    ("size", "width"),
    [
        ("300px", 300),
        ("300x200px", 300),
        ("upright", 165),
        ("upright=1.5", 330),
        ("upright 1.5", 330),
        ("9px", 120),
        ("99999px", 1200),
    ],
)
def test_a_file_set_apart_is_as_wide_as_it_says(size, width):
    assert f'<figure class="file file-thumb" style="width:{width}px">' in to_html(
        f"[[File:a.png|thumb|{size}]]"
    )


@pytest.mark.parametrize("size", ["x200px", "upright=wide", "20 pixels", "upright=-1"])
def test_a_size_that_names_no_width_changes_none(size):
    assert "style=" not in to_html(f"[[File:a.png|thumb|{size}|b]]")


def test_of_two_kinds_of_frame_the_first_counts():
    html = to_html("[[File:a.png|thumb|frame]]")
    assert '<figure class="file file-thumb">' in html
    assert "<figcaption>frame</figcaption>" in html


def test_a_gallery_takes_options_captions_and_a_mode():
    html = to_html(
        '<gallery mode="packed" caption="\'\'a\'\'" class="b">\nFile:c.png|alt=d|link=E|f [[g|h]]\ni.png\n</gallery>'
    )
    assert '<ul class="gallery mw-gallery-packed b"><li class="gallerycaption"><i>a</i></li>' in html
    assert '<span class="file-frame" title="d">File: C.png</span></div><div class="gallerytext">f <a ' in html
    assert "link=" not in html
    assert '<div class="gallerytext"></div>' in html


def test_of_several_captions_in_a_gallery_the_last_counts_and_opens_nothing():
    html = to_html("<gallery>\na.png|<b>b|c</b>|<i>d|e</i>\n</gallery>f")
    assert '<div class="gallerytext">e</div>' in html
    assert html.endswith("<p>f</p>")


def test_a_poem_keeps_its_lines_and_the_space_before_them():
    html = to_html("<poem class=a>\n b\n\n::''c''\n----\nd\n</poem>")
    assert html == (
        '<div class="poem a">\n<p>&nbsp;b<br>\n<br>\n<span class="mw-poem-indented" style="display: inline-block;'
        ' margin-inline-start: 2em"><i>c</i></span><br>\n</p>\n<hr>\n<p>d\n</p>\n</div>'
    )


def test_a_category_leaves_no_trace_in_the_text():
    assert to_html("a\n[[Category:B]]\n[[category:c|d]]") == "<p>a\n</p>"


def test_a_category_takes_the_blanks_before_it():
    assert to_html("a\n\n[[Category:B]]\nc [[Category:D]] e") == "<p>a\nc e\n</p>"


def test_quotes_open_at_the_end_of_a_heading_end_in_it():
    html = to_html("== ''a ==\nb\n")
    assert '<h2 id="a"><i>a</i></h2></div>\n<p>b' in html


def test_what_nobody_sees_in_the_name_of_a_host_is_left_out():
    html = to_html("[http://exa\u00admple.org/a\u00adb c]")
    assert 'href="http://example.org/a\u00adb"' in html


def test_a_link_to_the_page_itself_leads_nowhere():
    assert 'class="mw-selflink selflink">a</a>' in to_html("[[a]]", "A")


def test_an_unknown_template_is_a_chip_that_holds_its_source():
    html = to_html("a {{no such thing|b=<i>c</i>}} d")
    assert '<span class="chip-template" tabindex="0"' in html
    assert ">no such thing</span> d" in html
    assert "{{no such thing|b=&lt;i&gt;c&lt;/i&gt;}}" in html or "{{no such thing|b=<i>c</i>}}" in html


def test_an_unknown_template_on_its_own_line_opens_its_source():
    html = to_html("a\n{{no such thing|b}}\nc")
    assert '<details class="chip-template"><summary>no such thing</summary>' in html
    assert "<pre>{{no such thing|b}}</pre></details>" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{#if: a | b | c}}", "b"),
        ("{{#if: | b | c}}", "c"),
        ("{{#ifeq: 1 | 1.0 | b | c}}", "b"),
        ("{{#switch: b | a = 1 | b | c = 2 | #default = 3}}", "2"),
        ("{{#switch: z | a = 1 | 3}}", "3"),
        ("{{#expr: 2 * (3 + 4) ^ 2 / 7 round 1}}", "14"),
        ("{{#expr: 1 / 3}}", "0.33333333333333"),
        ("{{#ifexpr: 1 > 2 | a | b}}", "b"),
        ("{{lc:ABC}}{{ucfirst:d}}", "abcD"),
        ("{{padleft:7|3}}", "007"),
        ("{{formatnum:1234567.8}}", "1,234,567.8"),
        ("{{{1|a}}}", "a"),
        ("{{{1}}}", "{{{1}}}"),
        ("{{#if:a|{{#if:|b|{{uc:c}}}}}}", "C"),
        ("{{#ifeq:inf|INF|a|b}}{{#ifeq:1e3|1000.|a|b}}", "ba"),
        ("{{#expr:7.5 fmod 2}} {{#expr:10^20}} {{#expr:1/2^17}}", "1.5 1.0E+20 7.62939453125E-6"),
        ("{{formatnum:0001234}} {{formatnum:1234|NOSEP}}", "0,001,234 1234"),
        ("{{#titleparts:a_b/c|1}} {{#titleparts:talk:a/b|0|2}}", "A b b"),
        ("{{anchorencode: ''a'' [[b|c]] }} {{ns:image}}", "a_c File"),
    ],
)
def test_parser_functions_give_what_mediawikis_give(text, shown):
    assert to_html(text) == f"<p>{shown}\n</p>"


def test_a_branch_not_taken_leaves_no_note():
    assert "<li" not in to_html("{{#if: | <ref>a</ref> | b}}")


def test_a_broken_expression_says_so():
    assert '<strong class="error">' in to_html("{{#expr: 1 / 0}}")


def test_templates_nested_too_deeply_say_so():
    text = "{{#if:a|" * 100 + "b" + "}}" * 100
    assert "nested too deeply" in to_html(text)


def test_the_engines_own_words_come_from_the_catalogue_passed_in():
    words = {**ENGLISH, "file": "Datei: {name}", "note undefined": "Kein Beleg namens {name}."}
    fragment = render_fragment("[[File:a.png]]<ref name=x />", Context(words=words))
    html = assemble([fragment], words=words).html
    assert "Datei: A.png" in html
    assert "Kein Beleg namens x." in html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{{#iferror:{{#expr:1/0}}|a|b}}{{#iferror:{{#expr:1}}|a|b}}", "ab"),
        ("{{#switch:x|a=1|#default|b=2|c=3}}{{#switch:x|#default=4|a=1}}", "24"),
        ("{{#formatdate:2009-03-24|mdy}} {{#formatdate:soon|mdy}}", "March 24, 2009 soon"),
        ("{{PAGENAME}} {{PAGENAMEE}} {{FULLPAGENAME}} {{TALKPAGENAME}}", "A b A_b User:A b User talk:A b"),
        ("{{BASEPAGENAME:User:a/b/c}} {{SUBPAGENAME:User:a/b}} {{ROOTPAGENAME:Talk:a/b}}", "A/b b A"),
        ("{{BASEPAGENAME:a/b}} {{NAMESPACE:Talk:a}} {{SUBJECTSPACE:User talk:a}}", "A/b Talk User"),
        ("{{TALKSPACE:a}} {{NAMESPACENUMBER:File:a}} {{urlencode:a b/c|WIKI}}", "Talk 6 a_b/c"),
        ("{{#language:de}} {{#dir:ar}} {{#dir:de}} {{gender:x|a|b|c}}", "German rtl ltr c"),
        ("a{{Template:=}}b{{REVISIONID}}", "a=b"),
    ],
)
def test_functions_and_variables_give_what_mediawiki_gives(written, shown):
    assert to_html(written, "User:A b") == f"<p>{shown}\n</p>"


def test_the_name_of_a_page_is_no_markup():
    assert to_html("{{PAGENAME}} {{PAGENAMEE}}", "*''a b'' http://c") == (
        "<p>*''a b'' http://c *%27%27a_b%27%27_http://c\n</p>"
    )


def test_a_tag_made_by_function_is_cleaned_like_one_written():
    assert to_html("{{#tag:b|x|class=y|onclick=z}}") == '<p><b class="y">x</b>\n</p>'
    assert "<script" not in to_html("{{#tag:script|x}}{{#tag:b onclick=x|y}}")


@pytest.mark.parametrize(
    ("style", "cleaned"),
    [
        ("/* a */color:red/* b", ' style="color:red"'),
        ("exp/**/ression(x)", ""),
        ("/*/**/color:red", ' style="color:red"'),
    ],
)
def test_comments_in_a_style_are_left_out(style, cleaned):
    assert to_html(f'<b style="{style}">c</b>') == f"<p><b{cleaned}>c</b>\n</p>"


def test_what_a_table_holds_outside_of_its_cells_stands_before_it_and_nests_rightly():
    html = to_html("{|\n|-\na ''b'' [[c]]\n|-\n| d\n|}\ne")
    assert html.startswith('a <i>b</i> <a href="/wiki/C" title="C">c</a>\n\n<table>')
    assert html.endswith("</table>\n<p>e\n</p>")
    assert to_html("<table>a<table>b</table></table>c") == "a<table></table>b<table></table><p>c</p>"
    html = to_html("<b><table>a<tr><td>b</table>c</b>")
    assert html.count("<b>") == html.count("</b>")


def test_very_many_signs_of_one_text_stay_as_they_are():
    signs = "°§¿\u0085é\u00a0&"
    assert to_html(signs * 2000) == f"<p>{signs * 2000}\n</p>".replace("&", "&amp;").replace(
        "\u00a0", "&nbsp;"
    )
    assert f'title="{"°" * 9000}"' in to_html(f"<b title='{'°' * 9000}'>a</b>")
    page = assemble([render_fragment(f"== {'°' * 9000} ==\n", Context())])
    assert page.contents[0].html == "°" * 9000
