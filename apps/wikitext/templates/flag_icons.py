"""Flags of countries: the name in place of the picture, so that no party has a colour."""

from __future__ import annotations

from apps.wikitext.escaping import attribute, plain, wiki_link
from apps.wikitext.templates.country_names import FOREIGN_NAMES, NAMES, country_name
from apps.wikitext.templates.registry import Call, template


@template(
    "Flag", "Flagcountry", "Flag country", "Flagcity", "Flaglist", "Flag list", "Flagg", "Bandera2",
    "Флагификация", "پرچم", "Прапор", "Flag+link", "Flaglink", "Flagdeco link", "Drapeau2", "Flag2", "Flagc",
)  # fmt: skip
def flag(call: Call) -> str:
    """Return the country's name, linked."""
    place = call.get("1")
    name = country_name(place)
    return wiki_link(name, call.get("name", "label")) if name else ""


@template("Flagu", "Flag unlinked", "Flagcountry unlinked", "Flagname", "Flaggu", "Flagu/core")
def flag_unlinked(call: Call) -> str:
    """Return the country's name."""
    return call.get("name") or country_name(call.get("1"))


@template(
    "Flagicon", "Flag icon", "Flagdeco", "Flag decoration", "Flagicon image", "Flag icon image",
    "Country flagicon", "Flagcountryicon", "Flagicon2", "Bandera", "پرچمک", "Прапорець", "Flagicon/core",
    "Flagathlete icon", "Bandeira", "Flagge", "Drapeau", "Флаг", "Icon flag", "Country icon", "Flagiconimage",
    "Flagicon decoration",
)  # fmt: skip
def flag_icon(call: Call) -> str:
    """Return the country's three letters, their title the country; what is only a picture shows nothing.

    That nothing is an element: a line that began with the picture must not begin with a space instead.
    """
    place = call.get("1")
    if not place:
        return ""
    if "image" in call.name.lower() or place.lower().endswith((".svg", ".png", ".gif", ".jpg")):
        return '<span class="flag-name"></span>'
    name = plain(country_name(place))
    return f'<span class="flag-name" title="{attribute(name)}">{attribute(_SHORT.get(name, name))}</span>'


_SHORT = {name: code for code, name in reversed(NAMES.items()) if len(code) == 3}


@template(*NAMES)
def flag_by_code(call: Call) -> str:
    """Return the name of the country whose code is the template's name."""
    return wiki_link(country_name(call.name.strip().upper()), call.get("name"))


@template(*(name.strip() for name in FOREIGN_NAMES.split(";")))
def flag_by_foreign_name(call: Call) -> str:
    """Return the country that is the template's name in another language, linked."""
    return wiki_link(" ".join(plain(call.name).replace("_", " ").split()))


@template(pattern=r"[A-Z]{3}-\d{4}")
def flag_by_code_and_year(call: Call) -> str:
    """Return the country of a code whose flag is that of a year, as {{DEU-1935}}."""
    code = plain(call.name).strip().upper()[:3]
    return wiki_link(country_name(code)) if code in NAMES else code


@template(pattern=r"(?:Флаг|Прапор) .+|(?:Drapeau|Flagge) .+")
def flag_by_name(call: Call) -> str:
    """Return the country that the template's name ends with, as {{Флаг России}}."""
    return f'<span class="flag-name">{attribute(call.name.strip().partition(" ")[2])}</span>'


@template(
    "Flagathlete", "Flagioc", "Flagioc2", "FlagIOC", "FlagIOC2", "FlagIOCathlete", "Flagiocathlete",
    "Flagmedalist", "FlagIOCmedalist", "Flag athlete", "FlagPOC", "FlagCGF",
)  # fmt: skip
def flag_athlete(call: Call) -> str:
    """Return a competitor and the country in brackets, or the country alone."""
    first, second = call.get("1"), call.get("2")
    is_person = "athlete" in call.name.lower() or "medalist" in call.name.lower()
    if is_person:
        return f"{first} <small>({country_name(second)})</small>" if second else first
    return wiki_link(country_name(first))


@template(
    "Fb", "Fb-rt", "Fbw", "Fbicon", "Nft", "Football flag", "Rut", "Ru", "Cr", "Cr-rt", "Bb", "Ih", "Hb",
    "Nfa", "Ru-rt", "Bk", "Vb", "Fb-link", "Fbu",
)  # fmt: skip
def national_team(call: Call) -> str:
    """Return the country of a national team."""
    return country_name(call.get("1"))


@template(
    "Army", "Navy", "Air force", "Armed forces", "Marines", "Military", "Coast guard", "Naval", "Police",
)  # fmt: skip
def armed_force(call: Call) -> str:
    """Return a country's force, linked: {{army|Armenia}}."""
    country = country_name(call.get("1"))
    names = {"army": "Army", "navy": "Navy", "naval": "Navy", "air force": "Air Force", "marines": "Marines",
             "coast guard": "Coast Guard", "police": "Police"}  # fmt: skip
    force = names.get(call.name.strip().lower(), "Armed Forces")
    label = call.get("name") or f"{country} {force}"
    return wiki_link(f"{country} {force}", label)
