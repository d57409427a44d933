"""A flag keeps its row through what editors do to its words; each case by real saves."""

import pytest

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.interchange.reindexing import reindex
from apps.verification.actions import claim
from apps.verification.models import Flag


def save(text, *, by):
    newest = Head.objects.values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title="War", text=text, base_id=newest), by=by)


def ids():
    """Return {what the flag stands on: id} of the open flags."""
    return {flag.sentence or flag.template: flag.pk for flag in Flag.objects.filter(removed_in=None)}


@pytest.fixture
def after(alice, bob):
    """Return a function that saves one text after another and returns the open flags' ids after each."""

    def run(*texts):
        found = []
        for number, text in enumerate(texts):
            save(text, by=bob if number else alice)
            found.append(ids())
        assert reindex(Article.objects.get().pk) == []
        return found

    return run


def test_a_sentence_that_is_reworded_keeps_its_flag(after):
    first, second = after(
        "The army crossed the bridge at night.{{cn}}\n", "The army crossed a bridge by night.{{cn}}\n"
    )

    assert list(first.values()) == list(second.values())


def test_of_two_one_taken_out_and_one_reworded_each_is_known(after):
    old = "The army crossed the bridge at night.{{cn}} Nobody counted the ships.{{cn}}\n"

    first, second = after(old, "Nobody has counted all ships.{{cn}}\n")

    assert second == {"Nobody has counted all ships.": first["Nobody counted the ships."]}
    assert Flag.objects.get(sentence__startswith="The army").removed_in is not None


def test_a_flag_on_other_words_is_another_flag(after):
    first, second = after("The army crossed the bridge.{{cn}}\n", "Envoys met in a far city.{{cn}}\n")

    assert set(first.values()).isdisjoint(second.values())


def test_a_template_that_gets_a_date_or_another_name_is_the_same_flag(after):
    first, second, third = after(
        "It began.{{cn}}\n", "It began.{{cn|date=May 2021}}\n", "It began.{{fact|reason=Why}}\n"
    )

    assert first == second == third
    assert Flag.objects.get().reason == "Why"


def test_equal_sentences_are_known_by_what_stands_around_them(after):
    old = "== A ==\nFirst words of A. It ended.{{cn}} Then A.\n\n== B ==\nFirst words of B. It ended.{{cn}} Then B.\n"
    save_order = old.replace("First words of A. It ended.{{cn}} Then A.\n", "")
    after(old)
    in_b = Flag.objects.get(before__contains="of B").pk

    save(save_order, by=Flag.objects.first().raised_by)

    assert Flag.objects.get(removed_in=None).pk == in_b


def test_of_equal_flags_in_one_section_the_right_one_goes(after):
    after("One side counted. So it was.{{cn}} Later. The other counted. So it was.{{cn}} End.\n")
    _first, second = Flag.objects.order_by("start").values_list("pk", flat=True)

    save("One side counted. So it was. Later. The other counted. So it was.{{cn}} End.\n", by=None)

    assert list(Flag.objects.filter(removed_in=None).values_list("pk", flat=True)) == [second]


def test_a_banner_keeps_its_row_when_it_changes_moves_or_comes_back(after):
    start = "{{POV|date=May 2021}}\nLead.\n\n== A ==\nWords.\n"
    changed = start.replace("|date", "|reason=One side|date")
    moved = changed.replace("{{POV|reason=One side|date=May 2021}}\n", "").replace(
        "== A ==\n", "== A ==\n{{POV|reason=One side|date=May 2021}}\n"
    )
    first, second, third, fourth, fifth = after(start, changed, moved, "Lead.\n\n== A ==\nWords.\n", moved)

    assert [*first.values()] == [*second.values()] == [*third.values()] == [*fifth.values()]
    assert fourth == {}
    assert Flag.objects.get().scope == "section"


def test_a_banner_of_the_lead_is_about_the_article(after):
    after("{{Multiple issues|\n{{POV}}\n{{Update}}\n}}\nLead.\n\n== A ==\n{{POV}}\nWords.\n")

    scopes = Flag.objects.order_by("section", "start").values_list("kind", "scope")
    assert list(scopes) == [("POV", "article"), ("Update", "article"), ("POV", "section")]


def test_an_undo_reopens_the_flag_with_its_claim_and_forgets_how_it_was_settled(after, alice, bob):
    text = "It began.{{cn}}\n"
    after(text)
    flag = Flag.objects.get()
    claim(flag, by=bob)
    save("It began.\n", by=bob)
    Flag.objects.update(settled_how="sourced", note="In the list.")

    save(text, by=alice)

    flag.refresh_from_db()
    assert (flag.claimed_by, flag.raised_by) == (bob, alice)
    assert (flag.removed_in, flag.settled_how, flag.settled_by, flag.settled_at, flag.note) == (
        None,
        "",
        None,
        None,
        "",
    )


def test_a_flag_in_a_box_or_a_table_is_known_by_its_value(after):
    (found,) = after("{{Infobox war\n| casualties = 2,840 killed{{cn}}\n| date = Autumn{{when}}\n}}\nLead.\n")

    assert sorted(found) == ["2,840 killed", "Autumn"]


def test_the_age_of_a_doubt_is_told_by_the_month_of_its_template(after):
    after("Old.{{cn|date=January 2021}} New.{{dubious|reason=x}} Odd.{{when|date=soon}}\n")

    days = {flag.kind: (flag.raised_at - flag.since).days for flag in Flag.objects.all()}
    assert days["Citation needed"] > 700
    assert (days["Dubious"], days["When"]) == (0, 0)
    due = {flag.kind: (flag.due_at - flag.since).days for flag in Flag.objects.all()}
    assert due == {"Citation needed": 30, "Dubious": 30, "When": 90}
