"""Titles of a citation: quoted or in italics, with script and translation, linked to page or archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from apps.wikitext.cs1.dates import format_date
from apps.wikitext.cs1.identifiers import identifier_url
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.languages import direction, language_name
from apps.wikitext.escaping import external_link, plain, url, wiki_link

_SCRIPT = re.compile(r"([a-z]{2,3}(?:-[A-Za-z]{4})?)\s*:\s*(.+)", re.DOTALL)
_PDF = re.compile(r"\.pdf(?:$|[?#])", re.IGNORECASE)
_UNLINKED = frozenset(["unfit", "usurped", "bot: unknown"])
_UNQUOTED = frozenset(["foreword", "introduction", "preface", "afterword"])
_LOCKS = {
    "free": "Freely accessible",
    "registration": "Free registration required",
    "limited": "Free access subject to limited trial, subscription normally required",
    "subscription": "Paid subscription required",
}


class Links(NamedTuple):
    """Where title and chapter lead, and the words about the archive."""

    title: str = ""
    chapter: str = ""
    archived: str = ""


def read_links(kind: Kind, values: Mapping[str, str], date_style: str, separator: str) -> Links:
    """Return the links in the order that |url-status= asks for: a dead page's title leads to its archive."""
    original = values.get("url", "")
    chapter = values.get("chapter-url", "")
    archive = values.get("archive-url", "")
    if not archive:
        return Links(original or _free_address(kind, values), chapter)
    status = values.get("url-status", "dead").lower()
    word = "Archived" if separator == "." else "archived"
    day = format_date(values["archive-date"], date_style) if "archive-date" in values else ""
    when = f" on {day}" if day else ""
    main = original or chapter
    if status in ("live", "no") and main:
        return Links(original, chapter, f"{external_link(archive, word)} from the original{when}")
    source = external_link(main, "the original") if main and status not in _UNLINKED else "the original"
    archived = f"{word} from {source}{when}"
    return Links(archive, chapter, archived) if original or not chapter else Links("", archive, archived)


def _free_address(kind: Kind, values: Mapping[str, str]) -> str:
    """Return the free full text of a journal's article, where an identifier leads to it."""
    if not kind.is_journal or "title-link" in values:
        return ""
    if "pmc" in values and "embargo" not in values:
        return identifier_url("pmc", values["pmc"])
    if values.get("doi-access") == "free" and "doi" in values and "doi-broken-date" not in values:
        return identifier_url("doi", values["doi"])
    return ""


def format_title(kind: Kind, values: Mapping[str, str], links: Links, style: str) -> str:
    """Return the title, linked, and the format of what it leads to."""
    text = _set(values, "title", style)
    address, page = links.title, values.get("title-link", "")
    if not text:
        return external_link(address, plain(address)) if url(address) else ""
    if address:
        text = _locked(external_link(address, text), values.get("url-access", ""))
    elif page:
        text = wiki_link(page, text)
    return text + _translation(values, "title", style) + _format(values.get("format", ""), address)


def format_chapter(values: Mapping[str, str], links: Links, style: str = "quoted") -> str:
    """Return the chapter in quotation marks, linked."""
    text = _set(values, "chapter", "plain" if values.get("chapter", "").lower() in _UNQUOTED else style)
    if not text:
        return ""
    if links.chapter:
        text = _locked(external_link(links.chapter, text), values.get("chapter-url-access", ""))
    elif "chapter-link" in values:
        text = wiki_link(values["chapter-link"], text)
    mark = _format(values.get("chapter-format", ""), links.chapter)
    return text + _translation(values, "chapter", style) + mark


def format_work(values: Mapping[str, str]) -> str:
    """Return the name of the periodical or website in italics."""
    text = _set(values, "work", "italic")
    return text + _translation(values, "work", "italic") if text else ""


def _set(values: Mapping[str, str], name: str, style: str) -> str:
    """Return a title in its style, its name in another script behind it."""
    text = _mark(values[name], style) if name in values else ""
    written = values.get(f"script-{name}")
    if not written:
        return text
    match = _SCRIPT.fullmatch(written)
    code, script = (match[1], match[2]) if match else ("", written)
    lang = f' lang="{code}"' if language_name(code) else ""
    side = ' dir="rtl"' if lang and direction(code) == "rtl" else ""
    return f"{text} <bdi{lang}{side}>{script}</bdi>".lstrip()


def _mark(text: str, style: str) -> str:
    if text[:2] == "((" and text[-2:] == "))":
        text = text[2:-2].strip()
    if style == "italic":
        return f"<i>{text}</i>"
    return f'"{text}"' if style == "quoted" else text


def _translation(values: Mapping[str, str], name: str, style: str) -> str:
    text = values.get(f"trans-{name}")
    if not text:
        return ""
    return f" &#91;<i>{text}</i>&#93;" if style == "italic" else f" &#91;{text}&#93;"


def _format(written: str, address: str) -> str:
    shown = written or ("PDF" if address and _PDF.search(address) else "")
    return f' <span class="cs1-format">({shown})</span>' if shown else ""


def _locked(text: str, access: str) -> str:
    """Return the link in a span whose class and title tell how it is locked."""
    return (
        f'<span class="id-lock-{access}" title="{_LOCKS[access]}">{text}</span>' if access in _LOCKS else text
    )
