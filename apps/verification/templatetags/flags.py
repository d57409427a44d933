"""Rows of the flags desk, drawn here and not in a template: a page has up to 500 of fifteen values each."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.talk.listing import count_topics_at
from apps.verification.listing import ListedFlag

register = template.Library()

_BOX = (
    '<label class="flag-choose"><input type="checkbox" data-act="x" name="flag" value="{id}" '
    'aria-label="{choose}" aria-describedby="sentence-{id}"%s></label>'
)


@register.simple_tag
def flag_rows(
    rows: Sequence[ListedFlag],
    address: str,
    current: int = 0,
    with_title: bool = False,
    with_choice: bool = False,
    is_chosen: bool = False,
) -> SafeString:
    """Return the items of a desk. `address` is the query of this list, `current` the flag in the peek panel;
    `with_choice` each has a check-box, set where `is_chosen`.
    """
    query = escape(address) + ("&amp;" if len(address) > 1 else "")
    look = _Look(
        query=query,
        words={name: escape(value) for name, value in _words().items()},
        current=current,
        with_title=with_title,
        box=_BOX % (" checked" if is_chosen else "") if with_choice else "",
        topics=count_topics_at("flag", [row.id for row in rows]),
    )
    return mark_safe("".join(_row(row, look) for row in rows))


class _Look(NamedTuple):
    """What the rows of a list share."""

    query: str
    words: dict[str, str]
    current: int
    with_title: bool
    box: str
    topics: dict[int, int]


def _words() -> dict[str, str]:
    return {
        "choose": _("Choose"),
        "edit": _("Edit here"),
        "settle": _("Settle"),
        "say": _("Say how"),
        "discuss": _("Discuss"),
        "talk": _("Talk"),
        "claim": _("Claim"),
        "unclaim": _("Give back"),
        "gone": _("Gone from the text"),
        "claimed": _("claimed by"),
        "until": _("until"),
        "by": _("by %s"),
    }


def _row(row: ListedFlag, look: _Look) -> str:
    words = look.words
    title = f'<a href="/flags/{row.path}">{escape(row.title)}</a> · ' if look.with_title else ""
    chosen = ' aria-current="true"' if row.id == look.current else ""
    sentence = sentence_html(row)
    box = look.box.format(id=row.id, choose=words["choose"]) if look.box else ""
    return (
        f'<li class="flag-row" id="flag-{row.id}"{chosen}>{box}'
        f'<a class="flag-sentence" id="sentence-{row.id}" href="{look.query}flag={row.id}#peek">{sentence}</a>'
        f'<p class="flag-about">{title}<b class="flag-kind">{escape(row.kind)}</b> · {escape(row.section)} · '
        f'<time datetime="{row.exact}" title="{row.exact}">{row.age}</time>{_due(row)}{_state(row, words)}</p>'
        f"{_why(row, words)}{_acts(row, look.query, words, look.topics.get(row.id, 0))}</li>\n"
    )


def sentence_html(row: ListedFlag) -> str:
    """Return the sentence; its flagged words are marked where they are not all of it."""
    words = escape(row.words) or escape(_("(no words: see the section)"))
    if row.is_part:
        return f"{escape(row.lead)} <mark>{words}</mark> {escape(row.rest)}".strip()
    return words


def _due(row: ListedFlag) -> str:
    if not row.due:
        return ""
    return f' · <span class="{"flag-late" if row.is_overdue else "flag-due"}">{row.due}</span>'


def _state(row: ListedFlag, words: dict[str, str]) -> str:
    if row.is_open:
        if not row.claimed_by:
            return ""
        until = f"{words['until']} {row.claimed_until}"
        return f' · <span class="flag-claim">{words["claimed"]} {escape(row.claimed_by)} {until}</span>'
    by = f"{escape(row.settled_by)}, {row.settled_on}"
    link = f'<a href="/diff/{row.removed_in}">{by}</a>'
    return f" · {escape(row.settled) or words['gone']} ({link})"


def _why(row: ListedFlag, words: dict[str, str]) -> str:
    reason = f"{escape(row.reason)} — " if row.reason else ""
    note = f" · {escape(row.note)}" if row.note else ""
    by = words["by"] % f'<a href="/diff/{row.raised_in}">{escape(row.raised_by)}</a>'
    return f'<p class="flag-why">{reason}{by}{note}</p>'


def _acts(row: ListedFlag, query: str, words: dict[str, str], topics: int) -> str:
    acts = []
    if row.number is not None:
        acts.append(
            f'<a data-act="e" href="/edit/{row.path}?section={row.number}&amp;flag={row.id}">{words["edit"]}</a>'
        )
    if row.is_open:
        acts.append(f'<a data-act="y" href="{query}flag={row.id}#settle">{words["settle"]}</a>')
    elif not row.settled:
        acts.append(f'<a data-act="y" href="{query}flag={row.id}#settle">{words["say"]}</a>')
    if row.is_open and (not row.claimed_by or row.is_mine):
        act, name = ("unclaim", words["unclaim"]) if row.is_mine else ("claim", words["claim"])
        acts.append(
            f'<button class="link-button" data-act="l" formaction="/flag/{row.id}/{act}" '
            f'aria-describedby="flag-{row.id}">{name}</button>'
        )
    talk, name = (
        (f"{row.id}", f"{words['talk']} {topics}") if topics else (f"{row.id}#start", words["discuss"])
    )
    acts.append(f'<a href="/talk/{row.path}?flag={talk}">{name}</a>')
    return f'<p class="flag-acts">{"".join(acts)}</p>'
