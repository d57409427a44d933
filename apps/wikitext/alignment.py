"""Which parts of two sequences are the same: the ground on which diffs and merges stand.

Elements that occur once on both sides are matched first, because what is unique is meant; only what lies
between them goes to a longest common subsequence, and that in windows of bounded size. So the time stays
nearly linear in the input, whatever the input.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

LONG_PARAGRAPH = 8_000
MAX_DEPTH = 8
MAX_CELLS = 1 << 23
MAX_ISLAND_WORDS = 3

# A word keeps the space behind it. References, links, templates and parameters begin a word of their own, so
# that a note added behind a figure does not read as a change of the figure.
_WORD = re.compile(r"[^ \n\t\r<|{\[]+ *|[<|{\[]+[^ \n\t\r<|{\[]* *|\n|[ \t\r]+")
_SENTENCE_END = re.compile(r"(?:[.!?։؟。][\"'”»)\]]*(?:</ref>)?|</ref>|/>)[^\S\n]+")


class Block(NamedTuple):
    """The same `size` elements stand in old from `old` on and in new from `new` on."""

    old: int
    new: int
    size: int


class Edit(NamedTuple):
    """old[old_start:old_end] became new[new_start:new_end]; never empty on both sides."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """Return the matching blocks in order; neighbouring blocks never touch on both sides."""
    ids: dict[Hashable, int] = {}
    a = [ids.setdefault(element, len(ids)) for element in old]
    b = [ids.setdefault(element, len(ids)) for element in new]
    blocks: list[Block] = []
    open_ranges = [(0, len(a), 0, len(b), 0)]
    while open_ranges:
        a_start, a_end, b_start, b_end, depth = open_ranges.pop()
        head, tail = _same_ends(a, a_start, a_end, b, b_start, b_end)
        if head:
            blocks.append(Block(a_start, b_start, head))
        if tail:
            blocks.append(Block(a_end - tail, b_end - tail, tail))
        inner = (a_start + head, a_end - tail, b_start + head, b_end - tail)
        if inner[0] == inner[1] or inner[2] == inner[3]:
            continue
        anchors = _unique_anchors(a, b, *inner) if depth < MAX_DEPTH else []
        if anchors:
            stops = [(inner[0], inner[2]), *anchors, (inner[1], inner[3])]
            open_ranges += [(i, k, j, m, depth + 1) for (i, j), (k, m) in pairwise(stops)]
        else:
            blocks += _common_subsequence(a, b, *inner)
    return _joined(sorted(blocks))


def edits_between(blocks: Sequence[Block], old_size: int, new_size: int) -> list[Edit]:
    """Return what lies between matching blocks."""
    edits = []
    i = j = 0
    for block in [*blocks, Block(old_size, new_size, 0)]:
        if block.old > i or block.new > j:
            edits.append(Edit(i, block.old, j, block.new))
        i, j = block.old + block.size, block.new + block.size
    return edits


def paragraph_edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return the edits that lead from old paragraphs to new ones, in paragraphs.

    Blank lines and bare markup between two changes belong to the change: taken for fixed points, they would
    set a paragraph against the successor of another one.
    """
    blocks = [block for block in align(old, new) if _is_telling(old[block.old : block.old + block.size])]
    return edits_between(blocks, len(old), len(new))


def split_words(text: str) -> list[str]:
    """Return the words, each with the space behind it; a line end is a word. Joined they are the text."""
    return _WORD.findall(text)


def word_edits(old: str, new: str) -> list[Edit]:
    """Return the edits that lead from old to new, by whole words; offsets are code points.

    One or two common words between two larger changes count as changed: read alone they say nothing.
    """
    head, tail = _same_words_at_ends(old, new)
    a, b = split_words(old[head : len(old) - tail]), split_words(new[head : len(new) - tail])
    a_at = [*accumulate(map(len, a), initial=head)]
    b_at = [*accumulate(map(len, b), initial=head)]
    edits = edits_between(align(a, b), len(a), len(b))
    places = [Edit(a_at[e.old_start], a_at[e.old_end], b_at[e.new_start], b_at[e.new_end]) for e in edits]
    words_between = [right.old_start - left.old_end for left, right in pairwise(edits)]
    return [_without_same_word(edit, old, new) for edit in _without_islands(places, words_between, old)]


def split_paragraphs(text: str) -> list[str]:
    """Return the lines with their ends, those of over 8 KB cut behind sentences. Joined they are the text."""
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    if last:
        lines.append(last)
    if max(map(len, lines), default=0) <= LONG_PARAGRAPH:
        return lines
    return [piece for line in lines for piece in _sentences(line)]


def same_start(old: str, new: str) -> int:
    """Return how many code points both begin with, back to the beginning of a line."""
    return old.rfind("\n", 0, count_same_start(old, new)) + 1


def same_end(old: str, new: str, start: int) -> int:
    """Return how many code points both end with, from the beginning of a line on, behind `start` in both."""
    longest = min(len(old), len(new)) - start
    count = count_same_end(old, new, longest)
    if count == longest and _begins_a_line(old, len(old) - count) and _begins_a_line(new, len(new) - count):
        return count
    line_end = old.find("\n", len(old) - count)
    return len(old) - line_end - 1 if line_end >= 0 else 0


def count_same_start(old: str, new: str) -> int:
    """Return how many code points both begin with."""
    longest, count, step = min(len(old), len(new)), 0, 1
    while step:
        if count + step <= longest and old.startswith(new[count : count + step], count):
            count += step
            step *= 4
        else:
            step = min(step // 2, longest - count)
    return count


def count_same_end(old: str, new: str, longest: int) -> int:
    """Return how many code points both end with, `longest` at most."""
    count, step = 0, 1
    while step:
        i, j = len(old) - count, len(new) - count
        if count + step <= longest and old.startswith(new[j - step : j], i - step):
            count += step
            step *= 4
        else:
            step = min(step // 2, longest - count)
    return count


def _begins_a_line(text: str, position: int) -> bool:
    return position == 0 or text[position - 1] == "\n"


def _same_words_at_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many code points of whole words both begin and end with."""
    same = count_same_start(old, new)
    head = _behind_space(old, same)
    same = count_same_end(old, new, min(len(old), len(new)) - head)
    return head, len(old) - _word_start(old, len(old) - same)


def _behind_space(text: str, end: int) -> int:
    """Return the last place before `end` where a word begins behind a space, or 0."""
    space = text.rfind(" ", 0, max(end - 1, 0))
    while space >= 0 and text[space + 1] in " \t\r\n":
        space = text.rfind(" ", 0, space)
    return space + 1


def _word_start(text: str, start: int) -> int:
    """Return the first place behind a space at or after `start` where a word begins, or the end."""
    space = text.find(" ", start)
    while 0 <= space < len(text) - 1 and text[space + 1] in " \t\r\n":
        space = text.find(" ", space + 1)
    return space + 1 if space >= 0 else len(text)


def _sentences(line: str) -> list[str]:
    if len(line) <= LONG_PARAGRAPH:
        return [line]
    stops = [0, *(match.end() for match in _SENTENCE_END.finditer(line)), len(line)]
    return [line[start:end] for start, end in pairwise(stops) if start < end]


def _is_telling(paragraphs: Sequence[str]) -> bool:
    return any(any(map(str.isalnum, paragraph)) for paragraph in paragraphs)


def _same_ends(
    a: list[int], a_start: int, a_end: int, b: list[int], b_start: int, b_end: int
) -> tuple[int, int]:
    longest = min(a_end - a_start, b_end - b_start)
    head = 0
    while head < longest and a[a_start + head] == b[b_start + head]:
        head += 1
    tail = 0
    while tail < longest - head and a[a_end - tail - 1] == b[b_end - tail - 1]:
        tail += 1
    return head, tail


def _unique_anchors(
    a: list[int], b: list[int], a_start: int, a_end: int, b_start: int, b_end: int
) -> list[tuple[int, int]]:
    a_places = _single_places(a, a_start, a_end)
    b_places = _single_places(b, b_start, b_end)
    pairs = [(i, b_places.get(element, -1)) for element, i in a_places.items() if i >= 0]
    return _longest_rising([pair for pair in pairs if pair[1] >= 0])


def _single_places(elements: list[int], start: int, end: int) -> dict[int, int]:
    places: dict[int, int] = {}
    for i in range(start, end):
        places[elements[i]] = -1 if elements[i] in places else i
    return places


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rise on both sides; pairs come sorted by the first."""
    ends: list[int] = []
    last_of_length: list[int] = []
    before: list[int] = []
    for k, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        last_of_length[length : length + 1] = [k]
        before.append(last_of_length[length - 1] if length else -1)
    chain = []
    k = last_of_length[-1] if last_of_length else -1
    while k >= 0:
        chain.append(pairs[k])
        k = before[k]
    return chain[::-1]


def _common_subsequence(
    a: list[int], b: list[int], a_start: int, a_end: int, b_start: int, b_end: int
) -> list[Block]:
    a_size, b_size = a_end - a_start, b_end - b_start
    windows = int((a_size * b_size / MAX_CELLS) ** 0.5) + 1
    a_stops = [a_start + a_size * k // windows for k in range(windows + 1)]
    b_stops = [b_start + b_size * k // windows for k in range(windows + 1)]
    blocks = []
    for (i, k), (j, m) in zip(pairwise(a_stops), pairwise(b_stops), strict=True):
        for op in LCSseq.opcodes(a[i:k], b[j:m]):
            if op.tag == "equal":
                blocks.append(Block(i + op.src_start, j + op.dest_start, op.src_end - op.src_start))
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and (last.old + last.size, last.new + last.size) == (block.old, block.new):
            joined[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            joined.append(block)
    return joined


def _without_islands(edits: list[Edit], words_between: list[int], old: str) -> list[Edit]:
    kept: list[Edit] = []
    for k, edit in enumerate(edits):
        if kept and words_between[k - 1] <= MAX_ISLAND_WORDS and _is_island(kept[-1], edit, old):
            kept[-1] = Edit(kept[-1].old_start, edit.old_end, kept[-1].new_start, edit.new_end)
        else:
            kept.append(edit)
    return kept


def _without_same_word(edit: Edit, old: str, new: str) -> Edit:
    """Leave out the word behind which a text ended and now goes on, or the other way round."""
    before, after = old[edit.old_start : edit.old_end], new[edit.new_start : edit.new_end]
    shorter, longer = sorted((before, after), key=len)
    if not shorter or not longer.startswith(shorter) or longer[len(shorter) : len(shorter) + 1] != " ":
        return edit
    return Edit(edit.old_start + len(shorter), edit.old_end, edit.new_start + len(shorter), edit.new_end)


def _is_island(left: Edit, right: Edit, old: str) -> bool:
    between = old[left.old_end : right.old_start]
    return "\n" not in between and 2 * len(between) < min(_weight(left), _weight(right))


def _weight(edit: Edit) -> int:
    return max(edit.old_end - edit.old_start, edit.new_end - edit.new_start)
