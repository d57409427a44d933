import pytest
from django.utils import timezone

from apps.history.models import Notice
from apps.moderation.rules import NotAllowed
from apps.naming.clocks import clock_sentence, tick
from apps.naming.closing import (
    relist_request,
)
from apps.naming.models import MoveRequest

from .conftest import age, close
from .test_opening import refusal_of


def test_relisting_moves_the_listed_date_and_keeps_the_opening_date(due, veteran):
    tick(timezone.now())
    relisted = relist_request(due, reason="Few came.", by=veteran)

    assert relisted.state == "open"
    assert relisted.opened_at == due.opened_at
    assert relisted.listed_at > due.listed_at
    assert clock_sentence(relisted).startswith("open, 6 d 23 h left; relisted once, ")
    assert clock_sentence(relisted).endswith(", by veteran: Few came.")


def test_relisting_again_takes_a_written_reason(asked, veteran):
    relist_request(asked, by=veteran)

    rule, _instead = refusal_of(relist_request, asked, reason=" ", by=veteran)
    assert rule == "It was relisted before: a second time takes a written reason."
    assert "relisted 2 times" in clock_sentence(relist_request(asked, reason="New sources.", by=veteran))


def test_a_new_account_does_not_relist(asked, bob):
    rule, _instead = refusal_of(relist_request, asked, by=bob, error=NotAllowed)

    assert rule == "Relisting takes an extended confirmed editor."


CLOCKS = [
    ({}, "open, 6 d 23 h left"),
    ({"days": 4, "hours": 19, "minutes": 30}, "open, 2 d 4 h left"),
    ({"days": 6, "hours": 22}, "open, 1 h 59 min left"),
    ({"days": 6, "hours": 23, "minutes": 30}, "open, 29 min left"),
    ({"days": 7, "hours": 3}, "time is up since 3 h 0 min: it may be closed"),
    ({"days": 10}, "in the backlog, 3 d 0 h past its time"),
]


@pytest.mark.parametrize(("span", "sentence"), CLOCKS, ids=[row[1] for row in CLOCKS])
def test_the_clock_is_said_in_words_whether_or_not_it_has_ticked(asked, span, sentence):
    request = age(asked, **span)

    assert clock_sentence(request) == sentence
    tick(timezone.now())
    assert clock_sentence(MoveRequest.objects.get()) == sentence


def test_the_clock_marks_what_is_due_once_and_tells_the_nominator(due, alice, war):
    assert tick(timezone.now()) == 1
    assert tick(timezone.now()) == 0
    assert MoveRequest.objects.get().state == "elapsed"
    assert Notice.objects.get(kind="clock").sentence == "The seven days of your request about “War” are over."

    age(due, days=1)
    assert tick(timezone.now()) == 1
    assert MoveRequest.objects.get().state == "backlog"
    assert Notice.objects.filter(kind="clock").count() == 1


def test_the_clock_leaves_what_is_not_due(asked):
    assert tick(timezone.now()) == 0
    assert MoveRequest.objects.get().state == "open"


def test_a_closed_request_says_its_end(due, mover):
    assert clock_sentence(close(due, by=mover)).endswith("by mover: moved; awaits execution")
