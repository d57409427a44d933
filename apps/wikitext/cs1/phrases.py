"""Small phrases of a citation: language, edition, volume, publisher, pages and quotation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from apps.wikitext.cs1.dates import format_date
from apps.wikitext.cs1.languages import direction, language_code, language_name

_ROMAN_OR_NUMBER = re.compile(r"\d+|[MDCLXVI]+")
_LETTERS = r"[^\W\d_]+"
# Two of one form with a mark between them; a page may have a hyphen of its own, as A-3 or 4-12.
_SPAN = re.compile(
    "|".join(
        rf"({page})\s*[-–—]\s*({page})"
        for page in (rf"{_LETTERS}[.-]?\d+", rf"\d+[.-]?{_LETTERS}", r"\d+[.-]\d+", r"\d+", _LETTERS)
    )
)
_WIDE_DASH = re.compile(r"\s*[–—]\s*")
_SCRIPT = re.compile(r"([a-z]{2,3}(?:-[A-Za-z]{4})?)\s*:\s*(.+)", re.DOTALL)
_JOINT = re.compile(r", and | and |,|/|;")


def format_language(written: str) -> str:
    """Return " (in Armenian and French)" for codes or names; "" for English, of any country, alone."""
    if not written:
        return ""
    return _name_languages(written) if len(written) < 200 else f" (in {written})"


@lru_cache(maxsize=1024)
def _name_languages(written: str) -> str:
    names: list[str] = []
    code = ""
    for part in _JOINT.split(written):
        code = language_code(part)
        name = language_name(code) or part.strip()
        if name and name not in names:
            names.append(name)
    if not names or (len(names) == 1 and code.partition("-")[0] == "en"):
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
    volume, issue = values.get("volume", ""), _with_dashes(values.get("issue", ""))
    article = values.get("article-number", "")
    if is_journal:
        is_short = _ROMAN_OR_NUMBER.fullmatch(volume) or len(volume) < 5
        text = (f"<b>{_with_dashes(volume)}</b>" if is_short else _with_dashes(volume)) if volume else ""
        text = f"{text} ({issue})".lstrip() if issue else text
        return f"{text} {article}".lstrip() if article else text
    named = (("Vol.", _with_dashes(volume)), ("no.", issue), ("art.", article))
    text = ", ".join([f"{word}&nbsp;{value}" for word, value in named if value])
    return text[:1].upper() + text[1:]


def format_publisher(values: Mapping[str, str], date_style: str) -> str:
    """Return "Place: Publisher (published 3 May 2020)" as far as given."""
    publisher = values.get("publisher", "")
    publisher = "" if publisher == "none" else publisher
    place = values.get("publication-place") or values.get("location") or values.get("city", "")
    if publisher and place:
        publisher = f"{place}: {publisher}"
    published = values.get("publication-date", "")
    is_second_date = published and published != values.get("date")
    when = f" (published {format_date(published, date_style)})" if is_second_date else ""
    return (publisher or place) + when


def format_quotation(values: Mapping[str, str]) -> str:
    """Return the quotation with its page before it, in its script and translated behind it."""
    if values.keys().isdisjoint(_QUOTATIONS):
        return ""
    place = {name: values[f"quote-{name}"] for name in ("page", "pages") if f"quote-{name}" in values}
    pages = format_pages(place | {name: values[name] for name in ("no-pp",) if name in values})
    quoted = f"<q>{straighten(_without_quotes(values['quote']))}</q>" if "quote" in values else ""
    parts = [quoted, format_script(values["script-quote"]) if "script-quote" in values else ""]
    parts.append(f"&#91;{_without_quotes(values['trans-quote'])}&#93;" if "trans-quote" in values else "")
    return (f"{pages}: " if pages else "") + " ".join(filter(None, parts))


_QUOTATIONS = frozenset(["quote", "script-quote", "trans-quote"])


def _without_quotes(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def straighten(text: str) -> str:
    """Return the words that stand in quotation marks with straight ones inside; a page's name stays."""
    if text.isascii() or (text[:2] == "[[" and text[-2:] == "]]" and "|" not in text):
        return text
    return text.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")


def format_script(written: str) -> str:
    """Return words in another script, as "hy:Տեքստ", in an element that tells language and direction."""
    match = _SCRIPT.fullmatch(written)
    code, script = (match[1], match[2]) if match else ("", written)
    lang = f' lang="{code}"' if language_name(code) else ""
    side = ' dir="rtl"' if lang and direction(code) == "rtl" else ""
    return f"<bdi{lang}{side}>{script}</bdi>"


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
    if not _MARK.search(pages):
        return pages
    if "[" in pages or pages[:2] == "((":
        return pages.removeprefix("((").removesuffix("))")
    pages = pages.replace("&ndash;", "–").replace("&mdash;", "—")
    parts = re.split(r"[,;]", pages) if "&" not in pages else pages.split(",")
    return ", ".join(_with_dash(part.strip()) for part in parts)


_MARK = re.compile(r"[-–—]|&[nm]dash;")


def _with_dash(part: str) -> str:
    if len(part) < _LONGEST and (span := _SPAN.fullmatch(part)):
        return "–".join(page for page in span.groups() if page)
    return _WIDE_DASH.sub("–", part) if len(part) < _LONGEST else part


_LONGEST = 200  # pages; what is longer is none
