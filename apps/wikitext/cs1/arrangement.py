"""Members of the family whose parameters mean something of their own, brought into the common form."""

from __future__ import annotations

from collections.abc import Mapping

from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.parameters import Fields

Values = dict[str, str]

_WITH_VOLUME = frozenset([
    "audio-visual", "book", "citation", "conference", "document", "encyclopaedia", "interview", "journal", "magazine",
    "map", "news", "report", "techreport", "thesis",
])  # fmt: skip
_WITH_ISSUE = frozenset(
    ["citation", "conference", "episode", "interview", "journal", "magazine", "map", "news", "podcast"]
)
_UNPRINTED = {"book": ("work",)} | dict.fromkeys(
    ("audio-visual", "episode", "mailinglist", "newsgroup", "podcast", "serial", "sign", "speech"),
    ("page", "pages", "at"),
)
_WITHOUT_CHAPTER = frozenset([
    "arxiv", "biorxiv", "citeseerx", "journal", "magazine", "medrxiv", "news", "newsgroup", "podcast",
    "pressrelease", "ssrn", "web",
])  # fmt: skip
_CHAPTERS = (
    "chapter",
    "script-chapter",
    "trans-chapter",
    "chapter-url",
    "chapter-format",
    "chapter-url-access",
)


def arrange(kind: Kind, fields: Fields) -> Values:
    """Return the parameters as the common layout wants them, without those that the kind does not print."""
    values = dict(fields.values)
    if "date" not in values:
        _take_date(values)
    if values.get("title") in ("none", "off"):  # the article of a periodical that has no title of its own
        del values["title"]
    if "people" in values and "author-last1" not in values and "vauthors" not in values:
        values["author-last1"] = values["people"]
    if not values.keys().isdisjoint(_LIMITED):
        _leave_out(kind, values, fields.written)
    change = _CHANGES.get("tweet" if kind.type == "Tweet" else kind.name)
    if change is not None:
        change(values)
    return values


def ignores_chapter(kind: Kind, values: Mapping[str, str]) -> bool:
    """Tell whether citations of this kind have no chapters, as those of an article have none."""
    is_article = kind.name == "citation" and "work" in values and "encyclopedia" not in values
    return is_article or kind.name in _WITHOUT_CHAPTER


def _leave_out(kind: Kind, values: Values, written: Mapping[str, str]) -> None:
    """Take out what citations of this kind do not print."""
    name, origin = kind.name, written.get("work", "")
    if name == "map" and written.get("chapter") == "section":
        values["section"] = values.pop("chapter")
    if name == "techreport" and "issue" in values:
        values.setdefault("id", values["issue"])
    unprinted = [] if _has_volume(name, origin) else ["volume"]
    if kind.type != "Tweet" and not _has_issue(name, origin):
        unprinted.append("issue")
    if ignores_chapter(kind, values):
        unprinted += _CHAPTERS
    unprinted += _UNPRINTED.get(name, ())
    for parameter in unprinted:
        values.pop(parameter, None)


def _has_volume(name: str, origin: str) -> bool:
    return name in _WITH_VOLUME and not (name == "citation" and origin in _SITES)


def _has_issue(name: str, origin: str) -> bool:
    needs_work = name in ("citation", "conference", "map")
    return name in _WITH_ISSUE and not (needs_work and origin in ("", *_SITES))


_SITES = ("website", "mailinglist", "mailing-list")
# What some kinds do not print.
_LIMITED = frozenset(["volume", "issue", "page", "pages", "at", "chapter", "script-chapter", "work"])


def _take_date(values: Values) -> None:
    for name in ("year", "publication-date"):
        if name in values:
            values["date"] = values[name]
            return


def _move_into_whole(values: Values, whole: str) -> None:
    """Make the title a part of the whole that another parameter names."""
    if whole not in values:
        return
    if "title" in values or "script-title" in values:
        if "chapter" not in values:
            for name in ("title", "script-title", "trans-title", "url", "url-access", "format", "title-link"):
                if name in values:
                    values[_PART_NAMES[name]] = values.pop(name)
            values["title"] = values.pop(whole)
    else:
        values["title"] = values.pop(whole)


_PART_NAMES = {
    "title": "chapter",
    "script-title": "script-chapter",
    "trans-title": "trans-chapter",
    "url": "chapter-url",
    "url-access": "chapter-url-access",
    "format": "chapter-format",
    "title-link": "chapter-link",
}


def _arrange_encyclopedia(values: Values) -> None:
    if "encyclopedia" not in values and "work" in values:
        values["encyclopedia"] = values.pop("work")
    _move_into_whole(values, "encyclopedia")


def _arrange_citation(values: Values) -> None:
    if "encyclopedia" in values and "work" not in values:
        _move_into_whole(values, "encyclopedia")


def _arrange_conference(values: Values) -> None:
    _move_into_whole(values, "book-title")


def _arrange_map(values: Values) -> None:
    if "map" in values and "chapter" not in values:
        values["chapter"] = values.pop("map")
        if "map-url" in values:
            values["chapter-url"] = values.pop("map-url")
        if "trans-map" in values:
            values["trans-chapter"] = values.pop("trans-map")


def _arrange_episode(values: Values) -> None:
    """An episode is a quoted part of its series; the network publishes it."""
    if "series" in values:
        link = values.pop("series-link", "")
        _move_into_whole(values, "series")
        if link:
            values["title-link"] = link
    if "issue" in values:
        values.setdefault("episode", values.pop("issue"))
    if "network" in values or "station" in values:
        values["id"] = ". ".join(filter(None, (values.get("network"), values.get("station"))))


def _arrange_thesis(values: Values) -> None:
    if "degree" in values and "type" not in values:
        values["type"] = f"{values['degree']} thesis"


def _arrange_tweet(values: Values) -> None:
    user, number = values.get("user", "").lstrip("@"), values.get("number", values.get("issue", ""))
    if user and number.isdecimal() and "url" not in values:
        values["url"] = f"https://x.com/{user}/status/{number}"
    values.pop("issue", None)
    if user:
        name = ", ".join(filter(None, (values.get("author-last1"), values.get("author-first1"))))
        values["author-mask1"] = f"{name} &#91;@{user}&#93;" if name else f"@{user}"
        values.setdefault("author-last1", user)


def _arrange_newsgroup(values: Values) -> None:
    if "publisher" in values:
        values["publisher"] = f"Newsgroup: {values['publisher']}"
    if "message-id" in values:
        values.setdefault("id", f"Usenet: {values['message-id']}")


_CHANGES = {
    "newsgroup": _arrange_newsgroup,
    "encyclopaedia": _arrange_encyclopedia,
    "citation": _arrange_citation,
    "conference": _arrange_conference,
    "map": _arrange_map,
    "episode": _arrange_episode,
    "serial": _arrange_episode,
    "thesis": _arrange_thesis,
    "tweet": _arrange_tweet,
}
