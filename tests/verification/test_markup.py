"""No reason breaks the markup of a flag, and taking a flag out leaves the text as if it had never been."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.verification.markup import flag_markup, read_reason, without_flag
from apps.verification.quoting import find_quote, place_behind
from apps.wikitext.flag_kinds import KINDS, find_kind
from apps.wikitext.flags import find_flags

INLINE = [kind for kind in KINDS if kind.scope != "section" and kind.name != "Unknown kind"]
REASONS = st.text(alphabet="ab {}[]|<>=&#;'\"_~!-/:\nԱ", max_size=40) | st.sampled_from(
    [
        "{{",
        "}}",
        "<!--",
        "<nowiki>",
        "</ref>",
        "{{{1|}}}",
        "&lt;b&gt;",
        "https://example.org/?a=b&amp;c",
        "~~~~",
    ]
)


@given(kind=st.sampled_from(INLINE), reason=REASONS)
def test_any_reason_makes_one_flag_and_is_read_back(kind, reason):
    text = f"Words.{flag_markup(kind, reason=reason, at=date(2026, 11, 2))} <ref>A.</ref> More."

    (flag,) = find_flags(text)

    assert (flag.kind, flag.date) == (kind.name, "November 2026")
    assert read_reason(flag.reason) == " ".join(reason.split())
    assert without_flag(text, flag.kind, flag.start, flag.end) == "Words. <ref>A.</ref> More."


TEXTS = st.lists(
    st.sampled_from(
        ["It began in autumn.", "<ref>A.</ref>", "{{cn}}", " ", "\n\n", "Next [[Two|words]] here.", "* A"]
    ),
    max_size=10,
).map("".join)


@given(before=TEXTS, after=TEXTS, reason=REASONS)
def test_a_flag_put_behind_words_and_taken_out_again_leaves_no_trace(before, after, reason):
    text = f"{before}\n\nOnly here it stands so.{after}"
    (place,) = find_quote(text, "here it stands")
    at = place_behind(text, place.end)
    markup = flag_markup(find_kind("when"), reason=reason, at=date(2026, 11, 2))
    flagged = text[:at] + markup + text[at:]

    assert (text.count("{{cn}}") + 1) == len(find_flags(flagged))
    assert without_flag(flagged, "When", at, at + len(markup)) == text


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("A {{cn}} b.", "Citation needed", "A b."),
        ("A{{cn}} b.", "Citation needed", "A b."),
        ("A {{cn}}\nb.", "Citation needed", "A\nb."),
        ("{{POV|date=May 2021}}\nA.", "POV", "A."),
        ("== H ==\n{{POV}}\nA.", "POV", "== H ==\nA."),
        ("A {{cn-span|text=[[B|b]] c}} d.", "Citation needed span", "A [[B|b]] c d."),
        ("A{{fix|text=b}} d.", "Unknown kind", "A d."),
        ("{{Multiple issues|\n{{POV}}\n{{Update}}\n}}\nA.", "POV", "{{Multiple issues|\n{{Update}}\n}}\nA."),
        ("{{Multiple issues|\n{{POV}}\n}}\nA.", "POV", "A."),
        (
            "{{Multiple issues|POV=May 2009|update=June 2009}}\nA.",
            "POV",
            "{{Multiple issues|update=June 2009}}\nA.",
        ),
        ("{{Multiple issues|POV=May 2009}}\nA.", "POV", "A."),
    ],
)
def test_a_flag_goes_and_what_it_held_stays(text, kind, expected):
    flag = next(flag for flag in find_flags(text) if flag.kind == kind)

    assert without_flag(text, kind, flag.start, flag.end) == expected


@pytest.mark.parametrize(
    ("text", "quote", "flagged"),
    [
        ("It began. It ended.", "began", "It began.@ It ended."),
        ("It began.<ref>A.</ref>{{cn}} It ended.", "It began", "It began.<ref>A.</ref>{{cn}}@ It ended."),
        (
            "It ''began'' in [[Autumn|autumn]] 2020.",
            "began in autumn 2020",
            "It ''began'' in [[Autumn|autumn]] 2020.@",
        ),
        ("He said “no.” She left.", "said “no.”", "He said “no.”@ She left."),
        ("A list:\n* one\n* two\n", "one", "A list:\n* one@\n* two\n"),
        ("{|\n| a || b || c\n|}", "b", "{|\n| a || b@ || c\n|}"),
        ("3&nbsp;000 died&nbsp;– it says.", "3 000 died – it says", "3&nbsp;000 died&nbsp;– it says.@"),
        (
            "It has {{convert|3|km}} of road.",
            "It has 3 kilometres (1.9 mi) of road",
            "It has {{convert|3|km}} of road.@",
        ),
        ("It began[1] there. It ended.", "It began[1] there", "It began[1] there.@ It ended."),
        ("Տեքստ է։ Եվ վերջ։", "Տեքստ է", "Տեքստ է։@ Եվ վերջ։"),
    ],
)
def test_a_flag_goes_behind_the_sentence_that_a_reader_quotes(text, quote, flagged):
    places = find_quote(text, quote)

    assert len(places) == 1
    at = place_behind(text, places[0].end)
    assert text[:at] + "@" + text[at:] == flagged


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In all 3,360 were killed.", "In all 2,480 were killed"),
        ("It has {{convert|3|km}} of road.", "It has 3 kilometres of rail"),
        ("It has {{convert|3|km}} of road.", "3 kilometres"),
        ("It has road.{{cn}}", "It had road"),
        ("Words.", ""),
        ("{{Infobox|a=In the box}}", "In the box"),
    ],
)
def test_words_that_were_changed_are_not_found(text, quote):
    assert find_quote(text, quote) == []


def test_a_quote_may_begin_or_end_in_what_a_template_draws():
    text = "The road of {{convert|3|km}} was closed {{when}} by snow in the winter. Another."

    for quote in ("3 km (1.9 mi) was closed by snow", "The road of 3 km", "road of 3 km (1.9 mi) was closed"):
        (place,) = find_quote(text, quote)
        assert text[: place_behind(text, place.end)].endswith("in the winter.")
