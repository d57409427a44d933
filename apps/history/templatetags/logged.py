"""Rows of the log and of contributions, drawn here and not in templates: a page has up to 500 of them."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.history.listing import ListedChange
from apps.history.log_listing import ListedEntry, WatchedArticle
from apps.history.people import person_html
from apps.history.row_history import FieldChange
from apps.history.watching import MOST_COUNTED

register = template.Library()


@register.simple_tag
def log_rows(entries: Iterable[ListedEntry]) -> SafeString:
    """Return the items of a log: when, who, what was done to what, how far, and why."""
    return mark_safe("".join(map(_entry, entries)))


@register.simple_tag
def contribution_rows(changes: Iterable[ListedChange]) -> SafeString:
    """Return the items of what one person saved: when, in which article, how much, what."""
    minor = f'<abbr class="change-minor" title="{_("minor change")}">{_("m")}</abbr>'
    diff = _("diff")
    return mark_safe(
        "".join(_contribution(change, minor if change.is_minor else "", diff) for change in changes)
    )


@register.simple_tag
def watch_rows(rows: Iterable[WatchedArticle]) -> SafeString:
    """Return the items of a watchlist, for a form: what changed since one looked, and buttons for each."""
    words = {
        "seen": escape(_("seen")),
        "many": escape(_("%d changes or more since you looked") % MOST_COUNTED),
        "mark": escape(_("Mark “%s” as seen")),
        "Seen": escape(_("Seen")),
        "stop": escape(_("Stop watching “%s”")),
        "Unwatch": escape(_("Unwatch")),
        "name": f"<i>{escape(_('name hidden'))}</i>",
        "summary": f"<i>{escape(_('summary hidden'))}</i>",
    }
    return mark_safe("".join(_watched(row, words) for row in rows))


def _entry(entry: ListedEntry) -> str:
    title = escape(entry.title)
    linked = f'<a class="entry-about" href="{escape(entry.address)}">{title}</a>' if entry.address else title
    more = f' <span class="entry-more">{escape(entry.more)}</span>' if entry.more else ""
    reason = f'<span class="entry-reason">{escape(entry.reason)}</span>' if entry.reason else ""
    changes = _field_changes(entry.changes) if entry.changes else ""
    name = person_html(entry.name, entry.person)
    return (
        f'<li class="entry" id="entry-{entry.id}">{_when(entry, "entry-when")}'
        f'<span class="entry-what"><b>{name}</b> {escape(entry.deed)} {linked}{more}</span>'
        f"{reason}{changes}</li>\n"
    )


def _field_changes(changes: Iterable[FieldChange]) -> str:
    rows = "".join(f"<dt>{escape(change.label)}</dt><dd>{_both(change)}</dd>" for change in changes)
    return f'<details class="entry-changes"><summary>{_("What changed")}</summary><dl>{rows}</dl></details>'


def _both(change: FieldChange) -> str:
    before = f"<del>{escape(change.before)}</del>" if change.before else ""
    after = f"<ins>{escape(change.after)}</ins>" if change.after else ""
    return f"{before} {after}".strip()


def _contribution(change: ListedChange, minor: str, diff: str) -> str:
    if change.summary is None:
        summary = f'<span class="hidden">{_("summary hidden")}</span>'
    else:
        section = f'<span class="soft">{escape(change.section)}:</span> ' if change.section else ""
        sections = f' <span class="soft">({escape(change.sections)})</span>' if change.sections else ""
        summary = section + escape(change.summary) + sections
    tags = f' <span class="soft change-tags">{escape(change.tags)}</span>' if change.tags else ""
    return (
        f'<li class="change">{_when(change, "change-when")}'
        f'<a class="change-title" href="/wiki/{change.path}">{escape(change.title)}</a>{minor}'
        f'<span class="change-size" data-direction="{change.direction}" title="{change.size}">'
        f'{change.change}</span><span class="change-summary">{summary}{tags}</span>'
        f'<span class="change-links"><a class="change-diff" href="/diff/{change.id}">{diff}</a></span>'
        "</li>\n"
    )


def _watched(row: WatchedArticle, words: dict[str, str]) -> str:
    title = escape(row.title)
    author = words["name"] if row.author is None else person_html(row.author, row.person)
    summary = words["summary"] if row.summary is None else escape(row.summary) or "–"
    since, seen = f'<span class="soft">{words["seen"]}</span>', ""
    unseen = " data-unseen" if row.since else ""
    if row.since:
        count = ngettext("%d change since you looked", "%d changes since you looked", row.since) % row.since
        if row.since == MOST_COUNTED:
            count = words["many"]
        since = f'<a href="{row.diff}">{count}</a>'
        seen = _button(row, "seen", words["mark"] % title, words["Seen"])
    return (
        f'<li class="watch"{unseen}><a class="watch-title" href="/wiki/{row.path}">{title}</a>'
        f'<span class="watch-since">{since}</span>'
        f'<span class="watch-newest soft">{_when(row, "entry-when")} {author}: {summary}</span>'
        f'<span class="acts">{seen}{_button(row, "unwatch", words["stop"] % title, words["Unwatch"])}</span>'
        "</li>\n"
    )


def _button(row: WatchedArticle, act: str, label: str, word: str) -> str:
    return (
        f'<button class="link-button" formaction="/watch/{row.path}" name="act" value="{act}" '
        f'aria-label="{label}">{word}</button>'
    )


def _when(row: ListedEntry | ListedChange | WatchedArticle, kind: str) -> str:
    return (
        f'<span class="{kind}"><time class="stamp" datetime="{row.exact}" title="{row.exact}">'
        f'{row.day}</time> <span class="clock">{row.clock}</span></span>'
    )
