"""Nothing that a text holds may run, load from elsewhere, or stand in for a part of the page."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext import to_html

SHAPES = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.b/c.js></SCRIPT>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<math href='javascript:alert(1)'>a</math>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=//a>",
    "<form action=//a><input name=b><button>c</button></form>",
    "<style>*{background:url(//a)}</style>",
    "<link rel=stylesheet href=//a>",
    "<meta http-equiv=refresh content='0;//a'>",
    "<base href=//a>",
    "<a href='javascript:alert(1)'>b</a>",
    "<div onclick=alert(1)>a</div>",
    "<div ONMOUSEOVER='alert(1)'>a</div>",
    "<div style='background:url(//a)'>b</div>",
    "<div style='width:expression(alert(1))'>a</div>",
    "<div style='background:u\\72l(//a)'>b</div>",
    "<div style='background:&#117;rl(//a)'>b</div>",
    "<div style='position:fixed;top:0;left:0'>a</div>",
    "<div style='-moz-binding:url(//a)'>b</div>",
    "<span id=main>a</span>",
    "<span id=stet-bar>a</span>",
    "<div data-hx-get=/a hx-get=/b data-hx-trigger=load>c</div>",
    "[javascript:alert(1) a]",
    "[JaVaScRiPt:alert(1) a]",
    "[data:text/html,<script>alert(1)</script> a]",
    "[http://a\" onmouseover=\"alert(1) b]",
    "[http://a'onmouseover='alert(1) b]",
    "http://a\"onmouseover=\"alert(1)",
    "[[a\" onclick=\"alert(1)|b]]",
    "[[a|<script>alert(1)</script>]]",
    "[[File:a.png|alt=\" onerror=\"alert(1)|b]]",
    "[[File:a.png|link=javascript:alert(1)|b]]",
    "[[File:a.png|thumb|<script>alert(1)</script>]]",
    "{| onclick=alert(1)\n|- onclick=alert(1)\n| onclick=alert(1) | a\n|}",
    "{| style=\"background:url(//a)\"\n| b\n|}",
    "== <script>alert(1)</script> ==",
    "== a\" onclick=\"alert(1) ==",
    "<ref name='\"><script>alert(1)</script>'>a</ref>",
    "<ref group='\"><script>alert(1)</script>'>a</ref>",
    "<ref>a<script>alert(1)</script></ref>",
    "<ref name='a\" onclick=\"alert(1)' />",
    "<div title='<ref>a</ref>'>b</div>",
    "<div title=\"<nowiki>\" onclick=\"alert(1)</nowiki>\">b</div>",
    "<div title='{{unknown|\" onclick=\"alert(1)}}'>b</div>",
    "<div title=\"[[a]]\">b</div>",
    "<div class='[http://a \"onclick=alert(1) b]'>c</div>",
    "{{unknown|\"><script>alert(1)</script>}}",
    "{{<script>alert(1)</script>}}",
    "{{#tag:ref|a|name=\" onclick=\"alert(1)}}",
    "{{#tag:script|alert(1)}}",
    "{{#expr:<script>alert(1)</script>}}",
    "<gallery>\nFile:a.png|<script>alert(1)</script>\n</gallery>",
    "<gallery caption='<script>alert(1)</script>'>\nFile:a.png\n</gallery>",
    "<poem onclick=alert(1)><script>alert(1)</script></poem>",
    "<syntaxhighlight lang='\" onclick=\"alert(1)'><script>alert(1)</script></syntaxhighlight>",
    "<pre onclick=alert(1)><script>alert(1)</script></pre>",
    "<nowiki><script>alert(1)</script></nowiki>",
    "<math><script>alert(1)</script></math>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<table><script>alert(1)</script></table>",
    "<table background=javascript:alert(1)><tr><td>a</td></tr></table>",
    "<blockquote cite=javascript:alert(1)>a</blockquote>",
    "<time datetime=a onfocus=alert(1) tabindex=1 autofocus>b</time>",
    "<details open ontoggle=alert(1)>a</details>",
    "<xss style=xss:expression(alert(1))>",
    "<p/onclick=alert(1)>a",
    "<b\nonclick=alert(1)>a</b>",
    "<b\x00 onclick=alert(1)>a</b>",
    "\ufdd0s0\ufdd1<b title='\ufdd0r0\ufdd1'>\ufdd0n0\ufdd1</b><ref>a</ref>",
    "<ref>\ufdd0r0\ufdd1</ref>&#xFDD0;r0&#xFDD1;",
    "<!-- --!><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<a <b onclick=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "#REDIRECT [[javascript:alert(1)]]",
]  # fmt: skip
TAG_NAMES = """
    a abbr b bdi bdo big blockquote br caption center cite code data dd del details dfn div dl dt em
    figcaption figure font h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rb rp rt rtc ruby s samp small
    span strike strong sub summary sup table tbody td th time tr tt u ul var wbr
"""
TAGS = frozenset(TAG_NAMES.split())
PAGE_IDS = {"main", "contents", "content", "search"}
DANGEROUS_STYLE = ("url(", "expression", "javascript", "\\", "binding", "position", "@")


class Inspector(HTMLParser):
    """Collects what a browser would find in the output and must not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if is_dangerous(name, (value or "").strip().lower()) or (name == "id" and value in PAGE_IDS):
                self.found.append(f"{name}={value}")

    def handle_comment(self, data):
        self.found.append(f"<!--{data}-->")


LOADING = {"src", "srcdoc", "srcset", "action", "formaction", "background", "poster", "data"}


def is_dangerous(name: str, value: str) -> bool:
    if name in ("href", "cite"):
        scheme = "".join(value.partition(":")[0].split()) if ":" in value else ""
        return scheme.isalpha() and scheme not in ("http", "https", "ftp", "irc", "mailto", "news")
    if name == "style":
        return any(part in value for part in DANGEROUS_STYLE)
    return name.startswith(("on", "hx-", "data-hx")) or name in LOADING


@pytest.mark.parametrize("shape", SHAPES)
def test_a_known_attack_comes_out_harmless(shape):
    assert Inspector(to_html(f"a {shape} b\n{shape}\n")).found == []


@given(
    st.lists(
        st.sampled_from([*SHAPES, "<ref>", "</ref>", "{{efn|", "}}", "[[", "]]", "''", "\n", '"', "'", ">"])
    )
)
@settings(max_examples=300, deadline=None)
def test_attacks_put_together_come_out_harmless(shapes):
    html = to_html("".join(shapes))
    assert Inspector(html).found == []
    assert "\ufdd0" not in html


@given(st.text(alphabet="<>\"'=/ab[]{}|!-#:;*&\n\ufdd0\ufdd1rn0s'", max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_rendered_and_harmless(text):
    html = to_html(text)
    assert Inspector(html).found == []
    assert "\ufdd0" not in html


@pytest.mark.parametrize(
    "text", ["{{uc:a<nowiki>b</nowiki>}}", "{{lc:A<ref>B</ref>}}", "{{padleft:<ref>a</ref>|2}}"]
)
def test_a_function_of_text_leaves_notes_and_nowiki_whole(text):
    html = to_html(text)
    assert "\ufdd0" not in html
    assert "\ufdd1" not in html


def test_an_id_of_the_page_cannot_be_taken():
    assert "id=" not in to_html(
        "<span id=main>a</span><span id='stet-notes'>b</span><span id=cite_note-1>c</span>"
    )
    assert '<span id="here">' in to_html("<span id=here>a</span>")


def test_listed_style_properties_pass_and_others_are_left_out():
    assert '<div style="color:red; float: left">' in to_html(
        "<div style='color:red; position:fixed; float: left'>a</div>"
    )
