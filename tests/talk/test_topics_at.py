"""Topics at a flag or a citation: shown where the flag or the citation is, and found again from there."""

import re

import pytest

from apps.articles.models import Section
from apps.citations.models import Citation
from apps.talk.actions import close_topic, open_topic
from apps.verification.models import Flag

TALK = "/talk/The_war"


@pytest.fixture
def flag(article):
    return Flag.objects.get()


@pytest.fixture
def citation(article):
    return Citation.objects.get()


def titles_in(response):
    return re.findall(r'class="topic-title" href="/topic/\d+">([^<]*)<', response.content.decode())


def test_a_flag_that_nobody_spoke_about_leads_to_the_form(client_of, alice, flag):
    client = client_of(alice)
    link = f'href="{TALK}?flag={flag.pk}#start">Discuss</a>'

    for address in ("/flags/The_war", "/special/flags", f"/flags/The_war?flag={flag.pk}"):
        assert link in client.get(address).content.decode(), address
    assert client.get(f"/flag/{flag.pk}/settle").content.decode().count(link) == 1


def test_a_flag_with_topics_counts_them_and_names_them_beside_its_paragraph(
    client_of, alice, article, flag, words
):
    topic = open_topic(article, title="Which <toll>?", text="Two figures.", flag=flag, by=alice)
    open_topic(article, title="Elsewhere", text="No flag.", by=alice)
    close_topic(topic, outcome="Both are given", by=alice)
    client = client_of(alice)

    assert f'<a href="{TALK}?flag={flag.pk}">Talk 1</a>' in client.get("/flags/The_war").content.decode()
    peek = client.get(f"/flags/The_war?flag={flag.pk}")
    assert f'<a href="/topic/{topic.pk}">Which &lt;toll&gt;?</a>' in peek.content.decode()
    assert "1 comment · closed: Both are given" in words(peek)
    assert "Start another topic" in words(peek)


def test_a_citation_leads_to_what_is_said_about_it(client_of, alice, article, citation, words):
    client = client_of(alice)
    start = f'<a href="{TALK}?citation={citation.pk}#start">Discuss</a>'
    for address in (f"/citation/{citation.pk}", f"/citations/The_war?citation={citation.pk}"):
        assert start in client.get(address).content.decode(), address

    topic = open_topic(article, title="A good source?", text="Is it?", citation=citation, by=alice)

    row = client.get("/citations/The_war").content.decode()
    assert f'href="{TALK}?citation={citation.pk}">1 topic</a>' in row
    assert (
        f'<a href="/topic/{topic.pk}">A good source?</a>'
        in client.get(f"/citation/{citation.pk}").content.decode()
    )


@pytest.mark.parametrize("anchor", ["flag", "citation"])
def test_talk_shows_the_topics_at_an_anchor_before_the_form_that_starts_another(
    client_of, alice, article, flag, citation, words, anchor
):
    row = {"flag": flag, "citation": citation}[anchor]
    client = client_of(alice)
    address = f"{TALK}?{anchor}={row.pk}"
    assert "Nothing is said about this yet. All topics" in words(client.get(address))

    open_topic(article, title="Here", text="About it.", by=alice, **{anchor: row})
    open_topic(article, title="Elsewhere", text="Not about it.", by=alice)

    response = client.get(address)
    assert titles_in(response) == ["Here"]
    html = response.content.decode()
    assert html.index('class="topics"') < html.index('id="start"')
    assert f'<input type="hidden" name="{anchor}" value="{row.pk}">' in html


def test_who_is_logged_out_reads_the_topics_at_a_flag(client, alice, article, flag, words):
    open_topic(article, title="Here", text="About it.", flag=flag, by=alice)

    response = client.get(f"{TALK}?flag={flag.pk}")

    assert titles_in(response) == ["Here"]
    assert "Log in to start a topic" in words(response)


def test_the_topics_of_all_rows_are_counted_by_one_query(
    client_of, alice, save, article, flag, django_assert_max_num_queries
):
    save("It came.{{cn}} It went.{{when}}", by=alice, title="The peace")
    for each in Flag.objects.all():
        open_topic(each.article, title="Here", text="About it.", flag=each, by=alice)

    client = client_of(alice)

    with django_assert_max_num_queries(14):
        assert client.get("/special/flags").content.decode().count(">Talk 1</a>") == 3


@pytest.mark.parametrize(
    ("section", "words", "fragment"),
    [
        ("Toll", "The figures differ.", "#Toll:~:text=The%20figures%20differ."),
        ("", "The war had two sides.", "#:~:text=The%20war%20had%20two%20sides."),
        ("Toll", "a-b, c & d", "#Toll:~:text=a%2Db%2C%20c%20%26%20d"),
        ("Toll", "word " * 30, "#Toll:~:text=" + "%20".join(["word"] * 16)),
    ],
)
def test_a_topic_leads_back_to_the_words_it_stands_at(client, alice, article, section, words, fragment):
    row = Section.objects.get(article=article, heading=section)
    topic = open_topic(article, title="Here", text="About it.", section=row, sentence=words, by=alice)

    for page in (TALK, f"/topic/{topic.pk}"):
        html = client.get(page).content.decode()
        assert f'<a class="topic-words" href="/wiki/The_war{fragment}"><q>' in html, page
