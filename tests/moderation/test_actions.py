from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.history.models import ChangeSet, Head, LogEntry, Notice
from apps.history.texts import TextHidden, text_of
from apps.moderation.actions import CannotDo, block, hide, protect, set_pending, unblock, unprotect
from apps.moderation.models import Block, PendingChanges, Protection
from apps.moderation.rules import NotAllowed


def entry():
    """Return the one log entry there is, as a tuple."""
    one = LogEntry.objects.get()
    return one.action, one.title, one.by_name, one.reason


def version(article):
    return Head.objects.get(article=article).page_version


def test_protecting_logs_and_makes_the_page_stale(article, sysop):
    before = version(article)

    protect(article, action="edit", level="autoconfirmed", reason="Edit war", by=sysop)

    assert entry() == ("protect", "The war", "sysop", "Edit war")
    assert LogEntry.objects.get().data == {
        "action": "edit",
        "level": "autoconfirmed",
        "expires_at": None,
        "cause": "",
        "changed": False,
    }
    assert version(article) == before + 1


def test_protecting_again_replaces_the_protection_and_logs_a_change(article, sysop):
    protect(article, action="edit", level="autoconfirmed", reason="Edit war", by=sysop)
    protect(article, action="edit", level="administrator", reason="Worse", by=sysop)

    assert Protection.objects.get().level == "administrator"
    assert [row.data["changed"] for row in LogEntry.objects.order_by("pk")] == [False, True]


def test_a_request_places_and_lifts_its_own_protection_beside_an_administrators(article, alice, sysop):
    protect(article, action="move", level="administrator", reason="Disputed", by=sysop)
    protect(article, action="move", level="nobody", cause="open request 7", reason="", by=alice)

    unprotect(article, action="move", cause="open request 7", reason="Closed", by=alice)

    assert Protection.objects.get().cause == ""


def test_no_person_can_keep_everybody_out(article, sysop):
    with pytest.raises(IntegrityError), transaction.atomic():
        protect(article, action="edit", level="nobody", reason="x", by=sysop)


def test_unprotecting_what_is_open_says_so(article, sysop):
    with pytest.raises(CannotDo, match="not in force any more"):
        unprotect(article, action="edit", reason="x", by=sysop)
    assert not LogEntry.objects.exists()


def test_blocking_logs_and_tells_the_person(alice, sysop):
    ends_at = timezone.now() + timedelta(days=1)

    block(alice, expires_at=ends_at, reason="Vandalism", by=sysop)

    assert entry() == ("block", "alice", "sysop", "Vandalism")
    assert LogEntry.objects.get().data["expires_at"] == ends_at.isoformat()
    assert Notice.objects.get(user=alice).sentence == "You were blocked from editing any article: Vandalism"


def test_blocking_again_replaces_the_block_of_the_same_reach(article, alice, sysop):
    block(alice, reason="Vandalism", by=sysop)
    block(alice, reason="More of it", talk_allowed=False, by=sysop)
    block(alice, article=article, reason="Edit war", by=sysop)

    assert set(Block.objects.values_list("reason", flat=True)) == {"More of it", "Edit war"}


def test_nobody_blocks_themselves(sysop):
    with pytest.raises(CannotDo, match="Nobody blocks themselves"):
        block(sysop, reason="Holiday", by=sysop)


def test_lifting_a_block_logs_and_tells_the_person(article, alice, sysop):
    block(alice, article=article, reason="Edit war", by=sysop)

    unblock(alice, article=article, reason="Settled", by=sysop)

    assert not Block.objects.exists()
    assert LogEntry.objects.latest("pk").action == "unblock"
    assert Notice.objects.latest("pk").sentence == "Your block from “The war” was lifted."


def test_of_two_who_lift_a_block_the_second_is_told(alice, sysop):
    block(alice, reason="Edit war", by=sysop)
    unblock(alice, reason="Settled", by=sysop)

    with pytest.raises(CannotDo, match="This block of alice is not in force any more"):
        unblock(alice, reason="Settled", by=sysop)


def test_pending_changes_switched_on_twice_is_one_mode(article, sysop):
    set_pending(article, True, reason="One", by=sysop)
    set_pending(article, True, reason="Two", by=sysop)

    assert PendingChanges.objects.get().reason == "Two"


def test_pending_changes_that_are_off_cannot_be_switched_off(article, sysop):
    with pytest.raises(CannotDo, match="do not wait for review"):
        set_pending(article, False, reason="x", by=sysop)


def test_hiding_marks_parts_logs_and_makes_the_page_stale(article, bob, sysop, save):
    first = ChangeSet.objects.get()
    save("New words.", by=bob, summary="A secret")
    before = version(article)

    hide(first, text=True, summary=True, author=False, reason="Private", by=sysop)

    first.refresh_from_db()
    assert (first.text_hidden, first.summary_hidden, first.author_hidden) == (True, True, False)
    assert entry() == ("hide", "The war", "sysop", "Private")
    assert LogEntry.objects.get().data == {"change": first.pk, "text": True, "summary": True, "author": False}
    assert version(article) == before + 1
    with pytest.raises(TextHidden):
        text_of(first)


def test_what_is_not_marked_is_shown_again(article, bob, sysop, save):
    first = ChangeSet.objects.get()
    save("New words.", by=bob)
    hide(first, text=True, summary=False, author=False, reason="Private", by=sysop)

    hide(first, text=False, summary=False, author=False, reason="A mistake", by=sysop)

    first.refresh_from_db()
    assert text_of(first)


def test_the_text_that_readers_see_cannot_be_hidden(article, sysop):
    with pytest.raises(CannotDo, match="Readers see this text"):
        hide(ChangeSet.objects.get(), text=True, summary=False, author=False, reason="x", by=sysop)


def test_the_accepted_text_cannot_be_hidden_either(article, alice, sysop, save):
    set_pending(article, True, reason="Living persons", by=sysop)
    accepted = Head.objects.get(article=article).accepted
    newest = save("Waiting words.", by=alice)
    Head.objects.filter(article=article).update(newest=newest, accepted=accepted)

    with pytest.raises(CannotDo, match="Readers see this text"):
        hide(accepted, text=True, summary=False, author=False, reason="x", by=sysop)


def test_hiding_what_is_hidden_says_so(article, sysop):
    change_set = ChangeSet.objects.get()
    hide(change_set, text=False, summary=True, author=False, reason="x", by=sysop)

    with pytest.raises(CannotDo, match="already"):
        hide(change_set, text=False, summary=True, author=False, reason="x", by=sysop)


@pytest.mark.parametrize(
    "act",
    [
        lambda article, person, by: protect(article, action="edit", level="administrator", reason="x", by=by),
        lambda article, person, by: unprotect(article, action="edit", reason="x", by=by),
        lambda article, person, by: set_pending(article, True, reason="x", by=by),
        lambda article, person, by: block(person, reason="x", by=by),
        lambda article, person, by: unblock(person, reason="x", by=by),
        lambda article, person, by: hide(
            ChangeSet.objects.get(), text=False, summary=True, author=False, reason="x", by=by
        ),
    ],
    ids=["protect", "unprotect", "pending", "block", "unblock", "hide"],
)
def test_without_the_right_no_act_is_done_and_none_is_logged(article, alice, bob, act):
    with pytest.raises(NotAllowed):
        act(article, bob, alice)

    assert not LogEntry.objects.exists()
    assert not Protection.objects.exists()
    assert not Block.objects.exists()
