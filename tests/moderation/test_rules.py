from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from apps.moderation.actions import block, grant, protect, set_pending, unblock
from apps.moderation.rules import (
    NotAllowed,
    accepts_itself,
    check_has_right,
    check_may_edit,
    check_may_move,
    check_may_review,
    check_may_talk,
    is_pending,
)

SOON = timedelta(hours=5)


def refusal(check, *args, **more):
    with pytest.raises(NotAllowed) as refused:
        check(*args, **more)
    return refused.value


def confirm(person, sysop, right="autoconfirmed"):
    grant(person, right, reason="Known from elsewhere", by=sysop)


def test_without_protection_and_block_an_edit_costs_two_queries(article, alice, django_assert_num_queries):
    with django_assert_num_queries(2):
        check_may_edit(article, by=alice)


def test_an_importer_is_bound_by_no_rule_about_persons(article, sysop):
    protect(article, action="edit", level="administrator", reason="Edit war", by=sysop)

    assert save_edit(SectionEdit(title="The war", text="Imported.", section="new"), author_name="X", by=None)


def test_without_an_account_nobody_edits(article):
    refused = refusal(check_may_edit, article, by=AnonymousUser())

    assert refused.rule == "Nobody does this without an account."
    assert refused.instead == "Log in, or sign up."


def test_a_closed_account_does_nothing(article, alice):
    alice.is_active = False

    assert refusal(check_may_edit, article, by=alice).rule == "This account is closed."


def test_blocked_sitewide_says_whose_act_why_until_when_and_what_instead(article, alice, sysop):
    ends_at = timezone.now() + SOON
    block(alice, expires_at=ends_at, reason="Edit war", by=sysop)

    refused = refusal(check_may_edit, article, by=alice)

    assert refused.rule == "You are blocked from editing any article. sysop blocked you: Edit war."
    assert refused.until == ends_at
    assert refused.instead == "You may write on talk pages: say there why it should end."


def test_blocked_here_leaves_the_other_articles_open(article, alice, sysop, save):
    other = save(by=sysop, title="Peace").article
    block(alice, article=article, reason="Edit war", by=sysop)

    refused = refusal(check_may_edit, article, by=alice)
    check_may_edit(other, by=alice)

    assert refused.rule == "You are blocked from editing “The war”. sysop blocked you: Edit war."
    assert refused.until is None
    assert "Other articles are open to you." in refused.instead


def test_of_two_blocks_the_wider_one_is_named(article, alice, sysop):
    block(alice, article=article, reason="Edit war", by=sysop)
    block(alice, reason="Vandalism", by=sysop)

    assert "any article" in refusal(check_may_edit, article, by=alice).rule


def test_a_block_that_is_over_does_not_bind(article, alice, sysop):
    block(alice, expires_at=timezone.now() - SOON, reason="Edit war", by=sysop)

    check_may_edit(article, by=alice)
    check_may_talk(article, by=alice)


def test_a_lifted_block_does_not_bind(article, alice, sysop):
    block(alice, reason="Edit war", by=sysop)
    unblock(alice, reason="Settled", by=sysop)

    check_may_edit(article, by=alice)


def test_who_is_blocked_may_still_talk_where_that_was_left_open(article, alice, sysop):
    block(alice, reason="Edit war", talk_allowed=True, by=sysop)

    check_may_talk(article, by=alice)
    check_may_talk(None, by=alice)


def test_who_is_blocked_from_talk_too_is_told_so(article, alice, bob, sysop):
    block(alice, reason="Attacks", talk_allowed=False, by=sysop)
    block(bob, article=article, reason="Attacks", talk_allowed=False, by=sysop)

    refused = refusal(check_may_talk, article, by=alice)
    refusal(check_may_talk, article, by=bob)
    check_may_talk(None, by=bob)

    assert "You are blocked from editing any article, and from talk." in refused.rule
    assert refused.instead == ""


@pytest.mark.parametrize("level", ["autoconfirmed", "extended confirmed", "administrator"])
def test_each_level_keeps_out_who_lacks_it_and_lets_in_who_has_it(article, alice, bob, sysop, level):
    protect(article, action="edit", level=level, reason="Edit war", by=sysop)
    confirm(bob, sysop, right=level)

    refused = refusal(check_may_edit, article, by=alice)
    check_may_edit(article, by=bob)
    check_may_edit(article, by=sysop)

    who = "administrators" if level == "administrator" else f"{level} people"
    assert refused.rule == f"Only {who} may edit “The war”. sysop protected it: Edit war."
    assert refused.until is None
    assert refused.instead.endswith("Propose the change on the talk page.")


def test_a_level_that_comes_by_itself_says_how_far_one_is(article, alice, sysop):
    protect(article, action="edit", level="extended confirmed", reason="Edit war", by=sysop)

    instead = refusal(check_may_edit, article, by=alice).instead

    assert instead.startswith(
        "This right comes by itself after 30 days and 500 edits; you have 0 and 0. Propose"
    )


def test_a_protection_says_until_when(article, alice, sysop):
    ends_at = timezone.now() + SOON
    protect(article, action="edit", level="administrator", expires_at=ends_at, reason="Why", by=sysop)

    assert refusal(check_may_edit, article, by=alice).until == ends_at


def test_a_protection_that_is_over_does_not_bind(article, alice, sysop):
    past = timezone.now() - timedelta(seconds=1)
    protect(article, action="edit", level="administrator", expires_at=past, reason="Edit war", by=sysop)

    check_may_edit(article, by=alice)


def test_the_strictest_of_two_protections_is_named(article, alice, sysop):
    protect(article, action="edit", level="administrator", reason="Edit war", by=sysop)
    protect(article, action="edit", level="autoconfirmed", cause="open request 7", reason="", by=alice)

    assert "Only administrators" in refusal(check_may_edit, article, by=alice).rule


def test_a_refused_save_changes_nothing_and_the_page_says_why(client_of, article, alice, sysop, words):
    protect(article, action="edit", level="autoconfirmed", reason="Edit war", by=sysop)
    newest = ChangeSet.objects.get()

    response = client_of(alice).post(
        "/edit/The_war", {"text": "My long night's work.", "base": newest.pk, "action": "save"}
    )

    assert response.status_code == 403
    assert "Only autoconfirmed people may edit “The war”." in words(response)
    assert "My long night&#x27;s work." in response.content.decode()
    assert ChangeSet.objects.get() == newest


def test_pages_say_until_when_a_rule_holds(client_of, article, alice, bob, sysop, words):
    ends_at = timezone.now() + SOON
    until = f"Until {ends_at.day} {ends_at:%b %Y, %H:%M} ."
    grant(bob, "administrator", reason="Trusted", by=sysop)
    for person in (alice, bob):
        block(person, expires_at=ends_at, reason="Edit war", by=sysop)

    edit = client_of(alice).post("/edit/The_war", {"text": "x", "action": "save"})
    desk = client_of(bob).get("/special/moderation")

    for refused in (edit, desk):
        assert refused.status_code == 403
        assert "You are blocked from editing any article. sysop blocked you: Edit war." in words(refused)
        assert until in words(refused)
        assert "You may write on talk pages" in words(refused)


def test_moving_takes_an_autoconfirmed_account(article, alice, bob, sysop):
    confirm(bob, sysop)

    refused = refusal(check_may_move, article, by=alice)
    check_may_move(article, by=bob)

    assert refused.rule == "Only autoconfirmed people move articles."
    assert "4 days and 10 edits" in refused.instead
    assert refused.instead.endswith("Ask for the move on the talk page.")


def test_protected_from_moves_an_article_can_be_edited_and_not_moved(article, bob, sysop):
    protect(article, action="move", level="administrator", reason="Disputed name", by=sysop)
    confirm(bob, sysop)

    check_may_edit(article, by=bob)
    refused = refusal(check_may_move, article, by=bob)
    check_may_move(article, by=sysop)

    assert refused.rule == "Only administrators may move “The war”. sysop protected it: Disputed name."
    assert refused.instead == "Ask for the move on the talk page."


def test_protected_from_edits_an_article_cannot_be_moved_either(article, bob, sysop):
    protect(article, action="edit", level="administrator", reason="Edit war", by=sysop)
    confirm(bob, sysop)

    refusal(check_may_move, article, by=bob)


def test_who_is_blocked_cannot_move(article, bob, sysop):
    confirm(bob, sysop)
    block(bob, reason="Edit war", by=sysop)

    refusal(check_may_move, article, by=bob)


def test_an_open_request_keeps_even_administrators_from_moving(article, alice, sysop):
    protect(article, action="move", level="nobody", cause="open request 7", reason="", by=alice)

    refused = refusal(check_may_move, article, by=sysop)

    assert refused.rule == "Nobody may move “The war” for now. The cause: open request 7."
    assert refused.instead == "Say in the discussion what you think of it."


@pytest.mark.parametrize("right", ["reviewer", "rollbacker", "page mover", "suppressor", "administrator"])
def test_an_act_that_takes_a_right_is_refused_without_it(alice, bob, sysop, right):
    grant(bob, right, reason="Trusted", by=sysop)

    refused = refusal(check_has_right, right, by=alice)
    check_has_right(right, by=bob)
    check_has_right(right, by=sysop)

    assert refused.rule == f"This takes the right “{right}”, which you do not have."
    assert refused.instead == "An administrator can grant it."


def test_reviewing_takes_the_right_of_reviewers(alice, bob, sysop):
    grant(bob, "reviewer", reason="Trusted", by=sysop)

    refusal(check_may_review, by=alice)
    check_may_review(by=bob)


def test_an_administrator_who_is_blocked_can_use_no_right(bob, sysop):
    grant(bob, "administrator", reason="Trusted", by=sysop)
    block(bob, reason="Account taken over", by=sysop)

    assert "You are blocked" in refusal(check_has_right, "administrator", by=bob).rule
    refusal(unblock, bob, reason="I am back", by=bob)


def test_only_pending_articles_keep_a_save_from_readers(article, alice, sysop):
    assert not is_pending(article)
    assert accepts_itself(article, by=alice)

    set_pending(article, True, reason="Living persons", by=sysop)

    assert is_pending(article)
    assert not accepts_itself(article, by=alice)
    assert accepts_itself(article, by=sysop)


def test_a_reviewer_does_not_accept_what_waits_by_saving_on_top(article, alice, sysop, save):
    set_pending(article, True, reason="Living persons", by=sysop)
    save("Waiting words.", by=alice)

    assert not accepts_itself(article, by=sysop)


def test_pending_changes_that_are_over_do_not_bind(article, alice, sysop):
    past = timezone.now() - timedelta(seconds=1)
    set_pending(article, True, expires_at=past, reason="Living persons", by=sysop)

    assert not is_pending(article)
    assert accepts_itself(article, by=alice)


def test_switching_pending_changes_off_shows_readers_what_waited(article, alice, sysop, save):
    set_pending(article, True, reason="Living persons", by=sysop)
    save("Waiting words.", by=alice)

    set_pending(article, False, reason="Calm", by=sysop)

    head = Head.objects.get(article=article)
    assert head.accepted_id == head.newest_id
