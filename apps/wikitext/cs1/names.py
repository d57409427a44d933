"""The people of a citation: lists of authors, editors and translators as CS1 prints them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from apps.wikitext.escaping import plain, wiki_link

_INITIAL = re.compile(r"[\w'’]+")
_ACCEPTED = re.compile(r"\(\(.*\)\)", re.DOTALL)
_ET_AL = re.compile(r"[;,.\s]*\b(?:et|&)\.? *al(?:\.|ii|ia)?(?:['’]*)$|[;,]?\s+and others\.?$", re.IGNORECASE)
_LONGEST = 300  # a name; what is longer is none, and not worth a search
_VANCOUVER = re.compile(r"(.+?) +([A-Z]{1,3}(?: (?:Jr|Sr|2nd|3rd|[IV]+))?)$")


class Person(NamedTuple):
    """One name of a list; a body or a name given whole has no first name."""

    last: str
    first: str = ""
    link: str = ""
    mask: str = ""


@dataclass(slots=True)
class NameList:
    """The people of one role, in order, and whether "et al." stood among them."""

    people: tuple[Person, ...] = ()
    has_et_al: bool = False
    is_vancouver: bool = False  # given as |vauthors=, which asks for the Vancouver style

    def __bool__(self) -> bool:
        return bool(self.people)


NOBODY = NameList()
_KEYS = {
    role: (f"{role}-last", f"{role}-first", f"{role}-last1", f"{role}-first1", f"{role}-last2")
    for role in ("author", "editor", "translator", "contributor", "interviewer")
}


def read_people(values: Mapping[str, str], role: str) -> NameList:
    """Return the people of a role ("author", "editor" …) from the numbered parameters."""
    last_key, first_key, *starts = _KEYS[role]
    if values.keys().isdisjoint(starts):
        return _read_vancouver(values, role)
    people: list[Person] = []
    has_et_al, number = False, 0
    while number < len(people) + 2:  # one number left out is forgiven, as CS1 does
        number += 1
        last, first = values.get(f"{last_key}{number}", ""), values.get(f"{first_key}{number}", "")
        if not last and not first:
            continue
        last, found = _without_et_al(last)
        has_et_al = has_et_al or found
        if last or first:
            link, mask = values.get(f"{role}-link{number}", ""), values.get(f"{role}-mask{number}", "")
            people.append(Person(_unwrap(last or first), _unwrap(first) if last else "", link, mask))
    return NameList(tuple(people), has_et_al)


def format_people(names: NameList, style: str, limit: str, separator: str = "; ") -> str:
    """Return the list as wikitext; the style is "", "amp", "and" or "vanc", the limit a number or "etal"."""
    shown, is_cut = _limit(names, limit)
    if style == "vanc":
        separator = ", "
    written = [_format_person(person, style) for person in shown]
    # Words that stand for a name bring the mark behind them along.
    marks = [" " if person.mask and not person.mask.isdecimal() else separator for person in shown]
    if is_cut or names.has_et_al:
        written.append("et al.")
    elif len(written) > 1 and style in _JOINTS:
        marks[-2] = _JOINTS[style] if style in _AMPERSANDS or len(written) == 2 else f"{separator}and "
    return "".join(
        [name + mark for name, mark in zip(written, [*marks[: len(written) - 1], ""], strict=True)]
    )


_AMPERSANDS = {style: " & " for style in ("amp", "&", "ampersand")}
_JOINTS = _AMPERSANDS | {style: " and " for style in ("and", "serial")}


def last_names(names: NameList) -> list[str]:
    """Return the last names of the first four people, as words, for the anchor of the citation."""
    return [
        plain(person.last) if "[" in person.last or "<" in person.last else person.last
        for person in names.people[:4]
    ]


def _limit(names: NameList, limit: str) -> tuple[tuple[Person, ...], bool]:
    if limit.isdecimal() and int(limit) < len(names.people):
        return names.people[: int(limit)], True
    return names.people, limit.replace(" ", "").replace(".", "").lower() == "etal"


def _format_person(person: Person, style: str) -> str:
    name = _mask(person.mask) if person.mask else _full_name(person, style)
    return wiki_link(person.link, name) if person.link and "[[" not in name else name


def _full_name(person: Person, style: str) -> str:
    if not person.first:
        return person.last
    if style == "vanc" and not (person.first.isupper() and len(person.first) < 4):
        return f"{person.last} {''.join(word[0] for word in _INITIAL.findall(person.first))[:2].upper()}"
    return f"{person.last} {person.first}" if style == "vanc" else f"{person.last}, {person.first}"


def _mask(mask: str) -> str:
    """Return what stands for a name: that many em dashes, or the words given."""
    return "—" * min(int(mask), 10) if mask.isdecimal() else mask


def _without_et_al(name: str) -> tuple[str, bool]:
    if ("al" not in name and "others" not in name) or len(name) > _LONGEST:
        return name, False
    shorter = _ET_AL.sub("", name)
    return shorter.rstrip(" ,;'"), shorter != name


def _unwrap(name: str) -> str:
    """Return the name without the double brackets by which CS1 is told to take it as it is."""
    return name[2:-2].strip() if name[:2] == "((" and _ACCEPTED.fullmatch(name) else name


def _read_vancouver(values: Mapping[str, str], role: str) -> NameList:
    """Return the people of |vauthors= or |veditors=, which are "Smith AB, Jones C"."""
    written = values.get({"author": "vauthors", "editor": "veditors"}.get(role, ""), "")
    if not written:
        return NOBODY
    people: list[Person] = []
    has_et_al = False
    for number, name in enumerate((part.strip() for part in written.split(",")), 1):
        name, found = _without_et_al(name)
        has_et_al = has_et_al or found
        if len(name) < _LONGEST and (match := _VANCOUVER.fullmatch(name)):
            people.append(Person(match[1], match[2], values.get(f"{role}-link{number}", "")))
        elif name:
            people.append(Person(_unwrap(name), "", values.get(f"{role}-link{number}", "")))
    return NameList(tuple(people), has_et_al, is_vancouver=True)
