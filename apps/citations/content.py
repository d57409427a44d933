"""What the wikitext between two ref tags tells: its template, whether its link is dead, what is wrong with it."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from apps.wikitext.cs1 import find_kind, find_problems, read_fields
from apps.wikitext.flags import find_flags
from apps.wikitext.parser import TemplateUse, find_templates

BARE_URL = re.compile(r"\[?\s*https?://[^\s\[\]]+\s*\]?\.?")
DEAD_FLAGS = frozenset(["Dead link", "Permanent dead link"])
DEAD_STATUSES = frozenset(["dead", "unfit", "usurped", "bot: unknown", "yes", "y", "true"])


def cite_template(content: str) -> TemplateUse | None:
    """Return the first template of the cite family in the content, None where there is none."""
    uses = find_templates(content) if "{{" in content else []
    return next((use for use in uses if is_cite_name(use.name)), None)


def is_cite_name(name: str) -> bool:
    return name.lower().replace("_", " ").startswith(("cite ", "citation"))


def is_marked_dead(content: str, parameters: Mapping[str, str]) -> bool:
    """Tell whether the citation says itself that its address is dead."""
    status = parameters.get("url-status") or parameters.get("deadurl") or parameters.get("dead-url") or ""
    if status.strip().lower() in DEAD_STATUSES:
        return True
    return "{{" in content and any(flag.kind in DEAD_FLAGS for flag in find_flags(content))


def find_content_problems(content: str, cite: TemplateUse | None) -> list[str]:
    """Return what readers of CS1 are shown as errors, a sentence each; notes of maintenance are none."""
    if cite is None:
        is_bare = BARE_URL.fullmatch(content.strip()) is not None
        return [_("A bare address: its title is missing.")] if is_bare else []
    kind = find_kind(cite.name)
    if kind is None:
        return []
    problems = find_problems(kind, read_fields(cite.parameters))
    return [problem.message for problem in problems if not problem.is_maintenance]
