import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.articles.models import Section
from apps.citations.models import Citation
from apps.editing.flags import settle_flag
from apps.moderation.actions import block
from apps.talk.actions import close_topic, edit_comment, hide_comment, open_topic, reply
from apps.talk.models import Comment, Topic
from apps.verification.models import Flag


@pytest.fixture
def address(topic):
    return f"/topic/{topic.pk}"


@pytest.fixture
def first(topic):
    return topic.comments.get()


def ids_in(response):
    return [
        int(pk) for pk in re.findall(r'<li class="comment" id="comment-(\d+)"', response.content.decode())
    ]


def test_a_topic_shows_who_said_what_where_and_when(client, article, alice, words):
    toll = Section.objects.get(heading="Toll")
    topic = open_topic(
        article, title="Which?", text="''Which''?", section=toll, sentence="The figures differ.", by=alice
    )

    response = client.get(f"/topic/{topic.pk}")

    html, said = response.content.decode(), words(response)
    assert '<a href="/wiki/The_war#Toll">Toll</a>' in html
    assert "<q>The figures differ.</q>" in html
    assert "<i>Which</i>?" in html
    assert "Opened by alice ," in said
    assert "1 comment " in said
    assert "Log in to answer" in said
    assert "This sentence was changed" not in said


def test_answers_stand_under_what_they_answer(client, address, first, say, alice, bob):
    second = say(by=bob)
    under_first = say(to=first, by=bob)
    deeper = say(to=under_first, by=alice)

    response = client.get(address)

    assert ids_in(response) == [first.pk, under_first.pk, deeper.pk, second.pk]
    assert re.findall(r'data-depth="(\d)"', response.content.decode()) == ["0", "1", "2", "0"]


def test_a_person_answers_a_comment(client_of, address, topic, first, bob):
    response = client_of(bob).post(address, {"text": "I agree.\r\n", "reply": first.pk})

    comment = Comment.objects.get(by=bob)
    assert (comment.text, comment.parent, comment.topic) == ("I agree.", first, topic)
    assert response.url == f"{address}#comment-{comment.pk}"
    topic.refresh_from_db()
    assert (topic.newest, topic.comment_count) == (comment, 2)


def test_the_form_stands_under_the_comment_that_the_address_names(client_of, address, first, bob):
    html = client_of(bob).get(f"{address}?reply={first.pk}").content.decode()

    assert f'<input type="hidden" name="reply" value="{first.pk}">' in html
    assert "Answer alice" in html
    assert html.count('id="reply"') == 1
    assert client_of(bob).get(f"{address}?reply=999").status_code == 404


def test_a_person_changes_their_own_comment_and_it_says_so(client, client_of, address, first, alice, words):
    html = client_of(alice).get(f"{address}?edit={first.pk}").content.decode()
    assert "The two figures &#x27;&#x27;differ&#x27;&#x27;.</textarea>" in html

    client_of(alice).post(address, {"text": "The three figures differ.", "edit": first.pk})

    first.refresh_from_db()
    assert first.text == "The three figures differ."
    assert first.edited_at is not None
    said = words(client.get(f"{address}?earlier={first.pk}"))
    assert "edited" in said
    assert "Changed" in said
    assert "two" in said


def test_nobody_changes_what_another_said(client_of, address, first, bob, words):
    client = client_of(bob)
    assert client.get(f"{address}?edit={first.pk}").status_code == 404

    response = client.post(address, {"text": "I was wrong.", "edit": first.pk})

    assert response.status_code == 403
    assert "Only alice may change this comment. Answer it, and say what is wrong." in words(response)
    assert "I was wrong." in response.content.decode()
    first.refresh_from_db()
    assert first.text == "The two figures ''differ''."


def test_a_preview_shows_the_words_and_posts_nothing(client_of, address, first, bob):
    client = client_of(bob)
    whole = client.post(address, {"text": "'''So''' it is.", "reply": first.pk, "action": "preview"})
    piece = client.post(
        address, {"text": "'''So''' it is.", "action": "preview"}, headers={"HX-Request": "true"}
    )

    assert "<b>So</b> it is." in whole.content.decode()
    assert "'''So''' it is.</textarea>" in whole.content.decode().replace("&#x27;", "'")
    assert "<b>So</b> it is." in piece.content.decode()
    assert "<html" not in piece.content.decode()
    assert Comment.objects.count() == 1


def test_who_is_logged_out_gets_the_text_back(client, address, words):
    response = client.post(address, {"text": "A long thought."})

    assert response.status_code == 403
    assert "Not posted: you are logged out." in words(response)
    assert "A long thought.</textarea>" in response.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("action", ["close", "reopen", "hide"])
def test_who_is_logged_out_does_nothing_else_either(client, address, action):
    assert client.post(address, {"action": action}).status_code == 403
    assert not Topic.objects.get().is_closed


def test_who_is_blocked_from_talk_sees_why_in_place_of_the_form(client_of, address, bob, sysop, words):
    block(bob, talk_allowed=False, reason="Insults", by=sysop)
    client = client_of(bob)
    page = client.get(address)
    assert "You are blocked from editing any article, and from talk." in words(page)
    assert "<textarea" not in page.content.decode()

    response = client.post(address, {"text": "A long thought."})

    assert response.status_code == 403
    assert "A long thought.</textarea>" in response.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [(" \n", "There are no words in it."), ("x" * 20_001, "a comment may have 20,000"), ("\x01", "U+0001")],
)
def test_words_that_cannot_be_are_given_back_with_a_sentence(
    client_of, address, first, bob, words, text, sentence
):
    response = client_of(bob).post(address, {"text": text, "reply": first.pk})

    assert response.status_code == 422
    assert sentence in words(response)
    assert f'name="reply" value="{first.pk}"' in response.content.decode()
    assert Comment.objects.count() == 1


def test_a_topic_is_closed_with_what_came_of_it_and_reopened(client_of, address, alice, bob, words):
    client = client_of(bob)
    closed = client.post(address, {"action": "close", "outcome": "Both figures stand."}, follow=True)
    assert re.search(r"Closed by bob , .* : Both figures stand.", words(closed))
    assert "<textarea" not in closed.content.decode()
    late = client_of(alice).post(address, {"text": "One more thing."})
    assert late.status_code == 422
    assert "One more thing.</textarea>" in late.content.decode()
    assert "bob closed this topic meanwhile. Reopen it, or start another one." in words(late)

    opened = client.post(address, {"action": "reopen"}, follow=True)

    assert "The topic is open again." in words(opened)
    assert "<textarea" in opened.content.decode()
    again = client.post(address, {"action": "reopen"})
    assert again.status_code == 422
    assert "This topic is open already." in words(again)


@pytest.mark.parametrize("query", ["reply=9", "edit=9", "earlier=9", f"reply={10**17}"])
def test_a_comment_that_is_not_there_is_missing(client_of, address, alice, query):
    assert client_of(alice).get(f"{address}?{query}").status_code == 404


@pytest.mark.parametrize("query", ["reply=x", "edit=", "earlier=-1", "hide=x", "reply=²"])
def test_a_number_that_is_none_counts_as_not_asked(client_of, address, alice, query):
    assert client_of(alice).get(f"{address}?{query}").status_code == 200


def test_closing_with_too_many_words_gives_them_back(client_of, address, bob):
    response = client_of(bob).post(address, {"action": "close", "outcome": "x" * 501})

    assert response.status_code == 422
    assert "x" * 501 in response.content.decode()
    assert not Topic.objects.get().is_closed


def test_an_administrator_hides_a_comment_and_shows_it_again(
    client, client_of, address, first, alice, sysop, words
):
    administrator = client_of(sysop)
    assert 'value="hide"' in administrator.get(f"{address}?hide={first.pk}").content.decode()
    no_reason = administrator.post(address, {"action": "hide", "comment": first.pk})
    assert no_reason.status_code == 422

    administrator.post(address, {"action": "hide", "comment": first.pk, "reason": "An address"})

    for reader in (client, client_of(alice), administrator):
        said = words(reader.get(address))
        assert "An administrator hid this comment." in said
        assert "The two figures" not in said
    assert client_of(alice).get(f"{address}?edit={first.pk}").status_code == 404
    assert client.get(f"{address}?earlier={first.pk}").status_code == 404
    administrator.post(address, {"action": "show", "comment": first.pk, "reason": "A mistake"})
    assert "The two figures" in words(client.get(address))


def test_who_is_no_administrator_hides_nothing(client_of, address, first, bob, words):
    client = client_of(bob)
    assert 'value="hide"' not in client.get(f"{address}?hide={first.pk}").content.decode()

    response = client.post(address, {"action": "hide", "comment": first.pk, "reason": "x"})

    assert response.status_code == 403
    assert "This takes the right “suppressor”" in words(response)
    assert not Comment.objects.get().is_hidden


def test_a_topic_stays_when_its_sentence_goes_and_shows_how_it_stood(
    client, article, alice, bob, save, words
):
    toll = Section.objects.get(heading="Toll")
    topic = open_topic(
        article, title="Which?", text="x", section=toll, sentence="The figures differ.", by=alice
    )
    now = save("The war had two sides.\n\n== Toll ==\nNo figure is known.\n", by=bob)

    response = client.get(f"/topic/{topic.pk}")

    assert "This sentence was changed since. See how it stood · What changed since" in words(response)
    html = response.content.decode()
    assert f'href="/wiki/The_war?change={topic.opened_in_id}"' in html
    assert f'href="/diff/{topic.opened_in_id}/{now.pk}"' in html
    assert client.get(f"/wiki/The_war?change={topic.opened_in_id}").status_code == 200
    assert client.get(f"/diff/{topic.opened_in_id}/{now.pk}").status_code == 200


def test_a_topic_stays_when_its_section_goes(client, article, alice, bob, save, words):
    toll = Section.objects.get(heading="Toll")
    topic = open_topic(article, title="Which?", text="x", section=toll, by=alice)
    save("The war had two sides.\n", by=bob)

    assert "Toll (gone from the article)" in words(client.get(f"/topic/{topic.pk}"))
    assert "Toll (gone from the article)" in words(client.get("/talk/The_war"))


def test_a_topic_leads_to_its_flag_and_says_how_it_was_settled(client, client_of, article, alice, bob, words):
    flag = Flag.objects.get()
    topic = open_topic(article, title="Which?", text="x", flag=flag, by=alice)
    address = f"/topic/{topic.pk}"
    html = client.get(address).content.decode()
    found = re.search(r'href="([^"]*)">Flag: Citation needed</a>', html)
    assert client_of(alice).get(found[1]).status_code == 200

    settle_flag(flag, how="reworded", by=bob)

    assert "Flag: Citation needed (reworded)" in words(client.get(address))


def test_a_topic_leads_to_its_citation_and_says_when_that_is_gone(
    client, client_of, article, alice, bob, save, words
):
    citation = Citation.objects.get()
    topic = open_topic(article, title="Which?", text="x", citation=citation, by=alice)
    address = f"/topic/{topic.pk}"
    found = re.search(rf'href="([^"]*)">Citation: {citation}</a>', client.get(address).content.decode())
    assert client_of(alice).get(found[1]).status_code == 200

    save("The war had two sides.\n", by=bob)

    assert f"Citation: {citation} (gone from the article)" in words(client.get(address))


def test_words_that_a_template_draws_are_not_called_changed(client, article, alice, words):
    toll = Section.objects.get(heading="Toll")
    topic = open_topic(article, title="Which?", text="x", section=toll, sentence="Killed: 100", by=alice)

    assert "This sentence was changed" not in words(client.get(f"/topic/{topic.pk}"))


def test_a_missing_topic_is_not_there(client, db):
    assert client.get("/topic/99").status_code == 404
    assert client.post("/topic/99").status_code == 404
    assert client.get(f"/topic/{10**30}").status_code == 404


def test_the_page_takes_no_delete(client, address):
    assert client.delete(address).status_code == 405


def test_a_topic_asks_the_database_as_often_for_many_comments_as_for_few(
    client_of, address, topic, alice, bob, django_assert_num_queries
):
    client = client_of(alice)
    reply(topic, text="@bob [[The war]] [[Nowhere]]", by=alice)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    parent = None
    for number in range(100):
        parent = reply(topic, text=f"@alice [[The war]] [[Nowhere {number}]]", parent=parent, by=bob)
    edit_comment(parent, text="Another word", by=bob)
    hide_comment(parent, reason="x", by=None)

    with django_assert_num_queries(len(few)):
        assert len(ids_in(client.get(address))) == 102
    assert len(few) <= 14


def test_closing_needs_no_words(topic, alice):
    assert close_topic(topic, by=alice).outcome == ""
