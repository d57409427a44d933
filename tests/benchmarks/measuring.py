import statistics
from collections.abc import Callable
from dataclasses import dataclass, field

from .serving import Answer
from .table import Row


@dataclass
class Case:
    """A row to measure: `ask()` gives an Answer of this status; `limits` are those of Row."""

    name: str
    ask: Callable[[], Answer]
    status: int = 200
    limits: dict = field(default_factory=dict)
    found: list[Answer] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


def measure_in_turn(floor_client, cases, *, times, warm):
    """Return a row for each case. Each ask is followed by its floor, so that noise falls on all alike.

    Growth is over the first case.
    """
    for number, case in enumerate(cases):
        for _ in range(warm):
            floor_client.put(f"/{number}", checked(case).body)
    for _ in range(times):
        for number, case in enumerate(cases):
            case.found.append(checked(case))
            case.floor.append(floor_client.get(f"/{number}").ms)
    return [row_of(case, cases[0]) for case in cases]


def checked(case):
    answer = case.ask()
    assert answer.status == case.status, f"{case.name}: HTTP {answer.status} {answer.body[-300:]}"
    return answer


def row_of(case, first):
    took = [answer.ms for answer in case.found]
    median, floor_ms = statistics.median(took), statistics.median(case.floor)
    growth = None if case is first else median / statistics.median(answer.ms for answer in first.found)
    return Row(case.name, median, best=min(took), floor_ms=floor_ms, growth=growth, **case.limits)
