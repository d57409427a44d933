"""Infoboxes of any subject: those whose labels are known, and a plain reading of all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from apps.wikitext.markers import OPEN
from apps.wikitext.templates.coordinates import coordinates_of_parts
from apps.wikitext.templates.infobox import (
    full_row,
    header_row,
    image,
    image_row,
    row,
    table,
    title_row,
)
from apps.wikitext.templates.infobox_kinds import ALIASES, INFOBOXES
from apps.wikitext.templates.infobox_pictures import is_file_name, picture_rows
from apps.wikitext.templates.numbers import group_digits
from apps.wikitext.templates.registry import Call, template

_TITLES = (
    "name", "title", "conventional_long_name", "official_name", "common_name", "building_name",
    "company_name", "organization_name", "unit_name", "settlement", "clubname", "playername", "Name",
    "show_name", "nombre", "conflict", "settlement_name", "full_name", "names", "fullname", "label",
    "subject_name",
)  # fmt: skip
_SUBTITLES = (
    "native_name", "honorific_prefix", "subtitle", "settlement_type", "common_name", "honorific_suffix",
)  # fmt: skip
_NEVER_SHOWN = re.compile(
    r"(?:.*(?:imagen?|img|foto|logo|map|pushpin|colou?r|width|size|alt|caption|photo|cover|flag|coat|seal"
    r"|footnotes|style|class|bodystyle|borde|mapa_loc|tamaño|ancho|pie_mapa|type\d*|title\d*|embed|child|module"
    r"|box|upright|_blank\d*|label\d*)(?:[_ ].*|\d*)"
    r"|name|\d+|(?:lat|long?)(?:[dmsNS]|NS|EW|_deg|_min|_sec|_d|_m|_s|_NS|_EW|_dir)?)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:infobox|ficha de|картка|infocaja de)\s*|\s*infobox$", re.IGNORECASE)


@template(*(f"Infobox {name}" for name in (*INFOBOXES, *ALIASES)))
def known_infobox(call: Call) -> str:
    """Return the box of a kind of subject whose labels and order are known."""
    kind = _PREFIX.sub("", " ".join(call.name.replace("_", " ").split())).lower()
    kind = ALIASES.get(kind, kind)
    call = _in_one_spelling(call)
    rows = _offices(call) if kind == "officeholder" else []
    rows += [drawn for line in _read_lines(kind) for drawn in line.draw(call)]
    if kind == "football biography":
        rows += _careers(call)
    return _draw(call, kind, rows)


def _in_one_spelling(call: Call) -> Call:
    """Return the call with its parameters also by names without capitals and spaces: boxes spell them either way."""
    folded = {name.replace(" ", "_").lower(): value for name, value in call.parameters.items()}
    folded.setdefault("coordinates", coordinates_of_parts(folded))
    return Call(call.name, folded | dict(call.parameters), call.context)


@template(
    pattern=r"Infobo(?:x|ks|ksen) .+|.+ infobox|Ficha de .+|Картка.*|جعبه .+|صندوق معلومات .+|Infotaula .+|НП"
    r"|Բնակավայր|Տեղեկաքարտ.*",
    generic=True,
)
def any_infobox(call: Call) -> str:
    """Return the box of a subject unknown here: every filled parameter under its own name, in their order."""
    rows = []
    for name, value in call.parameters.items():
        if value.strip() and len(name) < 60 and not _NEVER_SHOWN.fullmatch(name) and name not in _TITLES:
            label = name.replace("_", " ").strip()
            text = value.strip()
            shown = image(text) if is_file_name(text) else text
            rows.append(row(label[:1].upper() + label[1:], shown))
    if not call.parameters:  # what it shows is kept elsewhere
        return ""
    return _draw(call, _PREFIX.sub("", call.name).lower(), rows)


@template("Infobox", "Infobox3cols", "Infobox/core", "Universal infobox")
def plain_infobox(call: Call) -> str:
    """Return a box whose labels are given beside their values: |label1= |data1= |header2= …"""
    rows = []
    for number in _NUMBERS[1:] + tuple(str(place) for place in range(16, 100)):
        label, value = call.get(f"label{number}"), call.get(f"data{number}", f"data{number}a")
        rows.append(header_row(call.get(f"header{number}")))
        rows.append(row(label, value) if label else full_row(value))
    return table(
        [
            title_row(call.get("above", "title", "name", default=call.title)),
            full_row(call.get("subheader", "subheader1"), kind="subheader"),
            image_row(call, ("image", "image1"), ("caption", "caption1")),
            *rows,
            full_row(call.get("below"), kind="below"),
        ]
    )


def _draw(call: Call, kind: str, rows: list[str]) -> str:
    title = call.get(*_TITLES, default=call.title)
    subtitle = call.get(*_SUBTITLES)
    return table(
        [
            title_row(title),
            full_row(subtitle, kind="subheader") if subtitle != title else "",
            *picture_rows(call),
            *_without_empty_sections(rows),
            full_row(call.get("module", "footnotes", "below", "footnote")),
            *(full_row(call.get(f"footnote_{letter}", f"footnote{number}")) for number, letter in _FOOTNOTES),
        ],
        kind,
    )


def _without_empty_sections(rows: list[str]) -> list[str]:
    """Return the rows that are filled, without the headings nothing stands under."""
    filled = [row for row in rows if row]
    following = [*filled[1:], _HEADER][: len(filled)]
    return [
        row for row, after in zip(filled, following, strict=True) if not (_HEADER in row and _HEADER in after)
    ]


_HEADER = 'class="infobox-header"'
_FOOTNOTES = tuple(enumerate("abcdefgh", 1))


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands in a line: the first of its parameters that is filled, in the form that it has there."""

    names: tuple[str, ...]
    unit: str = ""
    goes_on: bool = False  # it stands behind the value before it, and not without that
    in_brackets: bool = False

    def read(self, call: Call, number: str) -> str:
        """Return the wikitext of the value, "" where none is filled."""
        names = [_numbered(name, number) for name in self.names]
        text = call.get(*names, *(name.lower() for name in names))
        if text == "capital":  # the largest city of a country may be said to be its capital
            text = call.get("capital")
        if text and self.unit:
            text = f"{group_digits(text)}{'' if self.unit[0] == '/' else '&nbsp;'}{self.unit}"
        if text and self.in_brackets:
            return f" ({text})"
        return f" {text}" if self.goes_on and text[:1] not in ("", OPEN, "<") else text


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a kind's table: its label, or the parameter that holds it, and what stands beside it."""

    label: str
    values: tuple[_Value, ...] = ()
    is_numbered: bool = False  # label and value are parameters with numbers: leader_title1, leader_name1

    def draw(self, call: Call) -> list[str]:
        """Return the rows of this line, blank ones for what is not filled."""
        if not self.values:
            name = self.label.removeprefix("@")
            return [header_row(self.label if name == self.label else call.get(name))]
        if self.is_numbered:
            found = [(_numbered(self.label, number), number) for number in _NUMBERS]
            return [
                row(call.get(name, name.lower()), self._value(call, number))
                for name, number in found
                if call.get(name, name.lower())
            ]
        value = self._value(call, "")
        return [full_row(value) if self.label == "-" else row(self.label, value)]

    def _value(self, call: Call, number: str) -> str:
        written: list[str] = []
        for value in self.values:
            text = value.read(call, number)
            if value.goes_on and written and text:
                written[-1] += text
            elif text and not value.goes_on:
                written.append(text)
        return "<br />".join(written)


def _numbered(name: str, number: str) -> str:
    """Return the name with its number: where it says "#", else at its end."""
    return name.replace("#", number) if "#" in name else name + number


_NUMBERS = ("", *(str(number) for number in range(1, 16)))


@lru_cache(maxsize=128)
def _read_lines(kind: str) -> tuple[_Line, ...]:
    """Return the lines of a kind's table; a heading has no parameters."""
    lines = []
    for text in INFOBOXES[kind].split("\n"):
        label, _, names = text.strip().partition(": ")
        if label.startswith("=="):
            lines.append(_Line(label.strip("= ")))
        elif label:
            values = tuple(_read_value(name) for name in names.split())
            lines.append(_Line(label.removeprefix("*"), values, label.startswith("*")))
    return tuple(lines)


def _read_value(text: str) -> _Value:
    names, _, unit = text.replace("~", " ").partition("=")
    goes_on = names.startswith("+")
    names = names.lstrip("+")
    in_brackets = names.startswith("(")
    return _Value(tuple(names.strip("()").split("/")), unit, goes_on, in_brackets)


def _offices(call: Call) -> list[str]:
    """Return the rows of the offices someone held, the newest first, as they are numbered."""
    rows = []
    for number in _NUMBERS:
        office = call.get(f"office{number}", f"title{number}", f"order{number}", f"jr/sr{number}")
        if not office:
            continue
        start = call.get(f"term_start{number}", f"termstart{number}")
        end = call.get(f"term_end{number}", f"termend{number}", default="present")
        rows += [header_row(office), row("In office", f"{start} – {end}" if start else "")]
        rows += [row(label, call.get(f"{name}{number}")) for name, label in _OFFICE_LINES]
    return rows


_OFFICE_LINES = (
    ("monarch", "Monarch"),
    ("president", "President"),
    ("primeminister", "Prime Minister"),
    ("governor", "Governor"),
    ("deputy", "Deputy"),
    ("constituency", "Constituency"),
    ("predecessor", "Preceded by"),
    ("successor", "Succeeded by"),
)


def _careers(call: Call) -> list[str]:
    """Return the rows of a footballer's clubs and teams: years, club, matches and goals."""
    rows = []
    for heading, years, clubs, matches, goals in (
        ("Youth career", "youthyears", "youthclubs", "youthcaps", "youthgoals"),
        ("College career", "collegeyears", "college", "collegecaps", "collegegoals"),
        ("Senior career", "years", "clubs", "caps", "goals"),
        ("International career", "nationalyears", "nationalteam", "nationalcaps", "nationalgoals"),
        ("Managerial career", "manageryears", "managerclubs", "", ""),
    ):
        found = [
            row(call.get(f"{years}{number}", default="—"), _career(call, clubs, matches, goals, number))
            for number in range(1, 41)
        ]
        if any(found):
            rows += [header_row(heading), *found]
    return rows


def _career(call: Call, clubs: str, matches: str, goals: str, number: int) -> str:
    club, played, scored = (
        call.get(f"{clubs}{number}"),
        call.get(f"{matches}{number}"),
        call.get(f"{goals}{number}"),
    )
    if not club or not matches or not played:
        return club
    return f"{club} {played} ({scored or '0'})"
