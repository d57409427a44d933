"""The order of the parts of a citation, and what stands between them."""

from __future__ import annotations

from collections.abc import Callable

from apps.wikitext.cs1.anchors import find_anchor
from apps.wikitext.cs1.coins import write_coins
from apps.wikitext.cs1.dates import format_date
from apps.wikitext.cs1.identifiers import IDENTIFIER_NAMES, format_identifiers
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.names import NOBODY, NameList, format_people, read_people
from apps.wikitext.cs1.phrases import (
    format_edition,
    format_language,
    format_pages,
    format_publisher,
    format_quotation,
    format_volume,
)
from apps.wikitext.cs1.sentences import Sentences
from apps.wikitext.cs1.titles import format_chapter, format_title, format_work, read_links
from apps.wikitext.escaping import attribute, external_link, wiki_link


class Writer:
    """One citation being written, its parts gathered in order."""

    __slots__ = (
        "authors",
        "date",
        "date_style",
        "day_style",
        "editors",
        "is_article",
        "is_cs2",
        "is_journal",
        "kind",
        "links",
        "roles",
        "sentences",
        "values",
    )

    def __init__(
        self, kind: Kind, values: dict[str, str], date_style: str, roles: set[str], origin: str
    ) -> None:
        self.kind = kind
        self.roles = roles
        self.values = values
        self.date_style = self.day_style = date_style
        if "date-format" in values:  # only with "-all" are the days of access and archive written so too
            self.date_style = values["date-format"].removesuffix("-all")
            self.day_style = self.date_style if values["date-format"][-4:] == "-all" else ""
        separator = {"cs1": ".", "cs2": ","}.get(values.get("mode", ""), kind.separator)
        self.is_cs2 = separator == ","
        self.is_article = kind.name in ("journal", "citation") and "work" in values
        self.is_journal = kind.name == "journal" or (
            origin == "journal" and kind.name in ("citation", "map", "interview")
        )
        self.sentences = Sentences(separator)
        self.authors = read_people(values, "author")
        self.editors = read_people(values, "editor")
        self.links = read_links(kind, values, self.day_style, separator)
        self.date = format_date(values["date"], self.date_style) if "date" in values else ""

    def write(self) -> str:
        """Return the <cite> element with the COinS behind it."""
        values, kind = self.values, self.kind
        self._write_head()
        self._write_body()
        self._write_place()
        self._write_ending()
        style = "cs2" if self.is_cs2 else "cs1"
        end = "" if "quote" in values else values.get("postscript", "" if self.is_cs2 else ".")
        text = self.sentences.join("" if end == "none" else end)
        names = f"citation {style}" if kind.name == "citation" else f"citation {kind.name} {style}"
        coins = write_coins(kind, values, self.authors)
        anchor = find_anchor(values, self.authors, self.editors)
        identity = f' id="{attribute(anchor).replace(" ", "_")}"' if anchor else ""
        return f'<cite{identity} class="{names}">{text}</cite>{coins}'

    def _word(self, text: str) -> str:
        """Return the words with a small first letter where commas join the parts."""
        return text[:1].lower() + text[1:] if self.is_cs2 else text

    def _write_head(self) -> None:
        """Write authors or editors with the date, and the chapter with the editors of its book."""
        sentences, values = self.sentences, self.values
        contributors = self._contributors()
        chapter = format_chapter(values, self.links, bool(contributors)) if self._has_chapter() else ""
        if "location" in values and values.get("publication-place", values["location"]) != values["location"]:
            chapter += f"{self.sentences.separator} {self._word('Written at')} {values['location']}"
        if contributors:
            sentences.add(self._people(contributors, "contributor"))
            self._attach_date()
            sentences.add(chapter)
        elif self.authors:
            sentences.add(self._people(self.authors, "author"))
            self._attach_date()
            sentences.add(chapter)
            if self.editors:
                where = self._word("In ") if self._has_chapter() else ""
                sentences.add(where + self._marked_editors())
        elif self.editors:
            mark = f", {self._editor_mark()}" if self.date else f" ({self._editor_mark()})"
            sentences.add(self._people(self.editors, "editor") + mark)
            self._attach_date()
            sentences.add(chapter)
        else:
            sentences.add(chapter.removeprefix(f"{self.sentences.separator} "))

    def _contributors(self) -> NameList:
        """Return who wrote a part of a book that has authors of its own; of other works, and without, nobody."""
        is_part = "contributor" in self.roles and self.authors and "chapter" in self.values
        return read_people(self.values, "contributor") if is_part else NOBODY

    def _has_chapter(self) -> bool:
        return "chapter" in self.values or "script-chapter" in self.values

    def _marked_editors(self) -> str:
        return f"{self._people(self.editors, 'editor')} ({self._editor_mark()})"

    def _editor_mark(self) -> str:
        cut = self.values.get("display-editors", "")
        is_one = len(self.editors.people) == 1 and not self.editors.has_et_al and not cut.startswith("et")
        return "ed." if is_one else "eds."

    def _people(self, names: NameList, role: str) -> str:
        values = self.values
        style = "vanc" if names.is_vancouver else values.get("name-list-style", "")
        group = values.get("collaboration", "") if role == "author" else ""
        text = format_people(names, style, "etal" if group else values.get(f"display-{role}s", ""))
        return f"{text} ({group})" if group else text

    def _attach_date(self) -> None:
        if self.date:
            self.sentences.attach(f" ({self.date}){self._original_date()}")

    def _original_date(self) -> str:
        original = self.values.get("orig-date", "")
        return f" &#91;{original}&#93;" if original else ""

    def _write_body(self) -> None:
        """Write what stands between the names and the pages, in the order of the kind."""
        values = self.values
        if _RARE.isdisjoint(values) and not self.is_article and not self.roles & _HELPERS:
            self._add_title()  # nearly all pages and news
            self.sentences.add(format_work(values))
            self._attach_type()
            self._attach_language()
            self._add_publisher()
            return
        for write_part in _ORDERS[self._order()]:
            write_part(self)

    def _order(self) -> str:
        if self.is_article:
            return "article"
        if self.kind.name in ("book", "citation"):
            return "book"
        return self.kind.name if self.kind.name in _ORDERS else "other"

    def _add_title(self) -> None:
        """Write the title in the style of its kind, and the authors of a whole that has contributors."""
        style, values = self.kind.title_style, self.values
        if "work" in values and not self._has_chapter() and self.kind.name in ("citation", "map"):
            style = "quoted"
        self.sentences.add(format_title(self.kind, values, self.links, style))
        if "title-note" in values or "department" in values:
            self.sentences.add(values.get("title-note", ""))
            self.sentences.add(values.get("department", ""))
        if "contributor" in self.roles and self._contributors():
            self.sentences.add(self._word("By ") + self._people(self.authors, "author"))
            if self.editors:
                self.sentences.add(self._marked_editors())

    def _add_conference(self) -> None:
        values = self.values
        if "conference" in values:
            self.sentences.add(external_link(values.get("conference-url", ""), values["conference"]))

    def _add_work(self) -> None:
        self.sentences.add(format_work(self.values))

    def _attach_type(self) -> None:
        kind_of_work = self.values.get("type", self.kind.type)
        if kind_of_work and kind_of_work.lower() != "none":
            self.sentences.attach(f" ({kind_of_work})")

    def _add_series(self) -> None:
        """Write the series, and season and episode of a programme."""
        values = self.values
        series = values.get("series", "")
        if series:
            number = f" {values['series-number']}" if "series-number" in values else ""
            self.sentences.add(wiki_link(values.get("series-link", ""), series) + number)
        for name, words in _PARTS:
            if name in values and not (series and name == "series-number"):
                self.sentences.add(self._word(words).format(values[name]))

    def _attach_language(self) -> None:
        self.sentences.attach(format_language(self.values.get("language", "")))

    def _add_volume(self) -> None:
        volume = format_volume(self.values, self.is_journal)
        self.sentences.add(volume if self.is_journal else self._word(volume))

    def _add_others(self) -> None:
        """Write who asked, who translated, and other contributors as written."""
        for role, words in (("interviewer", "Interviewed by "), ("translator", "Translated by ")):
            if role in self.roles:
                self.sentences.add(self._word(words) + self._people(read_people(self.values, role), role))
        self.sentences.add(self.values.get("others", ""))

    def _attach_edition(self) -> None:
        self.sentences.attach(format_edition(self.values))

    def _add_publisher(self) -> None:
        values = self.values
        if not _PUBLISHERS.isdisjoint(values):
            text = format_publisher(values, self.date_style)
            (self.sentences.attach if text[:1] == " " else self.sentences.add)(text)

    def _add_agency(self) -> None:
        self.sentences.add(self.values.get("agency", ""))

    def _add_scale(self) -> None:
        self.sentences.add(self.values.get("scale", ""))

    def _add_cartographer(self) -> None:
        if "cartography" in self.values:
            self.sentences.add(self._word(f"Cartography by {self.values['cartography']}"))

    def _write_place(self) -> None:
        """Write pages or another place, and the date where no person stands before it."""
        values = self.values
        has_people = bool(self.authors or self.editors)
        date = f"{self.date}{self._original_date()}" if self.date and not has_people else ""
        if not self.is_article:
            self.sentences.add(date)
        if not _PLACES.isdisjoint(values):
            self._write_positions(_POSITIONS)
            pages = format_pages(values)
            if pages and self.is_journal and "at" not in values:
                self.sentences.attach(f": {pages.partition('&nbsp;')[2] or pages}")
            else:
                self.sentences.add(self._word(pages))
            self._write_positions(_PLACES_ON_A_MAP)
        if self.is_article:
            self.sentences.add(date)

    def _write_positions(self, positions: tuple[tuple[str, str], ...]) -> None:
        values = self.values
        for name, words in positions:
            if name in values:
                caption = values.get("time-caption") or self._word("Event occurs at")
                self.sentences.add(self._word(words).format(values[name]).replace("…", caption, 1))

    def _write_ending(self) -> None:
        """Write identifiers, the archive, the day of access, the deliverer and the quotation."""
        values, sentences = self.values, self.sentences
        if not IDENTIFIER_NAMES.isdisjoint(values):
            for identifier in format_identifiers(values)[0]:
                sentences.add(identifier)
        sentences.add(values.get("id", ""))
        sentences.add(self.links.archived)
        if "transcript-url" in values or "transcript" in values:
            sentences.add(
                external_link(values.get("transcript-url", ""), values.get("transcript", "Transcript"))
            )
        if "access-date" in values and not values.keys().isdisjoint(_ADDRESSES):
            day = format_date(values["access-date"], self.day_style)
            sentences.add(f'<span class="reference-accessdate">{self._word("Retrieved")} {day}</span>')
        via = values.get("via", self.kind.via)
        sentences.attach(f" – via {via}" if via else "")
        sentences.add(format_quotation(values))


_ORDERS: dict[str, tuple[Callable[[Writer], None], ...]] = {
    "article": (
        Writer._add_others, Writer._add_title, Writer._add_conference, Writer._add_work, Writer._attach_type,
        Writer._add_series, Writer._attach_language, Writer._attach_edition, Writer._add_publisher,
        Writer._add_agency, Writer._add_volume,
    ),
    "book": (
        Writer._add_title, Writer._attach_type, Writer._add_series, Writer._attach_language,
        Writer._add_volume, Writer._add_others, Writer._attach_edition, Writer._add_publisher,
    ),
    "map": (
        Writer._add_title, Writer._attach_type, Writer._add_work, Writer._attach_edition, Writer._add_scale,
        Writer._add_series, Writer._attach_language, Writer._add_cartographer, Writer._add_others,
        Writer._add_publisher, Writer._add_volume,
    ),
    "episode": (
        Writer._add_title, Writer._attach_type, Writer._add_series, Writer._attach_language,
        Writer._attach_edition, Writer._add_publisher,
    ),
    "speech": (
        Writer._add_title, Writer._attach_type, Writer._add_conference, Writer._add_series, Writer._attach_language,
        Writer._add_others, Writer._attach_edition, Writer._add_publisher, Writer._add_agency,
    ),
    "other": (
        Writer._add_title, Writer._add_conference, Writer._add_work, Writer._attach_type, Writer._add_series,
        Writer._attach_language, Writer._add_volume, Writer._add_others, Writer._attach_edition,
        Writer._add_publisher, Writer._add_agency,
    ),
}  # fmt: skip
# What but few citations have: parameters, and people beside author and editor.
_RARE = frozenset([
    "department", "conference", "volume", "issue", "season", "episode", "scale", "cartography", "others", "edition",
    "agency", "series", "series-number", "title-note", "article-number",
])  # fmt: skip
_HELPERS = frozenset(["contributor", "interviewer", "translator"])
_PLACES = frozenset(
    ["page", "pages", "at", "sheet", "sheets", "inset", "section", "sections", "minutes", "time"]
)
_PUBLISHERS = frozenset(["publisher", "publication-place", "location", "city", "publication-date"])
_ADDRESSES = frozenset(["url", "chapter-url", "conference-url", "map-url", "transcript-url", "archive-url"])
_PARTS = (("season", "Season {}"), ("series-number", "Series {}"), ("episode", "Episode {}"))
_POSITIONS = (
    ("minutes", "{} minutes in"),
    ("time", "… {}"),
    ("sheet", "Sheet&nbsp;{}"),
    ("sheets", "Sheets&nbsp;{}"),
)
_PLACES_ON_A_MAP = (("inset", "{} inset"), ("section", "§&nbsp;{}"), ("sections", "§§&nbsp;{}"))
