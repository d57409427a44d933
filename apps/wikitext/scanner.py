"""The first pass over wikitext, as MediaWiki's preprocessor makes it: a tree of nodes with source spans.

One scan from left to right with a stack of open brackets and no recursion, so that time grows with the text
whatever is left unclosed.
"""

from __future__ import annotations

import re
from functools import cache

from apps.wikitext.nodes import Argument, Comment, Heading, Ignored, Link, Node, Part, Tag, Template, Tree

_EXTENSION_TAGS = """
    ref references nowiki pre gallery math chem ce poem syntaxhighlight source score timeline
    templatestyles templatedata indicator imagemap inputbox hiero graph mapframe maplink charinsert
    section categorytree langconvert
"""
EXTENSION_TAGS = frozenset(_EXTENSION_TAGS.split())
# Brackets open at once; more are text. No page that was meant to be read comes near.
MAX_OPEN = 1000
_IGNORED_TAGS = frozenset(["noinclude", "onlyinclude"])
_TAG_NAME = re.compile(r"<(/?)([A-Za-z]+)(?=[\s/>])")
# A note without tags inside, as most are: read at once.
_PLAIN_NOTE = re.compile(r"<ref((?:\s[^<>]*)?)(?<!/)>([^<]*)</ref>")
_BLANK = " \t\r"

_TAGS_READ = f"(?:{'|'.join(sorted(EXTENSION_TAGS))}|/?(?:noinclude|onlyinclude|includeonly))"
_BASE = rf"<(?=!--|(?i:{_TAGS_READ})[\s/>])|\{{\{{+|\[\[+"
# Outside of brackets a line that can be no heading is passed over; inside it hides their closers.
_OUTSIDE = re.compile(_BASE + r"|\n(?==[^\n]{2})(?=[^\n{\[<]*+(?:[{\[<]|(?<==)(?:\n|\Z)|(?<=[ \t\r])))")
_IN_VALUE = re.compile(_BASE + r"|\n(?==)|\}\}+|\|")
_IN_PART = re.compile(_BASE + r"|\n(?==)|\}\}+|\||=")
_IN_LINK = re.compile(_BASE + r"|\n(?==)|\]\]+")
_IN_HEADING = re.compile(_BASE + r"|\n")
# The rest of a template that holds no markup but its own, as most citations are, of such a link, and a whole
# heading line of the kind: read at once.
_PLAIN_TEMPLATE = re.compile(r"[^{}\[\]<\n]*+(?:\n(?!=)[^{}\[\]<\n]*+)*+\}\}")
_PLAIN_LINK = re.compile(r"[^{\[\]<\n]*+\]\]")
_PLAIN = {"{": _PLAIN_TEMPLATE, "[": _PLAIN_LINK}
_PLAIN_HEADING = re.compile(r"(={1,6})[^{\[<\n]*+(?=\n|\Z)")


def parse(text: str, without: str = "") -> Tree:
    """Return the tree of a text. Never raises; what is not closed is text.

    Links and templates that hold no nodes are left out where their sign, `[` or `{`, stands in `without`.
    """
    return _Scanner(text, without).scan()


class _Open:
    """A bracket or heading that waits for its closer: where its parts start, and the nodes found in each.

    Most of what stays open is never made parts of, and numbers cost less than objects.
    """

    __slots__ = ("comment_end", "count", "equals", "kind", "nodes", "places", "start", "starts", "visual_end")

    def __init__(self, kind: str, start: int, count: int) -> None:
        self.kind = kind
        self.start = start
        self.count = count
        self.starts = [start + count]
        self.equals = [-1]
        self.nodes: list[Node] = []
        self.places: list[int] = []
        self.comment_end = self.visual_end = -1

    def parts(self, end: int) -> list[Part]:
        """Return the parts, the last of which ends here."""
        ends = [start - 1 for start in self.starts[1:]]
        parts = list(map(Part, self.starts, [*ends, end], self.equals))
        for place, node in zip(self.places, self.nodes, strict=True):
            parts[place].add(node)
        return parts


class _Scanner:
    def __init__(self, text: str, without: str) -> None:
        self.text = text
        self.without = without
        self.stack: list[_Open] = []
        self.top: _Open | None = None
        self.nodes: list[Node] = []
        self.pattern = _OUTSIDE
        self.never_closed: set[str] = set()
        self.last_comment = (-1, -1)
        self.open_at_end = False

    def scan(self) -> Tree:
        handlers = {
            "<": self._on_angle,
            "{": self._on_open,
            "[": self._on_open,
            "}": self._on_close,
            "]": self._on_close,
            "|": self._on_pipe,
            "=": self._on_equals,
            "\n": self._on_newline,
        }
        text = self.text
        position = self._open_heading(0)
        while match := self.pattern.search(text, position):
            start = match.start()
            position = handlers[text[start]](start, match.end())
        if self.top is not None and self.top.kind == "=":
            self._close_heading(len(text))
        return Tree(text, self._flatten(), self.open_at_end or bool(self.stack))

    def _push(self, piece: _Open) -> None:
        self.stack.append(piece)
        self._look_at_top()

    def _pop(self) -> None:
        self.stack.pop()
        self._look_at_top()

    def _look_at_top(self) -> None:
        if not self.stack:
            self.top, self.pattern = None, _OUTSIDE
            return
        top = self.top = self.stack[-1]
        if top.kind == "{":
            self.pattern = _IN_PART if top.equals[-1] < 0 and len(top.starts) > 1 else _IN_VALUE
        else:
            self.pattern = _IN_LINK if top.kind == "[" else _IN_HEADING

    def _add(self, node: Node) -> None:
        if self.top is None:
            self.nodes.append(node)
        else:
            self.top.nodes.append(node)
            self.top.places.append(len(self.top.starts) - 1)

    def _flatten(self) -> list[Node]:
        return [*self.nodes, *(node for piece in self.stack for node in piece.nodes)]

    def _on_open(self, start: int, end: int) -> int:
        if len(self.stack) > MAX_OPEN:
            return end
        text = self.text
        if end - start == 2 and (match := _PLAIN[text[start]].match(text, end)):
            closed = match.end()
            if text[start] not in self.without:
                self._add(
                    Template(start, closed, None, text) if text[start] == "{" else Link(start, closed, ())
                )
            return closed
        self._push(_Open(text[start], start, end - start))
        return end

    def _on_close(self, start: int, end: int) -> int:
        piece = self.top
        assert piece is not None
        matching = min(end - start, piece.count, 3 if piece.kind == "{" else 2)
        inner_start, inner_end = piece.start + piece.count - matching, start + matching
        node: Node
        if piece.kind == "[":
            node = Link(inner_start, inner_end, piece.nodes)
        else:
            node = (Template if matching == 2 else Argument)(inner_start, inner_end, piece.parts(start))
        self._pop()
        if piece.count - matching >= 2:
            self._push(_Open(piece.kind, piece.start, piece.count - matching))
        self._add(node)
        return inner_end

    def _on_pipe(self, start: int, end: int) -> int:
        assert self.top is not None
        self.top.starts.append(end)
        self.top.equals.append(-1)
        self.pattern = _IN_PART
        return end

    def _on_equals(self, start: int, end: int) -> int:
        assert self.top is not None
        self.top.equals[-1] = start
        self.pattern = _IN_VALUE
        return end

    def _on_newline(self, start: int, end: int) -> int:
        if self.top is not None and self.top.kind == "=":
            self._close_heading(start)
        return self._open_heading(end)

    def _open_heading(self, start: int) -> int:
        """Open a heading where the line that starts here begins with `=`, and return where to go on."""
        text = self.text
        if text[start : start + 1] != "=":
            return start
        if plain := _PLAIN_HEADING.match(text, start):
            count, end = plain.end(1) - start, plain.end()
        else:
            end = -1
            count = 1
            while count < 6 and text.startswith("=", start + count):
                count += 1
        if count == 1 and self.pattern is _IN_PART:
            # Inside a template this is the sign between a parameter and its value.
            return start
        if end < 0:
            self._push(_Open("=", start, count))
            return start + count
        if found := _measure_heading(text, start, count, end):
            self._add(Heading(start, end, found[0], found[1], found[2], ()))
        return end

    def _close_heading(self, end: int) -> None:
        piece = self.top
        assert piece is not None
        self._pop()
        is_cut = _skip_back(self.text, end, _BLANK) <= piece.comment_end
        found = _measure_heading(self.text, piece.start, piece.count, piece.visual_end if is_cut else end)
        if found is None:
            for child in piece.nodes:
                self._add(child)
            return
        self._add(Heading(piece.start, end, found[0], found[1], found[2], piece.nodes))

    def _on_angle(self, start: int, end: int) -> int:
        if "ref" not in self.never_closed and (note := _PLAIN_NOTE.match(self.text, start)):
            self._add(Tag(start, note.end(), "ref", note.span(1), note.span(2)))
            return note.end()
        if self.text.startswith("<!--", start):
            return self._read_comment(start)
        match = _TAG_NAME.match(self.text, start)
        if match is None:
            return end
        closing, name = match[1], match[2].lower()
        if name in EXTENSION_TAGS and not closing:
            return self._read_extension(start, match.end(), name)
        if name in _IGNORED_TAGS or (name == "includeonly" and not closing):
            return self._read_inclusion(start, match.end(), name)
        return end

    def _read_comment(self, start: int) -> int:
        text = self.text
        end = _end_of_comment(text, start)
        if end < 0:
            self.open_at_end = True
            self._add(Comment(start, len(text)))
            return len(text)
        blank_start = _skip_back(text, start, " \t")
        blank_end = _skip_forward(text, end, " \t")
        spans = [(start, end)]
        while text.startswith("<!--", blank_end) and (following := _end_of_comment(text, blank_end)) > 0:
            spans.append((blank_end, following))
            end = following
            blank_end = _skip_forward(text, end, " \t")
        self._note_comment(blank_start, blank_end)
        line_end = blank_end + 1 if text.startswith("\r\n", blank_end) else blank_end
        if blank_start > 0 and text[blank_start - 1] == "\n" and text[line_end : line_end + 1] == "\n":
            self._add(Comment(blank_start, line_end + 1))
            return self._open_heading(line_end + 1)
        for span in spans:
            self._add(Comment(*span))
        return end

    def _note_comment(self, start: int, end: int) -> None:
        """Remember where the words of a line end before comments, for the closer of a heading."""
        top = self.top
        if top is not None:
            if top.comment_end != start:
                top.visual_end = start
            top.comment_end = end

    def _read_inclusion(self, start: int, name_end: int, name: str) -> int:
        end = self.text.find(">", name_end) + 1
        if not end:
            return name_end
        if name == "includeonly" and self.text[end - 2] != "/":
            close = self._find_closer(name, end)
            end = close[1] if close else len(self.text)
        self._add(Ignored(start, end))
        return end

    def _read_extension(self, start: int, name_end: int, name: str) -> int:
        text = self.text
        open_end = -1 if ">" in self.never_closed else text.find(">", name_end)
        if open_end < 0:
            self.never_closed.add(">")
            return name_end
        if text[open_end - 1] == "/":
            attributes = (name_end, open_end - 1)
            self._add(Tag(start, open_end + 1, name, attributes, (-1, -1)))
            return open_end + 1
        close = self._find_closer(name, open_end + 1)
        if close is None:
            self.open_at_end = True
            return open_end + 1
        content = (open_end + 1, close[0])
        self._add(Tag(start, close[1], name, (name_end, open_end), content))
        return close[1]

    def _find_closer(self, name: str, position: int) -> tuple[int, int] | None:
        if name in self.never_closed:
            return None
        match = _closer(name).search(self.text, position)
        if match is None:
            self.never_closed.add(name)
            return None
        return match.span()


def _measure_heading(text: str, start: int, count: int, end: int) -> tuple[int, int, int] | None:
    """Return the level of a heading line that begins with so many signs and where its words start and end.

    None where it is no heading.
    """
    line = text[start:end].rstrip(_BLANK)
    length = len(line)
    words = len(line.rstrip("="))
    if words:
        level = min(length - words, count)
    else:
        level = min(6, (length - 1) // 2)
    return (level, start + level, start + length - level) if level > 0 else None


@cache
def _closer(name: str) -> re.Pattern[str]:
    return re.compile(f"</(?i:{name})\\s*>")


def _end_of_comment(text: str, start: int) -> int:
    """Return the offset behind `-->`, or -1."""
    found = text.find("-->", start + 4)
    return found + 3 if found >= 0 else -1


def _skip_back(text: str, position: int, characters: str, stop: int = 0) -> int:
    while position > stop and text[position - 1] in characters:
        position -= 1
    return position


def _skip_forward(text: str, position: int, characters: str) -> int:
    while position < len(text) and text[position] in characters:
        position += 1
    return position
