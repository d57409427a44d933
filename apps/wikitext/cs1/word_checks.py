"""Faults in the titles, names and words of a citation; each check adds what it finds to a list."""

from __future__ import annotations

import re

from apps.wikitext.cs1.address_checks import URL_FIELDS
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.languages import language_code, language_name
from apps.wikitext.cs1.parameters import Fields, canonical_name
from apps.wikitext.cs1.problem import Problem, error, note

NAME_FIELDS = frozenset(
    f"{role}-{part}{number}"
    for role in ("author", "editor")
    for part in ("last", "first")
    for number in (1, 2)
)
_TEXT_FIELDS = frozenset([
    "title", "chapter", "work", "publisher", "location", "series", "edition", "language", "agency", "date",
    "encyclopedia", "author-last1", "author-first1", "author-last2", "volume", "issue", "book-title",
])  # fmt: skip
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc\ufffd]"
)
_GENERIC_TITLES = frozenset([
    "404", "error 404", "page not found", "not found", "are you a robot", "are you a robot?", "untitled",
    "no title", "usurped title", "just a moment", "just a moment...", "access denied", "bot or not",
    "bot or not?", "attention required", "attention required!", "security check required", "login", "log in",
    "register", "redirect notice", "redirecting", "redirecting...", "page could not be found", "file not found",
    "cookie policy", "cookies required", "forbidden", "service unavailable", "website is under maintenance",
    "verifying you are human", "verifying you are a human", "loading", "loading...", "login page", "error",
])  # fmt: skip
_GENERIC_STARTS = ("subscribe to read", "404 ", "attention required", "are you a robot", "page not found")
_GENERIC_PARTS = ("wayback machine", "domain for sale", "domain is for sale", "page cannot be found")
_ARCHIVED_COPY = re.compile(r"archived? copy(?: as of.*)?|archivierte kopie", re.IGNORECASE)
_GENERIC_NAMES = frozenset([
    "admin", "administrator", "author", "editor", "editorial staff", "staff", "staff writer", "staff writers",
    "staff reporter", "staff reporters", "newsdesk", "news desk", "webmaster", "web master", "contributor",
    "contributors", "user", "guest", "unknown", "anonymous", "na", "n/a", "not available", "about us", "contact us",
    "see more", "subscribe", "facebook", "twitter", "instagram", "youtube", "linkedin", "login", "reporter",
    "correspondent", "by", "super user", "verfasser",
])  # fmt: skip
_ET_AL = re.compile(r"\bet\.? +al\b", re.IGNORECASE)
_PAGE_WORDS = re.compile(r"(?:pp?|pgs?|pages?)\b[.:]?\s*\S", re.IGNORECASE)
_EDITION_WORDS = re.compile(r".*\b(?:edition|edn?)\.?$", re.IGNORECASE)
_VOLUME_WORDS = re.compile(r"(?:vols?|volumes?)\b[. :]", re.IGNORECASE)
_ISSUE_WORDS = re.compile(r"(?:no|nos|nr|issues?|iss|numbers?|#)(?:[. :]|\b)\s*\S.*|№.*", re.IGNORECASE)
_SCRIPT = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{4})?\s*:")
_LOST_PIPE = re.compile(r"(?:^|\s)([a-z][a-z0-9-]*)\s?=(?!=)")
_ADDRESS_LIKE = frozenset([*URL_FIELDS, "quote", "id", "postscript"])
_JOINT = re.compile(r",(?! and)|, and | and |/")
_NAMED = tuple((f"{role}-last1", f"{role}-first1", f"{role}-last2") for role in ("author", "editor"))


def check_title(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a missing or generic title, and one that cannot be linked."""
    values = fields.values
    title = values.get("title", "")
    if not title and not _has_other_title(kind, values):
        code = "bare_url_missing_title" if "url" in values else "missing_title"
        found.append(
            error(code, fields, "title", "Missing {}" if "url" not in values else "Bare address: missing {}")
        )
    elif title:
        if title == "none":
            found.append(note("untitled_periodical", fields, "title", "no {} in the periodical"))
        elif is_generic_title(title):
            found.append(
                error("generic_title", fields, "title", "{} is what websites show in place of a page")
            )
        elif title[:6].lower() == "archiv" and _ARCHIVED_COPY.fullmatch(title):
            found.append(note("archived_copy", fields, "title", "archived copy as {}"))
        if "[[" in title and ("url" in values or "title-link" in values):
            found.append(
                error(
                    "wikilink_in_url", fields, "title", "{} holds a wikilink, so no address can link it too"
                )
            )


def is_generic_title(title: str) -> bool:
    """Tell whether the title is one that websites show in place of a page."""
    title = title.lower()
    return (
        title in _GENERIC_TITLES
        or title.startswith(_GENERIC_STARTS)
        or any(part in title for part in _GENERIC_PARTS)
    )


def _has_other_title(kind: Kind, values: dict[str, str]) -> bool:
    others = {"script-title", "trans-title", "encyclopedia", "book-title", "chapter", "map"}
    if kind.name in ("episode", "serial"):
        others = others | {"series"}
    return not others.isdisjoint(values)


def check_translations(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find translations without an original, and scripts without a language."""
    values = fields.values
    if "trans-title" in values and "title" not in values and "script-title" not in values:
        found.append(error("trans_missing_title", fields, "trans-title", "{} has no |title= to translate"))
    if "trans-chapter" in values and "chapter" not in values and "script-chapter" not in values:
        found.append(
            error("trans_missing_title", fields, "trans-chapter", "{} has no |chapter= to translate")
        )
    for name in ("script-title", "script-chapter"):
        if name in values and not _SCRIPT.match(values[name]):
            found.append(
                error("script_parameter", fields, name, "{} lacks the code of its language, as in “hy:”")
            )


def check_names(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find people half named, and names that are none."""
    values = fields.values
    for last_name, first_name, second_name in _NAMED:
        last, first = values.get(last_name, ""), values.get(first_name, "")
        if first and not last:
            found.append(error("first_missing_last", fields, first_name, "{} has no last name beside it"))
        if second_name in values and not last and not first:
            found.append(error("missing_name", fields, second_name, "A name is missing before {}"))
        for name in (last_name, second_name, first_name):
            if value := values.get(name, ""):
                _check_name(fields, name, value, found)


def _check_name(fields: Fields, name: str, value: str, found: list[Problem]) -> None:
    lowered = value.lower()
    if is_generic_name(lowered):
        found.append(error("generic_name", fields, name, "{} is no one's name"))
    elif value.isdecimal():
        found.append(note("numeric_names", fields, name, "numeric name in {}"))
    elif "al" in lowered and _ET_AL.search(value):
        found.append(
            error("explicit_et_al", fields, name, "{} has an “et al.” written out: use |display-authors=etal")
        )
    elif value[:2] != "((" and (";" in value or value.count(",") > 1) and "&" not in value:
        found.append(note("multiple_names", fields, name, "several names in {}"))
    elif value[-1] in ",;:" and "first" not in name:
        found.append(note("extra_punctuation", fields, name, "punctuation at the end of {}"))


def is_generic_name(name: str) -> bool:
    """Tell whether the name, in small letters, says what someone does and not who it is."""
    return name.removeprefix("the ").removesuffix(".") in _GENERIC_NAMES


def check_text(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find addresses and lost pipes in what should be words."""
    for name, value in fields.values.items():
        if "/" in value and name in _TEXT_FIELDS and ("://" in value or "[//" in value):
            found.append(error("external_link", fields, name, "{} holds an external link"))
        elif "=" in value and name not in _ADDRESS_LIKE:
            pipe = _LOST_PIPE.search(value)
            if pipe and canonical_name(pipe[1]):
                found.append(
                    error("missing_pipe", fields, name, f"A pipe is missing before {pipe[1]}= in {{}}")
                )


def check_periodical(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a periodical missing, or set in italics by hand."""
    values = fields.values
    for name in ("work", "publisher"):
        if "''" in values.get(name, ""):
            found.append(error("italics", fields, name, "{} holds italics or bold"))
    if kind.is_periodical and "work" not in values and "script-work" not in values:
        found.append(error("missing_periodical", fields, kind.name, "Missing {}"))


def check_numbers(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find words that the citation prints by itself, and two ways to say one place."""
    values = fields.values
    for name, pattern, word in (
        ("page", _PAGE_WORDS, "“p.”"),
        ("pages", _PAGE_WORDS, "“pp.”"),
        ("edition", _EDITION_WORDS, "“edition”"),
        ("volume", _VOLUME_WORDS, "“vol.”"),
        ("issue", _ISSUE_WORDS, "“no.”"),
    ):
        if name in values and pattern.match(values[name]):
            found.append(error(f"extra_text_{name}", fields, name, f"{{}} has a needless {word}"))
    if "page" in values and "pages" in values:
        found.append(error("redundant_parameter", fields, "pages", "More than one of |page= and {} given"))
    elif "at" in values and ("page" in values or "pages" in values):
        found.append(error("redundant_parameter", fields, "at", "More than one of |page= and {} given"))


def check_language(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a language whose name is not known."""
    written = fields.values.get("language", "")
    for name in _JOINT.split(written) if written else ():
        if name.strip() and not language_code(name) and not language_name(name):
            found.append(note("unknown_language", fields, "language", "language not recognised in {}"))
            return


def check_invisible(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find characters that cannot be seen."""
    joined = "".join(fields.values.values())
    if joined.isascii() and joined.isprintable():
        return
    for name, value in fields.values.items():
        if _INVISIBLE.search(value):
            found.append(error("invisible_char", fields, name, "{} holds a character that cannot be seen"))
