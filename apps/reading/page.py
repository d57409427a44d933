"""The finished article: fragments joined, numbered, and kept under a key that changes with what the page
shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from apps.articles.fragments import fragments_of
from apps.articles.models import Article, Section
from apps.history.models import ChangeSet
from apps.history.recording import order_of
from apps.history.texts import sections_of
from apps.wikitext.assembly import AssembledPage, assemble
from apps.wikitext.fragments import ENGINE_VERSION, read_context
from apps.wikitext.parser import find_templates
from apps.wikitext.refs import find_refs
from apps.wikitext.sentences import first_words


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands, as one query tells it."""

    article_id: int
    title: str
    newest_id: int
    accepted_id: int | None
    shown_id: int
    page_version: int
    redirect_title: str | None
    redirect_fragment: str | None


def find_place(title: str, *, is_editor: bool) -> Place | None:
    """Return where the article of this title stands; None where it has no text. Readers get the accepted
    state.
    """
    row = (
        Article.objects.filter(title=title, head__isnull=False)
        .values_list(
            "pk", "title", "head__newest_id", "head__accepted_id", "head__page_version",
            "redirect__target_title", "redirect__target_fragment",
        )
        .first()
    )  # fmt: skip
    if row is None:
        return None
    pk, title, newest_id, accepted_id, page_version, target, fragment = row
    shown_id = newest_id if is_editor else (accepted_id or newest_id)
    return Place(pk, title, newest_id, accepted_id, shown_id, page_version, target, fragment)


def readers_place(article: Article) -> Place:
    """Return where readers get an article whose head is at hand."""
    head = article.head
    shown_id = head.accepted_id or head.newest_id
    return Place(
        article.pk, article.title, head.newest_id, head.accepted_id, shown_id, head.page_version, None, None
    )


def page_key(place: Place, *, is_editor: bool) -> str:
    """Return what the page's look depends on, as one string: the cache's key and the ETag."""
    reader = "editor" if is_editor else "reader"
    day = timezone.localdate().isoformat()
    return f"{place.shown_id}.{place.page_version}.{ENGINE_VERSION}.{get_language()}.{reader}.{day}"


BODY = "<!-- the article -->"


class Shown(NamedTuple):
    """An assembled article with BODY for its html, that html as bytes, and its list of contents as HTML."""

    page: AssembledPage
    body: bytes
    contents: str


def get_page(place: Place, *, is_editor: bool) -> Shown:
    """Return the assembled article of a place, from the cache where it was shown before.

    A megabyte is not passed through the nested blocks of a template: the frame is drawn around BODY, which
    `filled` replaces.
    """
    key = "body." + page_key(place, is_editor=is_editor)
    shown = caches["pages"].get(key)
    if shown is None:
        shown = apart(assemble_texts(shown_texts(place), title=place.title, edit_links=is_editor))
        caches["pages"].set(key, shown)
    return shown


def apart(page: AssembledPage) -> Shown:
    contents = (
        render_to_string("reading/_contents.html", {"contents": page.contents}) if page.contents else ""
    )
    return Shown(replace(page, html=BODY), page.html.encode(), contents)


def filled(frame: bytes, body: bytes) -> bytes:
    """Return the frame with the article where BODY stands."""
    return frame.replace(BODY.encode(), body, 1)


def lead_of(place: Place) -> str:
    """Return the first words of the article as plain text, from the cache where they were read before."""
    key = f"lead.{place.shown_id}"
    words = caches["pages"].get(key)
    if words is None:
        words = first_words(*lead_and_marks(place))
        caches["pages"].set(key, words)
    return words


def lead_and_marks(place: Place) -> tuple[str, list[tuple[int, int]]]:
    text = shown_texts(place)[0]
    marks = [(use.start, use.end) for use in find_templates(text)] + [
        (ref.start, ref.end) for ref in find_refs(text)
    ]
    return text, sorted(marks)


def shown_texts(place: Place) -> list[str]:
    change_set = ChangeSet.objects.get(pk=place.shown_id)
    if place.shown_id != place.newest_id:
        return [section.text for section in sections_of(change_set, show_hidden=True)]
    order = order_of(change_set)
    texts = dict(Section.objects.filter(pk__in=order).values_list("pk", "text"))
    return [texts[pk] for pk in order]


def assemble_texts(
    texts: Sequence[str], *, title: str, edit_links: bool = False, is_part: bool = False
) -> AssembledPage:
    """Return the page that the sections' texts make; links to titles without an article are marked.

    With `is_part` they are some sections of it, and what others define is no error.
    """
    context = read_context("".join(texts), title)
    fragments = fragments_of(texts, context)
    links = {link for fragment in fragments for link in fragment.links}
    existing = set(
        Article.objects.filter(title__in=links, head__isnull=False).values_list("title", flat=True)
    )
    return assemble(
        fragments,
        title=title,
        existing_titles=existing,
        edit_links=edit_links,
        separate_banners=not is_part,
        is_part=is_part,
    )
