"""The contents of notes rendered lately: most notes of a section outlive each change of it.

Only what depends on nothing but its own text and the context is kept, and no more than some megabytes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apps.wikitext.markers import OPEN

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

MAX_KEPT = 3000

_kept: dict[tuple[object, ...], str] = {}


def render_content(renderer: Renderer, text: str) -> str:
    """Return the HTML of the content of a note."""
    context = renderer.context
    key = (text, context.title, context.date_style, context.language, context.today, id(context.words))
    html = _kept.get(key)
    if html is None:
        before = _traces(renderer)
        html = renderer.inline(text)
        if OPEN not in text and OPEN not in html and _traces(renderer) == before and not renderer.uses_day:
            if len(_kept) >= MAX_KEPT:
                _kept.clear()
            _kept[key] = html
    return html


def _traces(renderer: Renderer) -> tuple[int, ...]:
    """Return what rendering a content may leave behind in its fragment beside its own HTML."""
    return (
        len(renderer.notes),
        len(renderer.lists),
        len(renderer.headings),
        len(renderer.link_titles),
        len(renderer.categories),
        len(renderer.switches),
    )
