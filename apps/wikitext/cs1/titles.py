"""Titles of a citation: quoted or in italics, with script and translation, linked to page or archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from apps.wikitext.cs1.dates import format_date
from apps.wikitext.cs1.identifiers import identifier_url
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.phrases import format_script, straighten
from apps.wikitext.escaping import external_link, plain, url, wiki_link

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
    """Where title and chapter lead, whether to the archive, and the words about the archive."""

    title: str = ""
    chapter: str = ""
    archived: str = ""
    is_title_archived: bool = False
    is_chapter_archived: bool = False


def read_links(kind: Kind, values: Mapping[str, str], date_style: str, separator: str) -> Links:
    """Return the links in the order that |url-status= asks for: a dead page's title leads to its archive.

    Where the chapter has an address, the archive is that of the chapter.
    """
    original = values.get("url", "")
    chapter = values.get("chapter-url", "")
    archive = values.get("archive-url", "")
    if not archive:
        return Links(original or _free_address(kind, values), chapter)
    archived = _tell_archive(values, date_style, separator)
    if values.get("url-status", "dead").lower() in ("live", "no") and (original or chapter):
        return Links(original, chapter, archived)
    if chapter:
        return Links(original, archive, archived, is_chapter_archived=True)
    return Links(archive, "", archived, is_title_archived=True)


def _tell_archive(values: Mapping[str, str], date_style: str, separator: str) -> str:
    """Return "Archived from the original on 3 May 2020", linked to what the title does not lead to."""
    part = "chapter-" if "chapter-url" in values else ""
    original, status = values.get(f"{part}url", ""), values.get("url-status", "dead").lower()
    word = "Archived" if separator == "." else "archived"
    when = f" on {format_date(values['archive-date'], date_style)}" if "archive-date" in values else ""
    if status in ("live", "no") and original:
        archive = values["archive-url"]
        mark = _format(values.get("archive-format", ""), archive)
        return f"{external_link(archive, word)}{mark} from the original{when}"
    if not original or status in _UNLINKED:
        return f"{word} from the original{when}"
    source = _locked(external_link(original, "the original"), values.get(f"{part}url-access", ""))
    return f"{word} from {source}{_format(values.get(f'{part}format', ''), original)}{when}"


def _free_address(kind: Kind, values: Mapping[str, str]) -> str:
    """Return the free full text of a journal's article, where an identifier leads to it."""
    wanted = values.get("title-link", "")
    if kind.name != "journal" or wanted not in ("", "pmc", "doi"):
        return ""
    if "pmc" in values and wanted != "doi":
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
    access, form = (
        ("", "archive-format") if links.is_title_archived else (values.get("url-access", ""), "format")
    )
    if address:
        text = _locked(external_link(address, text), access)
    elif page and page not in ("none", "pmc", "doi"):
        text = wiki_link(page, text)
    return text + _translation(values, "title", style) + _format(values.get(form, ""), address)


def format_chapter(values: Mapping[str, str], links: Links, is_contributed: bool = False) -> str:
    """Return the chapter in quotation marks, linked; the foreword that someone contributed has none."""
    is_plain = is_contributed and values.get("chapter", "").lower() in _UNQUOTED
    text = _set(values, "chapter", "plain" if is_plain else "quoted")
    if not text:
        return ""
    access = "" if links.is_chapter_archived else values.get("chapter-url-access", "")
    if links.chapter:
        text = _locked(external_link(links.chapter, text), access)
    elif "chapter-link" in values:
        text = wiki_link(values["chapter-link"], text)
    form = "archive-format" if links.is_chapter_archived else "chapter-format"
    return text + _translation(values, "chapter", "quoted") + _format(values.get(form, ""), links.chapter)


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
    return f"{text} {format_script(written)}".lstrip()


def _mark(text: str, style: str) -> str:
    if text[:2] == "((" and text[-2:] == "))":
        text = text[2:-2].strip()
    if style == "italic":
        return f"<i>{text}</i>"
    return f'"{straighten(text)}"' if style == "quoted" else text


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
