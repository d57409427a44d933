"""Pieces of a page rendered one by one, so that a change costs the size of the piece and not of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from apps.wikitext.engine_version import ENGINE_VERSION
from apps.wikitext.fragment_parts import Context, Fragment, FragmentHeading, NoteList, NoteUse
from apps.wikitext.markers import clean
from apps.wikitext.parser import Heading, Link, Template, parse
from apps.wikitext.render import Renderer

# Behind so many, pieces are one unit: each costs something however small it is.
MOST_UNITS = 500
_DATE_STYLE = re.compile(r"\{\{\s*(?:use[ _])?(dmy|mdy)(?:[ _]dates)?\s*[|}]", re.IGNORECASE)
_BLOCK = re.compile(
    r"^[ \t:]*(?P<table>\{\|)|^[ \t]*(?P<table_end>\|\})"
    r"|<(?P<close>/?)(?:div|table|center|blockquote|ul|ol|dl)\b[^<>]*(?P<empty>/?)>",
    re.IGNORECASE | re.MULTILINE,
)
_BEGINS = re.compile(r"div col|refbegin|columns-start|(?:.*[- ])?(?:begin|start|top)", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?i:div|table|center|blockquote|ul|ol|dl)\b")
_NAME = re.compile(r"\{\{([^|{}]*+)")
_ENDS = re.compile(r"refend|(?:.*[- ])?(?:end|bottom)|end div col", re.IGNORECASE)


def read_context(text: str, title: str) -> Context:
    """Return the context of a page: its title and the date style that `{{Use dmy dates}}` or its like asks
    for.
    """
    match = _DATE_STYLE.search(text)
    return Context(title=title, date_style=match[1].lower() if match else "")


def group_units(texts: Sequence[str], *, keep_open: bool = False) -> list[range]:
    """Return which pieces of a page are rendered together, in order.

    A piece whose table or block is still open at its end is one unit with its followers until it closes. What
    never closes holds nobody back, so that its pieces stand alone; with `keep_open` it holds all behind it.
    """
    if len(texts) == 1:
        return [range(1)]
    units: list[range] = []
    start = 0
    depth = 0
    for index, text in enumerate(texts):
        if depth or _may_begin_block(text):
            depth = max(0, depth + _open_blocks(text))
        if depth == 0:
            units.append(range(start, index + 1))
            start = index + 1
        if len(units) > MOST_UNITS:
            break
    if depth and keep_open:
        units.append(range(start, len(texts)))
    else:
        units.extend(range(index, index + 1) for index in range(start, len(texts)))
    if len(units) > MOST_UNITS:
        units[MOST_UNITS - 1 :] = [range(units[MOST_UNITS - 1].start, len(texts))]
    return units


def _may_begin_block(text: str) -> bool:
    """Tell whether anything in a text looks like the beginning of a table or block: most have no need of more."""
    if "{|" in text or ("<" in text and _BLOCK_TAG.search(text)):
        return True
    return "{{" in text and any(_BEGINS.fullmatch(name.strip()) for name in set(_NAME.findall(text)))


def _open_blocks(text: str) -> int:
    """Return how many tables and blocks more begin than end in a text."""
    depth = position = 0
    for node in parse(text, without="[").children:
        if isinstance(node, Link | Heading):
            continue
        depth += _count_blocks(text[position : node.start])
        position = node.end
        if isinstance(node, Template):
            name = text[node.parts[0].start : node.parts[0].end].strip()
            depth += bool(_BEGINS.fullmatch(name)) - bool(_ENDS.fullmatch(name))
    return depth + _count_blocks(text[position:])


def _count_blocks(text: str) -> int:
    depth = 0
    for match in _BLOCK.finditer(text):
        if not match["empty"]:
            depth += -1 if match["table_end"] or match["close"] else 1
    return depth


def render_fragment(text: str, context: Context) -> Fragment:
    """Return the fragment of a piece of a page. Never raises on text."""
    renderer = Renderer(context)
    html = renderer.whole(renderer.page(clean(text)))
    return Fragment(
        html,
        tuple(renderer.headings),
        tuple(renderer.notes),
        tuple(renderer.lists),
        tuple(renderer.link_titles),
        tuple(renderer.categories.items()),
        frozenset(renderer.switches),
        renderer.section_count,
        renderer.uses_day,
    )


__all__ = [
    "ENGINE_VERSION",
    "Context",
    "Fragment",
    "FragmentHeading",
    "NoteList",
    "NoteUse",
    "group_units",
    "read_context",
    "render_fragment",
]
