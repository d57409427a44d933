"""Notes that are one plain citation of a page, as most are: their HTML written down at once.

It is what `cs1` and the passes of the renderer make of it. Where a parameter is not of the plainest form, or gives
rise to a message, the note takes the way through all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from apps.wikitext.cs1 import KINDS, Kind, canonical_name, format_date, parse_date
from apps.wikitext.cs1.coins import write_coins
from apps.wikitext.cs1.languages import language_code
from apps.wikitext.cs1.name_checks import is_generic_name
from apps.wikitext.cs1.names import NOBODY, NameList, Person
from apps.wikitext.cs1.phrases import format_language, straighten
from apps.wikitext.cs1.word_checks import is_generic_title
from apps.wikitext.plain_lines import ADDRESS

_SOURCE = re.compile(r"\s*\{\{[Cc]ite (web|news|magazine)\s*\|([^{}\[\]<>]*)\}\}\s*")
# No mark that the markup knows, no space that French would keep unbroken, no full stop at the end.
_TEXT = r"""\w(?:[\w.,;?!()"“”’–—/-]++| (?![?:;!%»›])|:(?= )|'(?!'))*+"""
_WORDS = re.compile(rf"{_TEXT}(?<=[\w)?!])").fullmatch
_QUOTE = re.compile(rf"{_TEXT}(?<=[\w)?!.])").fullmatch
_NAME = re.compile(r"[^\W\d_]++(?:[ -][^\W\d_]++)*+").fullmatch
_FIRST_NAME = re.compile(r"[^\W\d_]++\.?(?:[ -][^\W\d_]++\.?)*+").fullmatch
_WEB_ADDRESS = re.compile(ADDRESS).fullmatch
_WAYBACK = re.compile(r"https?://web\.archive\.org/(?:web/(\d{8})\d{6}/)?")


def write_plain_citation(source: str, date_style: str) -> str | None:
    """Return the HTML of a note, or None where it is anything but a plain citation."""
    match = _SOURCE.fullmatch(source)
    if match is None or "__" in source:
        return None
    values = _read(match[2])
    if values is None or not _is_sound(match[1], values):
        return None
    return _write(KINDS[match[1]], values, date_style)


def _read(source: str) -> dict[str, str] | None:
    """Return the filled parameters, or None where one is given twice or not in the plainest form."""
    values: dict[str, str] = {}
    for piece in source.split("|"):
        name, equals, value = piece.partition("=")
        name, is_plain = _PARAMETERS.get(name.strip(), _UNKNOWN)
        value = value.strip()
        if not equals or is_plain is None or name in values or (value and not is_plain(value)):
            return None
        values[name] = value
    return {name: value for name, value in values.items() if value}


def _is_title(value: str) -> bool:
    is_plain = _WORDS(value) is not None and "''" not in straighten(value)
    return is_plain and not is_generic_title(value) and value[:6].lower() != "archiv"


def _is_quote(value: str) -> bool:
    return _QUOTE(value) is not None and "''" not in straighten(value)


def _is_address(value: str) -> bool:
    return _WEB_ADDRESS(value) is not None and ".pdf" not in value.lower()


def _is_name(value: str) -> bool:
    return _NAME(value) is not None and _is_persons(value)


def _is_first_name(value: str) -> bool:
    return _FIRST_NAME(value) is not None and _is_persons(value)


def _is_persons(value: str) -> bool:
    lowered = value.lower()
    return (
        not is_generic_name(value) and "others" not in lowered and not ("et" in lowered and "al" in lowered)
    )


def _is_date(value: str) -> bool:
    date = parse_date(value)
    if date is None or (date.end_year and not date.month) or "&" in value:
        return False
    return "-" not in value or value[:4].isdecimal()


def _is_day(value: str) -> bool:
    date = parse_date(value)
    return date is not None and date.day > 0 and date.year > 2001 and _is_date(value)


_Check = Callable[[str], object]
_FORMS: Mapping[str, _Check] = {
    "title": _is_title,
    "url": _is_address,
    "archive-url": _is_address,
    "archiveurl": _is_address,
    "work": _WORDS,
    "website": _WORDS,
    "newspaper": _WORDS,
    "magazine": _WORDS,
    "publisher": _WORDS,
    "quote": _is_quote,
    "date": _is_date,
    "access-date": _is_day,
    "accessdate": _is_day,
    "archive-date": _is_day,
    "archivedate": _is_day,
    "last": _is_name,
    "last1": _is_name,
    "author": _is_name,
    "author1": _is_name,
    "first": _is_first_name,
    "first1": _is_first_name,
    "url-status": frozenset(["live", "dead"]).__contains__,
    "language": lambda value: value.isalpha() and language_code(value),
}
_PARAMETERS = {name: (canonical_name(name) or name, is_plain) for name, is_plain in _FORMS.items()}
_UNKNOWN: tuple[str, _Check | None] = ("", None)


def _is_sound(kind: str, values: Mapping[str, str]) -> bool:
    """Tell whether nothing is missing that a message would miss, nor a date that would stand behind a name."""
    if "title" not in values or "url" not in values or (kind == "magazine" and "work" not in values):
        return False
    if "url-status" in values and "archive-url" not in values:
        return False
    if "author-last1" in values:
        has_people = "date" in values
    else:
        has_people = "author-first1" not in values
    return has_people and ("archive-url" in values) == ("archive-date" in values) and _is_archive(values)


def _is_archive(values: Mapping[str, str]) -> bool:
    """Tell whether the time stamp in the address of an archive, where there is one, is that of its date."""
    wayback = _WAYBACK.match(values.get("archive-url", ""))
    if wayback is None:
        return True
    date = parse_date(values["archive-date"])
    return date is not None and wayback[1] == f"{date.year:04}{date.month:02}{date.day:02}"


def _write(kind: Kind, values: Mapping[str, str], date_style: str) -> str:
    title, archived = _write_links(values, date_style)
    authors, anchor = _read_author(values)
    date = format_date(values["date"], date_style) if "date" in values else ""
    language = format_language(values.get("language", ""))
    parts = []
    if authors:
        parts.append(f"{', '.join(filter(None, authors.people[0][:2]))} ({date})")
    if "work" in values:
        parts += title, f"<i>{values['work']}</i>{language}"
    else:
        parts.append(title + language)
    if "publisher" in values:
        parts.append(values["publisher"])
    if date and not authors:
        parts.append(date)
    if archived:
        parts.append(archived)
    if "access-date" in values:
        day = format_date(values["access-date"], date_style)
        parts.append(f'<span class="reference-accessdate">Retrieved {day}</span>')
    end = "."
    if "quote" in values:
        parts.append(f"<q>{straighten(values['quote'])}</q>")
        end = ""
    coins = write_coins(kind, values, authors)
    return f'<cite{anchor} class="citation {kind.name} cs1">{". ".join(parts)}{end}</cite>{coins}'


def _write_links(values: Mapping[str, str], date_style: str) -> tuple[str, str]:
    """Return the linked title and the words about the archive, "" where there is none."""
    title = f'"{straighten(values["title"])}"'
    if "archive-url" not in values:
        return _link(values["url"], title), ""
    when = f"on {format_date(values['archive-date'], date_style)}"
    if values.get("url-status") == "live":
        return _link(
            values["url"], title
        ), f"{_link(values['archive-url'], 'Archived')} from the original {when}"
    return _link(values["archive-url"], title), f"Archived from {_link(values['url'], 'the original')} {when}"


def _link(address: str, label: str) -> str:
    return f'<a rel="nofollow" class="external text" href="{address.replace("&", "&amp;")}">{label}</a>'


def _read_author(values: Mapping[str, str]) -> tuple[NameList, str]:
    """Return the author, and the attribute by which short notes find the citation."""
    last = values.get("author-last1")
    if last is None:
        return NOBODY, ""
    date = parse_date(values["date"])
    year = f"{date.year}{date.letter}" if date else ""
    anchor = f' id="CITEREF{last.replace(" ", "_")}{year}"'
    return NameList((Person(last, values.get("author-first1", "")),)), anchor
