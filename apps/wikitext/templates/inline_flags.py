"""Flags in the running text, as [citation needed]."""

from __future__ import annotations

from apps.wikitext.escaping import attribute
from apps.wikitext.flag_kinds import KINDS, FlagKind, find_kind
from apps.wikitext.templates.dates import TODAY, as_day, read_ymd
from apps.wikitext.templates.registry import Call, template

_INLINE = [kind for kind in KINDS if kind.scope != "section"]
_TITLES = {
    "Citation needed": "This claim needs references to reliable sources.",
    "Verification needed": "This citation has to be checked against its source.",
    "Failed verification": "The source was checked and does not support the words before it.",
    "Dead link": "The address could not be reached.",
    "POV statement": "The neutrality of these words is disputed.",
    "Disputed inline": "The accuracy of these words is disputed.",
    "Dubious": "The accuracy of these words is doubted.",
    "Clarify": "These words need to be made clear.",
    "Page needed": "This citation needs the page it refers to.",
    "Better source needed": "A better source is wanted here.",
}


def names_of(kinds: list[FlagKind]) -> list[str]:
    """Return every name and alias once: an alias shared by two kinds belongs to the first."""
    names: dict[str, str] = {}
    for kind in kinds:
        for name in (kind.name, *kind.aliases):
            if find_kind(name) is kind:
                names.setdefault(name[:1].upper() + name[1:], name)
    return list(names)


@template(*names_of(_INLINE))
def inline_flag(call: Call) -> str:
    """Return the words flagged, where the template holds them, and the flag in brackets behind."""
    kind = find_kind(call.name)
    if kind is None:
        return ""
    text = flagged_text(kind, call)
    words = f'<span class="flagged">{text}</span>' if text else ""
    drawn = words + draw_flag(kind, call)
    return _from_day(call, drawn) if kind.name == "Update after" else drawn


def _from_day(call: Call, drawn: str) -> str:
    """Return a flag that shows from the day it names on; one that names none shows at once."""
    day = as_day(read_ymd(call.positional()[:3]))
    return f"{{{{#ifexpr: {TODAY} >= {day.toordinal()} | {drawn} }}}}" if day else drawn


def flagged_text(kind: FlagKind, call: Call) -> str:
    """Return the words that the template holds; what {{fix}} holds there is its label."""
    if kind.name == "Unknown kind":
        return ""
    return call.get("text", "1") if kind.scope == "span" else call.get("text")


def draw_flag(kind: FlagKind, call: Call) -> str:
    """Return the superscript of a flag; its title says why and since when."""
    title = call.get("reason") or _TITLES.get(kind.name) or f"Flagged: {kind.label}"
    date = call.get("date")
    if date:
        title = f"{title} ({date})"
    return (
        f'<sup class="noprint flag" data-flag="{kind.name.lower()}">&#91;<i>'
        f'<span title="{attribute(title)}">{kind.label}</span></i>&#93;</sup>'
    )
