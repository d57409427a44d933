"""Citations as Citation Style 1 and 2 of Wikipedia print them, from the parameters of the cite family.

Knows parameters and gives wikitext; does not know where a citation stands or who uses it.
"""

from apps.wikitext.cs1.citation import format_citation, format_problems
from apps.wikitext.cs1.dates import CitationDate, format_date, parse_date
from apps.wikitext.cs1.kinds import KINDS, Kind, find_kind
from apps.wikitext.cs1.parameters import Fields, canonical_name, read_fields
from apps.wikitext.cs1.problem import Problem
from apps.wikitext.cs1.problems import find_problems

__all__ = [
    "KINDS",
    "CitationDate",
    "Fields",
    "Kind",
    "Problem",
    "canonical_name",
    "find_kind",
    "find_problems",
    "format_citation",
    "format_date",
    "format_problems",
    "parse_date",
    "read_fields",
]
