"""The anchor of a citation, by which short citations find it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from apps.wikitext.cs1.dates import parse_date
from apps.wikitext.cs1.names import NameList, last_names, read_people

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def find_anchor(values: Mapping[str, str], authors: NameList, editors: NameList) -> str:
    """Return the anchor that |ref= sets, or that is made of last names and year; "" where there is none."""
    reference = values.get("ref", "harv")
    if reference != "harv":
        return "" if reference == "none" else reference
    if "contributor-last1" in values and "chapter" in values and authors:
        people = read_people(values, "contributor")
    elif values.get("people") and values["people"] == values.get("author-last1"):
        people = editors  # names written as one text are no list
    else:
        people = authors or editors
    if not people:
        return ""
    return "CITEREF" + "".join(last_names(people)) + _year(values)


def _year(values: Mapping[str, str]) -> str:
    """Return the year with its letter, or a span of years; beside a date of figures alone |year= holds the letter."""
    written = values.get("date", "")
    if "year" in values and _ISO.fullmatch(written):
        written = values["year"]
    date = parse_date(written)
    if date and date.end_year and not date.month:
        return written.replace("&ndash;", "–").replace("-", "–")
    return f"{date.year}{date.letter}" if date else written
