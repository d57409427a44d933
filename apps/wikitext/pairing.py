"""Which removed paragraph became which added one: changed where it stood, or moved, perhaps with changes."""

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from apps.wikitext.alignment import count_same_end, count_same_start, split_words

SMALL_GAP = 36
FEW_PAIRS = 1_000
RARE = 5
CANDIDATES_EACH = 3
SHORT_TEXT = 200
SAME_ENDS = 0.5
CONTAINED = 0.6
SIMILAR_IN_PLACE = 0.4
SIMILAR_MOVED = 0.6
MOVABLE_WORDS = 4
MOVABLE_CHARACTERS = 20
TELLING_LETTERS = 4
STAYING_BONUS = 0.15
_PARAMETER = re.compile(r"[ \t]*\|[ \t]*([^|=\[\]{}<>\n]{1,60}?)[ \t]*=")


class Gap(NamedTuple):
    """Removed and added paragraphs between two matching blocks, as ranges into the lists given to `pair`."""

    removed: range
    added: range


class Pair(NamedTuple):
    removed: int
    added: int
    move_id: int
    """0: changed in place. Neighbours that moved together share a number."""


def pair(removed: Sequence[str], added: Sequence[str], gaps: Sequence[Gap]) -> list[Pair]:
    """Return the pairs in the order of the removed paragraphs; in one gap those that stayed never cross.

    `gaps` cover both lists in order.
    """
    pairing = _Pairing(removed, added, gaps)
    pairing.match_exact()
    pairing.match_same_ends()
    pairing.match_similar()
    return pairing.numbered()


class _Pairing:
    def __init__(self, removed: Sequence[str], added: Sequence[str], gaps: Sequence[Gap]) -> None:
        self.removed, self.added, self.gaps = removed, added, gaps
        self.removed_gap = [number for number, gap in enumerate(gaps) for _ in gap.removed]
        self.added_gap = [number for number, gap in enumerate(gaps) for _ in gap.added]
        self.partner: dict[int, int] = {}
        self.taken: set[int] = set()
        self.moved: set[int] = set()
        self.words: dict[str, list[str]] = {}
        self.stayed: dict[int, list[tuple[int, int]]] = defaultdict(list)

    def match_exact(self) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for j in range(len(self.added) - 1, -1, -1):
            places[self.added[j]].append(j)
        times_removed = Counter(self.removed)
        for i, text in enumerate(self.removed):
            free = places.get(text)
            single = times_removed[text] == 1 and free is not None and len(free) == 1
            if i not in self.partner and free and (_is_movable(text) or (single and _is_telling(text))):
                while free and free[-1] in self.taken:
                    free.pop()
                if free:
                    self._take_block(i, free.pop())

    def match_same_ends(self) -> None:
        """Pair what was changed in one stretch: the common case, told without a look at the words."""
        for i, j in self._best(self._candidates_in_place(), _likeness_in_place, SAME_ENDS):
            if not self._crosses(i, j):
                self._take(i, j, moved=False)
        for i, j in self._best(self._candidates_elsewhere(), _same_ends, SIMILAR_MOVED):
            self._take(i, j, moved=True)

    def _best(
        self, candidates: Iterable[tuple[int, int]], likeness: Callable[[str, str], float], least: float
    ) -> Iterator[tuple[int, int]]:
        scored = [(likeness(self.removed[i], self.added[j]), i, j) for i, j in candidates]
        for score, i, j in sorted(scored, reverse=True):
            if score >= least and i not in self.partner and j not in self.taken:
                yield i, j

    def match_similar(self) -> None:
        for _, i, j, stays in sorted(self._scored(), reverse=True):
            if i in self.partner or j in self.taken:
                continue
            if stays and not self._crosses(i, j):
                self._take(i, j, moved=False)
            elif self._is_move(i, j):
                self._take(i, j, moved=True)

    def numbered(self) -> list[Pair]:
        pairs: list[Pair] = []
        move_id = 0
        for i, j in sorted(self.partner.items()):
            if i not in self.moved:
                pairs.append(Pair(i, j, 0))
                continue
            last = pairs[-1] if pairs else None
            if not (last and last.move_id and (last.removed + 1, last.added + 1) == (i, j)):
                move_id += 1
            pairs.append(Pair(i, j, move_id))
        return pairs

    def _take_block(self, i: int, j: int) -> None:
        """Take the pair and, on both sides of it, what moved along: blank lines, headings, short items."""
        self._take(i, j, moved=True)
        for step in (1, -1):
            k, m = i + step, j + step
            while self._same_free(k, m) and self._is_neighbour(k, m, step):
                self._take(k, m, moved=True)
                k, m = k + step, m + step

    def _same_free(self, i: int, j: int) -> bool:
        if not (0 <= i < len(self.removed) and 0 <= j < len(self.added)):
            return False
        return self.removed[i] == self.added[j] and i not in self.partner and j not in self.taken

    def _is_neighbour(self, i: int, j: int, step: int) -> bool:
        return (
            self.removed_gap[i] == self.removed_gap[i - step]
            and self.added_gap[j] == self.added_gap[j - step]
        )

    def _take(self, i: int, j: int, *, moved: bool) -> None:
        self.partner[i] = j
        self.taken.add(j)
        if moved:
            self.moved.add(i)
        else:
            insort(self.stayed[self.removed_gap[i]], (i, j))

    def _crosses(self, i: int, j: int) -> bool:
        stayed = self.stayed[self.removed_gap[i]]
        place = bisect_left(stayed, (i, j))
        return (place > 0 and stayed[place - 1][1] > j) or (place < len(stayed) and stayed[place][1] < j)

    def _is_move(self, i: int, j: int) -> bool:
        return (
            _is_movable(self.removed[i])
            and _is_movable(self.added[j])
            and self._similarity(i, j, SIMILAR_MOVED) >= SIMILAR_MOVED
        )

    def _scored(self) -> Iterator[tuple[float, int, int, bool]]:
        for i, j in set(self._candidates_in_place()) | set(self._candidates_by_rare_words()):
            stays = self.removed_gap[i] == self.added_gap[j]
            least = SIMILAR_IN_PLACE if stays else SIMILAR_MOVED
            score = self._similarity(i, j, least)
            if score >= least:
                yield score + STAYING_BONUS * stays, i, j, stays

    def _candidates_in_place(self) -> Iterator[tuple[int, int]]:
        for gap in self.gaps:
            removed = [i for i in gap.removed if i not in self.partner and not self.removed[i].isspace()]
            added = [j for j in gap.added if j not in self.taken and not self.added[j].isspace()]
            if len(removed) * len(added) <= SMALL_GAP:
                yield from product(removed, added)
            else:
                yield from zip(removed, added, strict=False)
                yield from zip(reversed(removed), reversed(added), strict=False)

    def _candidates_elsewhere(self) -> Iterator[tuple[int, int]]:
        removed = [i for i, text in enumerate(self.removed) if i not in self.partner and _is_movable(text)]
        added = [j for j, text in enumerate(self.added) if j not in self.taken and _is_movable(text)]
        if len(removed) * len(added) <= FEW_PAIRS:
            yield from product(removed, added)

    def _candidates_by_rare_words(self) -> Iterator[tuple[int, int]]:
        removed = [i for i, text in enumerate(self.removed) if i not in self.partner and not text.isspace()]
        added = [j for j, text in enumerate(self.added) if j not in self.taken and not text.isspace()]
        if not (removed and added):
            return
        places: dict[str, list[int]] = defaultdict(list)
        for j in added:
            for word in set(self._words(self.added[j])):
                places[word].append(j)
        rare = {word: found for word, found in places.items() if len(found) <= RARE}
        for i in removed:
            shared = Counter(j for word in set(self._words(self.removed[i])) for j in rare.get(word, ()))
            yield from ((i, j) for j, _ in shared.most_common(CANDIDATES_EACH))

    def _similarity(self, i: int, j: int, least: float) -> float:
        """0 to 1; by letters for short texts, where one word is much, by words for long ones."""
        old, new = self.removed[i], self.added[j]
        if max(len(old), len(new)) <= SHORT_TEXT:
            return fuzz.ratio(old, new, score_cutoff=100 * least) / 100
        return Indel.normalized_similarity(self._words(old), self._words(new), score_cutoff=least)

    def _words(self, text: str) -> list[str]:
        if text not in self.words:
            self.words[text] = split_words(text)
        return self.words[text]


def _same_ends(old: str, new: str) -> float:
    """0 to 1: how much of the longer one is beginning and end that both have."""
    return _count_same_ends(old, new) / max(len(old), len(new))


def _likeness_in_place(old: str, new: str) -> float:
    """As _same_ends; also where one is the other with much put into it, or both set one parameter."""
    same = _count_same_ends(old, new)
    shorter, longer = sorted((len(old), len(new)))
    likeness = same / longer
    if shorter >= MOVABLE_CHARACTERS:
        likeness = max(likeness, CONTAINED * same / shorter)
    return likeness + (old.lstrip()[:1] == "|" and _is_same_parameter(old, new))


def _count_same_ends(old: str, new: str) -> int:
    head = count_same_start(old, new)
    return head + count_same_end(old, new, min(len(old), len(new)) - head)


def _is_same_parameter(old: str, new: str) -> bool:
    before, after = _PARAMETER.match(old), _PARAMETER.match(new)
    return bool(before and after and before[1] == after[1])


def _is_movable(text: str) -> bool:
    return len(text) >= MOVABLE_CHARACTERS and len(text.split(None, MOVABLE_WORDS)) >= MOVABLE_WORDS


def _is_telling(text: str) -> bool:
    """Whether a short text is worth a mark when it moves unchanged: an item of a list, a heading."""
    return sum(map(str.isalnum, text[:80])) >= TELLING_LETTERS
