"""Log entries as they are listed: every string ready, so that 500 of them cost little."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.articles.addresses import path_of
from apps.skin.moments import clock_of, day_in_words, exact

from .models import ChangeSet, LogEntry, Watch
from .people import address_of_person, name_of
from .row_history import FieldChange, changes_in

DEEDS = {
    "pending off": gettext_lazy("switched pending changes off for"),
    "pending expired": gettext_lazy("let pending changes end for"),
    "request opened": gettext_lazy("asked for another title of"),
    "request amended": gettext_lazy("amended the request to move"),
    "request position": gettext_lazy("took a position on moving"),
    "request position changed": gettext_lazy("changed their position on moving"),
    "request position struck": gettext_lazy("struck their position on moving"),
    "request comment": gettext_lazy("commented on moving"),
    "request relisted": gettext_lazy("relisted the request to move"),
    "request elapsed": gettext_lazy("noted that seven days are over for moving"),
    "request in backlog": gettext_lazy("put into the backlog the request to move"),
    "request closed": gettext_lazy("closed the request to move"),
    "request executed": gettext_lazy("carried out the request to move"),
    "request undone": gettext_lazy("undid the move of"),
    "name added": gettext_lazy("added a name to"),
    "name changed": gettext_lazy("changed a name of"),
    "name removed": gettext_lazy("took a name out of"),
    "naming dispute opened": gettext_lazy("recorded a naming dispute about"),
    "naming dispute changed": gettext_lazy("changed what is recorded of the naming dispute about"),
    "moratorium set": gettext_lazy("set a moratorium on moving"),
    "moratorium ended": gettext_lazy("ended the moratorium on moving"),
    "flags settled": gettext_lazy("settled flags of"),
    "talk": gettext_lazy("wrote on the talk page of"),
    "talk edit": gettext_lazy("changed a comment on the talk page of"),
    "talk close": gettext_lazy("closed a topic on the talk page of"),
    "talk reopen": gettext_lazy("reopened a topic on the talk page of"),
    "talk hide title": gettext_lazy("hid the title of a topic on the talk page of"),
    "talk show title": gettext_lazy("showed again the title of a topic on the talk page of"),
    "talk hide": gettext_lazy("hid a comment on the talk page of"),
    "talk show": gettext_lazy("showed again a comment on the talk page of"),
}
REQUEST_DEEDS = tuple(action for action in DEEDS if action.startswith("request "))
NAME_DEEDS = tuple(action for action in DEEDS if action.startswith(("name ", "naming ", "moratorium ")))
TALK_DEEDS = tuple(action for action in DEEDS if action.startswith("talk"))
PROTECTION_DEEDS = ("protect", "unprotect", "pending on", "pending off", "pending expired")
KINDS = {
    "protection": (gettext_lazy("Protection"), PROTECTION_DEEDS),
    "blocks": (gettext_lazy("Blocks"), ("block", "unblock")),
    "rights": (gettext_lazy("Rights"), ("grant", "revoke")),
    "hiding": (gettext_lazy("Hiding"), ("hide",)),
    "review": (gettext_lazy("Review"), ("accept", "reject")),
    "moves": (gettext_lazy("Moves and requests"), ("move", *REQUEST_DEEDS)),
    "names": (gettext_lazy("Names"), NAME_DEEDS),
    "flags": (gettext_lazy("Flags"), ("flags settled",)),
    "talk": (gettext_lazy("Talk"), TALK_DEEDS),
}
ABOUT_PEOPLE = {"block", "unblock", "grant", "revoke"}


class ListedEntry(NamedTuple):
    """One entry of the log. `day` and `clock` are local, `exact` is ISO 8601 in UTC.

    `name` (`person` is where their contributions are listed, or "") did `deed` to `title`, which stands at
    `address` ("" where it stands nowhere any more). `changes` are the fields of a row, before and after, where
    the act changed one.
    """

    id: int
    day: str
    clock: str
    exact: str
    name: str
    person: str
    deed: str
    title: str
    address: str
    more: str
    reason: str
    changes: list[FieldChange]


class WatchedArticle(NamedTuple):
    """One article of a watchlist, and its newest change. `author` and `summary` are None where they were hidden."""

    title: str
    path: str
    since: int
    diff: str
    day: str
    clock: str
    exact: str
    author: str | None
    person: str
    summary: str | None


def list_watches(watches: Iterable[Watch], since: Mapping[int, int]) -> list[WatchedArticle]:
    """Return what a watchlist shows, in the order of its rows; `since` says how many changes each has missed."""
    zone = timezone.get_current_timezone()
    return [watched(row, row.article.head.newest, since.get(row.pk, 0), zone) for row in watches]


def watched(row: Watch, newest: ChangeSet, since: int, zone: tzinfo) -> WatchedArticle:
    local = newest.created_at.astimezone(zone)
    return WatchedArticle(
        title=row.article.title,
        path=path_of(row.article.title),
        since=since,
        diff=f"/diff/{row.seen_id}/{newest.pk}" if row.seen_id else f"/diff/{newest.pk}",
        day=day_in_words(local),
        clock=clock_of(local),
        exact=exact(newest.created_at),
        author=None if newest.author_hidden else newest.author_name,
        person="" if newest.author_hidden else address_of_person(newest.author_name, name_of(newest.author)),
        summary=None if newest.summary_hidden else newest.summary,
    )


def list_entries(entries: Iterable[LogEntry]) -> list[ListedEntry]:
    """Return log entries as they are listed, in their order; the query fetches articles and people with them."""
    zone = timezone.get_current_timezone()
    return [listed(entry, entry.at.astimezone(zone)) for entry in entries]


def listed(entry: LogEntry, local: datetime) -> ListedEntry:
    deed, more = words_of(entry)
    return ListedEntry(
        id=entry.pk,
        day=day_in_words(local),
        clock=clock_of(local),
        exact=exact(entry.at),
        name=entry.by_name or "Stet",
        person=address_of_person(entry.by_name, name_of(entry.by)),
        deed=deed,
        title=entry.title,
        address=address_of(entry),
        more=more,
        reason=entry.reason,
        changes=changes_in(entry),
    )


def address_of(entry: LogEntry) -> str:
    if entry.action in ABOUT_PEOPLE:
        return f"/special/contributions/{path_of(entry.title)}"
    return f"/wiki/{path_of(entry.article.title)}" if entry.article else ""


def words_of(entry: LogEntry) -> tuple[str, str]:
    """Return what was done, and how far it goes; of an act without words of its own, its name."""
    say = SENTENCES.get(entry.action)
    if say:
        return say(entry)
    deed = str(DEEDS.get(entry.action, entry.action))
    return deed, ABOUT.get(entry.action.partition(" ")[0], no_more)(entry)


def no_more(entry: LogEntry) -> str:
    return ""


def request_words(entry: LogEntry) -> str:
    return _("to “%s”") % entry.data["to"] if entry.data.get("to") else ""


def protect_words(entry: LogEntry) -> tuple[str, str]:
    data = entry.data
    deed = {
        "edit": _("protected from edits"),
        "move": _("protected from moves"),
    }.get(data.get("action", ""), _("protected"))
    level = data.get("level", "")
    who = _("for everybody") if level == "nobody" else _("but for: %s") % _(level)
    return deed, joined(who, data.get("cause", ""), until(data))


def unprotect_words(entry: LogEntry) -> tuple[str, str]:
    is_move = entry.data.get("action") == "move"
    return _("opened to moves") if is_move else _("opened to edits"), entry.data.get("cause", "")


def block_words(entry: LogEntry) -> tuple[str, str]:
    talk = "" if entry.data.get("talk_allowed", True) else _("talk as well")
    return _("blocked"), joined(where(entry), until(entry.data), talk)


def unblock_words(entry: LogEntry) -> tuple[str, str]:
    return _("unblocked"), where(entry)


def where(entry: LogEntry) -> str:
    return _("from “%s”") % entry.article if entry.article else _("sitewide")


def hide_words(entry: LogEntry) -> tuple[str, str]:
    names = {"text": _("text"), "summary": _("summary"), "author": _("name")}
    hidden = ", ".join(word for name, word in names.items() if entry.data.get(name))
    change = _("change %s") % entry.data.get("change", "")
    if not hidden:
        return _("showed again parts of"), change
    return _("hid parts of"), joined(change, hidden)


def accept_words(entry: LogEntry) -> tuple[str, str]:
    return _("accepted"), _("up to change %s") % entry.data.get("change", "")


def reject_words(entry: LogEntry) -> tuple[str, str]:
    return _("rejected a change of"), _("change %s") % entry.data.get("change", "")


def until(data: dict) -> str:
    if not data.get("expires_at"):
        return _("without end")
    local = timezone.localtime(datetime.fromisoformat(data["expires_at"]))
    return _("until %s") % formats.date_format(local, "j M Y, H:i")


def joined(*words: str) -> str:
    return ", ".join(word for word in words if word)


SENTENCES: dict[str, Callable[[LogEntry], tuple[str, str]]] = {
    "protect": protect_words,
    "unprotect": unprotect_words,
    "pending on": lambda entry: (_("switched pending changes on for"), until(entry.data)),
    "block": block_words,
    "unblock": unblock_words,
    "grant": lambda entry: (_("gave a right to"), _(entry.data.get("right", ""))),
    "revoke": lambda entry: (_("took a right from"), _(entry.data.get("right", ""))),
    "hide": hide_words,
    "accept": accept_words,
    "reject": reject_words,
    "move": lambda entry: (_("moved “%s” to") % entry.data.get("from", ""), ""),
}
ABOUT: dict[str, Callable[[LogEntry], str]] = {
    "request": request_words,
    "name": lambda entry: entry.data.get("form", ""),
    "flags": lambda entry: _("%(count)s × %(kind)s") % entry.data if "kind" in entry.data else "",
}
