import pytest

from apps.wikitext import to_html
from apps.wikitext.flags import KINDS, find_flags, find_kind
from apps.wikitext.templates import Call, find_template


def test_every_name_and_alias_leads_to_one_kind():
    names = [name.casefold() for kind in KINDS for name in (kind.name, *kind.aliases)]
    assert len(names) == len(set(names))


def test_every_kind_is_drawn():
    for kind in KINDS:
        function = find_template(kind.name)
        assert function is not None, kind.name
        assert f'data-flag="{kind.name.lower()}"' in function(Call(kind.name, {"date": "May 2020"})), (
            kind.name
        )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cn", "Citation needed"),
        ("fact", "Citation needed"),
        ("Ref?", "Citation needed"),
        ("VN", "Verification needed"),
        ("fv", "Failed verification"),
        ("404", "Dead link"),
        ("NPOV-inline", "POV statement"),
        ("who?", "Who"),
        ("Says who", "According to whom"),
        ("disputed-inline", "Disputed inline"),
        ("rs?", "Unreliable source?"),
        ("Template:cn", "Citation needed"),
        ("citation_needed", "Citation needed"),
        ("refimprove", "More citations needed"),
    ],
)
def test_an_alias_names_its_kind(name, kind):
    assert find_kind(name).name == kind


def test_a_template_that_is_no_flag_has_no_kind():
    assert find_kind("cite web") is None


def test_flags_are_found_in_order_with_their_span_date_and_reason():
    text = "A claim.{{cn|date=May 2020}} Another.{{dubious|reason=two counts differ|date=June 2021}}"
    first, second = find_flags(text)
    assert (first.kind, first.date, text[first.start : first.end]) == (
        "Citation needed",
        "May 2020",
        "{{cn|date=May 2020}}",
    )
    assert (second.kind, second.reason, second.scope) == ("Dubious", "two counts differ", "sentence")


def test_a_flag_inside_a_reference_is_found():
    assert [flag.kind for flag in find_flags("X<ref>{{cite web|title=T}} {{dead link}}</ref>")] == [
        "Dead link"
    ]


def test_what_is_not_markup_holds_no_flag():
    assert find_flags("<nowiki>{{cn}}</nowiki> <!-- {{fact}} -->") == []


def test_a_banner_of_the_lead_is_about_the_article():
    assert [flag.scope for flag in find_flags("{{POV|date=May 2020}}", is_lead=True)] == ["article"]
    assert [flag.scope for flag in find_flags("{{POV|date=May 2020}}")] == ["section"]


def test_multiple_issues_hold_flags_and_are_none_themselves():
    text = "{{Multiple issues|{{POV|date=May 2020}}{{Update|date=June 2020}}}}"
    assert [(flag.kind, flag.date) for flag in find_flags(text)] == [
        ("POV", "May 2020"),
        ("Update", "June 2020"),
    ]


def test_the_old_form_of_multiple_issues_holds_flags_too():
    assert [
        (flag.kind, flag.date) for flag in find_flags("{{Multiple issues|POV=May 2009|essay=June 2010}}")
    ] == [
        ("POV", "May 2009"),
        ("Tone", "June 2010"),
    ]


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("Failed verification", 7),
        ("POV statement", 7),
        ("Disputed inline", 7),
        ("POV", 7),
        ("Citation needed", 30),
        ("Dubious", 30),
        ("Verification needed", 30),
        ("Clarify", 90),
    ],
)
def test_a_flag_is_due_after_the_days_of_its_kind(kind, days):
    assert find_kind(kind).due_days == days


@pytest.mark.parametrize(
    "name",
    ["POV statement", "Disputed inline", "Dubious", "Undue weight inline", "Failed verification", "Or",
     "Verification needed", "Unreliable source?", "Contradict-inline", "Very long", "Update"],
)  # fmt: skip
def test_a_reason_is_required_where_editors_ask_for_one(name):
    assert find_kind(name).is_reason_required


def test_no_reason_is_required_for_a_missing_source():
    assert not find_kind("Citation needed").is_reason_required


def test_a_flag_shows_its_words_and_says_why_and_since_when():
    drawn = find_template("dubious")(Call("dubious", {"reason": 'says "two"', "date": "May 2020"}))
    assert drawn == (
        '<sup class="noprint flag" data-flag="dubious">&#91;<i>'
        '<span title="says &quot;two&quot; (May 2020)">dubious – discuss</span></i>&#93;</sup>'
    )


def test_a_span_flag_keeps_the_words_it_marks():
    drawn = find_template("cn-span")(Call("cn-span", {"1": "forty tanks"}))
    assert drawn.startswith('<span class="flagged">forty tanks</span><sup')


def test_the_short_name_for_undue_weight_means_the_sentence():
    assert find_kind("undue").name == "Undue weight inline"
    assert find_kind("undue weight").scope == "section"


def test_a_flag_of_what_will_be_out_of_date_shows_from_its_day_on():
    assert 'data-flag="update after"' in to_html("X {{update after|2011|1|1}}")
    assert "data-flag" not in to_html("X {{update after|2911|1|1}}")
