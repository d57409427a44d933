"""What the rest of a page says of the references that one part of it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

# a reference's group, "" for the usual one, and its name
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Of the keys asked for: those that the rest defines, those that it cites, and the wikitext that it gives
    to some of those defined.
    """

    defined: Set[Key] = frozenset()
    used: Set[Key] = frozenset()
    contents: Mapping[Key, str] = field(default_factory=dict)


NOTHING = Elsewhere()

# takes all keys that the part names, then those that it defines itself: of these, contents are wanted
AskElsewhere = Callable[[Set[Key], Set[Key]], Elsewhere]
