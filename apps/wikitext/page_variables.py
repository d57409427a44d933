"""What a page says of itself: its names (`{{PAGENAME}}`), its namespace, its language."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from apps.wikitext.function_calls import FunctionCall, variable
from apps.wikitext.titles import NAMESPACE_NAMES, BadTitle, Title, normalise_title

_MARKUP = re.compile(r"\A[*;=!-]|''|://|__|~~~")


def _title(call: FunctionCall) -> Title:
    """Return the title asked for, or that of the page."""
    written = call.get(0) or call.renderer.context.title
    try:
        return normalise_title(written)
    except BadTitle:
        return Title(0, written)


def _name(title: Title) -> str:
    return title.text.partition(":")[2] if title.namespace else title.text


def _join(namespace: int, name: str) -> str:
    prefix = NAMESPACE_NAMES.get(namespace, "")
    return f"{prefix}:{name}" if prefix else name


def _subject(title: Title) -> int:
    return title.namespace - 1 if title.namespace > 0 and title.namespace % 2 else title.namespace


def _talk(title: Title) -> int:
    return title.namespace | 1 if title.namespace >= 0 else title.namespace


def _above(title: Title) -> str:
    """Return the page that this one lies under; articles lie under none."""
    name = _name(title)
    return name.rpartition("/")[0] or name if title.namespace else name


def _below(title: Title) -> str:
    name = _name(title)
    return name.rpartition("/")[2] or name if title.namespace else name


def _root(title: Title) -> str:
    name = _name(title)
    return name.partition("/")[0] or name if title.namespace else name


_OF_TITLES: dict[str, Callable[[Title], str]] = {
    "FULLPAGENAME": lambda title: title.text,
    "PAGENAME": _name,
    "BASEPAGENAME": _above,
    "SUBPAGENAME": _below,
    "ROOTPAGENAME": _root,
    "TALKPAGENAME": lambda title: _join(_talk(title), _name(title)),
    "SUBJECTPAGENAME": lambda title: _join(_subject(title), _name(title)),
    "ARTICLEPAGENAME": lambda title: _join(_subject(title), _name(title)),
    "NAMESPACE": lambda title: NAMESPACE_NAMES.get(title.namespace, ""),
    "TALKSPACE": lambda title: NAMESPACE_NAMES.get(_talk(title), ""),
    "SUBJECTSPACE": lambda title: NAMESPACE_NAMES.get(_subject(title), ""),
    "ARTICLESPACE": lambda title: NAMESPACE_NAMES.get(_subject(title), ""),
    "NAMESPACENUMBER": lambda title: str(title.namespace),
}


def _as_text(name: str) -> str:
    """Return a title in which no later pass finds markup."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", name)


@variable(*_OF_TITLES)
def _of_title(call: FunctionCall) -> str:
    return _as_text(_OF_TITLES[call.name](_title(call)))


@variable(*(f"{name}E" for name in _OF_TITLES if name != "NAMESPACENUMBER"))
def _of_title_for_address(call: FunctionCall) -> str:
    words = _OF_TITLES[call.name.removesuffix("E")](_title(call))
    return _as_text(quote(words.replace(" ", "_"), safe="/:@!$*(),;~"))


@variable("CONTENTLANGUAGE", "CONTENTLANG", "PAGELANGUAGE")
def _language(call: FunctionCall) -> str:
    return call.renderer.context.language


@variable("DIRECTIONMARK", "DIRMARK")
def _direction_mark(call: FunctionCall) -> str:
    return "&lrm;"


@variable("REVISIONID", "REVISIONUSER", "REVISIONTIMESTAMP")
def _nothing(call: FunctionCall) -> str:
    # A text is the same whichever change set holds it.
    return ""
