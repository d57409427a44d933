import pytest

from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import blank_marks, first_words, plain_words, sentence_around, sentence_behind


def blanked(text):
    marks = [(ref.start, ref.end) for ref in find_refs(text)] + [
        (one.start, one.end) for one in find_templates(text)
    ]
    return blank_marks(text, sorted(marks))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.<ref>a</ref>", "Two."),
        ("One.<ref>a</ref> Two.<ref>b</ref><ref>c</ref>", "Two."),
        ("One.<ref>a</ref>Two<ref>b</ref>", "Two"),
        ("First line.\nSecond, with [[War|a link]]<ref>a</ref>", "Second, with a link"),
        ("In 1.5 years ''all'' left.{{citation needed}}", "In 1.5 years all left."),
        ("He said “It ended.” They left.<ref>a</ref>", "They left."),
        ("* item of a list<ref>a</ref>", "item of a list"),
        ("<ref>a</ref>", ""),
    ],
)
def test_a_mark_stands_behind_its_sentence(text, sentence):
    mark = max([ref.start for ref in find_refs(text)] + [one.start for one in find_templates(text)])

    assert sentence_behind(blanked(text), mark) == sentence


def test_words_in_the_middle_belong_to_the_sentence_around_them():
    text = "One came. Two figures differ widely. Three."
    start = text.index("differ")

    assert sentence_around(text, start, start + 6) == "Two figures differ widely."


def test_blanking_keeps_every_offset():
    text = "One {{a|{{b}}}} two."

    assert len(blanked(text)) == len(text)
    assert blanked(text).index("two") == text.index("two")


def test_plain_words_are_what_a_reader_sees():
    assert plain_words("'''Bold''' [[A|B]] <small>c</small> [https://example.org d]") == "Bold B c d"


def test_the_first_words_are_prose_cut_at_a_word():
    text = "{{Infobox}}\n[[File:x.png]]\n'''Shusha''' ({{lang|az|Şuşa}}) is a town in the mountains of the south.\n"
    marks = [(one.start, one.end) for one in find_templates(text)]

    assert first_words(text, marks) == "Shusha is a town in the mountains of the south."
    assert first_words(text, marks, limit=20) == "Shusha is a town in …"
    assert first_words("", []) == ""
