"""Unknown templates, parameters given twice, and what is wrong with citations."""

from __future__ import annotations

from collections.abc import Iterator

from apps.wikitext import cs1
from apps.wikitext.functions import find_function
from apps.wikitext.marked_text import MarkedText
from apps.wikitext.nodes import Comment, Part, Template
from apps.wikitext.problem import Fix, Problem, cut
from apps.wikitext.templates import find_template

_PREFIXES = ("subst:", "safesubst:", "msg:", "msgnw:", "raw:")


def find_template_problems(marked: MarkedText) -> Iterator[Problem]:
    """Yield what is wrong with the templates of a text."""
    sound: set[str] = set()
    for node, offset in marked.templates():
        source = node.short_source(marked.text, offset)
        if source and source in sound:
            continue
        problems = list(_find_problems(marked, node, offset))
        if problems:
            yield from problems
        elif source:
            sound.add(source)


def _find_problems(marked: MarkedText, node: Template, offset: int) -> Iterator[Problem]:
    first = node.parts[0]
    if any(not isinstance(child, Comment) for child in first.children):
        return  # the name itself comes from a template
    name = _without_prefix(marked.source(first, offset).strip())
    span = _name_span(marked, first, offset)
    if not name or name.startswith("#") or find_function(name, len(node.parts) > 1):
        return
    if find_template(name) is None:
        yield Problem("unknown template", *span, {"name": cut(name)})
    parameters = _read_parameters(marked, node, offset)
    yield from _find_duplicates(cut(name), parameters)
    kind = cs1.find_kind(name.replace("-", " "))
    if kind is not None:
        yield from _find_citation_problems(kind, parameters, span)


def _without_prefix(name: str) -> str:
    lowered = name.lower()
    prefix = next((prefix for prefix in _PREFIXES if lowered.startswith(prefix)), "")
    return name[len(prefix) :].strip()


def _name_span(marked: MarkedText, part: Part, offset: int) -> tuple[int, int]:
    source = marked.text[offset + part.start : offset + part.end]
    start = offset + part.start + len(source) - len(source.lstrip())
    return start, start + len(source.strip())


class _Parameter:
    """A parameter as written; the span begins at its pipe."""

    __slots__ = ("end", "is_computed", "is_named", "name", "start", "value")

    def __init__(self, name: str, value: str, part: Part, offset: int) -> None:
        self.name = name
        self.value = value
        self.is_named = part.equals >= 0
        self.is_computed = any(not isinstance(child, Comment) for child in part.children)
        self.start = offset + part.start - 1
        self.end = offset + part.end


def _read_parameters(marked: MarkedText, node: Template, offset: int) -> list[_Parameter]:
    """Return the parameters in order, those left out whose name comes from a template."""
    found = []
    place = 0
    for part in node.parts[1:]:
        source = marked.source(part, offset)
        if part.equals < 0:
            place += 1
            found.append(_Parameter(str(place), source, part, offset))
        elif not part.children or not any(
            child.start < part.equals and not isinstance(child, Comment) for child in part.children
        ):
            name, _, value = source.partition("=")
            found.append(_Parameter(name.strip(), value.strip(), part, offset))
    return found


def _find_duplicates(template: str, parameters: list[_Parameter]) -> Iterator[Problem]:
    last = {parameter.name: parameter for parameter in parameters}
    if len(last) == len(parameters):
        return
    for parameter in parameters:
        kept = last[parameter.name]
        if kept is parameter:
            continue
        # Without a name it holds the place of those behind it.
        is_safe = parameter.is_named and parameter.value in ("", kept.value)
        fix = Fix("take out", [(parameter.start, parameter.end, "")]) if is_safe else None
        arguments = {"template": template, "name": cut(parameter.name)}
        yield Problem("duplicate parameter", parameter.start, parameter.end, arguments, fix)


def _find_citation_problems(
    kind: cs1.Kind, parameters: list[_Parameter], span: tuple[int, int]
) -> Iterator[Problem]:
    written = {parameter.name: parameter for parameter in parameters}
    fields = cs1.read_fields({name: parameter.value for name, parameter in written.items()})
    for problem in cs1.find_problems(kind, fields):
        parameter = written.get(problem.parameter)
        if parameter is not None and parameter.is_computed:
            continue  # what a template will give is not known here
        start, end = (parameter.start, parameter.end) if parameter else span
        arguments = {"message": problem.message, "parameter": problem.parameter}
        is_empty = problem.code == "empty_unknown_parameter" and parameter is not None
        fix = Fix("take out", [(start, end, "")]) if is_empty else None
        code = "citation " + problem.code.replace("_", " ")
        yield Problem(code, start, end, arguments, fix, problem.is_maintenance)
