"""Which row is which piece: sections keep their identity through renames, reorders, splits and undo."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

from django.db.models import QuerySet

from apps.wikitext.sections import Piece, has_open_markup

from .models import Article, Section

Matched = dict[int, Section]


def resection(
    article: Article, rows: Sequence[Section], pieces: Sequence[Piece], *, absent: QuerySet[Section]
) -> tuple[list[Section], list[Section]]:
    """Write the pieces into rows; return (rows in the order of the pieces, those changed or new).

    `rows` are the sections that the pieces replace, in their old order; `absent` those that the article had
    once and has no more: what comes back is who it was. A row that no piece matches is left as it is, outside
    the order.
    """
    matched = match(rows, pieces)
    if len(matched) < len(pieces):
        revive(matched, pieces, absent)
    placed = [matched.get(index) or Section(article=article) for index in range(len(pieces))]
    changed = [row for row, piece in zip(placed, pieces, strict=True) if fill(row, piece)]
    write(changed)
    return placed, changed


def match(rows: Sequence[Section], pieces: Sequence[Piece]) -> Matched:
    """Return {index of piece: row}: same text wherever it went, then same heading, then same place."""
    matched: Matched = {}
    free = list(rows)
    take(matched, free, pieces, lambda row: row.text)
    take(matched, free, pieces, lambda row: (row.level, row.heading) if row.level else None)
    take(matched, free, pieces, lambda row: row.heading or None)
    take_same_place(matched, rows, pieces)
    return matched


def take(
    matched: Matched,
    free: list[Section],
    pieces: Sequence[Piece],
    key: Callable[[Section | Piece], Hashable | None],
) -> None:
    """Match what has an equal key, duplicates in order."""
    by_key = defaultdict(list)
    for row in free:
        if (value := key(row)) is not None:
            by_key[value].append(row)
    for index, piece in enumerate(pieces):
        if index not in matched and by_key.get(value := key(piece)):
            matched[index] = by_key[value].pop(0)
    taken = {row.pk for row in matched.values()}
    free[:] = [row for row in free if row.pk not in taken]


def take_same_place(matched: Matched, rows: Sequence[Section], pieces: Sequence[Piece]) -> None:
    """Match what is left between the same neighbours; those already matched are the anchors."""
    index_of = {row.pk: index for index, row in matched.items()}
    old = [index_of.get(row.pk, f"row {n}") for n, row in enumerate(rows)]
    new = [index if index in matched else f"piece {index}" for index in range(len(pieces))]
    for _tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        free_rows = [row for row in rows[i1:i2] if row.pk not in index_of]
        free_pieces = [index for index in range(j1, j2) if index not in matched]
        for row, index in zip(free_rows, free_pieces, strict=False):
            if bool(row.level) == bool(pieces[index].level):
                matched[index] = row


def revive(matched: Matched, pieces: Sequence[Piece], absent: QuerySet[Section]) -> None:
    headings = {piece.heading for index, piece in enumerate(pieces) if index not in matched}
    rows = list(absent.filter(heading__in=headings).order_by("-pk"))
    take(matched, rows, pieces, lambda row: row.text)
    take(matched, rows, pieces, lambda row: (row.level, row.heading) if row.level else None)


def fill(row: Section, piece: Piece) -> bool:
    """Put the piece into the row; return whether that changed it."""
    if row.pk is not None and row.text == piece.text:
        return False
    row.level = piece.level
    row.heading = piece.heading
    row.text = piece.text
    row.is_open = has_open_markup(piece.text)
    return True


def write(changed: Sequence[Section]) -> None:
    known = [row for row in changed if row.pk is not None]
    Section.objects.bulk_create([row for row in changed if row.pk is None])
    Section.objects.bulk_update(known, ["level", "heading", "text", "is_open"])
