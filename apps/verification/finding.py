"""The flags of a text, each with what it can be known by again: its sentence and what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from apps.articles.models import Section
from apps.wikitext.flags import FlagUse, find_flags
from apps.wikitext.sentences import plain_words, sentence_behind

from .quoting import blanked_text

CONTEXT_WIDTH = 80
MARKS = re.compile(r"<ref[^<>]*/>|<ref.*?</ref>|\{\{[^{}]*\}\}|<!--.*?-->", re.DOTALL)
PARAMETER = re.compile(r"\|\s*[\w ]*=|\|")


@dataclass(frozen=True, slots=True)
class FoundFlag:
    """One flag template in a text; `section_id` is None where the text is no section's."""

    section_id: int | None
    flag: FlagUse
    template: str
    sentence: str
    before: str
    after: str

    @property
    def kind(self) -> str:
        return self.flag.kind


def flags_in(sections: Sequence[Section]) -> list[FoundFlag]:
    """Return the flags of the sections in order of their place."""
    return [
        flag
        for section in sections
        for flag in flags_of_text(section.text, section_id=section.pk, is_lead=section.level == 0)
    ]


def flags_of_text(text: str, *, section_id: int | None = None, is_lead: bool = False) -> list[FoundFlag]:
    """Return the flags of a text in order of their place."""
    flags = find_flags(text, is_lead=is_lead)
    blanked = blanked_text(text) if flags else ""
    return [
        FoundFlag(
            section_id=section_id,
            flag=flag,
            template=text[flag.start : flag.end],
            sentence=sentence_of(text, blanked, flag),
            before=text[max(0, flag.start - CONTEXT_WIDTH) : flag.start],
            after=text[flag.end : flag.end + CONTEXT_WIDTH],
        )
        for flag in flags
    ]


def sentence_of(text: str, blanked: str, flag: FlagUse) -> str:
    """Return the words that a flag stands on: a sentence, or the value of a box's row; "" for a banner."""
    if flag.scope in ("section", "article"):
        return ""
    held = flag.parameters.get("text", "") if flag.scope == "span" else ""
    words = " ".join(filter(None, (sentence_behind(blanked, flag.start), plain_words(held))))
    if words:
        return words
    line = text[text.rfind("\n", 0, flag.start) + 1 : flag.start]
    return plain_words(PARAMETER.split(MARKS.sub("", line))[-1])
