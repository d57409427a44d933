"""External links: `[http://… words]` and addresses that stand in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from apps.wikitext.allowed import PROTOCOLS
from apps.wikitext.entities import decode
from apps.wikitext.markers import CLOSE, KEPT, OPEN, mark, part_notes
from apps.wikitext.sanitise import escape_attribute

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

# Of a fragment. No page that was meant to be read has a tenth of them.
MOST_FREE_LINKS = 20_000
_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_URL_CHARACTER = rf'[^\]\[<>"\x00-\x20\x7f\ufffd{OPEN}{CLOSE}{_BLANK}]'
_ADDRESS = rf"(?:[0-9.]+|\[[0-9a-fA-F:.]+\]|{_URL_CHARACTER})"
_SCHEMES = "|".join(re.escape(protocol) for protocol in PROTOCOLS)
_BRACKETED = re.compile(rf"\[((?i:{_SCHEMES}){_ADDRESS}{_URL_CHARACTER}*)[ {_BLANK}]*([^\]\n]*)\]")
_FREE_SCHEMES = "|".join(re.escape(protocol) for protocol in PROTOCOLS if protocol != "//")
_FREE = re.compile(rf"<[^<>]*>|(?<!\w)((?i:{_FREE_SCHEMES}){_ADDRESS}{_URL_CHARACTER}*)")
_SCHEME_NAMES = tuple({protocol.partition(":")[0] for protocol in PROTOCOLS if protocol != "//"})
_ENTITY_BREAK = re.compile(r"&(?:lt|gt);")
_FREE_BREAK = re.compile(r"&(?:lt|gt|nbsp|#x0*(?:3[CcEe]|[Aa]0)|#0*(?:60|62|160));")
_ENTITY_END = re.compile(r"&(?:[a-zA-Z]+|#x[0-9a-fA-F]+|#[0-9]+)$")
_TRAIL = re.compile(r"[a-z]+")
_IP_BRACKETS = re.compile(r"(?:[a-z]+:)?//\[[0-9a-f:.]+\]", re.IGNORECASE)
# Software that reads the name of a host passes over these, so that what is linked is not what is read.
_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]")
_UNSAFE = re.compile(r'[\]\[<>"\x00-\x20\x7f|\ufdd0-\ufdef]')
# Addresses that every reader of them takes for one.
_PLAIN_HOST = re.compile(
    r"//|[a-z][a-z0-9+.-]*:(?!//)"
    r"|[a-z][a-z0-9+.-]*://(?!xn--)(?:[a-z0-9_-]+\.(?!xn--))*[a-z_-][a-z0-9_-]*+\.?(?::[0-9]{1,4})?(?=[/?#]|\Z)",
    re.IGNORECASE | re.ASCII,
)
_PLAIN_ADDRESS = re.compile(r"[a-z]+://[A-Za-z0-9/._~#?:=%+,;!$()@*-]*+")


def render_external_links(text: str, renderer: Renderer) -> str:
    """Return the text with its bracketed links as anchors."""
    if "[" not in text:
        return text
    return "\n".join(_line(line, renderer) if "[" in line else line for line in text.split("\n"))


def _line(line: str, renderer: Renderer) -> str:
    pieces: list[str] = []
    position = 0
    last = line.rfind("]")
    while 0 <= (start := line.find("[", position)) < last:
        pieces.append(line[position:start])
        match = _BRACKETED.match(line, start) if _may_start(line, start + 1) else None
        if match is None:
            pieces.append("[")
            position = start + 1
        else:
            html, position = _bracketed(match, line, renderer)
            pieces.append(html)
    return "".join(pieces) + line[position:]


def _may_start(text: str, position: int) -> bool:
    return text[position : position + 12].lower().startswith(PROTOCOLS)


def _bracketed(match: re.Match[str], text: str, renderer: Renderer) -> tuple[str, int]:
    address, words, position = match[1], match[2], match.end()
    if found := _ENTITY_BREAK.search(address):
        words = address[found.start() :] + " " + words
        address = address[: found.start()]
    if not words:
        renderer.has_numbered_links = True
        return _anchor(address, mark("a", 0), "autonumber", renderer), position
    kind = "free" if words == address else "text"
    trail = _TRAIL.match(text, position)
    if trail:
        position = trail.end()
    return _anchor(address, words, kind, renderer) + (trail[0] if trail else ""), position


def render_free_links(text: str, renderer: Renderer) -> str:
    """Return the text with the addresses that stand outside of tags and anchors as anchors."""
    if ":" not in text or not any(part[-9:].lower().endswith(_SCHEME_NAMES) for part in text.split(":")[:-1]):
        return text
    known: dict[str, str] = {}
    left = iter(range(MOST_FREE_LINKS, -1, -1))

    def draw(match: re.Match[str]) -> str:
        address = match[1]
        if not address:
            return match[0]
        if not (number := next(left, None)):
            return match[0] + renderer.error("too many links") if number == 0 else match[0]
        drawn = known.get(address)
        if drawn is None:
            drawn = known[address] = _free(address, renderer)
        return drawn

    return _FREE.sub(draw, text)


def _free(address: str, renderer: Renderer) -> str:
    trail = ""
    if found := _FREE_BREAK.search(address):
        address, trail = address[: found.start()], address[found.start() :]
    punctuation = ",;\\.:!?" + ("" if "(" in address else ")")
    kept = address.rstrip(punctuation)
    removed = address[len(kept) :]
    if removed.startswith(";") and _ENTITY_END.search(kept):
        kept, removed = kept + ";", removed[1:]
    scheme_length = next(
        len(p) for p in PROTOCOLS if kept.lower().startswith(p) or address.lower().startswith(p)
    )
    if len(kept) <= scheme_length:
        return address + trail
    return _anchor(kept, kept, "free", renderer) + removed + trail


def _anchor(address: str, words: str, kind: str, renderer: Renderer) -> str:
    if "<table" in words:
        return words  # as for an internal link
    href = clean_address(address)
    if kind == "free":
        words = href
    if not _PLAIN_HOST.match(href):
        href = KEPT + href
    label = part_notes(words)
    return renderer.aside.put(f'<a rel="nofollow" class="external {kind}" href="{href}">{label}</a>')


def clean_address(address: str) -> str:
    """Return an address escaped for an attribute, without what may not stand in one."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    address = decode(address)
    if not address.isascii() and (named := _HOST.match(address)):
        address = _UNSEEN.sub("", named[0]) + address[named.end() :]
    brackets = _IP_BRACKETS.match(address)
    host = brackets[0] if brackets else ""
    return escape_attribute(host + _UNSAFE.sub(lambda match: quote_plus(match[0]), address[len(host) :]))
