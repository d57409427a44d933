"""How a template is found by its name, and what its function is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from apps.wikitext.template_names import normalise_name

if TYPE_CHECKING:
    from apps.wikitext.fragments import Context


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a template: its name as written and its parameters, already expanded to wikitext."""

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    context: Context | None = None

    def get(self, *names: str, default: str = "") -> str:
        """Return the first of these parameters that is not blank, without outer white space."""
        for name in names:
            value = self.parameters.get(name)
            if value:
                value = value.strip()
                if value:
                    return value
        return default

    def positional(self) -> list[str]:
        """Return parameters 1, 2, 3 … up to the first one missing, without outer white space, blanks kept."""
        values: list[str] = []
        while (value := self.parameters.get(str(len(values) + 1))) is not None:
            values.append(value.strip())
        return values

    @property
    def date_style(self) -> str:
        """Return "dmy", "mdy" or "" as the page asks for."""
        return self.context.date_style if self.context else ""

    @property
    def title(self) -> str:
        """Return the title of the page, "" where there is none."""
        return self.context.title if self.context else ""


TemplateFunction = Callable[[Call], str]

_exact: dict[str, TemplateFunction] = {}
_folded: dict[str, TemplateFunction] = {}
_patterns: list[tuple[re.Pattern[str], TemplateFunction, bool]] = []


def template(
    *names: str, pattern: str = "", generic: bool = False
) -> Callable[[TemplateFunction], TemplateFunction]:
    """Register a function under these names, and under every name the pattern matches from start to end.

    A pattern is asked only where no name fits. A generic one draws any template of its family without knowing
    its parameters, and does not count as covered.
    """

    def register(function: TemplateFunction) -> TemplateFunction:
        for name in names:
            key = normalise_name(name)
            if key in _exact:
                raise ValueError(f"two templates are called {key!r}")
            _exact[key] = function
            _folded.setdefault(key.casefold(), function)
        if pattern:
            _patterns.append((re.compile(pattern, re.IGNORECASE), function, generic))
        return function

    return register


def find_template(name: str) -> TemplateFunction | None:
    """Return the function that draws the template of this name, or None.

    The exact name comes first, then one that differs in case alone (Wikipedia keeps redirects for those),
    then the patterns in the order they were registered.
    """
    return _find(name) if len(name) < 256 else None  # longer than a title can be


@lru_cache(maxsize=4096)
def _find(name: str) -> TemplateFunction | None:
    key = normalise_name(name)
    found = _exact.get(key) or _folded.get(key.casefold())
    if found is not None:
        return found
    return next((function for pattern, function, _ in _patterns if pattern.fullmatch(key)), None)


def is_covered(name: str) -> bool:
    """Tell whether the catalogue knows this template itself, not only a generic box for its family."""
    key = normalise_name(name)
    if key in _exact or key.casefold() in _folded:
        return True
    return next((not generic for pattern, _, generic in _patterns if pattern.fullmatch(key)), False)


def known_names() -> list[str]:
    """Return all names registered, in alphabetical order, without those that only a pattern matches."""
    return sorted(_exact)
