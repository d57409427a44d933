import pytest

from apps.history.models import LogEntry
from apps.moderation.actions import grant
from apps.moderation.rights import has_right

ADDRESS = "/special/rights"


def test_without_a_person_the_page_says_which_rights_there_are(client, db, words):
    said = words(client.get(ADDRESS))

    assert "“autoconfirmed” comes by itself after 4 days and 10 edits." in said
    assert "page mover" in said


def test_everybody_sees_the_rights_of_a_person_and_how_they_came(client, alice, sysop, words):
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    said = words(client.get(f"{ADDRESS}?person=alice"))

    assert "reviewer granted: sysop," in said
    assert ": Trusted" in said
    assert "Administrators grant and revoke rights." in said
    assert "reviewer comes with “administrator”" in words(client.get(f"{ADDRESS}?person=sysop"))


def test_who_has_no_right_has_an_account(client, alice, words):
    assert "No rights beyond an account" in words(client.get(f"{ADDRESS}?person=alice"))


def test_a_closed_account_may_do_nothing(client, alice, sysop, words):
    grant(alice, "reviewer", reason="Trusted", by=sysop)
    type(alice).objects.filter(pk=alice.pk).update(is_active=False)

    assert "Nothing: the account is closed." in words(client.get(f"{ADDRESS}?person=alice"))


def test_a_name_without_an_account_is_not_found(client, db, words):
    response = client.get(f"{ADDRESS}?person=nobody")

    assert response.status_code == 404
    assert "There is no account of the name “nobody”." in words(response)


def test_an_administrator_grants_a_right(client_of, alice, sysop, words):
    data = {"person": "alice", "right": "rollbacker", "words": "Careful"}

    response = client_of(sysop).post(ADDRESS, data, follow=True)

    assert has_right(alice, "rollbacker")
    assert "Done: alice has the right “rollbacker”." in words(response)
    assert LogEntry.objects.get().reason == "Careful"


def test_an_administrator_revokes_a_right(client_of, alice, sysop, words):
    grant(alice, "rollbacker", reason="Careful", by=sysop)

    response = client_of(sysop).post(
        ADDRESS, {"person": "alice", "revoke": "rollbacker", "words": "Careless"}, follow=True
    )

    assert not has_right(alice, "rollbacker")
    assert "Done: the right “rollbacker” of alice is revoked." in words(response)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"right": "rollbacker", "words": ""}, "Say why"),
        ({"right": "king", "words": "x"}, "Select a valid choice"),
        ({"right": "reviewer", "words": "x"}, "alice has the right “reviewer” already."),
    ],
)
def test_a_grant_that_makes_no_sense_is_given_back(client_of, alice, sysop, words, data, sentence):
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    response = client_of(sysop).post(ADDRESS, {"person": "alice", **data})

    assert response.status_code == 422
    assert sentence in words(response)
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"revoke": "reviewer", "words": ""}, "Not revoked: say why."),
        ({"revoke": "bot", "words": "x"}, "“bot” was not granted to alice."),
        ({"revoke": "king", "words": "x"}, "There is no right “king”."),
    ],
)
def test_a_revocation_that_makes_no_sense_says_so(client_of, alice, sysop, words, data, sentence):
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    response = client_of(sysop).post(ADDRESS, {"person": "alice", **data}, follow=True)

    assert sentence in words(response)
    assert has_right(alice, "reviewer")


def test_nobody_grants_to_a_name_without_an_account(client_of, sysop):
    response = client_of(sysop).post(ADDRESS, {"person": "nobody", "right": "bot", "words": "x"})

    assert response.status_code == 404
    assert not LogEntry.objects.exists()


def test_who_is_no_administrator_is_refused_in_words(client, client_of, alice, words):
    data = {"person": "alice", "right": "administrator", "words": "I want it"}
    refused = client_of(alice).post(ADDRESS, data)
    logged_out = client.post(ADDRESS, data)

    assert refused.status_code == logged_out.status_code == 403
    assert "This takes the right “administrator”" in words(refused)
    assert not has_right(alice, "administrator")
    assert b'name="right"' not in client_of(alice).get(f"{ADDRESS}?person=alice").content
