"""The value of a `style` attribute made safe: properties on the list, and nothing that may load or run."""

from __future__ import annotations

import re

from apps.wikitext.allowed import CSS_PROPERTIES

_DANGER = re.compile(
    r"expression|javascript|vbscript|behaviou?r|binding|(?:url|image|src|attr|element|image-set|cross-fade|paint)"
    r"\s*\(|@|\\|/\*|<|>|var\s*\(|(?:accelerator|-o-link|-o-link-source|-o-replace)\s*:",
    re.IGNORECASE,
)
# A declaration with functions that only reckon or colour; a browser may come to know others that load.
_HARMLESS = re.compile(
    r"(?:(?:rgba?|hsla?|calc|min|max|clamp|minmax|repeat|(?:repeating-)?(?:linear|radial|conic)-gradient)\("
    r"|[^(){}]|\))*+",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\r\n\f]?|[ \t\r\n\f]|(.))", re.DOTALL)
_KEPT_ESCAPED = frozenset("\n\"'\\")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")


def clean_style(value: str) -> str | None:
    """Return the declarations whose property is on the list or None; a comment where one may load or run
    anything.
    """
    if "\\" in value:
        value = _ESCAPE.sub(_unescape, value)
    if "/*" in value:
        value = _without_comments(value)
    if _CONTROL.search(value):
        return "/* invalid control char */"
    if _DANGER.search(value):
        return "/* insecure input */"
    kept = [declaration.strip() for declaration in value.split(";") if _is_kept(declaration)]
    return "; ".join(kept) + (";" if value.rstrip().endswith(";") else "") if kept else None


def _unescape(match: re.Match[str]) -> str:
    """Return the sign that an escape stands for, nothing for the end of a line."""
    if match[1]:
        number = int(match[1], 16)
        sign = chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
    else:
        sign = match[2] or ""
    return match[0] if sign in _KEPT_ESCAPED else sign


def _without_comments(value: str) -> str:
    """Return a style without its comments, and without what follows one that never ends."""
    pieces = []
    position = 0
    while (start := value.find("/*", position)) >= 0:
        pieces.append(value[position:start])
        end = value.find("*/", start + 2)
        if end < 0:
            return " ".join(pieces)
        position = end + 2
    return " ".join([*pieces, value[position:]])


def _is_kept(declaration: str) -> bool:
    name, colon, _ = declaration.partition(":")
    if not colon:
        # A mere number says nothing to a browser.
        return declaration.strip().isdecimal() and declaration.isascii()
    return name.strip().lower() in CSS_PROPERTIES and _HARMLESS.fullmatch(declaration) is not None
