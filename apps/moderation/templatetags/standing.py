"""Rows of what is in force, drawn here and not in templates: a page has up to 500 of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from django import template
from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.moderation.listing import ListedRow

register = template.Library()


@register.simple_tag(takes_context=True)
def standing_rows(context, rows: Iterable[ListedRow], may_lift: bool = False) -> SafeString:
    """Return the items of a list of blocks and protections; `may_lift`: with a form that lifts each block."""
    words = {"until": _("until %s"), "endless": _("without end")}
    token = lift_words(str(context["csrf_token"])) if may_lift else None
    return mark_safe("".join(row_html(row, words, token) for row in rows))


def row_html(row: ListedRow, words: dict[str, str], lift: dict[str, str] | None) -> str:
    until = (
        words["until"] % time_html(row.expires_at, "j M Y, H:i", "moment")
        if row.expires_at
        else words["endless"]
    )
    reason = f": {escape(row.reason)}" if row.reason else ""
    return (
        f'<li class="standing-row"><a class="standing-title" href="{escape(row.address)}">'
        f'{escape(row.title)}</a> <span class="standing-what">{escape(row.what)}</span> '
        f'<span class="standing-until">{until}</span> '
        f'<span class="standing-why soft">{escape(row.by)}, {time_html(row.at, "j M Y", "stamp")}{reason}</span>'
        f"{lift_html(row, lift) if lift else ''}</li>\n"
    )


def time_html(when: datetime, shape: str, kind: str) -> str:
    exact = f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    words = formats.date_format(timezone.localtime(when), shape)
    return f'<time class="{kind}" datetime="{exact}" title="{exact}">{words}</time>'


def lift_words(token: str) -> dict[str, str]:
    return {
        "token": escape(token),
        "whose": escape(_("Lift the block of %s")),
        "lift": escape(_("Lift")),
        "why": escape(_("Why")),
        "act": escape(_("Lift the block")),
    }


def lift_html(row: ListedRow, words: dict[str, str]) -> str:
    whose = words["whose"] % escape(row.title)
    return (
        f'<details class="standing-act"><summary aria-label="{whose}">{words["lift"]}</summary>'
        f'<form class="standing-form" method="post" action="/special/block/{row.id}/lift">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{words["token"]}">'
        f'<label for="lift-{row.id}">{words["why"]}</label> '
        f'<input class="input" id="lift-{row.id}" name="words" maxlength="400" required autocomplete="off"> '
        f'<button class="button">{words["act"]}</button></form></details>'
    )
