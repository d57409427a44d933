import pytest

from apps.editing.review import AlreadyDecided, accept, reject
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head, LogEntry, Notice
from apps.history.texts import text_of
from apps.moderation.actions import grant, set_pending
from apps.moderation.rules import NotAllowed

TEXT = "Lead.\n\n== One ==\nThe figure is 2,840.\n\n== Two ==\nThe second sentence.\n"


@pytest.fixture
def article(alice, sysop):
    first = save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    set_pending(first.article, True, reason="Vandalism", by=sysop)
    return first.article


@pytest.fixture
def reviewer(charlie, sysop):
    grant(charlie, "reviewer", reason="Trusted", by=sysop)
    return charlie


def change(old, new, *, by):
    head = Head.objects.get()
    return save_edit(
        SectionEdit(title="War", text=text_of(head.newest).replace(old, new), base_id=head.newest_id), by=by
    )


def accepted_text():
    return text_of(Head.objects.get().accepted)


def test_a_change_waits_and_readers_see_the_state_before(client, article, bob):
    change("2,840", "2,480", by=bob)

    assert "2,840" in client.get("/wiki/War").content.decode()
    assert "2,480" not in client.get("/wiki/War").content.decode()
    assert "2,480" not in client.get("/wikitext/War").content.decode()
    assert "2,480" not in client.get("/").content.decode()


def test_an_editor_sees_the_newest_state(client_of, article, alice, bob):
    change("2,840", "2,480", by=bob)

    assert "2,480" in client_of(alice).get("/wiki/War").content.decode()


def test_a_reviewer_accepts_up_to_a_change_and_it_is_public(client, article, bob, reviewer):
    change("Lead.", "A lead.", by=bob)
    second = change("2,840", "2,480", by=bob)
    third = change("second sentence", "last sentence", by=bob)
    client.get("/wiki/War")

    assert accept(second, by=reviewer) == 2

    assert accepted_text() == text_of(second)
    assert "2,480" in client.get("/wiki/War").content.decode()
    assert Head.objects.get().newest == third
    assert LogEntry.objects.get(action="accept").data == {"change": second.pk, "count": 2}


def test_a_reviewers_own_change_is_public_at_once_when_nothing_waits(article, bob, reviewer):
    own = change("2,840", "2,900", by=reviewer)
    assert Head.objects.get().accepted == own

    change("Lead.", "A lead.", by=bob)
    change("2,900", "3,000", by=reviewer)

    assert Head.objects.get().accepted == own


def test_a_rejected_change_is_taken_out_and_its_author_told_why(client, article, bob, reviewer):
    wrong = change("2,840", "2,480", by=bob)

    rejected = reject(wrong, reason="unsourced figure", by=reviewer)

    head = Head.objects.get()
    assert text_of(head.newest) == TEXT
    assert head.accepted == rejected
    assert rejected.tags == ["reject"]
    notice = Notice.objects.get(user=bob)
    assert "unsourced figure" in notice.sentence
    assert LogEntry.objects.filter(action="reject", reason="unsourced figure").exists()


def test_a_rejection_leaves_the_other_changes_waiting(article, alice, bob, reviewer):
    wrong = change("2,840", "2,480", by=bob)
    change("second sentence", "last sentence", by=alice)

    reject(wrong, reason="no source", by=reviewer)

    head = Head.objects.get()
    assert "2,840" in text_of(head.newest)
    assert "last sentence" in text_of(head.newest)
    assert accepted_text() == TEXT


def test_what_somebody_decided_first_is_said(article, bob, sysop, reviewer):
    wrong = change("2,840", "2,480", by=bob)
    accept(wrong, by=sysop)

    with pytest.raises(AlreadyDecided, match="sysop accepted"):
        accept(wrong, by=reviewer)
    with pytest.raises(AlreadyDecided, match="sysop accepted"):
        reject(wrong, reason="late", by=reviewer)


def test_without_the_right_nothing_is_decided(article, alice, bob):
    waiting = change("2,840", "2,480", by=bob)

    with pytest.raises(NotAllowed):
        accept(waiting, by=alice)
    with pytest.raises(NotAllowed):
        reject(waiting, reason="x", by=alice)


def test_the_queue_leads_to_the_diff_and_the_decision(client_of, article, bob, reviewer):
    first = Head.objects.get().accepted_id
    waiting = change("2,840", "2,480", by=bob)
    client = client_of(reviewer)

    html = client.get("/special/review").content.decode()
    assert f"/diff/{first}/{waiting.pk}" in html
    html = client.get(f"/diff/{first}/{waiting.pk}").content.decode()
    assert f"/review/{waiting.pk}/accept" in html

    assert client.post(f"/review/{waiting.pk}/accept").status_code == 302
    assert Head.objects.get().accepted == waiting
    assert "Nothing waits" in client.get("/special/review").content.decode()


def test_a_rejection_over_the_web_needs_a_reason(client_of, article, bob, reviewer):
    waiting = change("2,840", "2,480", by=bob)
    client = client_of(reviewer)

    assert client.post(f"/review/{waiting.pk}/reject", {"reason": " "}).status_code == 409
    assert client.post(f"/review/{waiting.pk}/reject", {"reason": "no source"}).status_code == 302
    assert text_of(Head.objects.get().newest) == TEXT
    assert client.post(f"/review/{waiting.pk}/reject", {"reason": "again"}).status_code == 409


def test_decisions_are_posted_by_people_who_are_logged_in(client, article, bob):
    waiting = change("2,840", "2,480", by=bob)

    assert client.get(f"/review/{waiting.pk}/accept").status_code in (302, 405)
    assert client.post(f"/review/{waiting.pk}/accept").status_code == 302
    assert Head.objects.get().accepted != waiting
