import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.articles.models import Section
from apps.citations.models import Citation
from apps.editing.move import move_article
from apps.moderation.actions import block, grant
from apps.talk.actions import close_topic, open_topic, reply
from apps.talk.models import Topic
from apps.verification.models import Flag

ADDRESS = "/talk/The_war"


def titles_in(response):
    return re.findall(r'class="topic-title" href="/topic/\d+">([^<]*)<', response.content.decode())


def post(client, address=ADDRESS, **data):
    return client.post(address, {"title": "Which toll?", "text": "They differ.", **data})


def test_an_article_without_topics_says_so(client, article, words):
    said = words(client.get(ADDRESS))

    assert "0 topics · 0 open" in said
    assert "Nothing is discussed here yet." in said
    assert "Log in to start a topic" in said


def test_topics_stand_with_the_newest_activity_first(client, article, alice, bob, words):
    first = open_topic(article, title="First", text="One.", by=alice)
    open_topic(article, title="Second", text="Two.", by=alice)
    assert titles_in(client.get(ADDRESS)) == ["Second", "First"]

    reply(first, text="Again.", by=bob)

    response = client.get(ADDRESS)
    assert titles_in(response) == ["First", "Second"]
    assert "2 comments bob," in words(response)


def test_a_person_starts_a_topic(client_of, article, alice):
    response = post(client_of(alice), title=" Which toll? ", text="\r\nThey\r\ndiffer. \r\n")

    topic = Topic.objects.get()
    assert response.url == f"/topic/{topic.pk}"
    assert (topic.title, topic.opened_by, topic.comment_count, topic.section) == (
        "Which toll?",
        alice,
        1,
        None,
    )
    assert topic.newest.text == "They\ndiffer."


def test_a_topic_is_started_at_the_section_of_the_address(client_of, article, alice, words):
    client = client_of(alice)
    toll = Section.objects.get(heading="Toll")
    form = client.get(f"{ADDRESS}?section=2").content.decode()
    assert f'<option value="{toll.pk}" selected>Toll</option>' in form

    post(client, section=toll.pk)

    assert Topic.objects.get().section == toll
    assert "Toll" in words(client.get(ADDRESS))
    assert '<a href="/wiki/The_war#Toll">Toll</a>' in client.get(ADDRESS).content.decode()


def test_a_topic_is_started_at_quoted_words(client_of, article, alice):
    client = client_of(alice)
    address = f"{ADDRESS}?section=2&quote=The+figures+differ."
    form = client.get(address).content.decode()
    assert "<q>The figures differ.</q>" in form
    hidden = dict(
        re.findall(r'<input type="hidden" name="(section|quote|flag|citation)" value="([^"]*)">', form)
    )

    post(client, **hidden)

    topic = Topic.objects.get()
    assert (topic.section.heading, topic.sentence) == ("Toll", "The figures differ.")


def test_a_topic_at_a_flag_stands_at_its_sentence(client_of, article, alice, words):
    flag = Flag.objects.get()
    client = client_of(alice)
    assert "Flag: citation needed" in words(client.get(f"{ADDRESS}?flag={flag.pk}")).replace(
        "Citation", "citation"
    )

    post(client, flag=flag.pk)

    topic = Topic.objects.get()
    assert (topic.flag, topic.section, topic.sentence) == (flag, flag.section, "The figures differ.")


def test_a_topic_is_started_at_a_citation(client_of, article, alice, words):
    citation = Citation.objects.get()
    client = client_of(alice)
    assert f"Citation: {citation}" in words(client.get(f"{ADDRESS}?citation={citation.pk}"))

    post(client, citation=citation.pk)

    assert Topic.objects.get().citation == citation


@pytest.mark.parametrize("query", ["section=9", "flag=99", "citation=99"])
def test_an_address_that_names_what_is_not_there_is_missing(client, article, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 404


def test_what_the_topic_is_to_stand_at_must_be_of_the_article(client_of, article, alice, save, words):
    other = save("Peace.{{citation needed}}", by=alice, title="The peace").article
    flag, section = Flag.objects.get(article=other), Section.objects.get(article=other)

    for data, sentence in [
        ({"flag": flag.pk}, "This flag is not"),
        ({"section": section.pk}, "This section is not"),
    ]:
        response = post(client_of(alice), **data)

        assert response.status_code == 422
        assert sentence in words(response)
    assert not Topic.objects.exists()


def test_filters_choose_the_section_the_open_and_ones_own(client_of, article, alice, bob):
    toll = Section.objects.get(heading="Toll")
    open_topic(article, title="Of the toll", text="x", section=toll, by=alice)
    answered = open_topic(article, title="Answered", text="x", by=alice)
    reply(answered, text="y", by=bob)
    reply(answered, text="z", by=bob)
    close_topic(open_topic(article, title="Done", text="x", by=alice), outcome="Settled", by=bob)
    client = client_of(bob)

    assert titles_in(client.get(f"{ADDRESS}?section=2")) == ["Of the toll"]
    assert titles_in(client.get(f"{ADDRESS}?open=1")) == ["Answered", "Of the toll"]
    assert titles_in(client.get(f"{ADDRESS}?mine=1")) == ["Answered"]
    assert titles_in(client.get(f"{ADDRESS}?section=x&open=")) == ["Done", "Answered", "Of the toll"]


def test_a_filter_that_fits_nothing_says_so(client, article, topic, words):
    assert "No topic fits. Clear filters" in words(client.get(f"{ADDRESS}?section=1"))


def test_a_closed_topic_says_so_with_its_outcome(client, topic, alice, words):
    close_topic(topic, outcome="Both figures stand.", by=alice)

    said = words(client.get(ADDRESS))

    assert "1 topic · 0 open" in said
    assert "closed: Both figures stand." in said


def test_the_list_comes_in_pages_of_fifty(client, article, alice):
    for number in range(53):
        open_topic(article, title=f"Topic {number}", text="x", by=alice)
    newest = client.get(ADDRESS)
    older = re.search(r'href="(\?before=\d+)" rel="next"', newest.content.decode())[1]

    assert len(titles_in(newest)) == 50
    assert titles_in(client.get(ADDRESS + older)) == ["Topic 2", "Topic 1", "Topic 0"]


def test_who_is_logged_out_gets_the_text_back(client, article, words):
    response = post(client, text="A long thought.\n<b>")

    assert response.status_code == 403
    assert "Not posted: you are logged out." in words(response)
    assert "== Which toll? ==\nA long thought.\n&lt;b&gt;</textarea>" in response.content.decode()
    assert not Topic.objects.exists()


def test_a_form_older_than_the_session_gives_everything_back_and_leads_to_a_preview(article, alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    response = post(client, text="A long thought.")
    kept = response.content.decode()

    assert response.status_code == 403
    assert "A long thought.</textarea>" in kept
    assert "Which toll?</textarea>" in kept
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', kept)[1]
    again = post(client, text="A long thought.", action="preview", csrfmiddlewaretoken=token)
    assert 'value="Which toll?"' in again.content.decode()
    assert "A long thought." in again.content.decode()


def test_who_is_blocked_from_talk_is_refused_in_words_and_keeps_the_text(
    client_of, article, alice, sysop, words
):
    block(alice, talk_allowed=False, reason="Insults", by=sysop)
    client = client_of(alice)
    assert 'name="title"' not in client.get(ADDRESS).content.decode()

    response = post(client, text="A long thought.")

    assert response.status_code == 403
    assert "You are blocked from editing any article, and from talk. sysop blocked you: Insults." in words(
        response
    )
    assert "A long thought." in response.content.decode()
    assert not Topic.objects.exists()


def test_who_is_blocked_from_editing_alone_may_talk(client_of, article, alice, sysop):
    block(alice, reason="Edit war", by=sysop)

    assert post(client_of(alice)).status_code == 302


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"title": "  "}, "Say in a few words what the topic is about."),
        ({"title": "x" * 201}, "The title has 201 characters; it may have 200."),
        ({"title": "a\nb"}, "A title is one line."),
        ({"title": "a\x01"}, "U+0001"),
        ({"text": " \n "}, "There are no words in it."),
        ({"text": "x" * 20_001}, "The text has 20,001 characters; a comment may have 20,000."),
        ({"text": "a\x08"}, "U+0008"),
        ({"quote": "a\x01"}, "U+0001"),
        ({"quote": "a\x00"}, "Null characters are not allowed."),
        ({"quote": "x" * 2_001}, "at most 2000 characters"),
        ({"flag": "x"}, "This flag is not of this article."),
        ({"section": "99999999999999999999999"}, "This section is not of this article."),
    ],
)
def test_a_topic_that_cannot_be_is_given_back_with_a_sentence(
    client_of, article, alice, words, data, sentence
):
    response = post(client_of(alice), **data)

    assert response.status_code == 422
    assert sentence in words(response)
    assert not Topic.objects.exists()


def test_a_preview_shows_the_words_and_opens_nothing(client_of, article, alice):
    client = client_of(alice)
    whole = post(client, action="preview", text="They '''differ'''.").content.decode()
    piece = client.post(
        ADDRESS, {"text": "''x''", "action": "preview"}, headers={"HX-Request": "true"}
    ).content.decode()

    assert "They <b>differ</b>." in whole
    assert 'value="Which toll?"' in whole
    assert "<i>x</i>" in piece
    assert "<html" not in piece
    assert not Topic.objects.exists()


def test_a_moved_article_keeps_its_topics(client, client_of, article, topic, alice, sysop, words):
    grant(alice, "autoconfirmed", reason="Known.", by=sysop)
    move_article(article, "The autumn war", reason="Sources", by=alice)

    assert titles_in(client.get("/talk/The_autumn_war")) == ["Which toll?"]
    old = client.get(ADDRESS)
    assert titles_in(old) == []
    assert "This title leads to “The autumn war”. Its topics" in words(old)
    assert client.get(f"/topic/{topic.pk}").status_code == 200


def test_a_missing_article_has_no_talk(client, db, words):
    response = client.get("/talk/Nowhere")

    assert response.status_code == 404
    assert "No article of the name “Nowhere”." in words(response)
    assert client.get("/talk/A%3CB").status_code == 404
    assert client.post("/talk/Nowhere").status_code == 404


def test_the_page_takes_no_delete(client, article):
    assert client.delete(ADDRESS).status_code == 405


def test_markup_in_titles_and_quotes_stays_text(client, article, alice):
    open_topic(article, title="<script>alert(1)</script>", text="x", sentence="<b onclick=x>", by=alice)
    for address in (
        ADDRESS,
        f"/topic/{Topic.objects.get().pk}",
        f"{ADDRESS}?quote=<script>alert(2)</script>",
    ):
        html = client.get(address).content.decode()

        assert "<script>alert" not in html
        assert "<b onclick" not in html


def test_the_list_asks_the_database_as_often_for_many_topics_as_for_few(
    client_of, article, alice, django_assert_num_queries
):
    toll, flag = Section.objects.get(heading="Toll"), Flag.objects.get()
    client = client_of(alice)
    open_topic(article, title="One", text="x", flag=flag, by=alice)
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS)
    for number in range(40):
        open_topic(article, title=f"Topic {number}", text="x", section=toll, sentence="x", by=alice)

    with django_assert_num_queries(len(few)):
        client.get(ADDRESS)
    assert len(few) <= 14
