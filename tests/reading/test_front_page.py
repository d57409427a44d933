from apps.editing.save import SectionEdit, save_edit


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
