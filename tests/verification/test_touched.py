"""Which flags an edit touches, and what its answer does with them."""

import pytest
from django.template.loader import render_to_string

from apps.articles.models import Article
from apps.editing.flags import settle_with_save
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from apps.history.texts import text_of
from apps.interchange.reindexing import reindex
from apps.verification.models import Flag
from apps.verification.touched import answers_in, touched_flags

TEXT = """{{POV|section|reason=One party}}
It began in autumn.{{cn}} It ended.<ref>A.</ref>{{fv|reason=Not in it}} Nobody knows why.

Other words.{{cn}}
"""


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="War", text="Lead.\n\n== Course ==\n" + TEXT), by=alice)
    return Article.objects.get()


def touched(article, new):
    return [(flag["kind"], flag["sentence"], flag["is_out"]) for flag in touched_flags(article, TEXT, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("Nobody knows why.", "Nobody says why.", []),
        ("Lead", "Lead", []),
        ("autumn.", "September.", [("Citation needed", "It began in autumn.", False)]),
        ("autumn.{{cn}}", "autumn.<ref>B.</ref>{{cn}}", [("Citation needed", "It began in autumn.", False)]),
        ("autumn.{{cn}}", "autumn.{{cn}}<ref>B.</ref>", [("Citation needed", "It began in autumn.", False)]),
        ("autumn.{{cn}}", "autumn.{{cn}}{{when}}", []),
        ("autumn.{{cn}}", "autumn.<ref>B.</ref>", [("Citation needed", "It began in autumn.", True)]),
        ("<ref>A.</ref>", "<ref>Another.</ref>", [("Failed verification", "It ended.", False)]),
        ("{{POV|section|reason=One party}}\n", "", [("POV", "", True)]),
        ("It began", "So it was. It began", []),
        ("\n\nOther words.{{cn}}", "", [("Citation needed", "Other words.", True)]),
    ],
)
def test_an_edit_touches_the_flags_whose_sentence_or_notes_it_changes(article, old, new, expected):
    assert touched(article, TEXT.replace(old, new, 1)) == expected


def test_nothing_touched_asks_the_database_nothing(article, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert touched_flags(article, TEXT, TEXT + "More.\n") == []


def edit(old, new):
    text = "== Course ==\n" + TEXT.replace(old, new, 1)
    return SectionEdit(
        title="War", text=text, section=1, base_id=Head.objects.get().newest_id, summary="Source"
    )


def text_now():
    return text_of(Head.objects.get().newest)


def flag_on(sentence):
    return Flag.objects.get(sentence=sentence)


def test_an_answer_settles_the_flag_in_the_same_change_set(article, bob):
    flag = flag_on("It began in autumn.")

    saved = settle_with_save(
        edit("autumn.{{cn}}", "autumn.<ref>B.</ref>{{cn}}"), {flag.pk: "sourced"}, by=bob
    )

    flag.refresh_from_db()
    assert (flag.settled_how, flag.settled_by, flag.removed_in) == ("sourced", bob, saved)
    assert "It began in autumn.<ref>B.</ref> It ended." in text_now()
    assert (saved.summary, ChangeSet.objects.count()) == ("Source", 2)
    assert Flag.objects.filter(removed_in=None).count() == 3
    assert reindex(article.pk) == []


def test_an_answer_for_a_flag_that_the_editor_took_out_is_written_on_its_row(article, bob):
    flag = flag_on("It began in autumn.")

    settle_with_save(edit("autumn.{{cn}}", "September 2020."), {flag.pk: "reworded"}, by=bob)

    flag.refresh_from_db()
    assert (flag.settled_how, flag.settled_by) == ("reworded", bob)


def test_without_an_answer_the_flag_stays(article, bob):
    settle_with_save(edit("autumn.", "September."), {}, by=bob)

    assert Flag.objects.filter(removed_in=None).count() == 4
    assert "September.{{cn}}" in text_now()


def test_an_answer_for_a_flag_that_the_edit_does_not_touch_does_nothing(article, bob):
    flag = flag_on("Other words.")

    settle_with_save(edit("autumn.", "September."), {flag.pk: "sourced"}, by=bob)

    flag.refresh_from_db()
    assert (flag.settled_how, flag.removed_in) == ("", None)


def test_a_flag_that_somebody_settled_meanwhile_keeps_what_they_said(article, alice, bob):
    flag = flag_on("It began in autumn.")
    mine = edit("autumn.{{cn}}", "autumn.<ref>B.</ref>{{cn}}")
    settle_with_save(edit("autumn.{{cn}}", "autumn, they say."), {flag.pk: "reworded"}, by=alice)

    with pytest.raises(Exception, match="edit conflict"):
        settle_with_save(mine, {flag.pk: "sourced"}, by=bob)

    flag.refresh_from_db()
    assert (flag.settled_how, flag.settled_by) == ("reworded", alice)


def test_answers_are_read_from_the_form():
    post = {
        "settles-7": "sourced",
        "settles-8": "no",
        "settles-x": "sourced",
        "settles-9": "deleted",
        "text": "a",
    }

    assert answers_in(post) == {7: "sourced"}


def test_the_question_names_the_flag_and_takes_nothing_for_granted(article):
    rows = touched_flags(article, TEXT, TEXT.replace("autumn.", "September."))

    html = render_to_string("verification/_settles.html", {"touched": rows})

    assert "Settles <i>Citation needed</i>?" in html
    assert f'name="settles-{rows[0]["id"]}" value="no" checked' in html
