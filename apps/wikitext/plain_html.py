"""HTML so plain that nothing is to be mended in it, as that of nearly all citations.

The HTML5 parser behind everything (`tidy`) would give it back as it is. What is only nearly of this form goes
through the parser.
"""

from __future__ import annotations

import re

_TEXT = r"[^<>&\xa0\r\0]*+(?:&(?:amp|lt|gt|nbsp);[^<>&\xa0\r\0]*+)*+"
_VALUE = r'"[^"<>&\xa0\r\0]*+(?:&(?:amp|quot);[^"<>&\xa0\r\0]*+)*+"'
# No port, no number and no name in Punycode, in which a parser could find a fault.
_PATH = r"[A-Za-z0-9_/.~#?=%+,:;!$()@-]"
_ADDRESS = rf'"https?://(?:(?!xn--)[a-z0-9-]++\.)++[a-z]{{2,}}+(?:/{_PATH}*+(?:&amp;{_PATH}*+)*+)?"'
_WORDS = rf"<i>{_TEXT}</i>|<b>{_TEXT}</b>|<span(?: title={_VALUE})?(?: class={_VALUE})?>{_TEXT}</span>"
_LINK = rf'<a rel="nofollow" class="external text" href={_ADDRESS}>{_TEXT}(?:(?:{_WORDS}){_TEXT})*+</a>'
_CITATION = (
    rf"<cite(?: id={_VALUE})?(?: class={_VALUE})?>{_TEXT}(?:(?:{_LINK}|{_WORDS}){_TEXT})*+</cite>"
)
_PLAIN = re.compile(rf"{_TEXT}(?:(?:{_CITATION}|{_LINK}|{_WORDS}){_TEXT})*+")


def is_plain(html: str) -> bool:
    """Tell whether the HTML holds but words, emphasis, spans and links to websites, and citations of these."""
    return _PLAIN.fullmatch(html) is not None
