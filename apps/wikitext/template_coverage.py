"""Which templates occur in texts, and which of them the catalogue draws itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from apps.wikitext.functions import find_function
from apps.wikitext.parser import find_templates
from apps.wikitext.template_names import normalise_name
from apps.wikitext.templates import is_covered


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often each template is used, the most frequent first.

    A template that shows as a chip or a generic box counts as not rendered.
    """

    rendered: dict[str, int]
    others: dict[str, int]

    @property
    def rendered_count(self) -> int:
        """Return how many uses are rendered."""
        return sum(self.rendered.values())

    @property
    def count(self) -> int:
        """Return how many uses there are."""
        return self.rendered_count + sum(self.others.values())

    @property
    def share(self) -> float:
        """Return the share of uses that are rendered, 0 to 1; 1 where there are none."""
        return self.rendered_count / self.count if self.count else 1.0


def measure_coverage(texts: Iterable[str]) -> Coverage:
    """Return which templates the texts use and how often, nested uses and those in references too.

    Variables and parser functions are none.
    """
    counts = Counter(
        normalise_name(use.name)
        for text in texts
        for use in find_templates(text)
        if find_function(use.name, bool(use.parameters)) is None
    )
    by_count = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Coverage(
        {name: count for name, count in by_count if is_covered(name)},
        {name: count for name, count in by_count if not is_covered(name)},
    )
