"""Small phrases of a citation: language, edition, volume and pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from apps.wikitext.cs1.languages import language_code, language_name

_ROMAN_OR_NUMBER = re.compile(r"\d+|[MDCLXVI]+")
_DASH = re.compile(r"(?<=[\w)])\s?(?:--?|—|&ndash;)\s?(?=[\w(])")
_HYPHENATED = re.compile(r"[A-Za-z]+\d*-[A-Za-z]*\d+|\d+-[A-Za-z]+")
_JOINT = re.compile(r", and | and |,|/|;")


def format_language(written: str) -> str:
    """Return " (in Armenian and French)" for codes or names; "" for English alone."""
    if not written:
        return ""
    return _name_languages(written) if len(written) < 200 else f" (in {written})"


@lru_cache(maxsize=1024)
def _name_languages(written: str) -> str:
    names = []
    for part in _JOINT.split(written):
        code = language_code(part)
        name = language_name(code) or part.strip()
        if name and name not in names:
            names.append(name)
    if not names or names == ["English"]:
        return ""
    joined = (
        names[0]
        if len(names) == 1
        else f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} and {names[-1]}"
    )
    return f" (in {joined})"


def format_edition(values: Mapping[str, str]) -> str:
    """Return " (2nd ed.)"."""
    edition = values.get("edition", "")
    return f" ({edition} ed.)" if edition else ""


def format_volume(values: Mapping[str, str], is_journal: bool) -> str:
    """Return volume and issue: bold number and brackets for a journal, "Vol. 3, no. 4" for the rest."""
    volume, issue = values.get("volume", ""), values.get("issue", "")
    if is_journal:
        is_short = _ROMAN_OR_NUMBER.fullmatch(volume) or len(volume) < 5
        text = (f"<b>{volume}</b>" if is_short else volume) if volume else ""
        return f"{text} ({issue})".lstrip() if issue else text
    parts = ([f"Vol.&nbsp;{volume}"] if volume else []) + ([f"no.&nbsp;{issue}"] if issue else [])
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def format_pages(values: Mapping[str, str]) -> str:
    """Return "p. 3", "pp. 3–9" or the words of |at=, "" where there is none."""
    page, pages = values.get("page", ""), values.get("pages", "")
    is_bare = "no-pp" in values
    if page:
        return page if is_bare else f"p.&nbsp;{page}"
    if pages:
        shown = _with_dashes(pages)
        return shown if is_bare else f"{'p' if pages.isdecimal() else 'pp'}.&nbsp;{shown}"
    return values.get("at", "")


def _with_dashes(pages: str) -> str:
    """Return a span of pages with a dash; a page whose number has a hyphen of its own keeps it."""
    if "-" not in pages and "—" not in pages and "&ndash;" not in pages:
        return pages
    if "[" in pages or pages[:2] == "((":
        return pages.removeprefix("((").removesuffix("))")
    return ", ".join(
        part if _HYPHENATED.fullmatch(part) else _DASH.sub("–", part) for part in re.split(r", *", pages)
    )
