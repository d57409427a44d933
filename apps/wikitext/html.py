"""A whole text to HTML in one call."""

from __future__ import annotations

from typing import Protocol

from apps.wikitext.assembly import assemble
from apps.wikitext.fragments import group_units, read_context, render_fragment
from apps.wikitext.render_headings import MOST_HEADINGS
from apps.wikitext.sections import split_sections


class Titled(Protocol):
    """Anything that knows the title of the page."""

    title: str


def to_html(text: str, context: Titled | str | None = None) -> str:
    """Return the HTML of a whole page, as MediaWiki renders it. Safe for any input; never raises on text.

    The context is the page's title, or knows it, for links to itself.
    """
    title = context if isinstance(context, str) else context.title if context else ""
    # Each piece costs, and of so many headings most are not drawn.
    has_too_many = text.count("\n=") > MOST_HEADINGS
    pieces = [text] if has_too_many else [piece.text for piece in split_sections(text)]
    page = read_context(text, title)
    units = ["".join(pieces[unit.start : unit.stop]) for unit in group_units(pieces, keep_open=True)]
    if text.endswith("\n"):
        # The line end of a piece is that before the next one: behind the last stands a line, though a blank one.
        units[-1] += "\n"
    fragments = [render_fragment(unit, page) for unit in units]
    return assemble(fragments, title=title, note_runs=False).html
