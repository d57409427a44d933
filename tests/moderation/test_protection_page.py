from datetime import timedelta

import pytest
from django.utils import timezone

from apps.history.models import LogEntry
from apps.moderation.actions import protect, set_pending
from apps.moderation.models import PendingChanges, Protection

ADDRESS = "/protect/The_war"


def test_an_article_without_protection_says_so(client, article, words):
    said = words(client.get(ADDRESS))

    assert "everyone with an account may edit it" in said
    assert "It was never protected." in said
    assert "Administrators protect articles." in said


def test_the_state_says_which_rule_whose_act_until_when_and_why(client, article, sysop, words):
    ends_at = timezone.now() + timedelta(days=2)
    protect(article, action="edit", level="autoconfirmed", expires_at=ends_at, reason="Edit war", by=sysop)
    set_pending(article, True, reason="Living persons", by=sysop)

    said = words(client.get(ADDRESS))

    assert "Only autoconfirmed people may edit until" in said
    assert f"{ends_at:%H:%M} sysop," in said
    assert ": Edit war" in said
    assert "Changes wait for review without end sysop," in said
    assert "sysop protected from edits The war" in said
    assert "sysop switched pending changes on for The war" in said


def test_what_a_request_placed_is_named_with_its_cause(client, article, alice, words):
    protect(article, action="move", level="nobody", cause="open request 7", reason="", by=alice)

    said = words(client.get(ADDRESS))

    assert "Nobody may move it without end alice," in said
    assert ": open request 7" in said


def test_what_expired_is_not_shown_as_binding(client, article, sysop, words):
    past = timezone.now() - timedelta(minutes=1)
    protect(article, action="edit", level="administrator", expires_at=past, reason="Edit war", by=sysop)

    assert "everyone with an account may edit it" in words(client.get(ADDRESS))


def test_an_administrator_protects_an_article(client_of, article, sysop, words):
    data = {
        "action": "edit",
        "level": "extended confirmed",
        "days": "3",
        "usual": "Edit war",
        "words": "Toll",
    }

    response = client_of(sysop).post(ADDRESS, data, follow=True)

    row = Protection.objects.get(article=article)
    assert (row.action, row.level, row.reason, row.by) == (
        "edit",
        "extended confirmed",
        "Edit war: Toll",
        sysop,
    )
    assert timedelta(days=2, hours=23) < row.expires_at - timezone.now() <= timedelta(days=3)
    assert "Done: only extended confirmed people may edit “The war”, until" in words(response)
    assert LogEntry.objects.get(action="protect").reason == "Edit war: Toll"


def test_a_moment_that_is_named_goes_before_the_number_of_days(client_of, article, sysop):
    data = {
        "action": "move",
        "level": "administrator",
        "days": "3",
        "ends_at": "2090-02-03T04:05",
        "words": "x",
    }

    client_of(sysop).post(ADDRESS, data)

    assert f"{Protection.objects.get().expires_at:%Y-%m-%d %H:%M}" == "2090-02-03 04:05"


def test_an_administrator_opens_an_article_again(client_of, article, sysop, words):
    protect(article, action="edit", level="administrator", reason="Edit war", by=sysop)
    data = {"action": "edit", "level": "", "days": "", "words": "It is calm"}

    response = client_of(sysop).post(ADDRESS, data, follow=True)

    assert not Protection.objects.exists()
    assert "Everyone with an account may edit “The war” again." in words(response)
    assert LogEntry.objects.get(action="unprotect").reason == "It is calm"


def test_opening_what_is_open_says_so_and_logs_nothing(client_of, article, sysop, words):
    response = client_of(sysop).post(ADDRESS, {"action": "edit", "level": "", "days": "", "words": "x"})

    assert response.status_code == 422
    assert "not in force any more" in words(response)
    assert not LogEntry.objects.exists()


def test_an_administrator_switches_pending_changes_on_and_off(client_of, article, sysop, words):
    client = client_of(sysop)
    on = client.post(ADDRESS, {"form": "pending", "mode": "on", "days": "", "words": "Why"}, follow=True)
    assert "changes of “The war” wait for review, without end" in words(on)
    assert PendingChanges.objects.get().by == sysop

    off = client.post(ADDRESS, {"form": "pending", "mode": "off", "days": "", "words": "Why"}, follow=True)

    assert "do not wait for review any more" in words(off)
    assert not PendingChanges.objects.exists()
    assert set(LogEntry.objects.values_list("action", flat=True)) == {"pending on", "pending off"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"action": "edit", "level": "administrator", "days": "1"}, "Say why"),
        ({"action": "edit", "level": "nobody", "days": "1", "words": "x"}, "Select a valid choice"),
        ({"action": "read", "level": "administrator", "days": "1", "words": "x"}, "Select a valid choice"),
        ({"action": "edit", "level": "administrator", "days": "2000", "words": "x"}, "Select a valid choice"),
        ({"action": "edit", "level": "administrator", "ends_at": "2001-01-01T00:00", "words": "x"}, "past"),
        ({"action": "edit", "level": "administrator", "ends_at": "soon", "words": "x"}, "valid date/time"),
        ({"form": "pending", "mode": "off", "words": "x"}, "do not wait for review"),
        ({"form": "pending", "mode": "maybe", "words": "x"}, "Select a valid choice"),
    ],
)
def test_a_form_that_makes_no_sense_is_given_back_with_a_sentence(
    client_of, article, sysop, words, data, sentence
):
    response = client_of(sysop).post(ADDRESS, data)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Protection.objects.exists()
    assert not LogEntry.objects.exists()


def test_only_administrators_see_the_forms(client_of, article, alice, sysop):
    assert b"<form" in client_of(sysop).get(ADDRESS).content
    assert b'name="level"' in client_of(sysop).get(ADDRESS).content
    assert b'name="level"' not in client_of(alice).get(ADDRESS).content


@pytest.mark.parametrize("form", ["protect", "pending"])
def test_who_is_no_administrator_is_refused_in_words(client, client_of, article, alice, words, form):
    data = {"form": form, "action": "edit", "level": "administrator", "mode": "on", "words": "x"}
    refused = client_of(alice).post(ADDRESS, data)
    logged_out = client.post(ADDRESS, data)

    assert refused.status_code == logged_out.status_code == 403
    assert "This takes the right “administrator”, which you do not have." in words(refused)
    assert "Nobody does this without an account. Log in, or sign up." in words(logged_out)
    assert not Protection.objects.exists()


def test_a_missing_article_has_no_protection(client, db, words):
    response = client.get("/protect/Nowhere")

    assert response.status_code == 404
    assert "No article of the name “Nowhere”." in words(response)


@pytest.mark.parametrize("path", ["/protect/A%3CB", "/protect/A%7CB"])
def test_a_title_that_cannot_be_has_none_either(client, db, path):
    assert client.get(path).status_code == 404


def test_other_ways_of_writing_the_title_lead_to_the_same_page(client, article):
    assert client.get("/protect/the_war").status_code == 200


def test_the_page_takes_no_delete(client, article):
    assert client.delete(ADDRESS).status_code == 405
