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
