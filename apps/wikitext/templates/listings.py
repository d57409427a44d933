"""Entries of travel guides, and words of dictionaries."""

from __future__ import annotations

from apps.wikitext.escaping import external_link, is_url, plain
from apps.wikitext.templates.registry import Call, template


@template("Listing", "See listing", "Do", "Eat", "Sleep", "Drink", "Buy", "Go", "Vcard", "See-listing")
def listing(call: Call) -> str:
    """Return one place of a guide: name, other name, where, how to reach it, when, at what price, more."""
    name = call.get("name")
    address = call.get("url")
    title = f"'''{external_link(address, name) if is_url(address) else name}'''"
    if other := call.get("alt"):
        title += f" (''{other}'')"
    where = ", ".join(value for value in (call.get("address"), call.get("directions")) if value)
    reach = [f"{sign} {call.get(key)}" for key, sign in _WAYS if call.get(key)]
    parts = [
        title + (f", {where}" if where else ""),
        *reach,
        call.get("hours"),
        _times(call),
        call.get("price"),
    ]
    head = ", ".join(part for part in parts if part)
    return f"{head}. {call.get('content', 'description')}".rstrip()


_WAYS = (("phone", "☎"), ("tollfree", "toll-free:"), ("fax", "fax:"), ("email", "e-mail:"))


def _times(call: Call) -> str:
    first, last = call.get("checkin"), call.get("checkout")
    times = [f"check-in: {first}" if first else "", f"check-out: {last}" if last else ""]
    return ", ".join(time for time in times if time)


@template("Linktext", "Link text", "Ltxt")
def dictionary_links(call: Call) -> str:
    """Return words as they stand, which Wikipedia links to a dictionary."""
    words = "".join(value for value in call.positional())
    code = call.get("lang")
    return f'<span lang="{code}">{words}</span>' if code.isalpha() else words


@template("Vr", "IPA letter", "Ipa letter", "IPA vowel")
def vowel(call: Call) -> str:
    """Return a sound's letter."""
    return f'<span class="IPA" lang="und-Latn-fonipa">{call.get("1")}</span>'


@template("Vol.", "Vol", "Volume", "P.", "Pp.", "Page", "Pg", "Page numbers", "Pages", "Ppn")
def volume_or_page(call: Call) -> str:
    """Return "vol. 3" or "p. 3"."""
    words = call.name.strip().lower()
    sign = (
        "vol."
        if words.startswith("vol")
        else "pp."
        if words in ("pp.", "page numbers", "pages", "ppn")
        else "p."
    )
    return f"{sign}&nbsp;{call.get('1', 'page', 'pages')}"


@template("De", "Tim", "Fr", "Es", "It")
def language_mark(call: Call) -> str:
    """Return the letters of a language as a mark behind a link."""
    return call.get("1", default=f"({plain(call.name).strip().lower()})")


@template("USC", "Usc", "UnitedStatesCode", "USCode", "U.S.C.", "United States Code")
def united_states_code(call: Call) -> str:
    """Return a citation of the United States Code, linked."""
    title, section = plain(call.get("1")), plain(call.get("2"))
    if not (title.isdecimal() and section):
        return ""
    address = f"https://www.law.cornell.edu/uscode/text/{title}/{section}"
    return external_link(address, f"{title} U.S.C. § {section}")


@template(
    "CIA World Factbook", "CIA WFB", "StateDept", "Country study", "CIAfb", "USGovernment", "RedBook2005",
    "Source-attribution", "Include-USGov", "PD-notice", "CCBYSASource", "Citation-attribution",
)  # fmt: skip
def source_attribution(call: Call) -> str:
    """Return the note that a text takes from a source free of copyright, with the year or pages given."""
    names = {"cia world factbook": "The World Factbook", "cia wfb": "The World Factbook",
             "statedept": "the US Department of State", "redbook2005": "the IUPAC Red Book (2005)",
             "country study": "the Library of Congress Country Studies"}  # fmt: skip
    name = names.get(call.name.strip().lower(), "a source in the public domain")
    more = ", ".join(
        value for value in (call.get("year"), call.get("pages"), call.get("title", "1")) if value
    )
    return f"This text takes material from {name}" + (f": {more}." if more else ".")


@template("Fossil range", "Geological range", "Long fossil range", "Fossilrange")
def fossil_range(call: Call) -> str:
    """Return the ages of the earth in which fossils are found."""
    first, last = call.get("1", "earliest"), call.get("2", "latest")
    text = call.get("text", "3") or (f"{first}–{last}" if last else first)
    return f'<span class="fossil-range">Fossil range: {text}</span>'


@template("Extinct", "Extinct2", "†")
def extinct(call: Call) -> str:
    """Return the dagger that marks what died out."""
    return f"†{call.get('1')}"


@template("Weather box", "Weather Box", "Climate chart", "Klimatabelle")
def weather_box(call: Call) -> str:
    """Return the climate of a place as a table: a row for each measure, a column for each month."""
    head = "".join(f'<th scope="col">{month}</th>' for month in (*_MONTHS, "Year"))
    rows = []
    for key, label in _MEASURES:
        cells = [call.get(f"{month} {key}") for month in (*_MONTHS, "year")]
        if any(cells[:-1]):
            values = "".join(f"<td>{cell}</td>" for cell in cells)
            rows.append(f'<tr><th scope="row">{label}</th>{values}</tr>')
    place = call.get("location", default=call.title)
    source = "; ".join(call.get(name) for name in ("source 1", "source 2", "source") if call.get(name))
    note = f'<tr><td colspan="14">Source: {source}</td></tr>' if source else ""
    caption = f"<caption>Climate data for {place}</caption>"
    return f'<table class="wikitable weather">{caption}<tr><th></th>{head}</tr>{"".join(rows)}{note}</table>'


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MEASURES = tuple(
    (key.format(unit), f"{label} ({sign})")
    for key, label, units in (
        ("record high {}", "Record high", (("C", "°C"), ("F", "°F"))),
        ("high {}", "Mean daily maximum", (("C", "°C"), ("F", "°F"))),
        ("mean {}", "Daily mean", (("C", "°C"), ("F", "°F"))),
        ("low {}", "Mean daily minimum", (("C", "°C"), ("F", "°F"))),
        ("record low {}", "Record low", (("C", "°C"), ("F", "°F"))),
        ("precipitation {}", "Precipitation", (("mm", "mm"), ("inch", "in"), ("cm", "cm"))),
        ("rain {}", "Rainfall", (("mm", "mm"), ("inch", "in"))),
        ("snow {}", "Snowfall", (("cm", "cm"), ("inch", "in"))),
        ("precipitation days", "Precipitation days", (("", "days"),)),
        ("rain days", "Rainy days", (("", "days"),)),
        ("snow days", "Snowy days", (("", "days"),)),
        ("humidity", "Relative humidity", (("", "%"),)),
        ("sun", "Mean monthly sunshine", (("", "hours"),)),
    )
    for unit, sign in units
)
