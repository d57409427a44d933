"""Knock-out competitions: a table of each round's meetings in place of the drawn tree."""

from __future__ import annotations

import re
from collections.abc import Mapping

from apps.wikitext.escaping import plain
from apps.wikitext.templates.registry import Call, template

_TEAM = re.compile(r"RD(\d+)-team0*(\d+)")


@template(pattern=r"\d+ ?Team ?Bracket.*|Round\d+.*")
def bracket(call: Call) -> str:
    """Return the rounds in order, in each the pairs that met and their scores."""
    rounds: dict[int, list[int]] = {}
    for name in call.parameters:
        if match := _TEAM.fullmatch(name):
            rounds.setdefault(int(match[1]), []).append(int(match[2]))
    body = "".join(
        f'<tr><th colspan="4" scope="colgroup">{call.get(f"RD{number}", default=f"Round {number}")}</th></tr>'
        + "".join(_meeting(call.parameters, number, place) for place in sorted(places) if place % 2)
        for number, places in sorted(rounds.items())
    )
    return f'<table class="wikitable bracket">{body}</table>' if body else ""


def _meeting(parameters: Mapping[str, str], number: int, place: int) -> str:
    """Return the row of the two sides at this place and the next."""
    first, second = (_side(parameters, number, each) for each in (place, place + 1))
    scores = [_read(parameters, number, each, "score") for each in (place, place + 1)]
    cells = (first, scores[0], scores[1], second)
    return f"<tr>{''.join(f'<td>{value}</td>' for value in cells)}</tr>" if first or second else ""


def _side(parameters: Mapping[str, str], number: int, place: int) -> str:
    """Return a side with its place among the seeded, if it has one."""
    seed, team = (_read(parameters, number, place, what) for what in ("seed", "team"))
    is_given = any(map(str.isalnum, plain(seed).replace("&nbsp;", "")))
    return f"<small>({seed})</small> {team}" if team and is_given else team


def _read(parameters: Mapping[str, str], number: int, place: int, what: str) -> str:
    """Return a side's name or its scores; places are written 1 or 01, scores of several sets -1, -2 …"""
    for written in (f"RD{number}-{what}{place}", f"RD{number}-{what}{place:02}"):
        if value := parameters.get(written, "").strip():
            return value
        sets = [parameters.get(f"{written}-{each}", "").strip() for each in range(1, 6)]
        if any(sets):
            return " ".join(score for score in sets if score)
    return ""
