"""Templates that show a reader nothing: settings of the page, marks for bots, what other sites hold."""

from __future__ import annotations

from apps.wikitext.templates.registry import Call, template


@template(
    "Short description", "SHORTDESC", "Short desc", "Short description/deprecated", "Description",
    "Use dmy dates", "Use mdy dates", "Use ymd dates", "Dmy dates", "Mdy dates", "Usedmy", "Use DMY dates",
    "Use British English", "Use American English", "Use Canadian English", "Use Australian English",
    "EngvarB", "Use Indian English", "Use Oxford spelling", "Use Hiberno-English",
    "Use South African English", "Use Pakistani English", "Use New Zealand English", "Use Singapore English",
    "Use British English Oxford spelling", "British English", "Engvar", "Italic title", "Italictitle",
    "Lowercase title", "Lowercase", "DISPLAYTITLE", "Italic title prefixed", "Title italic",
    "No italic title", "Bots", "Nobots", "Cbignore", "Tlcfd", "Inuse bot", "Good article", "GA icon",
    "Featured article", "FA", "GA", "Featured list", "Link FA", "Link GA", "Link FL", "Good topic",
    "Featured topic", "Spoken Wikipedia", "Spoken Wikipedia-2", "Spoken Wikipedia-3", "Spoken Wikipedia-4",
    "Featured article icon", "Lesenswert", "Exzellent", "TOC limit", "TOC left", "TOC right", "TOCright",
    "TOCleft", "TOClimit", "Horizontal TOC", "Compact ToC", "CompactTOC", "Compact TOC", "Toclimit",
    "Tocright", "Skip to top", "Skip to bottom", "TOC", "Compact TOC8", "Authority control", "Normdaten",
    "Taxonbar", "Persondata", "Personendaten", "Identity control", "Controlo de autoria",
    "Control de autoridades", "Bibliowiki", "Medical resources", "Taxon bar", "Wikidata/Population",
    "DNB-Portal", "Noindex", "NOINDEX", "INDEX", "Reflist-start", "Sources-start", "Shortcut",
    "Policy shortcut", "Redirect category shell", "Coord missing", "Coord missing country", "Image requested",
    "Infobox requested", "Add data", "GeoGroup", "GeoGroupTemplate", "Kml", "Attached KML", "Import style",
    "Basepage subpage", "Wikidatacoord", "Vital article", "Void", "Null", "Documentation", "Nopublicdomain",
    "Portail", "AFC comment", "Dynamic list", "Article history", "Annual readership", "Top icon",
    "Empty template", "Do not archive until", "Orphan-talk", "Cat more", "Catmore",
    "Commons category multi hidden", "CS1 config", "Sfn whitelist", "Archive bot", "User:MiszaBot/config",
    "User:ClueBot III/ArchiveThis", "Auto archiving notice", "Rcat shell", "BundleEnd", "Pp", "Lookfrom",
    "NoMoreLinks", "No more links", "Use list-defined references", "Use shortened footnotes", "Ldr",
    "Shortened footnotes", "Contains Cyrillic text", "Contains Tifinagh text", "Interwiki conflict", "Prone to spam",
    "Z148", "ضبط استنادي", "Библиоинформация", "Дерево статей", "مصادر طبية", "IsPartOf", "Guidecity",
    "Chess notation", "Guidestatus", "Contains special characters", "Contains Chinese text",
    "Contains Arabic text", "Contains Armenian text", "Contains Perso-Arabic text", "Contains Indic text",
    "Contains Korean text", "Contains Japanese text", "Special characters",
)  # fmt: skip
def shows_nothing(_call: Call) -> str:
    """Return nothing: the template sets, marks or fetches what is no part of the text here."""
    return ""


@template(pattern=r"Pp(?:-.+)?|Use .+ (?:English|dates|spelling)|R (?:from|to|with|avoided) .+|Featured .+")
def protection_mark(_call: Call) -> str:
    """Return nothing for marks of protection, of spelling and of redirects: the page says those itself."""
    return ""


@template(pattern=r"(?:DEFAULTSORT|DISPLAYTITLE|SORTIERUNG|DEFAULTSORTKEY|ORDENAR):.*")
def sort_key_of_page(_call: Call) -> str:
    """Return nothing for a page's sort key written with a name of another language."""
    return ""
