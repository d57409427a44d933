"""The life of a move request as data: pure, no database. Days of it are counted from the listed date."""

from datetime import datetime, timedelta
from enum import StrEnum

CLOCK = timedelta(hours=168)
GRACE = timedelta(hours=24)


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    ELAPSED = "elapsed"
    BACKLOG = "backlog"
    CLOSED = "closed"
    AWAITING = "awaiting execution"
    EXECUTED = "executed"


class Event(StrEnum):
    PUT = "put"
    ELAPSE = "elapse"
    AGE = "age"
    RELIST = "relist"
    CLOSE = "close"
    AWAIT = "await"
    EXECUTE = "execute"
    UNDO = "undo"


class WrongState(ValueError):
    """The event cannot happen in this state."""

    def __init__(self, state: State, event: Event):
        super().__init__(f"{event} cannot happen to what is {state}")
        self.state = state
        self.event = event


UNDER_DISCUSSION = frozenset({State.OPEN, State.ELAPSED, State.BACKLOG})

TRANSITIONS = {
    (State.DRAFT, Event.PUT): State.OPEN,
    (State.OPEN, Event.ELAPSE): State.ELAPSED,
    (State.ELAPSED, Event.AGE): State.BACKLOG,
    (State.OPEN, Event.RELIST): State.OPEN,
    (State.ELAPSED, Event.RELIST): State.OPEN,
    (State.BACKLOG, Event.RELIST): State.OPEN,
    (State.OPEN, Event.CLOSE): State.CLOSED,
    (State.ELAPSED, Event.CLOSE): State.CLOSED,
    (State.BACKLOG, Event.CLOSE): State.CLOSED,
    (State.CLOSED, Event.AWAIT): State.AWAITING,
    (State.AWAITING, Event.EXECUTE): State.EXECUTED,
    (State.EXECUTED, Event.UNDO): State.AWAITING,
}


def next_state(state: State, event: Event) -> State:
    """Return the state that the event leads to. Raises WrongState."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise WrongState(state, event) from None


def state_at(state: State, listed_at: datetime, now: datetime) -> State:
    """Return what the state is by the clock at a moment, whether or not anybody has marked it yet."""
    if state in (State.OPEN, State.ELAPSED):
        if now >= listed_at + CLOCK + GRACE:
            return State.BACKLOG
        if now >= listed_at + CLOCK:
            return State.ELAPSED
    return state
