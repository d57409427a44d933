import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.citations.content import cite_template
from apps.citations.forms import CitationForm, by_field
from apps.citations.markup import BadValue, make_template, rewrite_content
from apps.wikitext.refs import find_refs

blanks = st.sampled_from(["", " ", "\n", "  ", "\n  "])
names = st.sampled_from(
    [
        "title",
        "url",
        "access-date",
        "accessdate",
        "author",
        "last",
        "first",
        "work",
        "website",
        "x-own",
        "quote",
        "date",
    ]
)
values = st.sampled_from(
    [
        "",
        "A",
        "two words",
        "[[Link|label]]",
        "{{lang|hy|Բառ}}",
        "a=b",
        "<!-- c -->B",
        "C<!-- c -->",
        "12 Octember",
        "ա–բ",
    ]
)
parameters = st.lists(st.tuples(blanks, names, blanks, blanks, values, blanks), max_size=8)


@st.composite
def contents(draw):
    """A ref's content with one citation template in some hand's spacing."""
    parts = "".join(f"|{a}{name}{b}={c}{value}{d}" for a, name, b, c, value, d in draw(parameters))
    name = draw(st.sampled_from(["cite web", "Cite news", "cite_book", "citation", " Cite web\n"]))
    return draw(st.sampled_from(["", "See ", "<!-- first -->"])) + "{{" + name + parts + "}}" + draw(blanks)


@settings(deadline=None)
@given(contents())
def test_the_same_values_leave_every_byte_as_it_was(content):
    use = cite_template(content)

    assert rewrite_content(content, use.name, use.parameters) == content
    assert rewrite_content(content, use.name, by_field(use.parameters)) == content


@settings(deadline=None)
@given(
    contents(), st.sampled_from(["title", "date", "publisher"]), st.sampled_from(["New", "neu – ա", "a | b"])
)
def test_one_new_value_changes_that_parameter_alone(content, name, value):
    before = cite_template(content)

    after = cite_template(rewrite_content(content, before.name, {name: value}))

    others = {key: words for key, words in before.parameters.items() if key != name}
    assert {key: words for key, words in after.parameters.items() if key != name} == others
    assert after.parameters[name] == value.replace("|", "{{!}}")
    assert rewrite_content(content, before.name, {name: value}).startswith(content[: before.start])


@settings(deadline=None)
@given(contents(), st.sampled_from(["title", "date", "publisher"]))
def test_what_was_added_and_taken_out_again_is_gone_without_a_trace(content, name):
    use = cite_template(content)
    if name in use.parameters:
        return

    added = rewrite_content(content, use.name, {name: "New"})

    assert rewrite_content(added, use.name, {name: ""}) == content


@settings(deadline=None)
@given(contents())
def test_a_cleared_value_takes_its_parameter_out(content):
    use = cite_template(content)

    after = cite_template(rewrite_content(content, use.name, {"title": ""}))

    assert not after.parameters.get("title")
    assert after.parameters.get("url") == use.parameters.get("url")


@pytest.mark.parametrize(
    ("content", "changed", "expected"),
    [
        ("{{cite web |title=A |url=u}}", {"date": "2020"}, "{{cite web |title=A |url=u |date=2020}}"),
        ("{{cite web|title=A|url=u}}", {"date": "2020"}, "{{cite web|title=A|url=u|date=2020}}"),
        ("{{cite web}}", {"title": "A"}, "{{cite web |title=A}}"),
        (
            "{{cite web\n | title = A\n | url   = u\n}}",
            {"date": "2020"},
            "{{cite web\n | title = A\n | url   = u\n | date   = 2020\n}}",
        ),
        ("{{cite web |title=A |date=2020}}", {"date": ""}, "{{cite web |title=A}}"),
        ("{{cite web\n|title=A\n|date=2020\n}}", {"date": ""}, "{{cite web\n|title=A\n}}"),
        ("{{cite web |accessdate=1 May 2020 |url=u}}", {"access-date": "2 May 2020"},
         "{{cite web |accessdate=2 May 2020 |url=u}}"),
        ("{{cite web |title= <!-- so --> A <!-- x --> |url=u}}", {"title": "B"},
         "{{cite web |title= <!-- so --> B <!-- x --> |url=u}}"),
        ("{{cite web |title= |url=u}}", {"title": "B"}, "{{cite web |title=B |url=u}}"),
        ("{{cite web\n| title = \n| url = u\n}}", {"title": "B"}, "{{cite web\n| title = B\n| url = u\n}}"),
        ("{{cite web |title=A}} {{dead link}}", {"title": "B"}, "{{cite web |title=B}} {{dead link}}"),
        ("Reference 62 <!-- unrecovered -->", {"title": "B", "url": "https://e.org/a|b"},
         "{{cite web |title=B |url=https://e.org/a%7Cb}}"),
    ],
)  # fmt: skip
def test_spacing_follows_the_hand_that_wrote_it(content, changed, expected):
    assert rewrite_content(content, "cite web", changed) == expected


def test_another_template_takes_its_name_and_keeps_the_rest():
    assert rewrite_content("{{ Cite web\n|title=A }}", "cite news", {}) == "{{ cite news\n|title=A }}"


@pytest.mark.parametrize(
    "value", ["a}}b", "{{a", "a</ref>b", "<ref>x</ref>", "<!-- x", "[[a|b]] | {{c", "<nowiki>"]
)
def test_a_value_that_would_break_the_citation_is_refused(value):
    with pytest.raises(BadValue):
        rewrite_content("{{cite web |title=A}}", "cite web", {"title": value})


@settings(deadline=None)
@given(st.text(alphabet="ab|{}[]<>=!-/ref \n'", max_size=14))
def test_whatever_is_typed_makes_one_citation_or_is_refused(value):
    try:
        content = make_template("cite web", {"title": value, "work": "W"})
    except BadValue:
        return
    (ref,) = find_refs(f"<ref>{content}</ref>")[:1]
    assert ref.content == content
    assert cite_template(content).parameters.get("work") == "W"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (
            "date",
            "12 Octember 2020",
            "12 Octember 2020 is no date. CS1 takes 12 October 2020, October 2020, 2020.",
        ),
        ("access-date", "2020", "2020 is no day."),
        ("url", "example.org", "is no address"),
        ("language", "Klingonish", "is no language"),
        ("title", "a}}", "would break the citation"),
        ("archive-url", "https://web.archive.org/x", "An archived copy needs the day it was made."),
    ],
)
def test_a_bad_value_is_refused_at_its_field(field, value, sentence):
    form = CitationForm({"template": "cite web", "title": "A", "url": "https://example.org", field: value})

    assert not form.is_valid()
    assert sentence in " ".join(error for errors in form.errors.values() for error in errors)
    assert field in form.errors or field == "archive-url"


def test_what_stands_in_the_text_already_is_not_refused():
    known = {"title": "A", "date": "12 Octember 2020"}
    form = CitationForm({"template": "cite web", **known}, known=known)

    assert form.is_valid(), form.errors


def test_an_empty_form_is_refused():
    assert not CitationForm({"template": "cite web"}).is_valid()
