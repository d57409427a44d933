"""The catalogue of templates: each one small function from its parameters to wikitext.

A function is registered with `@template("name", "alias")` in the file of its family and gives the wikitext,
HTML tags included, that stands in the place of the call, as in MediaWiki. It sees parameters that are already
expanded and not yet made safe: the engine cleans what comes out, so a function only has to see to it that a
parameter cannot break out of an attribute or a link it is put in (`apps.wikitext.escaping`). Nothing here
reads a wiki.
"""

from apps.wikitext.templates import (
    banners,
    boxes,
    brackets,
    charts,
    citations,
    convert,
    dates,
    durations,
    figures,
    flag_icons,
    foreign_citations,
    hatnotes,
    infoboxes,
    inline_flags,
    languages,
    layout,
    legal,
    links,
    listings,
    lists,
    military,
    notes,
    numbers,
    quotes,
    signs,
    silent,
    tables,
)
from apps.wikitext.templates.registry import Call, find_template, is_covered, known_names, template

__all__ = [
    "Call",
    "banners",
    "boxes",
    "brackets",
    "charts",
    "citations",
    "convert",
    "dates",
    "durations",
    "figures",
    "find_template",
    "flag_icons",
    "foreign_citations",
    "hatnotes",
    "infoboxes",
    "inline_flags",
    "is_covered",
    "known_names",
    "languages",
    "layout",
    "legal",
    "links",
    "listings",
    "lists",
    "military",
    "notes",
    "numbers",
    "quotes",
    "signs",
    "silent",
    "tables",
    "template",
]
