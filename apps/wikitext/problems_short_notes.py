"""Short notes, `{{sfn|Doe|2020}}` and their like, that lead to no citation of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from apps.wikitext.fragments import Context, Fragment, render_fragment
from apps.wikitext.marked_text import MarkedText
from apps.wikitext.nodes import Comment, Template
from apps.wikitext.problem import Problem, cut
from apps.wikitext.problems_elsewhere import AskElsewhere, Named
from apps.wikitext.templates import Call, find_template, notes

_SHORT_NOTES = (
    notes.short_note,
    notes.short_notes,
    notes.harvard_bare,
    notes.harvard_text,
    notes.harvard,
    notes.harvard_several,
)
# anchor, words, and the span of the note that leads there
_Wanted = tuple[str, str, int, int]
_LINK = re.compile(r"\[\[#(CITEREF[^|\]]+)\|([^\]]*)\]\]")
_ANCHOR = re.compile(r'id="(CITEREF[^"]+)"')


def find_short_note_problems(
    marked: MarkedText, is_part: bool, ask_elsewhere: AskElsewhere | None
) -> Iterator[Problem]:
    """Yield each short note whose citation is not there.

    Of a part, those alone of which `ask_elsewhere` says that the rest of the page does not have it either.
    """
    if is_part and ask_elsewhere is None:
        return
    wanted = list(_find_wanted(marked))
    if not wanted:
        return
    missing = {anchor for anchor, _, _, _ in wanted} - _find_anchors(marked.text, wanted)
    if missing and is_part and ask_elsewhere:
        missing = missing - ask_elsewhere(Named(anchors=missing)).anchors
    for anchor, words, start, end in wanted:
        if anchor in missing:
            yield Problem("short note without citation", start, end, {"words": cut(words)})


def anchors_in(fragment: Fragment) -> set[str]:
    """Return the anchors of the citations in a fragment, its notes included."""
    pieces = [fragment.html, *(note.content or "" for note in fragment.refs)]
    return {_as_words(anchor) for piece in pieces if "CITEREF" in piece for anchor in _ANCHOR.findall(piece)}


def _find_anchors(text: str, wanted: list[_Wanted]) -> set[str]:
    """Return the anchors of the citations in a text; the short notes, which have none, are not drawn."""
    pieces, position = [], 0
    for _, _, start, end in wanted:
        if start >= position:
            pieces.append(text[position:start])
            position = end
    return anchors_in(render_fragment("".join([*pieces, text[position:]]), Context()))


def _find_wanted(marked: MarkedText) -> Iterator[_Wanted]:
    """Yield where each short note leads, its words and its span; not where a template gives its words."""
    known: dict[str, list[tuple[str, str]]] = {}
    for node, offset in marked.templates():
        source = node.plain_source
        links = known.get(source) if source else None
        if links is None:
            links = _read_links(marked, node, offset)
            if source:
                known[source] = links
        for anchor, words in links:
            yield anchor, words, offset + node.start, offset + node.end


def _read_links(marked: MarkedText, node: Template, offset: int) -> list[tuple[str, str]]:
    """Return the anchors and words of the citations that a short note leads to; none for another template."""
    name = marked.source(node.parts[0], offset).strip()
    function = find_template(name) if name[:1] in "sShH" else None
    if function not in _SHORT_NOTES or function is None or _is_computed(node):
        return []
    written = function(Call(name, marked.parameters(node, offset)))
    return [(_as_words(anchor), words) for anchor, words in _LINK.findall(written)]


def _is_computed(node: Template) -> bool:
    return any(not isinstance(child, Comment) for part in node.parts for child in part.children)


def _as_words(anchor: str) -> str:
    return " ".join(html.unescape(anchor).replace("_", " ").split())
