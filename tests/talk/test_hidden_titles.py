"""A hidden title is said nowhere: not in lists, beside flags, in notices or in the log."""

import pytest

from apps.history.models import LogEntry, Notice
from apps.history.watching import watch
from apps.moderation.rules import NotAllowed
from apps.talk.actions import close_topic, hide_title, open_topic, reply
from apps.talk.models import Topic
from apps.talk.rules import CannotTalk
from apps.verification.models import Flag

TITLE = "An insult to bob"


@pytest.fixture
def topic(article, alice, bob):
    watch(article, by=bob)
    return open_topic(article, title=TITLE, text="@bob see it.", flag=Flag.objects.get(), by=alice)


@pytest.fixture
def address(topic):
    return f"/topic/{topic.pk}"


def test_who_may_hides_a_title_with_a_reason_and_shows_it_again(client, client_of, address, sysop, words):
    administrator = client_of(sysop)
    assert "Hide the title" in words(administrator.get(address))
    assert 'value="hide title"' in administrator.get(f"{address}?hide=title").content.decode()

    assert administrator.post(address, {"action": "hide title"}).status_code == 422
    hidden = administrator.post(address, {"action": "hide title", "reason": "An insult"}, follow=True)

    assert hidden.redirect_chain == [(address, 302)]
    assert "The title is hidden." in words(hidden)
    entry = LogEntry.objects.get(action="talk hide title")
    assert (entry.reason, entry.by) == ("An insult", sysop)
    assert "hid the title of a topic on the talk page of" in words(client.get("/special/log"))
    assert "Show the title again" in words(administrator.get(address))
    administrator.post(address, {"action": "show title", "reason": "A mistake"})
    assert TITLE in words(client.get(address))


def test_a_hidden_title_stands_on_no_page(client, client_of, topic, address, alice, bob, sysop, words):
    reply(topic, text="Why?", by=bob)
    reply(topic, text="@bob why not?", by=alice)
    close_topic(topic, outcome="", by=bob)

    hide_title(topic, reason="An insult", by=sysop)
    reply_late = client_of(bob).post(address, {"action": "reopen"})

    assert reply_late.status_code == 302
    flag = Flag.objects.get()
    pages = ["/talk/The_war", address, "/special/log", f"/talk/The_war?flag={flag.pk}", "/wiki/The_war"]
    for page in pages:
        assert "insult to" not in words(client.get(page)), page
    for page in [*pages, "/flags/The_war", f"/flags/The_war?flag={flag.pk}", "/special/notices"]:
        for person in (alice, bob, sysop):
            assert "insult to" not in words(client_of(person).get(page)), page
    assert "(title hidden)" in words(client.get("/talk/The_war"))


def test_notices_name_a_hidden_title_no_more_and_later_ones_never_did(topic, alice, bob, sysop):
    other = open_topic(topic.article, title="Another", text="@bob too.", by=alice)
    assert TITLE in Notice.objects.filter(user=bob).earliest("pk").sentence

    hide_title(topic, reason="An insult", by=sysop)
    reply(topic, text="@bob once more.", by=alice)

    sentences = list(Notice.objects.filter(user=bob).order_by("pk").values_list("sentence", flat=True))
    assert sentences == [
        "alice was active in a topic whose title was hidden.",
        "alice named you in “Another”.",
        "alice named you in “(title hidden)”.",
    ]
    assert Notice.objects.filter(address__startswith=f"/topic/{other.pk}#").count() == 1


def test_who_may_not_hides_no_title(client_of, topic, address, bob, words):
    client = client_of(bob)
    for page in (address, f"{address}?hide=title"):
        assert "Hide th" not in words(client.get(page))

    response = client.post(address, {"action": "hide title", "reason": "x"})

    assert response.status_code == 403
    assert "This takes the right “suppressor”" in words(response)
    with pytest.raises(NotAllowed):
        hide_title(topic, reason="x", by=bob)
    assert not Topic.objects.get().title_hidden


def test_a_reader_hides_no_title(client, address):
    assert client.post(address, {"action": "hide title", "reason": "x"}).status_code == 403
    assert not Topic.objects.get().title_hidden


def test_what_is_hidden_is_not_hidden_twice(topic, sysop):
    with pytest.raises(CannotTalk, match="not hidden"):
        hide_title(topic, is_hidden=False, reason="x", by=sysop)
    hide_title(topic, reason="x", by=sysop)
    with pytest.raises(CannotTalk, match="hidden already"):
        hide_title(topic, reason="x", by=sysop)
