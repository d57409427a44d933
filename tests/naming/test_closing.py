import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from apps.articles.models import Article
from apps.editing.move import move_article
from apps.history.models import LogEntry, Notice
from apps.moderation.models import Protection
from apps.moderation.rules import NotAllowed
from apps.naming.actions import comment, open_request, strike_position, take_position
from apps.naming.banners import banners_of
from apps.naming.closing import (
    close_request,
    execute_request,
    relist_request,
    withdraw_request,
)
from apps.naming.models import MoveRequest
from apps.naming.rules import NewPosition, RequestRefused

from .conftest import age, article_of, close, newest_text
from .test_opening import refusal_of


def test_an_unopposed_request_is_closed_as_moved_and_carried_out(due, war, mover, client):
    closed = close(due, by=mover, and_move=True)

    assert (closed.state, closed.result, closed.closed_by, closed.executed_by) == (
        "executed", "moved", mover, mover,
    )  # fmt: skip
    assert closed.closing_text == "Moved: nobody opposed within the time of the discussion."
    assert article_of("Second war").pk == war.pk
    assert newest_text("War") == "#REDIRECT [[Second war]]\n"
    assert client.get("/wiki/War", follow=True).status_code == 200
    assert closed.pairs.get().change_set.tags == ["move"]


def test_after_execution_bar_and_banner_are_gone(due, war, mover, sysop):
    close(due, by=mover, and_move=True)

    assert banners_of(war.pk) == []
    assert not Protection.objects.exists()
    assert move_article(article_of("Second war"), "Third war", reason="", by=sysop)


def test_every_event_stands_in_the_log(due, war, bob, mover):
    take_position(due, "support", "Common.", by=bob)
    close(due, by=mover, and_move=True)

    actions = LogEntry.objects.filter(article=war).order_by("pk").values_list("action", flat=True)
    assert [action for action in actions if action.startswith(("request", "move"))] == [
        "request opened", "request position", "request closed", "move", "request executed",
    ]  # fmt: skip


def test_who_took_part_is_told_of_the_end(due, alice, bob, mover):
    take_position(due, "support", "Common.", by=bob)
    close(due, by=mover, result="not moved", rationale="No evidence was given.")

    told = Notice.objects.filter(kind="move").values_list("user__username", "sentence")
    assert set(told) == {
        (name, "mover closed the request about “War”: not moved.") for name in ("alice", "bob")
    }


def test_not_moved_leaves_the_title_and_takes_the_bar_away(due, war, mover):
    closed = close(due, by=mover, result="no consensus", rationale="Evenly split.")

    assert closed.state == "closed"
    assert article_of("War").pk == war.pk
    assert banners_of(war.pk) == []


def involved_by_position(request, person):
    take_position(request, "support", "Common.", by=person)


def involved_by_struck_position(request, person):
    involved_by_position(request, person)
    strike_position(request, by=person)


def involved_by_comment(request, person):
    comment(request, "Hm.", by=person)


INVOLVED = [
    (involved_by_position, "You are involved: you took a position."),
    (involved_by_struck_position, "You are involved: you took a position."),
    (involved_by_comment, "You are involved: you commented."),
]


@pytest.mark.parametrize(("act", "sentence"), INVOLVED)
@pytest.mark.parametrize("verb", [close, lambda request, by: relist_request(request, by=by)])
def test_who_took_part_neither_closes_nor_relists(due, mover, act, sentence, verb):
    act(due, mover)

    assert refusal_of(verb, due, by=mover, error=NotAllowed) == (
        sentence,
        "Somebody uninvolved closes this request.",
    )
    assert MoveRequest.objects.get().state == "open"


def test_the_nominator_does_not_close_even_as_administrator(war, sysop):
    asked = age(open_request([(war, "Second war")], "Why not.", by=sysop), days=8)

    assert refusal_of(close, asked, by=sysop, error=NotAllowed)[0] == "You are involved: you opened it."


def test_who_moved_the_article_before_does_not_close(war, alice, mover):
    move_article(war, "Great war", reason="", by=mover)
    asked = age(open_request([(article_of("Great war"), "War")], "Back.", by=alice), days=8)

    assert refusal_of(close, asked, by=mover, error=NotAllowed)[0] == (
        "You are involved: you have moved the article before."
    )


def test_a_new_account_does_not_close(due, bob):
    rule, instead = refusal_of(close, due, by=bob, error=NotAllowed)

    assert rule == "Closing takes an administrator, a page mover or an extended confirmed editor."
    assert instead == "Leave a comment that asks for it."


def test_an_experienced_editor_declares_the_close_and_a_page_mover_carries_it_out(due, war, veteran, mover):
    assert refusal_of(close, due, by=veteran) == (
        "You have not the right to move: declare that you close as an experienced editor.",
        "A page mover will then carry it out.",
    )
    closed = close(due, by=veteran, declared=True)

    assert closed.state == "awaiting execution"
    assert banners_of(war.pk)[0].is_awaiting
    with pytest.raises(NotAllowed):
        move_article(war, "Third war", reason="", by=mover)
    with pytest.raises(NotAllowed, match="page mover"):
        execute_request(due, by=veteran)
    assert execute_request(due, by=mover).state == "executed"
    assert article_of("Second war").pk == war.pk


def test_an_experienced_editor_cannot_close_and_move_at_once(due, war, veteran):
    with pytest.raises(NotAllowed):
        close(due, by=veteran, declared=True, and_move=True)

    assert MoveRequest.objects.get().state == "open"
    assert article_of("War").pk == war.pk


def test_nothing_is_carried_out_twice(due, mover):
    close(due, by=mover, and_move=True)

    assert refusal_of(execute_request, due, by=mover)[0] == "Nothing of this request awaits a move."


def test_within_its_seven_days_a_close_says_why_the_outcome_is_beyond_doubt(asked, mover):
    assert refusal_of(close, asked, by=mover) == (
        "Its seven days are not over: say why the outcome is beyond doubt.",
        "Or leave it open.",
    )
    assert close(asked, by=mover, early_reason="A typing mistake.").closing_text.endswith("A typing mistake.")


def test_after_relisting_it_may_be_closed_at_any_time(asked, veteran, mover):
    relist_request(asked, reason="Few came.", by=veteran)

    assert close(asked, by=mover).state == "awaiting execution"


@pytest.mark.parametrize(("kind", "title"), [("oppose", ""), ("another", "Autumn war")])
def test_where_somebody_opposed_a_close_takes_a_rationale(due, bob, mover, kind, title):
    take_position(due, kind, "Too vague.", title=title, by=bob)

    rule, _instead = refusal_of(close, due, by=mover)

    assert rule == "Somebody opposed: a close takes a rationale that weighs what was said."
    assert close(due, by=mover, rationale="The sources outweigh it.").result == "moved"


def test_a_struck_opposition_asks_no_rationale(due, bob, mover):
    take_position(due, "oppose", "Too vague.", by=bob)
    strike_position(due, by=bob)

    assert close(due, by=mover).result == "moved"


def test_a_title_that_was_not_asked_for_is_named_in_the_close(war, alice, mover):
    asked = age(open_request([(war, "?")], "It is vague.", by=alice), days=8)
    pair = asked.pairs.get()

    assert refusal_of(close, asked, by=mover)[0] == (
        "The request names no title: close it as moved to another title, and name that."
    )
    assert refusal_of(close, asked, by=mover, result="moved to another title")[0] == (
        "Name the title you want, or write ? where it is to be found."
    )
    close(asked, by=mover, result="moved to another title", titles={pair.pk: "autumn_war"}, and_move=True)

    assert article_of("Autumn war").pk == war.pk


def test_a_result_that_there_is_not_is_refused(due, mover):
    for result in ("", "won", "withdrawn"):
        assert refusal_of(close, due, by=mover, result=result)[0] == "Choose a result."


SEEN = [
    (lambda request, erin: take_position(request, "oppose", "No.", by=erin), "erin opposed"),
    (lambda request, erin: take_position(request, "support", "Yes.", by=erin), "erin supported"),
    (lambda request, erin: take_position(request, "neutral", "Hm.", by=erin), "erin took a neutral position"),
    (
        lambda request, erin: take_position(request, "another", "Hm.", title="Autumn war", by=erin),
        "erin asked for another title",
    ),
]


@pytest.mark.parametrize(("act", "did"), SEEN, ids=[row[1] for row in SEEN])
def test_a_new_position_while_closing_is_to_be_read_first(due, charlie, mover, act, did):
    charlie.username = "erin"
    charlie.save()
    seen = due.positions_version
    position = act(due, charlie)
    position.at = timezone.now() - timedelta(seconds=20)
    position.save()

    with pytest.raises(NewPosition) as refused:
        close(due, by=mover, seen=seen)

    assert refused.value.rule == f"{did} 20 s ago. Read it, then close."
    assert MoveRequest.objects.get().state == "open"


def test_a_position_struck_while_closing_is_to_be_seen_first(due, bob, mover):
    take_position(due, "oppose", "No.", by=bob)
    seen = MoveRequest.objects.get().positions_version
    strike_position(due, by=bob)

    with pytest.raises(NewPosition, match=r"bob struck their position 0 s ago\. Read it, then close\."):
        close(due, by=mover, seen=seen)


def test_a_comment_while_closing_does_not_stop_it(due, bob, mover):
    comment(due, "Only a remark.", by=bob)

    assert close(due, by=mover).result == "moved"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_of_a_close_and_a_new_position_at_once_the_second_is_told(due, bob, mover, turn):
    barrier, answers = threading.Barrier(2), {}

    def run(name, work):
        try:
            barrier.wait(timeout=30)
            answers[name] = work()
        except Exception as error:
            answers[name] = error
        finally:
            connection.close()

    works = {
        "close": lambda: close_request(due, result="moved", rationale="", seen=0, and_move=True, by=mover),
        "oppose": lambda: take_position(due, "oppose", "Too vague.", by=bob),
    }
    threads = [threading.Thread(target=run, args=pair) for pair in works.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    request = MoveRequest.objects.get()
    if isinstance(answers["close"], MoveRequest):
        assert str(answers["oppose"]) == "mover closed this request; nothing is added to it any more."
        assert (request.state, request.positions.count()) == ("executed", 0)
    else:
        assert isinstance(answers["close"], NewPosition)
        assert "bob opposed" in str(answers["close"])
        assert (request.state, request.positions.count()) == ("open", 1)
        assert Article.objects.filter(title="War").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_close_at_once_one_does_and_the_other_is_told(due, mover, sysop):
    barrier, answers = threading.Barrier(2), []

    def run(person):
        try:
            barrier.wait(timeout=30)
            answers.append(close_request(due, result="moved", rationale="", seen=0, and_move=True, by=person))
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[person]) for person in (mover, sysop)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    (closed,) = [answer for answer in answers if isinstance(answer, MoveRequest)]
    (told,) = [answer for answer in answers if isinstance(answer, RequestRefused)]
    assert str(told) == f"{closed.closed_by} closed this request; nothing is added to it any more."
    assert LogEntry.objects.filter(action="move").count() == 1


def test_the_nominator_withdraws_what_nobody_supports(asked, war, alice, bob):
    take_position(asked, "oppose", "No.", by=bob)

    withdrawn = withdraw_request(asked, reason="Convinced.", by=alice)

    assert (withdrawn.state, withdrawn.result, withdrawn.closing_text) == (
        "closed",
        "withdrawn",
        "Convinced.",
    )
    assert banners_of(war.pk) == []


def test_what_somebody_supports_is_not_withdrawn(asked, alice, bob):
    take_position(asked, "support", "Common.", by=bob)

    assert refusal_of(withdraw_request, asked, by=alice) == (
        "bob supports it: what others support is not withdrawn, but closed.",
        "Say in a comment that you no longer want it.",
    )


def test_nobody_withdraws_the_request_of_another(asked, sysop):
    rule, _instead = refusal_of(withdraw_request, asked, by=sysop, error=NotAllowed)

    assert rule == "Only alice, who opened the request, may withdraw it."
