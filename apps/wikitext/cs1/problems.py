"""What is wrong with a citation, as far as its own parameters tell: errors shown, and notes of maintenance."""

from __future__ import annotations

from collections.abc import Callable

from apps.wikitext.cs1 import address_checks, name_checks, value_checks, word_checks
from apps.wikitext.cs1.identifiers import IDENTIFIER_NAMES, format_identifiers
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import Fields, canonical_name
from apps.wikitext.cs1.problem import Problem, error, note
from apps.wikitext.escaping import plain


def find_problems(kind: Kind, fields: Fields) -> list[Problem]:
    """Return all faults of a citation, errors before notes."""
    if not (fields.values or fields.unknown or fields.loose or fields.empty_unknown):
        return [Problem("empty_citation", "", "Empty citation")]
    found: list[Problem] = []
    names = fields.values.keys()
    for check, needed in _CHECKS:
        if not needed or not needed.isdisjoint(names):
            check(kind, fields, found)
    if len(found) > 1:
        found.sort(key=lambda problem: problem.is_maintenance)
    return found


def _check_parameters(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    for name in fields.unknown:
        meant = name.lower()
        also = f": |{meant}= is known" if meant != name and canonical_name(meant) else ""
        found.append(Problem("unknown_parameter", name, f"Unknown parameter |{name}= ignored{also}"))
    for text in fields.loose:
        found.append(
            Problem("missing_pipe", "", f"Text “{plain(text)[:60]}” ignored: a pipe or a name is missing")
        )
    for name in fields.empty_unknown:
        found.append(Problem("empty_unknown_parameter", name, f"Unknown parameter |{name}= is empty"))
    for first, second in fields.redundant:
        found.append(
            Problem("redundant_parameter", second, f"More than one of |{first}= and |{second}= given")
        )


def _check_retired(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    for name in sorted(_RETIRED.intersection(fields.values)):
        found.append(error("unknown_parameter", fields, name, "{} ignored: citations no longer take it"))


def _check_identifiers(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    values = fields.values
    for name in format_identifiers(values)[1]:
        found.append(error(f"bad_{name}", fields, name, "{} is not valid"))
    for name in ("isbn", "issn", "doi"):
        if values.get(name, "")[:2] == "((":
            found.append(note(f"{name}_ignored", fields, name, "{} is taken as it is"))
    if "doi-broken-date" in values and "doi" in values:
        found.append(note("doi_inactive", fields, "doi-broken-date", "DOI inactive by {}"))


_RETIRED = frozenset([
    "coauthors", "editors", "editor-et-al", "last-author-amp", "lay-date", "lay-format", "lay-source", "lay-url",
    "registration", "series-separator", "subscription",
])  # fmt: skip
# A check that looks only at some parameters is left out where none of them is given: most citations need few.
_CHECKS: tuple[tuple[Callable[[Kind, Fields, list[Problem]], None], frozenset[str]], ...] = (
    (_check_parameters, frozenset()),
    (_check_retired, _RETIRED),
    (word_checks.check_title, frozenset()),
    (word_checks.check_chapter, frozenset(["chapter", "script-chapter", "trans-chapter"])),
    (word_checks.check_translations, word_checks.TRANSLATIONS),
    (address_checks.check_addresses, frozenset()),
    (address_checks.check_archive, frozenset(["archive-url", "archive-date"])),
    (address_checks.check_dates, address_checks.DATE_FIELDS),
    (name_checks.check_names, frozenset()),
    (name_checks.check_page_names, name_checks.PAGE_FIELDS),
    (name_checks.check_lists, name_checks.LIST_FIELDS),
    (name_checks.check_vancouver, frozenset(["vauthors", "veditors"])),
    (name_checks.check_others, frozenset(["others"])),
    (word_checks.check_text, frozenset()),
    (word_checks.check_periodical, frozenset()),
    (word_checks.check_numbers, word_checks.NUMBERS),
    (value_checks.check_values, value_checks.VALUE_FIELDS),
    (value_checks.check_status, frozenset(["url-status"])),
    (value_checks.check_contributors, frozenset(["contributor-last1"])),
    (value_checks.check_year, frozenset(["year"])),
    (value_checks.check_reference, frozenset(["ref"])),
    (_check_identifiers, IDENTIFIER_NAMES),
    (word_checks.check_language, frozenset(["language"])),
    (word_checks.check_invisible, frozenset()),
)
