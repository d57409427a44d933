"""Internal links: `[[ ]]` to anchors, with files as frames and categories collected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from apps.wikitext.allowed import PROTOCOLS
from apps.wikitext.entities import decode
from apps.wikitext.files import render_file
from apps.wikitext.interwiki import LANGUAGES, find_interwiki
from apps.wikitext.links import parse_target, parse_unquoted
from apps.wikitext.markers import part_notes
from apps.wikitext.render_external import render_external_links
from apps.wikitext.render_quotes import quote_line
from apps.wikitext.sanitise import escape_attribute
from apps.wikitext.titles import NAMESPACE_NAMES, find_namespace, has_illegal_sign

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

_LINK = re.compile(r"([^\[\]{}|<>\n\ufdd0-\ufdef\x00-\x1f]+)(?:\|(.+?))?\]\]", re.DOTALL)
_OPEN_FILE = re.compile(r"([^\[\]{}|<>\n\ufdd0-\ufdef\x00-\x1f]+)\|", re.DOTALL)
_PLAIN_TITLE = re.compile(r"[A-Za-z0-9 /:@!$*(),;~._-]+")
_TRAIL = re.compile(r"[a-z]+")
_BRACKETS = re.compile(r"\[\[|\]\]")


def render_links(text: str, renderer: Renderer) -> str:
    """Return the text with its internal links as markers of finished anchors; what is no link stays text."""
    if "[[" not in text:
        return text
    return _LinkPass(text, renderer).run()


def link_address(title: str, fragment: str, base: str) -> str:
    """Return the address of a page and a place in it, for an attribute."""
    if not fragment and _PLAIN_TITLE.fullmatch(title):  # most links: several times as fast as quoting
        return base + title.replace(" ", "_")
    path = quote(title.replace(" ", "_"), safe="/:@!$*(),;~'") if title else ""
    anchor = "#" + quote(fragment.replace(" ", "_"), safe="/:@!$*(),;~'&=?+") if fragment else ""
    return escape_attribute((base + path if title else "") + anchor)


def _unquote(target: str) -> str:
    if "%" not in target:
        return target
    return unquote(target).replace("<", "&lt;").replace(">", "&gt;")


class _LinkPass:
    def __init__(self, text: str, renderer: Renderer) -> None:
        self.text = text
        self.renderer = renderer
        self.out: list[str] = []
        self._closers: dict[int, int] | None = None

    def run(self) -> str:
        text, position = self.text, 0
        while (start := text.find("[[", position)) >= 0:
            self.out.append(text[position:start])
            position = self._link(start)
        self.out.append(text[position:])
        return "".join(self.out)

    def _link(self, start: int) -> int:
        """Write the link that opens at `start`, or its brackets as text, and return where to go on."""
        following = self.text.find("[[", start + 2)
        end = following if following >= 0 else len(self.text)
        match = _LINK.match(self.text, start + 2, end)
        if match is None:
            return self._open_file(start)
        words, position = match[2], match.end()
        if words and "[" in words and self.text[position : position + 1] == "]":
            words += "]"
            position += 1
        written = self._plain_link(match[1], words, position)
        if written is None:
            self.out.append("[[")
            return start + 2
        return written

    def _plain_link(self, target: str, words: str | None, position: int) -> int | None:
        """Write a link without nested ones; return where to go on, or None where the target is no title."""
        written = _unquote(target).strip(" ")
        if (":" in written or "//" in written) and written.lower().startswith(PROTOCOLS):
            return None
        elsewhere = find_interwiki(decode(written.removeprefix(":"))) if ":" in written else None
        if elsewhere:
            if has_illegal_sign(decode(written).partition("#")[0]):
                return None
            return self._interwiki(*elsewhere, written, words, position)
        found = parse_target(written) if "%" not in target else parse_unquoted(written)
        if found is None:
            return None
        title, fragment = found
        kind = title.partition(":")[0] if ":" in title and not written.startswith(":") else ""
        if kind == "File":
            self._file(title, words or "")
        elif kind == "Category":
            self._category(title, words)
        else:
            if title.startswith("Media:"):
                title = f"{NAMESPACE_NAMES[6]}:{title[6:]}"
            return self._anchor(title, fragment, self._label(written, words), position)
        return position

    def _interwiki(self, prefix: str, address: str, written: str, words: str | None, position: int) -> int:
        if prefix in LANGUAGES and not written.startswith(":") and not self._is_talk():
            # The same page in another language: a matter of the page's frame, not of its text.
            self._drop_line_end()
            return position
        label, position = self._with_trail(self._label(written, words), position)
        anchor = f'<a href="{escape_attribute(address)}" class="extiw">{part_notes(label)}</a>'
        anchor = label if "<table" in label else anchor
        self.out.append(self.renderer.aside.put_late(anchor))
        return position

    def _is_talk(self) -> bool:
        """Tell whether the page is one where a link to another language is a link as others are."""
        prefix, colon, _ = self.renderer.context.title.partition(":")
        return bool(colon) and find_namespace(prefix) % 2 == 1

    def _label(self, written: str, words: str | None) -> str:
        if words:
            return quote_line(words)
        return written.removeprefix(":").strip(" ") if words is None else written.removeprefix(":")

    def _anchor(self, title: str, fragment: str, label: str, position: int) -> int:
        label, position = self._with_trail(label, position)
        drawn = self.renderer.drawn_links
        marker = drawn.get((title, fragment, label))
        if marker is None:
            anchor = self.renderer.anchor(title, fragment, label)
            marker = drawn[title, fragment, label] = self.renderer.aside.put_late(anchor)
        self.out.append(marker)
        return position

    def _with_trail(self, label: str, position: int) -> tuple[str, int]:
        match = _TRAIL.match(self.text, position)
        return (label + match[0], match.end()) if match else (label, position)

    def _category(self, title: str, sort_key: str | None) -> None:
        self.renderer.add_category(title, self.renderer.aside.plain(sort_key or ""))
        self._drop_line_end()

    def _drop_line_end(self) -> None:
        """Drop the blanks before what leaves no trace, so that it leaves no blank line either."""
        while self.out:
            self.out[-1] = self.out[-1].rstrip(" \t\n")
            if self.out[-1]:
                break
            self.out.pop()

    def _open_file(self, start: int) -> int:
        """Write a file whose caption holds links of its own; anything else as text."""
        match = _OPEN_FILE.match(self.text, start + 2)
        found = parse_target(match[1]) if match and not match[1].lstrip().startswith(":") else None
        if match is None or found is None or not found[0].startswith(f"{NAMESPACE_NAMES[6]}:"):
            self.out.append("[[")
            return start + 2
        close = self._find_closer(start)
        if close < 0:
            self.out.append("[[")
            return start + 2
        self._file(found[0], self.text[match.end() : close])
        return close + 2

    def _find_closer(self, start: int) -> int:
        if self._closers is None:
            self._closers = {}
            open_at: list[int] = []
            for match in _BRACKETS.finditer(self.text):
                if match[0] == "[[":
                    open_at.append(match.start())
                elif open_at:
                    self._closers[open_at.pop()] = match.start()
        return self._closers.get(start, -1)

    def _file(self, title: str, words: str) -> None:
        renderer = self.renderer
        if renderer.nesting < 4 and ("[" in words or "://" in words):
            renderer.nesting += 1
            words = render_external_links(render_links(words, renderer), renderer)
            renderer.nesting -= 1
        self.out.append(renderer.aside.put(render_file(title, words, renderer)))
