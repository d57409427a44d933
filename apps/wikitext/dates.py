"""Dates as `{{#time:}}` and the date variables write them; months and days in English."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PATTERN = re.compile(r'"([^"]*)"|\\(.)|(.)', re.DOTALL)
_WRITTEN = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?$"),
    re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[A-Za-z]{3,}) (?P<year>\d{4})$"),
    re.compile(r"(?P<month>[A-Za-z]{3,}) (?P<day>\d{1,2}),? (?P<year>\d{4})$"),
)


def format_time(pattern: str, written: str, today: datetime.date) -> str | None:
    """Return a date in MediaWiki's pattern, today's where none is written, None where it cannot be read."""
    day = read_date(written) if written and written not in ("now", "today") else today
    if day is None:
        return None
    return "".join(
        quoted or escaped or _write(letter, day) for quoted, escaped, letter in _PATTERN.findall(pattern)
    )


def read_date(written: str) -> datetime.date | None:
    """Return the date that `2020-10-12`, `12 October 2020`, `October 12, 2020` or `October 2020` names, or
    None.
    """
    for pattern in _WRITTEN:
        if match := pattern.match(written.strip()):
            month = _read_month(match["month"])
            try:
                return datetime.date(int(match["year"]), month, int(match["day"] or 1))
            except ValueError:
                return None
    return None


def _read_month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    names = [month[: len(written)].lower() for month in MONTHS]
    return names.index(written.lower()) + 1 if written.lower() in names else 0


def _write(letter: str, day: datetime.date) -> str:
    match letter:
        case "Y":
            return f"{day.year:04}"
        case "y":
            return f"{day.year % 100:02}"
        case "n" | "m":
            return f"{day.month:02}" if letter == "m" else str(day.month)
        case "F" | "M":
            return MONTHS[day.month - 1][: None if letter == "F" else 3]
        case "j" | "d":
            return f"{day.day:02}" if letter == "d" else str(day.day)
    return _write_rarer(letter, day)


def _write_rarer(letter: str, day: datetime.date) -> str:
    match letter:
        case "l" | "D":
            return _DAYS[day.weekday()][: None if letter == "l" else 3]
        case "N":
            return str(day.isoweekday())
        case "w":
            return str(day.isoweekday() % 7)
        case "z":
            return str(day.timetuple().tm_yday - 1)
        case "W":
            return f"{day.isocalendar().week:02}"
        case "H" | "i" | "s":
            return "00"
    return letter
