import re

import pytest

from apps.moderation.actions import block
from apps.naming.actions import amend_request, comment, strike_position, take_position
from apps.naming.closing import close_request
from apps.naming.models import MoveRequest

from .conftest import age, article_of, save


def words(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode().partition("<main")[2]).split())


def post(client, request, action, **data):
    return client.post(f"/move/{request.pk}", {"action": action, **data})


def close_with(client, request, action="close", **data):
    seen = MoveRequest.objects.get(pk=request.pk).positions_version
    return post(client, request, action, **{"result": "moved", "seen": seen, **data})


def test_anybody_reads_a_docket_and_nobody_logged_out_acts(client, asked, bob, dana):
    take_position(asked, "support", "Common in sources.", by=bob)
    take_position(asked, "oppose", "Too vague.", by=dana)
    comment(asked, "Which sources?", by=dana)

    response = client.get(f"/move/{asked.pk}")

    assert response.status_code == 200
    said = words(response)
    for sentence in (
        "Most sources say so.",
        "Common in sources.",
        "Too vague.",
        "Which sources?",
        "6 d 23 h left",
    ):
        assert sentence in said
    assert 'name="action"' not in response.content.decode().partition("<main")[2]


def test_a_docket_that_there_is_not_is_missing(client, db):
    assert client.get("/move/404").status_code == 404


def test_the_question_stands_before_the_clock_and_counts_at_the_end_of_their_groups(client, asked, bob, dana):
    take_position(asked, "support", "Common.", by=bob)
    take_position(asked, "support", "Usual.", by=dana)

    said = words(client.get(f"/move/{asked.pk}"))

    order = ["Second war", "open, 6 d", "Nomination", "Positions", "Support", "Common.", "Usual.", "2 people"]
    places = [said.index(piece) for piece in order]
    assert places == sorted(places)
    assert not re.search(r"\d", said[said.index("Second war") : said.index("open, 6 d")])


def test_changes_and_strikes_are_visible(client, asked, alice, bob, dana):
    take_position(asked, "support", "Common.", by=bob)
    take_position(asked, "oppose", "I read more.", by=bob)
    take_position(asked, "oppose", "Vague.", by=dana)
    strike_position(asked, by=dana)
    amend_request(asked, "Most sources of 2021 say so.", by=alice)

    html = client.get(f"/move/{asked.pk}").content.decode()

    said = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "changed once" in said
    assert "before it was amended" in said
    assert re.search(r"<s>\s*<p>Common\.", html)
    assert re.search(r"<s>\s*<p>Vague\.", html)
    assert re.search(r"<s>\s*<p>Most sources say so\.", html)
    assert "1 person" in said


def test_a_position_is_taken_changed_and_struck_by_forms(client_of, asked, bob):
    client = client_of(bob)

    post(client, asked, "position", kind="support", rationale="Common.")
    post(client, asked, "position", kind="another", title="Autumn war", rationale="Shorter.")
    page = client.get(f"/move/{asked.pk}").content.decode()
    post(client, asked, "strike")

    assert 'value="Autumn war"' in page
    assert "Strike my position" in page
    assert list(asked.positions.order_by("pk").values_list("kind", "is_current")) == [
        ("support", False),
        ("another", False),
    ]


def test_a_refused_position_keeps_what_was_typed(client_of, asked, bob):
    response = post(
        client_of(bob), asked, "position", kind="another", title="War", rationale="My long reason."
    )

    assert response.status_code == 422
    assert "It is called “War” already." in words(response)
    assert "My long reason." in response.content.decode()


@pytest.mark.parametrize("action", ["position", "comment", "amend", "close", "close and move", "dry run"])
def test_an_empty_form_is_shown_again(client_of, asked, mover, action):
    assert post(client_of(mover), asked, action).status_code == 422
    assert MoveRequest.objects.get().state == "open"


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("position", {"kind": "support", "rationale": "My words."}),
        ("comment", {"text": "My words."}),
        ("strike", {}),
        ("amend", {"rationale": "My words."}),
        ("relist", {"reason": "My words."}),
        ("withdraw", {"reason": "My words."}),
        ("close", {"result": "moved", "seen": 0}),
        ("close and move", {"result": "moved", "seen": 0}),
        ("dry run", {"result": "moved", "seen": 0}),
        ("execute", {}),
        ("undo", {}),
    ],
)
def test_nobody_logged_out_acts_and_the_page_says_so(client, asked, action, data):
    response = post(client, asked, action, **data)

    assert response.status_code == 403
    assert "You are logged out." in words(response)
    row = MoveRequest.objects.get()
    assert (row.state, row.rationale, row.positions.count(), row.comments.count()) == (
        "open", "Most sources say so.", 0, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("amend", {"rationale": "Mine."}),
        ("withdraw", {}),
        ("relist", {}),
        ("close", {"result": "moved", "seen": 0, "early_reason": "Clear."}),
        ("execute", {}),
        ("undo", {}),
    ],
)
def test_a_new_account_may_not_do_what_takes_more(client_of, asked, bob, action, data):
    response = post(client_of(bob), asked, action, **data)

    assert response.status_code in (403, 422)
    assert "Refused:" in words(response)
    assert MoveRequest.objects.get().state == "open"


def test_who_may_not_talk_takes_no_position(client_of, asked, bob, sysop):
    block(bob, reason="Noise.", talk_allowed=False, by=sysop)

    response = post(client_of(bob), asked, "position", kind="support", rationale="Common.")

    assert response.status_code == 403
    assert not asked.positions.exists()


def test_an_act_that_there_is_not_is_missing(client_of, asked, bob):
    assert post(client_of(bob), asked, "delete").status_code == 404


def test_a_closer_sees_why_they_may_and_what_moving_would_do(client_of, asked, mover):
    said = words(client_of(mover).get(f"/move/{asked.pk}"))

    assert "You may close: uninvolved" in said
    assert "“War” becomes a redirect to “Second war”." in said
    assert "Close and move" in said


def test_who_is_involved_sees_why_they_may_not_close(client_of, asked, mover):
    comment(asked, "Hm.", by=mover)

    said = words(client_of(mover).get(f"/move/{asked.pk}"))

    assert "You may not close: you are involved (you commented)." in said
    assert "Close and move" not in said


def test_who_has_not_the_right_sees_no_form_to_close(client_of, asked, bob):
    assert 'value="close' not in client_of(bob).get(f"/move/{asked.pk}").content.decode()


def test_what_blocks_takes_close_and_move_away(client_of, asked, alice, mover):
    save("Second war", "An article of its own.\n", by=alice)

    said = words(client_of(mover).get(f"/move/{asked.pk}"))

    assert "Blocks: “Second war” is an article of its own." in said
    assert "Close and move" not in said


def test_a_dry_run_of_another_title_is_shown_and_changes_nothing(client_of, asked, mover):
    pair = asked.pairs.get()

    response = close_with(
        client_of(mover), asked, "dry run", result="moved to another title",
        rationale="Weighed.", **{f"title-{pair.pk}": "Autumn war"},
    )  # fmt: skip

    assert response.status_code == 200
    assert "“War” becomes a redirect to “Autumn war”." in words(response)
    assert "Weighed." in response.content.decode()
    assert MoveRequest.objects.get().state == "open"


def test_close_and_move_by_form(client_of, client, asked, mover):
    age(asked, days=8)

    response = close_with(client_of(mover), asked, "close and move")

    assert response.status_code == 302
    assert article_of("Second war")
    said = words(client.get(f"/move/{asked.pk}"))
    assert "by mover: moved" in said
    assert "mover carried it out" in said


def test_a_new_position_while_closing_is_shown_with_what_was_typed(client_of, asked, bob, mover):
    age(asked, days=8)
    client = client_of(mover)
    client.get(f"/move/{asked.pk}")
    take_position(asked, "oppose", "Read me first.", by=bob)

    response = close_with(client, asked, "close and move", seen=0, rationale="My weighing.")

    assert response.status_code == 409
    said = words(response)
    assert re.search(r"bob opposed \d s ago\. Read it, then close\.", said)
    assert "Read me first." in said
    html = response.content.decode()
    assert "My weighing." in html
    assert 'name="seen" value="1"' in html
    assert close_with(client, asked, "close and move", seen=1, rationale="My weighing.").status_code == 302


def test_an_experienced_editor_is_asked_to_declare(client_of, asked, veteran):
    age(asked, days=8)
    client = client_of(veteran)

    assert "I close as an experienced editor" in words(client.get(f"/move/{asked.pk}"))
    assert close_with(client, asked).status_code == 422
    assert close_with(client, asked, declared="on").status_code == 302
    assert "awaits execution" in words(client.get(f"/move/{asked.pk}"))


def test_what_awaits_is_carried_out_and_undone_by_forms(client_of, asked, veteran, mover):
    age(asked, days=8)
    close_with(client_of(veteran), asked, declared="on")
    client = client_of(mover)

    assert "“War” becomes a redirect" in words(client.get(f"/move/{asked.pk}"))
    post(client, asked, "execute")
    assert article_of("Second war")
    assert "Move back" in words(client.get(f"/move/{asked.pk}"))
    post(client, asked, "undo", reason="Too soon.")

    assert article_of("War").pk == asked.pairs.get().article_id
    assert MoveRequest.objects.get().state == "awaiting execution"


def test_the_nominator_amends_and_withdraws_by_forms(client_of, asked, alice):
    client = client_of(alice)

    post(client, asked, "amend", rationale="More sources say so.")
    post(client, asked, "withdraw", reason="Convinced.")

    row = MoveRequest.objects.get()
    assert (row.rationale, row.result, row.closing_text) == (
        "More sources say so.",
        "withdrawn",
        "Convinced.",
    )


def test_relisting_by_form(client_of, asked, veteran):
    post(client_of(veteran), asked, "relist", reason="Few came.")

    assert "relisted once" in words(client_of(veteran).get(f"/move/{asked.pk}"))


@pytest.mark.parametrize(
    ("result", "advice"),
    [
        ("not moved", "Propose it again only if circumstances have changed."),
        ("no consensus", "It may be proposed again sooner than after “not moved”"),
    ],
)
def test_a_close_says_when_the_title_may_be_proposed_again(client, asked, mover, result, advice):
    close_request(asked, result=result, rationale="Weighed.", early_reason="Clear.", seen=0, by=mover)

    assert advice in words(client.get(f"/move/{asked.pk}"))


def test_earlier_requests_stand_on_the_next_docket(client, client_of, asked, war, mover, alice):
    close_request(asked, result="not moved", rationale="No.", early_reason="Clear.", seen=0, by=mover)
    client_of(alice).post("/moves/War", {"title": "Third war", "rationale": "Now.", "action": "request"})
    second = MoveRequest.objects.latest("pk")

    html = client.get(f"/move/{second.pk}").content.decode()

    assert f'href="/move/{asked.pk}"' in html
    assert "by mover: not moved" in html


def test_a_docket_asks_the_database_no_more_for_more_positions(
    client_of, asked, mover, django_assert_max_num_queries, sysop
):
    from tests.conftest import add_person

    client = client_of(mover)
    for number in range(3):
        take_position(asked, "support", "Common.", by=add_person(f"person{number}"))
    with django_assert_max_num_queries(60) as few:
        client.get(f"/move/{asked.pk}")
    for number in range(3, 20):
        take_position(asked, "oppose", "Vague.", by=add_person(f"person{number}"))
    with django_assert_max_num_queries(len(few)):
        client.get(f"/move/{asked.pk}")


def test_what_people_write_is_never_markup(client, asked, alice, bob):
    bad = "<script>alert(1)</script>"
    take_position(asked, "support", bad, by=bob)
    comment(asked, bad, by=bob)
    amend_request(asked, bad, by=alice)

    html = client.get(f"/move/{asked.pk}").content.decode()

    assert bad not in html
    assert html.count("&lt;script&gt;alert(1)") == 3


@pytest.mark.parametrize("seen", ["-1", "1" + "0" * 30, "x", "²", ""])
def test_a_number_that_was_not_sent_by_the_page_closes_nothing(client_of, asked, bob, mover, seen):
    take_position(asked, "oppose", "Vague.", by=bob)
    age(asked, days=8)

    assert close_with(client_of(mover), asked, seen=seen, rationale="Weighed.").status_code == 422
    assert MoveRequest.objects.get().state == "open"


@pytest.mark.parametrize(
    "path", ["/names/War?edit=²", "/names/War?edit=99999999999999999999999", "/names/War?dispute=²"]
)
def test_an_odd_number_in_the_address_is_no_error_of_the_program(client_of, asked, bob, path):
    assert client_of(bob).get(path).status_code in (200, 404)


def test_words_beyond_measure_are_refused(client_of, asked, bob):
    response = post(client_of(bob), asked, "comment", text="x" * 20_001)

    assert response.status_code == 422
    assert not asked.comments.exists()
