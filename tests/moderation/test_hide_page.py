import pytest

from apps.history.models import ChangeSet, LogEntry
from apps.moderation.actions import grant


@pytest.fixture
def change(article, bob, save):
    """A change set with a summary, and a newer one above it."""
    change = save("Old words.", by=bob, summary="SECRET")
    save("New words.", by=bob)
    return change


def marks(change):
    change.refresh_from_db()
    return change.text_hidden, change.summary_hidden, change.author_hidden


def test_the_form_shows_what_is_to_be_hidden_and_what_is(client_of, change, sysop, words):
    ChangeSet.objects.filter(pk=change.pk).update(summary_hidden=True)

    response = client_of(sysop).get(f"/special/hide/{change.pk}")

    assert "SECRET (hidden)" in words(response)
    assert 'name="summary" id="id_summary" checked' in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_a_hidden_summary_is_gone_from_the_pages_and_stands_in_the_log(
    client, client_of, change, sysop, words
):
    data = {"summary": "on", "usual": "Private information", "words": ""}

    response = client_of(sysop).post(f"/special/hide/{change.pk}", data, follow=True)

    assert response.redirect_chain == [("/history/The_war", 302)]
    assert f"Done: of change {change.pk} these parts are hidden: summary." in words(response)
    assert marks(change) == (False, True, False)
    for address in ("/history/The_war", f"/diff/{change.pk}", "/special/recent-changes"):
        assert "SECRET" not in client.get(address).content.decode()
    log = words(client.get("/special/log"))
    assert f"sysop hid parts of The war change {change.pk}, summary Private information" in log


def test_hidden_text_is_gone_from_old_states_and_diffs(client, client_of, change, sysop):
    client_of(sysop).post(f"/special/hide/{change.pk}", {"text": "on", "words": "x"})

    assert client.get(f"/wiki/The_war?change={change.pk}").status_code == 404
    assert client.get(f"/wikitext/The_war?change={change.pk}").status_code == 404
    assert "Old words." not in client.get(f"/diff/{change.pk}").content.decode()


def test_hidden_names_are_gone_from_the_contributions(client, client_of, change, sysop):
    client_of(sysop).post(f"/special/hide/{change.pk}", {"author": "on", "words": "x"})

    assert f'href="/diff/{change.pk}"' not in client.get("/special/contributions/bob").content.decode()


def test_what_is_not_marked_any_more_is_shown_again(client_of, change, sysop, words):
    client = client_of(sysop)
    client.post(f"/special/hide/{change.pk}", {"summary": "on", "words": "x"})

    response = client.post(f"/special/hide/{change.pk}", {"words": "A mistake"}, follow=True)

    assert marks(change) == (False, False, False)
    assert f"all of change {change.pk} is shown again" in words(response)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [({"summary": "on", "words": ""}, "Say why"), ({"words": "x"}, "These parts are hidden")],
)
def test_a_form_that_makes_no_sense_is_given_back(client_of, change, sysop, words, data, sentence):
    response = client_of(sysop).post(f"/special/hide/{change.pk}", data)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not LogEntry.objects.exists()


def test_the_text_that_readers_see_is_not_hidden(client_of, change, sysop, words):
    newest = ChangeSet.objects.latest("pk")

    response = client_of(sysop).post(f"/special/hide/{newest.pk}", {"text": "on", "words": "x"})

    assert response.status_code == 422
    assert "Readers see this text." in words(response)


def test_suppressors_hide_and_others_are_refused_in_words(
    client, client_of, change, alice, bob, sysop, words
):
    grant(bob, "suppressor", reason="Trusted", by=sysop)
    address = f"/special/hide/{change.pk}"
    refused = client_of(alice).get(address)

    assert client_of(bob).get(address).status_code == 200
    assert refused.status_code == client_of(alice).post(address, {"summary": "on"}).status_code == 403
    assert "This takes the right “suppressor”, which you do not have." in words(refused)
    assert "SECRET" not in refused.content.decode()
    assert client.get(address).status_code == 302
    assert client.post(address, {"summary": "on", "words": "x"}).status_code == 403
    assert marks(change) == (False, False, False)


@pytest.mark.parametrize("pk", [0, 77, 10**30])
def test_a_change_that_is_not_there_cannot_be_hidden(client_of, sysop, pk):
    assert client_of(sysop).get(f"/special/hide/{pk}").status_code == 404
