"""A citation as CS1 prints it, with the messages about its faults."""

from __future__ import annotations

from collections.abc import Mapping

from apps.wikitext.cs1.arrangement import arrange
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import read_fields
from apps.wikitext.cs1.problem import Problem
from apps.wikitext.cs1.problems import find_problems
from apps.wikitext.cs1.writer import Writer
from apps.wikitext.escaping import attribute


def format_citation(kind: Kind, parameters: Mapping[str, str], date_style: str = "") -> str:
    """Return the citation as wikitext: a <cite> element, its COinS, and the messages about its faults.

    The date style is "dmy", "mdy" or "" for dates as they are written.
    """
    fields = read_fields(parameters)
    problems = find_problems(kind, fields)
    if not fields.values:
        return format_problems(problems)
    values = arrange(kind, fields)
    origin = fields.written.get("work", "")
    return Writer(kind, values, date_style, fields.roles, origin).write() + format_problems(problems)


def format_problems(problems: list[Problem]) -> str:
    """Return the messages as wikitext, errors to be seen and notes for those who look for them."""
    written = []
    for problem in problems:
        weight = "cs1-maint" if problem.is_maintenance else "cs1-error"
        code = problem.code.replace("_", "-")
        written.append(f' <span class="{weight} {code}">{attribute(problem.message)}</span>')
    return "".join(written)
