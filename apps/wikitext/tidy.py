"""The last pass: well-formed, safe HTML from what the other passes wrote.

An HTML5 parser (nh3, html5ever inside) closes and nests what is not, and drops whatever is on no list, so that
nothing gets through that an earlier pass let slip. Then loose text and inline elements outside of any block are put
into paragraphs, as MediaWiki does after its own HTML5 pass.
"""

from __future__ import annotations

import re

import nh3

from apps.wikitext.markers import CLOSE, OPEN
from apps.wikitext.sanitise import ALLOWED_TAGS, ATTRIBUTES, CSS_PROPERTIES, SCHEMES

_OWN_TAGS = {"a", "figure", "figcaption", "details", "summary", "tbody", "img"}
_ATTRIBUTES = {tag: set(names) for tag, names in ATTRIBUTES.items()}
_ATTRIBUTES |= {
    "a": {"href", "title", "class", "rel", "id", "lang", "dir", "hreflang", "role", "aria-label"},
    "figure": {"class", "style"},
    "figcaption": {"class"},
    "details": {"class", "open", "style"},
    "summary": {"class", "style"},
}
_ATTRIBUTES["span"] |= {"tabindex"}
_ATTRIBUTES["div"] |= {"tabindex"}

_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED_TAGS) | _OWN_TAGS,
    attributes=_ATTRIBUTES,
    link_rel=None,
    url_schemes=set(SCHEMES),
    strip_comments=True,
)
assert CSS_PROPERTIES

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_VOID = frozenset(["br", "hr", "img", "wbr"])
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>")
# Punctuation that French sets off with a space must not begin a line, as in MediaWiki.
_FRENCH_SPACE = re.compile(r" (?=[?:;!%»›](?!\w))")
_FRENCH_QUOTE = re.compile(r"([«‹]) ")
_PRE_NEWLINE = re.compile(r"(<pre\b[^>]*>)\n")
_PLACEHOLDER = re.compile(OPEN + r"[a-z]\d+" + CLOSE)
_KEPT_IN_TAG = re.compile(r' (?:id="' + OPEN + r"h\d+" + CLOSE + r'"|class="' + OPEN + r"l\d+" + CLOSE + '")')
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


def tidy_block(html: str) -> str:
    """Return well-formed safe HTML for a page; loose inline content is in paragraphs."""
    html = _CLEANER.clean(_PRE_NEWLINE.sub(r"\1\n\n", html))
    return _EMPTY_PARAGRAPH.sub("", _Wrapper(html).run())


def tidy_inline(html: str) -> str:
    """Return well-formed safe HTML for a place inside a line or list item."""
    html = _CLEANER.clean(html)
    return _TOKEN.sub(lambda match: _clean_tag(match[0]), html) if OPEN in html else html


class _Wrapper:
    """Walks over well-formed HTML and puts paragraphs around what stands loose at its top or in a quotation."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.out: list[str] = []
        self.open: list[str] = []
        self.block_depth = 0
        self.in_paragraph = False
        self.inline: list[str] = []

    def run(self) -> str:
        position = 0
        for match in _TOKEN.finditer(self.html):
            self._text(self.html[position : match.start()])
            position = match.end()
            tag = match[0]
            if OPEN in tag:
                tag = _clean_tag(tag)
            if match[1]:
                self._end(match[2], tag)
            else:
                self._start(match[2], tag)
        self._text(self.html[position:])
        self._close()
        return "".join(self.out)

    def _is_loose(self) -> bool:
        return self.block_depth == 0

    def _text(self, text: str) -> None:
        if not text:
            return
        if self.block_depth == 0 and not self.in_paragraph and not text.isspace():
            self._open_paragraph()
        if " " in text:
            text = _FRENCH_QUOTE.sub("\\1&nbsp;", _FRENCH_SPACE.sub("&nbsp;", text))
        self.out.append(text)

    def _open_paragraph(self) -> None:
        self.out.append("<p>")
        self.out.extend(self.inline)
        self.in_paragraph = True

    def _close(self) -> None:
        if self.in_paragraph:
            self.out.extend(f"</{_name(tag)}>" for tag in reversed(self.inline))
            self.out.append("</p>")
            self.in_paragraph = False

    def _start(self, name: str, tag: str) -> None:
        if self.block_depth:
            self.out.append(tag)
            if name not in _VOID:
                self.block_depth += 1
            return
        if name in _INLINE:
            if not self.in_paragraph:
                self._open_paragraph()
            self.out.append(tag)
            if name not in _VOID:
                self.inline.append(tag)
            return
        self._close()
        self.out.extend(self.inline)
        self.out.append(tag)
        if name not in _VOID:
            self.block_depth = 1
        else:
            self.out.extend(f"</{_name(tag)}>" for tag in reversed(self.inline))

    def _end(self, name: str, tag: str) -> None:
        if self.block_depth:
            self.out.append(tag)
            self.block_depth -= 1
            if not self.block_depth:
                self.out.extend(f"</{_name(tag)}>" for tag in reversed(self.inline))
            return
        if self.inline:
            self.inline.pop()
            if self.in_paragraph:
                self.out.append(tag)


def _name(tag: str) -> str:
    match = _TOKEN.match(tag)
    return match[2] if match else ""


def _clean_tag(tag: str) -> str:
    """Return a tag without placeholders, except for those that stand where they belong."""
    if OPEN not in tag:
        return tag
    kept = _KEPT_IN_TAG.findall(tag)
    rest = _KEPT_IN_TAG.sub("", tag)
    rest = _PLACEHOLDER.sub("", rest)
    return rest[:-1] + "".join(kept) + ">"
