"""Infoboxes of any subject: those whose labels are known, and a plain reading of all others."""

from __future__ import annotations

import re
from functools import lru_cache

from apps.wikitext.templates.infobox import full_row, header_row, image_row, row, table, title_row
from apps.wikitext.templates.infobox_kinds import ALIASES, INFOBOXES
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
    rows = [_known_row(call, label, parameters) for label, parameters in _read_labels(kind)]
    if kind == "football biography":
        rows += _careers(call)
    return _draw(call, kind, rows)


@template(pattern=r"Infobox .+|.+ infobox|Ficha de .+|Картка.*|جعبه .+", generic=True)
def any_infobox(call: Call) -> str:
    """Return the box of a subject unknown here: every filled parameter under its own name, in their order."""
    rows = []
    for name, value in call.parameters.items():
        if value.strip() and not _NEVER_SHOWN.fullmatch(name) and name not in _TITLES:
            label = name.replace("_", " ").strip()
            rows.append(row(label[:1].upper() + label[1:], value.strip()))
    return _draw(call, _PREFIX.sub("", call.name).lower(), rows)


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


def _known_row(call: Call, label: str, parameters: tuple[tuple[str, ...], ...]) -> str:
    if not parameters:
        return header_row(label)
    values = [call.get(*names) for names in parameters]
    return row(label, "<br />".join(value for value in values if value))


@lru_cache(maxsize=128)
def _read_labels(kind: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Return label and parameters of each row; a heading has no parameters."""
    rows: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
    for line in INFOBOXES[kind].split("\n"):
        label, _, names = line.strip().partition(": ")
        if label.startswith("=="):
            rows.append((label.strip("= "), ()))
        elif label:
            rows.append((label, tuple(tuple(name.replace("~", " ").split("/")) for name in names.split())))
    return tuple(rows)


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
