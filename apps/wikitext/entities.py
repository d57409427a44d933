"""Character references as MediaWiki reads them: with their semicolon, and of signs that may stand in a text."""

from __future__ import annotations

import re
from html.entities import html5

# The mark that turns the direction of text also goes by its names in Hebrew and Arabic.
_ALIASES = {"רלמ": "rlm", "رلم": "rlm"}
_KINDS = r"([A-Za-z0-9]+|רלמ|رلم);|#([0-9]+);|#[xX]([0-9A-Fa-f]+);"
_REFERENCE = re.compile(rf"&(?:{_KINDS})")
_REFERENCE_OR_SIGN = re.compile(rf"&(?!(?:amp|lt|gt|quot|nbsp);)(?:{_KINDS})?")


def decode(text: str) -> str:
    """Return the text with the signs that its references name; what names none stays as it is."""
    return _REFERENCE.sub(_decode, text) if "&" in text else text


def normalise(text: str) -> str:
    """Return HTML with the references that name no sign, and ampersands that begin none, escaped."""
    return _REFERENCE_OR_SIGN.sub(_normalise, text) if "&" in text else text


def escape_others(text: str) -> str:
    """Return the text with the ampersands escaped that begin no such reference, for a reader that knows others.

    A reference to a sign that may not stand in a text becomes the sign for a sign that is not known.
    """
    return _REFERENCE_OR_SIGN.sub(_escape_other, text) if "&" in text else text


def _escape_other(match: re.Match[str]) -> str:
    if match[2] or match[3]:
        return match[0] if _number(match) else "\ufffd"
    return _normalise(match) if match[1] else "&amp;" + match[0][1:]


def _decode(match: re.Match[str]) -> str:
    if name := match[1]:
        return html5.get(f"{_ALIASES.get(name, name)};", match[0])
    number = _number(match)
    return chr(number) if number else "\ufffd"


def _normalise(match: re.Match[str]) -> str:
    if name := match[1]:
        name = _ALIASES.get(name, name)
        return f"&{name};" if f"{name};" in html5 else "&amp;" + match[0][1:]
    number = _number(match)
    return f"&#{number};" if number else "&amp;" + match[0][1:]


def _number(match: re.Match[str]) -> int:
    """Return the number of the sign that is referred to, 0 where it may not stand in a text."""
    digits = match[2] or match[3]
    if digits is None or len(digits) > 9:
        return 0
    number = int(digits, 10 if match[2] else 16)
    return number if _is_character(number) else 0


def _is_character(number: int) -> bool:
    return (
        number in (0x9, 0xA)
        or 0x20 <= number <= 0x7E
        or 0xA0 <= number <= 0xD7FF
        or (0xE000 <= number <= 0xFDCF)
        or (0xFDF0 <= number <= 0xFFFD)
        or 0x10000 <= number <= 0x10FFFF
    )
