"""What a text holds: its tree, and the template calls in it.

Only what decides over the rest of the text is a node: comments, extension tags, templates, arguments, `[[
]]`, headings and the inclusion tags. Text is what lies between the nodes, so `Tree.source` gives the text
back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from apps.wikitext.nodes import Argument, Comment, Heading, Ignored, Link, Node, Part, Tag, Template, Tree
from apps.wikitext.scanner import EXTENSION_TAGS, parse

__all__ = [
    "EXTENSION_TAGS",
    "Argument",
    "Comment",
    "Heading",
    "Ignored",
    "Link",
    "Node",
    "Part",
    "Tag",
    "Template",
    "TemplateUse",
    "Tree",
    "find_templates",
    "parse",
    "walk_deep",
]

MAX_WALK_DEPTH = 60
# Extension tags whose content is wikitext again.
WIKITEXT_TAGS = frozenset(["ref", "references", "poem", "gallery", "indicator", "imagemap", "langconvert"])


def walk_deep(text: str) -> Iterator[tuple[Node, str, int]]:
    """Yield the nodes of a text, those inside `<ref>` and its like too, in order of start.

    Nodes inside more than 60 others are left out: their sources together would grow with the square of the
    text. Each comes with the text that its own spans count in and the offset of that text in the whole.
    """
    stack = [(parse(text).walk(MAX_WALK_DEPTH), text, 0)]
    while stack:
        walk, part, offset = stack[-1]
        node = next(walk, None)
        if node is None:
            stack.pop()
            continue
        yield node, part, offset
        if isinstance(node, Tag) and node.name in WIKITEXT_TAGS and node.content_start >= 0:
            inner = part[node.content_start : node.content_end]
            stack.append((parse(inner).walk(MAX_WALK_DEPTH), inner, offset + node.content_start))


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """A template call in a text: parameters without comments, positional ones as "1", "2", …

    `written` holds the same parameters with their comments, as they stand in the text.
    """

    name: str
    parameters: dict[str, str]
    start: int
    end: int
    written: dict[str, str] = field(default_factory=dict, compare=False, repr=False)


def find_templates(text: str) -> list[TemplateUse]:
    """Return the template calls of a text in order of start, nested ones and those in references too.

    Parser functions (`{{#if:…}}`) are none. Of a parameter given twice the last counts, as in MediaWiki.
    """
    found = []
    for node, part, offset in walk_deep(text):
        if isinstance(node, Template) and not isinstance(node, Argument):
            first = node.parts[0]
            name = _without_comments(part, first, first.start, first.end).strip()
            if name and not name.startswith("#"):
                parameters, written = _read_parameters(part, node)
                span = offset + node.start, offset + node.end
                found.append(TemplateUse(name, parameters, *span, written))
    return found


def _read_parameters(text: str, node: Template) -> tuple[dict[str, str], dict[str, str]]:
    """Return the parameters of a call without comments and with them."""
    parameters: dict[str, str] = {}
    written: dict[str, str] = {}
    position = 0
    for part in node.parts[1:]:
        if part.equals < 0:
            position += 1
            name = str(position)
            parameters[name] = _without_comments(text, part, part.start, part.end)
            written[name] = text[part.start : part.end]
        else:
            name = _without_comments(text, part, part.start, part.equals).strip()
            parameters[name] = _without_comments(text, part, part.equals + 1, part.end).strip()
            written[name] = text[part.equals + 1 : part.end].strip()
    return parameters, written


def _without_comments(text: str, part: Part, start: int, end: int) -> str:
    source = text[start:end]
    if "<!--" not in source:
        return source
    pieces = []
    for child in part.children:
        if isinstance(child, Comment) and start <= child.start < end:
            pieces.append(text[start : child.start])
            start = child.end
    return "".join(pieces) + text[start:end]
