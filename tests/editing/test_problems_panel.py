"""The Problems panel of the editor: what it lists, what its fixes do, what it never does."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.editing.problems import list_problems, with_fix
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from apps.history.texts import text_of

FAULTY = "A [[link] here.\n\nAnd '''bold without an end.\n"
TEXT = """Lead.<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>{{efn|A note.|name=n}}

== One ==
First words here.

== Two ==
Second words there.<ref name="listed" />

== Notes ==
<references><ref name="listed">A book.</ref></references>
{{notelist}}
"""


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


@pytest.fixture
def post(client_of, alice, article):
    """Return a function that sends a text from the editor as alice, by default to see its problems."""
    client = client_of(alice)

    def send(text, section=1, action="problems", is_piece=False, **more):
        address = "/edit/The_war" + ("" if section is None else f"?section={section}")
        data = {"text": text, "base": article.pk, "action": action, **more}
        return client.post(address, data, headers={"HX-Request": "true"} if is_piece else {})

    return send


def text_in(response):
    return response.context["form"]["text"].value()


def problems_in(response):
    return [problem.sentence for problem in response.context["problems"].wrong]


def test_each_problem_is_a_sentence_with_its_line(post):
    html = post(FAULTY, is_piece=True).content.decode()

    assert "<html" not in html
    assert "“[[” is never closed." in html
    assert re.search(r'data-start="2" data-end="4">Line 1<', html)
    assert "Bold is not closed where the line ends." in html
    assert re.search(r'data-start="21" data-end="24">Line 3<', html)
    assert ChangeSet.objects.count() == 1


def test_the_tab_and_save_count_what_is_wrong(post):
    page = post(FAULTY).content.decode()

    assert ">Problems 2</button>" in page
    assert ">Save with 2 problems</button>" in page
    assert "Save with 1 problem<" in post("A [[link] here.").content.decode()


def test_a_text_without_problems_says_so(post):
    page = post("All is well.").content.decode()

    assert "No problems found." in page
    assert ">Problems</button>" in page
    assert ">Save</button>" in page


@pytest.mark.parametrize("action", ["preview", "changes"])
def test_without_a_script_the_problems_stand_with_preview_and_changes(post, action):
    assert "Bold is not closed" in post(FAULTY, action=action).content.decode()
    assert "problem-list" not in post(FAULTY, action=action, is_piece=True).content.decode()


def test_a_fix_is_made_in_the_form_and_nothing_is_saved(post):
    listed = post(FAULTY).context["problems"].wrong[0]
    assert listed.fix_label == "Fix: close it"

    response = post(FAULTY.replace("\n", "\r\n"), action=listed.fix_value, summary="Mend.", minor="on")

    assert text_in(response) == FAULTY.replace("[[link]", "[[link]]")
    assert "Put right in your text; nothing is saved yet." in response.content.decode()
    assert problems_in(response) == ["Bold is not closed where the line ends."]
    assert 'value="Mend."' in response.content.decode()
    assert ChangeSet.objects.count() == 1


def test_a_fix_for_another_text_changes_nothing_and_says_so(post):
    listed = post(FAULTY).context["problems"].wrong[0]

    response = post("New. " + FAULTY, action=listed.fix_value)

    assert text_in(response) == "New. " + FAULTY
    assert "nothing was put right" in response.content.decode()
    assert ChangeSet.objects.count() == 1


@pytest.mark.parametrize("value", ["fix", "fix:", "fix:1:2", "fix:2:4:unclosed brackets:more", "fix:x:y:z"])
def test_a_fix_that_names_no_problem_saves_nothing(post, value):
    assert text_in(post(FAULTY, action=value)) == FAULTY
    assert ChangeSet.objects.count() == 1


def test_problems_never_stop_a_save(post):
    assert post(f"== One ==\n{FAULTY}", action="save").status_code == 302
    assert FAULTY in text_of(Head.objects.get(article__title="The war").newest)


@pytest.mark.parametrize(
    "text",
    [
        'Words.<ref name="a" />',
        'Words.<ref name="listed" />',
        'Words.<ref name="n" group="lower-alpha" />',
        'Words.<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>',
        'Words.<ref group="own">A note.</ref>',
    ],
)
def test_what_another_section_gives_is_no_problem(post, text):
    assert problems_in(post(text)) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('Words.<ref name="b" />', "The reference “b” is used but never defined."),
        (
            'Words.<ref name="a">Another book.</ref>',
            "The name “a” is given to several references with different content.",
        ),
    ],
)
def test_names_are_judged_by_the_whole_article(post, text, sentence):
    assert problems_in(post(text)) == [sentence]


def test_what_only_the_edited_section_gave_is_missed(post):
    assert problems_in(post('Lead.<ref name="a" />', section=0)) == [
        "The reference “a” is used but never defined."
    ]
    notes = '== Notes ==\n<references><ref name="{}">A book.</ref></references>'
    assert problems_in(post(notes.format("listed"), section=3)) == []
    assert problems_in(post(notes.format("other"), section=3)) == [
        "The reference “other” is defined in the list but never used."
    ]


def test_short_notes_are_judged_by_the_whole_article(post, bob, article):
    cited = "== Sources ==\n{{cite book |last=Doe |year=2020 |title=A}}\n"
    save_edit(SectionEdit(title="The war", text=cited, section="new", base_id=article.pk), by=bob)

    assert problems_in(post("a{{sfn|Doe|2020}} b{{sfn|Roe|2021}}")) == [
        "No citation on this page answers the short note “Roe 2021”."
    ]


def test_what_others_saved_meanwhile_counts(post, bob, article):
    his = '== Two ==\nSecond words.<ref name="new">A book.</ref>\n\n'
    save_edit(SectionEdit(title="The war", text=his, section=2, base_id=article.pk), by=bob)

    assert problems_in(post('Words.<ref name="new" />')) == []


def test_a_new_section_is_judged_by_the_article_that_it_comes_to(post):
    assert problems_in(post('Words.<ref name="a" />', section="new", heading="Later")) == []
    assert problems_in(post('Words.<ref name="b" />', section="new", heading="Later")) != []


def test_the_whole_article_and_a_new_one_are_judged_by_themselves(post, client_of, alice):
    assert problems_in(post('Words.<ref name="a" />', section=None)) != []
    response = client_of(alice).post("/edit/Peace", {"text": 'It.<ref name="a" />', "action": "problems"})
    assert problems_in(response) != []


def test_a_reader_who_is_logged_out_gets_the_text_back(client, article):
    response = client.post("/edit/The_war?section=1", {"text": FAULTY, "action": "problems"})

    assert response.status_code == 403
    assert "bold without an end." in response.content.decode()


def test_the_questions_do_not_grow_with_the_article(client_of, alice):
    client = client_of(alice)
    more = "".join(f'== N{number} ==\nW.<ref name="r{number}">B.</ref>\n' for number in range(60))
    counts = []
    for title, text in {"Small": TEXT, "Large": TEXT + more}.items():
        base = save_edit(SectionEdit(title=title, text=text), by=alice)
        sent = 'W.<ref name="a">Other.</ref><ref name="b" />'
        data = {"text": sent, "base": base.pk, "action": "problems"}
        client.post(f"/edit/{title}?section=1", data, headers={"HX-Request": "true"})
        with CaptureQueriesContext(connection) as queries:
            client.post(f"/edit/{title}?section=1", data, headers={"HX-Request": "true"})
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12


def test_the_first_hundred_are_listed_and_the_rest_counted():
    found = list_problems("a </b> c\n" * 130, is_part=True)

    assert (len(found.wrong), found.count, found.left_off) == (100, 130, 30)
    assert found.save_label == "Save with 130 problems"
    assert [problem.line for problem in found.wrong[:3]] == [1, 2, 3]


def test_of_very_many_only_so_many_are_counted():
    found = list_problems("]]" * 5000, is_part=True)

    assert (len(found.wrong), found.left_off, found.is_more) == (100, found.count - 100, True)
    assert found.tab_label == f"Problems {found.count}+"
    assert found.save_label == f"Save with more than {found.count} problems"


def test_what_editors_may_tidy_is_listed_apart_and_not_counted():
    text = "{{cite web |title=A |url=https://example.org/a |url-status=live}}"

    found = list_problems(text, is_part=True)

    assert (found.wrong, found.save_label) == ([], "Save")
    assert len(found.tidying) == 1


def test_every_fix_that_is_offered_can_be_made():
    text = "a </b> [[c] <ref name=d e>f</ref>"

    for problem in list_problems(text, is_part=True).wrong:
        assert with_fix(text, problem.fix_value, is_part=True) not in (None, text)
