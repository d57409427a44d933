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
    missing = {anchor for anchor, _, _, _ in wanted} - anchors_in(render_fragment(marked.text, Context()))
    if missing and is_part and ask_elsewhere:
        missing = missing - ask_elsewhere(Named(anchors=missing)).anchors
    for anchor, words, start, end in wanted:
        if anchor in missing:
            yield Problem("short note without citation", start, end, {"words": cut(words)})


def anchors_in(fragment: Fragment) -> set[str]:
    """Return the anchors of the citations in a fragment, its notes included."""
    pieces = [fragment.html, *(note.content or "" for note in fragment.refs)]
    return {_as_words(anchor) for piece in pieces if "CITEREF" in piece for anchor in _ANCHOR.findall(piece)}


def _find_wanted(marked: MarkedText) -> Iterator[tuple[str, str, int, int]]:
    """Yield where each short note leads, its words and its span; not where a template gives its words."""
    for node, offset in marked.templates():
        parts = node.parts
        name = marked.source(parts[0], offset).strip()
        function = find_template(name) if name[:1] in "sShH" else None
        if function not in _SHORT_NOTES or function is None or _is_computed(node):
            continue
        written = function(Call(name, marked.parameters(node, offset)))
        for anchor, words in _LINK.findall(written):
            yield _as_words(anchor), words, offset + node.start, offset + node.end


def _is_computed(node: Template) -> bool:
    return any(not isinstance(child, Comment) for part in node.parts for child in part.children)


def _as_words(anchor: str) -> str:
    return " ".join(html.unescape(anchor).replace("_", " ").split())
