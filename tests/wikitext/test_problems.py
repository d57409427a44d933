"""What is found wrong with a text: where, in which words, and what puts it right."""

import gc
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext.problem_words import ENGLISH
from apps.wikitext.problems import Elsewhere, Named, apply_fix, find_problems, sentence_of

DEMONSTRATION = Path(__file__).parents[2] / "apps/interchange/demo/article"

# text, code, what the span covers, words of the sentence, the text after the fix (None: no fix)
CASES = [
    ("a <b>c", "unclosed tag", "<b>", "“<b>” is never closed.", None),
    ("a </div> c", "stray tag", "</div>", "“</div>” closes nothing.", "a  c"),
    ("a <iframe src=b> c", "unknown tag", "<iframe src=b>", "do not take the tag “<iframe>”", None),
    ("a </ref> c", "stray tag", "</ref>", "“</ref>” closes nothing.", "a  c"),
    ("<nowiki>a", "unclosed tag", "<nowiki>", "“<nowiki>” is never closed.", None),
    ("a <!-- c", "unclosed comment", "<!-- c", "never closed", None),
    ("a [[b", "unclosed brackets", "[[", "“[[” is never closed.", None),
    ("a [[b] c", "unclosed brackets", "[[", "“[[” is never closed.", "a [[b]] c"),
    ("a {{main|b", "unclosed brackets", "{{", "“{{” is never closed.", None),
    ("a {{main|b} c", "unclosed brackets", "{{", "“{{” is never closed.", "a {{main|b}} c"),
    ("a }} b", "stray brackets", "}}", "“}}” closes nothing.", "a  b"),
    ("{{main|[[a}}", "unclosed brackets", "[[", "“[[” is never closed.", None),
    ("{|\n|a", "unclosed table", "{|", "“|}” is missing", None),
    ("a\n|}\nb", "stray table end", "|}", "never begun", "a\n\nb"),
    ("a ''b\nc", "unclosed quotes", "''", "Italic is not closed", None),
    ("a '''b\nc", "unclosed quotes", "'''", "Bold is not closed", None),
    ("a '''''b\nc", "unclosed quotes", "'''''", "Bold and italic is not closed", None),
    ("{{No such thing|a}}", "unknown template", "No such thing", "no template “No such thing”", None),
    ("{{main|1=a|1=a}}", "duplicate parameter", "|1=a", "“1” more than once", "{{main|1=a}}"),
    ("{{main|1=a|1=b}}", "duplicate parameter", "|1=a", "“1” more than once", None),
    ("== a ==\n==== b ====", "heading skips", "==== b ====", "“b” is of level 4", None),
    ("=== a ===", "heading skips at start", "=== a ===", "“a”, is of level 3", None),
    ("[http:/example.com a]", "bad url", "http:/example.com", "not an address", None),
    (
        "[http://https://example.com a]",
        "double url scheme",
        "http://https://example.com",
        "two protocols",
        "[https://example.com a]",
    ),
    (
        "[[https://example.com a]]",
        "external link in double brackets",
        "[[",
        "single brackets",
        "[https://example.com a]",
    ),
    ("[https://example.com a\nb", "unclosed external link", "[https://example.com", "not closed", None),
    ('<ref name="1">a</ref>', "ref numeric name", None, "plain number", None),
    ('<ref name="a{b">a</ref>', "ref bad name", None, "“a{b”", None),
    ('<ref name="">a</ref>', "ref empty name", None, "without a name", None),
    ("<ref></ref>", "ref empty", None, "neither a name nor content", None),
    ("<ref />", "ref empty", None, "neither a name nor content", None),
    (
        '<ref name="a">b</ref><ref name="a">c</ref>',
        "ref conflict",
        '<ref name="a">c</ref>',
        "different content",
        None,
    ),
    ('<ref name="a" />', "ref undefined", None, "never defined", None),
    ("a <ref>b", "unclosed ref", "<ref>", "“</ref>” is missing", None),
    ("<ref>a <ref>b</ref>", "unclosed ref", "<ref>", "“</ref>” is missing", None),
    (
        "a{{sfn|Doe|2020}}",
        "short note without citation",
        "{{sfn|Doe|2020}}",
        "the short note “Doe 2020”",
        None,
    ),
    ("<references>a", "unclosed references", "<references>", "“</references>” is missing", None),
    ('<ref group="g">a</ref>', "ref group without list", None, "“g” have no list", None),
    (
        '<references><ref name="a">b</ref></references>',
        "ref list unused",
        '<ref name="a">b</ref>',
        "never used",
        None,
    ),
    ("<references><ref>b</ref></references>", "ref list unnamed", "<ref>b</ref>", "needs a name", None),
    (
        'a<ref name="x">y</ref><references><ref name="x" /></references>',
        "ref list empty",
        '<ref name="x" />',
        "has no content",
        None,
    ),
    (
        'a<ref name="x" group="g" /><references group="g" /><references group="h">'
        '<ref name="x" group="g">b</ref></references>',
        "ref list other group",
        '<ref name="x" group="g">b</ref>',
        "“g”, but its list is of the group “h”",
        None,
    ),
    (
        '<ref nmae="a">b</ref>',
        "bad attribute suggestion",
        "nmae",
        "did you mean “name”",
        '<ref name="a">b</ref>',
    ),
    ('<ref zzz="a">b</ref>', "bad attribute", "zzz", "do not take", None),
    ("<ref name=a b>c</ref>", "ref name unquoted", "a b", "quotation marks", '<ref name="a b">c</ref>'),
    ("<ref name=“a”>c</ref>", "ref name unquoted", "“a”", "quotation marks", '<ref name="a">c</ref>'),
    ('<ref name="a>c</ref>', "ref name unquoted", '"a', "quotation marks", '<ref name="a">c</ref>'),
    (
        '<ref name="a">b</ref><ref name="c" follow="a">d</ref>',
        "ref follow and name",
        '<ref name="c" follow="a">d</ref>',
        "cannot have a name",
        None,
    ),
    ('<ref follow="a">d</ref>', "ref follow undefined", None, "“a”, which no reference is called", None),
    ('<ref dir="up">d</ref>', "ref bad direction", None, "“up” is no direction", None),
    (
        '<ref name="a" dir="ltr">b</ref><ref name="a" dir="rtl" />',
        "ref direction",
        '<ref name="a" dir="rtl" />',
        "different directions",
        None,
    ),
    (
        "{{cite web |url=nowhere |title=A title}}",
        "citation bad url",
        "|url=nowhere ",
        "|url= is not a valid address",
        None,
    ),
    (
        "{{cite web |url=https://example.com/ |title=A title |foo=}}",
        "citation empty unknown parameter",
        "|foo=",
        "|foo= is empty",
        "{{cite web |url=https://example.com/ |title=A title }}",
    ),
]


@pytest.mark.parametrize(("text", "code", "span", "words", "fixed"), CASES)
def test_a_fault_is_found_where_it_is_and_told_in_words(text, code, span, words, fixed):
    found = find_problems(text)
    problem = next(problem for problem in found if problem.code == code)
    assert text[problem.start : problem.end] == (text if span is None else span)
    assert words in sentence_of(problem)
    assert (apply_fix(text, problem.fix) if problem.fix else None) == fixed


@pytest.mark.parametrize(("text", "code"), [(case[0], case[1]) for case in CASES if case[4] is not None])
def test_a_fix_takes_the_fault_away(text, code):
    problem = next(problem for problem in find_problems(text) if problem.code == code)
    assert code not in [other.code for other in find_problems(apply_fix(text, problem.fix))]


def test_every_sentence_has_a_case():
    told = {"citation" if case[1].startswith("citation") else case[1] for case in CASES}
    assert told | {"bold", "italic", "bold italic", "more problems"} == set(ENGLISH)


def test_of_many_faults_of_one_sort_a_thousand_are_told_and_that_there_are_more():
    found = find_problems("]] " * 5000 + "<b>")
    assert Counter(problem.code for problem in found) == {
        "stray brackets": 1000,
        "more problems": 1,
        "unclosed tag": 1,
    }
    assert "more" in sentence_of(found[1000])


CLEAN = [
    "''a '''b''''' and d''''un'' c",
    "* ''a'' [[b|''c'']]\n''{{lang|fr|a\nb}}''",
    "{|\n| ''a'' || '''b'''\n|-\n! c !! d\n|}",
    "<ref name=a>b</ref><ref name=a /><ref name=a/>",
    '<ref name="a" /><references><ref name="a">b</ref></references>',
    '<ref name="a">b</ref>{{r|a}}',
    "{{efn|a}}{{notelist}}",
    '<ref group="n">b</ref>{{reflist|group="n"}}',
    '{{#tag:ref|b|name="x"}}<ref name="x" />',
    '<ref group="n" name="x">b</ref>{{reflist|group=n}}',
    "<nowiki>[[ {{ '' <b> </nowiki><!-- [[ {{ -->",
    "<div>{{main|a}}<p>b<br></div>",
    "[https://example.com/a?b=c words] [//example.com words]",
    "== a ==\n=== b ===\n==== c ====\n== d ==",
    "{{{1|}}} {{#if:a|b}} {{PAGENAME}} {{lc:A}}",
    "{{quote|text={{lang|fr|''a''}}\n}}",
]


@pytest.mark.parametrize("text", CLEAN)
def test_nothing_is_wrong_with_a_clean_text(text):
    assert [(problem.code, text[problem.start : problem.end]) for problem in find_problems(text)] == []


def test_nothing_is_wrong_with_the_demonstration():
    paths = sorted(DEMONSTRATION.glob("*.wikitext"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    assert len(texts) > 10
    assert [sentence_of(problem) for problem in find_problems("".join(texts))] == []
    for text in texts:
        assert [sentence_of(problem) for problem in find_problems(text, is_part=True)] == []


PARTS = [
    '<ref name="a" />',
    '<ref group="g">a</ref>',
    '<references><ref name="a">b</ref></references>',
    '<ref follow="a">d</ref>',
    "==== a ====",
    "a</div>",
    "<div>a",
    "a\n|}",
]


@pytest.mark.parametrize("text", PARTS)
def test_a_part_is_not_blamed_for_what_may_stand_elsewhere(text):
    assert find_problems(text)
    assert find_problems(text, is_part=True) == []


# a part, what the rest defines, cites and says, the codes of what is wrong
WITH_THE_REST = [
    ('<ref name="a" />', {("", "a")}, (), {}, []),
    ('<ref name="a" />', {("n", "a")}, (), {}, ["ref undefined"]),
    ('<ref follow="a">b</ref>', {("", "a")}, (), {}, []),
    ('<ref follow="a">b</ref>', (), (), {}, ["ref follow undefined"]),
    ('<references><ref name="a">b</ref></references>', (), {("", "a")}, {}, []),
    ('<references><ref name="a">b</ref></references>', (), (), {}, ["ref list unused"]),
    ('<ref name="a">b</ref>', {("", "a")}, (), {("", "a"): " b "}, []),
    ('<ref name="a">b</ref>', {("", "a")}, (), {("", "a"): "c"}, ["ref conflict"]),
    ('<ref group="g">a</ref>', (), (), {}, []),
]


@pytest.mark.parametrize(("text", "defined", "used", "contents", "codes"), WITH_THE_REST)
def test_names_of_a_part_are_judged_by_the_whole_page(text, defined, used, contents, codes):
    rest = Elsewhere(frozenset(defined), frozenset(used), contents)

    assert [problem.code for problem in find_problems(text, True, lambda _named: rest)] == codes


def test_the_rest_is_asked_for_what_is_named_and_only_then():
    asked = []

    def ask(named):
        asked.append(named)
        return Elsewhere()

    find_problems("Words.<ref>a</ref>", True, ask)
    find_problems('<ref name="a" /><ref name="b" group="n">c</ref><ref follow="d">e</ref>', True, ask)
    find_problems(
        '<references><ref name="a">b</ref><ref name="c">d</ref></references><ref name="c" />', True, ask
    )

    assert asked == [
        Named(wanted={("", "a"), ("", "d")}, defined={("n", "b")}, uncited=set()),
        Named(wanted=set(), defined={("", "a"), ("", "c")}, uncited={("", "a")}),
    ]


CITED = "{{cite book |last=Doe Roe |date=May 2020 |title=A}}"


@pytest.mark.parametrize(
    "text",
    [
        f"a{{{{sfn|Doe Roe|2020}}}}\n{CITED}",
        f"a{{{{harvnb|Doe Roe|2020}}}}<ref>{CITED}</ref>",
        "{{harvtxt|Doe|2020}} {{cite book |title=A |ref={{harvid|Doe|2020}}}}",
        "{{sfn|{{lang|hy|Doe}}|2020}}",
        "{{sfn|Doe|2020|ref=none}}",
    ],
)
def test_a_short_note_that_a_citation_answers_is_no_problem(text):
    assert [problem for problem in find_problems(text) if problem.code.startswith("short")] == []


def test_short_notes_of_a_part_are_judged_by_the_whole_page():
    asked = []

    def ask(named):
        asked.append(named)
        return Elsewhere(anchors={"CITEREFDoe2020"})

    text = "a{{sfn|Doe|2020}} b{{sfn|Roe|2021}} c{{sfn|Poe|2022}} {{cite book |last=Poe |year=2022 |title=A}}"

    assert [text[p.start : p.end] for p in find_problems(text, True, ask)] == ["{{sfn|Roe|2021}}"]
    assert asked == [Named(anchors={"CITEREFDoe2020", "CITEREFRoe2021"})]
    assert find_problems(text, True) == []


PIECES = [
    piece.replace("~", " ")
    for piece in (
        "[[ ]] {{ }} {{{ }}} {| |} | = \n == === ==== '' ''' ''''' <ref> </ref> <ref/> <ref~name=a> <references> "
        "</references> <nowiki> </nowiki> <!-- --> <div> </div> <b> [http://a.b ] [[http:// cite~web main efn r "
        "name= \" ' < > / url= a 1 é 😀 || !! <poem> </poem> {{reflist| {{#tag:ref| <includeonly> {{cite~web|"
    ).split()
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "\n", " "]), max_size=40).map("".join), st.booleans())
def test_any_text_is_answered_with_spans_inside_it_in_order(text, is_part):
    found = find_problems(text, is_part)
    assert [problem.start for problem in found] == sorted(problem.start for problem in found)
    for problem in found:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert sentence_of(problem).endswith((".", "?"))
        for start, end, _ in problem.fix.replacements if problem.fix else []:
            assert 0 <= start <= end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_are_answered(text):
    find_problems(text)


HOSTILE = [
    piece.replace("~", " ")
    for piece in (
        "[[ ]] {{ }} {{a| '' ''''' <b> </b> <ref> <ref~/> <ref~name=a> <!-- --> {| [http:// [ [[a] {{efn| {{r|a}} "
        "{{cite~web|a}} <poem> <references> {{reflist|refs= |a=1 == <div~a <ref~name={{"
    ).split()
]
HOSTILE_SHAPES = [
    *((lambda size, piece=piece: piece * (size // len(piece))) for piece in HOSTILE),
    lambda size: "[" * size + " " * size,
    lambda size: " \t" * (size // 2) + "{",
    lambda size: "<ref name=a" + " " * size + "b>x</ref>",
    lambda size: "<ref " + " ".join(f"a{number}=1" for number in range(size // 8)) + ">x</ref>",
    lambda size: "<ref name=" + "a " * (size // 2) + ">x</ref>",
    lambda size: "{{a" + "|b=1" * (size // 4) + "}}",
    lambda size: ("{{cite web|title=" * 500 + "x" * 500 + "}}" * 500) * (size // 10_000),
]


@pytest.mark.parametrize("shape", HOSTILE_SHAPES)
def test_the_time_grows_with_the_text_and_not_faster(shape):
    # The square of six times the text would be 36 times the time; a noisy machine gets three tries.
    assert any(growth(shape) < 18 for _ in range(3))


def growth(shape):
    """Return how many times the time six times the text takes."""
    small = seconds(shape(10_000))
    return seconds(shape(60_000)) / max(small, 0.005)


def seconds(text):
    """Return the time of one look, without what the collector of garbage takes when many objects live."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        find_problems(text)
        return time.process_time() - start
    finally:
        gc.enable()


def test_fixes_take_faults_away_from_real_articles(shared):
    fixed = 0
    for path in sorted((shared / "data/corpus/articles").glob("*.wikitext")):
        text = path.read_text(encoding="utf-8")
        found = find_problems(text)
        for problem in [problem for problem in found if problem.fix][:2]:
            left = find_problems(apply_fix(text, problem.fix))
            codes = [[other.code for other in problems].count(problem.code) for problems in (found, left)]
            assert codes[1] < codes[0], (path.name, problem)
            fixed += 1
    assert fixed > 5


def test_each_real_article_is_read_in_under_a_second(shared):
    paths = sorted((shared / "data/corpus/articles").glob("*.wikitext"))
    assert len(paths) == 123
    for path in paths:
        text = path.read_text(encoding="utf-8")
        start = time.process_time()
        find_problems(text)
        assert time.process_time() - start < 1, path.name
