"""Citations of works known by the name of their template."""

from __future__ import annotations

from urllib.parse import quote

from apps.wikitext.escaping import attribute, external_link, plain
from apps.wikitext.templates.registry import Call, template

# Template: the work, where it was published, when; "" where the call says it or nobody does.
_WORKS = {
    "rubberbible86th": ("CRC Handbook of Chemistry and Physics (86th ed.)", "CRC Press", "2005"),
    "rubberbible92nd": ("CRC Handbook of Chemistry and Physics (92nd ed.)", "CRC Press", "2011"),
    "frankfurter personenlexikon": ("Frankfurter Personenlexikon", "", ""),
    "lagis": ("Landesgeschichtliches Informationssystem Hessen", "", ""),
    "utb-philosophie": ("UTB-Online-Wörterbuch Philosophie", "", ""),
    "ndb": ("Neue Deutsche Biographie", "", ""),
    "adb": ("Allgemeine Deutsche Biographie", "", ""),
    "бсэ": ("Большая советская энциклопедия", "", ""),
    "брэ": ("Большая российская энциклопедия", "", ""),
    "вт-эсбе": ("Энциклопедический словарь Брокгауза и Ефрона", "", ""),
    "эсбе": ("Энциклопедический словарь Брокгауза и Ефрона", "", ""),
    "հսհ": ("Հայկական սովետական հանրագիտարան", "", ""),
}


@template(*_WORKS)
def reference_work(call: Call) -> str:
    """Return the entry with its author, the work, its volume and its pages, as far as they are given."""
    name = " ".join(call.name.replace("_", " ").split()).lower()
    work, publisher, year = _WORKS[name]
    author, entry, volume, pages = _read_biography(call) if name in ("ndb", "adb") else _read_entry(call)
    parts = (
        author, f"“{entry}”" if entry else "", f"<i>{work}</i>", publisher,
        f"vol.&nbsp;{volume}" if volume else "", f"p.&nbsp;{pages}" if pages else "", call.get("год") or year,
    )  # fmt: skip
    return f'<cite class="citation">{". ".join(part for part in parts if part)}.</cite>'


def _read_entry(call: Call) -> tuple[str, str, str, str]:
    entry = call.get("статья", "titel", "title", "հոդված", "3", "2", "1")
    return (
        call.get("автор", "author"),
        entry,
        call.get("том", "հատոր", "volume"),
        call.get("страницы", "էջ", "page"),
    )


def _read_biography(call: Call) -> tuple[str, str, str, str]:
    """Return author, entry, volume and pages of {{NDB|volume|first page|last page|entry|author}}."""
    pages = "–".join(value for value in (call.get("2"), call.get("3")) if value)
    return call.get("5"), call.get("4"), call.get("1"), pages


@template(pattern=r"IUCN ?\d{4}(?:\.\d)?")
def red_list(call: Call) -> str:
    """Return an entry of the red list of threatened species: who judged it, when, what."""
    title = f"<i>{call.get('title', 'taxon')}</i>"
    number = plain(call.get("id"))
    address = f"https://www.iucnredlist.org/species/{number}" if number.isdecimal() else ""
    year = call.get("year", "assessment_year")
    who = call.get("assessors", "assessor", "author")
    seen = call.get("downloaded", "access-date", "accessdate")
    parts = (
        f"{who} ({year})" if who and year else who or year, external_link(address, title),
        "<i>IUCN Red List of Threatened Species</i>", f"Retrieved {seen}" if seen else "",
    )  # fmt: skip
    return f'<cite class="citation">{". ".join(part for part in parts if part)}.</cite>'


@template(pattern=r"MSW3(?: .+)?")
def mammal_species(call: Call) -> str:
    """Return an entry of the catalogue of the world's mammals, with its page."""
    pages = f" pp.&nbsp;{call.get('pages')}" if call.get("pages") else ""
    page = pages or (f" p.&nbsp;{call.get('page')}" if call.get("page") else "")
    work = "Wilson, D. E.; Reeder, D. M., eds. (2005). <i>Mammal Species of the World</i> (3rd ed.)"
    return f'<cite class="citation">{work}.{page}</cite>'


@template("Wikicite")
def anchored_citation(call: Call) -> str:
    """Return a citation in any words that short ones lead to: |ref= or |id= names it."""
    name = call.get("ref") or (f"Reference-{call.get('id')}" if call.get("id") else "")
    anchor = f' id="{attribute(name).replace(" ", "_")}"' if name else ""
    return f'<cite class="citation"{anchor}>{call.get("reference", "1")}</cite>'


@template("UN document")
def united_nations_document(call: Call) -> str:
    """Return a document of the United Nations: the body, what it is, its number, its title."""
    number = call.get("resolution_number", "document_number")
    what = " ".join(part for part in (call.get("body"), call.get("type"), number) if part)
    title = call.get("title") or f"United Nations {what}"
    code = plain(call.get("docid", "1"))
    address = f"https://undocs.org/{quote(code, safe='/()-')}" if code else ""
    day = call.get("date", "year")
    head = f"United Nations {what}. " if call.get("title") else ""
    return f'<cite class="citation">{head}{external_link(address, title)}{f" ({day})" if day else ""}.</cite>'


@template("Google Buch", "BibISBN", "Google Bücher")
def google_book(call: Call) -> str:
    """Return a link to a scanned book: |BuchID=, |Seite=, |Linktext=."""
    code = plain(call.get("BuchID", "1"))
    page = plain(call.get("Seite"))
    at = f"&pg=PA{quote(page)}" if page else ""
    address = f"https://books.google.com/books?id={quote(code)}{at}" if code else ""
    return external_link(address, call.get("Linktext", default="Google Books"))
