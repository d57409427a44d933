"""Which sentence a mark stands behind. A mark is a ref, a flag or any template: what stands at a place, not
prose.
"""

import re
from collections.abc import Iterable

GAP = "\x00"
END_OF_SENTENCE = re.compile(
    r"[.!?…։][\"'»”’)\]]*[\s\x00]+(?=[\"'«“‘(\[]*[^\W\d_a-z])|[.!?…։][\"'»”’)\]]*\x00+(?=\w)"
)
LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[\w+://\S+ ([^\]]*)\]")
MARKUP = re.compile(r"'{2,5}|<[^<>]*>|^[=*#:;|! ]+|=+\s*$", re.MULTILINE)
SPACE = re.compile(r"\s+")
EMPTY_BRACKETS = re.compile(r" ?\([\s,;:]*\)")


def blank_marks(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text, as long as before, with each span filled by GAP."""
    parts = []
    position = 0
    for start, end in spans:
        if start >= position:
            parts += [text[position:start], GAP * (end - start)]
            position = end
    return "".join([*parts, text[position:]])


def sentence_behind(blanked: str, offset: int) -> str:
    """Return the sentence that a mark at the offset stands behind, as plain words; "" where there is none."""
    paragraph = blanked[blanked.rfind("\n", 0, offset) + 1 : offset].rstrip(GAP + " ")
    start = 0
    for end in END_OF_SENTENCE.finditer(paragraph):
        start = end.end()
    return plain_words(paragraph[start:])


def sentence_around(blanked: str, start: int, end: int) -> str:
    """Return the sentence that holds the words between two offsets, as plain words."""
    stop = END_OF_SENTENCE.search(blanked, end)
    line_end = blanked.find("\n", end)
    limit = min(stop.start() + 1 if stop else len(blanked), line_end if line_end >= 0 else len(blanked))
    return sentence_behind(blanked, max(limit, end))


def plain_words(wikitext: str) -> str:
    """Return the words of a piece of wikitext: link labels instead of links, no quotes, no tags, single
    spaces.
    """
    words = LINK.sub(lambda link: link.group(1) or link.group(2) or "", wikitext.replace(GAP, ""))
    return SPACE.sub(" ", MARKUP.sub("", words)).strip()


def first_words(text: str, spans: Iterable[tuple[int, int]], limit: int = 400) -> str:
    """Return the first paragraph of prose as plain words, cut at a word where it is longer than the limit.

    `spans` are the marks: templates, refs, tables, what a reader would not read as a sentence.
    """
    for line in blank_marks(text, spans).split("\n"):
        words = EMPTY_BRACKETS.sub("", plain_words(line))
        if line[:1] not in "{|!=*#:;" and len(words) > 30:
            return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"
    return ""
