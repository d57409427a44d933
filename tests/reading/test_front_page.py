from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.editing.save import SectionEdit, save_edit
from apps.history.notices import notify
from apps.history.watching import watch
from apps.moderation.actions import set_pending


def test_an_empty_wiki_says_what_stet_is(client, db):
    response = client.get("/")

    assert response.status_code == 200
    assert "Stet" in response.content.decode()


def test_the_articles_stand_with_their_first_words(client, alice):
    lead = "{{Use dmy dates}}\nThe '''war''' was an [[armed conflict]] between two sides.<ref>A</ref>\n"
    save_edit(SectionEdit(title="The war", text=lead), by=alice)
    save_edit(SectionEdit(title="War", text="#REDIRECT [[The war]]"), by=alice)

    html = client.get("/").content.decode()

    assert "The war was an armed conflict between two sides." in html
    assert 'href="/wiki/The_war"' in html
    assert 'href="/wiki/War"' not in html


def test_the_front_page_greets_an_editor(client_of, alice):
    html = client_of(alice).get("/").content.decode()

    assert "alice" in html


def test_many_articles_ask_the_database_as_often_as_few(client, alice, django_assert_num_queries):
    for number in range(12):
        save_edit(
            SectionEdit(title=f"Article {number}", text=f"A town of the south, number {number}, stands."),
            by=alice,
        )
    client.get("/")

    with django_assert_num_queries(1):
        client.get("/")


def test_an_editor_reads_what_an_article_lacks(client_of, alice):
    text = "It fell.{{citation needed|date=January 2021}}<ref>{{cite web|title=A|url=http://a.example|url-status=dead}}</ref>\n"
    save_edit(SectionEdit(title="The war", text=text), by=alice)

    html = client_of(alice).get("/").content.decode()

    assert '<a href="/flags/The_war">1 flag<' in html
    assert '<a href="/flags/The_war?overdue=on" class="is-late">1 overdue<' in html
    assert '<a href="/citations/The_war?only=dead">1 dead link<' in html


def test_a_reader_is_not_asked_to_work(client, alice):
    save_edit(SectionEdit(title="The war", text="It fell.{{citation needed|date=January 2021}}"), by=alice)

    html = client.get("/").content.decode()

    assert "/flags/" not in html
    assert "Needs you" not in html


def test_nothing_waits_for_who_has_just_come(client_of, alice):
    assert "Nothing waits for you." in client_of(alice).get("/").content.decode()


def test_what_waits_for_a_person_leads_to_where_it_is_done(client_of, alice, bob, sysop):
    article = save_edit(SectionEdit(title="The war", text="It was long."), by=alice).article
    watch(article, by=alice)
    set_pending(article, True, reason="Figures change to and fro", by=sysop)
    notify([alice], "mention", "bob mentioned you", address="/talk/The_war", article=article, by=bob)
    save_edit(SectionEdit(title="The war", text="It was short.", base_id=article.head.newest_id), by=bob)

    of_alice = client_of(alice).get("/").content.decode()
    of_sysop = client_of(sysop).get("/").content.decode()

    assert '<a href="/special/notices">1 notice not read</a>' in of_alice
    assert '<a href="/special/watchlist">1 watched article changed since you looked</a>' in of_alice
    assert "/special/review" not in of_alice.split("front-tasks")[1].split("</section>")[0]
    assert '<a href="/special/review">1 article has changes to review</a>' in of_sysop


def test_what_articles_lack_is_asked_as_often_for_many_as_for_one(client_of, alice):
    def count():
        with CaptureQueriesContext(connection) as asked:
            client.get("/")
        return len(asked)

    client = client_of(alice)
    save_edit(SectionEdit(title="Article 0", text="A town.{{citation needed}}"), by=alice)
    client.get("/")
    of_one = count()
    for number in range(1, 9):
        save_edit(SectionEdit(title=f"Article {number}", text="A town.{{citation needed}}"), by=alice)
    client.get("/")

    assert count() == of_one
