"""The box of a kind of living thing."""

from __future__ import annotations

from apps.wikitext.templates.infobox import full_row, header_row, image_row, row, table, title_row
from apps.wikitext.templates.registry import Call, template


@template(
    "Taxobox", "Automatic taxobox", "Speciesbox", "Subspeciesbox", "Infraspeciesbox", "Paraphyletic group"
)
def taxobox(call: Call) -> str:
    """Return the box: its state, its place among the others from domain to species, its names, its range."""
    title = call.get("name", "taxon", default=call.title)
    own_rank = () if any(call.get(name) for name, _ in _RANKS) else (("taxon", "Taxon"),)
    return table(
        [
            title_row(title),
            full_row(call.get("fossil_range")),
            image_row(call, ("image",), ("image_caption",)),
            image_row(call, ("image2",), ("image2_caption",)),
            *_status(call),
            header_row("Scientific classification"),
            *(row(label, _with_authority(call, name)) for name, label in (*_RANKS, *own_rank)),
            *(line for heading, name in _NAMES for line in _section(heading, _with_authority(call, name))),
            *_section(call.get("subdivision_ranks", default="Subdivisions"), call.get("subdivision")),
            *_section("Included groups", call.get("includes")),
            *_section("Excluded groups", call.get("excludes")),
            *_section("Synonyms", call.get("synonyms")),
            *(image_row(call, (name,), (f"{name}_caption",)) for name in _RANGE_MAPS),
        ],
        "taxobox",
    )


def _status(call: Call) -> list[str]:
    """Return the rows that tell how threatened it is, by the list named."""
    status = call.get("status")
    words = _STATUS.get(status.upper(), status)
    system = _SYSTEMS.get(call.get("status_system").upper(), call.get("status_system"))
    listed = f" ({system})" if system and words else ""
    shown = f"{words}{listed}{call.get('status_ref')}" if words else ""
    return _section("Conservation status", shown)


def _section(heading: str, text: str) -> list[str]:
    return [header_row(heading), full_row(text)] if text else []


def _with_authority(call: Call, name: str) -> str:
    """Return what stands for a rank or a name, who named it below."""
    text = call.get(name)
    authority = call.get(f"{name}_authority", *(("authority",) if name == "taxon" else ()))
    return f"{text}<br /><small>{authority}</small>" if text and authority else text


_STATUS = {
    "LC": "Least concern", "NT": "Near threatened", "VU": "Vulnerable", "EN": "Endangered",
    "CR": "Critically endangered", "EW": "Extinct in the wild", "EX": "Extinct", "DD": "Data deficient",
    "NE": "Not evaluated", "CD": "Conservation dependent", "PE": "Critically endangered, possibly extinct",
    "DOM": "Domesticated", "SECURE": "Secure", "FOSSIL": "Fossil",
}  # fmt: skip
_SYSTEMS = {"IUCN3.1": "IUCN 3.1", "IUCN2.3": "IUCN 2.3"}
_NAMES = (
    ("Binomial name", "binomial"), ("Trinomial name", "trinomial"), ("Type species", "type_species"),
    ("Type genus", "type_genus"), ("Diversity", "diversity"),
)  # fmt: skip
_RANGE_MAPS = ("range_map", "range_map2", "range_map3", "range_map4")
_LABELS = {
    "regnum": "Kingdom", "subregnum": "Subkingdom", "superregnum": "Superkingdom", "divisio": "Division",
    "subdivisio": "Subdivision", "superdivisio": "Superdivision", "classis": "Class", "subclassis": "Subclass",
    "superclassis": "Superclass", "infraclassis": "Infraclass", "ordo": "Order", "subordo": "Suborder",
    "superordo": "Superorder", "infraordo": "Infraorder", "familia": "Family", "subfamilia": "Subfamily",
    "superfamilia": "Superfamily", "tribus": "Tribe", "subtribus": "Subtribe", "supertribus": "Supertribe",
    "sectio": "Section", "varietas": "Variety", "cohort": "Cohort", "unranked": "(unranked)",
}  # fmt: skip
_ORDER = """
    virus_group domain superregnum regnum subregnum superdivisio divisio subdivisio superphylum phylum
    subphylum infraphylum superclassis classis subclassis infraclassis magnordo superordo ordo subordo
    infraordo parvordo superfamilia familia subfamilia supertribus tribus subtribus genus subgenus sectio
    series species subspecies varietas
"""


def _ranks() -> tuple[tuple[str, str], ...]:
    """Return each rank's parameter and label, before each the one for a group without a rank."""
    found = []
    for name in _ORDER.split():
        found.append((f"unranked_{name}", "(unranked)"))
        found.append((name, _LABELS.get(name, name.replace("_", " ").capitalize())))
    return tuple(found)


_RANKS = _ranks()
