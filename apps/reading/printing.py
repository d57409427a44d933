"""An article for paper: all of it or a section, with all notes, those that are used, or none."""

import re
from collections.abc import Collection, Iterator, Sequence

from apps.wikitext.assembly import Heading
from apps.wikitext.sanitise import escape_attribute

NOTES = ("all", "used", "none")

_MARKER = re.compile(r'<sup id="[^"]*" class="reference">.*?</sup>', re.DOTALL)
_TARGET = re.compile(r'<a href="#(cite_note-[^"]+)"')
_LIST = '<div class="mw-references-wrap">'
_ITEM = re.compile(r'<li id="(cite_note-[^"]+)"')
_EMPTY_LIST = re.compile(r'<div class="mw-references-wrap">\s*<ol[^>]*>\s*</ol>\s*</div>')
_EMPTY_BOX = re.compile(r'<div class="reflist[^"]*"[^>]*>\s*</div>')
_HEADING = re.compile(r'<div class="mw-heading mw-heading(\d)">.*?</div>', re.DOTALL)


def for_paper(html: str, contents: Sequence[Heading], *, notes: str, section: int | None = None) -> str:
    """Return the HTML of an article as it is printed; its notes keep their numbers.

    `notes` is one of NOTES. `section` counts as MediaWiki counts and brings its subsections and the lists of
    notes along; None is the whole article. Raises IndexError where there is no such section.
    """
    part = html if section is None else section_of(html, contents, section)
    if notes == "none":
        return without_notes(part)
    lists = list(spans_of(html, _LIST, "div"))
    if section is not None:
        bare = "".join(pieces_outside(part, list(spans_of(part, _LIST, "div"))))
        part = "\n".join([without_empty_headings(_EMPTY_BOX.sub("", bare)), *(html[a:b] for a, b in lists)])
    return part if notes == "all" else with_used_notes(part)


def section_of(html: str, contents: Sequence[Heading], number: int) -> str:
    """Return a section with its subsections, by what the contents know of its heading."""
    sections = [heading for heading in contents if heading.piece is not None]
    if number == 0:
        return html[: place_of(html, sections[0])] if sections else html
    index = next((i for i, heading in enumerate(sections) if heading.piece == number), None)
    if index is None:
        raise IndexError(f"no section {number}")
    level = sections[index].level
    behind = (heading for heading in sections[index + 1 :] if heading.level <= level)
    following = next(behind, None)
    part = html[place_of(html, sections[index]) : place_of(html, following) if following else len(html)]
    return "".join(headings_above(html, sections[: index + 1])) + part


def headings_above(html: str, sections: Sequence[Heading]) -> list[str]:
    """Return the headings that the last of these sections stands under, the highest first."""
    found: list[str] = []
    level = sections[-1].level
    for heading in reversed(sections[:-1]):
        if heading.level < level:
            found.insert(0, _HEADING.match(html, place_of(html, heading))[0])
            level = heading.level
    return found


def place_of(html: str, heading: Heading) -> int:
    at = html.index(f'<h{heading.level} id="{escape_attribute(heading.anchor)}"')
    return html.rindex("<div ", 0, at)


def without_notes(html: str) -> str:
    """Return the HTML without markers and lists of notes, and without headings under which nothing is left."""
    text = _MARKER.sub("", html)
    return without_empty_headings(
        _EMPTY_BOX.sub("", "".join(pieces_outside(text, spans_of(text, _LIST, "div"))))
    )


def without_empty_headings(html: str) -> str:
    kept, behind = [], 0
    text, end = "", len(html)
    for heading in reversed(list(_HEADING.finditer(html))):
        level = int(heading[1])
        text = html[heading.end() : end]
        if text.strip() or behind > level:
            kept.append(html[heading.start() : end])
            behind = level
        end = heading.start()
    return html[:end] + "".join(reversed(kept))


def with_used_notes(html: str) -> str:
    """Return the HTML with those items of its lists alone that its text, or a note that is used, points at."""
    lists = list(spans_of(html, _LIST, "div"))
    items = [item for start, stop in lists for item in items_of(html, start, stop)]
    targets = {ids_in(html, item): set(_TARGET.findall(html[slice(*item)])) for item in items}
    used: set[str] = set()
    new = set(_TARGET.findall("".join(pieces_outside(html, lists))))
    while new:
        used |= new
        new = {target for ids, found in targets.items() if used.intersection(ids) for target in found} - used
    pieces, end = [], 0
    for start, stop in lists:
        pieces += [html[end:start], listed(html, start, stop, used)]
        end = stop
    return _EMPTY_LIST.sub("", "".join([*pieces, html[end:]]))


def listed(html: str, start: int, stop: int, used: Collection[str]) -> str:
    """Return a list with the notes that are used, each under the number that it has in the whole."""
    pieces, end = [], start
    for number, item in enumerate(items_of(html, start, stop), start=1):
        pieces.append(html[end : item[0]])
        if used.intersection(ids_in(html, item)):
            pieces.append(f'<li value="{number}"' + html[item[0] + len("<li") : item[1]])
        end = item[1]
    return "".join([*pieces, html[end:stop]])


def items_of(html: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each note of a list; what stands under a note goes with it."""
    while found := _ITEM.search(html, start, stop):
        start = end_of(html, found.start(), "li")
        yield found.start(), start


def ids_in(html: str, item: tuple[int, int]) -> tuple[str, ...]:
    return tuple(_ITEM.findall(html, *item))


def spans_of(html: str, opening: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each element that begins with these characters and stands in no other such one."""
    start = html.find(opening)
    while start >= 0:
        end = end_of(html, start, name)
        yield start, end
        start = html.find(opening, end)


def end_of(html: str, start: int, name: str) -> int:
    """Return the offset behind the element of this name that begins at `start`."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return len(html)


def pieces_outside(
    html: str, spans: Collection[tuple[int, int]] | Iterator[tuple[int, int]]
) -> Iterator[str]:
    end = 0
    for start, stop in spans:
        yield html[end:start]
        end = stop
    yield html[end:]
