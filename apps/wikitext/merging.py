"""Three-way merge on words: what two people made of the same text.

A place that one side changed is taken over; a place that both changed alike is taken once; places of both
sides that overlap or touch, and differ, are a conflict; so is a paragraph that both put into different
places, which would stand twice. Nothing of either side is dropped without being shown. A conflict is shown
as whole sentences: the words of two people, mixed, can say what neither said.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from apps.wikitext.alignment import (
    Edit,
    paragraph_edits,
    same_end,
    same_start,
    split_paragraphs,
    word_edits,
)
from apps.wikitext.strays import (
    Put,
    find_returned,
    find_strays,
    is_whole_lines,
    lines_around,
    telling_paragraphs,
)

END_OF_SENTENCE = re.compile(r"[.!?…։][\"'»”’)\]]*(?:<ref.*?(?:/>|</ref>)|\{\{[^{}]*\}\})*\s+|\n")
LONGEST_SENTENCE = 2_000
LONGEST_SEAM = 8


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place that both sides changed, and not alike."""

    base: str
    mine: str
    theirs: str


class MergeConflict(Exception):
    """Both sides changed the same place.

    `pieces` is the whole text in order, merged str or Conflict; `merged_places` counts the changes merged.
    """

    def __init__(self, pieces: Sequence[str | Conflict], merged_places: int) -> None:
        self.pieces = list(pieces)
        self.merged_places = merged_places
        conflicts = sum(isinstance(piece, Conflict) for piece in pieces)
        super().__init__(f"conflicts: {conflicts}, merged: {merged_places}")


def merge(base: str, mine: str, theirs: str) -> str:
    """Return the text with the changes of both sides. Raises MergeConflict where they meet."""
    pieces, merged_places = _merge(base, mine, theirs)
    if any(isinstance(piece, Conflict) for piece in pieces):
        raise MergeConflict(pieces, merged_places)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def merge_pieces(base: str, mine: str, theirs: str) -> list[str | Conflict]:
    """Return the merged text in order, as str, and a Conflict at each place that needs a person.

    No two str stand side by side, and none is empty.
    """
    return _merge(base, mine, theirs)[0]


def _merge(base: str, mine: str, theirs: str) -> tuple[list[str | Conflict], int]:
    places = list(
        _places(base, _Side(mine, _edits(base, mine), True), _Side(theirs, _edits(base, theirs), False))
    )
    strays = find_strays(base, mine, theirs, [place.put for place in places if place.put])
    strays |= find_returned([(place.base, place.mine, place.theirs) for place in places])
    places = [replace(place, is_stray=number in strays) for number, place in enumerate(places)]
    places = _whole_sentences(base, places)
    pieces: list[str | Conflict] = []
    merged_places = 0
    position = 0
    for place in places:
        decided = place.decided()
        merged_places += isinstance(decided, str)
        pieces += [base[position : place.start], decided]
        position = place.end
    return _joined([*pieces, base[position:]]), merged_places


@dataclass(frozen=True, slots=True)
class _Place:
    """base[start:end] was changed by one side or both."""

    start: int
    end: int
    base: str
    mine: str
    theirs: str
    put: Put | None = None
    is_stray: bool = False

    def decided(self) -> str | Conflict:
        if self.mine == self.theirs:
            return self.theirs
        if self.base not in (self.mine, self.theirs) or self.is_stray:
            return Conflict(self.base, self.mine, self.theirs)
        return self.theirs if self.mine == self.base else self.mine


_NONE_LEFT = Edit(sys.maxsize, sys.maxsize, 0, 0)


@dataclass(slots=True)
class _Side:
    """One side's text and its edits against the base, with the next one not merged yet."""

    text: str
    edits: list[Edit]
    is_mine: bool
    next: int = 0
    shift: int = 0
    """How much further a place stands in this text than in the base, behind the edits merged so far."""

    def peek(self) -> Edit:
        return self.edits[self.next] if self.next < len(self.edits) else _NONE_LEFT

    def take(self) -> Edit:
        edit = self.edits[self.next]
        self.next += 1
        self.shift = edit.new_end - edit.old_end
        return edit


def _places(base: str, mine: _Side, theirs: _Side) -> Iterator[_Place]:
    number = 0
    while (start := _next_side(mine, theirs).peek().old_start) < _NONE_LEFT.old_start:
        mine_from, theirs_from = start + mine.shift, start + theirs.shift
        end = _take_touching(base, mine, theirs)
        my_words = mine.text[mine_from : end + mine.shift]
        their_words = theirs.text[theirs_from : end + theirs.shift]
        put = None
        if (before := base[start:end]) == their_words:
            put = _put(number, base, start, end, mine, mine_from)
        elif before == my_words:
            put = _put(number, base, start, end, theirs, theirs_from)
        yield _Place(start, end, before, my_words, their_words, put)
        number += 1


def _put(number: int, base: str, start: int, end: int, side: _Side, side_from: int) -> Put | None:
    side_to = end + side.shift
    before, now = base[start:end], side.text[side_from:side_to]
    if "\n" not in now:
        # words inside a paragraph that stays where it was
        return None
    if not (is_whole_lines(base, start, end) and is_whole_lines(side.text, side_from, side_to)):
        before, now = lines_around(base, start, end), lines_around(side.text, side_from, side_to)
    old = telling_paragraphs(before)
    return Put(number, side.is_mine, telling_paragraphs(now) - old, old)


def _next_side(mine: _Side, theirs: _Side) -> _Side:
    """Return the side whose next edit stands first in the base; one that has none left stands behind all."""
    return min(mine, theirs, key=lambda side: side.peek()[:2])


def _take_touching(base: str, mine: _Side, theirs: _Side) -> int:
    """Take the edits of both sides that hang together from the next one on; return their end in the base."""
    end, inserted_at = -1, -1
    side = _next_side(mine, theirs)
    while end < 0 or _hangs_together(base, end, inserted_at, side.peek()):
        edit = side.take()
        end = max(end, edit.old_end)
        if edit.old_start == edit.old_end:
            inserted_at = edit.old_end
        side = _next_side(mine, theirs)
    return end


def _hangs_together(base: str, end: int, inserted_at: int, edit: Edit) -> bool:
    if edit.old_start <= end:
        return True
    # Line ends do not keep an insertion apart: it could as well stand on the other side of them.
    inserts = inserted_at == end or edit.old_start == edit.old_end
    return inserts and edit.old_start - end <= LONGEST_SEAM and base[end : edit.old_start].isspace()


def _whole_sentences(base: str, places: Sequence[_Place]) -> list[_Place]:
    """Return the places, each conflict widened to its sentence and united with the other changes in it."""
    spans = [(*_span_shown(base, place), [place]) for place in places]
    united: list[tuple[int, int, list[_Place]]] = []
    for start, end, held in sorted(spans, key=lambda span: span[:2]):
        if united and start < united[-1][1]:
            first, last, before = united.pop()
            united.append((first, max(last, end), before + held))
        else:
            united.append((start, end, held))
    return [_spanning(base, start, end, held) for start, end, held in united]


def _span_shown(base: str, place: _Place) -> tuple[int, int]:
    if isinstance(place.decided(), Conflict):
        return _sentence_around(base, place.start, place.end)
    return place.start, place.end


def _spanning(base: str, start: int, end: int, places: Sequence[_Place]) -> _Place:
    """Return one place from start to end that holds the changes of the places in it."""
    mine, theirs, position = [], [], start
    for place in sorted(places, key=lambda place: (place.start, place.end)):
        mine += [base[position : place.start], place.mine]
        theirs += [base[position : place.start], place.theirs]
        position = place.end
    rest = base[position:end]
    is_stray = any(place.is_stray for place in places)
    mine, theirs = [*mine, rest], [*theirs, rest]
    return _Place(start, end, base[start:end], "".join(mine), "".join(theirs), is_stray=is_stray)


def _sentence_around(base: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - LONGEST_SENTENCE)
    for found in END_OF_SENTENCE.finditer(base, first, start):
        first = found.end()
    if end > start and END_OF_SENTENCE.fullmatch(base[end - 1 : end]):
        return first, end
    last = END_OF_SENTENCE.search(base, end, end + LONGEST_SENTENCE)
    return first, last.end() if last else min(len(base), end + LONGEST_SENTENCE)


def _joined(pieces: Iterable[str | Conflict]) -> list[str | Conflict]:
    joined: list[str | Conflict] = []
    clean: list[str] = []
    for piece in [*pieces, None]:
        if isinstance(piece, str):
            clean.append(piece)
            continue
        if text := "".join(clean):
            joined.append(text)
        if piece is not None:
            joined.append(piece)
        clean = []
    return joined


def _edits(base: str, other: str) -> list[Edit]:
    """Return the edits from base to other by whole words, in code points."""
    head = same_start(base, other)
    tail = same_end(base, other, head)
    old = split_paragraphs(base[head : len(base) - tail])
    new = split_paragraphs(other[head : len(other) - tail])
    old_at = [*accumulate(map(len, old), initial=head)]
    new_at = [*accumulate(map(len, new), initial=head)]
    edits: list[Edit] = []
    for gap in paragraph_edits(old, new):
        old_start, new_start = old_at[gap.old_start], new_at[gap.new_start]
        words = word_edits(base[old_start : old_at[gap.old_end]], other[new_start : new_at[gap.new_end]])
        edits += _shifted(words, old_start, new_start)
    return edits


def _shifted(edits: Iterable[Edit], old: int, new: int) -> Iterator[Edit]:
    for edit in edits:
        yield Edit(edit.old_start + old, edit.old_end + old, edit.new_start + new, edit.new_end + new)
