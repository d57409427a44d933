"""Lines so plain that their HTML can be written down at once, as those of most notes.

In words, emphasis, links to websites and citations made of these no pass of the renderer finds anything to do but
the links, and the HTML parser at its end gives the result back as it is. What is only nearly of this form takes the
way through all of them.
"""

from __future__ import annotations

import re

from apps.wikitext.tidy import has_french_spaces

# No line end, no bracket, and no colon that an address could follow.
_CHARACTER = r"[^<>&\[\]{}|:\n\r\0\xa0\ufdd0-\ufdef]"
_TEXT = rf'{_CHARACTER}*+(?:(?:&(?:amp|lt|gt|nbsp);|:(?=[ "<\]]|\Z)){_CHARACTER}*+)*+'
_SIGN = r"""[^"<>&\s'\[\]{}|\0\ufdd0-\ufdef]"""
_VALUE = rf'"{_SIGN}*+(?: {_SIGN}++|&amp;{_SIGN}*+)*+"'
_WORDS = rf"<i>{_TEXT}</i>|<b>{_TEXT}</b>|<q>{_TEXT}</q>|<span(?: title={_VALUE})?(?: class={_VALUE})?>{_TEXT}</span>"
# No port, no number and no name in Punycode, in which a parser could find a fault.
ADDRESS = r"https?://(?:(?!xn--)[a-z0-9-]++\.)++[a-z]{2,}+(?:/[A-Za-z0-9_/.~#?=&%+,:!$()@-]*+)?"
_LINK = rf"\[{ADDRESS} (?!\s|\]|https?://){_TEXT}(?:(?:{_WORDS}){_TEXT})*+\]"
_CITATION = (
    rf'<cite(?: id="CITEREF{_SIGN}*+")?(?: class={_VALUE})?>{_TEXT}(?:(?:{_LINK}|{_WORDS}){_TEXT})*+</cite>'
)
_PLAIN = re.compile(rf'(?=[\w"(<\[]){_TEXT}(?:(?:{_CITATION}|{_LINK}|{_WORDS}){_TEXT})*+')
_LINK_PARTS = re.compile(r"\[([^ ]++) ([^\]]++)\]")


def write_plain(line: str) -> str | None:
    """Return the HTML of a line that holds nothing but the plainest markup, or None."""
    if (
        not _PLAIN.fullmatch(line)
        or "__" in line
        or ("'" in line and "''" in line)
        or has_french_spaces(line)
    ):
        return None
    return _LINK_PARTS.sub(_anchor, line) if "[" in line else line


def _anchor(match: re.Match[str]) -> str:
    address = match[1].replace("&", "&amp;")
    return f'<a rel="nofollow" class="external text" href="{address}">{match[2]}</a>'
