"""Everything wrong with a text that the text itself shows, for a writer to see and put right.

Nothing here stops a save: a text with faults is still a text.
"""

from __future__ import annotations

from collections.abc import Mapping

from apps.wikitext.marked_text import MarkedText
from apps.wikitext.problem import Fix, Problem, apply_fix, first_of, in_order
from apps.wikitext.problem_words import ENGLISH
from apps.wikitext.problems_addresses import find_address_problems
from apps.wikitext.problems_elsewhere import AskElsewhere, Elsewhere, Named
from apps.wikitext.problems_lines import find_line_problems
from apps.wikitext.problems_markup import find_markup_problems
from apps.wikitext.problems_refs import find_ref_problems
from apps.wikitext.problems_short_notes import find_short_note_problems
from apps.wikitext.problems_templates import find_template_problems

__all__ = [
    "ENGLISH",
    "AskElsewhere",
    "Elsewhere",
    "Fix",
    "Named",
    "Problem",
    "apply_fix",
    "find_problems",
    "sentence_of",
]


def find_problems(
    text: str, is_part: bool = False, ask_elsewhere: AskElsewhere | None = None
) -> list[Problem]:
    """Return the faults of a text in order of place; offsets are code points. Never raises.

    Of each sort no more than a thousand are told, and then that there are more.

    With `is_part`, for one section, nothing is called a fault that another section may put right. Where
    `ask_elsewhere` answers for the other sections, names of references are judged by the whole page.
    """
    marked = MarkedText(text)
    return in_order(
        [
            *find_markup_problems(marked, is_part),
            *find_line_problems(marked, is_part),
            *first_of(find_template_problems(marked)),
            *first_of(find_address_problems(marked)),
            *first_of(find_ref_problems(marked, is_part, ask_elsewhere)),
            *first_of(find_short_note_problems(marked, is_part, ask_elsewhere)),
        ]
    )


def sentence_of(problem: Problem, words: Mapping[str, str] = ENGLISH) -> str:
    """Return a plain sentence that tells a person what is wrong."""
    code = "citation" if problem.code.startswith("citation ") else problem.code
    arguments = dict(problem.arguments)
    if "style" in arguments:
        arguments["style"] = words[arguments["style"]]
    return words[code].format(**arguments)
