from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from reversion.models import Revision

from apps.history.models import ChangeSet, LogEntry, Notice
from apps.moderation.actions import CannotDo, grant, revoke
from apps.moderation.listing import list_rights
from apps.moderation.models import Grant
from apps.moderation.rights import RIGHTS, has_right, rights_of
from apps.moderation.rules import NotAllowed


@pytest.fixture
def veteran(article, alice):
    """Return a function that gives alice an age in days and a number of edits."""

    def make(days, edits):
        alice.date_joined = timezone.now() - timedelta(days=days, minutes=1)
        alice.save()
        fields = {
            "article": article,
            "author": alice,
            "author_name": "alice",
            "size_bytes": 0,
            "size_change_bytes": 0,
            "sha1": "",
            "created_at": timezone.now(),
        }
        parent = ChangeSet.objects.latest("pk")
        for _number in range(edits):
            revision = Revision.objects.create(date_created=timezone.now())
            parent = ChangeSet.objects.create(revision=revision, parent=parent, **fields)
        return alice

    return make


@pytest.mark.parametrize(
    ("days", "edits", "has_it"),
    [(4, 10, True), (3, 10, False), (4, 9, False), (400, 0, False), (0, 20, False)],
)
def test_autoconfirmed_comes_with_four_days_and_ten_edits(veteran, days, edits, has_it):
    assert has_right(veteran(days, edits), "autoconfirmed") is has_it


def test_extended_confirmed_comes_with_its_days_and_edits(veteran, settings):
    settings.PROMOTION = {"extended confirmed": {"days": 30, "edits": 12}}

    alice = veteran(30, 12)

    assert rights_of(alice) == {"autoconfirmed", "extended confirmed"}
    settings.PROMOTION = {}
    assert rights_of(alice) == {"autoconfirmed"}


def test_the_thresholds_are_a_setting(alice, settings):
    settings.PROMOTION = {"autoconfirmed": {"days": 0, "edits": 0}}

    assert has_right(alice, "autoconfirmed")


def test_nobody_without_an_open_account_has_a_right(alice, sysop):
    grant(alice, "reviewer", reason="Trusted", by=sysop)
    alice.is_active = False

    assert rights_of(alice) == rights_of(AnonymousUser()) == rights_of(None) == frozenset()


def test_asking_for_a_right_that_there_is_not_is_a_mistake(alice):
    with pytest.raises(ValueError, match="no right"):
        has_right(alice, "king")


@pytest.mark.parametrize("right", RIGHTS)
def test_each_right_can_be_granted_and_revoked(alice, sysop, right):
    row = grant(alice, right, reason="Trusted", by=sysop)

    assert has_right(alice, right)
    assert (row.user, row.right, row.reason, row.by) == (alice, right, "Trusted", sysop)
    revoke(alice, right, reason="Not any more", by=sysop)
    assert not has_right(alice, right)
    assert not Grant.objects.exists()
    entries = LogEntry.objects.order_by("pk").values_list("action", "title", "reason", "data__right")
    assert list(entries) == [
        ("grant", "alice", "Trusted", right),
        ("revoke", "alice", "Not any more", right),
    ]


def test_the_person_is_told_of_a_right(alice, sysop):
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    assert Notice.objects.get(user=alice).sentence == "You were given the right “reviewer”."


def test_wider_rights_bring_narrower_ones(alice, bob, sysop):
    grant(alice, "extended confirmed", reason="Trusted", by=sysop)
    grant(bob, "administrator", reason="Trusted", by=sysop)

    assert rights_of(alice) == {"autoconfirmed", "extended confirmed"}
    assert rights_of(bob) == rights_of(sysop)
    assert rights_of(bob) >= {"reviewer", "rollbacker", "page mover", "suppressor", "administrator"}
    assert not rights_of(bob) & {"filter manager", "address checker", "bot"}


def test_administrators_may_look_at_the_admin_site_and_change_nothing_there(client_of, alice, sysop):
    grant(alice, "administrator", reason="Trusted", by=sysop)
    alice.refresh_from_db()

    client = client_of(alice)
    assert client.get("/admin/history/logentry/").status_code == 200
    assert client.get("/admin/accounts/user/add/").status_code == 403
    revoke(alice, "administrator", reason="Not any more", by=sysop)
    assert client.get("/admin/history/logentry/").status_code == 302


def test_what_somebody_has_already_is_not_granted_again(alice, sysop):
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    with pytest.raises(CannotDo, match="alice has the right “reviewer” already"):
        grant(alice, "reviewer", reason="Again", by=sysop)
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("right", "sentence"), [("reviewer", "was not granted to alice"), ("king", "There is no right “king”")]
)
def test_what_was_not_granted_is_not_revoked(alice, sysop, right, sentence):
    with pytest.raises(CannotDo, match=sentence):
        revoke(alice, right, reason="x", by=sysop)


def test_a_right_that_there_is_not_is_not_granted(alice, sysop):
    with pytest.raises(CannotDo, match="no right “king”"):
        grant(alice, "king", reason="x", by=sysop)


def test_the_only_administrator_stays_one(alice):
    grant(alice, "administrator", reason="First", by=None)

    with pytest.raises(CannotDo, match="alice is the only administrator"):
        revoke(alice, "administrator", reason="x", by=alice)
    assert has_right(alice, "administrator")


def test_who_is_no_administrator_grants_and_revokes_nothing(alice, bob, sysop):
    grant(bob, "reviewer", reason="Trusted", by=sysop)

    with pytest.raises(NotAllowed):
        grant(alice, "administrator", reason="x", by=alice)
    with pytest.raises(NotAllowed):
        revoke(bob, "reviewer", reason="x", by=alice)
    assert LogEntry.objects.count() == 1


def test_a_list_of_rights_says_how_each_came(alice, sysop, settings):
    settings.PROMOTION = {"autoconfirmed": {"days": 0, "edits": 0}}
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    listed = {row.name: row for row in list_rights(alice)}

    assert listed["autoconfirmed"].how == "came by itself, after 0 days and 0 edits"
    assert (listed["reviewer"].how, listed["reviewer"].by) == ("granted", "sysop")
    assert listed["reviewer"].reason == "Trusted"
    assert {row.name: row.how for row in list_rights(sysop)}["administrator"] == "set up with the server"
    assert {row.name: row.how for row in list_rights(sysop)}["reviewer"] == "comes with “administrator”"
