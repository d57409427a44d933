"""What stands in articles on sport: squads, holders of titles, seasons."""

from __future__ import annotations

from apps.wikitext.escaping import wiki_link
from apps.wikitext.templates.country_names import country_name
from apps.wikitext.templates.registry import Call, template


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


@template(
    "Professional wrestling title history top", "Professional wrestling title history start", "PWTH top",
)  # fmt: skip
def title_history_top(_call: Call) -> str:
    """Return the head of a table of a title's holders."""
    heads = ("No.", "Champion", "Reign", "Date", "Days held", "Location", "Event", "Defences", "Notes")
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="wikitable"><tr>{cells}</tr>'


@template("Professional wrestling title history middle", "PWTH middle", "PWtitlereign")
def title_history_middle(call: Call) -> str:
    """Return the row of one holder of a title."""
    if unification := call.get("unification", "split"):
        return f'<tr><td colspan="9">{unification}</td></tr>'
    parts = (call.get("day"), call.get("month"), call.get("year"))
    date = call.get("date") or " ".join(part for part in parts if part)
    notes = call.get("notes", "note") + call.get("ref")
    values = (
        call.get("number"), call.get("champion", "wrestler"), call.get("reign"), date,
        call.get("days", "dayscustom"), call.get("location", "place"), call.get("event"),
        call.get("defenses", "defences"), notes,
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


@template("Baseball primary style", "Baseball secondary style", "Baseball alternate style", "NBA color cell")
def team_style(_call: Call) -> str:
    """Return nothing for the colours of a team: it stands inside an attribute."""
    return ""


@template("Fb cs footer", "Fb cl footer", "Updated", "Fb cl3 footer")
def as_updated(call: Call) -> str:
    """Return until which day a table holds, and its source."""
    day, source = call.get("u", "update", "1"), call.get("s", "source", "2")
    first = (
        f"Updated to matches played on {day}. " if call.name.lower().startswith("fb") else f"Updated {day}. "
    )
    return f"<small>{first if day else ''}{f'Source: {source}' if source else ''}</small>"
