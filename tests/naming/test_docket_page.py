import pytest

from apps.naming.actions import comment, take_position


def test_anybody_reads_a_docket(client, asked, bob, dana):
    take_position(asked, "support", "Common in sources.", by=bob)
    take_position(asked, "oppose", "Too vague.", by=dana)
    comment(asked, "Which sources?", by=dana)

    response = client.get(f"/move/{asked.pk}")

    html = response.content.decode()
    assert response.status_code == 200
    for words in (
        "Most sources say so.",
        "Common in sources.",
        "Too vague.",
        "Which sources?",
        "6 d 23 h left",
    ):
        assert words in html
    assert 'name="action"' not in html.partition("<main")[2]


@pytest.mark.parametrize("path", ["/moves/War", "/names/War", "/special/moves"])
def test_the_pages_stand(client_of, client, asked, mover, path):
    assert client.get(path).status_code == 200
    assert client_of(mover).get(path).status_code == 200
    assert client_of(mover).get(f"/move/{asked.pk}").status_code == 200


def test_a_closer_sees_the_dry_run(client_of, asked, mover):
    html = client_of(mover).get(f"/move/{asked.pk}").content.decode()

    assert "You may close: uninvolved" in html
    assert "“War” becomes a redirect to “Second war”." in html
    assert "Close and move" in html
