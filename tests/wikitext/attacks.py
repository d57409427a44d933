"""Known attacks, read from beside this file, and texts put together from them by chance."""

import random
import re
from functools import cache
from pathlib import Path

_ESCAPE = re.compile(r"\\(?:(n)|(t)|x([0-9a-f]{2})|u([0-9a-f]{4})|\\)")
_KIND = re.compile(r"\[[a-z ]+\]")
# What attacks are glued with: brackets of all kinds, left open or closed; "~" stands for a space.
_GLUE = """
    <ref> <ref~name=a> </ref> <references/> {{efn| {{small| {{cite~web|url= {{unknown| }} {{{ }}} [[ ]]
    [[File:a|thumb| [http://a~ ] | = == " ` > < / <!-- --> <nowiki> </nowiki> <pre> </pre> {| |} |- ! || <p> <td>
    <div~title=" <div> </div> <b> </b> </td> </table> & &#34; &lt; __ -{ }- : ; * # // http:// javascript: style=
    onclick= ~
"""
GLUE = [*(piece.replace("~", " ") for piece in _GLUE.split()), "\n", "'", "''", "'''", "\ufdd0"]


@cache
def known_attacks() -> tuple[str, ...]:
    """Return the known attacks, several hundred."""
    lines = Path(__file__).with_name("attacks.txt").read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("# ") and not _KIND.fullmatch(line)]
    return tuple(_ESCAPE.sub(_unescape, line) for line in written)


def generated_attacks(count: int, seed: int = 1) -> list[str]:
    """Return texts in which attacks, halves of attacks and loose markup stand in each other, always the same."""
    chance = random.Random(seed)
    return ["".join(_piece(chance) for _ in range(chance.randint(1, 7))) for _ in range(count)]


def _piece(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(GLUE)
    attack = chance.choice(known_attacks())
    if kind < 0.75:
        return attack
    cut = chance.randrange(len(attack) + 1)
    return attack[:cut] if kind < 0.9 else attack[cut:]


def _unescape(match: re.Match[str]) -> str:
    newline, tab, byte, code = match.groups()
    return "\n" if newline else "\t" if tab else chr(int(byte or code, 16)) if byte or code else "\\"
