"""Which flag is which: what was found in a text is matched with what is known, the surest likeness first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

NEAR = 30
LIKE_ENOUGH = 60


class Known(Protocol):
    """What a flag is known by; found flags and rows have it under the same names."""

    kind: str
    section_id: int | None
    template: str
    sentence: str
    before: str
    after: str


Found = TypeVar("Found", bound=Known)
Row = TypeVar("Row", bound=Known)
Key = Callable[[Known], Hashable | None]
Matched = tuple[list[tuple[Found, Row]], list[Found], list[Row]]

# The same words with the same template; of equal ones those in the same surroundings first.
SURE: tuple[Key, ...] = (
    lambda f: (f.kind, f.section_id, f.sentence, f.template, f.before, f.after),
    lambda f: (f.kind, f.sentence, f.template, f.before[-NEAR:], f.after[:NEAR]) if f.sentence else None,
    lambda f: (f.kind, f.section_id, f.sentence, f.template, f.before[-NEAR:]),
    lambda f: (f.kind, f.section_id, f.sentence, f.template, f.after[:NEAR]),
    lambda f: (f.kind, f.section_id, f.sentence, f.template),
    lambda f: (f.kind, f.sentence, f.template) if f.sentence else None,
    lambda f: (f.kind, f.section_id, f.sentence) if f.sentence else None,
    lambda f: (f.kind, f.sentence) if f.sentence else None,
    lambda f: (f.kind, f.section_id, f.template, f.before, f.after),
)
# Banners have no sentence: there is one of a kind in a section, and it may move with its words.
BANNERS: tuple[Key, ...] = (
    lambda f: (f.kind, f.section_id) if not f.sentence else None,
    lambda f: (f.kind, f.template) if not f.sentence else None,
)


def align_surely(found: Sequence[Found], rows: Sequence[Row]) -> Matched:
    """Return (pairs, flags without a row, rows without a flag) by what is equal alone."""
    return by_keys(found, rows, SURE)


def align_anywhere(found: Sequence[Found], rows: Sequence[Row]) -> Matched:
    """Return as align_surely, for flags whose section is not known: banners go by kind and template."""
    return by_keys(found, rows, (*SURE, *BANNERS))


def align_likely(found: Sequence[Found], rows: Sequence[Row]) -> Matched:
    """Return (pairs, flags without a row, rows without a flag): sentences that were reworded, banners that
    moved.
    """
    pairs, found, rows = by_keys(found, rows, BANNERS)
    likely = sorted(likenesses(found, rows), key=lambda pair: -pair[0])
    taken_found, taken_rows = set(), set()
    for _score, i, j in likely:
        if i not in taken_found and j not in taken_rows:
            pairs.append((found[i], rows[j]))
            taken_found.add(i)
            taken_rows.add(j)
    return (
        pairs,
        [flag for i, flag in enumerate(found) if i not in taken_found],
        [row for j, row in enumerate(rows) if j not in taken_rows],
    )


def likenesses(found: Sequence[Found], rows: Sequence[Row]) -> list[tuple[float, int, int]]:
    """Return (likeness, index of flag, index of row) of all pairs of one kind that are like enough.

    In the same section a little less of the sentence need be left.
    """
    scored = []
    for i, flag in enumerate(found):
        for j, row in enumerate(rows):
            if flag.kind == row.kind:
                bonus = 10 if flag.section_id == row.section_id else 0
                score = fuzz.ratio(words_of(flag), words_of(row), score_cutoff=LIKE_ENOUGH - bonus)
                if score:
                    scored.append((score + bonus, i, j))
    return scored


def words_of(flag: Known) -> str:
    return flag.sentence or flag.before


def by_keys(found: Sequence[Found], rows: Sequence[Row], keys: Sequence[Key]) -> Matched:
    pairs: list[tuple[Found, Row]] = []
    left, free = list(found), list(rows)
    for key in keys:
        matched, left, free = match(left, free, key)
        pairs += matched
    return pairs, left, free


def match(found: list[Found], rows: list[Row], key: Key) -> Matched:
    """Match what has an equal key, equal ones in their order; None is equal to nothing."""
    by_key: dict[Hashable, list[Row]] = defaultdict(list)
    for row in reversed(rows):
        by_key[key(row)].append(row)
    pairs, left, taken = [], [], set()
    for flag in found:
        value = key(flag)
        if value is not None and by_key[value]:
            row = by_key[value].pop()
            pairs.append((flag, row))
            taken.add(id(row))
        else:
            left.append(flag)
    return pairs, left, [row for row in rows if id(row) not in taken]
