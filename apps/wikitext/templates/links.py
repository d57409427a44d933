"""Links out: archives, catalogues, websites, sister projects."""

from __future__ import annotations

import re
from urllib.parse import quote

from apps.wikitext.cs1 import KINDS, format_citation
from apps.wikitext.cs1.dates import MONTHS
from apps.wikitext.cs1.identifiers import identifier_url
from apps.wikitext.escaping import external_link, is_url, plain, url
from apps.wikitext.templates.registry import Call, template

_STAMP = re.compile(r"https?://(?:web|wayback)\.archive\.org/(?:web/)?(\d{4})(\d\d)(\d\d)")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)\d{0,6}")
# Template name: label before the link, address with {} for the first parameter, label of the link.
_CATALOGUES = {
    "isbn": ("ISBN&nbsp;", "isbn"), "issn": ("ISSN&nbsp;", "issn"), "oclc": ("OCLC&nbsp;", "oclc"),
    "doi": ("doi:", "doi"), "pmid": ("PMID&nbsp;", "pmid"), "pmc": ("PMC&nbsp;", "pmc"),
    "jstor": ("JSTOR&nbsp;", "jstor"), "arxiv": ("arXiv:", "arxiv"), "bibcode": ("Bibcode:", "bibcode"),
    "hdl": ("hdl:", "hdl"), "lccn": ("LCCN&nbsp;", "lccn"), "ssrn": ("SSRN&nbsp;", "ssrn"),
    "osti": ("OSTI&nbsp;", "osti"), "s2cid": ("S2CID&nbsp;", "s2cid"), "ol": ("OL&nbsp;", "ol"),
    "asin": ("ASIN&nbsp;", "asin"), "mr": ("MR&nbsp;", "mr"), "zbl": ("Zbl&nbsp;", "zbl"),
    "ietf rfc": ("RFC&nbsp;", "rfc"), "catalog lookup link": ("", "isbn"), "isbnt": ("", "isbn"),
}  # fmt: skip
_SITES = {
    "imdb name": ("https://www.imdb.com/name/nm{}/", "IMDb", 7),
    "imdb title": ("https://www.imdb.com/title/tt{}/", "IMDb", 7),
    "imdb": ("https://www.imdb.com/title/tt{}/", "IMDb", 7),
    "imdb company": ("https://www.imdb.com/company/co{}/", "IMDb", 7),
    "proquest": ("https://www.proquest.com/docview/{}", "", 0),
    "sep": ("https://plato.stanford.edu/entries/{}/", "Stanford Encyclopedia of Philosophy", 0),
    "sep entry": ("https://plato.stanford.edu/entries/{}/", "Stanford Encyclopedia of Philosophy", 0),
    "iep": ("https://iep.utm.edu/{}/", "Internet Encyclopedia of Philosophy", 0),
    "philpapers": ("https://philpapers.org/browse/{}", "PhilPapers", 0),
    "inpho": ("https://www.inphoproject.org/{}", "Indiana Philosophy Ontology Project", 0),
    "gutenberg": ("https://www.gutenberg.org/ebooks/{}", "Project Gutenberg", 0),
    "gutenberg author": ("https://www.gutenberg.org/ebooks/author/{}", "Project Gutenberg", 0),
    "librivox author": ("https://librivox.org/search?q={}&search_form=advanced", "LibriVox", 0),
    "internet archive author": ("https://archive.org/search.php?query={}", "Internet Archive", 0),
    "internet archive": ("https://archive.org/details/{}", "Internet Archive", 0),
    "internet archive film": ("https://archive.org/details/{}", "Internet Archive", 0),
    "ol author": ("https://openlibrary.org/authors/OL{}", "Open Library", 0),
    "open library": ("https://openlibrary.org/books/{}", "Open Library", 0),
    "mathgenealogy": ("https://www.mathgenealogy.org/id.php?id={}", "Mathematics Genealogy Project", 0),
    "mactutor": ("https://mathshistory.st-andrews.ac.uk/Biographies/{}/", "MacTutor", 0),
    "mathworld": ("https://mathworld.wolfram.com/{}.html", "MathWorld", 0),
    "planetmath": ("https://planetmath.org/{}", "PlanetMath", 0),
    "springer": ("https://encyclopediaofmath.org/wiki/{}", "Encyclopedia of Mathematics", 0),
    "nlab": ("https://ncatlab.org/nlab/show/{}", "nLab", 0),
    "c-span": ("https://www.c-span.org/person/?{}", "C-SPAN", 0),
    "find a grave": ("https://www.findagrave.com/memorial/{}", "Find a Grave", 0),
    "discogs artist": ("https://www.discogs.com/artist/{}", "Discogs", 0),
    "allmusic": ("https://www.allmusic.com/artist/{}", "AllMusic", 0),
    "musicbrainz artist": ("https://musicbrainz.org/artist/{}", "MusicBrainz", 0),
    "twitter": ("https://x.com/{}", "X", 0), "facebook": ("https://www.facebook.com/{}", "Facebook", 0),
    "youtube": ("https://www.youtube.com/watch?v={}", "YouTube", 0),
    "instagram": ("https://www.instagram.com/{}", "Instagram", 0),
    "cia world factbook link": ("https://www.cia.gov/the-world-factbook/{}/", "The World Factbook", 0),
    "dmoz": ("https://curlie.org/{}", "Curlie", 0), "curlie": ("https://curlie.org/{}", "Curlie", 0),
    "osmrelation-inline": ("https://www.openstreetmap.org/relation/{}", "OpenStreetMap", 0),
    "osmrelation": ("https://www.openstreetmap.org/relation/{}", "OpenStreetMap", 0),
    "govpubs": ("https://libguides.colorado.edu/{}", "UCB Libraries GovPubs", 0),
    "in our time": ("https://www.bbc.co.uk/programmes/{}", "In Our Time, BBC", 0),
    "oetymd": ("https://www.etymonline.com/word/{}", "Online Etymology Dictionary", 0),
    "oed": ("https://www.oed.com/search/dictionary/?q={}", "Oxford English Dictionary", 0),
    "fide": ("https://ratings.fide.com/profile/{}", "FIDE", 0),
    "chessgames player": ("https://www.chessgames.com/player/{}", "Chessgames.com", 0),
    "soccerway": ("https://int.soccerway.com/players/-/{}/", "Soccerway", 0),
    "baseballstats": ("https://www.mlb.com/player/{}", "MLB", 0),
    "gutenberg australia": ("https://gutenberg.net.au/{}", "Project Gutenberg Australia", 0),
    "un document": ("https://undocs.org/{}", "", 0),
    "rotten tomatoes": ("https://www.rottentomatoes.com/m/{}", "Rotten Tomatoes", 0),
    "worldcat id": ("https://search.worldcat.org/identities/{}", "WorldCat", 0),
    "ussm": ("https://www.usmint.gov/{}", "US Mint", 0),
    "cite gnis": ("https://edits.nationalmap.gov/apps/gaz-domestic/public/summary/{}",
                  "Geographic Names Information System", 0),
    "cite ngs": ("https://www.ngs.noaa.gov/cgi-bin/ds_mark.prl?PidBox={}", "National Geodetic Survey", 0),
    "itis": ("https://www.itis.gov/servlet/SingleRpt/SingleRpt?search_topic=TSN&search_value={}", "ITIS", 0),
    "eol": ("https://eol.org/pages/{}", "Encyclopedia of Life", 0),
    "imdb event": ("https://www.imdb.com/event/ev{}/", "IMDb", 7),
    "nyttopic": ("https://www.nytimes.com/topic/{}", "The New York Times", 0),
    "guardian topic": ("https://www.theguardian.com/{}", "The Guardian", 0),
    "internet archive short film": ("https://archive.org/details/{}", "Internet Archive", 0),
    "iafd name": ("https://www.iafd.com/person.rme/id={}", "Internet Adult Film Database", 0),
    "afdb name": ("https://www.adultfilmdatabase.com/actor/{}", "Adult Film Database", 0),
    "cantorion": ("https://cantorion.org/{}", "Cantorion", 0),
    "dads": ("https://xlinux.nist.gov/dads/HTML/{}.html", "Dictionary of Algorithms and Data Structures", 0),
    "goldbookref": ("https://goldbook.iupac.org/terms/view/{}", "IUPAC Gold Book", 0),
    "icsc": ("https://chemicalsafety.ilo.org/dyn/icsc/showcard.display?p_card_id={}",
             "International Chemical Safety Cards", 0),
    "pgda": ("https://www.projekt-gutenberg.org/autoren/namen/{}.html", "Projekt Gutenberg-DE", 0),
    "ddb": ("https://www.deutsche-digitale-bibliothek.de/person/gnd/{}", "Deutsche Digitale Bibliothek", 0),
    "opencorp": ("https://opencorporates.com/companies/{}", "OpenCorporates", 0),
    "goodreads author": ("https://www.goodreads.com/author/show/{}", "Goodreads", 0),
}  # fmt: skip


@template(*(name.upper() for name in _CATALOGUES))
def catalogue_number(call: Call) -> str:
    """Return the identifiers given, each linked: {{ISBN|978-…}}, {{doi|10.…}}."""
    label, kind = _CATALOGUES[" ".join(call.name.replace("_", " ").split()).lower()]
    values = [value for value in call.positional() if value]
    linked = [external_link(identifier_url(kind, value), value) for value in values]
    return label + ", ".join(linked) if linked else ""


@template(*_SITES)
def site_entry(call: Call) -> str:
    """Return a link to an entry of a catalogue or site, with the title and the site's name."""
    address, site, digits = _SITES[" ".join(call.name.replace("_", " ").split()).lower()]
    identifier = plain(call.get("id", "file", "2" if address == _GERMAN_LIBRARY else "1", "1", "url"))
    title = call.get("title", "name", "taxon", "designation", *_second(address), default=call.title)
    if digits and identifier.isdecimal():
        identifier = identifier.zfill(digits)
    if is_url(identifier):
        address = identifier
    else:
        address = address.format(quote(identifier, safe="/:-_.~+,()"))
    if not site:
        return f"{'ProQuest&nbsp;' if 'proquest' in address else ''}{external_link(address, identifier)}"
    author = call.get("author", "3") if site.endswith("Philosophy") else ""
    return f"{external_link(address, title or identifier)}{f' by {author}' if author else ''} at {site}"


_GERMAN_LIBRARY = _SITES["ddb"][0]  # {{DDB|Person|number}} names a kind first


def _second(address: str) -> tuple[str, ...]:
    return () if address == _GERMAN_LIBRARY or "icsc" in address else ("2",)


@template(
    "Webarchive", "Web archive", "Wayback", "Waybackdate", "Weybackdate", "Archive link", "Webcite",
    "WebCite", "Cite archive", "Cite web archive", "Archive.today", "Archived copy", "Memento", "IAWM",
    "Archiveis",
)  # fmt: skip
def web_archive(call: Call) -> str:
    """Return a link to an archived page: its title, or "Archived", then the day and the archive."""
    address, day = call.get("url", "1"), call.get("date", "2")
    is_bare = call.name.strip().lower() in ("wayback", "waybackdate", "weybackdate", "iawm")
    if is_bare and not address.startswith(("https://web.archive.org", "http://web.archive.org")):
        stamp = day if day.isdecimal() else ""
        address = f"https://web.archive.org/web/{stamp or '*'}/{address}"
    archive = "the Wayback Machine" if "archive.org" in address else "an archive"
    if not url(address):
        return ""
    found = _STAMP.match(address)
    shown = _spell_day(call, day if not day.isdecimal() else day[:8]) or (
        _spell_day(call, "".join(found.groups())) if found else ""
    )
    title = call.get("title")
    when = f" ({'a' if title else 'A'}rchived {shown})" if title and shown else f" {shown}" if shown else ""
    return f"{external_link(address, title or 'Archived')}{when} at {archive}"


def _spell_day(call: Call, day: str) -> str:
    """Return a day given in figures as the page writes dates; words stay."""
    match = _ISO.fullmatch(day)
    if not match:
        return day
    year, month, number = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    if not 1 <= int(month) <= 12:
        return ""
    name = MONTHS[int(month) - 1]
    is_day_first = call.date_style == "dmy" or call.get("df").lower() in ("y", "yes")
    return f"{int(number)} {name} {year}" if is_day_first else f"{name} {int(number)}, {year}"


@template("URL", "Url", "Hyperlink", "Official URL", "Homepage", "Website", "Plain URL")
def bare_url(call: Call) -> str:
    """Return a website's address, linked, shown without its scheme."""
    address = call.get("1", "url")
    if address and not is_url(address):
        address = f"https://{address}"
    shown = call.get("2") or re.sub(r"^(?:https?:)?//(?:www\.(?=[^/]*\.))?", "", address).rstrip("/")
    return f'<span class="url">{external_link(address, plain(shown))}</span>' if address else ""


@template(
    "Official website", "Official", "Official site", "Official Website", "Officialsite", "Web oficial",
    "Official blog", "Oficial", "Website official", "Homepage-official", "Official site link",
)  # fmt: skip
def official_website(call: Call) -> str:
    """Return a link to the subject's own website, where its address is given."""
    address = call.get("1", "URL", "url")
    if address and not is_url(address):
        address = f"https://{address}"
    return (
        external_link(address, call.get("2", "name", "title", default="Official website")) if address else ""
    )


@template(
    "Google books", "Google book", "Google Books", "Google Book", "GoogleBooks", "Google Books URL", "GBurl",
    "Google books URL",
)  # fmt: skip
def google_books(call: Call) -> str:
    """Return a link to a book at Google Books, or its bare address for |plainurl=yes."""
    identifier = call.get("id", "1")
    page = call.get("page", "pg")
    if is_url(identifier):
        address = identifier
    else:
        address = f"https://books.google.com/books?id={quote(identifier)}" + (
            f"&pg=PA{quote(page)}" if page.isdecimal() else ""
        )
    is_plain = call.get("plainurl", "plain-url") or call.name.strip().lower() in ("gburl", "google books url")
    if is_plain:
        return url(address)
    title = call.get("title", "2")
    return external_link(address, f"<i>{title}</i>" if title else "Google Books")


@template("PDFlink", "Pdflink", "PDF link", "DOClink", "DjVulink", "PDF")
def document_link(call: Call) -> str:
    """Return a link to a document with its format and size."""
    kind = call.name.strip().removesuffix("link").strip().upper()
    size = f",&nbsp;{call.get('2')}" if call.get("2") else ""
    return (
        f"{call.get('1')}&nbsp;<small>({kind}{size})</small>" if call.get("1") else f"<small>({kind})</small>"
    )


@template(
    "Subscription required", "Subscription", "Closed access", "Paywall", "Subscription or libraries",
    "Subreq",
)  # fmt: skip
def subscription_required(_call: Call) -> str:
    """Return the note that a link needs a paid subscription."""
    return '<span class="id-lock-subscription">(subscription required)</span>'


@template("Registration required", "Registration", "Free registration required", "Reg req")
def registration_required(_call: Call) -> str:
    """Return the note that a link needs a registration."""
    return '<span class="id-lock-registration">(registration required)</span>'


@template("Open access", "Free access", "Open access publication - free to read", "OA")
def open_access(_call: Call) -> str:
    """Return the note that a link is free to read."""
    return '<span class="id-lock-free">(open access)</span>'


@template("LSJ", "Lsj", "L&S", "Middle Liddell")
def liddell_scott(call: Call) -> str:
    """Return a Greek word, linked to its entry in Liddell and Scott's lexicon."""
    word, shown = call.get("1"), call.get("2")
    address = f"https://www.perseus.tufts.edu/hopper/morph?l={quote(plain(word))}&la=greek"
    text = f'<span lang="grc">{shown or word}</span>'
    if call.get("3") == "ref":
        return (
            external_link(address, text)
            + ". Liddell, Henry George; Scott, Robert; <i>A Greek–English Lexicon</i>"
        )
    return external_link(address, text)


@template(
    "Cite EB1911", "EB1911", "Cite EB9", "Cite Americana", "Cite NIE", "Cite Collier's",
    "Cite Catholic Encyclopedia", "Cite DNB", "DNB", "Catholic", "CathEncy", "Cite EBD",
    "Cite Jewish Encyclopedia", "EB9", "Americana", "Cite AHD", "Cite wikisource", "Schaff-Herzog",
    "Cite encyclopedia of Islam", "AmCyc", "Cite AmCyc",
)  # fmt: skip
def old_encyclopedia(call: Call) -> str:
    """Return a citation of an entry of an old encyclopedia."""
    name = call.name.strip().removeprefix("Cite ").removeprefix("cite ")
    full, year = _ENCYCLOPEDIAS.get(name, (name, ""))
    given = {name: call.get(name, *others) for name, *others in _ENTRY_PARAMETERS}
    parameters = {"encyclopedia": full, "year": year} | {name: text for name, text in given.items() if text}
    parameters["title"] = call.get("wstitle", "title", "1")
    return format_citation(KINDS["encyclopedia"], parameters, call.date_style)


_ENTRY_PARAMETERS = (
    ("volume", "vol"),
    ("pages", "page"),
    ("last", "last1", "author"),
    ("first", "first1"),
    ("year",),
    ("url",),
)
_ENCYCLOPEDIAS = {
    "EB1911": ("Encyclopædia Britannica (11th ed.)", "1911"),
    "EB9": ("Encyclopædia Britannica (9th ed.)", ""),
    "Americana": ("Encyclopedia Americana", ""),
    "NIE": ("New International Encyclopedia", ""),
    "Collier's": ("Collier's New Encyclopedia", ""),
    "Catholic Encyclopedia": ("Catholic Encyclopedia", ""),
    "Catholic": ("Catholic Encyclopedia", ""),
    "CathEncy": ("Catholic Encyclopedia", ""),
    "DNB": ("Dictionary of National Biography", ""),
    "Jewish Encyclopedia": ("The Jewish Encyclopedia", ""),
    "AmCyc": ("The American Cyclopædia", ""),
}
