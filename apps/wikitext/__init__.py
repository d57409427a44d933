"""The pure text library: text in; text, nodes or HTML out.

No Django, no database, no settings: what can be answered from text alone is answered here, and can be tested, and
used, without a wiki. Offsets are code points into the text given.
"""

from apps.wikitext.links import LinkUse, find_links, parse_redirect
from apps.wikitext.parser import TemplateUse, find_templates
from apps.wikitext.refs import RefTag, find_refs
from apps.wikitext.sections import Piece, has_open_markup, join_sections, section_range, split_sections
from apps.wikitext.titles import BadTitle, Title, normalise_title

__all__ = [
    "BadTitle",
    "LinkUse",
    "Piece",
    "RefTag",
    "TemplateUse",
    "Title",
    "find_links",
    "find_refs",
    "find_templates",
    "has_open_markup",
    "join_sections",
    "normalise_title",
    "parse_redirect",
    "section_range",
    "split_sections",
]
