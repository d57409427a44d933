"""Ships and their classes: names in italics, linked with what tells ships of one name apart."""

from __future__ import annotations

from apps.wikitext.escaping import plain, wiki_link
from apps.wikitext.templates.registry import Call, template

_PREFIXES = (
    "USS", "HMS", "SS", "RMS", "MV", "MS", "MY", "HMAS", "HMCS", "HMNZS", "HMT", "HMHS", "INS", "USNS", "USAT",
    "USCGC", "USRC", "USC&GS", "CSS", "SMS", "SMU", "TSS", "PS", "RV", "GTS", "NMS", "ORP", "ARA", "BAP", "HNLMS",
    "HDMS", "HSwMS", "HNoMS", "ROKS", "JDS", "JS", "RFA", "MT", "PNS", "BNS", "TCG", "USAV", "HMY", "RRS",
)  # fmt: skip
# By the number that a call gives third: whether prefix, name and mark are shown.
_SHOWN = {"1": "m", "2": "pn", "3": "n", "5": "nm", "6": "p n"}


@template(*_PREFIXES)
def prefixed_ship(call: Call) -> str:
    """Return the link of a ship whose prefix is the template's name: |name|mark|what is shown."""
    prefix = next(prefix for prefix in _PREFIXES if prefix.lower() == call.name.strip().lower())
    return _ship(prefix, call.get("1"), call.get("2"), call.get("3"))


@template("Ship")
def ship(call: Call) -> str:
    """Return the link of a ship: |prefix|name|mark|what is shown."""
    return _ship(call.get("1"), call.get("2"), call.get("3"), call.get("4"))


def _ship(prefix: str, name: str, mark: str, shown: str) -> str:
    if not name:
        return prefix
    page = " ".join(part for part in (prefix, name, f"({mark})" if mark else "") if part)
    parts = _SHOWN.get(shown, "pnm")
    label = [
        prefix if "p" in parts else "",
        f"''{name}''" if "n" in parts else "",
        mark if "m" in parts else "",
    ]
    if label[2] and len(parts) > 1:
        label[2] = f"({mark})"
    return wiki_link(plain(page), " ".join(part for part in label if part) or f"''{name}''")


@template("Sclass", "Sclass-", "Sclass2", "Sclass2-", "Sclass3")
def ship_class(call: Call) -> str:
    """Return the link of a class of ships and the kind of ship: |name|kind|what is shown."""
    name, kind = call.get("1"), call.get("2")
    labels = {"1": f"''{name}'' class", "2": f"''{name}''-class", "3": f"''{name}'' class {kind}"}
    label = labels.get(call.get("3"), f"''{name}''-class {kind}".strip())
    return wiki_link(plain(f"{name}-class {kind}".strip()), label) if name else ""
