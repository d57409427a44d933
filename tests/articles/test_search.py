import pytest

from apps.articles.search import find_sections
from apps.editing.review import accept
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.moderation.actions import set_pending

TEXT = """The '''war''' had two sides.<ref>{{cite web |title=Unfound source}}</ref>

== Course ==
Fighting began near [[Füzuli|Füzuli town]]; Խոջավենդ was shelled.

== Casualties ==
The ministry said 2,840 were killed; it's not certain.
"""


def titles(asked):
    return [(hit.title, hit.heading) for hit in find_sections(asked)]


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="War", text=TEXT), by=alice)


def test_a_section_is_found_by_all_words_asked_for(article):
    assert titles("killed ministry") == [("War", "Casualties")]
    assert titles("killed shelled") == []


def test_the_last_word_may_be_unfinished(article):
    assert titles("shel") == [("War", "Course")]


def test_other_scripts_are_found(article):
    assert titles("Խոջավենդ") == [("War", "Course")]


@pytest.mark.parametrize(
    "asked", ["", "   ", "C++", "O'Neil", '"unclosed', "-x", "NEAR(", "a AND", "*", "'; DROP", "& | !"]
)
def test_nothing_that_is_typed_breaks_the_search(article, asked):
    find_sections(asked)


def test_a_snippet_is_safe_and_marks_the_words(alice):
    save_edit(SectionEdit(title="War", text="A & B <nowiki><b></nowiki> were killed there."), by=alice)

    snippet = find_sections("killed")[0].snippet

    assert "<mark>killed</mark>" in snippet
    assert "A &amp; B" in snippet
    assert "<b>" not in snippet


def test_sources_are_not_the_text(article):
    assert titles("unfound") == []


def test_what_is_taken_out_is_not_found_and_what_comes_back_is(article, alice):
    second = save_edit(SectionEdit(title="War", text="Nothing left.", base_id=article.pk), by=alice)
    assert titles("shelled") == []

    save_edit(SectionEdit(title="War", text=TEXT, base_id=second.pk), by=alice)

    assert titles("shelled") == [("War", "Course")]


def test_what_waits_for_review_is_found_when_it_is_accepted(article, bob, sysop):
    set_pending(article.article, True, reason="Vandalism", by=sysop)
    text = text_of(Head.objects.get().newest).replace("shelled", "bombarded")
    waiting = save_edit(SectionEdit(title="War", text=text, base_id=article.pk), by=bob)
    assert titles("bombarded") == []
    assert titles("shelled") == [("War", "Course")]

    accept(waiting, by=sysop)

    assert titles("bombarded") == [("War", "Course")]
    assert titles("shelled") == []


def test_what_waits_is_found_when_nothing_has_to_wait_any_more(article, bob, sysop):
    set_pending(article.article, True, reason="Vandalism", by=sysop)
    save_edit(SectionEdit(title="War", text="All new.", base_id=article.pk), by=bob)

    set_pending(article.article, False, reason="Quiet", by=sysop)

    assert titles("new") == [("War", "")]
    assert titles("shelled") == []


def test_a_snippet_does_not_repeat_the_heading_and_a_redirect_is_no_passage(alice):
    save_edit(SectionEdit(title="War", text="Lead.\n\n== Shelling ==\nTowns () were struck.\n"), by=alice)
    save_edit(SectionEdit(title="Shelling", text="#REDIRECT [[War#Shelling]]"), by=alice)

    hits = find_sections("shelling")

    assert [(hit.title, hit.heading) for hit in hits] == [("War", "Shelling")]
    assert hits[0].snippet == "Towns were struck."
