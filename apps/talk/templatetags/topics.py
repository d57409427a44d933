"""Topics in lists, and what is said about a flag or a citation wherever one is shown.

Rows are drawn here and not in a template: a page has up to 500 of them.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.history.people import address_of_person, person_html
from apps.skin.moments import time_element
from apps.talk.listing import topics_at
from apps.talk.models import Topic
from apps.talk.places import Place, address_of_words

QUOTE_CHARACTERS = 400

register = template.Library()


@register.inclusion_tag("talk/_discuss.html")
def discuss(path: str, anchor: str, pk: int) -> dict:
    """The topics that stand at the `flag` or `citation` (the anchor) of an article, and where to start one."""
    return {"topics": topics_at(anchor, pk), "address": f"/talk/{path}?{anchor}={pk}"}


@register.simple_tag
def person(user: User) -> SafeString:
    """Return a person's name, linked to what they did."""
    return person_html(user.username, address_of_person(user.username, user.username))


@register.simple_tag
def topic_rows(rows: Iterable[tuple[Topic, Place | None]], path: str) -> SafeString:
    """Return the items of a list of topics, each with the place of its section; `path` is the article's."""
    closed = escape(_("closed"))
    return mark_safe("".join(_row(topic, place, path, closed) for topic, place in rows))


@register.simple_tag
def topic_anchor(topic: Topic, place: Place | None, path: str) -> SafeString:
    """Return what a topic stands at: section, words, flag, citation; "" where it stands at nothing."""
    if not (topic.section_id or topic.flag_id or topic.citation_id):
        return mark_safe("")
    parts = [_section(topic, place), _words(topic, place), _flag(topic, path), _citation(topic)]
    return mark_safe(f'<p class="topic-anchor">{" ".join(filter(None, parts))}</p>')


def _row(topic: Topic, place: Place | None, path: str, closed: str) -> str:
    state = ""
    if topic.is_closed:
        outcome = f": {escape(topic.outcome)}" if topic.outcome else ""
        state = f' <span class="soft">{closed}{outcome}</span>'
    count = ngettext("%(n)s comment", "%(n)s comments", topic.comment_count) % {"n": topic.comment_count}
    newest = topic.newest
    told = (
        f'<a class="topic-newest soft" href="/topic/{topic.pk}#comment-{topic.newest_id}">'
        f"{escape(str(newest.by))}, {time_element(newest.at, 'j M Y', 'stamp')}</a>"
        if newest
        else ""
    )
    return (
        '<li class="topic-row"><div class="topic-what">'
        f'<a class="topic-title" href="/topic/{topic.pk}">{escape(topic.shown_title)}</a>{state}'
        f"{topic_anchor(topic, place, path)}</div>"
        f'<span class="topic-count">{escape(count)}</span> {told}</li>\n'
    )


def _section(topic: Topic, place: Place | None) -> str:
    if place:
        return f'<a href="{escape(place.address)}">{escape(place.heading)}</a>'
    if not topic.section_id:
        return ""
    gone = _("%(heading)s (gone from the article)") % {"heading": topic.section}
    return f'<span class="soft">{escape(gone)}</span>'


def _words(topic: Topic, place: Place | None) -> str:
    if not topic.sentence:
        return ""
    words = f"<q>{escape(Truncator(topic.sentence).chars(QUOTE_CHARACTERS))}</q>"
    if place is None:
        return words
    return f'<a class="topic-words" href="{escape(address_of_words(place, topic.sentence))}">{words}</a>'


def _flag(topic: Topic, path: str) -> str:
    flag = topic.flag
    if flag is None:
        return ""
    words = _("Flag: %(kind)s") % {"kind": flag.kind}
    if flag.removed_in_id:
        how = flag.get_settled_how_display() if flag.settled_how else _("gone from the text")
        words += f" ({how})"
    return f'<a class="soft" href="/flags/{escape(path)}?flag={flag.pk}">{escape(words)}</a>'


def _citation(topic: Topic) -> str:
    citation = topic.citation
    if citation is None:
        return ""
    words = _("Citation: %(citation)s") % {"citation": citation}
    if citation.removed_in_id:
        words += f" ({_('gone from the article')})"
    return f'<a class="soft" href="/citation/{citation.pk}">{escape(words)}</a>'
