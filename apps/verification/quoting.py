"""Where quoted words stand in a wikitext, and where a flag on them goes. Offsets are code points."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import END_OF_SENTENCE, GAP, blank_marks, plain_words

# What stands in brackets above the line: numbers of notes, flags.
NOTE_NUMBER = re.compile(r"\[\s*(?:\d+|[a-z]|note \d+)\s*\]|\[[a-z][^\[\]]{1,40}(?:needed|\?|date)\]")
# One piece of markup that a reader does not see, or one character that they do.
SEEN = re.compile(
    r"\x00+|<!--.*?-->|<[^<>]*>|'{2,5}|\[\d+\]|\[\[(?:[^\[\]|]*\|)?|\[\w+://[^\s\]]+|&\#?\w+;|.", re.DOTALL
)
ENTITY_LETTERS = {
    "&nbsp;": " ",
    "&ndash;": "–",
    "&mdash;": "—",
    "&amp;": "&",
    "&thinsp;": " ",
    "&minus;": "−",
}
SENTENCE_MARK = re.compile(r"[.!?…։][\"'»”’)\]]*")
CELL_END = re.compile(r"\|\||!!")
ENDING = frozenset(" \t.!?…։\"'»”’)]")
DRAWN = 120  # letters that one template may draw inside a quote
SURE = 8  # letters of a quote that must stand in the text itself


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where words stand, from the first to behind the last, and the sentence that holds the last of them.

    `is_after` says that the words asked for as `before` stand in front of them.
    """

    start: int
    end: int
    sentence: str
    is_after: bool = False


def find_quote(text: str, quote: str, *, before: str = "") -> list[Quoted]:
    """Return the places where a reader sees these words, all of them in order; spaces do not count.

    Words that a template draws are not in the text: then the sentence around them is the place.
    """
    blanked = blanked_text(text)
    letters, offsets = seen_letters(blanked)
    wanted, lead = bare(quote), bare(before)[-40:]
    places = list(occurrences(letters, wanted)) if wanted else []
    if not places:
        return drawn_places(blanked, wanted)
    return [
        quoted(
            blanked,
            offsets[at],
            offsets[at + len(wanted) - 1] + 1,
            is_after=bool(lead) and letters[:at].endswith(lead),
        )
        for at in places
    ]


def holds(text: str, words: str) -> bool:
    """Tell whether words stand in a text as a reader sees it; words that a template draws do not."""
    letters, _offsets = seen_letters(blanked_text(text))
    return bare(words) in letters


def blanked_text(text: str) -> str:
    """Return the text with its references and templates blanked, offsets kept."""
    marks = [(ref.start, ref.end) for ref in find_refs(text)]
    marks += [(use.start, use.end) for use in find_templates(text)]
    return blank_marks(text, sorted(marks))


def seen_letters(blanked: str) -> tuple[str, list[int]]:
    """Return the characters that a reader sees, without spaces and brackets, and the offset of each."""
    letters, offsets = [], []
    for piece in SEEN.finditer(blanked):
        found = piece.group()
        seen = ENTITY_LETTERS.get(found, found if len(found) == 1 else "")
        if seen and seen not in "[]" + GAP and not seen.isspace():
            letters.append(seen)
            offsets.append(piece.start())
    return "".join(letters), offsets


def bare(quote: str) -> str:
    """Return the letters of a quote as `seen_letters` has them, without numbers of notes and flags."""
    return "".join(
        letter for letter in NOTE_NUMBER.sub("", quote) if not letter.isspace() and letter not in "[]"
    )


def occurrences(letters: str, wanted: str) -> Iterator[int]:
    at = letters.find(wanted)
    while at >= 0:
        yield at
        at = letters.find(wanted, at + 1)


def quoted(blanked: str, start: int, end: int, *, is_after: bool = False) -> Quoted:
    line_start = blanked.rfind("\n", 0, end) + 1
    sentence_start = line_start
    for mark in END_OF_SENTENCE.finditer(blanked, line_start, end):
        sentence_start = mark.end()
    sentence = plain_words(blanked[sentence_start : end_of_sentence(blanked, end)])
    return Quoted(start, end, sentence, is_after)


def drawn_places(blanked: str, wanted: str) -> list[Quoted]:
    """Return the sentences that hold the letters of a quote but for what their templates draw."""
    return [
        Quoted(start, end, plain_words(blanked[start:end]))
        for start, end in sentence_spans(blanked)
        if GAP in (sentence := blanked[start:end].strip(GAP + " ")) and is_drawn(wanted, sentence)
    ]


def is_drawn(wanted: str, sentence: str) -> bool:
    """Say whether a quote is a stretch of the sentence, with any words in the place of its templates."""
    segments = [seen_letters(part)[0] for part in re.split(GAP + "+", sentence)]
    return any(fits(wanted, segments[number:]) for number in range(len(segments)))


def fits(wanted: str, segments: list[str]) -> bool:
    """Say whether a quote begins in the first segment, or in what is drawn behind it, and runs on from there."""
    at = next(
        k for k in range(min(len(wanted), len(segments[0])), -1, -1) if segments[0].endswith(wanted[:k])
    )
    sure = at
    for segment in segments[1:]:
        found = wanted.find(segment, at, at + DRAWN + len(segment))
        if found < 0:
            sure += ending_in(wanted[at:], segment)
            return sure >= SURE
        sure += len(segment)
        at = found + len(segment)
    return at == len(wanted) and sure >= SURE


def ending_in(rest: str, segment: str) -> int:
    """Return how many letters at the end of the rest begin the segment; a rest that is too long has none."""
    for start in range(min(len(rest), DRAWN + 1)):
        if segment.startswith(rest[start:]):
            return len(rest) - start
    return 0


def sentence_spans(blanked: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in blanked.split("\n"):
        start = at
        for mark in END_OF_SENTENCE.finditer(line):
            yield start, at + mark.end()
            start = at + mark.end()
        if start < at + len(line):
            yield start, at + len(line)
        at += len(line) + 1


def place_behind(text: str, end: int) -> int:
    """Return the offset behind the sentence that holds the character before `end`, and behind its notes and
    flags.
    """
    blanked = blanked_text(text)
    place = end_of_sentence(blanked, end)
    while place < len(blanked) and blanked[place] == GAP:
        place += 1
    return place


def end_of_sentence(blanked: str, end: int) -> int:
    """Return the offset behind the mark that ends the sentence, else the end of its line or cell."""
    while end > 0 and blanked[end - 1] in ENDING:
        end -= 1
    line_end = blanked.find("\n", end)
    line_end = line_end if line_end >= 0 else len(blanked)
    if blanked[blanked.rfind("\n", 0, end) + 1 :][:1] in ("|", "!"):
        cell = CELL_END.search(blanked, end, line_end)
        line_end = cell.start() if cell else line_end
    if stop := END_OF_SENTENCE.search(blanked, end, line_end):
        return SENTENCE_MARK.match(blanked, stop.start()).end()
    return len(blanked[:line_end].rstrip(" \t\r" + GAP))


def passage_before(blanked: str, offset: int) -> tuple[int, int]:
    """Return where the sentence that stands before an offset begins, and the offset; line ends end sentences."""
    line_start = blanked.rfind("\n", 0, offset) + 1
    line = blanked[line_start:offset].rstrip(GAP + " ")
    start = 0
    for mark in END_OF_SENTENCE.finditer(line):
        start = mark.end()
    return line_start + start, offset
