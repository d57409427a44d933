"""The pure text library: text in; text, nodes or HTML out.

No Django, no database, no settings: what can be answered from text alone is answered here, and can be
tested, and used, without a wiki. Offsets are code points into the text given.
"""

from apps.wikitext.assembly import AssembledPage, Heading, assemble
from apps.wikitext.diffs import diff
from apps.wikitext.flags import FlagUse, find_flags
from apps.wikitext.fragments import (
    ENGINE_VERSION,
    Context,
    Fragment,
    group_units,
    read_context,
    render_fragment,
)
from apps.wikitext.html import to_html
from apps.wikitext.links import LinkUse, find_links, parse_redirect
from apps.wikitext.merging import Conflict, MergeConflict, merge
from apps.wikitext.parser import TemplateUse, find_templates
from apps.wikitext.problems import Elsewhere, Named, Problem, apply_fix, find_problems, sentence_of
from apps.wikitext.refs import RefTag, find_refs
from apps.wikitext.sections import Piece, has_open_markup, join_sections, section_range, split_sections
from apps.wikitext.titles import BadTitle, Title, normalise_title

__all__ = [
    "ENGINE_VERSION",
    "AssembledPage",
    "BadTitle",
    "Conflict",
    "Context",
    "Elsewhere",
    "FlagUse",
    "Fragment",
    "Heading",
    "LinkUse",
    "MergeConflict",
    "Named",
    "Piece",
    "Problem",
    "RefTag",
    "TemplateUse",
    "Title",
    "apply_fix",
    "assemble",
    "diff",
    "find_flags",
    "find_links",
    "find_problems",
    "find_refs",
    "find_templates",
    "group_units",
    "has_open_markup",
    "join_sections",
    "merge",
    "normalise_title",
    "parse_redirect",
    "read_context",
    "render_fragment",
    "section_range",
    "sentence_of",
    "split_sections",
    "to_html",
]
