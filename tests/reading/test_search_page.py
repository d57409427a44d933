import pytest

from apps.editing.save import SectionEdit, save_edit


@pytest.fixture
def article(alice):
    return save_edit(
        SectionEdit(title="The war", text="Lead.\n\n== In the ''south'' ==\nA town was shelled.\n"), by=alice
    )


def test_a_passage_is_found_with_a_link_to_its_section(client, article):
    html = client.get("/special/search", {"q": "shelled"}).content.decode()

    assert 'href="/wiki/The_war#In_the_south"' in html
    assert "<mark>shelled</mark>" in html


def test_a_title_typed_exactly_leads_to_its_article(client, article):
    assert client.get("/special/search", {"q": "the war"})["Location"] == "/wiki/The_war"
    assert client.get("/special/search", {"q": "the war", "all": 1}).status_code == 200


def test_what_is_not_found_can_be_started(client, article):
    html = client.get("/special/search", {"q": "Peace talks"}).content.decode()

    assert "No passage holds all of these words." in html
    assert 'href="/edit/Peace_talks"' in html


@pytest.mark.parametrize("asked", ["", "[[x]]", "C++", '"a', "<script>alert(1)</script>"])
def test_nothing_that_is_typed_breaks_the_page(client, article, asked):
    response = client.get("/special/search", {"q": asked, "all": 1, "from": "x"})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_what_links_to_a_title_is_listed_with_redirects(client, article, alice):
    save_edit(SectionEdit(title="War", text="#REDIRECT [[The war]]"), by=alice)
    save_edit(SectionEdit(title="Peace", text="After [[the war]]."), by=alice)

    html = client.get("/special/links-here/The_war").content.decode()

    assert 'href="/wiki/War?redirect=no"' in html
    assert 'href="/wiki/Peace"' in html
    assert "Nothing links here." in client.get("/special/links-here/Nowhere").content.decode()


def test_a_citation_names_the_state_that_was_read(client, article):
    html = client.get("/cite/The_war").content.decode()

    assert f"/wiki/The_war?change={article.pk}" in html
    assert "@misc" in html
    assert client.get("/cite/Nothing").status_code == 404


def test_feeds_say_what_changed_and_not_what_was_hidden(client, article, alice):
    second = save_edit(
        SectionEdit(title="The war", text="Ended.", base_id=article.pk, summary="It ended"), by=alice
    )

    for address in ("/feeds/recent-changes", "/feeds/history/The_war"):
        response = client.get(address)
        assert response["Content-Type"].startswith("application/atom+xml")
        assert "It ended" in response.content.decode()
        assert f"/diff/{second.pk}" in response.content.decode()
    second.summary_hidden = second.author_hidden = True
    second.save(update_fields=["summary_hidden", "author_hidden"])
    feed = client.get("/feeds/history/The_war").content.decode()
    assert "It ended" not in feed
    assert "(name hidden)" in feed
    assert client.get("/feeds/history/Nothing").status_code == 404
