from datetime import timedelta

import pytest
from django.utils import timezone

from apps.history.models import LogEntry
from apps.moderation.actions import block
from apps.moderation.models import Block

ADDRESS = "/special/block"


def data(**more):
    return {"person": "alice", "article": "", "days": "3", "usual": "", "words": "Why", **more}


def test_the_list_is_open_to_all_and_says_what_until_when_and_why(client, alice, bob, sysop, article, words):
    ends_at = timezone.now() + timedelta(days=2)
    block(alice, expires_at=ends_at, reason="Vandalism", talk_allowed=False, by=sysop)
    block(bob, article=article, reason="Edit war", by=sysop)

    said = words(client.get(ADDRESS))

    assert "alice blocked sitewide, talk as well until" in said
    assert "bob blocked from “The war” without end sysop," in said
    assert ": Edit war" in said
    assert "Administrators block and lift blocks." in said


def test_blocks_that_are_over_are_not_listed(client, alice, sysop, words):
    block(alice, expires_at=timezone.now() - timedelta(days=1), reason="Vandalism", by=sysop)

    assert "Nobody is blocked." in words(client.get(ADDRESS))


def test_an_administrator_blocks_a_person_sitewide(client_of, alice, sysop, words):
    response = client_of(sysop).post(ADDRESS, data(usual="Vandalism", words=""), follow=True)

    row = Block.objects.get()
    assert (row.user, row.article, row.reason, row.talk_allowed, row.by) == (
        alice,
        None,
        "Vandalism",
        False,
        sysop,
    )
    assert timedelta(days=2, hours=23) < row.expires_at - timezone.now() <= timedelta(days=3)
    assert "Done: alice is blocked from all articles, until" in words(response)
    assert LogEntry.objects.get().action == "block"


def test_an_administrator_blocks_a_person_from_one_article(client_of, article, alice, sysop):
    client_of(sysop).post(ADDRESS, data(article="the_war", talk_allowed="on", days=""))

    row = Block.objects.get()
    assert (row.article, row.talk_allowed, row.expires_at) == (article, True, None)


def test_the_form_can_be_filled_by_a_link(client_of, sysop):
    html = client_of(sysop).get(f"{ADDRESS}?person=alice&article=The_war").content.decode()

    assert 'value="alice"' in html
    assert 'value="The_war"' in html


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"person": "nobody"}, "There is no account of the name “nobody”."),
        ({"person": ""}, "This field is required."),
        ({"article": "Nowhere"}, "There is no article of this name."),
        ({"article": "A<B"}, "There is no article of this name."),
        ({"words": ""}, "Say why"),
        ({"days": "4"}, "Select a valid choice"),
        ({"ends_at": "2001-01-01T00:00"}, "This moment is past."),
        ({"person": "sysop"}, "Nobody blocks themselves"),
    ],
)
def test_a_block_that_makes_no_sense_is_given_back_with_a_sentence(
    client_of, alice, sysop, words, more, sentence
):
    response = client_of(sysop).post(ADDRESS, data(**more))

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Block.objects.exists()
    assert not LogEntry.objects.exists()


def test_who_is_no_administrator_is_refused_in_words(client, client_of, alice, bob, words):
    refused = client_of(bob).post(ADDRESS, data())
    logged_out = client.post(ADDRESS, data())

    assert refused.status_code == logged_out.status_code == 403
    assert "This takes the right “administrator”, which you do not have." in words(refused)
    assert "Log in" in words(logged_out)
    assert not Block.objects.exists()


def test_an_administrator_lifts_a_block(client_of, alice, sysop, words):
    row = block(alice, reason="Vandalism", by=sysop)

    response = client_of(sysop).post(f"{ADDRESS}/{row.pk}/lift", {"words": "Settled"}, follow=True)

    assert not Block.objects.exists()
    assert "Done: the block of alice is lifted." in words(response)
    assert LogEntry.objects.latest("pk").reason == "Settled"


def test_lifting_takes_a_reason_and_the_right(client, client_of, alice, bob, sysop, words):
    row = block(alice, reason="Vandalism", by=sysop)
    address = f"{ADDRESS}/{row.pk}/lift"

    silent = client_of(sysop).post(address, follow=True)

    assert "Not lifted: say why." in words(silent)
    assert client_of(bob).post(address, {"words": "x"}).status_code == 403
    assert client.post(address, {"words": "x"}).status_code == 403
    assert client.get(address).status_code == 405
    assert Block.objects.get() == row


def test_a_block_that_is_gone_is_not_found(client_of, sysop):
    assert client_of(sysop).post(f"{ADDRESS}/77/lift", {"words": "x"}).status_code == 404


def test_the_list_asks_the_database_as_often_for_many_rows_as_for_few(
    client, alice, sysop, save, django_assert_num_queries
):
    for number in range(2):
        block(alice, article=save(by=sysop, title=f"War {number}").article, reason="x", by=sysop)
    with django_assert_num_queries(2):
        client.get(ADDRESS)

    for number in range(2, 20):
        block(alice, article=save(by=sysop, title=f"War {number}").article, reason="x", by=sysop)

    with django_assert_num_queries(2):
        client.get(ADDRESS)
