"""What is wrong with a text that is being written, told in sentences; the text with one fault put right."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.wikitext.problem_words import ENGLISH
from apps.wikitext.problems import AskElsewhere, Problem, apply_fix, find_problems, sentence_of

MOST_SHOWN = 100
FIXES = {
    "close": gettext_lazy("Fix: close it"),
    "quote": gettext_lazy("Fix: quote the name"),
    "rename": gettext_lazy("Fix: rename it"),
    "single brackets": gettext_lazy("Fix: take single brackets"),
    "take out": gettext_lazy("Fix: take it out"),
}


@dataclass(frozen=True, slots=True)
class ListedProblem:
    """One fault: its sentence, its line from 1, its span in code points.

    Where a fix is safe: what its button says, the value that asks for it, and its replacements as JSON.
    """

    sentence: str
    line: int
    start: int
    end: int
    fix_label: str = ""
    fix_value: str = ""
    replacements: str = ""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The first of what is wrong, in order of place; `tidying` is what readers are never told.

    `count` counts all that is wrong, `left_off` what is not shown of both; with `is_more` there is more than
    these numbers say.
    """

    wrong: list[ListedProblem]
    tidying: list[ListedProblem]
    count: int
    left_off: int
    is_more: bool = False

    @property
    def tab_label(self) -> str:
        if not self.count:
            return _("Problems")
        return _("Problems %s") % f"{self.count}{'+' if self.is_more else ''}"

    @property
    def save_label(self) -> str:
        if not self.count:
            return _("Save")
        if self.is_more:
            return _("Save with more than %d problems") % self.count
        return ngettext("Save with %d problem", "Save with %d problems", self.count) % self.count


def list_problems(text: str, *, is_part: bool, ask_elsewhere: AskElsewhere | None = None) -> ProblemList:
    """Return what is wrong with a text, of a part as `find_problems` judges one."""
    told = find_problems(text, is_part, ask_elsewhere)
    found = [problem for problem in told if problem.code != "more problems"]
    wrong = [problem for problem in found if not problem.is_maintenance]
    tidying = [problem for problem in found if problem.is_maintenance]
    shown = wrong[:MOST_SHOWN]
    also = tidying[: MOST_SHOWN - len(shown)]
    return ProblemList(
        wrong=list(listed(text, shown)),
        tidying=list(listed(text, also)),
        count=len(wrong),
        left_off=len(found) - len(shown) - len(also),
        is_more=len(found) < len(told),
    )


def listed(text: str, problems: Iterable[Problem]) -> Iterator[ListedProblem]:
    words = {code: _(sentence) for code, sentence in ENGLISH.items()}
    line, position = 1, 0
    for problem in problems:
        line += text.count("\n", position, problem.start)
        position = problem.start
        place = (sentence_of(problem, words), line, problem.start, problem.end)
        if problem.fix is None:
            yield ListedProblem(*place)
        else:
            label = str(FIXES.get(problem.fix.label, _("Fix")))
            yield ListedProblem(*place, label, value_of(problem), json.dumps(problem.fix.replacements))


def value_of(problem: Problem) -> str:
    """Return what names a fault in the text that it was found in."""
    return f"fix:{problem.start}:{problem.end}:{problem.code}"


def with_fix(text: str, value: str, *, is_part: bool) -> str | None:
    """Return the text with the fault of this value put right, None where the text has no such fault now."""
    for problem in find_problems(text, is_part):
        if problem.fix and value_of(problem) == value:
            return apply_fix(text, problem.fix)
    return None
