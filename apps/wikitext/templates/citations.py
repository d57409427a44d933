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
