from datetime import timedelta

from django.utils import timezone

from apps.moderation.actions import block, protect, set_pending

ADDRESS = "/special/moderation"


def test_an_empty_desk_says_so(client_of, sysop, words):
    said = words(client_of(sysop).get(ADDRESS))

    assert "Nothing ends soon." in said
    assert "Nobody is blocked." in said
    assert "No article is protected." in said
    assert "Quiet: the log is empty." in said


def test_what_ends_within_seven_days_stands_first_the_next_one_above(
    client_of, article, alice, bob, sysop, words
):
    now = timezone.now()
    block(alice, expires_at=now + timedelta(days=6), reason="Later", by=sysop)
    block(bob, expires_at=now + timedelta(days=8), reason="Much later", by=sysop)
    ends_at = now + timedelta(days=1)
    protect(article, action="edit", level="autoconfirmed", expires_at=ends_at, reason="Soon", by=sysop)
    set_pending(article, True, expires_at=now + timedelta(days=2), reason="Next", by=sysop)

    ending = words(client_of(sysop).get(ADDRESS)).split("Newest blocks")[0]

    assert ending.index("only autoconfirmed people may edit") < ending.index("changes wait for review")
    assert ending.index("changes wait for review") < ending.index("alice blocked sitewide")
    assert "bob" not in ending


def test_the_newest_acts_stand_on_the_desk(client_of, alice, sysop, words):
    block(alice, reason="Vandalism", by=sysop)

    assert "sysop blocked alice sitewide, without end Vandalism" in words(client_of(sysop).get(ADDRESS))


def test_only_administrators_see_the_desk(client, client_of, alice, words):
    refused = client_of(alice).get(ADDRESS)

    assert refused.status_code == 403
    assert "This takes the right “administrator”, which you do not have." in words(refused)
    assert client.get(ADDRESS)["Location"] == "/accounts/login/?next=/special/moderation"


def test_the_desk_takes_no_post(client_of, sysop):
    assert client_of(sysop).post(ADDRESS).status_code == 405
