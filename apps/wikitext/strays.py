"""Paragraphs that one side of a merge put somewhere while the other removed, moved or put in the same.

Place by place nothing is wrong with them; in the merged text they would stand twice, or come back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

TELLING_WORDS = 4
ALIKE = 0.6
MOST_PAIRS = 20_000


@dataclass(frozen=True, slots=True)
class Put:
    """What one side alone did at one place, in whole lines: the paragraphs new there, and those of the base."""

    place: int
    by_mine: bool
    new: frozenset[str]
    base: frozenset[str]


def find_strays(base: str, mine: str, theirs: str, puts: Sequence[Put]) -> set[int]:
    """Return the numbers of the places where a paragraph would stand twice, or against the other's removal."""
    if not any(put.new for put in puts):
        return set()
    before = telling_paragraphs(base)
    sides = {True: telling_paragraphs(mine), False: telling_paragraphs(theirs)}
    new = {side: {line for put in puts if put.by_mine is side for line in put.new} for side in sides}
    found = set()
    for side, other in ((True, False), (False, True)):
        gone = before - sides[side]
        lost = {line for line in gone if line not in sides[other] or line in new[other]}
        unwanted = new[other] | (before - sides[other])
        for put in puts:
            if put.by_mine is side and (put.new & unwanted or _has_alike(put.new - before, lost - put.base)):
                found.add(put.place)
    return found


def find_returned(places: Sequence[tuple[str, str, str]]) -> set[int]:
    """Return the numbers of the places where one side put words that both sides removed elsewhere.

    `places` are (base, mine, theirs). What both removed and one put elsewhere was moved there by that one, and
    removed, or moved elsewhere, by the other.
    """
    removed: set[str] = set()
    for base, mine, theirs in places:
        removed |= words_new(mine, base) & words_new(theirs, base)
    if not removed:
        return set()
    found = set()
    for number, (base, mine, theirs) in enumerate(places):
        put = words_new(base, theirs if mine == base else mine) if mine != theirs else set()
        if put and 2 * len(put & removed) >= len(put):
            found.add(number)
    return found


def words_new(old: str, new: str) -> set[str]:
    """Return the words of new that old has not."""
    return set(new.split()) - set(old.split())


def telling_paragraphs(text: str) -> frozenset[str]:
    """Return the lines that are more than a few words: what can be told from others like it."""
    lines = (line.strip() for line in text.split("\n"))
    return frozenset(line for line in lines if len(line.split(None, TELLING_WORDS)) >= TELLING_WORDS)


def lines_around(text: str, start: int, end: int) -> str:
    """Return text[start:end] with the rest of its first and last line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return text[first : last if last >= 0 else len(text)]


def is_whole_lines(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is made of whole lines; nothing, between two lines, is."""
    return (start == 0 or text[start - 1] == "\n") and (start == end or text[end - 1] == "\n")


def _has_alike(paragraphs: Collection[str], others: Collection[str]) -> bool:
    if not paragraphs or not others or len(paragraphs) * len(others) > MOST_PAIRS:
        return False
    left, right = [set(line.split()) for line in paragraphs], [set(line.split()) for line in others]
    return any(2 * len(one & other) >= ALIKE * (len(one) + len(other)) for one in left for other in right)
