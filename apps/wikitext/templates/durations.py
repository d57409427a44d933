"""Spans of time in years, months, weeks and days, and what happened between people and years."""

from __future__ import annotations

import calendar
import datetime

from apps.wikitext.templates.country_names import NAMES
from apps.wikitext.templates.dates import read_numbered_date, read_ymd
from apps.wikitext.templates.registry import Call, template

_UNITS = ("year", "month", "week", "day")


@template(
    "Age in years, months, weeks and days", "Ayw", "Age in years, months, weeks, and days", "Ymwd",
    "Age in years, months and days", "Age in years, months, and days", "Ayd", "Aymd", "Ymd", "Duration",
    "Age in years and days", "Age in months and days", "Age in months, weeks and days",
    "Age in weeks and days", "Age for infant", "Time interval", "Age in years and months", "Age in months",
    "Age in weeks", "Age in years, months & days", "Duration in years, months and days",
)  # fmt: skip
def duration(call: Call) -> str:
    """Return the time between two dates in the units that the template's name tells."""
    start, end = _read_span(call)
    if start is None or end is None or end < start:
        return ""
    name = call.name.strip().lower()
    wanted = {"ayw": "years months weeks days", "ymwd": "years months weeks days", "ayd": "years days"}.get(
        name, name
    )
    units = [unit for unit in _UNITS if f"{unit}s" in wanted] or ["year", "month", "day"]
    return _write(_count(start, end, units), units)


def _read_span(call: Call) -> tuple[datetime.date | None, datetime.date | None]:
    first, second = read_numbered_date(call, "1"), read_numbered_date(call, "2")
    values = call.positional()
    if first is None and values:
        is_words = not values[0].isdecimal()
        first = read_ymd(values[:1] if is_words else values[:3])
        second = second or read_ymd(values[1:2] if is_words else values[3:6])
    return _as_day(first), _as_day(second)


def _as_day(parts: tuple[int, int, int] | None) -> datetime.date | None:
    try:
        return datetime.date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None
    except ValueError:
        return None


def _count(start: datetime.date, end: datetime.date, units: list[str]) -> dict[str, int]:
    """Return how many of each unit lie between the days, the greater units first."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < start.day:
        months -= 1
    if "month" not in units:
        months -= months % 12 if "year" in units else months
    reached = _add_months(start, months)
    days = (end - reached).days
    return {
        "year": months // 12 if "year" in units else 0,
        "month": months % 12 if "year" in units else months,
        "week": days // 7 if "week" in units else 0,
        "day": days % 7 if "week" in units else days,
    }


def _add_months(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _write(counts: dict[str, int], units: list[str]) -> str:
    parts = [
        f"{counts[unit]}&nbsp;{unit}{'' if counts[unit] == 1 else 's'}" for unit in units if counts[unit]
    ]
    if not parts:
        return f"0&nbsp;{units[-1]}s"
    if len(parts) < 3:
        return " and ".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


@template("Marriage", "Married", "Marr", "Civil union")
def marriage(call: Call) -> str:
    """Return a spouse with the years of the marriage and how it ended."""
    name, start, end = call.get("1"), call.get("2"), call.get("3", "end")
    reason = call.get("reason", "end reason", "()", "end").lower()
    word = {"divorced": "div.", "div": "div.", "divorce": "div.", "widowed": "died", "died": "died", "d": "died",
            "annulled": "ann.", "separated": "sep.", "sep": "sep."}.get(reason, "end")  # fmt: skip
    years = f"m.&nbsp;{start}" if start else ""
    if end and end.lower() != reason:
        years += f"; {word}&nbsp;{end}"
    return f"{name} <small>({years})</small>" if years else name


@template("Post-nominals", "Postnominals", "Postnom", "Post-nominals/GBR", "Postnom GBR", "Post nominals")
def post_nominals(call: Call) -> str:
    """Return the letters behind a name."""
    letters = [value for value in call.positional() if value and value.isascii()]
    if len(letters) > 1 and letters[0] in NAMES:  # the country whose orders they are
        letters = letters[1:]
    return f'<small class="nowrap">{", ".join(letters)}</small>' if letters else ""
