"""Values that a parameter does not take, and parameters that want or exclude another."""

from __future__ import annotations

from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import Fields
from apps.wikitext.cs1.problem import Problem, error, note

_YES = frozenset(["yes", "true", "y"])
_OPEN = frozenset(["free"])
_LOCKED = frozenset(["registration", "limited", "subscription"])
_TAKEN = {
    "chapter-url-access": _LOCKED,
    "map-url-access": _LOCKED,
    "mode": frozenset(["cs1", "cs2"]),
    "name-list-style": frozenset(["&", "amp", "ampersand", "and", "serial", "vanc"]),
    "date-format": frozenset(["dmy", "dmy-all", "mdy", "mdy-all", "ymd", "ymd-all"]),
    "no-pp": _YES,
    "url-access": _LOCKED,
} | dict.fromkeys(
    ("bibcode-access", "doi-access", "hdl-access", "jstor-access", "ol-access", "osti-access", "s2cid-access",
     "ssrn-access"), _OPEN
)  # fmt: skip
_STATUSES = frozenset(["live", "dead", "deviated", "unfit", "usurped", "bot: unknown"])
_OLD_STATUSES = _STATUSES | {"yes", "no", "y", "n", "true"}  # of |dead-url=
_WANTING = {
    "doi-broken-date": "doi",
    "embargo": "pmc",
    "asin-tld": "asin",
    "chapter-format": "chapter-url",
    "archive-format": "archive-url",
    "conference-format": "conference-url",
    "map-format": "map-url",
    "transcript-format": "transcript-url",
} | {name: name.removesuffix("-access") for name in _TAKEN if name.endswith("-access")}
_EITHER = (("page", "pages"), ("minutes", "time"), ("sheet", "sheets"), ("quote-page", "quote-pages"))
VALUE_FIELDS = frozenset([
    *_TAKEN, *_WANTING, *(second for _, second in _EITHER), "at", "postscript",
])  # fmt: skip


def check_values(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find values not taken, and parameters that lack or double another."""
    values = fields.values
    for name in VALUE_FIELDS.intersection(values):
        if name in _TAKEN and values[name] not in _TAKEN[name]:
            found.append(error("invalid_value", fields, name, "{} has a value it does not take"))
        if name in _WANTING and _WANTING[name] not in values:
            found.append(
                error(f"{name.replace('-', '_')}_alone", fields, name, f"{{}} needs |{_WANTING[name]}=")
            )
    for first, second in _EITHER:
        if first in values and second in values:
            _add_redundant(fields, first, second, found)
    if "at" in values and ("page" in values or "pages" in values):
        _add_redundant(fields, "page" if "page" in values else "pages", "at", found)
    if len(values.get("postscript", "")) > 1 and values["postscript"] not in ("none", "&#59;", "&nbsp;"):
        found.append(note("postscript", fields, "postscript", "more than a mark in {}"))


def _add_redundant(fields: Fields, first: str, second: str, found: list[Problem]) -> None:
    written = fields.written[first]
    found.append(error("redundant_parameter", fields, second, f"More than one of |{written}= and {{}} given"))


def check_status(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a status that is none, and one without the archive that it is for."""
    values = fields.values
    taken = _STATUSES if fields.written["url-status"] == "url-status" else _OLD_STATUSES
    if values["url-status"].lower() not in taken:
        found.append(error("invalid_value", fields, "url-status", "{} has a value it does not take"))
    elif "archive-url" not in values:
        found.append(note("url_status", fields, "url-status", "{} without an archive"))


def check_contributors(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find people who wrote a part of what is no book, of an author not named, or a part not named."""
    values = fields.values
    if kind.name != "book" and (kind.name != "citation" or "work" in values):
        found.append(error("contributor_ignored", fields, "contributor-last1", "{} ignored: this is no book"))
    elif "chapter" not in values or fields.written["chapter"] != "contribution":
        found.append(error("contributor_alone", fields, "contributor-last1", "{} needs |contribution="))
    elif "author-last1" not in values and "vauthors" not in values:
        found.append(error("contributor_alone", fields, "contributor-last1", "{} needs an author"))


def check_year(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a year beside a date."""
    values = fields.values
    if "date" not in values:
        return
    if values["year"][:4] in values["date"]:
        found.append(note("date_year", fields, "year", "{} beside a date"))
    else:
        found.append(error("bad_date", fields, "year", "{} is not the year of the date"))


def check_reference(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find an anchor asked for that there is anyway."""
    if fields.values["ref"] == "harv":
        found.append(note("ref_default", fields, "ref", "{} says what is so without it"))
