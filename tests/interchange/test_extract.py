import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.citations.unrecovered import is_unrecovered
from apps.interchange.extract import read_extract
from apps.interchange.extract_marks import FLAG_TEMPLATES, Marks, convert_line
from apps.wikitext import find_links, find_refs, find_templates, split_sections

HEAD = """\
![]() | A request that this article title be changed to River dispute is under discussion. \
Please do not move this article until the discussion is closed. |
![]() | This article may be too long to read and navigate comfortably. (May 2019) |
2018 River dispute | ||||
---|---|---|---|---|
Part of the Delta question | ||||
![]() A map of the delta | ||||
Belligerents | ||||
| ||||
Strength | ||||
Boats:
|
Boats:
| ||||
Casualties and losses | ||||
Per North: none
See Casualties |
Per South: none |
"""
BODY = """\
The 2018 River dispute was a quarrel about a river, and each side gave another account of its start.[d]
It began in May,[3][4]and the mediator said that it "will[s] itself on [the shore]".[4] One side calls it \
the War of Boats (Armenian: ? , romanized: Navakneri paterazm; Azerbaijani: Qay?q müharib?si)[6] and the \
other disagrees.[7][dead link]
Officials gave no figure.[] The mediator gave one.[4][verification needed]
"""
TAIL = """\
A text that stood in a note.
Another text, of a quotation.
"""

FLAGS = {template: words for words, template in reversed(FLAG_TEMPLATES.items())}


def undo(wikitext):
    """Take the importer's markup out again: templates of flags, references, notes, what is escaped."""
    text = re.sub(r"\{\{([^{}<>]+)\}\}", lambda m: f"[{FLAGS[m[1]]}]", wikitext)
    text = re.sub(r'<ref name="n(\d+)" />', r"[\1]", text)
    text = re.sub(r'<ref group="lower-alpha" name="note ([\w ]+)"(?: />|>.*?</ref>)', r"[\1]", text)
    text = re.sub(r"<nowiki>(.*?)</nowiki>", r"\1", text)
    return html.unescape(text)


def body_of(wikitext):
    """The paragraphs between the head's templates and what the importer lists at the end."""
    text = re.sub(r"\A(?:\{\{.*\}\}\n)*(?:\{\{Infobox(?:.*\n)+?\}\}\n)?", "", wikitext)
    return re.split(r"\n\n(?=''|<references)", text)[0].strip("\n").split("\n\n")


def test_numbers_are_declared_used_and_reserved():
    report = read_extract(HEAD + BODY + TAIL).report
    assert report.declared == 7
    assert report.used == {3: 1, 4: 3, 6: 1, 7: 1}
    assert report.use_count == 6
    assert report.reserved == (1, 2, 5)


def test_every_number_is_defined_once_as_an_unrecovered_reference_in_the_list():
    listed = re.search(r"<references>\n(.*)\n</references>", read_extract(BODY).wikitext, re.DOTALL)[1]
    definitions = re.findall(r'<ref name="n(\d+)">(.*)</ref>', listed)
    assert [int(number) for number, _ in definitions] == [1, 2, 3, 4, 5, 6, 7]
    assert all(is_unrecovered(content) for _, content in definitions)


def test_reserved_numbers_are_listed_in_the_infobox_below_the_first_of_the_prose_and_at_the_end_above():
    wikitext = read_extract(HEAD + BODY).wikitext
    box, rest = wikitext.split("\n}}\n", 1)
    assert re.findall(r'<ref name="n(\d)" />', box) == ["1", "2"]
    assert re.findall(r"place in the article is not recovered:''(.*)", rest) == ['<ref name="n5" />']


def test_every_number_is_used_so_that_no_definition_stands_unused():
    for text in (HEAD + BODY, BODY):
        wikitext = read_extract(text).wikitext
        assert set(re.findall(r'<ref name="n(\d)" />', wikitext)) == set("1234567")


def test_a_note_marker_follows_punctuation_and_brackets_within_words_are_kept():
    extract = read_extract(BODY)
    assert extract.report.notes == ("d",)
    assert extract.report.brackets == ("[s]", "[the shore]")
    assert '"will[s] itself on [the shore]"' in extract.wikitext
    assert is_unrecovered(
        re.search(r'<ref group="lower-alpha" name="note d">(.*?)</ref>', extract.wikitext)[1]
    )


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("so it ended.[a]", True),
        ("so it ended.[12][b] Later", True),
        ("so it ended.[c]Later", True),
        ("so it ended [note 3] later", True),
        ('"so it ended"[a] he said', True),
        ("so it end[s] there", False),
        ('"[t]he end"', False),
        ("the [a] end", False),
        ("w[ould]", False),
    ],
)
def test_a_bracket_is_a_note_or_mends_a_word(line, is_note):
    marks = Marks()
    convert_line(line, marks)
    assert bool(marks.notes) == is_note


def test_flags_become_their_templates_and_lost_words_a_flag_of_unknown_kind():
    extract = read_extract(BODY)
    assert extract.report.flags == {"dead link": 1, "unknown kind": 1, "verification needed": 1}
    assert '<ref name="n7" />{{Dead link}}' in extract.wikitext
    assert "no figure.{{fix|text=flag of unknown kind}} The" in extract.wikitext
    assert '<ref name="n4" />{{Verification needed}}' in extract.wikitext


def test_a_year_set_in_brackets_within_a_quotation_is_no_citation():
    extract = read_extract('He said "in [1994] it ended".[1]')
    assert extract.report.declared == 1
    assert '"in [1994] it ended".' in extract.wikitext


def test_banners_become_the_templates_that_show_them():
    wikitext = read_extract(HEAD + BODY).wikitext
    assert wikitext.startswith(
        "{{User:RMCD bot/subject notice|1=River dispute}}\n{{Very long|date=May 2019}}\n"
        "{{Infobox military conflict\n| conflict = 2018 River dispute\n| partof = the Delta question\n"
        "| caption = A map of the delta\n| combatant1 =\n| combatant2 =\n"
        "| strength1 = Boats:\n| strength2 = Boats:\n"
        "| casualties1 = Per North: none<br />See Casualties\n| casualties2 = Per South: none\n"
    )
    assert read_extract("![]() | Mind the | gap. |\nText.").wikitext.startswith(
        "{{Ambox|text=Mind the {{!}} gap.}}"
    )


def test_a_table_of_another_kind_at_the_head_becomes_a_plain_infobox():
    wikitext = read_extract("A town | ||\n---|---|---|\nMayor | Ada Byron |\n" + BODY).wikitext
    assert wikitext.startswith(
        "{{Infobox\n| title = A town\n| data1 = Mayor\n| data2 = Ada Byron\n| below = ''S"
    )


def test_the_last_lines_that_cite_nothing_are_kept_as_unattached_texts():
    extract = read_extract(BODY + TAIL)
    assert extract.report.unattached_texts == (
        "A text that stood in a note.",
        "Another text, of a quotation.",
    )
    assert (
        "not recovered:''\n* A text that stood in a note.\n* Another text, of a quotation.\n\n"
        in extract.wikitext
    )


def test_an_extract_without_citations_is_all_prose():
    extract = read_extract("One line.\n\nAnother line.\n")
    assert extract.wikitext == "One line.\n\nAnother line.\n"
    assert extract.report.unattached_texts == ()


def test_names_are_found_with_their_languages_and_romanisations():
    report = read_extract(BODY).report
    assert [name.name for name in report.names] == ["War of Boats"]
    assert [(f.language, f.form, f.romanisation) for f in report.names[0].forms] == [
        ("hy", "?", "Navakneri paterazm"),
        ("az", "Qay?q müharib?si", ""),
    ]
    assert report.languages == ("hy", "az")


def test_line_ends_of_any_kind_give_the_same_article():
    assert read_extract((HEAD + BODY).replace("\n", "\r\n")) == read_extract(HEAD + BODY)


MARKUP = [
    *(
        "[12]",
        "[1][2]",
        ".[d]",
        "[dead link]",
        "[]",
        "[1994]",
        "'",
        "''",
        "[",
        "[[",
        "]",
        "]]",
        "{",
        "{{",
        "}",
    ),
    *(
        "}}",
        "|",
        "=",
        "<",
        "<ref>",
        "</ref>",
        "<!--",
        "-->",
        "<nowiki>",
        "&",
        "&amp;",
        "&#32;",
        "~~~~",
        "----",
    ),
    *("*", "#", ":", ";", " ", "a", "Z", "é", "\u2028", "https://example.org", "n1", "__TOC__"),
]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(MARKUP), max_size=12).map("".join))
@example("[12][a]")
def test_taking_the_importers_markup_out_gives_the_line_back(line):
    wikitext = convert_line(line, Marks())
    assert undo(wikitext) == line
    assert len(split_sections(wikitext)) == 1
    assert not find_links(wikitext)
    assert {use.name for use in find_templates(wikitext)} <= {"Dead link", "fix"}
    assert all(ref.name in ("n1", "n2", "n12", "n1994", "note a", "note d") for ref in find_refs(wikitext))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (None, True),
        ("", True),
        (" <!-- to be found --> ", True),
        ("Source 3 of the extract, not recovered<!-- unrecovered -->", True),
        ("{{cite web|title=A}}<!-- unrecovered -->", False),
        ("https://example.org<!-- unrecovered -->", False),
        ("A book, page 3", False),
        ("{{cite web|title=A}}", False),
    ],
)
def test_a_citation_is_unrecovered_until_a_source_is_written(content, expected):
    assert is_unrecovered(content) is expected


def test_the_seed_reports_what_it_holds(shared):
    report = read_extract((shared / "data/seed/article-extract.txt").read_text("utf-8")).report
    assert (report.declared, len(report.used), report.use_count, len(report.reserved)) == (948, 885, 1004, 63)
    assert report.notes == ("d",)
    assert len(report.unattached_texts) == 15
    assert report.flags == {"verification needed": 1, "dead link": 1, "unknown kind": 2}
    assert (len(report.banners), len(report.names), report.languages) == (2, 10, ("hy", "az"))
    assert report.brackets == (
        "[d]", "[ould]", "[d]", "[and]", "[attacked Armenia]", "[with]", "[the conflict]", "[s]", "[s]",
    )  # fmt: skip


def test_the_seed_loses_no_character_of_its_prose_and_gains_no_heading(shared):
    text = (shared / "data/seed/article-extract.txt").read_text("utf-8")
    lines = text.rstrip("\n").split("\n")
    extract = read_extract(text)
    assert [undo(paragraph) for paragraph in body_of(extract.wikitext)] == lines[23:200]
    assert list(extract.report.unattached_texts) == lines[200:]
    assert not re.search(r"^=", extract.wikitext, re.MULTILINE)


def test_the_seed_defines_and_uses_all_948_numbers(shared):
    wikitext = read_extract((shared / "data/seed/article-extract.txt").read_text("utf-8")).wikitext
    numbers = [str(number) for number in range(1, 949)]
    assert re.findall(r'<ref name="n(\d+)">', wikitext) == numbers
    assert set(re.findall(r'<ref name="n(\d+)" />', wikitext)) == set(numbers)
