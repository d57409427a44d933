"""Many flags of one kind, settled by one save."""

import pytest

from apps.articles.models import Article
from apps.editing.flags import raise_flag, settle_flag
from apps.editing.save import SectionEdit, save_edit
from apps.editing.settling import ManyKinds, settle_flags
from apps.editing.undo import undo_change
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head, LogEntry, Notice
from apps.history.texts import text_of
from apps.interchange.reindexing import reindex
from apps.moderation.actions import block, protect
from apps.moderation.rules import NotAllowed
from apps.verification.models import Flag
from tests.reading_back import words

TEXT = """The war had two sides.{{cn}} It was long.{{cn}}

== Course ==
It began.{{when}} It went on.{{citation needed|date=May 2020}}

== Casualties ==
The figures differ.{{cn}}
"""
ADDRESS = "/flags/War/settle"


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    return Article.objects.get()


@pytest.fixture
def needed(article):
    return list(Flag.objects.filter(kind="Citation needed").order_by("pk"))


def text_now():
    return text_of(Head.objects.get().newest)


def ids(flags):
    return [flag.pk for flag in flags]


def settled():
    return {flag.pk for flag in Flag.objects.exclude(settled_how="")}


def test_flags_of_one_kind_leave_the_text_by_one_save(article, needed, bob):
    before = ChangeSet.objects.count()

    came = settle_flags(article, ids(needed), how="sourced", note="All in the list", by=bob)

    assert "{{c" not in text_now()
    assert "It began.{{when}} It went on.\n" in text_now()
    assert ChangeSet.objects.count() == before + 1
    assert came.change_set == Head.objects.get().newest
    assert came.change_set.summary == "4 flags settled: Citation needed, sourced (All in the list)"
    rows = Flag.objects.filter(pk__in=ids(needed))
    assert {(row.settled_how, row.note, row.settled_by, row.removed_in) for row in rows} == {
        ("sourced", "All in the list", bob, came.change_set)
    }
    assert came.left == []
    assert reindex(article.pk) == []


def test_one_act_is_one_entry_of_the_log_that_names_every_row(client, article, needed, bob):
    settle_flags(article, ids(needed), how="fixed", note="Seen", by=bob)

    entry = LogEntry.objects.get(action="flags settled")
    assert (entry.reason, entry.data["flags"], entry.data["count"]) == ("Seen", ids(needed), 4)
    page = client.get("/special/log?kind=flags").content.decode()
    assert "settled flags of" in page
    assert "4 × Citation needed" in page


def test_who_raised_some_of_them_gets_one_notice_and_who_settles_none(article, needed, alice, bob):
    raise_flag(article, section_id=None, quote="It began", kind="cn", by=bob)
    everything = Flag.objects.filter(kind="Citation needed")
    Notice.objects.all().delete()

    settle_flags(article, ids(everything), how="fixed", by=bob)

    notice = Notice.objects.get()
    assert (notice.user, notice.kind) == (alice, "flag")
    assert notice.sentence == "bob settled 4 of your flags “Citation needed” in War: fixed."


def test_what_somebody_settled_meanwhile_is_left_and_named(article, needed, alice, bob):
    settle_flag(needed[0], how="reworded", by=alice)

    came = settle_flags(article, ids(needed), how="fixed", by=bob)

    assert settled() == set(ids(needed))
    assert [(flag.pk, "alice settled this flag" in why) for flag, why in came.left] == [(needed[0].pk, True)]
    needed[0].refresh_from_db()
    assert needed[0].settled_how == "reworded"


def test_where_none_is_left_nothing_is_saved(article, needed, alice, bob):
    settle_flags(article, ids(needed), how="fixed", by=alice)
    before = ChangeSet.objects.count()

    came = settle_flags(article, ids(needed), how="fixed", by=bob)

    assert came.change_set is None
    assert len(came.left) == 4
    assert ChangeSet.objects.count() == before


def test_kinds_are_not_mixed_and_nothing_is_no_choice(article, bob):
    with pytest.raises(ManyKinds, match="one kind at a time"):
        settle_flags(article, ids(Flag.objects.all()), how="fixed", by=bob)
    with pytest.raises(ManyKinds, match="Choose the flags"):
        settle_flags(article, [], how="fixed", by=bob)

    assert text_now() == TEXT


def test_flags_of_another_article_are_no_choice(article, alice, bob):
    other = save_edit(SectionEdit(title="Peace", text="It came.{{cn}}"), by=alice).article

    with pytest.raises(ManyKinds):
        settle_flags(article, ids(Flag.objects.filter(article=other)), how="fixed", by=bob)


def test_equal_flags_on_one_sentence_are_told_apart_by_their_rows(article, alice, bob):
    text = "It came.{{cn}}{{cn}}{{cn}}\n"
    save_edit(SectionEdit(title="Peace", text=text), by=alice)
    peace = Article.objects.get(title="Peace")
    flags = list(Flag.objects.filter(article=peace).order_by("start"))

    came = settle_flags(peace, ids(flags[:2]), how="duplicate", by=bob)

    assert len(came.flags) == 2
    assert Flag.objects.filter(article=peace, removed_in=None).count() == 1
    assert Flag.objects.filter(article=peace, settled_how="duplicate").count() == 2
    assert reindex(peace.pk) == []


def test_words_inside_a_flag_stay_and_a_flag_inside_another_waits_its_turn(article, alice, bob):
    text = "It was {{citation needed span|text=long {{citation needed span|text=and hard}}}} there.\n"
    save_edit(SectionEdit(title="Peace", text=text), by=alice)
    peace = Article.objects.get(title="Peace")
    flags = Flag.objects.filter(article=peace, kind="Citation needed span")

    came = settle_flags(peace, ids(flags), how="sourced", by=bob)

    now = text_of(Head.objects.get(article=peace).newest)
    assert "long" in now
    assert "and hard" in now
    assert len(came.flags) + len(came.left) == flags.count()
    assert all("inside another" in why for _flag, why in came.left)


def test_undo_brings_them_all_back_open(article, needed, bob):
    came = settle_flags(article, ids(needed), how="fixed", by=bob)

    undo_change(came.change_set, by=bob)

    assert text_now() == TEXT
    assert set(ids(Flag.objects.filter(removed_in=None, kind="Citation needed"))) == set(ids(needed))
    assert settled() == set()


def test_a_save_of_all_keeps_the_history_whole(article, needed, bob):
    settle_flags(article, ids(needed), how="fixed", by=bob)

    assert list(check_history(article)) == []


def test_who_may_not_edit_settles_nothing(article, needed, bob, sysop):
    block(bob, reason="Test", by=sysop)

    with pytest.raises(NotAllowed):
        settle_flags(article, ids(needed), how="fixed", by=bob)

    assert text_now() == TEXT
    assert not LogEntry.objects.filter(action="flags settled").exists()


def test_a_desk_of_one_kind_has_check_boxes_and_no_other_has(client_of, article, bob):
    client = client_of(bob)
    for address in ("/flags/War", "/flags/War?kind=When&state=all", "/special/flags?kind=When"):
        assert 'name="flag"' not in client.get(address).content.decode(), address

    html = client.get("/flags/War?kind=Citation+needed").content.decode()

    assert html.count('type="checkbox" data-act="x" name="flag"') == 4
    assert 'formaction="/flags/War/settle"' in html
    assert " checked></label>" not in html
    everything = client.get("/flags/War?kind=Citation+needed&choose=all").content.decode()
    assert everything.count(" checked></label>") == 4
    # Enter in the line of why must press the button of the settling, not the first claim
    assert html.index("/flags/War/settle") < html.index("/claim")


def test_chosen_flags_are_settled_from_the_desk_with_a_way_back(client_of, article, needed, bob):
    client = client_of(bob)
    data = {"flag": ids(needed[:2]), "how": "sourced", "note": "", "next": "/flags/War?kind=Citation+needed"}

    response = client.post(ADDRESS, data, follow=True)

    assert response.redirect_chain == [("/flags/War?kind=Citation+needed", 302)]
    assert "Settled by one change: 2 × Citation needed, sourced." in words(response)
    assert f'action="/undo/{Head.objects.get().newest_id}"' in response.content.decode()
    assert settled() == set(ids(needed[:2]))


def test_rows_that_could_not_be_settled_are_named(client_of, article, needed, alice, bob):
    settle_flag(needed[0], how="reworded", by=alice)

    said = words(client_of(bob).post(ADDRESS, {"flag": ids(needed), "how": "fixed"}, follow=True))

    assert "Settled by one change: 3 × Citation needed, fixed." in said
    assert "Not settled: “The war had two sides.”. alice settled this flag on" in said


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"note": "In the list"}, "Say how it was settled."),
        ({"note": "In the list", "how": "burned"}, "Select a valid choice"),
        ({"note": "In the list", "how": "fixed", "flag": "all"}, "one kind at a time"),
        ({"note": "In the list", "how": "fixed", "flag": "none"}, "Choose the flags"),
    ],
)
def test_a_choice_that_cannot_be_taken_comes_back_whole(client_of, article, needed, bob, data, sentence):
    chosen = {"all": ids(Flag.objects.all()), "none": ["x", "", "9" * 30]}.get(data.get("flag"), ids(needed))

    response = client_of(bob).post(ADDRESS, {**data, "flag": chosen})

    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert html.count('name="flag"') == (0 if data.get("flag") == "none" else len(chosen))
    if data.get("flag") != "none":
        assert 'value="In the list"' in html
    assert text_now() == TEXT


def test_a_refusal_keeps_what_was_chosen_and_typed(client_of, article, needed, bob, sysop):
    protect(article, action="edit", level="administrator", reason="Test", by=sysop)

    response = client_of(bob).post(ADDRESS, {"flag": ids(needed), "how": "fixed", "note": "In the list"})

    assert response.status_code == 403
    html = response.content.decode()
    assert html.count('name="flag"') == 4
    assert 'value="In the list"' in html
    assert 'value="fixed" required checked' in html


def test_settling_takes_an_account_a_post_and_an_article(client, client_of, article, bob):
    assert "/accounts/login/" in client.post(ADDRESS).url
    assert client_of(bob).get(ADDRESS).status_code == 405
    assert client_of(bob).post("/flags/Nowhere/settle", {"how": "fixed"}).status_code == 404


def test_no_list_leads_away_from_the_site(client_of, article, needed, bob):
    data = {"flag": ids(needed), "how": "fixed", "next": "https://example.org/"}

    assert client_of(bob).post(ADDRESS, data).url == "/flags/War"
