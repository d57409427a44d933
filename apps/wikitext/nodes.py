"""The nodes that `scanner` makes of a text, each with its span. Offsets are code points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_LONGEST_AGAIN = 300


class Node:
    """A piece of the text from `start` to `end`, code points, end exclusive."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Comment(Node):
    """A comment; one that stands alone on its line takes the line with it, as in MediaWiki."""

    __slots__ = ()


class Ignored(Node):
    """An inclusion tag, or all of `<includeonly>`: what a page leaves out when it is shown itself."""

    __slots__ = ()


class Tag(Node):
    """An extension tag. `content_start` is -1 where it closes itself (`<ref name="a" />`)."""

    __slots__ = ("attributes_end", "attributes_start", "content_end", "content_start", "name")

    def __init__(
        self, start: int, end: int, name: str, attributes: tuple[int, int], content: tuple[int, int]
    ):
        self.start = start
        self.end = end
        self.name = name
        self.attributes_start, self.attributes_end = attributes
        self.content_start, self.content_end = content


class Part:
    """One part of a template between pipes; `equals` is the offset of its first `=`, or -1."""

    __slots__ = ("children", "end", "equals", "start")

    def __init__(self, start: int, end: int, equals: int = -1) -> None:
        self.start = start
        self.end = end
        self.equals = equals
        # Most parts hold no nodes, and a list for each would cost more than the scan.
        self.children: list[Node] | tuple[()] = ()

    def add(self, node: Node) -> None:
        """Put a node behind those that stand in the part."""
        if self.children:
            self.children.append(node)
        else:
            self.children = [node]


class Template(Node):
    """`{{name|part|part}}`; the first part is the name."""

    __slots__ = ("_parts", "_text")

    def __init__(self, start: int, end: int, parts: list[Part] | None, text: str = "") -> None:
        """Make a template of these parts, or of those that the text has between the brackets where no node is."""
        self.start = start
        self.end = end
        self._parts = parts
        self._text = text

    @property
    def parts(self) -> list[Part]:
        """Return the parts. Those of a template without nodes are found when first asked for: many never are."""
        if self._parts is None:
            self._parts = _split_parts(self._text, self.start + 2, self.end - 2)
        return self._parts

    def forget_parts(self) -> None:
        """Let go of parts that can be found again: many small objects cost more the longer they live."""
        if self._text:
            self._parts = None

    @property
    def plain_source(self) -> str:
        """Return the template as it is written where no node stands in it, else ""."""
        return self._text[self.start : self.end]

    def short_source(self, text: str, offset: int = 0) -> str:
        """Return the template as it is written, "" where it is so long that it will hardly come again."""
        is_short = self.end - self.start <= _LONGEST_AGAIN
        return text[offset + self.start : offset + self.end] if is_short else ""

    def inner_nodes(self) -> list[Node]:
        """Return the nodes that stand in the parts."""
        return [child for part in self._parts for child in part.children] if self._parts else []


class Argument(Template):
    """`{{{name|default}}}`."""

    __slots__ = ()


class Link(Node):
    """`[[ … ]]`; the children are the nodes inside."""

    __slots__ = ("children",)

    def __init__(self, start: int, end: int, children: Sequence[Node]) -> None:
        self.start = start
        self.end = end
        self.children = children


class Heading(Node):
    """A heading line without its line end. `content_start` and `content_end` bound what stands between the
    `=`.
    """

    __slots__ = ("children", "content_end", "content_start", "level")

    def __init__(
        self,
        start: int,
        end: int,
        level: int,
        content_start: int,
        content_end: int,
        children: Sequence[Node],
    ) -> None:
        self.start = start
        self.end = end
        self.level = level
        self.content_start = content_start
        self.content_end = content_end
        self.children = children


class Tree:
    """The nodes of a text in order. `open_at_end` tells whether something was still open where the text
    ends.
    """

    __slots__ = ("children", "open_at_end", "text")

    def __init__(self, text: str, children: list[Node], open_at_end: bool) -> None:
        self.text = text
        self.children = children
        self.open_at_end = open_at_end

    def source(self) -> str:
        """Return the text again, put together from the spans of the nodes and what lies between."""
        pieces: list[str] = []
        position = 0
        for node in self.children:
            pieces += self.text[position : node.start], self.text[node.start : node.end]
            position = node.end
        return "".join(pieces) + self.text[position:]

    def walk(self, max_depth: int | None = None) -> Iterator[Node]:
        """Yield every node, nested ones too, in order of start; the outer of two before the inner.

        What lies deeper than `max_depth` other nodes is left out.
        """
        levels = [iter(self.children)]
        while levels:
            for node in levels[-1]:
                yield node
                children = _children(node)
                if children and (max_depth is None or len(levels) < max_depth):
                    levels.append(iter(children))
                    break
            else:
                levels.pop()

    def headings(self) -> list[Heading]:
        """Return the headings that make sections: those outside templates, in order."""
        found: list[Heading] = []
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Heading):
                found.append(node)
            if isinstance(node, (Link, Heading)) and node.children:
                stack.extend(reversed(node.children))
        return found


def _children(node: Node) -> Sequence[Node]:
    if isinstance(node, Template):
        return node.inner_nodes()
    return node.children if isinstance(node, (Link, Heading)) else ()


def _split_parts(text: str, start: int, end: int) -> list[Part]:
    """Return the parts of a template without nodes, whose name begins at `start` and which ends at `end`."""
    pipe = text.find("|", start, end)
    parts = [Part(start, end if pipe < 0 else pipe)]
    while pipe >= 0:
        start = pipe + 1
        pipe = text.find("|", start, end)
        part_end = end if pipe < 0 else pipe
        parts.append(Part(start, part_end, text.find("=", start, part_end)))
    return parts
