"""The attributes of a tag, read from their source as MediaWiki's sanitiser reads them."""

from __future__ import annotations

import html
import re

_ATTRIBUTE = re.compile(
    r"""([^\t\n\f\r />][^\t\n\f\r />=]*+)
        (?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\t\n\f\r >]*)))?""",
    re.VERBOSE,
)
_NAME = re.compile(r"[:\w][:.\w-]*")
# A single one in its simplest form, as the name of a note.
_ONLY = re.compile(r"""\s*([a-z]+)=(?:"([^"&\s]*)"|([^\s"'<>=&]+))\s*""")


def parse_attributes(source: str) -> dict[str, str]:
    """Return names in lower case and values with entities decoded and white space folded; the last one
    wins.
    """
    if not source or source.isspace():
        return {}
    if only := _ONLY.fullmatch(source):
        return {only[1]: only[2] or only[3] or ""}
    attributes = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        if not _NAME.fullmatch(name):
            continue
        value = double or single or bare
        if "&" in value:
            value = html.unescape(value)
        attributes[name.lower()] = " ".join(value.split())
    return attributes
