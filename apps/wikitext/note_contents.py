"""The contents of notes rendered lately: most notes of a section outlive each change of it.

Only what depends on nothing but its own text and the context is kept, and no more than some megabytes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apps.wikitext.markers import OPEN
from apps.wikitext.plain_citations import write_plain_citation

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

MAX_KEPT = 3000
LONGEST = 2000  # characters of a content that is kept

_kept: dict[tuple[object, ...], str] = {}


def render_content(renderer: Renderer, text: str) -> str:
    """Return the HTML of the content of a note."""
    if len(text) > LONGEST:
        return renderer.inline(text)
    key = (text, renderer.note_context)
    html = _kept.get(key)
    if html is None and (html := write_plain_citation(text, renderer.context.date_style)):
        _keep(key, html)
    if html is None:
        before = _traces(renderer)
        html = renderer.inline(text)
        is_alone = (
            OPEN not in text and OPEN not in html and _traces(renderer) == before and not renderer.uses_day
        )
        # A limit that was reached here may not be reached elsewhere.
        if is_alone and not renderer.has_reached_limit:
            _keep(key, html)
    return html


def _keep(key: tuple[object, ...], html: str) -> None:
    if len(_kept) >= MAX_KEPT:
        _kept.clear()
    _kept[key] = html


def _traces(renderer: Renderer) -> int:
    """Return the count of what renderings leave behind in their fragment beside their own HTML; it only grows."""
    return (
        len(renderer.notes)
        + len(renderer.lists)
        + len(renderer.headings)
        + len(renderer.link_titles)
        + renderer.category_uses
        + len(renderer.switches)
    )
