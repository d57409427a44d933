"""Files: `[[File:…|thumb|caption]]` as a labelled frame; the file itself is not here."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.wikitext.render_quotes import quote_line
from apps.wikitext.sanitise import escape_attribute

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

_SIZE = re.compile(r"(\d*)(?:x\d*)?\s*px")
_FRAMES = {
    "thumb": "thumb",
    "thumbnail": "thumb",
    "frame": "frame",
    "framed": "frame",
    "frameless": "frameless",
}
_PLACES = frozenset(["left", "right", "center", "centre", "none"])
_IGNORED = frozenset(
    ["border", "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"]
)
_NAMED = re.compile(
    r"(?:(upright) (?=[0-9.]+\Z)|(alt|link|upright|page|lang|class|thumb|thumbnail|frame|start|end|thumbtime)\s*=\s*)"
    r"(.*)",
    re.S,
)
_TAG = r'<(?:[^<>"]|"[^"]*")*>'
_TAGS = re.compile(_TAG)
_PIECE = re.compile(_TAG + r"|\||[^<|]+|<")
_QUOTES = re.compile(r"'{2,5}")
_FACTOR = re.compile(r"\d{0,2}\.?\d{1,4}")
_THUMB_WIDTH = 220
_UPRIGHT = 0.75
# Narrower than this the label cannot be read; wider than this nothing is.
_LEAST_WIDTH = 120
_MOST_WIDTH = 1200


@dataclass(slots=True)
class _Options:
    frame: str = ""
    place: str = ""
    alt: str | None = None
    width: int = 0
    caption: str = ""


def render_file(title: str, words: str, renderer: Renderer) -> str:
    """Return the frame of a file: a figure for those set apart, a label in the line for the others."""
    options = _read_options(words)
    place = f" mw-halign-{options.place}" if options.place else ""
    frame = _draw_frame(title, options, renderer)
    width = f' style="width:{options.width}px"' if options.width else ""
    if options.frame in ("thumb", "frame"):
        caption = f"<figcaption>{quote_line(options.caption)}</figcaption>"
        return f'<figure class="file file-{options.frame}{place}"{width}>{frame}{caption}</figure>'
    if options.place:
        return f'<figure class="file{place}"{width}>{frame}</figure>'
    return frame


def render_gallery_file(title: str, words: str, renderer: Renderer) -> tuple[str, str]:
    """Return frame and caption of a file in a gallery; `words` is finished HTML."""
    options = _read_options(words)
    return _draw_frame(title, options, renderer), options.caption


def _draw_frame(title: str, options: _Options, renderer: Renderer) -> str:
    label = renderer.words["file"].format(name=html.escape(title.partition(":")[2]))
    tooltip = options.caption if options.alt is None else options.alt
    tooltip = _TAGS.sub("", renderer.aside.bring_back_late(renderer.aside.bring_back(tooltip)))
    tooltip = " ".join(_QUOTES.sub("", html.unescape(renderer.aside.plain(tooltip))).split())
    return f'<span class="file-frame" title="{escape_attribute(tooltip)}">{label}</span>'


def _read_options(words: str) -> _Options:
    options = _Options()
    for part in _split_outside_tags(words):
        _read_option(part.strip(), options)
    return options


def _read_option(part: str, options: _Options) -> None:
    # Of two kinds of frame the first counts, and the second is a caption.
    if part in _FRAMES and not options.frame:
        options.frame = _FRAMES[part]
    elif part in _PLACES:
        options.place = "center" if part == "centre" else part
    elif part == "upright":
        options.width = round(_THUMB_WIDTH * _UPRIGHT)
    elif part in _IGNORED or not part:
        return
    elif match := _SIZE.fullmatch(part):
        options.width = _bounded(int(match[1][:5])) if match[1] else options.width
    elif match := _NAMED.fullmatch(part):
        _read_named(match[1] or match[2], match[3], options)
    else:
        options.caption = part


def _read_named(name: str, value: str, options: _Options) -> None:
    if name == "alt":
        options.alt = value
    elif name in _FRAMES and not options.frame:
        options.frame = _FRAMES[name]
    elif name == "upright" and _FACTOR.fullmatch(value):
        options.width = _bounded(_THUMB_WIDTH * float(value))


def _bounded(width: float) -> int:
    return round(min(_MOST_WIDTH, max(_LEAST_WIDTH, width)))


def _split_outside_tags(words: str) -> list[str]:
    """Return the parts between pipes; a pipe inside a tag parts nothing."""
    if "<" not in words:
        return words.split("|")
    parts = [[""]]
    for piece in _PIECE.findall(words):
        if piece == "|":
            parts.append([""])
        else:
            parts[-1].append(piece)
    return ["".join(pieces) for pieces in parts]
