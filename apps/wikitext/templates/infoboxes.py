"""Infoboxes of any subject: those whose labels are known, and a plain reading of all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from apps.wikitext.templates.infobox import full_row, header_row, image_row, row, table, title_row
from apps.wikitext.templates.infobox_kinds import ALIASES, INFOBOXES
from apps.wikitext.templates.numbers import group_digits
from apps.wikitext.templates.registry import Call, template

_TITLES = (
    "name", "title", "conventional_long_name", "official_name", "common_name", "building_name",
    "company_name", "organization_name", "unit_name", "settlement", "clubname", "playername", "Name",
    "show_name", "nombre", "conflict", "settlement_name", "full_name", "names", "fullname", "label",
    "subject_name",
)  # fmt: skip
_IMAGES = (
    "image", "image_name", "image_skyline", "image1", "logo", "company_logo", "photo", "cover", "image_flag",
    "img", "Image", "image_file", "imagen", "Cover", "picture", "image_map", "image_coat", "org_logo",
)  # fmt: skip
_CAPTIONS = (
    "caption", "image_caption", "imagecaption", "photo_caption", "Caption", "image_map_caption",
    "pie de imagen",
)  # fmt: skip
_SUBTITLES = (
    "native_name", "honorific_prefix", "subtitle", "settlement_type", "common_name", "honorific_suffix",
)  # fmt: skip
_NEVER_SHOWN = re.compile(
    r"(?:.*(?:image|img|logo|map|pushpin|colou?r|width|size|alt|caption|photo|cover|flag|coat|seal|footnotes|style"
    r"|class|bodystyle|type\d*|title\d*|embed|child|module|box|upright|_blank\d*|label\d*)(?:[_ ].*|\d*)"
    r"|name|\d+)",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:infobox|ficha de|картка|infocaja de)\s*|\s*infobox$", re.IGNORECASE)


@template(*(f"Infobox {name}" for name in (*INFOBOXES, *ALIASES)))
def known_infobox(call: Call) -> str:
    """Return the box of a kind of subject whose labels and order are known."""
    kind = _PREFIX.sub("", " ".join(call.name.replace("_", " ").split())).lower()
    kind = ALIASES.get(kind, kind)
    rows = _offices(call) if kind == "officeholder" else []
    rows += [drawn for line in _read_lines(kind) for drawn in line.draw(call)]
    if kind == "football biography":
        rows += _careers(call)
    return _draw(call, kind, rows)


@template(pattern=r"Infobox .+|.+ infobox|Ficha de .+|Картка.*|جعبه .+", generic=True)
def any_infobox(call: Call) -> str:
    """Return the box of a subject unknown here: every filled parameter under its own name, in their order."""
    rows = []
    for name, value in call.parameters.items():
        if value.strip() and len(name) < 60 and not _NEVER_SHOWN.fullmatch(name) and name not in _TITLES:
            label = name.replace("_", " ").strip()
            rows.append(row(label[:1].upper() + label[1:], value.strip()))
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
            image_row(call, _IMAGES, _CAPTIONS),
            *rows,
            full_row(call.get("module", "footnotes", "below")),
        ],
        kind,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a kind's table: its label, or the parameter that holds it, and what stands beside it."""

    label: str
    values: tuple[
        tuple[tuple[str, ...], str], ...
    ] = ()  # names of which the first filled counts, and the unit
    is_numbered: bool = False  # label and value are parameters with numbers: leader_title1, leader_name1

    def draw(self, call: Call) -> list[str]:
        """Return the rows of this line, blank ones for what is not filled."""
        if not self.values:
            return [header_row(self.label)]
        if self.is_numbered:
            return [
                row(call.get(f"{self.label}{number}"), self._value(call, number))
                for number in _NUMBERS
                if call.get(f"{self.label}{number}")
            ]
        return [row(self.label, self._value(call, ""))]

    def _value(self, call: Call, number: str) -> str:
        written = []
        for names, unit in self.values:
            value = call.get(*(f"{name}{number}" for name in names))
            if value == "capital":  # the largest city of a country may be said to be its capital
                value = call.get("capital")
            if value:
                written.append(f"{group_digits(value)}&nbsp;{unit}" if unit else value)
        return "<br />".join(written)


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
            values = tuple(_read_value(name.replace("~", " ")) for name in names.split())
            lines.append(_Line(label.removeprefix("*"), values, label.startswith("*")))
    return tuple(lines)


def _read_value(text: str) -> tuple[tuple[str, ...], str]:
    names, _, unit = text.partition("=")
    return tuple(names.split("/")), unit


def _offices(call: Call) -> list[str]:
    """Return the rows of the offices someone held, the newest first, as they are numbered."""
    rows = []
    for number in _NUMBERS:
        office = call.get(f"office{number}", f"title{number}", f"order{number}", f"jr/sr{number}")
        if not office:
            continue
        term = f"{call.get(f'term_start{number}')} – {call.get(f'term_end{number}', default='present')}"
        rows += [header_row(office), row("In office", term if call.get(f"term_start{number}") else "")]
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
