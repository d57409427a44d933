"""The attributes of a tag, read from their source as MediaWiki's sanitiser reads them."""

from __future__ import annotations

import html
import re

_ATTRIBUTE = re.compile(
    r"""(?P<name>[:\w][\w:.-]*)
        (?:\s*=\s*(?:"(?P<double>[^"]*)(?:"|$)|'(?P<single>[^']*)(?:'|$)|(?P<bare>[^\s"'<>=][^\s>]*)?))?""",
    re.VERBOSE,
)


def parse_attributes(source: str) -> dict[str, str]:
    """Return names in lower case and values with entities decoded and white space folded; the last one
    wins.
    """
    if not source or source.isspace():
        return {}
    attributes = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match["double"] or match["single"] or match["bare"] or ""
        if "&" in value:
            value = html.unescape(value)
        attributes[match["name"].lower()] = " ".join(value.split())
    return attributes
