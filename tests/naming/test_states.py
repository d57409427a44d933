from datetime import UTC, datetime, timedelta

import pytest

from apps.naming.states import TRANSITIONS, Event, State, WrongState, next_state, state_at

LISTED = datetime(2021, 1, 1, 12, tzinfo=UTC)

LIVES = [
    ("put close await execute", "executed"),
    ("put relist close await execute", "executed"),
    ("put elapse close", "closed"),
    ("put elapse age close await", "awaiting execution"),
    ("put elapse age relist elapse close", "closed"),
    ("put elapse relist relist close", "closed"),
    ("put close await execute undo", "awaiting execution"),
    ("put close await execute undo execute", "executed"),
]


@pytest.mark.parametrize(("events", "end"), LIVES, ids=[row[0] for row in LIVES])
def test_a_request_lives_through_its_events(events, end):
    state = State.DRAFT
    for word in events.split():
        state = next_state(state, Event(word))

    assert state == end


ALLOWED = {
    "draft": {"put": "open"},
    "open": {"elapse": "elapsed", "relist": "open", "close": "closed"},
    "elapsed": {"age": "backlog", "relist": "open", "close": "closed"},
    "backlog": {"relist": "open", "close": "closed"},
    "closed": {"await": "awaiting execution"},
    "awaiting execution": {"execute": "executed"},
    "executed": {"undo": "awaiting execution"},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", Event)
def test_each_event_leads_where_the_process_says_or_is_refused(state, event):
    wanted = ALLOWED[state.value].get(event.value)

    if wanted:
        assert next_state(state, event) == wanted
    else:
        with pytest.raises(WrongState):
            next_state(state, event)


def test_the_table_holds_no_transition_beside_these():
    assert {(state.value, event.value): end.value for (state, event), end in TRANSITIONS.items()} == {
        (state, event): end for state, row in ALLOWED.items() for event, end in row.items()
    }


CLOCK = [
    ("open", 0, "open"),
    ("open", 167.99, "open"),
    ("open", 168, "elapsed"),
    ("open", 191.99, "elapsed"),
    ("open", 192, "backlog"),
    ("elapsed", 168, "elapsed"),
    ("elapsed", 192, "backlog"),
    ("backlog", 500, "backlog"),
    ("closed", 500, "closed"),
    ("awaiting execution", 500, "awaiting execution"),
    ("executed", 500, "executed"),
]


@pytest.mark.parametrize(("state", "hours", "then"), CLOCK)
def test_the_clock_runs_from_the_listed_date(state, hours, then):
    assert state_at(State(state), LISTED, LISTED + timedelta(hours=hours)) == then
