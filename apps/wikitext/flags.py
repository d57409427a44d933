"""Where a text uses the cleanup flags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from apps.wikitext.flag_kinds import KINDS, FlagKind, find_kind
from apps.wikitext.parser import TemplateUse, find_templates
from apps.wikitext.template_names import normalise_name

__all__ = ["KINDS", "FlagKind", "FlagUse", "find_flags", "find_kind"]

_HOLDERS = {"multiple issues", "multipleissues", "articleissues", "article issues", "mi", "issues"}


@dataclass(frozen=True, slots=True)
class FlagUse:
    """One flag in a text; start and end are code points and enclose the whole template."""

    kind: str
    scope: str
    template: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    date: str = ""
    reason: str = ""
    start: int = 0
    end: int = 0


def find_flags(text: str, is_lead: bool = False) -> list[FlagUse]:
    """Return the flags in the text in order of their start, those inside {{Multiple issues}} included.

    Banners have the scope "section", or "article" where the text is the lead of an article.
    """
    return [flag for use in find_templates(text) for flag in _read_flags(use, is_lead)]


def _read_flags(use: TemplateUse, is_lead: bool) -> Iterator[FlagUse]:
    kind = find_kind(use.name)
    if kind is None:
        if normalise_name(use.name).casefold() in _HOLDERS:
            yield from _read_named_issues(use, is_lead)
        return
    yield FlagUse(
        kind=kind.name,
        scope=_place(kind, is_lead),
        template=use.name,
        parameters=use.parameters,
        date=use.parameters.get("date", "").strip(),
        reason=use.parameters.get("reason", "").strip(),
        start=use.start,
        end=use.end,
    )


def _read_named_issues(use: TemplateUse, is_lead: bool) -> Iterator[FlagUse]:
    """Yield the issues of the old form {{Multiple issues|POV=May 2009|update=May 2009}}."""
    for name, value in use.parameters.items():
        kind = find_kind(name)
        if kind is not None and kind.scope == "section" and value.strip():
            yield FlagUse(
                kind.name,
                _place(kind, is_lead),
                use.name,
                use.parameters,
                value.strip(),
                "",
                use.start,
                use.end,
            )


def _place(kind: FlagKind, is_lead: bool) -> str:
    return "article" if is_lead and kind.scope == "section" else kind.scope
