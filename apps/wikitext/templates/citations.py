"""The cite family: full citations of a source."""

from __future__ import annotations

from apps.wikitext.cs1 import KINDS, find_kind, format_citation
from apps.wikitext.cs1.kinds import ALIASES
from apps.wikitext.templates.registry import Call, template

_NAMES = ["citation", *(f"cite {name}" for name in (*KINDS, *ALIASES) if name != "citation")]


@template(*_NAMES, "Citeweb", "Citebook", "Citenews", "Citejournal", "Cite-web", "Citation/core")
def cite(call: Call) -> str:
    """Return the full citation in the form of its kind."""
    kind = find_kind(call.name.replace("-", " ")) or KINDS["citation"]
    return format_citation(kind, call.parameters, call.date_style)


_WORKS = {
    "Greenwood&Earnshaw2nd": {
        "last1": "Greenwood", "first1": "Norman N.", "author-link1": "Norman Greenwood", "last2": "Earnshaw",
        "first2": "Alan", "date": "1997", "title": "Chemistry of the Elements", "edition": "2nd",
        "publisher": "[[Butterworth-Heinemann]]", "isbn": "978-0-08-037941-8",
    },
    "Holleman&Wiberg": {
        "last1": "Holleman", "first1": "Arnold F.", "last2": "Wiberg", "first2": "Egon", "date": "2001",
        "title": "Inorganic Chemistry", "publisher": "Academic Press", "location": "San Diego",
        "isbn": "978-0-12-352651-9",
    },
    "Cite aia5": {
        "last1": "White", "first1": "Norval", "last2": "Willensky", "first2": "Elliot", "last3": "Leadon",
        "first3": "Fran", "date": "2010", "title": "[[AIA Guide to New York City]]", "edition": "5th",
        "publisher": "Oxford University Press", "location": "New York", "isbn": "978-0-19538-386-7",
    },
}  # fmt: skip


@template(*_WORKS)
def known_work(call: Call) -> str:
    """Return the citation of the work that the template's name stands for, at the pages given."""
    fields = next(fields for name, fields in _WORKS.items() if name.lower() == call.name.strip().lower())
    given = {name: call.get(name) for name in ("page", "pages") if call.get(name)}
    return format_citation(KINDS["book"], fields | given, call.date_style)
