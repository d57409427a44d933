"""Fragments put together to a page: notes numbered, ids made unique, links coloured.

Costs a walk over the placeholders, not over the text, so that a page of ready fragments is joined in
milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from apps.wikitext.fragment_parts import Fragment, FragmentHeading
from apps.wikitext.markers import CLOSE, OPEN
from apps.wikitext.note_lists import draw_list, draw_marker
from apps.wikitext.numbering import Numbering
from apps.wikitext.render_blocks import NOTES, NOTES_AMONG_BLANKS
from apps.wikitext.sanitise import escape_attribute, is_page_id
from apps.wikitext.words import ENGLISH

_SLOT = re.compile(
    rf' class="{OPEN}l(?P<l>\d+){CLOSE}"|{NOTES}{OPEN}g(?P<g>\d+){CLOSE}</div>'
    rf"|{NOTES_AMONG_BLANKS}{OPEN}g(?P<b>\d+){CLOSE}</div>"
    rf'|<a href="#r">{OPEN}r(?P<n>\d+){CLOSE}</a>'
    rf"|{OPEN}(?:r(?P<r>\d+)|h(?P<h>\d+)|e(?P<e>\d+)|a(?P<a>\d+)|[a-z]\d+){CLOSE}"
)
_RUN = re.compile(rf"(?:{OPEN}r\d+{CLOSE}){{2,}}")
_BANNER = re.compile(r'<div class="banner\b')
_DIV = re.compile(r"<(/?)div\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents: `number` as "2.1", `html` without links and notes, `piece` the section's
    number.

    `piece` is None for a heading that is no section (written as an HTML tag or made by a template).
    """

    level: int
    number: str
    anchor: str
    html: str
    piece: int | None


@dataclass(frozen=True, slots=True)
class AssembledPage:
    """A page ready to be shown. `reference_count` is without the notes of named groups. `banners_html`
    holds the boxes of the lead where they were asked for apart.
    """

    html: str
    contents: list[Heading] = field(default_factory=list)
    reference_count: int = 0
    categories: list[str] = field(default_factory=list)
    banners_html: str = ""
    uses_day: bool = False
    switches: frozenset[str] = frozenset()


def assemble(
    fragments: Sequence[Fragment],
    *,
    title: str = "",
    existing_titles: Collection[str] | None = None,
    edit_links: bool = False,
    note_runs: bool = True,
    is_part: bool = False,
    separate_banners: bool = False,
    edit_base: str = "/edit/",
    words: Mapping[str, str] = ENGLISH,
) -> AssembledPage:
    """Return the page that the fragments make.

    Links to titles outside of `existing_titles` get the class "new"; with None all count as there.
    `edit_links` puts an edit link behind each heading that begins a section, with MediaWiki's number of it.
    Notes whose group has no list are listed at the end. Markers that touch stand in one `<span
    class="note-run">` with `note_runs`. With `separate_banners` the boxes of the lead are in `banners_html`
    and not in `html`. With `is_part` the fragments are some sections of a page: what another section may
    define or list is no error.
    """
    page = _Assembly(fragments, existing_titles, words)
    if edit_links and "NOEDITSECTION" not in page.switches:
        page.edit_address = f"{edit_base}{quote(title.replace(' ', '_'))}"
    page.note_runs = note_runs
    page.is_part = is_part
    page.separate_banners = separate_banners
    return page.run()


class _Assembly:
    def __init__(
        self,
        fragments: Sequence[Fragment],
        existing_titles: Collection[str] | None,
        words: Mapping[str, str],
    ) -> None:
        self.fragments = fragments
        self.existing = None if existing_titles is None else frozenset(existing_titles)
        self.words = words
        self.edit_address = ""
        self.switches = frozenset[str]().union(*(fragment.switches for fragment in fragments))
        self.note_runs = True
        self.is_part = False
        self.separate_banners = False
        self.numbering = Numbering(fragments)
        self.anchors: dict[str, int] = {}
        self.contents: list[Heading] = []
        self.read: set[int] = set()
        self.outline = _Outline()
        self.link_number = 0
        self.first_piece = 0

    def run(self) -> AssembledPage:
        pieces = []
        banners = ""
        for index, fragment in enumerate(self.fragments):
            html = fragment.html
            if index == 0 and self.separate_banners:
                banners, html = _take_banners(html)
            pieces.append(self._fill(index, html))
            self.first_piece += fragment.section_count
        if banners:
            banners = self._fill(0, banners)
        if self.numbering.left:
            pieces.append(self._missing_lists())
        return AssembledPage(
            "\n".join(pieces).strip("\n"),
            self.contents,
            self.numbering.reference_count,
            list(dict.fromkeys(name for fragment in self.fragments for name, _ in fragment.categories)),
            banners,
            any(fragment.uses_day for fragment in self.fragments),
            self.switches,
        )

    def _missing_lists(self) -> str:
        """Return the lists of the groups that the page gives no place to."""
        return "".join(
            draw_list(self, group, notes, [], is_missing=bool(group) and not self.is_part)
            for group, notes in self.numbering.left
        )

    def fill_note(self, index: int, html: str) -> str:
        """Return the content of a note with its placeholders filled; `index` is its fragment's."""
        return self._fill(index, html) if OPEN in html else html

    def _fill(self, index: int, html: str) -> str:
        if OPEN not in html:
            return html
        if self.note_runs:
            html = _RUN.sub(r'<span class="note-run">\g<0></span>', html)
        fragment = self.fragments[index]
        first_heading = len(self.contents)
        headings = [self._heading(heading) for heading in fragment.headings] if self._is_new(index) else []
        fillers = {
            "l": lambda number: self._link_class(fragment.link_titles[number]),
            "r": lambda number: draw_marker(self.numbering.uses[index, number]),
            "n": lambda number: draw_marker(self.numbering.uses[index, number], is_parted=True),
            "h": lambda number: headings[number].anchor if headings else "",
            "e": lambda number: self._edit_link(self.contents[first_heading + number]),
            "g": lambda number: draw_list(self, *self.numbering.lists[index, number]),
            "b": lambda number: draw_list(self, *self.numbering.lists[index, number]) or "<p><br>\n</p>",
            "a": lambda number: self._link_number(),
        }
        return _SLOT.sub(
            lambda match: fillers[match.lastgroup](int(match[match.lastgroup])) if match.lastgroup else "",
            html,
        )

    def _is_new(self, index: int) -> bool:
        """Tell whether the headings of this fragment are still to be read: notes of it are filled later."""
        if index in self.read:
            return False
        self.read.add(index)
        return True

    def _heading(self, found: FragmentHeading) -> Heading:
        anchor = self._free_anchor(f"{found.anchor}_" if is_page_id(found.anchor) else found.anchor or "_")
        piece = None if found.section is None else self.first_piece + found.section + 1
        heading = Heading(found.level, self.outline.number(found.level), anchor, found.html, piece)
        self.contents.append(heading)
        return Heading(found.level, heading.number, escape_attribute(anchor), found.html, piece)

    def _free_anchor(self, anchor: str) -> str:
        """Return the anchor, with the next number behind it that is free where it is taken."""
        key = anchor.lower()
        times = self.anchors.get(key, 0) + 1
        while times > 1 and f"{key}_{times}" in self.anchors:
            times += 1
        self.anchors[key] = times
        if times == 1:
            return anchor
        self.anchors[f"{key}_{times}"] = 1
        return f"{anchor}_{times}"

    def _edit_link(self, heading: Heading) -> str:
        if not self.edit_address or heading.piece is None:
            return ""
        label = self.words["edit section"].format(heading=re.sub(r"<[^>]*>", "", heading.html))
        return (
            f'<span class="mw-editsection"><a href="{self.edit_address}?section={heading.piece}"'
            f' aria-label="{label.replace(chr(34), "&quot;")}">{self.words["edit"]}</a></span>'
        )

    def _link_class(self, title: str) -> str:
        return "" if self.existing is None or title in self.existing else ' class="new"'

    def _link_number(self) -> str:
        self.link_number += 1
        return f"[{self.link_number}]"


class _Outline:
    """Numbers headings as MediaWiki's contents do: by their place among those around, not by their level."""

    def __init__(self) -> None:
        self.levels: list[int] = []
        self.counts: list[int] = []

    def number(self, level: int) -> str:
        while len(self.levels) > 1 and level < self.levels[-1] and level <= self.levels[-2]:
            self.levels.pop()
            self.counts.pop()
        if not self.levels or level > self.levels[-1]:
            self.levels.append(level)
            self.counts.append(0)
        else:
            self.levels[-1] = level
        self.counts[-1] += 1
        return ".".join(map(str, self.counts))


def _take_banners(html: str) -> tuple[str, str]:
    """Return the banners of a lead, and the lead without them."""
    banners, kept, position = [], [], 0
    while match := _BANNER.search(html, position):
        end = _end_of_block(html, match.start())
        kept.append(html[position : match.start()])
        banners.append(html[match.start() : end])
        position = end
    return "".join(banners), "".join(kept) + html[position:]


def _end_of_block(html: str, start: int) -> int:
    depth = 0
    for match in _DIV.finditer(html, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(html)
