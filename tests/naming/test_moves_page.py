import re

import pytest

from apps.editing.move import move_article
from apps.history.models import LogEntry
from apps.moderation.actions import protect
from apps.naming.actions import open_request
from apps.naming.closing import close_request
from apps.naming.models import MoveRequest

from .conftest import age, article_of, granted, newest_text, save
from .test_docket_page import words


@pytest.fixture
def settled(alice, sysop):
    """alice, autoconfirmed."""
    return granted(alice, "autoconfirmed", by=sysop)


def test_anybody_reads_the_page(client, asked):
    said = words(client.get("/moves/War"))

    assert "Open request" in said
    assert "War → to Second war" in said
    assert "Log in to request a move" in said


def test_the_page_of_a_redirect_is_that_of_its_article(client, war, alice):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)

    assert "<h1>War</h1>" in client.get("/moves/Conflict").content.decode()


@pytest.mark.parametrize("path", ["/moves/Nothing", "/moves/A%5B", "/names/Nothing"])
def test_what_there_is_not_is_missing(client, war, path):
    assert client.get(path).status_code == 404


def test_logged_out_one_is_sent_to_log_in(client, war):
    response = client.post("/moves/War", {"title": "X", "rationale": "Why.", "action": "request"})

    assert response["Location"].startswith("/accounts/login/?next=/moves/War")
    assert not MoveRequest.objects.exists()


def test_a_request_is_opened_by_form(client_of, war, alice, bob):
    save("Peace", "It came.\n", by=alice)
    data = {
        "title": "?",
        "rationale": "Both are vague.",
        "more": "Peace -> Ceasefire\r\n\r\n",
        "action": "request",
    }

    response = client_of(bob).post("/moves/War", data)

    request = MoveRequest.objects.get()
    assert response["Location"] == f"/move/{request.pk}"
    assert list(request.pairs.order_by("pk").values_list("from_title", "to_title")) == [
        ("War", ""),
        ("Peace", "Ceasefire"),
    ]


REFUSED = [
    ({"title": "A|b"}, "A title cannot contain “|”."),
    ({"title": "War"}, "It is called “War” already."),
    ({"more": "Peace"}, "Write each line as: present title → new title."),
    ({"more": "Nothing → Something"}, "No article is called “Nothing”."),
    ({"rationale": ""}, "This field is required."),
]


@pytest.mark.parametrize(("change", "sentence"), REFUSED)
def test_a_refused_request_keeps_what_was_typed(client_of, war, bob, change, sentence):
    data = {"title": "Second war", "rationale": "My long rationale.", "action": "request", **change}

    response = client_of(bob).post("/moves/War", data)

    assert response.status_code == 422
    html = response.content.decode()
    assert sentence in html
    assert data["rationale"] in html
    assert not MoveRequest.objects.exists()


def test_a_second_request_is_refused_with_the_way_to_the_first(client_of, asked, bob):
    data = {"title": "Third war", "rationale": "Better.", "action": "request"}

    response = client_of(bob).post("/moves/War", data)

    assert response.status_code == 422
    assert f'href="/move/{asked.pk}"' in response.content.decode()


def test_a_bold_move_is_shown_first_and_then_done(client_of, war, settled):
    client = client_of(settled)
    data = {"title": "Autumn war", "reason": "Shorter."}

    shown = client.post("/moves/War", {**data, "action": "plan"})
    assert "“War” becomes a redirect to “Autumn war”." in words(shown)
    assert article_of("War").pk == war.pk
    response = client.post("/moves/War", {**data, "action": "move"})

    assert response["Location"] == "/moves/Autumn_war"
    assert article_of("Autumn war").pk == war.pk
    assert LogEntry.objects.get(action="move").reason == "Shorter."


@pytest.mark.parametrize("action", ["plan", "move"])
def test_a_bold_move_that_cannot_be_is_refused_and_keeps_what_was_typed(
    client_of, war, alice, settled, action
):
    save("Peace", "It came.\n", by=alice)
    data = {"title": "Peace", "reason": "My reason.", "action": action}

    response = client_of(settled).post("/moves/War", data)

    assert response.status_code == 422
    assert "“Peace” is an article of its own." in words(response)
    assert "My reason." in response.content.decode()
    assert client_of(settled).post("/moves/War", {"action": action}).status_code == 422


def test_a_new_account_sees_why_it_cannot_move_and_cannot(client_of, war, bob):
    client = client_of(bob)

    assert "Moving at once takes an autoconfirmed account." in words(client.get("/moves/War"))
    data = {"title": "Autumn war", "reason": "Shorter.", "action": "move"}
    assert client.post("/moves/War", data).status_code == 403
    assert article_of("War").pk == war.pk


def test_while_a_request_is_open_a_bold_move_is_refused(client_of, asked, war, settled):
    data = {"title": "Autumn war", "reason": "Shorter.", "action": "move"}

    response = client_of(settled).post("/moves/War", data)

    assert response.status_code in (403, 422)
    assert article_of("War").pk == war.pk
    assert 'value="move"' not in response.content.decode()


def test_a_debated_title_shows_no_form_to_move_at_once(client_of, asked, settled, mover):
    close_request(asked, result="not moved", rationale="No.", early_reason="Clear.", seen=0, by=mover)

    said = words(client_of(settled).get("/moves/War"))

    assert "This title was debated before: a move of it goes to discussion." in said
    assert "by mover: not moved" in said


def test_a_protected_article_is_not_moved_boldly(client_of, war, settled, sysop):
    protect(war, action="move", level="administrator", reason="Moved to and fro.", by=sysop)
    data = {"title": "Autumn war", "reason": "Shorter.", "action": "move"}

    response = client_of(settled).post("/moves/War", data)

    assert response.status_code == 403
    assert "Moved to and fro" in words(response)


def test_leaving_no_redirect_is_offered_to_page_movers_alone(client_of, war, settled, mover):
    assert "Leave no redirect" not in words(client_of(settled).get("/moves/War"))
    assert "Leave no redirect" in words(client_of(mover).get("/moves/War"))


def test_the_last_move_is_undone_by_form(client_of, war, settled):
    move_article(war, "Autumn war", reason="Shorter.", by=settled)
    entry = LogEntry.objects.get(action="move")
    client = client_of(settled)

    assert "Undo this move" in words(client.get("/moves/Autumn_war"))
    response = client.post("/moves/Autumn_war", {"action": "undo", "entry": entry.pk})

    assert response["Location"] == "/moves/War"
    assert newest_text("Autumn war") == "#REDIRECT [[War]]\n"
    assert client.post("/moves/War", {"action": "undo", "entry": "x"}).status_code == 404


def test_an_undo_that_cannot_be_is_refused(client_of, war, settled, bob):
    move_article(war, "Autumn war", reason="Shorter.", by=settled)
    entry = LogEntry.objects.get(action="move")

    refused = client_of(bob).post("/moves/Autumn_war", {"action": "undo", "entry": entry.pk})

    assert refused.status_code == 403
    assert article_of("Autumn war").pk == war.pk


def test_all_requests_stand_by_where_they_are(client, war, alice, bob, mover, veteran):
    states = {"Open one": 0, "Elapsed one": 7.2, "Backlog one": 12}
    for title, days in states.items():
        article = save(title, "Words.\n", by=alice).article
        age(open_request([(article, f"{title} anew")], "Why.", by=bob), days=days)
    awaiting = age(open_request([(war, "Second war")], "Why.", by=bob), days=9)
    close_request(awaiting, result="moved", rationale="", seen=0, declared=True, by=veteran)

    said = words(client.get("/special/moves"))

    pieces = [
        "Await execution", "War → to Second war", "Backlog", "Backlog one", "5 d 0 h past its time",
        "Elapsed", "Elapsed one", "time is up since 4 h", "Open", "Open one", "left",
    ]  # fmt: skip
    found = re.search(".*?".join(map(re.escape, pieces)), said)
    assert found, said


def test_without_requests_the_list_says_so(client, db):
    assert "No request is open, and none awaits execution." in words(client.get("/special/moves"))
