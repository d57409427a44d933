"""The infobox of wars, battles and operations, with up to three parties side by side."""

from __future__ import annotations

from apps.wikitext.templates.infobox import cell, full_row, header_row, image_row, row, table, title_row
from apps.wikitext.templates.registry import Call, template

# Six columns divide evenly among one, two or three parties.
_COLUMNS = 6
_SPANS = (2, 4)


@template(
    "Infobox military conflict", "Infobox battle", "Infobox war", "Infobox Military Conflict", "Warbox",
    "Battlebox", "Infobox conflict", "Infobox military operation", "Infobox civilian attack",
    "Infobox civil conflict", "Infobox military attack", "Infobox operation",
)  # fmt: skip
def military_conflict(call: Call) -> str:
    """Return the box: what, when and where, then the parties, their strength and losses as given."""
    return table(
        [
            title_row(call.get("conflict", "name", "title", "operation_name", default=call.title), _COLUMNS),
            _part_of(call),
            image_row(call, ("image",), ("caption",), _COLUMNS),
            *(row(label, call.get(*names), _SPANS) for label, *names in _FACTS),
            *(line for section in _SECTIONS for line in _party_rows(call, *section)),
            full_row(call.get("notes"), _COLUMNS, "below"),
        ],
        "military conflict",
    )


_FACTS = (
    ("Date", "date"),
    ("Location", "place", "location"),
    ("Coordinates", "coordinates", "coord"),
    ("Also known as", "nickname", "aka"),
    ("Type", "type"),
    ("Causes", "causes", "cause"),
    ("Goals", "goals"),
    ("Methods", "methods"),
    ("Planned by", "planned_by", "planned"),
    ("Commanded by", "commanded_by"),
    ("Objective", "objective"),
    ("Target", "target"),
    ("Weapons", "weapons"),
    ("Executed by", "executed_by"),
    ("Result", "result"),
    ("Outcome", "outcome", "concessions"),
    ("Status", "status"),
    ("Territorial changes", "territory"),
    ("Deaths", "fatalities"),
    ("Injured", "injuries"),
    ("Perpetrators", "perps", "perpetrators", "perp"),
    ("Motive", "motive"),
)
# Heading, the parameters numbered by party, and the mark that styles and folds find the rows by.
_SECTIONS = (
    ("Belligerents", ("combatant", "side"), "parties"),
    ("Commanders and leaders", ("commander", "leadfigures"), "commanders"),
    ("Units involved", ("units",), "units"),
    ("Strength", ("strength", "howmany"), "strength"),
    ("Political support", ("polstrength",), "support"),
    ("Military support", ("milstrength",), "support"),
    ("Casualties and losses", ("casualties",), "casualties"),
)


def _part_of(call: Call) -> str:
    parent = call.get("partof")
    return full_row(f"Part of {parent}", _COLUMNS, "subheader") if parent else ""


def _party_rows(call: Call, heading: str, names: tuple[str, ...], mark: str) -> list[str]:
    """Return the heading and one row a line of parties (1, then 1a, 1b …), [] where none is filled."""
    lines: list[str] = []
    parties = _count_parties(call)
    for letter in ("", "a", "b", "c", "d"):
        values = [
            call.get(*(f"{name}{number}{letter}" for name in names)) for number in range(1, parties + 1)
        ]
        if any(values):
            lines.append(_party_row(values, parties, mark))
    overall = call.get(
        *names, f"{names[0]}3" if parties < 3 else ""
    )  # Wikipedia uses casualties3 for the total
    if overall:
        lines.append(full_row(overall, _COLUMNS))
    shown = call.get("combatants_header", default=heading) if mark == "parties" else heading
    return [header_row(shown, _COLUMNS, mark), *lines] if lines else []


def _party_row(values: list[str], parties: int, mark: str) -> str:
    width = f'colspan="{_COLUMNS // parties}" style="width:{100 // parties}%"'
    cells = "".join(
        f'<td {width} class="infobox-party party-{number}">{cell(value)}</td>'
        for number, value in enumerate(values, 1)
    )
    return f'<tr class="infobox-{mark}">{cells}</tr>'


def _count_parties(call: Call) -> int:
    """Return 3 where any third column is used, else 2: a side left blank keeps its place."""
    named = ("combatant3", "combatant3a", "side3", "commander3", "strength3", "units3", "leadfigures3")
    has_two = call.get("combatant2", "side2", "casualties2", "strength2", "commander2")
    if call.get(*named):
        return 3
    return 2 if has_two else 1
