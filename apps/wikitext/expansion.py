"""Templates, parser functions, arguments and extension tags put in place: wikitext in, wikitext out.

Works on the tree of `parser` as MediaWiki's preprocessor does: what a template gives is expanded again,
extension tags become markers, comments go. Depth and size are bounded; what is beyond the bound says so in
the text.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from apps.wikitext.functions import FunctionCall, find_function
from apps.wikitext.markers import OPEN, mark
from apps.wikitext.parser import (
    EXTENSION_TAGS,
    Argument,
    Heading,
    Link,
    Node,
    Part,
    Tag,
    Template,
    parse,
)
from apps.wikitext.render_headings import MOST_HEADINGS
from apps.wikitext.templates import Call, find_template

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

MAX_DEPTH = 40
# What the templates of a fragment may give, together and at all levels: so much, and so much for each character
# of its source. Real articles need no more than two; templates that repeat a parameter, inside each other, would
# make gigabytes of a line.
EXPANDED_BASE = 20_000
EXPANDED_FOR_EACH = 6
# The same for what stands behind the markers in it, which may be much longer than they are.
MARKED_BASE = 20_000
MARKED_FOR_EACH = 100
# How many there may be: so many, and one for so many characters.
CALLS_BASE = 1_000
CALLS_CHARACTERS = 40

logger = logging.getLogger(__name__)

_TAGS = "|".join(["/?noinclude", "/?onlyinclude", "includeonly", *sorted(EXTENSION_TAGS)])
# Searched for in what every template gives, hence the tags of citations and tables are passed over first.
_EXPANDED = re.compile(rf"<(?!/?(?:cite|span|i|br|t[dhr])\b)(?:!--|(?i:{_TAGS})[\s/>])")
_BAD_NAME = re.compile(r"[\[\]<>{}|\n]")
# A template that is the whole of a text and holds no markup but its own, as the citation of most notes.
_ALONE = re.compile(r"\{\{(?=[^\s|])([^{}\[\]<>|:\n]++)\|([^{}\[\]<\n]*+(?:\n(?!=)[^{}\[\]<\n]*+)*+)\}\}")
# Notes without more around them, as templates give them.
_NOTE = re.compile(r"<ref((?:[\s/](?:[^<>/]|/(?!>))*+)?+)(?:/>|>([^<]*)</ref>)")
_NOTES = re.compile(rf"(?:{_NOTE.pattern})+")
_STARTS_BLOCK = re.compile(r"\{\||[:;#*]")
_NOTHING = mark("z", 0)
_NOTHING_LINE = re.compile(rf"\A(?:{_NOTHING}\n)+|\n{_NOTHING}|{_NOTHING}")
_PREFIX = re.compile(r"\s*(?:(?:subst|safesubst|msg|msgnw|raw):\s*)?(?:template\s*:\s*)?", re.IGNORECASE)


class Expander:
    """Expands the wikitext of one fragment; extension tags and section numbers are told to its renderer."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.depth = 0
        self.left = EXPANDED_BASE
        self.marked_left = MARKED_BASE
        self.calls_left = CALLS_BASE
        self._is_spent = False
        self._known: dict[str, str] = {}
        self._handlers: dict[type[Node], Callable[[Any, str], str]] = {
            Template: self._template,
            Argument: self._argument,
            Tag: self._tag,
        }

    def expand_page(self, text: str) -> str:
        """Expand the text of a page, with a marker behind the first `=` signs of each of its headings."""
        self.left = EXPANDED_BASE + EXPANDED_FOR_EACH * len(text)
        self.marked_left = MARKED_BASE + MARKED_FOR_EACH * len(text)
        self.calls_left = CALLS_BASE + len(text) // CALLS_CHARACTERS
        tree = parse(text, without="[")
        headings = tree.headings()
        self.renderer.section_count += len(headings)
        numbers = {id(heading): number for number, heading in enumerate(headings[:MOST_HEADINGS])}
        expanded = self._expand(text, 0, len(text), tree.children, numbers)
        return _NOTHING_LINE.sub("", expanded) if _NOTHING in expanded else expanded

    def expand(self, text: str) -> str:
        """Expand wikitext that is no page of its own: the content of a tag, or what a template gave."""
        if ("{" not in text or "{{" not in text) and not _EXPANDED.search(text):
            return text
        if text.startswith("<ref") and _NOTES.fullmatch(text):
            return _NOTE.sub(lambda note: self.renderer.extension("ref", note[1], note[2]), text)
        if self.depth > MAX_DEPTH:
            return self.renderer.error("depth")
        self.depth += 1
        if alone := _ALONE.fullmatch(text):
            result = self._bounded(self._draw_alone, alone[1].rstrip(), alone[2], text)
        else:
            result = self._expand(text, 0, len(text), parse(text, without="[").children, {})
        self.depth -= 1
        return result

    def expand_part(self, text: str, start: int, part: Part) -> str:
        """Expand a part of a template, or its end from `start` on."""
        if not part.children:
            return text[start : part.end]
        return self._expand(text, start, part.end, part.children, {})

    def _expand(self, text: str, start: int, end: int, nodes: Sequence[Node], numbers: dict[int, int]) -> str:
        pieces: list[str] = []
        stack = list(reversed(nodes))
        while stack:
            node = stack.pop()
            if node.start < start:
                continue
            if isinstance(node, Link):
                stack.extend(reversed(node.children))
            elif isinstance(node, Heading):
                stack.extend(reversed(node.children))
                if id(node) in numbers:
                    pieces += text[start : node.content_start], mark("i", numbers[id(node)])
                    start = node.content_start
            else:
                pieces.append(text[start : node.start])
                start = node.end
                handler = self._handlers.get(type(node))
                if handler is not None:
                    pieces.append(handler(node, text))
        pieces.append(text[start:end])
        return "".join(pieces)

    def _tag(self, node: Tag, text: str) -> str:
        content = text[node.content_start : node.content_end] if node.content_start >= 0 else None
        return self.renderer.extension(node.name, text[node.attributes_start : node.attributes_end], content)

    def _argument(self, node: Argument, text: str) -> str:
        if self.depth > MAX_DEPTH:
            return self.renderer.error("depth")
        self.depth += 1
        if len(node.parts) > 1:
            result = self.expand_part(text, node.parts[1].start, node.parts[1])
        else:
            result = self._literal(node, text, "{{{", "}}}")
        self.depth -= 1
        return result

    def _template(self, node: Template, text: str) -> str:
        result = self._bounded(self._given, node, text)
        if node.start and text[node.start - 1] != "\n" and _STARTS_BLOCK.match(result):
            return "\n" + result
        return result

    def _bounded(self, draw: Callable[..., str], *what: object) -> str:
        """Return what is drawn, or a message where it lies too deep or there is too much; behind that nothing."""
        if self.depth > MAX_DEPTH:
            return self.renderer.error("depth")
        if self._is_spent:
            return ""
        self.calls_left -= 1
        self.depth += 1
        result = draw(*what)
        self.depth -= 1
        self.left -= len(result)
        if OPEN in result:
            self.marked_left -= self.renderer.aside.weight(result)
        if self.left < 0 or self.marked_left < 0 or self.calls_left < 0:
            self._is_spent = True
            return self.renderer.error("too large")
        return result

    def _given(self, node: Template, text: str) -> str:
        """Return what a template gives; what the same source gave before where that stands for nothing more."""
        source = node.short_source(text)
        result = self._known.get(source) if source else None
        if result is None or (not result and self._stands_alone(node, text)):
            result = self._call(node, text)
            node.forget_parts()
            if source and OPEN not in result:
                self._known[source] = result
        return result

    def _call(self, node: Template, text: str) -> str:
        first = node.parts[0]
        name = self.expand_part(text, first.start, first)
        if ":" in name:
            name = _PREFIX.sub("", name, count=1)
        function = find_function(name, len(node.parts) > 1)
        if function is not None:
            name, argument, run = function
            return self.expand(run(FunctionCall(self, text, node, name, argument)))
        name = name.strip()
        if not name or _BAD_NAME.search(name):
            return self._literal(node, text, "{{", "}}")
        drawn = self._draw(name, lambda: self._parameters(node, text))
        if drawn is None:
            return self.renderer.chip(name, text[node.start : node.end], self._stands_alone(node, text))
        return drawn or self._nothing(node, text)

    def _draw_alone(self, name: str, parameters: str, text: str) -> str:
        drawn = self._draw(name, lambda: _split_parameters(parameters))
        return self.renderer.chip(name, text, True) if drawn is None else drawn

    def _draw(self, name: str, read_parameters: Callable[[], dict[str, str]]) -> str | None:
        """Return what the template of this name gives, expanded, or None where it is not known."""
        function = find_template(name)
        if function is None:
            return None
        call = Call(name, read_parameters(), self.renderer.context)
        try:
            return self.expand(function(call))
        except Exception:
            # The catalogue is many small functions and a page must not fail for one of them.
            logger.exception("template %r cannot be drawn", name)
            return None

    def _parameters(self, node: Template, text: str) -> dict[str, str]:
        parameters: dict[str, str] = {}
        position = 0
        for part in node.parts[1:]:
            if part.equals < 0:
                position += 1
                parameters[str(position)] = self.expand_part(text, part.start, part)
            elif not part.children:
                parameters[text[part.start : part.equals].strip()] = text[part.equals + 1 : part.end].strip()
            else:
                name, value = self._split_part(text, part)
                parameters[name] = value
        return parameters

    def _split_part(self, text: str, part: Part) -> tuple[str, str]:
        """Return name and value of a part with an `=` and nodes, expanded, without outer white space."""
        name = self._expand(
            text, part.start, part.equals, [c for c in part.children if c.end <= part.equals], {}
        )
        return name.strip(), self.expand_part(text, part.equals + 1, part).strip()

    def _nothing(self, node: Template, text: str) -> str:
        """Return what stands for a template that shows nothing: on a line of its own it takes the line with it.

        Wikipedia's own templates of this kind do so by the category they hold.
        """
        return _NOTHING if self.depth == 1 and self._stands_alone(node, text) else ""

    def _stands_alone(self, node: Template, text: str) -> bool:
        before = node.start == 0 or text[node.start - 1] == "\n"
        return before and text[node.end : node.end + 1] in ("", "\n")

    def _literal(self, node: Template, text: str, opening: str, closing: str) -> str:
        parts = [self.expand_part(text, part.start, part) for part in node.parts]
        return opening + "|".join(parts) + closing


def _split_parameters(source: str) -> dict[str, str]:
    """Return the parameters of a template without markup: names and values as `_parameters` reads them."""
    parameters: dict[str, str] = {}
    position = 0
    for piece in source.split("|"):
        name, equals, value = piece.partition("=")
        if equals:
            parameters[name.strip()] = value.strip()
        else:
            position += 1
            parameters[str(position)] = piece
    return parameters


def escape_source(source: str) -> str:
    """Return wikitext as it is written, for HTML: markup in it stays text."""
    return html.escape(source, quote=True)
