"""Coordinates in words."""

from __future__ import annotations

from collections.abc import Mapping

from apps.wikitext.escaping import attribute
from apps.wikitext.templates.registry import Call, template


@template(
    "Coord", "Coordinates", "Coor", "Coor dms", "Coor d", "Coor title dms", "Coor dm", "Coor at dms",
    "Coor title d", "Coordinate",
)  # fmt: skip
def coordinates(call: Call) -> str:
    """Return coordinates in words: 39°48′N 46°45′E; those of the page's title alone show nothing."""
    if call.get("display").lower() in ("title", "t") or " title" in call.name.lower():
        return ""
    values = [part for part in call.positional() if part and ":" not in part]
    shown = _coordinates(values)
    name = call.get("name")
    title = f' title="{attribute(name)}"' if name else ""
    return f'<span class="coordinates nowrap"{title}>{shown}</span>' if shown else ""


def coordinates_of_parts(parts: Mapping[str, str]) -> str:
    """Return coordinates whose parts are parameters of their own, as latd, latm, longd …; "" where none are."""
    values: list[str] = []
    for side, short, point in (("lat", "lat", "ns"), ("long", "lon", "ew")):
        found = [_part(parts, side, short, unit) for unit in "dms"]
        where = _part(parts, side, short, point) or ("N" if side == "lat" else "E")
        values += [*(text for text in found if text), where]
    return f'<span class="coordinates nowrap">{_coordinates(values)}</span>' if len(values) > 3 else ""


def _part(parts: Mapping[str, str], side: str, short: str, unit: str) -> str:
    long_unit = {"d": "deg", "m": "min", "s": "sec"}.get(unit, unit)
    names = (f"{side}{unit}", f"{side}_{unit}", f"{short}{unit}", f"{short}_{unit}", f"{short}_{long_unit}")
    return next((value for name in names if (value := parts.get(name, "").strip())), "")


def _coordinates(values: list[str]) -> str:
    letters = [place for place, text in enumerate(values) if text.upper() in ("N", "S", "E", "W")]
    if len(letters) >= 2:
        north, east = values[: letters[0]], values[letters[0] + 1 : letters[1]]
        return f"{_angle(north)}{values[letters[0]].upper()} {_angle(east)}{values[letters[1]].upper()}"
    try:
        latitude, longitude = float(values[0]), float(values[1])
    except (ValueError, IndexError):
        return ""
    return (
        f"{abs(latitude)}°{'N' if latitude >= 0 else 'S'} {abs(longitude)}°{'E' if longitude >= 0 else 'W'}"
    )


def _angle(parts: list[str]) -> str:
    return "".join(text + sign for text, sign in zip(parts, "°′″", strict=False))
