"""Files: `[[File:…|thumb|caption]]` as a labelled frame; the file itself is not here."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from apps.wikitext.render_quotes import quote_line
from apps.wikitext.sanitise import escape_attribute

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

_SIZE = re.compile(r"(?:\d+)?x?\d+\s*px$")
_FRAMES = {
    "thumb": "thumb",
    "thumbnail": "thumb",
    "frame": "frame",
    "framed": "frame",
    "frameless": "frameless",
}
_PLACES = frozenset(["left", "right", "center", "centre", "none"])
_IGNORED = frozenset(
    ["border", "upright", "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"]
)
_NAMED = re.compile(
    r"(alt|link|upright|page|lang|class|thumb|thumbnail|frame|start|end|thumbtime)\s*=\s*(.*)", re.S
)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class _Options:
    frame: str = ""
    place: str = ""
    alt: str | None = None
    width: str = ""
    caption: str = ""
    classes: list[str] = field(default_factory=list)


def render_file(title: str, words: str, renderer: Renderer) -> str:
    """Return the frame of a file: a figure for those set apart, a label in the line for the others."""
    options = _read_options(words)
    name = title.partition(":")[2]
    label = renderer.words["file"].format(name=html.escape(name))
    plain_caption = renderer.aside.plain(_TAGS.sub("", renderer.aside.bring_back_late(options.caption)))
    tooltip = renderer.aside.plain(options.alt) if options.alt is not None else plain_caption
    place = f" mw-halign-{options.place}" if options.place else ""
    inner = f'<span class="file-frame" title="{escape_attribute(html.unescape(tooltip))}">{label}</span>'
    if options.frame in ("thumb", "frame"):
        caption = f"<figcaption>{quote_line(options.caption)}</figcaption>"
        return f'<figure class="file file-{options.frame}{place}">{inner}{caption}</figure>'
    if options.place:
        return f'<figure class="file{place}">{inner}</figure>'
    return inner


def _read_options(words: str) -> _Options:
    options = _Options()
    for part in _split_outside_tags(words):
        _read_option(part.strip(), options)
    return options


def _read_option(part: str, options: _Options) -> None:
    if part in _FRAMES:
        options.frame = _FRAMES[part]
    elif part in _PLACES:
        options.place = "center" if part == "centre" else part
    elif part in _IGNORED or not part:
        return
    elif _SIZE.match(part):
        options.width = part
    elif match := _NAMED.match(part):
        if match[1] == "alt":
            options.alt = match[2]
        elif match[1] in _FRAMES:
            options.frame = _FRAMES[match[1]]
    else:
        options.caption = part


def _split_outside_tags(words: str) -> list[str]:
    """Return the parts between pipes; a pipe inside a tag parts nothing."""
    if "<" not in words:
        return words.split("|")
    parts = [""]
    for piece in re.findall(r"<[^>]*>|\||[^<|]+|<", words):
        if piece == "|":
            parts.append("")
        else:
            parts[-1] += piece
    return parts
