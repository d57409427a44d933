"""Citations of courts, laws and patents."""

from __future__ import annotations

from apps.wikitext.escaping import external_link
from apps.wikitext.templates.registry import Call, template


@template("Cite court", "Cite case", "Case citation")
def court(call: Call) -> str:
    """Return a case: its parties, the report it stands in, court and date."""
    parties = f"<i>{call.get('litigants', 'name')}</i>"
    report = (call.get("vol", "volume"), call.get("reporter"), call.get("opinion"))
    place = ", ".join(part for part in (" ".join(filter(None, report)), call.get("pinpoint")) if part)
    when = " ".join(part for part in (call.get("court"), call.get("date", "year")) if part)
    text = ", ".join(part for part in (external_link(call.get("url"), parties), place) if part)
    quote = f" <q>{call.get('quote')}</q>" if call.get("quote") else ""
    return f'<cite class="citation court">{text}{f" ({when})" if when else ""}.{quote}</cite>'


@template(
    "Cite act", "Cite legislation", "Cite law", "Cite canlaw", "Cite legislation AU", "Cite constitution",
)  # fmt: skip
def act(call: Call) -> str:
    """Return a law: its title, kind and number, where and when it was passed."""
    title = f"<i>{call.get('title', 'short title')}</i>"
    kind = " ".join(part for part in (call.get("type"), call.get("index", "number")) if part)
    body = call.get("legislature", "jurisdiction", "country")
    linked = external_link(call.get("url"), title)
    parts = (linked, kind, call.get("article", "section"), body, call.get("date", "year"))
    return f'<cite class="citation act">{". ".join(part for part in parts if part)}.</cite>'


@template("Cite patent", "US patent", "Patent", "Ref patent")
def patent(call: Call) -> str:
    """Return a patent: inventors, country and number, title, dates."""
    country, number = call.get("country", "country-code", "1"), call.get("number", "patent-number", "2")
    if call.name.strip().lower() == "us patent":
        country, number = "US", call.get("1")
    inventor = call.get("inventor", "inventor1-last", "inventor-last", "author")
    name = f"{country} {call.get('status')} {number}".replace("  ", " ").strip()
    address = f"https://patents.google.com/patent/{country}{number}" if (country + number).isalnum() else ""
    title = call.get("title", "3")
    shown = f'"{title}"' if title else ""
    parts = (
        inventor,
        external_link(address, name),
        shown,
        call.get("gdate", "issue-date", "pubdate", "fdate"),
    )
    return f'<cite class="citation patent">{", ".join(part for part in parts if part)}</cite>'


@template("Cite quran", "Qref", "Cite Quran", "Quran-usc", "Quran")
def quran(call: Call) -> str:
    """Return a verse of the Quran: surah and verse."""
    return f"Quran {call.get('1', 'chapter')}:{call.get('2', 'verse')}".rstrip(":")


@template("Bibleverse", "Bibleref", "Bibleref2", "Bible verse", "Bv", "Sourcetext", "Bibleverse-nb")
def bible(call: Call) -> str:
    """Return a verse of the Bible: book, chapter and verse."""
    values = [value for value in call.positional()[:3] if value]
    return f"{' '.join(values[:2])}{':' + values[2] if len(values) > 2 else ''}"


@template("EPC Article", "EPC Rule", "EPC 1973 Article", "EPC 1973 Rule", "PCT Rule", "PCT Article")
def patent_rule(call: Call) -> str:
    """Return an article or rule of the patent treaties by its number: "Article 85 EPC"."""
    *treaty, kind = call.name.replace("_", " ").split()
    return f"{kind.capitalize()}&nbsp;{call.get('1')}&nbsp;{'&nbsp;'.join(treaty)}"
