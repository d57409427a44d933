"""What the rest of a page says of the references that one part of it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

# a reference's group, "" for the usual one, and its name
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """What a part names: references that it does not define, those that it defines, and of these the ones
    that stand in a list and are not cited here; and the anchors of citations that it leads to and does not hold.
    """

    wanted: Set[Key] = frozenset()
    defined: Set[Key] = frozenset()
    uncited: Set[Key] = frozenset()
    anchors: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the rest defines, what it cites, the wikitext that it gives to what the part defines too, and which
    of the anchors asked for it holds.
    """

    defined: Set[Key] = frozenset()
    used: Set[Key] = frozenset()
    contents: Mapping[Key, str] = field(default_factory=dict)
    anchors: Set[str] = frozenset()


NOTHING = Elsewhere()

AskElsewhere = Callable[[Named], Elsewhere]
