"""Markers and lists of notes as HTML, in the form that Cite gives them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Protocol

from apps.wikitext.numbering import Note, letters


class Page(Protocol):
    """What a list needs of the page it stands on."""

    words: Mapping[str, str]
    is_part: bool

    def fill_note(self, index: int, html: str) -> str:
        """Return the content of a note with its placeholders filled."""


def draw_marker(note: Note | None, *, is_parted: bool = False) -> str:
    """Return the marker of the next use of a note, "" for None.

    With `is_parted` it has been parted from what raises it (`markers.part_notes`).
    """
    if note is None:
        return ""
    use = note.filled
    note.filled += 1
    label = note.label
    shown = (
        f'<span class="cite-bracket">[</span>{label if label.isalnum() else html.escape(label)}'
        f'<span class="cite-bracket">]</span></a>'
    )
    if is_parted:
        return f'<a id="{note.use_anchor(use)}" href="#{note.anchor}">{shown}'
    return f'<sup id="{note.use_anchor(use)}" class="reference"><a href="#{note.anchor}">{shown}</sup>'


def draw_list(
    page: Page,
    group: str,
    notes: Sequence[Note],
    problems: Sequence[tuple[str, str]],
    *,
    is_missing: bool = False,
) -> str:
    """Return the list of a group's notes, "" where there are none; then what is wrong with the list."""
    errors = [_error(page, code, value) for code, value in problems]
    if is_missing:
        errors.append(_error(page, "note group without list", group))
    if not notes:
        return "".join(errors)
    items = "\n".join(_item(page, note) for note in notes)
    attribute = f' data-mw-group="{_attribute(group)}"' if group else ""
    opening = f'<div class="mw-references-wrap"><ol class="references"{attribute}>'
    return f"{opening}\n{items}\n</ol></div>" + "".join(errors)


def _item(page: Page, note: Note) -> str:
    if note.content is None and page.is_part:
        content = f'<span class="note-elsewhere">{html.escape(page.words["note elsewhere"])}</span>'
    elif note.content is None:
        content = _error(page, "note undefined", note.name)
    else:
        content = page.fill_note(note.fragment, note.content)
    if note.more:
        content += "".join(" " + page.fill_note(fragment, more) for fragment, more in note.more)
    if note.problems:
        content += "".join(" " + _error(page, code, value) for code, value in note.problems)
    return (
        f'<li id="{note.anchor}"><span class="mw-cite-backlink">{_back_links(page, note)}</span> '
        f'<span class="reference-text">{content}</span>{_details(page, note)}</li>'
    )


def _details(page: Page, note: Note) -> str:
    if not note.details:
        return ""
    items = "\n".join(_item(page, detail) for detail in note.details.values())
    return f'\n<ol class="mw-subreference-list">{items}\n</ol>'


def _back_links(page: Page, note: Note) -> str:
    if not note.uses:
        return "^"
    if note.uses == 1:
        label = page.words["back"]
        return f'<a href="#{note.use_anchor(0)}" aria-label="{_attribute(label)}">^</a>'
    links = []
    for use in range(note.uses):
        letter = letters(use + 1)
        label = page.words["back to"].format(letter=letter)
        links.append(
            f'<a href="#{note.use_anchor(use)}" aria-label="{_attribute(label)}"><sup>{letter}</sup></a>'
        )
    return "^ " + " ".join(links)


def _error(page: Page, code: str, value: str) -> str:
    words = page.words[code].format(name=value, group=value)
    return f'<span class="error">{html.escape(words)}</span>'


def _attribute(value: str) -> str:
    return html.escape(value, quote=True)
