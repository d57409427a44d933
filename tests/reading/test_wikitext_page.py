import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet

TEXT = "Lead.\n\n== One ==\n1\n\n=== Deep ===\n2\n\n== Two ==\n3\n"


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def test_the_wikitext_comes_back_as_it_was_saved(client, article):
    response = client.get("/wikitext/The_war")

    assert response.content.decode() == TEXT
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_section_comes_with_its_subsections(client, article):
    assert client.get("/wikitext/The_war?section=1").content.decode() == "== One ==\n1\n\n=== Deep ===\n2\n\n"
    assert client.get("/wikitext/The_war?section=0").content.decode() == "Lead.\n\n"


def test_the_wikitext_as_of_a_change_set(client, article, alice):
    save_edit(SectionEdit(title="The war", text="Other.", base_id=article.pk), by=alice)

    assert client.get(f"/wikitext/The_war?change={article.pk}").content.decode() == TEXT
    assert client.get("/wikitext/The_war").content.decode() == "Other."


@pytest.mark.parametrize(
    "address", ["/wikitext/Nothing", "/wikitext/The_war?section=9", "/wikitext/The_war?change=0"]
)
def test_what_is_not_there_is_not_found(client, article, address):
    assert client.get(address).status_code == 404


def test_a_hidden_text_is_not_given(client, article):
    ChangeSet.objects.update(text_hidden=True)

    assert client.get("/wikitext/The_war").status_code == 404
