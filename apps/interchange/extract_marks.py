"""The marks inside a line of an extract: numbers, notes, flags; and prose made safe as wikitext."""

import re
from collections import Counter
from dataclasses import dataclass, field

from apps.citations.unrecovered import MARKER
from apps.wikitext.flag_kinds import KINDS

UNKNOWN_KIND = "unknown kind"
FLAG_TEMPLATES = {kind.label.casefold(): kind.name for kind in reversed(KINDS) if kind.scope != "section"}
FLAG_TEMPLATES[""] = "fix|text=flag of unknown kind"
PICTURE = re.compile(r"!\[\]\([^()\n]*\)")

_MARK = re.compile(r"\[[^\[\]\n]{0,60}\]")
_CITATION = re.compile(r"[1-9]\d{0,3}")
_NOTE = re.compile(r"[a-z]|([a-z])\1|(?:note|nb|n) \d{1,3}")
_MARKUP = re.compile(
    r"&(?=#?\w+;)|<(?=[A-Za-z/!])|'{2,}|\[\[+|\]\]+|\{\{+|\}\}+|\{\||\|\}|~~~+|\A\}|\{\Z"
    r"|__(?=[A-Z]+__)|\[(?=https?:|ftps?:|mailto:|//)",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"[*#:; =]|-{4,}|\{\|")
_ENTITIES = {"&": "&amp;", "<": "&lt;"}


@dataclass
class Marks:
    """What was met: uses by number, note markers, flags by their words, brackets left alone."""

    citations: Counter[int] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    flags: Counter[str] = field(default_factory=Counter)
    brackets: list[str] = field(default_factory=list)


def convert_line(line: str, marks: Marks) -> str:
    """Turn one line of an extract into wikitext, adding what was met to `marks`.

    Nothing of the line is lost but pictures, of which an extract keeps no name.
    """
    line = PICTURE.sub("", line)
    pieces: list[str] = []
    position = 0
    for match in _MARK.finditer(line):
        markup = _markup_of(match, line, marks)
        if markup is None:
            marks.brackets.append(match[0])
            continue
        pieces += [escape(line[position : match.start()]), markup]
        position = match.end()
    pieces.append(escape(line[position:]))
    return _escape_line_start("".join(pieces))


def citation_use(number: int) -> str:
    """Give the wikitext that cites a number of the extract. Cite forbids names that are mere numbers."""
    return f'<ref name="n{number}" />'


def citation_definition(number: int) -> str:
    """Give the list-defined reference of a number whose source is not recovered."""
    return f'<ref name="n{number}">Source {number} of the extract, not recovered{MARKER}</ref>'


def escape(prose: str) -> str:
    """Make prose show as it is: what would be read as markup is set in nowiki or an entity."""
    return _MARKUP.sub(lambda m: _ENTITIES.get(m[0]) or f"<nowiki>{m[0]}</nowiki>", prose)


def _markup_of(match: re.Match[str], line: str, marks: Marks) -> str | None:
    inner = match[0][1:-1]
    before, after = line[: match.start()], line[match.end() :]
    if _CITATION.fullmatch(inner) and not _is_year_in_quotation(inner, before):
        marks.citations[int(inner)] += 1
        return citation_use(int(inner))
    if inner.casefold() in FLAG_TEMPLATES:
        return _flag(inner.casefold(), marks)
    if _NOTE.fullmatch(inner) and _is_note_marker(inner, before, after):
        return _note(inner, marks)
    return None


def _is_year_in_quotation(inner: str, before: str) -> bool:
    return len(inner) == 4 and (not before or before[-1].isspace() or before[-1] in "\"'(“‘")


def _flag(words: str, marks: Marks) -> str:
    marks.flags[words or UNKNOWN_KIND] += 1
    return "{{" + FLAG_TEMPLATES[words] + "}}"


def _is_note_marker(inner: str, before: str, after: str) -> bool:
    """A marker follows punctuation or a mark; in quotations `calculate[d]` and `"[t]he` mend words."""
    if " " in inner:
        return True
    if not before or before[-1] not in ".,;:!?)]\"'”’…":
        return False
    if before[-1] in "\"'" and (len(before) < 2 or before[-2].isspace() or before[-2] in "(["):
        return False
    return not after[:1].islower()


def _note(label: str, marks: Marks) -> str:
    is_first = label not in marks.notes
    marks.notes.append(label)
    if is_first:
        return (
            f'<ref group="lower-alpha" name="note {label}">'
            f"Note {label} of the extract, not recovered{MARKER}</ref>"
        )
    return f'<ref group="lower-alpha" name="note {label}" />'


def _escape_line_start(text: str) -> str:
    match = _LINE_START.match(text)
    return f"<nowiki>{match[0]}</nowiki>{text[match.end() :]}" if match else text
