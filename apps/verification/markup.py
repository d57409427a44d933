"""The wikitext of a flag: made so that no reason breaks it, taken out so that nothing is left behind."""

import html
import re
from datetime import date

from apps.wikitext.flag_kinds import FlagKind, find_kind
from apps.wikitext.parser import TemplateUse, find_templates

ENTITY = re.compile(r"&(?=#?\w+;)")
SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "{}[]|<>~"})


def flag_markup(kind: FlagKind, *, reason: str, at: date, is_lead: bool = False) -> str:
    """Return the template that sets a flag of this kind, dated by its month."""
    parts = [kind.name, *(["section"] if kind.scope == "section" and not is_lead else [])]
    parts += [f"reason={escape_reason(reason)}"] if reason.strip() else []
    return "{{" + "|".join([*parts, f"date={at:%B %Y}"]) + "}}"


def escape_reason(reason: str) -> str:
    """Return words fit to be a template's parameter: what could be markup stands as character entities."""
    words = ENTITY.sub("&amp;", " ".join(reason.split()))
    return words.translate(SIGNS).replace("__", "&#95;_").replace("://", "&#58;//").replace("''", "&#39;'")


def read_reason(written: str) -> str:
    """Return the words of a reason as they were typed."""
    return html.unescape(written).strip()


def without_flag(text: str, kind: str, start: int, end: int) -> str:
    """Return the text without the flag whose template stands from start to end.

    Words that the template holds stay. Of the old form {{Multiple issues|POV=May 2009}} only the one issue
    goes; a holder of issues that holds nothing any more goes too.
    """
    use = next((use for use in find_templates(text) if (use.start, use.end) == (start, end)), None)
    if use is not None and find_kind(use.name) is None:
        return without_holder_if_empty(without_issue(text, use, kind), start)
    held = held_words(use) if use else ""
    if held:
        return text[:start] + held + text[end:]
    return without_holder_if_empty(cut(text, start, end), start)


def held_words(use: TemplateUse) -> str:
    """Return the words of the article that stand inside a flag: only kinds that mark words hold some."""
    kind = find_kind(use.name)
    if kind is None or kind.name == "Unknown kind":
        return ""
    names = ("text", "1") if kind.scope == "span" else ("text",)
    return next((use.parameters[name] for name in names if use.parameters.get(name, "").strip()), "")


def cut(text: str, start: int, end: int) -> str:
    """Return the text without a stretch: its line goes where it had one alone, else one of two spaces."""
    before, after = text[:start], text[end:]
    if before.endswith(("\n", "{{", "|\n")) or not before:
        if after.startswith("\n"):
            return before + after[1:]
        if not after.strip():
            return before + after.lstrip("\n")
    if before.endswith(" ") and (after[:1] in ("", " ", "\n") or after.startswith("<ref")):
        before = before.rstrip(" ")
    return before + after


def without_issue(text: str, use: TemplateUse, kind: str) -> str:
    source = text[use.start : use.end]
    for name in use.parameters:
        named = find_kind(name)
        if named is not None and named.name == kind:
            source = re.sub(rf"\|\s*{re.escape(name)}\s*=[^|{{}}]*", "", source, count=1)
    return text[: use.start] + source + text[use.end :]


def without_holder_if_empty(text: str, at: int) -> str:
    for use in find_templates(text):
        is_holder = find_kind(use.name) is None and "issues" in use.name.casefold()
        if is_holder and use.start <= at <= use.end and not any(map(str.strip, use.parameters.values())):
            return cut(text, use.start, use.end)
    return text
