"""What a rendered fragment is made of, as plain values that can be stored and compared."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from apps.wikitext.words import ENGLISH


@dataclass(frozen=True, slots=True)
class Context:
    """What a fragment's HTML depends on beside its text. `today` matters only where the fragment uses the
    day.
    """

    title: str = ""
    date_style: str = ""
    language: str = "en"
    today: datetime.date | None = None
    words: Mapping[str, str] = field(default_factory=lambda: ENGLISH, compare=False, repr=False)


class FragmentHeading(NamedTuple):
    """A heading: `section` counts the sections of the fragment from 0, None for one that is no section."""

    level: int
    anchor: str
    html: str
    section: int | None


class NoteUse(NamedTuple):
    """A note marker: `content` is HTML with placeholders, None where the note is defined elsewhere.

    `follow` names the note that the content goes on with; `details` is what a note under the named one says.
    """

    name: str
    group: str
    content: str | None
    follow: str = ""
    details: str = ""


class NoteList(NamedTuple):
    """A place for the notes of a group, with the notes that are defined in the list itself."""

    group: str
    definitions: tuple[NoteUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A rendered piece of a page; can be pickled.

    `html` holds placeholders (`markers`) whose numbers point into `refs`, `lists`, `headings` and
    `link_titles`. `links` are the titles of the pages linked, `categories` pairs of title and sort key,
    `section_count` how many sections begin in it; `uses_day` says that it must not outlive the day.
    """

    html: str
    headings: tuple[FragmentHeading, ...] = ()
    refs: tuple[NoteUse, ...] = ()
    lists: tuple[NoteList, ...] = ()
    link_titles: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    switches: frozenset[str] = frozenset()
    section_count: int = 0
    uses_day: bool = False

    @property
    def links(self) -> frozenset[str]:
        """Return the titles of the pages linked."""
        return frozenset(self.link_titles)
