"""What stands in tables: shaded cells, bars, successions, populations, neighbours."""

from __future__ import annotations

import re

from apps.wikitext.escaping import wiki_link
from apps.wikitext.templates.infobox import full_row, header_row, row, table
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


@template("Bar box", "Bar chart box", "Barras")
def bar_box(call: Call) -> str:
    """Return a chart of bars as a table of figures."""
    heading = call.get("title", "título_superior")
    title = f"<caption>{heading}</caption>" if heading else ""
    names = (call.get("left1", "encabezado1"), call.get("right1", "encabezado2"))
    heads = "".join(f'<th scope="col">{value}</th>' for value in names)
    caption = f'<tr><td colspan="2">{call.get("caption")}</td></tr>' if call.get("caption") else ""
    return f'<table class="wikitable bars">{title}<tr>{heads}</tr>{call.get("bars", "contenido")}{caption}</table>'


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


@template(pattern=r"S-[a-z]{2,5}")
def succession_heading(_call: Call) -> str:
    """Return nothing for the coloured headings of such a table."""
    return ""


@template("Sucesión", "Sucesion")
def spanish_succession(call: Call) -> str:
    """Return a line for each office of the Spanish table: who came before, what it is, who came after."""
    lines = []
    for number in ("", *"23456789"):
        title = call.get(f"título{number}")
        if title:
            middle = f"<b>{title}</b><br />{call.get(f'período{number}', f'periodo{number}')}"
            cells = (call.get(f"predecesor{number}"), middle, call.get(f"sucesor{number}"))
            lines.append(f"<tr>{''.join(f'<td>{value}</td>' for value in cells)}</tr>")
    return f'<table class="wikitable succession">{"".join(lines)}</table>' if lines else ""


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
    rows.append(row(f"{call.get('estyear')} (estimate)", call.get("estimate") + call.get("estref")))
    heading = header_row(call.get("title", default="Historical population"))
    footnote, source = call.get("footnote"), call.get("source")
    foot = [full_row(f"Source: {source}") if source else "", full_row(footnote)]
    return table([heading, *rows, *foot], "population")


@template(
    "Geographic location", "Geographic Location", "Geolocation", "Adjacent communities", "Adjacent places",
    "Соседние города",
)  # fmt: skip
def geographic_location(call: Call) -> str:
    """Return what lies around a place, by direction."""
    rows = [row(name, call.get(name, name.lower(), short, foreign)) for name, short, foreign in _DIRECTIONS]
    centre = call.get("Centre", "Center", "centre", "center", "город")
    return table([header_row(f"Around {centre}" if centre else "Around it"), *rows], "location")


_DIRECTIONS = (
    ("North", "N", "север"), ("Northeast", "NE", "северо-восток"), ("East", "E", "восток"),
    ("Southeast", "SE", "юго-восток"), ("South", "S", "юг"), ("Southwest", "SW", "юго-запад"),
    ("West", "W", "запад"), ("Northwest", "NW", "северо-запад"),
)  # fmt: skip


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


@template("Colored link", "Color link", "Coloured link", "Colorlink")
def coloured_link(call: Call) -> str:
    """Return a link in the page's own colour."""
    return wiki_link(call.get("2"), call.get("3"))


@template("Episode list", "Episode list/sublist", "Japanese episode list")
def episode(call: Call) -> str:
    """Return the row of an episode inside a table, and below it what happens in it."""
    number, title = call.get("EpisodeNumber"), call.get("Title", "EnglishTitle")
    heading = f"“{title}”" if title else call.get("RTitle")
    others = [call.get(name) for name in _EPISODE_CELLS]
    cells = [call.get("EpisodeNumber2"), heading, *others]
    filled = [value for value in cells if value]
    row_of_values = (
        f'<tr><th scope="row">{number}</th>{"".join(f"<td>{value}</td>" for value in filled)}</tr>'
    )
    summary = call.get("ShortSummary")
    below = f'<tr><td colspan="{len(filled) + 1}">\n{summary}\n</td></tr>' if summary else ""
    return row_of_values + below


_EPISODE_CELLS = (
    "Aux1", "DirectedBy", "WrittenBy", "Aux2", "Aux3", "OriginalAirDate", "AltDate", "ProdCode", "Viewers", "Aux4",
)  # fmt: skip
