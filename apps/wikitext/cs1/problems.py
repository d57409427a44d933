"""What is wrong with a citation, as far as its own parameters tell: errors shown, and maintenance notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from apps.wikitext.cs1.dates import parse_date
from apps.wikitext.cs1.identifiers import IDENTIFIER_NAMES, format_identifiers
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.languages import language_code, language_name
from apps.wikitext.cs1.parameters import Fields, canonical_name
from apps.wikitext.escaping import plain


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable code, the parameter as written, a sentence, and whether it is only a note."""

    code: str
    parameter: str
    message: str
    is_maintenance: bool = False


DATE_FIELDS = frozenset(
    [
        "date",
        "access-date",
        "archive-date",
        "publication-date",
        "year",
        "doi-broken-date",
        "embargo",
    ]
)
_URL_FIELDS = frozenset(["url", "archive-url", "chapter-url", "conference-url", "map-url", "transcript-url"])
_NAME_FIELDS = frozenset(
    f"{role}-{part}{number}"
    for role in ("author", "editor")
    for part in ("last", "first")
    for number in (1, 2)
)
_TEXT_FIELDS = frozenset([
    "title", "chapter", "work", "publisher", "location", "series", "edition", "language", "agency", "date",
    "encyclopedia", "author-last1", "author-first1", "author-last2", "volume", "issue", "book-title",
])  # fmt: skip
_URL = re.compile(
    r"(?:(?:https?|ftps?|sftp|irc|gopher|news)://|//)"
    r"(?:[^\s/?#@:\[\]]+\.[^\s/?#@:\[\].]+|\[[0-9a-fA-F:.]+\])(?::\d+)?(?:[/?#]\S*)?"
    r"|(?:news|mailto|urn):\S+"
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffd]"
)
_GENERIC_TITLES = re.compile(
    r"(?:error )?404|page not found|not found|are you a robot|subscribe to read.*|.*wayback machine|untitled"
    r"|no title|usurped title|just a moment(?:\.\.\.)?|access denied|bot or not|login.*page"
    r"|attention required!?.*"
    r"|.*\bdomain (?:is )?for sale\b.*|security check required|log ?in|register|redirect.*notice"
    r"|redirecting\.*"
    r"|(?:page|file) (?:not|could not be) found.*|.*page cannot be found.*|cookies? (?:policy|required)"
    r"|forbidden"
    r"|service unavailable|website is under maintenance|verifying you are (?:a )?human|loading(?:\.\.\.)?",
    re.IGNORECASE,
)
_ARCHIVED_COPY = re.compile(r"archived? copy(?: as of.*)?|archivierte kopie", re.IGNORECASE)
_GENERIC_NAMES = re.compile(
    r"(?:the )?(?:admin|administrator|author|editor|editorial staff|staff|staff writers?|staff reporters?"
    r"|news ?desk|web ?master|contributors?|user|guest|unknown|anonymous|n/?a|not available|about us"
    r"|contact us|see more|subscribe|facebook|twitter|instagram|youtube|linkedin|login|reporter"
    r"|correspondent|by|super user|verfasser)\.?",
    re.IGNORECASE,
)
_ET_AL = re.compile(r"\bet\.? +al\b", re.IGNORECASE)
_PAGE_WORDS = re.compile(r"(?:pp?|pgs?|pages?)\b[.:]?\s*\S", re.IGNORECASE)
_EDITION_WORDS = re.compile(r".*\b(?:edition|edn?)\.?$", re.IGNORECASE)
_VOLUME_WORDS = re.compile(r"(?:vols?|volumes?)\b[. :]", re.IGNORECASE)
_ISSUE_WORDS = re.compile(r"(?:no|nos|nr|issues?|iss|numbers?|#)(?:[. :]|\b)\s*\S.*|№.*", re.IGNORECASE)
_SCRIPT = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?\s*:")
_WAYBACK = re.compile(r"https?://web\.archive\.org/(?:web/)?(\*|save|\d{1,14})?", re.IGNORECASE)
_LOST_PIPE = re.compile(r"(?:^|\s)([a-z][a-z0-9-]*)\s?=(?!=)")
_ADDRESS_LIKE = frozenset([*_URL_FIELDS, "quote", "id", "postscript"])
_URL_STATUSES = frozenset(
    ["live", "dead", "deviated", "unfit", "usurped", "bot: unknown", "yes", "no", "y", "n", "true"]
)
_ACCESS_LEVELS = frozenset(["free", "registration", "limited", "subscription"])
_PUNCTUATED = re.compile(r".*[,;:]$")


def find_problems(kind: Kind, fields: Fields) -> list[Problem]:
    """Return all faults of a citation, errors before notes."""
    found: list[Problem] = []
    names = fields.values.keys()
    for check, needed in _CHECKS:
        if not needed or not needed.isdisjoint(names):
            found.extend(check(kind, fields))
    if len(found) > 1:
        found.sort(key=lambda problem: problem.is_maintenance)
    return found


def is_valid_url(address: str) -> bool:
    """Tell whether the address has a scheme and a host, and no blank."""
    return _URL.fullmatch(address) is not None


def _error(code: str, fields: Fields, name: str, message: str) -> Problem:
    written = fields.written.get(name, name)
    return Problem(code, written, message.format(f"|{written}="))


def _note(code: str, fields: Fields, name: str, message: str) -> Problem:
    written = fields.written.get(name, name)
    return Problem(code, written, message.format(f"|{written}="), True)


def _check_parameters(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    if not fields.values:
        yield Problem("empty_citation", "", "Empty citation")
    for name in fields.unknown:
        yield Problem("unknown_parameter", name, f"Unknown parameter |{name}= ignored")
    for text in fields.loose:
        yield Problem("missing_pipe", "", f"Text “{plain(text)[:60]}” ignored: a pipe or a name is missing")
    for name in fields.empty_unknown:
        yield Problem("empty_unknown_parameter", name, f"Unknown parameter |{name}= is empty", True)
    for first, second in fields.redundant:
        yield Problem("redundant_parameter", second, f"More than one of |{first}= and |{second}= given")


def _check_title(kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    title = values.get("title", "")
    if not title and not _has_other_title(kind, values):
        code = "bare_url_missing_title" if "url" in values else "missing_title"
        yield _error(
            code, fields, "title", "Missing {}" if "url" not in values else "Bare address: missing {}"
        )
    elif title:
        if title == "none":
            yield _note("untitled_periodical", fields, "title", "no {} in the periodical")
        elif _GENERIC_TITLES.fullmatch(title):
            yield _error("generic_title", fields, "title", "{} is what websites show in place of a page")
        elif _ARCHIVED_COPY.fullmatch(title):
            yield _note("archived_copy", fields, "title", "archived copy as {}")
        if "[[" in title and ("url" in values or "title-link" in values):
            yield _error(
                "wikilink_in_url", fields, "title", "{} holds a wikilink, so no address can link it too"
            )


def _check_translations(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    if "trans-title" in values and "title" not in values and "script-title" not in values:
        yield _error("trans_missing_title", fields, "trans-title", "{} has no |title= to translate")
    if "trans-chapter" in values and "chapter" not in values and "script-chapter" not in values:
        yield _error("trans_missing_title", fields, "trans-chapter", "{} has no |chapter= to translate")
    for name in ("script-title", "script-chapter"):
        if name in values and not _SCRIPT.match(values[name]):
            yield _error("script_parameter", fields, name, "{} lacks the code of its language, as in “hy:”")


def _has_other_title(kind: Kind, values: dict[str, str]) -> bool:
    others = {"script-title", "trans-title", "encyclopedia", "book-title", "chapter", "map"}
    if kind.name in ("episode", "serial"):
        others = others | {"series"}
    return not others.isdisjoint(values)


def _check_addresses(kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    for name in _URL_FIELDS & values.keys():
        if not _URL.fullmatch(values[name]):
            yield _error("bad_url", fields, name, "{} is not a valid address")
    has_url = not values.keys().isdisjoint(
        ("url", "chapter-url", "conference-url", "map-url", "transcript-url")
    )
    if "access-date" in values and not has_url:
        yield _error("accessdate_missing_url", fields, "access-date", "{} needs an address in |url=")
    if "url-access" in values and values["url-access"] not in _ACCESS_LEVELS - {"free"}:
        yield _error("invalid_value", fields, "url-access", "{} has a value it does not take")
    if kind.needs_url and not has_url and "archive-url" not in values and "user" not in values:
        yield _error("missing_url", fields, "url", "Missing {}")
    if "url-status" in values and values["url-status"].lower() not in _URL_STATUSES:
        yield _error("invalid_value", fields, "url-status", "{} has a value it does not take")
    if "format" in values and not has_url:
        yield _error("format_missing_url", fields, "format", "{} needs an address in |url=")


def _check_archive(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    archive = values.get("archive-url")
    if not archive:
        if "archive-date" in values:
            yield _error("archive_date_missing_url", fields, "archive-date", "{} needs |archive-url=")
        return
    if "archive-date" not in values:
        yield _error("archive_missing_date", fields, "archive-url", "{} needs |archive-date=")
    if "url" not in values and "chapter-url" not in values:
        yield _error("archive_missing_url", fields, "archive-url", "{} needs the original address in |url=")
    if wayback := _WAYBACK.match(archive):
        yield from _check_wayback(wayback[1] or "", fields)
    status = values.get("url-status", "").lower()
    if status in ("unfit", "usurped", "bot: unknown"):
        yield _note(
            "unfit" if status != "bot: unknown" else "bot_unknown", fields, "url-status", f"{status} address"
        )


def _check_wayback(stamp: str, fields: Fields) -> Iterator[Problem]:
    """Yield what is wrong with the time stamp in an address of the Wayback Machine."""
    if not stamp.isdecimal() or len(stamp) not in (4, 6, 8, 14):
        yield _error("archive_url", fields, "archive-url", "{} is malformed: its time stamp is wrong")
        return
    date = parse_date(fields.values.get("archive-date", ""))
    if date and date.day and len(stamp) >= 8 and stamp[:8] != f"{date.year:04}{date.month:02}{date.day:02}":
        shown = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
        yield _error(
            "archive_date_mismatch", fields, "archive-date", f"{{}} differs from the archive's {shown}"
        )


def _check_dates(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    for name in DATE_FIELDS & values.keys():
        text = values[name]
        if text in ("n.d.", "nd", "none"):
            continue
        date = parse_date(text)
        if date is None or (name in ("access-date", "archive-date") and not date.day):
            yield _error("bad_date", fields, name, "{} is not a date in a form that citations take")
        elif name == "access-date" and (date.year, date.month, date.day) < (2001, 1, 15):
            yield _error("bad_date", fields, name, "{} lies before there was a wiki to read it for")
        elif "-" in text and not text[:4].isdecimal():
            yield _note("date_format", fields, name, "hyphen for a dash in {}")


def _check_names(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    for role in ("author", "editor"):
        last, first = values.get(f"{role}-last1", ""), values.get(f"{role}-first1", "")
        if first and not last:
            yield _error("first_missing_last", fields, f"{role}-first1", "{} has no last name beside it")
        if f"{role}-last2" in values and not last and not first:
            yield _error("missing_name", fields, f"{role}-last2", "A name is missing before {}")
        for name in (f"{role}-last1", f"{role}-last2", f"{role}-first1"):
            if value := values.get(name, ""):
                yield from _check_name(fields, name, value)


def _check_name(fields: Fields, name: str, value: str) -> Iterator[Problem]:
    if _GENERIC_NAMES.fullmatch(value):
        yield _error("generic_name", fields, name, "{} is no one's name")
    elif value.isdecimal():
        yield _note("numeric_names", fields, name, "numeric name in {}")
    elif _ET_AL.search(value):
        yield _error(
            "explicit_et_al", fields, name, "{} has an “et al.” written out: use |display-authors=etal"
        )
    elif value[:2] != "((" and (";" in value or value.count(",") > 1) and "&" not in value:
        yield _note("multiple_names", fields, name, "several names in {}")
    elif "first" not in name and _PUNCTUATED.fullmatch(value):
        yield _note("extra_punctuation", fields, name, "punctuation at the end of {}")


def _check_text(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    for name, value in fields.values.items():
        if ("://" in value or "[//" in value) and name in _TEXT_FIELDS:
            yield _error("external_link", fields, name, "{} holds an external link")
        elif "=" in value and name not in _ADDRESS_LIKE:
            pipe = _LOST_PIPE.search(value)
            if pipe and canonical_name(pipe[1]):
                yield _error("missing_pipe", fields, name, f"A pipe is missing before {pipe[1]}= in {{}}")


def _check_periodical(kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    for name in ("work", "publisher"):
        if "''" in values.get(name, ""):
            yield _error("italics", fields, name, "{} holds italics or bold")
    if kind.is_periodical and "work" not in values and "script-work" not in values:
        yield _error("missing_periodical", fields, kind.name, "Missing {}")


def _check_numbers(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    values = fields.values
    for name, pattern, word in (
        ("page", _PAGE_WORDS, "“p.”"),
        ("pages", _PAGE_WORDS, "“pp.”"),
        ("edition", _EDITION_WORDS, "“edition”"),
        ("volume", _VOLUME_WORDS, "“vol.”"),
        ("issue", _ISSUE_WORDS, "“no.”"),
    ):
        if name in values and pattern.match(values[name]):
            yield _error(f"extra_text_{name}", fields, name, f"{{}} has a needless {word}")
    if "page" in values and "pages" in values:
        yield _error("redundant_parameter", fields, "pages", "More than one of |page= and {} given")
    elif "at" in values and ("page" in values or "pages" in values):
        yield _error("redundant_parameter", fields, "at", "More than one of |page= and {} given")


def _check_identifiers(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    for name in format_identifiers(fields.values)[1]:
        yield _error(f"bad_{name}", fields, name, "{} is not valid")


def _check_language(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    written = fields.values.get("language", "")
    for name in re.split(r",(?! and)|, and | and |/", written) if written else ():
        if name.strip() and not language_code(name) and not language_name(name):
            yield _note("unknown_language", fields, "language", "language not recognised in {}")
            return


def _check_invisible(_kind: Kind, fields: Fields) -> Iterator[Problem]:
    joined = "\x00".join(fields.values.values())
    if joined.isascii() and joined.replace("\x00", "").isprintable():
        return
    for name, value in fields.values.items():
        if _INVISIBLE.search(value):
            yield _error("invisible_char", fields, name, "{} holds a character that cannot be seen")


# A check that looks only at some parameters is left out where none of them is given: most citations need few.
_CHECKS: tuple[tuple[Callable[[Kind, Fields], Iterator[Problem]], frozenset[str]], ...] = (
    (_check_parameters, frozenset()),
    (_check_title, frozenset()),
    (_check_translations, frozenset(["trans-title", "trans-chapter", "script-title", "script-chapter"])),
    (_check_addresses, frozenset()),
    (_check_archive, frozenset(["archive-url", "archive-date"])),
    (_check_dates, DATE_FIELDS),
    (_check_names, _NAME_FIELDS),
    (_check_text, frozenset()),
    (_check_periodical, frozenset()),
    (_check_numbers, frozenset(["page", "pages", "at", "edition", "volume", "issue"])),
    (_check_identifiers, IDENTIFIER_NAMES),
    (_check_language, frozenset(["language"])),
    (_check_invisible, frozenset()),
)
