"""How a parser function is found by its name, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from apps.wikitext.nodes import Part, Template

if TYPE_CHECKING:
    from apps.wikitext.expansion import Expander


class FunctionCall:
    """One use of a parser function; argument 0 is what follows the colon."""

    def __init__(self, expander: Expander, text: str, node: Template, name: str, argument: str) -> None:
        self.expander = expander
        self.renderer = expander.renderer
        self.name = name
        self._text = text
        self._parts: list[Part] = node.parts[1:]
        self._got = {0: argument}

    @property
    def count(self) -> int:
        """Return how many arguments there are, the one behind the colon included."""
        return len(self._parts) + 1

    def get(self, index: int, default: str = "") -> str:
        """Return an argument, expanded when it is first asked for and without outer white space."""
        if index > len(self._parts):
            return default
        if index not in self._got:
            part = self._parts[index - 1]
            self._got[index] = self.expander.expand_part(self._text, part.start, part).strip()
        return self._got[index]

    def pair(self, index: int) -> tuple[str | None, Callable[[], str]]:
        """Return the name of an argument `name=value`, or None, and a function that gives its value."""
        part = self._parts[index - 1]
        if part.equals < 0:
            return None, lambda: self.get(index)
        name_part = Part(part.start, part.equals)
        name_part.children = [child for child in part.children if child.end <= part.equals]
        name = self.expander.expand_part(self._text, part.start, name_part).strip()
        return name, lambda: self.expander.expand_part(self._text, part.equals + 1, part).strip()


Function = Callable[[FunctionCall], str]
_functions: dict[str, Function] = {}
_variables: dict[str, Function] = {}


def find_function(name: str, has_arguments: bool) -> tuple[str, str, Function] | None:
    """Return name, argument 0 and function of `name: argument`, or None where it is a template."""
    head, colon, argument = name.partition(":")
    key = head.strip()
    if colon:
        found = _functions.get(key.lower()) or _variables.get(key)
        return (key, argument.strip(), found) if found else None
    found = _variables.get(key)
    return (key, "", found) if found and not has_arguments else None


def function(*names: str) -> Callable[[Function], Function]:
    """Register a parser function under these names."""

    def register(run: Function) -> Function:
        _functions.update(dict.fromkeys(names, run))
        return run

    return register


def variable(*names: str) -> Callable[[Function], Function]:
    """Register a variable under these names."""

    def register(run: Function) -> Function:
        _variables.update(dict.fromkeys(names, run))
        return run

    return register
