"""Paragraphs, lists and lines that begin with a space, as MediaWiki's block pass makes them, line by line."""

from __future__ import annotations

import re
from itertools import islice, zip_longest

# A list of notes, and one that is itself a blank line among others where there is no note.
NOTES = '<div class="mw-references-wrap">'
NOTES_AMONG_BLANKS = '<div class="mw-references-wrap mw-among-blanks">'
# Nobody scrolls past more of them.
MOST_BLANK_LINES = 200
_MORE_BLANK_LINES = re.compile(rf"\n(?:[ \t]*+\n){{{MOST_BLANK_LINES}}}[ \t\n]*\n")
_BLOCKS = "table h1 h2 h3 h4 h5 h6 pre p ul ol dl".split()
_BARRIERS = "center blockquote div hr aside figure details summary".split()
_TAGS = re.compile(rf"</?(?:{'|'.join(_BLOCKS)}|{'|'.join(_BARRIERS)}|tr|td|th|caption|dt|dd|li)\b")

# Of these tags those behind which plain lines make paragraphs again.
_CLOSING = frozenset(
    [f"</{name}" for name in _BLOCKS + _BARRIERS] + [f"<{name}" for name in [*_BARRIERS, "td", "th"]]
)
# Those that change how the lines behind them are read.
_SPECIAL = frozenset(["<pre", "</pre", "<blockquote", "</blockquote"])
_PREFIX = re.compile(r"[*#:;]{1,40}")
_COLON_OR_TAG = re.compile(r":|<(/?)[A-Za-z][^<>]*?(/?)>")
_LISTS = {"*": "ul", "#": "ol", ":": "dl", ";": "dl"}
_ITEMS = {"*": "li", "#": "li", ":": "dd", ";": "dt"}
# Tables left open in a line of a list hold all lists behind them: an HTML parser would nest those without end.
_MOST_BURIED = 50
# Unbroken spaces are none of them.
_BLANKS = " \t\n\r\0\x0b"


def render_blocks(text: str, in_block: bool = False) -> str:
    """Return the text with paragraphs, lists and preformatted lines as HTML.

    With `in_block` it stands inside a block already, where plain lines make no paragraphs.
    """
    if text.count("\n") > MOST_BLANK_LINES and "<pre" not in text:
        text = _MORE_BLANK_LINES.sub("\n" * MOST_BLANK_LINES, text)
    return _BlockPass(in_block).run(text)


class _BlockPass:
    def __init__(self, in_block: bool) -> None:
        self.out: list[str] = []
        self.paragraph = ""
        self.pending = ""
        self.in_pre = False
        self.in_block = in_block
        self.in_blockquote = False
        self.term_is_open = False
        self.prefix = ""
        self.buried = 0

    def run(self, text: str) -> str:
        lines = text.split("\n")
        for line, following in zip_longest(lines, islice(lines, 1, None)):
            tags = _TAGS.findall(line.lower()) if "<" in line else []
            if tags and following is not None and self._is_among_blocks(line) and _SPECIAL.isdisjoint(tags):
                self.in_block = _CLOSING.isdisjoint(tags)
                self.out.append(line + "\n")
            else:
                self._line(line, tags, following)
        self._close_lists()
        self._close_paragraph()
        return "".join(self.out)

    def _is_among_blocks(self, line: str) -> bool:
        """Tell whether nothing is open that a line with the tags of blocks would close, as in most tables."""
        return not (self.paragraph or self.pending or self.prefix or self.in_pre) and line[0] == "<"

    def _line(self, line: str, tags: list[str], following: str | None) -> None:
        prefix = self._prefix(line, tags)
        self.in_pre = self.in_pre or "<pre" in tags
        if prefix:
            self.out.append(self._lists(prefix, line[len(prefix) :]).strip(_BLANKS))
        else:
            self._other_line(line, tags, following)
        if "</pre" in tags:
            self.in_pre = False

    def _prefix(self, line: str, tags: list[str]) -> str:
        """Return the signs of lists that a line begins with, "" where it is in none."""
        if self.in_pre or line[:1] not in _LISTS:
            return ""
        self.buried += "<table" in tags and tags.count("<table") > tags.count("</table")
        match = _PREFIX.match(line)
        return match[0] if match and self.buried < _MOST_BURIED else ""

    def _other_line(self, line: str, tags: list[str], following: str | None) -> None:
        if self.prefix:
            self._close_lists()
        line = self._paragraphs(line, tags, following or "")
        if not self.pending:
            self.out.append(line if following is None and not self.paragraph else line + "\n")

    def _lists(self, prefix: str, line: str) -> str:
        """Open, continue and close lists for a line with a prefix; return the line without a term."""
        same_kind = prefix.replace(";", ":")
        out, last = self.out, self.prefix
        self.pending = ""
        if last == same_kind:
            out.append(self._next_item(prefix[-1]))
            return self._split_term(line) if prefix[-1] == ";" else line
        common = _common_length(prefix, last) if last else 0
        out.extend(self._close_list(kind) for kind in reversed(last[common:]))
        if 0 < len(prefix) <= common:
            out.append(self._next_item(prefix[common - 1]))
        if self.term_is_open and common and prefix[common - 1] == ":":
            out.append(self._next_item(":"))
        if last and len(prefix) > common:
            out.append("\n")
        before = ""
        for kind in prefix[common:]:
            self._open_list(kind)
            if kind == ";" and line != before:
                before, line = line, self._split_term(line)
        self.prefix = same_kind
        return line

    def _close_lists(self) -> None:
        self.pending = ""
        if self.prefix:
            self.out += [self._close_list(kind) for kind in reversed(self.prefix)]
            self.out.append("\n")
            self.prefix = ""

    def _open_list(self, kind: str) -> None:
        self._close_paragraph()
        self.term_is_open = self.term_is_open or kind == ";"
        self.out.append(f"<{_LISTS[kind]}><{_ITEMS[kind]}>")

    def _close_list(self, kind: str) -> str:
        item = _ITEMS[kind]
        if kind == ":" and self.term_is_open:
            self.term_is_open = False
            item = "dt"
        return f"</{item}></{_LISTS[kind]}>"

    def _next_item(self, kind: str) -> str:
        if kind in "*#":
            return "</li>\n<li>"
        closing = "dt" if self.term_is_open else "dd"
        self.term_is_open = kind == ";"
        return f"</{closing}>\n<{_ITEMS[kind]}>"

    def _split_term(self, line: str) -> str:
        """Write the term of `; term : definition` and return the definition, or the line as it is."""
        position = _find_colon(line)
        if position < 0:
            return line
        self.out += line[:position].strip(" \t"), self._next_item(":")
        return line[position + 1 :]

    def _paragraphs(self, line: str, tags: list[str], following: str) -> str:
        if tags:
            if self.pending and not self.in_block and line.startswith(NOTES) and _is_no_text(following):
                line = line.replace(NOTES, NOTES_AMONG_BLANKS, 1)
            self.pending = ""
            if not self.in_pre or "<pre" in tags:
                self._close_paragraph()
            if "<pre" in tags and "</pre" not in tags:
                self.in_pre = True
            for tag in tags:
                if tag.endswith("blockquote"):
                    self.in_blockquote = tag[1] != "/"
            self.in_block = _CLOSING.isdisjoint(tags)
        elif not self.in_block and not self.in_pre:
            return self._plain_line(line)
        return line

    def _plain_line(self, line: str) -> str:
        blank = not line.strip(_BLANKS)
        if line[:1] == " " and (self.paragraph == "pre" or not blank) and not self.in_blockquote:
            if self.paragraph != "pre":
                self.pending = ""
                self._open_paragraph("pre")
            return line[1:]
        if blank:
            self._blank_line()
        elif self.pending:
            self.out.append(self.pending)
            self.pending, self.paragraph = "", "p"
        elif self.paragraph != "p":
            self._open_paragraph("p")
        return line

    def _blank_line(self) -> None:
        if self.pending:
            self.out.append(self.pending + "<br />")
            self.pending, self.paragraph = "", "p"
        elif self.paragraph != "p":
            self._close_paragraph()
            self.pending = "<p>"
        else:
            self.pending = "</p><p>"

    def _open_paragraph(self, kind: str) -> None:
        self._close_paragraph()
        self.out.append(f"<{kind}>")
        self.paragraph = kind

    def _close_paragraph(self) -> None:
        if self.paragraph:
            self.out.append(f"</{self.paragraph}>\n")
        self.paragraph = ""
        self.in_pre = False


def _is_no_text(line: str) -> bool:
    """Tell whether a line is blank or begins or ends a list or a block."""
    is_blank_or_item = not line.strip(_BLANKS) or _PREFIX.match(line) is not None
    return is_blank_or_item or _TAGS.search(line.lower()) is not None


def _common_length(left: str, right: str) -> int:
    length = 0
    shorter = min(len(left), len(right))
    while length < shorter and left[length] == right[length]:
        length += 1
    return length


def _find_colon(line: str) -> int:
    """Return the offset of the first colon outside of tags and elements, or -1."""
    depth = 0
    for match in _COLON_OR_TAG.finditer(line):
        if match[0] == ":":
            if depth == 0:
                return match.start()
        elif match[1]:
            depth = max(0, depth - 1)
        elif not match[2]:
            depth += 1
    return -1
