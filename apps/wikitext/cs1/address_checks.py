"""Faults in the addresses, archives and dates of a citation; each check adds what it finds to a list."""

from __future__ import annotations

import re

from apps.wikitext.cs1.dates import parse_date
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import Fields
from apps.wikitext.cs1.problem import Problem, error, note

_DATES = ("date", "access-date", "archive-date", "publication-date", "year", "doi-broken-date", "embargo")
DATE_FIELDS = frozenset(_DATES)
URL_FIELDS = ("url", "archive-url", "chapter-url", "conference-url", "map-url", "transcript-url")
_PARTS = frozenset(["chapter-url", "map-url"])
_URL = re.compile(
    r"(?:(?:https?|ftps?|sftp|irc|gopher|news)://|//)"
    r"(?:[^\s/?#@:\[\]]+\.[^\s/?#@:\[\].]+|\[[0-9a-fA-F:.]+\])(?::\d+)?(?:[/?#]\S*)?"
    r"|(?:news|mailto|urn):\S+"
)
_WAYBACK = re.compile(
    r"(?:https?:)?//(?:web|liveweb)\.archive\.org/(?:web/)?(\*|save|\d{1,14}(?=(?:[a-z][a-z]_)?/))?",
    re.IGNORECASE,
)


def check_addresses(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find addresses that are wrong, missing, or wanted by another parameter."""
    values = fields.values
    for name in URL_FIELDS:
        if name in values and not _URL.fullmatch(values[name]):
            found.append(error("bad_url", fields, name, "{} is not a valid address"))
        elif name in values and "wikipedialibrary.idm.oclc.org" in values[name]:
            found.append(error("proxy_link", fields, name, "{} leads through a library that asks who reads"))
    has_url = "url" in values or "user" in values  # of a post, whose address is made of user and number
    needs_url = kind.needs_url or (kind.name == "citation" and fields.written.get("work") == "website")
    if "access-date" in values and not has_url and values.keys().isdisjoint(_PARTS):
        found.append(error("accessdate_missing_url", fields, "access-date", "{} needs an address in |url="))
    if needs_url and not has_url:
        found.append(error("missing_url", fields, "url", "Missing {}"))
    if "format" in values and not has_url and not (kind.name == "journal" and "pmc" in values):
        found.append(error("format_missing_url", fields, "format", "{} needs an address in |url="))


def check_archive(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find an archive without its date, address or a sound time stamp."""
    values = fields.values
    archive = values.get("archive-url")
    if not archive:
        if "archive-date" in values:
            found.append(error("archive_date_missing_url", fields, "archive-date", "{} needs |archive-url="))
        return
    if "archive-date" not in values:
        found.append(error("archive_missing_date", fields, "archive-url", "{} needs |archive-date="))
    if "url" not in values and values.keys().isdisjoint(_PARTS):
        found.append(
            error("archive_missing_url", fields, "archive-url", "{} needs the original address in |url=")
        )
    if wayback := _WAYBACK.match(archive):
        _check_wayback(wayback[1] or "", fields, found)
    status = values.get("url-status", "").lower()
    if status in ("unfit", "usurped", "bot: unknown"):
        found.append(
            note(
                "unfit" if status != "bot: unknown" else "bot_unknown",
                fields,
                "url-status",
                f"{status} address",
            )
        )


def _check_wayback(stamp: str, fields: Fields, found: list[Problem]) -> None:
    """Yield what is wrong with the time stamp in an address of the Wayback Machine."""
    if not stamp.isdecimal() or len(stamp) != 14:
        found.append(error("archive_url", fields, "archive-url", "{} is malformed: its time stamp is wrong"))
        return
    date = parse_date(fields.values.get("archive-date", ""))
    if date and date.day and stamp[:8] != f"{date.year:04}{date.month:02}{date.day:02}":
        shown = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
        found.append(
            error("archive_date_mismatch", fields, "archive-date", f"{{}} differs from the archive's {shown}")
        )


def check_dates(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find dates in a form that citations do not take."""
    values = fields.values
    for name in _DATES:
        text = values.get(name)
        if not text or (text in ("n.d.", "nd") and name in ("date", "year")):
            continue
        date = parse_date(text)
        if date is None or (name in ("access-date", "archive-date") and not date.day):
            found.append(error("bad_date", fields, name, "{} is not a date in a form that citations take"))
        elif name == "access-date" and (date.year, date.month, date.day) < (2001, 1, 15):
            found.append(error("bad_date", fields, name, "{} lies before there was a wiki to read it for"))
        elif "-" in text and text[4:5] + text[7:8] != "--":
            found.append(note("date_format", fields, name, "hyphen for a dash in {}"))
