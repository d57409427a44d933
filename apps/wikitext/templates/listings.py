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


@template("IATA", "ICAO", "Ose", "NYSE", "Nasdaq", "NASDAQ", "LSE", "Lse", "FWB")
def code_of_list(call: Call) -> str:
    """Return a code with the name of the list it stands in: "IATA: CNX"."""
    return f"{plain(call.name).strip().upper()}: {call.get('1')}"


@template("Sleeppricerange", "Eatpricerange")
def price_range(call: Call) -> str:
    """Return what cheap, middling and dear mean in a guide."""
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td>{call.get(place)}</td></tr>'
        for place, label in (("1", "Budget"), ("2", "Mid-range"), ("3", "Splurge"))
    )
    return f'<table class="wikitable">{rows}</table>'


@template("Taxon list", "Species list")
def taxon_list(call: Call) -> str:
    """Return kinds with who named them: {{taxon list|kind|authority|kind|authority}}."""
    values = call.positional()
    pairs = zip(values[::2], [*values[1::2], ""], strict=False)
    items = "".join(
        f"<li>{name}{f' <small>{authority}</small>' if authority else ''}</li>"
        for name, authority in pairs
        if name
    )
    return f'<div class="plainlist"><ul>{items}</ul></div>'


@template("Based on")
def based_on(call: Call) -> str:
    """Return a work and who made it."""
    work, *makers = [value for value in call.positional() if value] or [""]
    return f"{work}<br />by {', '.join(makers)}" if makers else work


@template("Random item", "Random subpage", "Random portal component")
def random_item(call: Call) -> str:
    """Return the first of the items that Wikipedia draws one from."""
    return call.get("1")


@template("Letter other reps")
def letter_representations(call: Call) -> str:
    """Return how a letter is spelled, signalled and touched."""
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td>{call.get(name)}</td></tr>'
        for name, label in (("NATO", "NATO phonetic"), ("Morse", "Morse code"), ("Braille", "Braille"))
        if call.get(name)
    )
    return f'<table class="wikitable">{rows}</table>'


@template("Charmap")
def character_map(call: Call) -> str:
    """Return the codes of characters: their names, their place in Unicode, their places elsewhere."""
    codes = [value for value in call.positional() if value]
    names = "".join(f'<th scope="col">{call.get(f"name{place}")}</th>' for place in range(1, len(codes) + 1))
    rows = ['<tr><th scope="row">Unicode</th>' + "".join(f"<td>U+{code}</td>" for code in codes) + "</tr>"]
    for number in range(1, 13):
        if label := call.get(f"map{number}"):
            cells = "".join(
                f"<td>{call.get(f'map{number}char{place}')}</td>" for place in range(1, len(codes) + 1)
            )
            rows.append(f'<tr><th scope="row">{label}</th>{cells}</tr>')
    return f'<table class="wikitable"><tr><th></th>{names}</tr>{"".join(rows)}</table>'
