"""Members of the family whose parameters mean something of their own, brought into the common form."""

from __future__ import annotations

from apps.wikitext.cs1.kinds import Kind

Values = dict[str, str]


def arrange(kind: Kind, values: Values) -> Values:
    """Return the parameters as the common layout wants them; the given ones stay as they are."""
    values = dict(values)
    if "date" not in values:
        _take_date(values)
    if values.get("title") == "none":  # the article of a periodical that has no title of its own
        del values["title"]
    if "people" in values and "author-last1" not in values and "vauthors" not in values:
        values["author-last1"] = values["people"]
    change = _CHANGES.get("tweet" if kind.type == "Tweet" else kind.name)
    if change is not None:
        change(values)
    return values


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
    if "publisher" not in values and "network" in values:
        values["publisher"] = ": ".join(filter(None, (values.get("station"), values["network"])))


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


_CHANGES = {
    "encyclopaedia": _arrange_encyclopedia,
    "citation": _arrange_citation,
    "conference": _arrange_conference,
    "map": _arrange_map,
    "episode": _arrange_episode,
    "serial": _arrange_episode,
    "thesis": _arrange_thesis,
    "tweet": _arrange_tweet,
}
