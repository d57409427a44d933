"""One fault of a text, and what puts it right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# What one search tells: nobody reads more, and to tell a fault costs more than to find it.
MOST = 1000
Replacement = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Fix:
    """What puts a fault right: a stable code for its label, and spans of the text with what replaces each."""

    label: str
    replacements: list[Replacement]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a text: a stable code, its span in code points, and what its sentence names.

    `is_maintenance` marks what editors may tidy but readers are not told. `fix` is None where no change is
    sure to be what the writer meant.
    """

    code: str
    start: int
    end: int
    arguments: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
    is_maintenance: bool = False


def apply_fix(text: str, fix: Fix) -> str:
    """Return the text with the replacements of a fix made; their spans must not overlap."""
    pieces: list[str] = []
    position = 0
    for start, end, new in sorted(fix.replacements):
        pieces += text[position:start], new
        position = end
    return "".join(pieces) + text[position:]


def cut(text: str, limit: int = 60) -> str:
    """Return the text on one line, cut where it is longer than a sentence can show."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def first_of(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems; behind a thousand of them one that says that there are more, and no further one."""
    for number, problem in enumerate(problems):
        if number == MOST:
            yield Problem("more problems", problem.start, problem.end)
            return
        yield problem


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in order of place, the wider before the narrower, each once."""
    found = {
        (problem.start, -problem.end, problem.code, *problem.arguments.values()): problem
        for problem in problems
    }
    return [found[key] for key in sorted(found)]
