"""Notes that are one plain citation of a page, as most are: their HTML written down at once.

It is what `cs1` and the passes of the renderer make of it. Where a parameter is not of the plainest form, or gives
rise to a message, the note takes the way through all of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from apps.wikitext.cs1 import format_date, parse_date
from apps.wikitext.cs1.coins import describe_people, write_span
from apps.wikitext.cs1.dates import MONTHS
from apps.wikitext.cs1.languages import language_code
from apps.wikitext.cs1.name_checks import is_generic_name
from apps.wikitext.cs1.names import Person
from apps.wikitext.cs1.phrases import format_language, straighten
from apps.wikitext.cs1.word_checks import is_generic_title
from apps.wikitext.plain_lines import ADDRESS

# No mark that the markup knows, no space that French would keep unbroken, no full stop at the end.
_TEXT = (
    r"""\w(?:[\w.,;?!()"“”’–—/-]++(?: [\w.,()"“”’–—/-]++)*+"""
    r"""| ++(?![?:;!%»›|}\s]|\Z)|:(?= )|'(?!'))*+"""
)
_WORDS = rf"{_TEXT}(?<=[\w)?!])"
_LETTERS = r"[^\W\d_]++"
_DATE = r"\w++(?:(?:[ –-]|, | – )\w++)*+"
# The names of each parameter and the form of its value, in the order of the fields of `_Citation`.
_FORMS = (
    ("title", _WORDS),
    ("url", ADDRESS),
    ("archive-?url", ADDRESS),
    ("url-status", "live|dead"),
    ("work|website|newspaper|magazine", _WORDS),
    ("date", _DATE),
    ("access-?date", _DATE),
    ("archive-?date", _DATE),
    ("language", _LETTERS),
    ("(?:last|author)1?", rf"{_LETTERS}(?:[ -]{_LETTERS})*+"),
    ("first1?", rf"{_LETTERS}\.?(?:[ -]{_LETTERS}\.?)*+"),
    ("publisher", _WORDS),
    ("quote", rf"{_TEXT}(?<=[\w)?!.])"),
)
_FIELDS = "|".join(rf"(?:{names})\s*+=\s*+((?:{value})?)" for names, value in _FORMS)
_CITATION = re.compile(rf"\s*+\{{\{{[Cc]ite (web|news|magazine)\s*+(?:\|\s*+(?:{_FIELDS})\s*+)++\}}\}}\s*+")
_DAY_FIRST = re.compile(
    r"([1-9]|1[0-9]|2[0-8]|(?:29|30)(?! F)|31(?= (?:Ja|Mar|May|Jul|Au|O|D)))"
    rf" ({'|'.join(MONTHS)}) (20(?:0[2-9]|[1-9][0-9]))"
)
_MONTH_NUMBERS = {name: f"{number:02}" for number, name in enumerate(MONTHS, 1)}
_WAYBACK = re.compile(r"https?://web\.archive\.org/(?:web/(\d{8})\d{6}/)?")


class _Date(NamedTuple):
    """A date as the page writes it, as EDTF, with the year of an anchor, and whether it can be that of a visit.

    All are empty for a date that is not given.
    """

    words: str = ""
    edtf: str = ""
    year: str = ""
    is_day: bool = False


class _Citation(NamedTuple):
    """The parameters of a citation; what is not given is empty or None."""

    kind: str
    title: str
    url: str
    archive_url: str | None
    url_status: str | None
    work: str | None
    date: str | None
    access_date: str | None
    archive_date: str | None
    language: str | None
    last: str | None
    first: str | None
    publisher: str | None
    quote: str | None


class _Dates(NamedTuple):
    published: _Date
    visited: _Date
    archived: _Date


def write_plain_citation(source: str, date_style: str) -> str | None:
    """Return the HTML of a note, or None where it is anything but a plain citation."""
    match = _CITATION.fullmatch(source)
    if match is None or ("_" in source and "__" in source):
        return None
    parameters = match.groups()
    if source.count("|") != len(_FORMS) - parameters.count(None):  # one is given twice
        return None
    citation = _Citation._make(parameters)
    dates = _read_dates(citation, date_style)
    return _write(citation, dates) if dates and _is_sound(citation, dates) else None


def _read_dates(citation: _Citation, style: str) -> _Dates | None:
    published = _read_date(citation.date or "", style)
    visited = _read_date(citation.access_date or "", style)
    archived = _read_date(citation.archive_date or "", style)
    return _Dates(published, visited, archived) if published and visited and archived else None


@lru_cache(maxsize=4096)
def _read_date(text: str, style: str) -> _Date | None:
    """Return a date, or None where it is none or not in the plainest form."""
    if not text:
        return _Date()
    if style in ("", "dmy") and (plain := _DAY_FIRST.fullmatch(text)):
        day, month, year = plain.groups()
        return _Date(text, f"{year}-{_MONTH_NUMBERS[month]}-{day:0>2}", year, True)
    date = parse_date(text)
    if date is None or (date.end_year and not date.month) or ("-" in text and not text[:4].isdecimal()):
        return None
    is_day = date.day > 0 and date.year > 2001
    return _Date(format_date(text, style), date.edtf, f"{date.year}{date.letter}", is_day)


def _is_sound(citation: _Citation, dates: _Dates) -> bool:
    """Tell whether no parameter is missing, or is of a form, that gives rise to a message."""
    return bool(
        citation.title
        and citation.url
        and _is_title(citation.title)
        and ".pdf" not in citation.url.lower()
        and (citation.work or citation.kind != "magazine")
        and (not citation.quote or _is_quote(citation.quote))
        and (not citation.language or language_code(citation.language))
        and (not citation.access_date or dates.visited.is_day)
        and _has_author(citation)
        and _is_archived(citation, dates.archived)
    )


def _is_title(value: str) -> bool:
    return _is_quote(value) and not is_generic_title(value) and value[:6].lower() != "archiv"


def _is_quote(value: str) -> bool:
    return value.isascii() or "''" not in straighten(value)


def _has_author(citation: _Citation) -> bool:
    """Tell whether the author, where there is one, is a person with a date to stand behind the name."""
    if not citation.last:
        return not citation.first
    return bool(citation.date) and _is_person(citation.last) and _is_person(citation.first or "")


@lru_cache(maxsize=4096)
def _is_person(name: str) -> bool:
    lowered = name.lower()
    return not is_generic_name(name) and "others" not in lowered and not ("et" in lowered and "al" in lowered)


def _is_archived(citation: _Citation, date: _Date) -> bool:
    """Tell whether an archive, where there is one, has its date, and no other than the one in its address."""
    address = citation.archive_url
    if not address:
        return not citation.archive_date and not citation.url_status
    if not date.is_day or ".pdf" in address.lower():
        return False
    wayback = _WAYBACK.match(address)
    return wayback is None or wayback[1] == date.edtf.replace("-", "")


def _write(citation: _Citation, dates: _Dates) -> str:
    last, work = citation.last, citation.work
    title, archived = _write_links(citation, dates.archived)
    language = format_language(citation.language) if citation.language else ""
    parts = []
    anchor = ""
    if last:
        name = f"{last}, {citation.first}" if citation.first else last
        parts.append(f"{name} ({dates.published.words})")
        anchor = f' id="CITEREF{last.replace(" ", "_")}{dates.published.year}"'
    parts += (title, f"<i>{work}</i>{language}") if work else (title + language,)
    if citation.publisher:
        parts.append(citation.publisher)
    if citation.date and not last:
        parts.append(dates.published.words)
    if archived:
        parts.append(archived)
    if citation.access_date:
        parts.append(f'<span class="reference-accessdate">Retrieved {dates.visited.words}</span>')
    end = "."
    if citation.quote:
        parts.append(f"<q>{straighten(citation.quote)}</q>")
        end = ""
    coins = _write_coins(citation, dates.published)
    return f'<cite{anchor} class="citation {citation.kind} cs1">{". ".join(parts)}{end}</cite>{coins}'


def _write_links(citation: _Citation, archived: _Date) -> tuple[str, str]:
    """Return the linked title and the words about the archive, "" where there is none."""
    title = f'"{straighten(citation.title)}"'
    if not citation.archive_url:
        return _link(citation.url, title), ""
    when = f"on {archived.words}"
    if citation.url_status == "live":
        copy = _link(citation.archive_url, "Archived")
        return _link(citation.url, title), f"{copy} from the original {when}"
    return _link(citation.archive_url, title), f"Archived from {_link(citation.url, 'the original')} {when}"


def _link(address: str, label: str) -> str:
    return f'<a rel="nofollow" class="external text" href="{address.replace("&", "&amp;")}">{label}</a>'


def _write_coins(citation: _Citation, published: _Date) -> str:
    lines = ["rft.genre=unknown" if citation.kind == "web" else "rft.genre=article"]
    if citation.work:
        lines.append(f"rft.jtitle={citation.work}")
    lines.append(f"rft.atitle={citation.title}")
    if citation.date:
        lines.append(f"rft.date={published.edtf}")
    if citation.last:
        lines += describe_people([Person(citation.last, citation.first or "")])
    lines.append(f"rft_id={citation.url}")
    return write_span("journal", lines)
