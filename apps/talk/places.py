"""Where a topic stands: its section as it is now, and whether its words are still there."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _

from apps.articles.addresses import path_of
from apps.articles.models import Article, Section
from apps.history.recording import newest_of, order_of
from apps.history.texts import as_of
from apps.verification.quoting import holds
from apps.wikitext.anchors import anchor_of
from apps.wikitext.sentences import plain_words

from .models import Topic

WORDS_IN_ADDRESS = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A section of the newest text: its MediaWiki number, its heading in plain words, its address."""

    section_id: int
    number: int
    heading: str
    address: str


def places_of(article: Article) -> dict[int, Place]:
    """Return {section id: Place} of the newest text, in order. Three queries."""
    newest = newest_of(article)
    order = order_of(newest) if newest else []
    headings = dict(Section.objects.filter(pk__in=order).values_list("pk", "heading"))
    path, times, places = path_of(article.title), Counter(), {}
    for number, pk in enumerate(order):
        anchor = anchor_of(headings[pk])
        times[anchor.casefold()] += 1
        again = f"_{times[anchor.casefold()]}" if times[anchor.casefold()] > 1 else ""
        fragment = f"#{quote(anchor + again)}" if number else ""
        heading = plain_words(headings[pk]) or _("Lead")
        places[pk] = Place(pk, number, heading, f"/wiki/{path}{fragment}")
    return places


def address_of_words(place: Place, words: str) -> str:
    """Return the address of a section's words: a browser that knows text fragments goes to them, any other to
    the section.
    """
    first = words if len(words) <= WORDS_IN_ADDRESS else words[:WORDS_IN_ADDRESS].rpartition(" ")[0]
    # in a text fragment a hyphen has a meaning of its own
    written = quote(first, safe="").replace("-", "%2D")
    return f"{place.address}{'' if '#' in place.address else '#'}:~:text={written}"


def is_changed_since(topic: Topic) -> bool:
    """Tell whether the words that the topic stands at stood in its section when it was opened, and do not now.

    Reads the section's newest text, and the old one only where the words are gone. Words that a template
    draws stand in no text: of those nothing is said.
    """
    if not topic.sentence or topic.section is None or holds(topic.section.text, topic.sentence):
        return False
    before = topic.opened_in
    if before is None or before.text_hidden:
        return False
    (sections,) = as_of([topic.section_id], before.revision_id)
    then = sections.get(topic.section_id)
    return then is not None and holds(then.text, topic.sentence)
