"""The internal links of a text, and redirects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from apps.wikitext.entities import decode
from apps.wikitext.interwiki import find_interwiki
from apps.wikitext.parser import Link, walk_deep
from apps.wikitext.titles import BadTitle, is_plain_title, normalise_decoded_title, upper_first

_REDIRECT = re.compile(r"\s*#redirect\s*:?\s*\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkUse:
    """A link `[[target#fragment|label]]`: the target is normalised, "" where it is the page itself.

    The label is wikitext as written, the target as written where none is given.
    """

    target: str
    fragment: str
    label: str
    start: int
    end: int


def find_links(text: str) -> list[LinkUse]:
    """Return the internal links of a text in order of start; what is no title or leads to another wiki is
    left out.
    """
    found = []
    for node, part, offset in walk_deep(text):
        if isinstance(node, Link):
            written, _, label = part[node.start + 2 : node.end - 2].partition("|")
            target = None if find_interwiki(written.lstrip(" :")) else parse_target(written)
            if target is not None:
                found.append(LinkUse(*target, label or written, offset + node.start, offset + node.end))
    return found


def parse_redirect(text: str) -> tuple[str, str] | None:
    """Return title and fragment of the page that a text redirects to, or None."""
    match = _REDIRECT.match(text)
    target = parse_target(match[1]) if match else None
    return target if target and target[0] else None


@lru_cache(maxsize=4096)
def parse_target(written: str) -> tuple[str, str] | None:
    """Return title and fragment of what stands in a link before its pipe, or None where that is no title."""
    return parse_unquoted(unquote(written) if "%" in written else written)


def parse_unquoted(written: str) -> tuple[str, str] | None:
    """Do the same for what holds no signs as numbers behind `%` any more."""
    if is_plain_title(written):
        return upper_first(written), ""
    written = decode(written)
    name, _, fragment = written.partition("#")
    fragment = " ".join(fragment.replace("_", " ").split())
    if not name.strip():
        return ("", fragment) if fragment else None
    try:
        return normalise_decoded_title(name).text, fragment
    except BadTitle:
        return None
