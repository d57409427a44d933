"""Identifiers of a source: DOI, ISBN and their like, checked and linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

# Registrants have four digits, or five up to 59999; with parts of their own up to 39999. 10.5555 is for trials.
_DOI = re.compile(
    r"10\.(?!5555/)(?:[1-9]\d{3}|[1-5]\d{4}|[1-9]\d{3}(?:\.\d+)+|[1-3]\d{4}(?:\.\d+)+)/[^\s–]*[^\s–.,;:]"
)
_JSTOR = re.compile(r"(?!.*jstor|https?://)[\w.%/()-]+", re.IGNORECASE)
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_BIBCODE = re.compile(r"[12]\d{3}[A-Za-z&][\w.&]{13}[A-Z.]")
_OCLC = re.compile(r"(?:ocm|ocn|on)?0*\d{1,10}|\(OCoLC\)\d{1,10}")
_LCCN = re.compile(r"[a-z]{0,3}\d{8}|[a-z]{0,2}\d{10}")
_HDL = re.compile(r"\d[\w.]*/\S+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Identifier:
    """How one kind of identifier is written, checked and linked; in the address {} is the value."""

    name: str
    label: str
    address: str
    is_valid: Callable[[str], bool]
    joint: str = "&nbsp;"
    is_free: bool = False


def _matches(pattern: str | re.Pattern[str]) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


def _up_to(limit: int) -> Callable[[str], bool]:
    """Return a check that the value is a number no greater than those given out so far."""
    return lambda value: value.isascii() and value.isdecimal() and value[0] != "0" and int(value) <= limit


def is_isbn(value: str) -> bool:
    """Tell whether the check digit of an ISBN of 10 or 13 places is right."""
    digits = value.replace("-", "").replace(" ", "")
    if len(digits) == 10 and digits[:9].isdecimal() and (digits[9].isdecimal() or digits[9] == "X"):
        return sum((10 - place) * (10 if d == "X" else int(d)) for place, d in enumerate(digits)) % 11 == 0
    if (
        len(digits) == 13
        and digits.isdecimal()
        and digits[:3] in ("978", "979")
        and digits[3:4] + digits[2] != "09"
    ):
        return sum((3 if place % 2 else 1) * int(d) for place, d in enumerate(digits)) % 10 == 0
    return False


def is_issn(value: str) -> bool:
    """Tell whether the check digit of an ISSN is right."""
    digits = value.replace("-", "").replace("–", "").upper()
    if len(digits) != 8 or not digits[:7].isdecimal() or not (digits[7].isdecimal() or digits[7] == "X"):
        return False
    return sum((8 - place) * (10 if d == "X" else int(d)) for place, d in enumerate(digits)) % 11 == 0


def _is_lccn(value: str) -> bool:
    return _LCCN.fullmatch(_whole_lccn(value)) is not None


def _whole_lccn(value: str) -> str:
    """Return the number as the Library of Congress files it: 2001-12345 is 2001012345."""
    head, hyphen, serial = value.replace(" ", "").partition("/")[0].partition("-")
    return head + serial.zfill(6) if hyphen and len(serial) <= 6 else head + serial


def _is_ismn(value: str) -> bool:
    digits = value.replace("-", "").replace(" ", "")
    return len(digits) == 13 and digits.startswith("9790") and digits.isdecimal()


# In the order CS1 prints them; the limits leave room for years of growth.
IDENTIFIERS: tuple[Identifier, ...] = (
    Identifier("arxiv", "arXiv", "https://arxiv.org/abs/{}", _matches(_ARXIV), ":", True),
    Identifier("asin", "ASIN", "https://www.amazon.com/dp/{}", _matches(r"[0-9A-Z]{10}")),
    Identifier("bibcode", "Bibcode", "https://ui.adsabs.harvard.edu/abs/{}", _matches(_BIBCODE), ":"),
    Identifier("biorxiv", "bioRxiv", "https://doi.org/{}", _matches(r"10\.1101/\S+"), "&nbsp;", True),
    Identifier(
        "citeseerx", "CiteSeerX", "https://citeseerx.ist.psu.edu/viewdoc/summary?doi={}",
        _matches(r"10\.1[\d.]+"), "&nbsp;", True,
    ),
    Identifier("doi", "doi", "https://doi.org/{}", _matches(_DOI), ":"),
    Identifier("eissn", "eISSN", "https://search.worldcat.org/issn/{}", is_issn),
    Identifier("hdl", "hdl", "https://hdl.handle.net/{}", _matches(_HDL), ":"),
    Identifier("isbn", "ISBN", "https://search.worldcat.org/search?q=bn:{}", is_isbn),
    Identifier("ismn", "ISMN", "", _is_ismn),
    Identifier("issn", "ISSN", "https://search.worldcat.org/issn/{}", is_issn),
    Identifier("jfm", "JFM", "https://zbmath.org/?format=complete&q=an:{}", _matches(r"\d\d\.\d{4}\.\d\d")),
    Identifier("jstor", "JSTOR", "https://www.jstor.org/stable/{}", _matches(_JSTOR)),
    Identifier("lccn", "LCCN", "https://lccn.loc.gov/{}", _is_lccn),
    Identifier("medrxiv", "medRxiv", "https://doi.org/{}", _matches(r"10\.1101/\S+"), "&nbsp;", True),
    Identifier("mr", "MR", "https://mathscinet.ams.org/mathscinet-getitem?mr={}", _matches(r"\d{1,7}")),
    Identifier("oclc", "OCLC", "https://search.worldcat.org/oclc/{}", _matches(_OCLC)),
    Identifier("ol", "OL", "https://openlibrary.org/{}", _matches(r"\d+[AMW]")),
    Identifier("osti", "OSTI", "https://www.osti.gov/biblio/{}", _up_to(30_000_000)),
    Identifier("pmc", "PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}", _up_to(15_000_000), is_free=True),
    Identifier("pmid", "PMID", "https://pubmed.ncbi.nlm.nih.gov/{}", _up_to(50_000_000)),
    Identifier("rfc", "RFC", "https://tools.ietf.org/html/rfc{}", _up_to(12_000), "&nbsp;", True),
    Identifier("s2cid", "S2CID", "https://api.semanticscholar.org/CorpusID:{}", _up_to(400_000_000)),
    Identifier("sbn", "SBN", "", lambda value: is_isbn(f"0{value}")),
    Identifier("ssrn", "SSRN", "https://ssrn.com/abstract={}", _up_to(8_000_000), "&nbsp;", True),
    Identifier("zbl", "Zbl", "https://zbmath.org/?format=complete&q=an:{}", _matches(r"\d{4}\.\d{5}|\d{8}")),
)  # fmt: skip
_BY_NAME = {identifier.name: identifier for identifier in IDENTIFIERS}
IDENTIFIER_NAMES = frozenset(_BY_NAME)


def format_identifiers(values: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the identifiers as wikitext in CS1's order, and the names of those that are wrong."""
    if IDENTIFIER_NAMES.isdisjoint(values):
        return [], []
    written, wrong = [], []
    for identifier in IDENTIFIERS:
        if identifier.name in values:
            text, is_right = _format(identifier, values)
            written.append(text)
            if not is_right:
                wrong.append(identifier.name)
    return written, wrong


def identifier_url(name: str, value: str) -> str:
    """Return the address that the identifier of this name leads to, "" where the value is wrong."""
    identifier = _BY_NAME[name]
    value = _clean(name, value)
    if not identifier.address or not identifier.is_valid(value):
        return ""
    return identifier.address.format(quote(_for_address(name, value), safe="/:.()-_;"))


def _format(identifier: Identifier, values: Mapping[str, str]) -> tuple[str, bool]:
    name, raw = identifier.name, values[identifier.name]
    is_accepted = raw[:2] == "((" and raw[-2:] == "))"
    value = raw[2:-2].strip() if is_accepted else _clean(name, raw)
    is_right = is_accepted or identifier.is_valid(value) or (name == "isbn" and "ignore-isbn-error" in values)
    shown = value.replace("[", "&#91;").replace("]", "&#93;").replace("<", "&lt;").replace("|", "&#124;")
    address = identifier_url(name, value) if is_right and not is_accepted else ""
    linked = f"[{address} {shown}]" if address else shown
    access = values.get(f"{name}-access", "")
    if access == "free" or identifier.is_free:
        linked = f'<span class="id-lock-free" title="Freely accessible">{linked}</span>'
    if name == "arxiv" and "class" in values and "/" not in value:  # older ones begin with it
        linked += f" &#91;{values['class']}&#93;"
    inactive = (
        f" (inactive {values['doi-broken-date']})" if name == "doi" and "doi-broken-date" in values else ""
    )
    return f"{identifier.label}{identifier.joint}{linked}{inactive}", is_right


def _clean(name: str, value: str) -> str:
    """Return the value without a prefix that people paste along with it."""
    if name in ("doi", "hdl"):
        for start in ("https://doi.org/", "http://dx.doi.org/", "https://dx.doi.org/", "doi:", "hdl:"):
            if value.lower().startswith(start):
                return value[len(start) :]
    if name == "pmc" and value[:3].upper() == "PMC":
        return value[3:]
    if name in ("issn", "eissn") and len(value) == 8 and value.isalnum():
        return f"{value[:4]}-{value[4:]}"
    return value[2:] if name == "ol" and value[:2] == "OL" else value


def _for_address(name: str, value: str) -> str:
    if name == "isbn":
        return value.replace(" ", "").replace("-", "")
    if name == "oclc":
        found = _DIGITS.search(value)
        return found[0].lstrip("0") if found else value
    if name == "ol":
        kind = {"A": "authors", "M": "books", "W": "works"}[value[-1]]
        return f"{kind}/OL{value}"
    return _whole_lccn(value) if name == "lccn" else value
