"""One fragment from wikitext to HTML: the passes over the expanded text in MediaWiki's order.

The renderer holds what the passes share: what is put aside, notes, headings, links and categories found. What
depends on the rest of the page leaves it as a placeholder (`markers`).
"""

from __future__ import annotations

import datetime
import html
import re

from apps.wikitext.entities import normalise
from apps.wikitext.expansion import Expander
from apps.wikitext.extensions import render_extension
from apps.wikitext.fragment_parts import Context, FragmentHeading, NoteList, NoteUse
from apps.wikitext.markers import CLOSE, OPEN, Aside, mark, only_whole, part_notes, without_markers
from apps.wikitext.plain_lines import write_plain
from apps.wikitext.render_blocks import render_blocks
from apps.wikitext.render_external import render_external_links, render_free_links
from apps.wikitext.render_headings import mark_headings, number_headings
from apps.wikitext.render_links import link_address, render_links
from apps.wikitext.render_quotes import render_quotes
from apps.wikitext.render_tables import render_tables
from apps.wikitext.sanitise import escape_attribute, sanitise
from apps.wikitext.tidy import balance, tidy_block, tidy_inline

LINK_BASE = "/wiki/"
# How many notes and cells a fragment may have: so many, and one for so many characters of its source.
NOTES_BASE, NOTES_CHARACTERS = 500, 40
CELLS_BASE, CELLS_CHARACTERS = 5_000, 8
MOST_LISTS = 100

# No pass finds anything in these: a note that holds no more than others, as those inside each other do.
_WORDS_AND_NOTES = re.compile(rf"(?:[A-Za-z0-9]|(?<!\A) (?!\Z)|{OPEN}r[0-9]+{CLOSE})+")
_RULE = re.compile(r"^-{4,}", re.MULTILINE)
_STARTS_BLOCK = re.compile(r"[*#:;=]|\{\||----")
_SWITCH = re.compile(
    r"__(?:(?i:NOTOC|FORCETOC|TOC|NOEDITSECTION|NOGALLERY|NOTITLECONVERT|NOTC|NOCONTENTCONVERT|NOCC|DISAMBIG)"
    r"|NEWSECTIONLINK|NONEWSECTIONLINK|HIDDENCAT|INDEX|NOINDEX|STATICREDIRECT|EXPECTUNUSEDCATEGORY"
    r"|EXPECTUNUSEDTEMPLATE|EXPECTED_UNCONNECTED_PAGE)__"
)


class Renderer:
    """Renders one fragment and collects what is found on the way."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.words = context.words
        self.note_context = (
            context.title,
            context.date_style,
            context.language,
            context.today,
            id(context.words),
        )
        self.aside = Aside()
        self.expander = Expander(self)
        self.notes: list[NoteUse] = []
        self.lists: list[NoteList] = []
        self.headings: list[FragmentHeading] = []
        self.link_titles: dict[str, int] = {}
        self.drawn_links: dict[tuple[str, str, str], str] = {}
        self.categories: dict[str, str] = {}
        self.category_uses = 0
        self.switches: set[str] = set()
        self.section_count = 0
        self.nesting = 0
        self.source = ""
        self.notes_left = NOTES_BASE
        self.cells_left = CELLS_BASE
        self.lists_left = MOST_LISTS
        self.uses_day = False
        self.has_reached_limit = False
        self.has_numbered_links = False
        self.list_stack: list[int] = []

    def page(self, text: str) -> str:
        """Return the HTML of a whole fragment, with placeholders."""
        self.source = text
        self.notes_left = NOTES_BASE + len(text) // NOTES_CHARACTERS
        self.cells_left = CELLS_BASE + len(text) // CELLS_CHARACTERS
        expanded = self.expander.expand_page(text)
        if text.endswith("\n"):
            expanded = expanded.removesuffix("\n")
        if expanded[:9].lower().startswith("#redirect"):
            expanded = "&#35;" + expanded[1:]
        return tidy_block(self._finish(render_blocks(self.aside.bring_back(self._passes(expanded)))))

    def block(self, text: str) -> str:
        """Return the HTML of the content of a tag, paragraphs included."""
        blocks = render_blocks(self.aside.bring_back(self._passes(self.expander.expand(text))))
        return balance(self._finish(blocks))

    def inline(self, text: str) -> str:
        """Return the HTML of the content of a tag without paragraphs; lists may stand in it.

        It goes on with a line: what makes a block at the start of one does so from its second line on.
        """
        is_template = text.startswith("{{")
        begins_line = text.lstrip(" \t").startswith("\n")
        text = self.expander.expand(text.strip())
        if plain := write_plain(text):
            return plain
        if _WORDS_AND_NOTES.fullmatch(text):
            return self.whole(text)
        if begins_line or (is_template and _STARTS_BLOCK.match(text)):
            text = "\n" + text
        elif _STARTS_BLOCK.match(text):
            text = self.aside.put_text("") + text
        html = self.aside.bring_back(self._passes(text))
        if "\n" in html:
            html = render_blocks(html, in_block=True)
        return self.whole(tidy_inline(self._finish(html)))

    def whole(self, html: str) -> str:
        """Return finished HTML with those placeholders alone that the assembly can fill."""
        if OPEN not in html:
            return html
        lengths = {"r": len(self.notes), "g": len(self.lists), "l": len(self.link_titles), "a": 1}
        headings = len(self.headings)
        return only_whole(html, lengths | {"h": headings, "e": headings})

    def _passes(self, text: str) -> str:
        text = sanitise(text, self.aside, self.source)
        text = render_tables(text, self)
        if "----" in text:
            text = _RULE.sub("<hr>", text)
        if "__" in text:
            text = _SWITCH.sub(self._switch, text)
        text = mark_headings(text, self)
        text = render_links(text, self)
        text = render_quotes(text)
        text = render_external_links(text, self)
        text = render_free_links(text, self)
        return number_headings(text, self)

    def _finish(self, text: str) -> str:
        return normalise(self.aside.bring_back_late(text))

    def _switch(self, match: re.Match[str]) -> str:
        self.switches.add(match[0].strip("_").upper())
        return ""

    def extension(self, name: str, attributes: str, content: str | None) -> str:
        """Return the marker or text that stands for an extension tag."""
        if self.nesting > 20:
            return self.error("depth")
        if name == "ref":
            self.notes_left -= 1
            if self.notes_left < 0:
                return self.error("too many notes") if self.notes_left == -1 else ""
        self.nesting += 1
        result = render_extension(self, name, attributes, content)
        self.nesting -= 1
        return result

    def error(self, code: str, **values: str) -> str:
        """Return the marker of a visible message."""
        if code == "depth" or code.startswith("too "):
            self.has_reached_limit = True
        words = self.words[code].format(**values).replace(OPEN, "").replace(CLOSE, "")
        tag = "span" if code.startswith("note") else "strong"
        return self.aside.put_late(f'<{tag} class="error">{html.escape(without_markers(words))}</{tag}>')

    def chip(self, name: str, source: str, stands_alone: bool) -> str:
        """Return what stands for a template that is not known: its name, which opens its source."""
        name = html.escape(without_markers(name)) or "…"
        source = self.aside.plain(source)
        if stands_alone:
            source = html.escape(source)
            return self.aside.put(
                f'<details class="chip-template"><summary>{name}</summary><pre>{source}</pre></details>'
            )
        tooltip = escape_attribute(self.words["template"].format(source=source))
        return self.aside.put_late(
            f'<span class="chip-template" tabindex="0" title="{tooltip}">{name}</span>'
        )

    def anchor(self, title: str, fragment: str, label: str) -> str:
        """Return the anchor of an internal link, or its label alone where that holds a table.

        A table in an anchor would leave it open to all that follows.
        """
        if "<table" in label:
            return label
        label = part_notes(label)
        if title and title == self.context.title:
            if not fragment:
                return f'<a class="mw-selflink selflink">{label}</a>'
            title = ""
        if not title:
            return f'<a href="{link_address("", fragment, "")}">{label}</a>'
        slot = self.link_titles.setdefault(title, len(self.link_titles))
        address = link_address(title, fragment, LINK_BASE)
        return f'<a href="{address}" class="{mark("l", slot)}" title="{escape_attribute(title)}">{label}</a>'

    def add_category(self, title: str, sort_key: str) -> None:
        """Remember a category of the page."""
        self.categories[title] = sort_key
        self.category_uses += 1

    def add_note(self, note: NoteUse) -> str:
        """Remember a note and return its placeholder."""
        self.notes.append(note)
        return mark("r", len(self.notes) - 1)

    def today(self) -> datetime.date:
        """Return the day that date variables show, and remember that the fragment depends on it."""
        self.uses_day = True
        return self.context.today or datetime.datetime.now(datetime.UTC).date()
