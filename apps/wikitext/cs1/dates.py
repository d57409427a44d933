"""The dates a citation may bear: read strictly, written in the style of the page, or as EDTF."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()}
# Seasons and quarters have the numbers that EDTF gives them in the place of a month.
_SEASONS = {"Spring": 21, "Summer": 22, "Autumn": 23, "Fall": 23, "Winter": 24}
_QUARTERS = {f"{word} Quarter": 33 + n for n, word in enumerate(("First", "Second", "Third", "Fourth"))}
_QUARTERS |= {f"Q{n}": 32 + n for n in range(1, 5)}
_FEASTS = {"Easter": 4, "Christmas": 12}
_PERIODS = _MONTH_NUMBERS | _SEASONS | _QUARTERS | _FEASTS

_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + ")"
_PERIOD = "(?:" + "|".join(sorted(_PERIODS, key=len, reverse=True)) + ")"
_YEAR = r"(?:[1-9]\d{2,3})"
_DAY = r"(?:[1-9]|[12]\d|3[01])"
_DASH = r"(?:–|-|&ndash;)"
_SPACED_DASH = r"(?: (?:–|-|&ndash;) )"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<d>{_DAY}) (?P<m>{_MONTH}) (?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY}), (?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})",
        rf"(?P<m>{_PERIOD}) (?P<y>{_YEAR})",
        rf"(?P<m>{_PERIOD}){_DASH}(?P<m2>{_PERIOD}) (?P<y>{_YEAR})",
        rf"(?P<d>{_DAY}){_DASH}(?P<d2>{_DAY}) (?P<m>{_MONTH}) (?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY}){_DASH}(?P<d2>{_DAY}), (?P<y>{_YEAR})",
        rf"(?P<d>{_DAY}) (?P<m>{_MONTH}){_SPACED_DASH}(?P<d2>{_DAY}) (?P<m2>{_MONTH}) (?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY}){_SPACED_DASH}(?P<m2>{_MONTH}) (?P<d2>{_DAY}), (?P<y>{_YEAR})",
        rf"(?P<d>{_DAY}) (?P<m>{_MONTH}) (?P<y>{_YEAR}){_SPACED_DASH}"
        rf"(?P<d2>{_DAY}) (?P<m2>{_MONTH}) (?P<y2>{_YEAR})",
        rf"(?P<m>{_MONTH}) (?P<d>{_DAY}), (?P<y>{_YEAR}){_SPACED_DASH}"
        rf"(?P<m2>{_MONTH}) (?P<d2>{_DAY}), (?P<y2>{_YEAR})",
        rf"(?P<m>{_PERIOD}) (?P<y>{_YEAR}){_SPACED_DASH}(?P<m2>{_PERIOD}) (?P<y2>{_YEAR})",
        rf"(?P<m>Winter|Summer) (?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR}|\d\d)",
        rf"(?P<y>{_YEAR}){_DASH}(?P<y2>[1-9]\d{{3}})",
        rf"(?P<y>{_YEAR}){_DASH}(?P<y2>1[3-9]|[2-9]\d)",  # to 12 it could be a month
    )
)
# By far the commonest of them.
_DAY_FIRST = re.compile(rf"({_DAY}) ({_MONTH}) ({_YEAR})")
_ISO = re.compile(r"([1-9]\d{3})-(\d\d)-(\d\d)")
_LONGEST = 80  # characters; the caches hold no longer texts
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SUFFIX = re.compile(r"(.*\d)([a-z])")


class CitationDate(NamedTuple):
    """A date or a span of dates; 0 stands for what is not given. Months over 20 are seasons or quarters."""

    year: int
    month: int = 0
    day: int = 0
    end_year: int = 0
    end_month: int = 0
    end_day: int = 0
    is_about: bool = False
    letter: str = ""  # tells works of one author and year apart: 2010a
    month_name: str = ""
    end_month_name: str = ""

    @property
    def edtf(self) -> str:
        """Return the date in the Extended Date/Time Format, as 2020-09-27, 2020-21 or 2019/2020."""
        start = _edtf(self.year, self.month, self.day) + ("~" if self.is_about else "")
        return f"{start}/{_edtf(self.end_year, self.end_month, self.end_day)}" if self.end_year else start


def parse_date(text: str) -> CitationDate | None:
    """Return the date that the text is in one of the forms that CS1 takes, or None; nothing is guessed."""
    return _parse(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _parse(text: str) -> CitationDate | None:
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        return _checked(int(match[3]), _MONTH_NUMBERS[match[2]], int(match[1]), month_name=match[2])
    iso = _ISO.fullmatch(text)
    if iso:
        return _checked(int(iso[1]), int(iso[2]), int(iso[3]))
    is_about = text.startswith("c. ")
    if is_about:
        text = text[3:]
    letter = ""
    if text[-1:].isalpha() and (suffix := _SUFFIX.fullmatch(text)):
        text, letter = suffix[1], suffix[2]
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _from_match(match.groupdict(), is_about, letter)
    return None


def format_date(text: str, style: str) -> str:
    """Return the date as the page writes dates ("dmy", "mdy", "ymd" or ""), one that cannot be read as it is.

    Without a style, only the hyphen of a span becomes a dash.
    """
    return _format(text, style) if len(text) <= _LONGEST else text


@lru_cache(maxsize=8192)
def _format(text: str, style: str) -> str:
    date = parse_date(text)
    if date is None:
        return text
    if not style or not date.day:
        return text if _ISO.fullmatch(text) else _with_dash(text)
    write = _WRITERS.get(style.removesuffix("-all"))
    return write(date) + date.letter if write else text


def _from_match(parts: dict[str, str | None], is_about: bool, letter: str) -> CitationDate | None:
    year = int(parts["y"] or 0)
    end_year = _end_year(parts, year)
    month, end_month = _PERIODS.get(parts.get("m") or "", 0), _PERIODS.get(parts.get("m2") or "", 0)
    day, end_day = int(parts.get("d") or 0), int(parts.get("d2") or 0)
    if end_day and not end_month:
        end_month = month
    return _checked(
        year,
        month,
        day,
        end_year,
        end_month,
        end_day,
        is_about,
        letter,
        parts.get("m") or "",
        parts.get("m2") or "",
    )


def _end_year(parts: dict[str, str | None], year: int) -> int:
    """Return the year a span ends in, 0 where there is no span; 2010–11 ends in 2011."""
    written = parts.get("y2")
    if written and len(written) == 2:
        return year - year % 100 + int(written)
    if written:
        return int(written)
    return year if parts.get("m2") or parts.get("d2") else 0


def _checked(
    year: int, month: int = 0, day: int = 0, end_year: int = 0, end_month: int = 0, end_day: int = 0,
    is_about: bool = False, letter: str = "", month_name: str = "", end_month_name: str = "",
) -> CitationDate | None:  # fmt: skip
    """Return the date if its days exist and its end comes after its start."""
    if not (_is_real(year, month, day) and _is_real(end_year, end_month, end_day)):
        return None
    if end_year and month <= 12 and end_month <= 12 and (end_year, end_month, end_day) <= (year, month, day):
        return None
    return CitationDate(
        year, month, day, end_year, end_month, end_day, is_about, letter, month_name, end_month_name
    )


def _is_real(year: int, month: int, day: int) -> bool:
    if not day:
        return month <= 12 or month > 20
    if not 1 <= month <= 12:
        return False
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (28 if month == 2 and not is_leap else _DAYS[month - 1])


def _write_dmy(date: CitationDate) -> str:
    start = f"{date.day} {_name(date.month, date.month_name)}"
    if not date.end_year:
        return f"{start} {date.year}"
    end = f"{date.end_day} {_name(date.end_month, date.end_month_name or date.month_name)} {date.end_year}"
    if date.year != date.end_year:
        return f"{start} {date.year} – {end}"
    return f"{start} – {end}" if date.month != date.end_month else f"{date.day}–{end}"


def _write_mdy(date: CitationDate) -> str:
    start = f"{_name(date.month, date.month_name)} {date.day}"
    if not date.end_year:
        return f"{start}, {date.year}"
    end = f"{_name(date.end_month, date.end_month_name or date.month_name)} {date.end_day}, {date.end_year}"
    if date.year != date.end_year:
        return f"{start}, {date.year} – {end}"
    return f"{start} – {end}" if date.month != date.end_month else f"{start}–{date.end_day}, {date.year}"


def _write_ymd(date: CitationDate) -> str:
    return _edtf(date.year, date.month, date.day) if not date.end_year else _write_dmy(date)


_WRITERS = {"dmy": _write_dmy, "mdy": _write_mdy, "ymd": _write_ymd}


def _name(month: int, written: str) -> str:
    """Return the month's name, short where it was written short."""
    return written or MONTHS[month - 1]


def _with_dash(text: str) -> str:
    return text.replace("&ndash;", "–").replace("-", "–")


def _edtf(year: int, month: int, day: int) -> str:
    if day:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"
