"""Flags raised and settled from the page, by the same save as everybody's edits."""

import pytest
from django.utils import timezone

from apps.articles.models import Article, Section
from apps.editing.flags import AlreadySettled, CannotFlag, raise_flag, settle_flag
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head, Notice
from apps.history.texts import text_of
from apps.interchange.reindexing import reindex
from apps.moderation.actions import block
from apps.moderation.rules import NotAllowed
from apps.verification.models import Flag

TEXT = """The '''war''' had two sides.

== Course ==
It began in [[September|autumn]].<ref>[https://example.org/a A]</ref> Both say so. It ended.

== Casualties ==
The figures differ. It ended.
"""


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    return Article.objects.get()


def text_now():
    return text_of(Head.objects.get().newest)


def section(heading):
    return Section.objects.get(heading=heading).pk


def month():
    return f"{timezone.localdate():%B %Y}"


def test_a_flag_goes_behind_the_sentence_and_its_notes(article, bob):
    flag = raise_flag(article, section_id=section("Course"), quote="began in autumn", kind="cn", by=bob)

    assert f"</ref>{{{{Citation needed|date={month()}}}}} Both" in text_now()
    assert (flag.kind, flag.sentence, flag.raised_by) == ("Citation needed", "It began in autumn.", bob)
    change_set = ChangeSet.objects.latest("pk")
    assert (flag.raised_in, change_set.summary, change_set.tags) == (
        change_set,
        "Flag: citation needed",
        ["flag"],
    )
    assert reindex(article.pk) == []


def test_a_reason_cannot_break_the_markup_and_comes_back_as_typed(article, bob):
    reason = "two }} {{cn}} | figures = [[x]] <ref> <!-- &amp; ~~~~"

    flag = raise_flag(article, section_id=None, quote="figures differ", kind="Dubious", reason=reason, by=bob)

    assert flag.reason == reason
    assert Flag.objects.count() == 1
    assert text_now().endswith("It ended.\n")


def test_a_kind_that_needs_a_reason_is_refused_without_one(article, bob):
    with pytest.raises(CannotFlag, match="needs a reason"):
        raise_flag(
            article, section_id=None, quote="The figures differ", kind="POV statement", reason=" ", by=bob
        )

    assert text_now() == TEXT


def test_equal_words_are_told_apart_by_their_section_or_by_what_stands_before(article, bob):
    with pytest.raises(CannotFlag, match="2 places"):
        raise_flag(article, section_id=None, quote="It ended.", kind="When", by=bob)

    raise_flag(article, section_id=section("Casualties"), quote="It ended.", kind="When", by=bob)
    raise_flag(article, section_id=None, quote="It ended.", before="Both say so. ", kind="Why", by=bob)

    assert f"say so. It ended.{{{{Why|date={month()}}}}}\n" in text_now()
    assert f"differ. It ended.{{{{When|date={month()}}}}}\n" in text_now()


def test_words_that_moved_to_another_section_are_found_there(article, bob):
    flag = raise_flag(article, section_id=section("Course"), quote="The figures differ", kind="cn", by=bob)

    assert flag.section_id == section("Casualties")


@pytest.mark.parametrize("quote", ["", "It never began.", "Words of some other article altogether."])
def test_words_that_are_not_there_are_refused(article, bob, quote):
    with pytest.raises(CannotFlag):
        raise_flag(article, section_id=section("Course"), quote=quote, kind="cn", by=bob)

    assert ChangeSet.objects.count() == 1


@pytest.mark.parametrize("kind", ["", "No such flag", "fix", "cn-span"])
def test_a_kind_that_is_none_is_refused(article, bob, kind):
    with pytest.raises(CannotFlag):
        raise_flag(article, section_id=None, quote="It began", kind=kind, by=bob)


def test_a_banner_goes_to_the_head_of_its_section(article, bob):
    flag = raise_flag(article, section_id=section("Casualties"), kind="Disputed", reason="Two counts", by=bob)

    assert (
        f"== Casualties ==\n{{{{Disputed|section|reason=Two counts|date={month()}}}}}\nThe figures"
        in text_now()
    )
    assert flag.scope == "section"


def test_a_banner_in_the_lead_is_about_the_article(article, bob):
    flag = raise_flag(article, section_id=section(""), kind="Disputed", reason="Two counts", by=bob)

    assert flag.scope == "article"
    assert text_now().startswith("{{Disputed|reason=")


def test_a_settled_flag_leaves_the_text_and_says_how(article, alice, bob):
    before = text_now()
    flag = raise_flag(article, section_id=None, quote="The figures differ", kind="cn", by=bob)

    settled = settle_flag(flag, how="rejected", note="Both counts are named below.", by=alice)

    assert text_now() == before
    assert (settled.settled_how, settled.note, settled.settled_by) == (
        "rejected",
        "Both counts are named below.",
        alice,
    )
    assert settled.removed_in == ChangeSet.objects.latest("pk")
    assert "rejected" in Notice.objects.get(user=bob).sentence
    assert reindex(article.pk) == []


def test_a_flag_that_somebody_took_out_meanwhile_is_not_settled_twice(article, alice, bob):
    flag = raise_flag(article, section_id=None, quote="The figures differ", kind="cn", by=bob)
    save_edit(SectionEdit(title="War", text=TEXT, base_id=Head.objects.get().newest_id), by=alice)
    count = ChangeSet.objects.count()

    with pytest.raises(AlreadySettled, match="alice took this flag out"):
        settle_flag(flag, how="sourced", by=bob)

    assert ChangeSet.objects.count() == count


def test_whoever_may_not_edit_may_neither_flag_nor_settle(article, alice, bob, sysop):
    flag = raise_flag(article, section_id=None, quote="The figures differ", kind="cn", by=bob)
    block(bob, reason="Test", by=sysop)

    with pytest.raises(NotAllowed):
        raise_flag(article, section_id=None, quote="It began", kind="cn", by=bob)
    with pytest.raises(NotAllowed):
        settle_flag(flag, how="sourced", by=bob)


def test_raised_by_hand_or_from_the_page_is_one_event(article, alice, bob):
    raise_flag(article, section_id=None, quote="The figures differ", kind="cn", by=bob)
    by_page = Flag.objects.values("kind", "scope", "template", "sentence", "start", "end", "dated").get()
    text = text_now()
    title = "War again"
    first = save_edit(SectionEdit(title=title, text=TEXT), by=alice)
    save_edit(SectionEdit(title=title, text=text, base_id=first.pk), by=bob)

    by_hand = Flag.objects.filter(article__title=title)

    assert by_hand.values(*by_page).get() == by_page
    assert by_hand.get().raised_by == bob


@pytest.mark.parametrize(
    "text",
    [
        "Lead {{ open.\n\n== A ==\nWords stand here.\n",
        "Lead <ref>open.\n\n== A ==\nWords stand here.",
        "== A ==\n{|\n| Words stand here.\n\n== B ==\nMore.\n",
        "<!-- \n== A ==\n--> Words stand here.\n",
        "Words stand here.",
        "== A ==\nWords stand here. [[File:A.jpg|thumb|A caption]]\n",
    ],
)
def test_a_flag_can_be_raised_and_settled_in_text_with_open_markup(alice, bob, text):
    save_edit(SectionEdit(title="Odd", text=text), by=alice)
    article = Article.objects.get()

    flag = raise_flag(article, section_id=None, quote="Words stand here", kind="When", by=bob)
    flagged = text_now()
    settle_flag(flag, how="fixed", by=bob)

    assert f"Words stand here.{{{{When|date={month()}}}}}" in flagged
    assert text_now().rstrip("\n") == text.rstrip("\n")
    assert reindex(article.pk) == []
