"""What stands in tables: shaded cells, bars, players, successions, populations."""

from __future__ import annotations

import re

from apps.wikitext.escaping import attribute, wiki_link
from apps.wikitext.templates.country_names import country_name
from apps.wikitext.templates.infobox import header_row, row, table
from apps.wikitext.templates.registry import Call, template

_YEAR = re.compile(r"\d{4}")
_CELLS = {
    "yes": ("yes", "Yes"), "no": ("no", "No"), "n/a": ("na", "N/A"), "partial": ("partial", "Partial"),
    "dunno": ("unknown", "?"), "unknown": ("unknown", "Unknown"), "some": ("partial", "Some"),
    "any": ("yes", "Any"), "good": ("yes", "Good"), "won": ("yes", "Won"), "bad": ("no", "Bad"),
    "nom": ("no", "Nominated"), "sho": ("partial", "Shortlisted"), "pending": ("partial", "Pending"),
    "free": ("yes", "Free"), "nonfree": ("no", "Non-free"), "table-yes": ("yes", "Yes"),
    "maybe": ("partial", "Maybe"), "active": ("yes", "Active"), "inactive": ("no", "Inactive"),
    "success": ("yes", "Success"), "failure": ("no", "Failure"), "tba": ("unknown", "TBA"),
    "tbd": ("unknown", "TBD"), "planned": ("partial", "Planned"), "depends": ("partial", "Depends"),
    "included": ("yes", "Included"), "dropped": ("no", "Dropped"), "rarely": ("partial", "Rarely"),
    "usually": ("yes", "Usually"), "no2": ("no", "No"), "yes2": ("yes", "Yes"),
    "eliminated": ("no", "Eliminated"), "tie": ("partial", "Tie"), "own": ("partial", "Own"),
    "needs": ("partial", "Needs"), "sometimes": ("partial", "Sometimes"), "draw": ("partial", "Draw"),
    "ya2": ("yes", "Yes"),
}  # fmt: skip


@template(*_CELLS)
def shaded_cell(call: Call) -> str:
    """Return the start of a table cell with its meaning as a class, and its words."""
    css_class, words = _CELLS[call.name.strip().lower()]
    return f'class="cell-{css_class}" | {call.get("1", default=words)}'


@template(pattern=r"Party shading/.+|.+/meta/shading")
def party_shading(_call: Call) -> str:
    """Return the attributes of a party's cell: none, as parties have no colour here."""
    return 'class="party-cell"'


@template(pattern=r".+/meta/(?:color|shortname)|Party colou?r(?: cell)?|Party name with color")
def party_colour(call: Call) -> str:
    """Return nothing for a party's colour, and the party for its short name."""
    return call.name.partition("/meta/")[0].strip() if call.name.endswith("shortname") else ""


@template("Bartable", "Bar table")
def bar_table(call: Call) -> str:
    """Return a figure as it stands beside its bar: number and unit."""
    return f"{call.get('1')}{call.get('2')}"


@template("Bar percent", "Bar pixel", "Bar percent small", "Bar percent2")
def bar_percent(call: Call) -> str:
    """Return a row of a chart of bars: what, and how many percent."""
    label, percent = call.get("1"), call.get("3", "2")
    sign = "%" if "percent" in call.name.lower() else ""
    return f"<tr><td>{label}</td><td>{call.get('4') or percent + sign}</td></tr>"


@template("Bar box", "Bar chart box")
def bar_box(call: Call) -> str:
    """Return a chart of bars as a table of figures."""
    title = f"<caption>{call.get('title')}</caption>" if call.get("title") else ""
    heads = "".join(f'<th scope="col">{value}</th>' for value in (call.get("left1"), call.get("right1")))
    caption = f'<tr><td colspan="2">{call.get("caption")}</td></tr>' if call.get("caption") else ""
    return f'<table class="wikitable bars">{title}<tr>{heads}</tr>{call.get("bars")}{caption}</table>'


@template("Fs start", "Fs begin", "Football squad start", "Football squad2 start", "Fb start")
def squad_start(_call: Call) -> str:
    """Return the head of a table of players."""
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("No.", "Pos.", "Nation", "Player"))
    return f'<table class="wikitable squad"><tr>{heads}</tr>'


@template("Fs mid", "Football squad mid", "Fs break")
def squad_middle(_call: Call) -> str:
    """Return nothing: the table runs on where Wikipedia breaks it."""
    return ""


@template("Fs end", "Football squad end", "Fs stop")
def squad_end(_call: Call) -> str:
    """Return the end of a table of players."""
    return "</table>"


@template("Fs player", "Football squad player", "Fs2 player", "Football squad2 player", "Fs")
def squad_player(call: Call) -> str:
    """Return a player's row: number, position, nation, name."""
    other = call.get("other")
    name = call.get("name") + (f" ({other})" if other else "")
    cells = (call.get("no"), call.get("pos"), country_name(call.get("nat")), name)
    return f"<tr>{''.join(f'<td>{value}</td>' for value in cells)}</tr>"


@template("S-start", "Start box", "Succession box start", "S-begin", "Begin")
def succession_start(_call: Call) -> str:
    """Return the start of a table of who followed whom."""
    return '<table class="wikitable succession"><tr>'


@template("S-bef", "S-before")
def succession_before(call: Call) -> str:
    """Return who came before."""
    return (
        f"<td><small>{call.get('prefix', default='Preceded by')}</small><br />{_people(call, 'before')}</td>"
    )


@template("S-ttl", "S-title")
def succession_title(call: Call) -> str:
    """Return the office or title, and its years."""
    return f"<td><b>{call.get('title', '1')}</b><br />{call.get('years', '2')}</td>"


@template("S-aft", "S-after", "S-non", "S-inc", "S-vac", "S-new")
def succession_after(call: Call) -> str:
    """Return who came after, and the end of the row."""
    name = call.name.strip().lower()
    if name == "s-non":
        return f"<td>{call.get('reason', '1')}</td>"
    if name == "s-new":
        return f"<td><b>New title</b> {call.get('reason', '1')}</td>"
    if name in ("s-inc", "s-vac"):
        return f"<td><b>{'Incumbent' if name == 's-inc' else 'Vacant'}</b></td></tr><tr>"
    return f"<td><small>Succeeded by</small><br />{_people(call, 'after')}</td></tr><tr>"


@template("S-end", "End box", "Succession box end", "End")
def succession_end(_call: Call) -> str:
    """Return the end of a table of who followed whom."""
    return "</tr></table>"


@template(pattern=r"S-[a-z]{2,4}")
def succession_heading(_call: Call) -> str:
    """Return nothing for the coloured headings of such a table."""
    return ""


@template("Succession box", "Succession")
def succession_box(call: Call) -> str:
    """Return one line of who followed whom."""
    cells = (
        _people(call, "before"),
        f"<b>{call.get('title')}</b><br />{call.get('years')}",
        _people(call, "after"),
    )
    inner = "".join(f"<td>{value}</td>" for value in cells)
    return f'<table class="wikitable succession"><tr>{inner}</tr></table>'


def _people(call: Call, side: str) -> str:
    return "<br />".join(
        call.get(f"{side}{place}") for place in ("", "2", "3", "4") if call.get(f"{side}{place}")
    )


@template(
    "Historical populations", "US Census population", "Historical population", "USCensusPop",
    "Canada census population",
)  # fmt: skip
def historical_populations(call: Call) -> str:
    """Return the table of a place's population by years, given in turn or as |1990=."""
    values = [value for value in call.positional() if value]
    pairs = list(zip(values[::2], values[1::2], strict=False))
    if not pairs:
        pairs = [
            (name, text)
            for name, text in call.parameters.items()
            if re.fullmatch(r"\d{4}", name) and text.strip()
        ]
    rows = [row(year, population.strip()) for year, population in pairs]
    return table([header_row(call.get("title", default="Historical population")), *rows], "population")


@template(
    "Geographic location", "Geographic Location", "Geolocation", "Adjacent communities", "Adjacent places",
)  # fmt: skip
def geographic_location(call: Call) -> str:
    """Return what lies around a place, by direction."""
    names = ("North", "Northeast", "East", "Southeast", "South", "Southwest", "West", "Northwest")
    rows = [row(name, call.get(name, name.lower())) for name in names]
    centre = call.get("Centre", "Center", "centre", "center")
    return table([header_row(f"Around {centre}" if centre else "Around it"), *rows], "location")


@template("Clade", "Cladex", "Cladogram")
def clade(call: Call) -> str:
    """Return a branching of kinds as a nested list."""
    items = []
    for place in range(1, 31):
        text, label = (
            call.get(str(place), f"clade{place}" if place == 1 else str(place)),
            call.get(f"label{place}"),
        )
        if text or label:
            head = f"<b>{label}</b> " if label else ""
            items.append(f"<li>{head}{text}</li>")
    inner = f'<ul class="clade">{"".join(items)}</ul>' if items else ""
    title = call.get("title")
    return (f"<div>{title}</div>" if title else "") + (inner or call.get("clades", "cladogram"))


@template(
    "Professional wrestling title history top", "Professional wrestling title history start", "PWTH top",
)  # fmt: skip
def title_history_top(_call: Call) -> str:
    """Return the head of a table of a title's holders."""
    heads = ("No.", "Champion", "Reign", "Date", "Days held", "Location", "Event", "Notes")
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="wikitable"><tr>{cells}</tr>'


@template("Professional wrestling title history middle", "PWTH middle")
def title_history_middle(call: Call) -> str:
    """Return the row of one holder of a title."""
    if unification := call.get("unification", "split"):
        return f'<tr><td colspan="8">{unification}</td></tr>'
    date = " ".join(part for part in (call.get("day"), call.get("month"), call.get("year")) if part)
    notes = call.get("notes", "note") + call.get("ref")
    values = (
        call.get("number"), call.get("champion", "wrestler"), call.get("reign"), date,
        call.get("days", "dayscustom"), call.get("location", "place"), call.get("event"), notes,
    )  # fmt: skip
    return f"<tr>{''.join(f'<td>{value}</td>' for value in values)}</tr>"


@template("Professional wrestling title history bottom", "PWTH bottom")
def title_history_bottom(_call: Call) -> str:
    """Return the end of a table of a title's holders."""
    return "</table>"


@template("Baseball year", "By", "Bby", "Mlby", "MLB Year")
def baseball_year(call: Call) -> str:
    """Return a year linked to its baseball season."""
    year = call.get("1")
    return wiki_link(f"{year} in baseball", year)


@template(pattern=r"[a-z0-9.]+ Year|(?:Mlb|Nfl|Nhl|Nba) ?[a-z]* ?year")
def season_year(call: Call) -> str:
    """Return the year of a season in another sport."""
    return call.get("1")


@template("Colored link", "Color link", "Coloured link", "Colorlink")
def coloured_link(call: Call) -> str:
    """Return a link in the page's own colour."""
    return wiki_link(call.get("2"), call.get("3"))


@template(
    "Coord", "Coordinates", "Coor", "Coor dms", "Coor d", "Coor title dms", "Coor dm", "Coor at dms",
    "Coor title d", "Coordinate",
)  # fmt: skip
def coordinates(call: Call) -> str:
    """Return coordinates in words: 39°48′N 46°45′E; those of the page's title alone show nothing."""
    if call.get("display").lower() in ("title", "t") or " title" in call.name.lower():
        return ""
    values = [part for part in call.positional() if part and ":" not in part]
    shown = _coordinates(values)
    name = call.get("name")
    title = f' title="{attribute(name)}"' if name else ""
    return f'<span class="coordinates nowrap"{title}>{shown}</span>' if shown else ""


def _coordinates(values: list[str]) -> str:
    letters = [place for place, text in enumerate(values) if text.upper() in ("N", "S", "E", "W")]
    if len(letters) >= 2:
        north, east = values[: letters[0]], values[letters[0] + 1 : letters[1]]
        return f"{_angle(north)}{values[letters[0]].upper()} {_angle(east)}{values[letters[1]].upper()}"
    try:
        latitude, longitude = float(values[0]), float(values[1])
    except (ValueError, IndexError):
        return ""
    return (
        f"{abs(latitude)}°{'N' if latitude >= 0 else 'S'} {abs(longitude)}°{'E' if longitude >= 0 else 'W'}"
    )


def _angle(parts: list[str]) -> str:
    return "".join(text + sign for text, sign in zip(parts, "°′″", strict=False))
