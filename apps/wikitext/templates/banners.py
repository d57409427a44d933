"""Boxes above an article or a section that tell what is wrong with it."""

from __future__ import annotations

from apps.wikitext.escaping import attribute, wiki_link
from apps.wikitext.flag_kinds import KINDS, FlagKind, find_kind
from apps.wikitext.templates.inline_flags import names_of
from apps.wikitext.templates.registry import Call, template

_BANNERS = [kind for kind in KINDS if kind.scope == "section"]
_WORDS = {
    "Very long": "may be too long to read and navigate comfortably.",
    "Lead too long": "has a lead that may be too long.",
    "Lead too short": "has a lead that may be too short to sum up the key points.",
    "Lead rewrite": "has a lead that may need to be rewritten.",
    "Lead missing": "has no lead.",
    "Sections": "should be divided into sections.",
    "Too many sections": "may have too many sections.",
    "Cleanup reorganize": "may need to be cleaned up or reorganised.",
    "Overly detailed": "may contain too much detail.",
    "Split": "may be better split into several.",
    "POV": "is disputed as to its neutrality.",
    "Disputed": "is disputed as to its accuracy.",
    "Undue weight": "may give undue weight to some ideas, events or viewpoints.",
    "Globalize": "may not represent a worldwide view of its subject.",
    "Fringe theories": "may present fringe theories without mainstream views in proportion.",
    "Recentism": "may be slanted towards recent events.",
    "Weasel": "contains weasel words: vague phrases without an authority named.",
    "Peacock": "contains wording that promotes its subject without giving information.",
    "COI": "may have been written by people close to its subject.",
    "Hoax": "is suspected to describe something that does not exist.",
    "Unreferenced": "does not cite any sources.",
    "One source": "relies largely or entirely on a single source.",
    "More citations needed": "needs more citations for verification.",
    "More footnotes needed": "lists sources, but too few notes tie them to its statements.",
    "No footnotes": "lists sources, but no notes tie them to its statements.",
    "Full citations needed": "has citations that lack bibliographical details.",
    "Primary sources": "relies too much on primary sources.",
    "Third-party": "may rely too much on sources too close to its subject.",
    "Self-published": "may rely too much on self-published sources.",
    "Unreliable sources": "may rely on unreliable sources.",
    "User-generated": "may rely on user-generated sources.",
    "Original research": "may contain original research.",
    "Citation style": "has an unclear citation style.",
    "Cleanup bare URLs": "uses bare addresses for citations.",
    "Over-quotation": "contains too many or too long quotations.",
    "Copy edit": "may need copy editing.",
    "Tone": "may not be written in the tone of an encyclopedia.",
    "Confusing": "may be confusing or unclear to readers.",
    "Technical": "may be too technical for most readers.",
    "Context": "gives too little context to readers new to its subject.",
    "Expert needed": "needs attention from an expert on its subject.",
    "Update": "needs to be updated.",
    "Current": "is about a current event: its information may change fast.",
    "AI-generated": "may contain text made by a language model.",
    "Close paraphrasing": "may paraphrase its sources too closely.",
    "Rough translation": "is a rough translation.",
    "In use": "is being worked on at length at the moment.",
    "Under construction": "is in the middle of a major restructuring.",
    "Expand section": "needs to be expanded.",
    "Notability": "may not meet the rules of notability.",
    "Orphan": "is linked to by no other article.",
    "Dead end": "needs more links to other articles.",
    "Merge": "may be merged with another.",
    "Trivia": "contains a list of miscellaneous information.",
    "External links": "may have external links that do not follow the rules.",
}


@template(*names_of(_BANNERS))
def banner(call: Call) -> str:
    """Return the box of one banner: what is wrong, why, and since when."""
    kind = find_kind(call.name)
    if kind is None:
        return ""
    return draw_banner(kind, _subject(kind, call), _reason(kind, call), call.get("date"))


@template("Multiple issues", "MultipleIssues", "Multiple", "Articleissues", "Article issues", "Issues")
def multiple_issues(call: Call) -> str:
    """Return one box that holds the others, also those of the old form |POV=May 2009."""
    inner = call.get("1")
    for name, value in call.parameters.items():
        kind = find_kind(name)
        if kind is not None and kind.scope == "section" and value.strip():
            inner += draw_banner(kind, "This article", "", value.strip())
    return (
        '<div class="banner banner-multiple" role="note"><div class="banner-title">'
        f"'''This article has several issues.'''</div>\n{inner}\n</div>"
    )


@template("Ambox", "Mbox", "Ombox", "Fmbox", "Notice", "Message box", "Article message box", "Asbox")
def message_box(call: Call) -> str:
    """Return a box of any words: what is wrong, how to mend it, and since when."""
    words = call.get("text", "issue", "1")
    fix = call.get("fix", "info")
    date = call.get("date")
    since = f" <small class=\"banner-date\">''({date})''</small>" if date else ""
    parts = " ".join(part for part in (words, fix) if part)
    return f'<div class="banner" role="note">{parts}{since}</div>' if parts else ""


@template("User:RMCD bot/subject notice")
def move_request_notice(call: Call) -> str:
    """Return the notice that a new title is being discussed."""
    proposed, discussion = call.get("1"), call.get("2")
    title = wiki_link(proposed) if proposed else "another title"
    place = wiki_link(discussion, "under discussion") if discussion else "under discussion"
    return (
        '<div class="banner banner-request" role="note">'
        f"'''A request that the title of this article be changed to {title} is {place}.''' "
        "Please do not move this article until the discussion is closed.</div>"
    )


def draw_banner(kind: FlagKind, subject: str, reason: str, date: str) -> str:
    """Return the box for a kind of banner about a subject such as "This section"."""
    words = _WORDS.get(kind.name, f"is flagged: {kind.label}.")
    why = f" {reason}" if reason else ""
    since = f" <small class=\"banner-date\">''({date})''</small>" if date else ""
    return (
        f'<div class="banner" role="note" data-flag="{attribute(kind.name.lower())}">'
        f"'''{subject} {words}'''{why}{since}</div>"
    )


def _reason(kind: FlagKind, call: Call) -> str:
    """Return why it stands there; a section to expand says with what."""
    wanted = call.get("with", "1") if kind.name == "Expand section" else ""
    return call.get("reason") or (f"Wanted: {wanted}." if wanted else "")


def _subject(kind: FlagKind, call: Call) -> str:
    """Return what the banner is about: the first parameter may say "section", as may the name used."""
    named = "section" in call.name.lower() or call.get("1").lower().startswith(("section", "sect"))
    return "This section" if named or kind.name == "Expand section" else "This article"
