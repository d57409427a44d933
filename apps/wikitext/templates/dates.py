"""Dates and ages: of birth and death, of events, and for sorting."""

from __future__ import annotations

import datetime
import re

from apps.wikitext.cs1.dates import MONTHS, format_date, parse_date
from apps.wikitext.templates.registry import Call, template

_MONTHS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}

Ymd = tuple[int, int, int]


@template(
    "Start date", "End date", "Film date", "Start-date", "Birth date", "Birth-date", "Death date",
    "Death-date", "Bda2", "Dob", "Start date text", "Date of birth", "Launch date", "Birthdate", "Deathdate",
    "Birth year", "Death year", "Birth based on age as of date", "Dts-date", "Year", "Startdate",
)  # fmt: skip
def one_date(call: Call) -> str:
    """Return a date given as |2020|9|27, as the page writes dates; words are kept as they are."""
    name = call.name.strip().lower()
    if name == "film date":
        return _film_dates(call)
    parts = read_ymd(call.positional())
    return _write(call, parts) if parts else call.get("1")


@template(
    "Start date and age", "End date and age", "Start and end dates", "Sda", "Start date & age",
    "Start-date and age",
)  # fmt: skip
def start_and_age(call: Call) -> str:
    """Return a date and how many years ago it was."""
    parts = read_ymd(call.positional())
    if parts is None:
        return call.get("1")
    return f"{_write(call, parts)}; {_years_since(parts)}&nbsp;years ago"


@template(
    "Birth date and age", "Bda", "Birth-date and age", "Birthdateandage", "Dob and age",
    "Birth date and age2", "Birth year and age", "Birth date & age", "Date of birth and age",
    "Birth-year and age", "Birthdate and age", "Bya",
)  # fmt: skip
def birth_and_age(call: Call) -> str:
    """Return a date of birth and the age today."""
    parts = read_ymd(call.positional())
    if parts is None:
        return call.get("1")
    if parts[1] == 0:
        return (
            f"{parts[0]} (age&nbsp;{{{{#expr: {{{{CURRENTYEAR}}}} - {parts[0]} - 1}}}}–{_years_since(parts)})"
        )
    return f"{_write(call, parts)} (age&nbsp;{_years_since(parts)})"


@template(
    "Death date and age", "Dda", "Death-date and age", "Death year and age", "Deathdateandage",
    "Death date & age", "Death date and given age", "D-da", "Death date and age2",
)  # fmt: skip
def death_and_age(call: Call) -> str:
    """Return a date of death and the age at it: the date of death, then that of birth."""
    values = call.positional()
    if call.name.strip().lower() == "death-date and age" or not (values and values[0].isdecimal()):
        return _age_from_words(call, values)
    half = 3 if len(values) >= 5 else len(values) // 2 or 1
    death, birth = read_ymd(values[:half]), read_ymd(values[half:])
    if death is None or birth is None:
        return call.get("1")
    return f"{_write(call, death)} (aged&nbsp;{_age(birth, death)})"


def _age_from_words(call: Call, values: list[str]) -> str:
    """Return the same from dates in words."""
    death, birth = (read_ymd([value]) if value else None for value in [*values, "", ""][:2])
    if death is None or birth is None:
        return values[0] if values else ""
    return f"{_write(call, death)} (aged&nbsp;{_age(birth, death)})"


@template(
    "Age", "Age in years", "Ageyears", "Years ago", "Age nts", "Age in years nts", "Years or months ago",
    "Time ago",
)  # fmt: skip
def age(call: Call) -> str:
    """Return the full years between two dates, or from one until today."""
    values = call.positional()
    first, second = read_ymd(values[:3]), read_ymd(values[3:6])
    if first is None:
        return ""
    return _age(first, second) if second else _years_since(first)


@template(
    "Age in days", "Age in days nts", "Days from date", "Day count", "Number of days", "Age in days2",
    "Duration in days",
)  # fmt: skip
def age_in_days(call: Call) -> str:
    """Return the days between two dates; until today where only one is given."""
    values = call.positional()
    first, second = read_numbered_date(call, "1"), read_numbered_date(call, "2")
    if first is None:
        is_words = bool(values) and not values[0].isdecimal()
        first = read_ymd(values[:1] if is_words else values[:3])
        second = read_ymd(values[1:2] if is_words else values[3:6])
    start, end = as_day(first), as_day(second)
    if start is None:
        return ""
    if end is None:
        days = f"{{{{#expr: {TODAY} - {start.toordinal()}}}}}"
    else:
        days = f"{(end - start).days:,}" if "nts" not in call.name else str((end - start).days)
    return f"{days}&nbsp;days" if call.name.strip().lower() == "age in days" and not call.get("sc") else days


@template("As of", "Asof", "Since", "Update as of", "As of now")
def as_of(call: Call) -> str:
    """Return "As of September 2020", or |alt= in its place."""
    if alternative := call.get("alt"):
        return alternative
    values = [value for value in call.positional() if value]
    parts = read_ymd(values)
    shown = _write(call, parts) if parts else " ".join(values)
    word = call.get("pre") or ("since" if call.get("since") else "as of")
    is_small = call.get("lc").lower() in ("y", "yes", "on")
    before = word if is_small else word[:1].upper() + word[1:]
    return f"{before}&nbsp;{shown}{call.get('post')}"


@template("Dts", "Date table sorting", "Dtsh", "Dts/iso", "Date sort", "Sort date", "Sort-date")
def sortable_date(call: Call) -> str:
    """Return a date that a table sorts by time."""
    values = [value for value in call.positional() if value]
    parts = read_ymd(values)
    if parts is None:
        return " ".join(values)
    key = f"{parts[0]:05}-{parts[1]:02}-{parts[2]:02}"
    style = call.get("format", "df", default="mdy" if call.date_style != "dmy" else "dmy")
    shown = _write(call, parts, style if style in ("dmy", "mdy") else "")
    return f'<span data-sort-value="{key}" class="nowrap">{shown}</span>'


@template("Circa", "C.", "Ca.", "Ca", "C.a", "Approx", "Circa2")
def circa(call: Call) -> str:
    """Return "c. 1900", or a span of two such years."""
    first, second = call.get("1"), call.get("2")
    mark = '<abbr title="about">c.</abbr>'
    if second:
        return f'<span class="nowrap">{mark}&thinsp;{first}&nbsp;–</span> {mark}&thinsp;{second}'
    return f'<span class="nowrap">{mark}&thinsp;{first}</span>' if first else mark


@template("Floruit", "Fl.", "Fl", "Flourished")
def floruit(call: Call) -> str:
    """Return "fl. 1900": the years someone is known to have lived in."""
    return _marked("fl.", "flourished", call)


@template("Reign", "R.", "Ruled")
def reign(call: Call) -> str:
    """Return "r. 1900–1910": the years of a reign."""
    return _marked("r.", "reigned", call)


@template("Born", "B.")
def born(call: Call) -> str:
    """Return "b. 1900"."""
    return _marked("b.", "born", call)


@template("Died", "D.")
def died(call: Call) -> str:
    """Return "d. 1900"."""
    return _marked("d.", "died", call)


def _marked(mark: str, meaning: str, call: Call) -> str:
    years = "–".join(value for value in call.positional()[:2] if value)
    return (
        f'<abbr title="{meaning}">{mark}</abbr>&thinsp;{years}'
        if years
        else f'<abbr title="{meaning}">{mark}</abbr>'
    )


@template("Date", "Format date", "Datum", "Dmy", "Mdy", "Date format")
def date_in_style(call: Call) -> str:
    """Return a date in the style asked for, or in that of the page."""
    style = call.get("2", default=call.date_style).lower()
    return format_date(call.get("1"), style if style in ("dmy", "mdy") else "dmy")


@template("MONTHNAME", "Month name", "Monthname")
def month_name(call: Call) -> str:
    """Return the name of a month by its number."""
    number = call.get("1")
    return MONTHS[(int(number) - 1) % 12] if number.isdecimal() else number


@template("OldStyleDate", "Old Style date", "OldStyleDateDY", "OldStyleDateNY")
def old_style_date(call: Call) -> str:
    """Return a date in the new style with that of the old style in brackets."""
    first, year, old = call.get("1"), call.get("2"), call.get("3")
    return f'{first} {year} &#91;<abbr title="Old Style">O.S.</abbr> {old}&#93;'.replace("  ", " ")


def _film_dates(call: Call) -> str:
    values = call.positional()
    lines = []
    for start in range(0, len(values), 4):
        parts = read_ymd(values[start : start + 3])
        place = values[start + 3] if len(values) > start + 3 else ""
        if parts:
            lines.append(_write(call, parts) + (f" ({place})" if place else ""))
    return "<br />".join(lines)


def read_ymd(values: list[str]) -> Ymd | None:
    """Return year, month and day (0 where not given) from numbers or from a date in words."""
    values = [value.strip() for value in values if value.strip()]
    if not values:
        return None
    if not values[0].isdecimal() or (len(values) > 1 and _month(values[1]) is None):
        parsed = parse_date(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", values[0]))
        return (parsed.year, parsed.month if parsed.month <= 12 else 0, parsed.day) if parsed else None
    if len(values[0]) > 4:
        return None
    month = _month(values[1]) or 0 if len(values) > 1 else 0
    day = int(values[2]) if len(values) > 2 and values[2].isdecimal() and 0 < int(values[2]) < 32 else 0
    return int(values[0]), month, day if month else 0


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else None
    return _MONTHS.get(text.lower())


def read_numbered_date(call: Call, place: str) -> Ymd | None:
    """Return the date of the parameters year1, month1 and day1, for the place 1."""
    return read_ymd([call.get(f"year{place}"), call.get(f"month{place}"), call.get(f"day{place}")])


def _write(call: Call, parts: Ymd, style: str = "") -> str:
    """Return the date in words: day first where the template or the page asks for it."""
    year, month, day = parts
    if not month:
        return str(year)
    if not day:
        return f"{MONTHS[month - 1]} {year}"
    is_day_first = call.get("df").lower() in ("y", "yes", "dmy") or call.date_style == "dmy"
    if style:
        is_day_first = style == "dmy"
    return f"{day} {MONTHS[month - 1]} {year}" if is_day_first else f"{MONTHS[month - 1]} {day}, {year}"


def _age(first: Ymd, second: Ymd) -> str:
    """Return the full years between two dates; two numbers where a missing month or day leaves it open."""
    years = second[0] - first[0]
    if not first[1] or not second[1]:
        return f"{years - 1}–{years}"
    return str(years - (second[1:] < first[1:]))


def _years_since(parts: Ymd) -> str:
    """Return an expression for the full years since a date, which the engine reckons on the day it draws."""
    year, month, day = parts
    if not month:
        return f"{{{{#expr: {{{{CURRENTYEAR}}}} - {year}}}}}"
    return (
        f"{{{{#expr: {{{{CURRENTYEAR}}}} - {year} - (({{{{CURRENTMONTH}}}} < {month}) or "
        f"(({{{{CURRENTMONTH}}}} = {month}) and ({{{{CURRENTDAY}}}} < {day or 1})))}}}}"
    )


# The day's number, counted from 1 January of the year 1, by the months of a year that begins with March.
_YEAR = "({{CURRENTYEAR}} - ({{CURRENTMONTH}} < 3))"
TODAY = (
    f"(365 * {_YEAR} + floor({_YEAR} / 4) - floor({_YEAR} / 100) + floor({_YEAR} / 400)"
    " + floor((153 * ({{CURRENTMONTH}} + 12 * ({{CURRENTMONTH}} < 3) - 3) + 2) / 5) + {{CURRENTDAY}} - 306)"
)


def as_day(parts: Ymd | None) -> datetime.date | None:
    """Return the day, the first of the month where none is given; None if there is no such day."""
    if parts is None or not parts[1]:
        return None
    try:
        return datetime.date(parts[0], parts[1], parts[2] or 1)
    except ValueError:
        return None
