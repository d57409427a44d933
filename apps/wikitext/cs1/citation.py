"""A citation as CS1 prints it: the order of its parts, and what stands between them."""

from __future__ import annotations

from collections.abc import Mapping

from apps.wikitext.cs1.arrangement import arrange
from apps.wikitext.cs1.coins import write_coins
from apps.wikitext.cs1.dates import format_date, parse_date
from apps.wikitext.cs1.identifiers import IDENTIFIER_NAMES, format_identifiers
from apps.wikitext.cs1.kinds import JOURNAL_CITATION, Kind
from apps.wikitext.cs1.names import NOBODY, NameList, format_people, last_names, read_people
from apps.wikitext.cs1.parameters import read_fields
from apps.wikitext.cs1.phrases import format_edition, format_language, format_pages, format_volume
from apps.wikitext.cs1.problem import Problem
from apps.wikitext.cs1.problems import find_problems
from apps.wikitext.cs1.sentences import Sentences
from apps.wikitext.cs1.titles import format_chapter, format_title, format_work, read_links
from apps.wikitext.escaping import attribute, external_link, wiki_link


def format_citation(kind: Kind, parameters: Mapping[str, str], date_style: str = "") -> str:
    """Return the citation as wikitext: a <cite> element, its COinS, and the messages about its faults.

    The date style is "dmy", "mdy" or "" for dates as they are written.
    """
    fields = read_fields(parameters)
    problems = find_problems(kind, fields)
    if not fields.values:
        return format_problems(problems)
    if kind.name == "citation" and fields.written.get("work") == "journal":
        kind = JOURNAL_CITATION
    values = arrange(kind, fields.values)
    return _Writer(kind, values, date_style, fields.roles).write() + format_problems(problems)


def format_problems(problems: list[Problem]) -> str:
    """Return the messages as wikitext, errors to be seen and notes for those who look for them."""
    written = []
    for problem in problems:
        weight = "cs1-maint" if problem.is_maintenance else "cs1-error"
        code = problem.code.replace("_", "-")
        written.append(f' <span class="{weight} {code}">{attribute(problem.message)}</span>')
    return "".join(written)


class _Writer:
    """One citation being written, its parts gathered in order."""

    __slots__ = (
        "authors",
        "date",
        "date_style",
        "editors",
        "is_cs2",
        "kind",
        "links",
        "roles",
        "sentences",
        "values",
    )

    def __init__(self, kind: Kind, values: dict[str, str], date_style: str, roles: set[str]) -> None:
        self.kind = kind
        self.roles = roles
        self.values = values
        self.date_style = values.get("date-format", date_style)
        separator = {"cs1": ".", "cs2": ","}.get(values.get("mode", ""), kind.separator)
        self.is_cs2 = separator == ","
        self.sentences = Sentences(separator)
        self.authors = read_people(values, "author")
        self.editors = read_people(values, "editor")
        self.links = read_links(kind, values, self.date_style, separator)
        self.date = format_date(values["date"], self.date_style) if "date" in values else ""

    def write(self) -> str:
        """Return the <cite> element with the COinS behind it."""
        values, kind = self.values, self.kind
        self._write_head()
        if kind.is_journal and "work" in values:
            self._write_journal()
        else:
            self._write_work()
        self._write_place()
        self._write_ending()
        style = "cs2" if self.is_cs2 else "cs1"
        end = values.get("postscript", "" if self.is_cs2 or "quote" in values else ".")
        text = self.sentences.join("" if end == "none" else end)
        names = f"citation {style}" if kind.name == "citation" else f"citation {kind.name} {style}"
        coins = write_coins(kind, values, self.authors)
        return f'<cite{self._anchor()} class="{names}">{text}</cite>{coins}'

    def _word(self, text: str) -> str:
        """Return the words with a small first letter where commas join the parts."""
        return text[:1].lower() + text[1:] if self.is_cs2 else text

    def _anchor(self) -> str:
        reference = self.values.get("ref", "harv")
        if reference == "none":
            return ""
        if reference != "harv":
            return f' id="{attribute(reference).replace(" ", "_")}"'
        people = self.authors or self.editors
        if not people:
            return ""
        date = parse_date(self.values.get("date", ""))
        year = f"{date.year}{date.letter}" if date else self.values.get("date", "")
        return f' id="{attribute("CITEREF" + "".join(last_names(people)) + year).replace(" ", "_")}"'

    def _write_head(self) -> None:
        """Write authors or editors with the date, and the chapter with the editors of its book."""
        sentences, values = self.sentences, self.values
        chapter = format_chapter(values, self.links) if self._has_chapter() else ""
        contributors = read_people(values, "contributor") if "contributor" in self.roles else NOBODY
        if contributors:
            sentences.add(self._people(contributors, "contributor"))
            self._attach_date()
            sentences.add(chapter)
        elif self.authors:
            sentences.add(self._people(self.authors, "author"))
            self._attach_date()
            sentences.add(chapter)
            if self.editors:
                where = self._word("In ") if chapter else ""
                sentences.add(f"{where}{self._people(self.editors, 'editor')} ({self._editor_mark()})")
        elif self.editors:
            mark = f", {self._editor_mark()}" if self.date else f" ({self._editor_mark()})"
            sentences.add(self._people(self.editors, "editor") + mark)
            self._attach_date()
            sentences.add(chapter)
        else:
            sentences.add(chapter)

    def _has_chapter(self) -> bool:
        return "chapter" in self.values or "script-chapter" in self.values

    def _editor_mark(self) -> str:
        cut = self.values.get("display-editors", "")
        is_one = len(self.editors.people) == 1 and not self.editors.has_et_al and not cut.startswith("et")
        return "ed." if is_one else "eds."

    def _people(self, names: NameList, role: str) -> str:
        values = self.values
        style = "vanc" if names.is_vancouver else values.get("name-list-style", "")
        text = format_people(names, style, values.get(f"display-{role}s", ""))
        group = values.get("collaboration", "") if role == "author" else ""
        return f"{text} ({group})" if group else text

    def _attach_date(self) -> None:
        if self.date:
            self.sentences.attach(f" ({self.date}){self._original_date()}")

    def _original_date(self) -> str:
        original = self.values.get("orig-date", "")
        return f" &#91;{original}&#93;" if original else ""

    def _title(self) -> str:
        """Return the title in the style of its kind; what has a chapter or a periodical changes the style."""
        style, values = self.kind.title_style, self.values
        is_part = "work" in values and not self._has_chapter()
        if is_part and self.kind.name in ("citation", "map", "conference", "interview", "AV-media-notes"):
            style = "quoted"
        if self._has_chapter() and style == "quoted" and self.kind.name not in ("web", "news"):
            style = "italic"
        return format_title(self.kind, values, self.links, style)

    def _write_journal(self) -> None:
        """Write what a journal's article has: translators first, volume and issue last."""
        sentences, values = self.sentences, self.values
        sentences.add(self._title())
        sentences.add(self._others())
        sentences.add(values.get("department", ""))
        sentences.add(self._conference())
        sentences.add(format_work(values))
        self._attach_type_and_language()
        sentences.attach(format_edition(values))
        sentences.add(self._publisher())
        sentences.add(values.get("agency", ""))
        sentences.add(format_volume(values, is_journal=True))

    def _write_work(self) -> None:
        """Write what all others have, from the title to the publisher."""
        sentences, values = self.sentences, self.values
        sentences.add(self._title())
        if "contributor" in self.roles and self.authors:
            sentences.add(self._word("By ") + self._people(self.authors, "author"))
        if _RARE.isdisjoint(values) and not self.roles & _HELPERS:  # nearly all pages and news
            sentences.add(format_work(values))
            self._attach_type_and_language()
            sentences.add(self._publisher())
            return
        sentences.add(values.get("department", ""))
        sentences.add(self._conference())
        sentences.add(format_work(values))
        self._attach_type_and_language()
        sentences.add(self._word(format_volume(values, is_journal=False)))
        self._write_parts_of_series()
        sentences.add(self._others())
        sentences.attach(format_edition(values))
        sentences.add(self._publisher())
        sentences.add(values.get("agency", ""))

    def _attach_type_and_language(self) -> None:
        values = self.values
        kind_of_work = values.get("type", self.kind.type)
        if kind_of_work and kind_of_work.lower() != "none":
            self.sentences.attach(f" ({kind_of_work})")
        series = values.get("series", "")
        if series:
            number = f" {values['series-number']}" if "series-number" in values else ""
            self.sentences.add(wiki_link(values.get("series-link", ""), series) + number)
        self.sentences.attach(format_language(values.get("language", "")))

    def _write_parts_of_series(self) -> None:
        """Write season, episode, scale, cartographer and sheet: what programmes and maps have."""
        values = self.values
        for name, words in _PARTS:
            if name in values:
                self.sentences.add(self._word(words.format(values[name])))

    def _conference(self) -> str:
        values = self.values
        if "conference" not in values:
            return ""
        return external_link(values.get("conference-url", ""), values["conference"])

    def _others(self) -> str:
        """Return who translated, who asked, and other contributors as written."""
        values = self.values
        written = [values["others"]] if "others" in values else []
        for role, words in (("interviewer", "Interviewed by "), ("translator", "Translated by ")):
            if role in self.roles:
                people = read_people(values, role)
                written.insert(0, self._word(words) + self._people(people, role))
        return (self.sentences.separator + " ").join(written)

    def _publisher(self) -> str:
        values = self.values
        if _PUBLISHERS.isdisjoint(values):
            return ""
        publisher = values.get("publisher", "")
        place = values.get("publication-place", values.get("location", values.get("city", "")))
        if publisher and place:
            publisher = f"{place}: {publisher}"
        published = values.get("publication-date", "")
        when = (
            f" (published {format_date(published, self.date_style)})"
            if self._is_second_date(published)
            else ""
        )
        return (publisher or place) + when

    def _is_second_date(self, published: str) -> bool:
        return bool(published) and published != self.values.get("date")

    def _write_place(self) -> None:
        """Write pages or another place, and the date where no person stands before it."""
        values = self.values
        has_people = bool(self.authors or self.editors or "contributor-last1" in values)
        date = f"{self.date}{self._original_date()}" if self.date and not has_people else ""
        is_journal = self.kind.is_journal and "work" in values
        if not is_journal:
            self.sentences.add(date)
        if _PLACES.isdisjoint(values):
            self.sentences.add(date if is_journal else "")
            return
        pages = format_pages(values)
        if pages and is_journal and "at" not in values:
            self.sentences.attach(f": {pages.partition('&nbsp;')[2] or pages}")
        else:
            self.sentences.add(self._word(pages))
        if is_journal:
            self.sentences.add(date)
        for name, words in _POSITIONS:
            if name in values:
                self.sentences.add(
                    self._word(words.format(values[name], values.get("time-caption", "Event occurs at")))
                )

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
            day = format_date(values["access-date"], self.date_style)
            sentences.add(f'<span class="reference-accessdate">{self._word("Retrieved")} {day}</span>')
        via = values.get("via", self.kind.via)
        sentences.attach(f" – via {via}" if via else "")
        if "quote" in values:
            sentences.add(self._quotation())

    def _quotation(self) -> str:
        values = self.values
        pages = format_pages({"page": values.get("quote-page", ""), "pages": values.get("quote-pages", "")})
        where = f"{pages}: " if pages else ""
        translated = f" &#91;{values['trans-quote']}&#93;" if "trans-quote" in values else ""
        return f"{where}<q>{values['quote']}</q>{translated}"


# What but few citations have: parameters, and people beside author and editor.
_RARE = frozenset([
    "department", "conference", "volume", "issue", "season", "episode", "scale", "cartography", "others", "edition",
    "agency",
])  # fmt: skip
_HELPERS = frozenset(["interviewer", "translator"])
_PLACES = frozenset(["page", "pages", "at", "sheet", "sheets", "inset", "sections", "minutes", "time"])
_PUBLISHERS = frozenset(["publisher", "publication-place", "location", "city", "publication-date"])
_ADDRESSES = frozenset(["url", "chapter-url", "conference-url", "map-url", "transcript-url", "archive-url"])
_PARTS = (
    ("season", "Season {}"),
    ("episode", "Episode {}"),
    ("scale", "Scale {}"),
    ("cartography", "Cartography by {}"),
)
_POSITIONS = (
    ("sheet", "Sheet {}"),
    ("sheets", "Sheets {}"),
    ("inset", "{} inset"),
    ("sections", "§§ {}"),
    ("minutes", "{} minutes in"),
    ("time", "{1} {0}"),
)
