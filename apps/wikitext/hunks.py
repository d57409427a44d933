"""The hunks of a diff: texts aligned by paragraphs, then by words inside the paragraphs that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from apps.wikitext.alignment import (
    Edit,
    paragraph_edits,
    same_end,
    same_start,
    split_paragraphs,
    word_edits,
)
from apps.wikitext.pairing import Gap, pair

Kind = Literal["context", "added", "removed", "changed", "moved-from", "moved-to"]
Op = Literal["same", "removed", "added"]


class Part(NamedTuple):
    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """A run of unchanged lines, or one paragraph that changed.

    Lines count from 1. Offsets are code points of the whole texts, line ends included; on the side where the
    paragraph does not stand, start and end are the place where it would.
    """

    kind: Kind
    old_line: int
    new_line: int
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    parts: tuple[Part, ...]
    move_id: int = 0
    words_changed: int = 0
    whitespace_only: bool = False


class Start(NamedTuple):
    old_line: int
    new_line: int
    old_start: int
    new_start: int


START = Start(1, 1, 0, 0)


@dataclass(slots=True)
class Strip:
    """Two texts that are compared with each other, and where they begin."""

    old: str
    new: str
    start: Start
    head: str = ""
    tail: str = ""
    old_lines: list[str] = field(default_factory=list)
    new_lines: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def align(self) -> None:
        head = same_start(self.old, self.new)
        tail = same_end(self.old, self.new, head)
        self.head, self.tail = self.old[:head], self.old[len(self.old) - tail :]
        self.old_lines = split_paragraphs(self.old[head : len(self.old) - tail])
        self.new_lines = split_paragraphs(self.new[head : len(self.new) - tail])
        self.edits = paragraph_edits(self.old_lines, self.new_lines)


def compare(strips: Sequence[Strip]) -> list[list[Hunk]]:
    removed: list[str] = []
    added: list[str] = []
    gaps: list[Gap] = []
    for strip in strips:
        strip.align()
        for edit in strip.edits:
            gone = strip.old_lines[edit.old_start : edit.old_end]
            come = strip.new_lines[edit.new_start : edit.new_end]
            gaps.append(
                Gap(range(len(removed), len(removed) + len(gone)), range(len(added), len(added) + len(come)))
            )
            removed += gone
            added += come
    fates = _Fates(removed, added, gaps)
    remaining = iter(gaps)
    return [list(_Walk(strip, fates).hunks([next(remaining) for _ in strip.edits])) for strip in strips]


class _Fates:
    """What became of each removed and each added paragraph of all strips."""

    def __init__(self, removed: list[str], added: list[str], gaps: list[Gap]) -> None:
        self.removed, self.added = removed, added
        pairs = pair(removed, added, gaps)
        self.stayed = {p.removed: p.added for p in pairs if not p.move_id}
        self.moved_from = {p.removed: p.move_id for p in pairs if p.move_id}
        self.moved_to = {p.added: p for p in pairs if p.move_id}

    def is_same(self, i: int, j: int) -> bool:
        return self.removed[i] == self.added[j] and i not in self.moved_from and j not in self.moved_to


class _Walk:
    """One pass over a strip that keeps line and offset on both sides."""

    def __init__(self, strip: Strip, fates: _Fates) -> None:
        self.strip, self.fates = strip, fates
        self.old_line, self.new_line, self.old_at, self.new_at = strip.start

    def hunks(self, gaps: Sequence[Gap]) -> Iterator[Hunk]:
        lines = self.strip.old_lines
        same_from = 0
        text = self.strip.head
        for edit, gap in zip(self.strip.edits, gaps, strict=True):
            yield from self._context(text + "".join(lines[same_from : edit.old_start]))
            yield from self._gap(gap)
            same_from, text = edit.old_end, ""
        yield from self._context(text + "".join(lines[same_from:]) + self.strip.tail)

    def _context(self, text: str) -> Iterator[Hunk]:
        if text:
            yield self._hunk("context", (Part("same", text),))

    def _gap(self, gap: Gap) -> Iterator[Hunk]:
        i, j = gap.removed.start, gap.added.start
        for k in gap.removed:
            if k in self.fates.stayed:
                m = self.fates.stayed[k]
                yield from self._between(range(i, k), range(j, m))
                yield self._stayed(k, m)
                i, j = k + 1, m + 1
        yield from self._between(range(i, gap.removed.stop), range(j, gap.added.stop))

    def _between(self, removed: range, added: range) -> Iterator[Hunk]:
        """Yield what stands between two paragraphs that stayed; blank lines at its ends may be the same."""
        head = self._count_same(removed, added)
        tail = self._count_same(removed[head:][::-1], added[head:][::-1])
        yield from self._context("".join(self.fates.removed[i] for i in removed[:head]))
        yield from self._one_sided(removed[head : len(removed) - tail], added[head : len(added) - tail])
        yield from self._context("".join(self.fates.removed[i] for i in removed[len(removed) - tail :]))

    def _count_same(self, removed: range, added: range) -> int:
        count = 0
        for i, j in zip(removed, added, strict=False):
            if not self.fates.is_same(i, j):
                break
            count += 1
        return count

    def _one_sided(self, removed: range, added: range) -> Iterator[Hunk]:
        for i in removed:
            yield self._removed(i)
        for j in added:
            yield self._added(j)

    def _stayed(self, i: int, j: int) -> Hunk:
        old, new = self.fates.removed[i], self.fates.added[j]
        if old == new:
            return self._hunk("context", (Part("same", old),))
        parts = word_parts(old, new)
        words = _words_changed(parts)
        return self._hunk("changed", parts, words=words, whitespace_only=not words)

    def _removed(self, i: int) -> Hunk:
        text = self.fates.removed[i]
        move_id = self.fates.moved_from.get(i, 0)
        kind: Kind = "moved-from" if move_id else "removed"
        return self._hunk(kind, (Part("removed", text),), move_id=move_id, whitespace_only=text.isspace())

    def _added(self, j: int) -> Hunk:
        text = self.fates.added[j]
        move = self.fates.moved_to.get(j)
        if move is None:
            return self._hunk("added", (Part("added", text),), whitespace_only=text.isspace())
        parts = word_parts(self.fates.removed[move.removed], text)
        return self._hunk("moved-to", parts, move_id=move.move_id, words=_words_changed(parts))

    def _hunk(
        self,
        kind: Kind,
        parts: tuple[Part, ...],
        *,
        move_id: int = 0,
        words: int = 0,
        whitespace_only: bool = False,
    ) -> Hunk:
        old = "" if kind in ("added", "moved-to") else "".join(p.text for p in parts if p.op != "added")
        new = "" if kind in ("removed", "moved-from") else "".join(p.text for p in parts if p.op != "removed")
        old_at, new_at, old_line, new_line = self.old_at, self.new_at, self.old_line, self.new_line
        self.old_at += len(old)
        self.new_at += len(new)
        self.old_line += old.count("\n")
        self.new_line += new.count("\n")
        return Hunk(
            kind,
            old_line,
            new_line,
            old_at,
            self.old_at,
            new_at,
            self.new_at,
            parts,
            move_id,
            words,
            whitespace_only,
        )


def word_parts(old: str, new: str) -> tuple[Part, ...]:
    """Return one paragraph as words that are the same, removed or added, removed before added."""
    parts = []
    position = 0
    for edit in word_edits(old, new):
        parts.append(Part("same", old[position : edit.old_start]))
        parts.append(Part("removed", old[edit.old_start : edit.old_end]))
        parts.append(Part("added", new[edit.new_start : edit.new_end]))
        position = edit.old_end
    parts.append(Part("same", old[position:]))
    return tuple(part for part in parts if part.text)


def _words_changed(parts: Sequence[Part]) -> int:
    """Return how many words differ; a word put in the place of another counts once, spaces not at all."""
    changed = 0
    removed: list[str] = []
    added: list[str] = []
    for part in [*parts, Part("same", "")]:
        if part.op == "removed":
            removed = part.text.split()
        elif part.op == "added":
            added = part.text.split()
        else:
            changed += max(len(removed), len(added)) if removed != added else 0
            removed, added = [], []
    return changed
