"""Which number each note gets, by the order in which the markers stand on the page, as Cite counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from apps.wikitext.fragment_parts import Fragment, NoteList, NoteUse
from apps.wikitext.markers import CLOSE, OPEN, without_markers
from apps.wikitext.sanitise import escape_attribute

_MARK = re.compile(OPEN + r"([rg])(\d+)" + CLOSE)
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"


class Note:
    """A note of the page: its number in its group, its key among all notes, its content and uses.

    A note that says where in another one to look stands under it (`under`), with a number of its own there.
    `anchor` is its id in its list; ids are escaped for an attribute.
    """

    __slots__ = (
        "_slug", "anchor", "content", "details", "filled", "fragment", "group", "key", "more", "name", "number",
        "problems", "under", "uses",
    )  # fmt: skip

    def __init__(self, name: str, group: str, key: int, number: int, under: Note | None = None) -> None:
        self.name = name
        self.group = group
        self.key = key
        self.number = number
        self.under = under
        self._slug = escape_attribute("_".join(name.split()))
        self.anchor = f"cite_note-{self._slug}-{key}" if name else f"cite_note-{key}"
        self.content: str | None = None
        self.fragment = -1
        self.more: list[tuple[int, str]] = []
        self.details: dict[str, Note] = {}
        self.uses = 0
        self.filled = 0
        self.problems: list[tuple[str, str]] = []

    def use_anchor(self, use: int) -> str:
        """Return the id of its marker number `use`, counted from 0."""
        if self.name:
            return f"cite_ref-{self._slug}_{self.key}-{use}"
        return f"cite_ref-{self.key}" + (f"-{use}" if use else "")

    @property
    def label(self) -> str:
        """Return what the marker shows between its brackets."""
        if self.under is not None:
            return f"{self.under.label}.{self.number}"
        return label(self.group, self.number)


class _Group:
    __slots__ = ("by_name", "notes")

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self.by_name: dict[str, Note] = {}


class Numbering:
    """The notes of a page: `uses` by (fragment, ref), `lists` by (fragment, list), `left` without a list.

    What goes on with another note uses none.
    """

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        self.uses: dict[tuple[int, int], Note | None] = {}
        self.lists: dict[tuple[int, int], tuple[str, list[Note], list[tuple[str, str]]]] = {}
        self.count = 0
        self.reference_count = 0
        self._fragments = fragments
        self._groups: dict[str, _Group] = {}
        for index, fragment in enumerate(fragments):
            if fragment.refs or fragment.lists:
                self._read(index, fragment.html)
        self.left = [(name, group.notes) for name, group in self._groups.items() if group.notes]

    def _read(self, index: int, html: str) -> None:
        fragment = self._fragments[index]
        for letter, digits in _MARK.findall(html):
            number = int(digits)
            if letter == "g":
                self._close(index, number, fragment.lists[number])
                continue
            use = fragment.refs[number]
            if (index, number) not in self.uses:
                for content in (use.content, use.details):
                    if content and OPEN in content:
                        # A note inside a note counts where the outer one stands first, before it.
                        self._read(index, content)
            self._use(index, number, use)

    def _use(self, index: int, number: int, use: NoteUse) -> None:
        group = self._groups.setdefault(use.group, _Group())
        followed = group.by_name.get(use.follow)
        if followed is not None and use.content and not use.name:
            followed.more.append((index, use.content))
            self.uses[index, number] = None
            return
        note = self.uses.get((index, number)) if not use.name else group.by_name.get(use.name)
        if note is None:
            note = self._add(group, use)
        self._define(note, use, index)
        if use.details:
            note = self._detail(note, use.details, index)
        note.uses += 1
        self.uses[index, number] = note

    def _detail(self, note: Note, details: str, index: int) -> Note:
        """Return the note under this one that says so, a new one where none does yet."""
        found = note.details.get(without_markers(details))
        if found is None:
            self.count += 1
            found = Note("", note.group, self.count, len(note.details) + 1, note)
            found.content, found.fragment = details, index
            note.details[without_markers(details)] = found
        return found

    def _add(self, group: _Group, use: NoteUse) -> Note:
        self.count += 1
        note = Note(use.name, use.group, self.count, len(group.notes) + 1)
        group.notes.append(note)
        self.reference_count += not use.group
        if use.name:
            group.by_name[use.name] = note
        return note

    def _define(self, note: Note, use: NoteUse, index: int) -> None:
        if use.content is None:
            return
        if note.content is None:
            note.content, note.fragment = use.content, index
        elif without_markers(note.content) != without_markers(use.content):
            problem = ("note conflict", use.name)
            if problem not in note.problems:
                note.problems.append(problem)

    def _close(self, index: int, number: int, place: NoteList) -> None:
        group = self._groups.get(place.group, _Group())
        problems = []
        for definition in place.definitions:
            problem = self._define_in_list(group, definition, place, index)
            if problem:
                problems.append((problem, definition.name or definition.group))
        self._groups.pop(place.group, None)
        self.lists[index, number] = place.group, group.notes, problems

    def _define_in_list(self, group: _Group, definition: NoteUse, place: NoteList, index: int) -> str:
        if not definition.name:
            return "note list unnamed"
        if definition.group not in ("", place.group):
            return "note list other group"
        note = group.by_name.get(definition.name)
        if note is None:
            return "note list unused"
        if definition.content and OPEN in definition.content:
            self._read(index, definition.content)
        self._define(note, definition, index)
        return ""


def label(group: str, number: int) -> str:
    """Return what a marker shows: the number, its letter or numeral in the groups named so, else both."""
    match group:
        case "" | "decimal":
            return str(number)
        case "lower-alpha" | "upper-alpha":
            return _case(letters(number), group)
        case "lower-roman" | "upper-roman":
            return _case(_roman(number), group)
        case "lower-greek":
            return _greek(number)
    return f"{group} {number}"


def letters(number: int) -> str:
    """Return a, b, … z, aa, ab, … for 1, 2, …"""
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(97 + rest) + written
    return written


def _greek(number: int) -> str:
    written = ""
    while number:
        number, rest = divmod(number - 1, len(_GREEK))
        written = _GREEK[rest] + written
    return written


def _roman(number: int) -> str:
    written = "m" * (number // 1000)
    number %= 1000
    for value, sign in ((900, "cm"), (500, "d"), (400, "cd"), *_ROMAN):
        while number >= value:
            written += sign
            number -= value
    return written


def _case(written: str, group: str) -> str:
    return written.upper() if group.startswith("upper") else written
