"""The commonest infoboxes: which parameter stands under which label, in the order shown.

A line reads "Label: parameter parameter/alternative": the parameters are joined by line breaks, and of
alternatives the first that is filled counts; "~" is a space in a name, "=" gives the unit behind a
value; "+" puts a parameter on the same line behind the one before it, "+(parameter)" in brackets.
In a line "*label: parameter" both are parameters that may be numbered: leader_title1, leader_name1; the
number stands at the end, or where "#" is.
In a line "-: parameter" it takes the whole width.
A line "== Heading ==" heads the lines after it, "== @parameter ==" with what that parameter says.
"""

from __future__ import annotations

from apps.wikitext.templates.infobox_organisations import ORGANISATIONS
from apps.wikitext.templates.infobox_people import PEOPLE
from apps.wikitext.templates.infobox_places import PLACES
from apps.wikitext.templates.infobox_sites import SITES
from apps.wikitext.templates.infobox_sports import SPORTS
from apps.wikitext.templates.infobox_things import THINGS
from apps.wikitext.templates.infobox_works import WORKS

INFOBOXES: dict[str, str] = ORGANISATIONS | PEOPLE | PLACES | SITES | SPORTS | THINGS | WORKS

ALIASES = {
    "military structure": "building",
    "mosque": "building",
    "church": "building",
    "monastery": "building",
    "religious building": "building",
    "skyscraper": "building",
    "historic site": "building",
    "bridge": "building",
    "city": "settlement",
    "town": "settlement",
    "village": "settlement",
    "u.s. county": "settlement",
    "province": "settlement",
    "german location": "settlement",
    "german state": "settlement",
    "province or territory of canada": "u.s. state",
    "canada province": "u.s. state",
    "state": "u.s. state",
    "us state": "u.s. state",
    "biography": "person",
    "actor": "person",
    "celebrity": "person",
    "journalist": "person",
    "criminal": "person",
    "economist": "academic",
    "royalty": "person",
    "religious biography": "person",
    "muslim scholar": "philosopher",
    "president": "officeholder",
    "politician": "officeholder",
    "prime minister": "officeholder",
    "governor": "officeholder",
    "minister": "officeholder",
    "mp": "officeholder",
    "military officer": "military person",
    "soldier": "military person",
    "national military": "military unit",
    "footballer": "football biography",
    "football biography 2": "football biography",
    "soccer biography": "football biography",
    "football club season": "football club",
    "firm": "company",
    "corporation": "company",
    "brand": "company",
    "organisation": "organization",
    "militant organization": "organization",
    "war faction": "organization",
    "geopolitical organization": "country",
    "political party": "organization",
    "government agency": "organization",
    "non-profit": "organization",
    "band": "musical artist",
    "single": "song",
    "television episode": "television",
    "news event": "event",
    "historical event": "event",
    "earthquake": "event",
    "university or college": "university",
    "school": "university",
    "website": "company",
    "movie": "film",
    "novel": "book",
    "short story": "book",
    "artist discography": "musical artist",
    "country/former": "former country",
    "uk bus": "bus",
    "judge": "officeholder",
    "nfl player": "nfl biography",
    "mlb player": "baseball biography",
    "adult biography": "person",
    "stadium": "venue",
    "arena": "venue",
    "gallery": "museum",
    "professional wrestling championship": "pro wrestling championship",
    "magazine": "journal",
    "consumer product": "product",
}
