"""How MediaWiki tells whether two names mean the same template."""

from __future__ import annotations


def normalise_name(name: str) -> str:
    """Return the name as MediaWiki stores it: no prefix, spaces for underscores, first letter upper."""
    name = " ".join(name.replace("_", " ").split())
    if name[:9].lower() == "template:":
        name = name[9:].lstrip()
    elif name[:1] == ":":
        name = name[1:].lstrip()
    return name[:1].upper() + name[1:]
