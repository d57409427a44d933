"""Faults in the names of a citation's people; each check adds what it finds to a list."""

from __future__ import annotations

import re
from functools import lru_cache

from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import Fields
from apps.wikitext.cs1.problem import Problem, error, note

_ROLES = ("author", "editor", "translator", "contributor", "interviewer")
_GENERIC_WORDS = re.compile(
    r"about us|allmusic|business|cnn|collaborator|contributor|contact us|correspondent|directory|facebook|google"
    r"|home page|instagram|interviewer|linkedin|pinterest|policy|privacy|reuters|translator|tumblr|twitter"
    r"|site name|statement|submitted|super.?user|verfasser|news[ -]?room"
)
# "Ed" is a name, and "ed" is none.
_GENERIC = re.compile(
    r"\b(?:[Aa]dvisor|[Aa]uthor|[Ee]dited|[Ee]ditors?|[Ee]mail|[Uu]ser)\b"
    r"|^(?:[Bb]ureau|[Cc]ompany|[Dd]esk|[Gg]roup|[Ii]nc\.?|[Ll]imited|[Nn]ews)$"
    r"|[(\[]\s*eds?\.?\s*[)\]]?$|[,.\s]eds?\.?$|^eds?[.,;]|^[(\[]\s*[Ee][Dd][Ss]?\.?\s*[)\]]"
)
_OF_AN_AUTHOR = re.compile(r"\[\[[^|\]]*\(author\) *\|[^\]]*\]\]")
# Words for whoever wrote, which are no one's name but may be all that is known.
_STAND_INS = frozenset([
    "admin", "administrator", "editorial staff", "staff", "staff writer", "staff writers", "staff reporter",
    "staff reporters", "newsdesk", "news desk", "webmaster", "web master", "guest", "unknown", "anonymous", "na",
    "n/a", "not available", "see more", "subscribe", "youtube", "login", "reporter", "by",
])  # fmt: skip
_ET_AL = re.compile(r"\bet\.? *al(?:\.|\b|i[ai]e?\b)|[;,]? \band others\b", re.IGNORECASE)
_ENTITY = re.compile(r"&#?\w{1,20};")
_VANCOUVER = re.compile(r"(?=[^\W\d_])[^\d_,;]+? [A-Z]{1,2}(?: (?:Jr|Sr|[IVX]+|\d(?:st|nd|rd|th)))?|\S+")
_LIMITS = tuple((f"display-{role}s", f"{role}-last") for role in _ROLES)
PAGE_FIELDS = frozenset(["title-link", "series-link"])
_NO_PAGE = frozenset("<>[]|{}")
LIST_FIELDS = frozenset(["vauthors", "veditors", "people", *(limit for limit, _ in _LIMITS)])
_LONGEST = 300  # a name; the cache holds no longer ones


def check_names(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find people half named, and names that are none."""
    if not fields.roles:
        return
    numbered = [(name, value) for name, value in fields.values.items() if name[-1] <= "9"]  # those of people
    for name, value in numbered:
        role, _, part = name.partition("-")
        if part[:4] == "last":
            _check_name(fields, name, value, True, found)
        elif part[:4] == "link":
            _check_link(fields, name, value, found)
        elif part[:5] == "first":
            _check_name(fields, name, value, False, found)
            if f"{role}-last{part[5:]}" not in fields.values:
                found.append(error("first_missing_last", fields, name, "{} has no last name beside it"))
    for role in fields.roles:
        _check_gap(fields, role, found)


def _check_link(fields: Fields, name: str, value: str, found: list[Problem]) -> None:
    _check_page_name(fields, name, value, found)
    if "[[" in fields.values.get(name.replace("-link", "-last"), ""):
        found.append(error("bad_paramlink", fields, name, "{} beside a name that is linked already"))


def check_page_names(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find what cannot be the name of the page that a title or series is to lead to."""
    for name in PAGE_FIELDS.intersection(fields.values):
        _check_page_name(fields, name, fields.values[name], found)


def _check_page_name(fields: Fields, name: str, value: str, found: list[Problem]) -> None:
    if "//" in value or not _NO_PAGE.isdisjoint(value):
        found.append(error("bad_paramlink", fields, name, "{} is not the name of a page"))


def _check_name(fields: Fields, name: str, value: str, is_last: bool, found: list[Problem]) -> None:
    if value[:2] == "((" and value[-2:] == "))":
        return
    if is_generic_name(value):
        weigh = note if _is_stand_in(value) else error
        found.append(weigh("generic_name", fields, name, "{} is no one's name"))
    elif value.isalpha():
        return  # as nearly all
    elif not any(character.isalpha() for character in value):
        found.append(note("numeric_names", fields, name, "numeric name in {}"))
    elif len(value) < _LONGEST and _ET_AL.search(value):
        found.append(
            error("explicit_et_al", fields, name, "{} has an “et al.” written out: use |display-authors=etal")
        )
    elif is_last and _has_several(value):
        found.append(note("multiple_names", fields, name, "several names in {}"))


def is_generic_name(name: str) -> bool:
    """Tell whether the name says what someone does, or from where a text came, and not who it is."""
    return len(name) < _LONGEST and _is_generic(name)


@lru_cache(maxsize=4096)
def _is_generic(name: str) -> bool:
    is_generic = _GENERIC_WORDS.search(name.lower()) or _GENERIC.search(name)
    return _is_stand_in(name) or bool(is_generic and not _OF_AN_AUTHOR.search(name))


def _is_stand_in(name: str) -> bool:
    return name.lower().removeprefix("the ").removesuffix(".") in _STAND_INS


def _has_several(name: str) -> bool:
    if ";" in name:
        name = _ENTITY.sub("", name)
    return ";" in name or name.count(",") > 1


def _check_gap(fields: Fields, role: str, found: list[Problem]) -> None:
    """Find a number left out before the next: |last1= and |last3= without |last2=."""
    values = fields.values
    number = 1
    while f"{role}-last{number}" in values or f"{role}-first{number}" in values:
        number += 1
    later = f"{role}-last{number + 1}"
    if later in values:
        found.append(error("missing_name", fields, later, "A name is missing before {}"))


def check_lists(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a list of names given in two ways, one cut where it cannot be, and names in one text."""
    values = fields.values
    for whole, first in (
        ("vauthors", "author-last1"),
        ("veditors", "editor-last1"),
        ("people", "author-last1"),
    ):
        if whole in values and first in values:
            written = fields.written[first]
            found.append(
                error("redundant_parameter", fields, whole, f"More than one of |{written}= and {{}} given")
            )
    for limit, last in _LIMITS:
        if limit in values:
            _check_limit(fields, limit, last, found)
    if fields.written.get("people") == "authors":
        found.append(note("authors_parameter", fields, "people", "names in one text in {}"))


def check_vancouver(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find names in a list of the Vancouver style that are not in it."""
    for name in ("vauthors", "veditors"):
        written = fields.values.get(name, "")
        if written and any(not _is_vancouver(part.strip()) for part in written.split(",")):
            found.append(error("vancouver", fields, name, "{} has a name that is not in Vancouver style"))


def check_others(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find people named beside the work where nobody is named as its author or editor."""
    if not fields.roles & {"author", "editor"} and "vauthors" not in fields.values:
        found.append(note("others", fields, "others", "{} without an author or editor"))


def _is_vancouver(name: str) -> bool:
    return name[:2] == "((" or _VANCOUVER.fullmatch(name) is not None or _ET_AL.search(name) is not None


def _check_limit(fields: Fields, limit: str, last: str, found: list[Problem]) -> None:
    written = fields.values[limit]
    vancouver = {"author-last": "vauthors", "editor-last": "veditors"}.get(last, "")
    count = sum(name.startswith(last) for name in fields.values)
    if vancouver in fields.values:
        count = fields.values[vancouver].count(",") + 1
    is_number = written.isdecimal() and len(written) < 6
    if int(written) >= count if is_number else written.lower().replace(" ", "").rstrip(".") != "etal":
        found.append(error("invalid_value", fields, limit, "{} has a value it does not take"))
