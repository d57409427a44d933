"""The members of the cite family: what each shows by itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One member: its class, how its title is set ("quoted", "italic", "plain"), and its own type."""

    name: str
    title_style: str = "quoted"
    type: str = ""
    is_periodical: bool = False  # CS1 misses the periodical's name where it is blank
    needs_url: bool = False
    via: str = ""
    separator: str = "."


KINDS: dict[str, Kind] = {
    "web": Kind("web", needs_url=True),
    "news": Kind("news"),
    "book": Kind("book", "italic"),
    "journal": Kind("journal", is_periodical=True),
    "magazine": Kind("magazine", is_periodical=True),
    "report": Kind("report", "plain", "Report"),
    "press release": Kind("pressrelease", "quoted", "Press release"),
    "av media": Kind("audio-visual", "italic"),
    "av media notes": Kind("AV-media-notes", "italic", "Media notes"),
    "conference": Kind("conference", "italic"),
    "thesis": Kind("thesis", "italic", "Thesis"),
    "interview": Kind("interview", "quoted", "Interview"),
    "tweet": Kind("web", "quoted", "Tweet", via="Twitter"),
    "encyclopedia": Kind("encyclopaedia", "italic"),
    "map": Kind("map", "italic", "Map"),
    "podcast": Kind("podcast", "quoted", "Podcast", needs_url=True),
    "episode": Kind("episode", "italic"),
    "serial": Kind("serial", "italic"),
    "sign": Kind("sign", "italic"),
    "speech": Kind("speech", "italic", "Speech"),
    "tech report": Kind("techreport", "italic", "Technical report"),
    "newsgroup": Kind("newsgroup", "quoted"),
    "mailing list": Kind("mailinglist", "quoted", "Mailing list", needs_url=True),
    "arxiv": Kind("arxiv"),
    "biorxiv": Kind("biorxiv"),
    "medrxiv": Kind("medrxiv"),
    "citeseerx": Kind("citeseerx"),
    "ssrn": Kind("ssrn"),
    "document": Kind("document", "quoted"),
    "citation": Kind("citation", "italic", separator=","),
}
# Names that differ from "cite " + the key above; redirects of Wikipedia.
ALIASES = {
    "website": "web", "webpage": "web", "url": "web", "web page": "web", "site": "web", "quick": "web",
    "newspaper": "news", "news article": "news", "newspaper article": "news", "nyt": "news", "press": "news",
    "books": "book", "ebook": "book", "e-book": "book", "chapter": "book", "document chapter": "book",
    "article": "journal", "paper": "journal", "study": "journal", "academic": "journal",
    "periodical": "magazine", "mag": "magazine", "magazine article": "magazine",
    "video": "av media", "visual": "av media", "audio": "av media", "dvd": "av media", "film": "av media",
    "youtube": "av media", "music": "av media", "recording": "av media", "movie": "av media",
    "dvd-notes": "av media notes", "album-notes": "av media notes", "dvd notes": "av media notes",
    "album notes": "av media notes", "music release notes": "av media notes", "liner notes": "av media notes",
    "proceedings": "conference", "conference paper": "conference", "dissertation": "thesis",
    "x": "tweet", "twitter": "tweet", "post": "tweet",
    "encyclopaedia": "encyclopedia", "dictionary": "encyclopedia", "encyc": "encyclopedia",
    "pr": "press release", "press-release": "press release", "pressrelease": "press release",
    "paper conference": "conference", "techreport": "tech report", "technical report": "tech report",
    "standard": "tech report", "preprint": "arxiv", "working paper": "report", "government report": "report",
    "series": "serial", "tv": "episode", "tv episode": "episode", "lecture": "speech", "usenet": "newsgroup",
    "letter": "document",
}  # fmt: skip


def find_kind(template: str) -> Kind | None:
    """Return the member that a template of this name is, "cite web" or "citation", or None."""
    words = " ".join(template.replace("_", " ").split()).lower()
    if words == "citation":
        return KINDS["citation"]
    head, _, rest = words.partition(" ")
    if head not in ("cite", "citation"):
        rest = words[4:] if words.startswith("cite") else ""
    return KINDS.get(rest) or KINDS.get(ALIASES.get(rest, ""))
