"""Drawing an infobox: a table of one title, images, and rows of label and value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from apps.wikitext.escaping import attribute, plain
from apps.wikitext.templates.registry import Call

_NEEDS_OWN_LINE = re.compile(r"\s*(?:[*#:;]|\{\|)|.*\n", re.DOTALL)
_FILE_SIZE = re.compile(r"\d+(?:x\d+)?(?:px)?|x\d+px")


def table(rows: Iterable[str], kind: str = "") -> str:
    """Return the table of these rows; blank rows are left out. The kind becomes a class."""
    mark = f" infobox-{attribute(kind).replace(' ', '-')}" if kind else ""
    body = "\n".join(row for row in rows if row)
    return f'<table class="infobox{mark}">\n{body}\n</table>'


def title_row(text: str, span: int = 2) -> str:
    """Return the row with the name of the subject."""
    return f'<tr><th colspan="{span}" class="infobox-above">{cell(text)}</th></tr>' if text else ""


def header_row(text: str, span: int = 2, mark: str = "") -> str:
    """Return a row that heads the rows after it; the mark becomes a class."""
    marked = f' class="infobox-{mark}"' if mark else ""
    return f'<tr{marked}><th colspan="{span}" class="infobox-header">{text}</th></tr>' if text else ""


def full_row(text: str, span: int = 2, kind: str = "full-data") -> str:
    """Return a row whose value takes the whole width."""
    return f'<tr><td colspan="{span}" class="infobox-{kind}">{cell(text)}</td></tr>' if text else ""


def row(label: str, value: str, spans: tuple[int, int] = (1, 1)) -> str:
    """Return a row of label and value, "" where the value is blank."""
    if not value:
        return ""
    first, second = (f' colspan="{span}"' if span > 1 else "" for span in spans)
    return (
        f'<tr><th scope="row"{first} class="infobox-label">{label}</th>'
        f'<td{second} class="infobox-data">{cell(value)}</td></tr>'
    )


def cell(value: str) -> str:
    """Return the value fit to stand in a cell: what must start a line gets one."""
    return f"\n{value}\n" if _NEEDS_OWN_LINE.match(value) else value


def image_row(call: Call, names: tuple[str, ...], captions: tuple[str, ...], span: int = 2) -> str:
    """Return the row of the first image named, with its caption."""
    name = call.get(*names)
    if not name:
        return ""
    alt = call.get(*(f"{each}_alt" for each in names), "alt")
    caption = call.get(*captions)
    picture = image(name, alt, call.get("image_size", "imagesize", "image_width"))
    below = f'<div class="infobox-caption">{cell(caption)}</div>' if caption else ""
    return f'<tr><td colspan="{span}" class="infobox-image">{picture}{below}</td></tr>'


def image(name: str, alt: str = "", size: str = "") -> str:
    """Return the image, given as a file's name, with options such as |border or without, or as its whole link."""
    if "[" in name or "<" in name or "\n" in name:
        return name
    name = name.partition("|")[0]
    name = re.sub(r"^(?:file|image)\s*:", "", name, flags=re.IGNORECASE).strip()
    if not name or any(sign in name for sign in "{}]"):
        return ""
    width = size if size.endswith("px") else f"{size}px"
    options = f"|{width}" if _FILE_SIZE.fullmatch(size) else "|250px"
    text = f"|alt={plain(alt).replace('|', '&#124;').replace(']', '&#93;')}" if alt else ""
    return f"[[File:{name}|frameless{options}{text}]]"
