"""Which tags of a text are open, as an HTML parser will count them: how deep they lie and what they weigh.

A parser opens formatting elements that were left open again in every block that follows, so that a few of them
before many blocks would make far more HTML than there is text.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cached_property

MAX_DEPTH = 120
_WEIGHT_FOR_EACH = 50
_LEAST_LIMIT = 150
# Elements that are opened again, and those that no end tag of another kind reaches across.
FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
_SPECIAL = frozenset(
    "blockquote center details div dl h1 h2 h3 h4 h5 h6 ol pre summary table ul caption dd dt li p td th tr".split()
)
_TABLE = re.compile(r"^[ \t:]*(\{\|)|^[ \t]*\|\}", re.MULTILINE)


def weight_limit(source: str) -> int:
    """Return how many characters of formatting tags may be open at once in a fragment with this source.

    The more blocks may follow them, the fewer: what is opened again stays within a multiple of the source.
    """
    blocks = sum(source.count(sign) for sign in ("\n", "<", "|")) + 10 * source.count("{{")
    return max(_LEAST_LIMIT, (_WEIGHT_FOR_EACH * len(source) + 20_000) // (1 + blocks))


class OpenTags:
    """The tags open at a place of a text that is read from start to end."""

    def __init__(self, text: str, source: str) -> None:
        """Begin at the start of a text that was made of this source."""
        self._source = source
        self.weight = 0
        self.names: list[str] = []
        self._weights: list[int] = []
        self._levels: list[int] = []
        self._tables: list[int] = []
        self._depths = [0]
        if "{|" in text:
            for match in _TABLE.finditer(text):
                self._tables.append(match.start())
                self._depths.append(max(0, self._depths[-1] + (1 if match[1] else -1)))

    def open(self, name: str, weight: int, place: int) -> bool:
        """Note that a tag of this many characters is opened, or tell that it may not be."""
        if len(self.names) >= MAX_DEPTH:
            return False
        if name not in FORMATTING:
            weight = 0
        elif self.weight + weight > _LEAST_LIMIT and self.weight + weight > self._limit:
            return False
        self.weight += weight
        self.names.append(name)
        self._weights.append(weight)
        self._levels.append(self._level(place) if self._tables else 0)
        return True

    @cached_property
    def _limit(self) -> int:
        return weight_limit(self._source)

    def close(self, name: str, place: int) -> None:
        """Note what an end tag closes; what it does not reach stays open."""
        index = self._find(name)
        if index < 0 or (self._tables and self._levels[index] != self._level(place)):
            return
        if name not in FORMATTING:
            # Formatting elements inside are closed with it, but will be opened again.
            for inner in range(len(self.names) - 1, index, -1):
                if self.names[inner] not in FORMATTING:
                    self._forget(inner)
        self._forget(index)

    def _find(self, name: str) -> int:
        """Return which open tag an end tag reaches, or -1."""
        names = self.names
        if names and names[-1] == name:
            return len(names) - 1
        if name not in names:
            return -1
        index = len(names) - 1
        while names[index] != name:
            if names[index] == "table" or self._stops(index, name):
                return -1
            index -= 1
        return index

    def _stops(self, index: int, name: str) -> bool:
        return self.names[index] in _SPECIAL and name not in _SPECIAL and name not in FORMATTING

    def _forget(self, index: int) -> None:
        del self.names[index], self._levels[index]
        self.weight -= self._weights.pop(index)

    def _level(self, place: int) -> int:
        return self._depths[bisect(self._tables, place)] if self._tables else 0
