import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from tests.reading_back import newest_text

TEXT = "Lead.\n\n== One ==\nThe figure is 2,840.\n"


@pytest.fixture
def changes(alice, bob):
    first = save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    wrong = TEXT.replace("2,840", "2,480")
    return first, save_edit(SectionEdit(title="The war", text=wrong, base_id=first.pk), by=bob)


def test_an_editor_undoes_a_change_from_its_diff(client_of, alice, changes):
    client = client_of(alice)
    assert f"/undo/{changes[1].pk}" in client.get(f"/diff/{changes[1].pk}").content.decode()

    response = client.post(f"/undo/{changes[1].pk}")

    assert response["Location"] == f"/diff/{ChangeSet.objects.latest('pk').pk}"
    assert newest_text() == TEXT


def test_readers_see_no_buttons_and_cannot_press_them(client, changes):
    assert "/undo/" not in client.get(f"/diff/{changes[1].pk}").content.decode()

    assert client.post(f"/undo/{changes[1].pk}")["Location"].startswith("/accounts/login/")
    assert newest_text() != TEXT


def test_an_undo_that_meets_other_words_shows_the_conflict(client_of, alice, changes):
    later = newest_text().replace("2,480", "3,360")
    save_edit(SectionEdit(title="The war", text=later, base_id=changes[1].pk), by=alice)

    response = client_of(alice).post(f"/undo/{changes[1].pk}")

    assert response.status_code == 409
    assert "3,360" in response.content.decode()
    assert "2,840" in response.content.decode()


def test_the_first_change_cannot_be_undone_and_the_page_says_so(client_of, alice, changes):
    response = client_of(alice).post(f"/undo/{changes[0].pk}")

    assert response.status_code == 409
    assert "nothing to undo" in response.content.decode()


def test_an_old_state_is_restored(client_of, alice, changes):
    client = client_of(alice)

    client.post(f"/restore/{changes[0].pk}")

    assert newest_text() == TEXT
    assert client.post(f"/restore/{changes[0].pk}").status_code == 409


def test_a_rollback_needs_its_right(client_of, alice, sysop, changes):
    data = {"newest": changes[1].pk}
    assert client_of(alice).post("/rollback/The_war", data).status_code == 409
    assert newest_text() != TEXT

    assert client_of(sysop).post("/rollback/The_war", data).status_code == 302
    assert newest_text() == TEXT


@pytest.mark.parametrize("address", ["/undo/999", "/restore/999", "/rollback/Nothing"])
def test_what_is_not_there_is_not_found(client_of, alice, changes, address):
    assert client_of(alice).post(address).status_code == 404


def test_verbs_are_posted(client_of, alice, changes):
    assert client_of(alice).get(f"/undo/{changes[1].pk}").status_code == 405
