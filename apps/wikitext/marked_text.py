"""A text read once for those who look for faults in it: its nodes, and what of it is markup at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from apps.wikitext.nodes import Argument, Comment, Heading, Ignored, Link, Node, Part, Tag, Template
from apps.wikitext.parser import WIKITEXT_TAGS, parse

# Sources of templates nested deeper than this are not looked at: together they grow with the square of the text.
MAX_DEPTH = 60
# What goes line by line; a template without any of it is not formatted by itself.
_LINE_MARKUP = re.compile(r"''|\n|\|\||!!")


class Found(NamedTuple):
    """A node with the offset that its spans count from, and how many templates it stands in."""

    node: Node
    offset: int
    depth: int


class Scope(NamedTuple):
    """A stretch of the text that is formatted by itself: all of it, a tag's content, a template's part."""

    start: int
    end: int
    is_part: bool = False


class MarkedText:
    """A text, its nodes but links and headings in order of start, and `bare`: as long, what is no markup blanked.

    `headings` are those of the text itself, not of what stands in its tags and templates.

    Blanked are comments, `<nowiki>` and its like with their content, and the extension tags themselves.
    `is_bracket` is 1 for each character of the brackets that the nodes stand between.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self.headings: list[Heading] = []
        self.is_bracket = bytearray(len(text) + 1)
        blanks: list[tuple[int, int]] = []
        for found in _walk(text):
            if isinstance(found.node, (Template, Link)):
                self._mark(found.node, found.offset)
            else:
                blanks += _blanks(found)
            if isinstance(found.node, Heading):
                if not found.depth and not found.offset:
                    self.headings.append(found.node)
            elif not isinstance(found.node, Link):
                self.found.append(found)
        self.bare = _blank(text, blanks)

    def scopes(self) -> list[Scope]:
        """Return the scopes in order of start, the outer of two before the inner; without parts of templates that
        hold nothing to format.
        """
        scopes = [Scope(0, len(self.text))]
        for found in self.found:
            node, offset = found.node, found.offset
            if isinstance(node, Template):
                if node.plain_source and not _LINE_MARKUP.search(node.plain_source):
                    continue
                scopes += [Scope(offset + part.start, offset + part.end, True) for part in node.parts]
            elif isinstance(node, Tag) and node.name in WIKITEXT_TAGS and node.content_start >= 0:
                scopes.append(Scope(offset + node.content_start, offset + node.content_end))
        return sorted(scopes, key=lambda scope: (scope.start, -scope.end))

    def templates(self) -> Iterator[tuple[Template, int]]:
        """Yield the templates, not arguments, that are not nested too deep, each with its offset."""
        for found in self.found:
            node = found.node
            if isinstance(node, Template) and not isinstance(node, Argument) and found.depth < MAX_DEPTH:
                yield node, found.offset

    def source(self, part: Part, offset: int) -> str:
        """Return a template's part as written, without comments."""
        source = self.text[offset + part.start : offset + part.end]
        if "<!--" not in source:
            return source
        pieces, position = [], part.start
        for child in part.children:
            if isinstance(child, Comment):
                pieces.append(self.text[offset + position : offset + child.start])
                position = child.end
        return "".join(pieces) + self.text[offset + position : offset + part.end]

    def parameters(self, node: Template, offset: int) -> dict[str, str]:
        """Return a template's parameters as written, without comments and outer white space."""
        parameters: dict[str, str] = {}
        place = 0
        for part in node.parts[1:]:
            source = self.source(part, offset)
            name, equals, value = source.partition("=")
            if part.equals < 0 or not equals:
                place += 1
                parameters[str(place)] = source.strip()
            else:
                parameters[name.strip()] = value.strip()
        return parameters

    def _mark(self, node: Node, offset: int) -> None:
        width = 3 if isinstance(node, Argument) else 2
        start, end = offset + node.start, offset + node.end
        self.is_bracket[start : start + width] = self.is_bracket[end - width : end] = b"\1" * width


def _walk(text: str) -> Iterator[Found]:
    """Yield the nodes of the text and of what stands in tags whose content is wikitext, in order of start."""
    stack = [(parse(text).walk(), 0)]
    ends: list[int] = []
    while stack:
        walk, offset = stack[-1]
        for node in walk:
            while ends and ends[-1] <= offset + node.start:
                ends.pop()
            yield Found(node, offset, len(ends))
            if isinstance(node, Template):
                ends.append(offset + node.end)
            elif isinstance(node, Tag) and node.name in WIKITEXT_TAGS and node.content_start >= 0:
                inner = text[offset + node.content_start : offset + node.content_end]
                stack.append((parse(inner).walk(), offset + node.content_start))
                break
        else:
            stack.pop()


def _blanks(found: Found) -> list[tuple[int, int]]:
    node, offset = found.node, found.offset
    start, end = offset + node.start, offset + node.end
    if isinstance(node, (Comment, Ignored)):
        return [(start, end)]
    if not isinstance(node, Tag):
        return []
    if node.content_start < 0 or node.name not in WIKITEXT_TAGS:
        return [(start, end)]
    return [(start, offset + node.content_start), (offset + node.content_end, end)]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans):
        if start >= position:
            pieces += text[position:start], " " * (end - start)
            position = end
    return "".join(pieces) + text[position:]
