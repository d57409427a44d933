"""Rows of names, requests and positions, drawn here and not in templates: there may be hundreds."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.naming.docket import Stand
from apps.naming.models import AlternativeName, Position
from apps.skin.moments import time_element

register = template.Library()


@register.simple_tag
def name_rows(names: Iterable[AlternativeName], may_edit: bool) -> SafeString:
    """Return the table rows of names, loaded with their citations and a `language_name` each."""
    registers = dict(AlternativeName.Register.choices)
    statuses = dict(AlternativeName.Status.choices)
    edit = escape(_("Edit"))
    return mark_safe(
        "".join(
            f'<tr id="name-{name.pk}">{_cells(name)}'
            f"<td>{escape(registers.get(name.register, ''))}</td>"
            f"<td>{_with_soft(name.scope, name.period)}</td>"
            f"<td>{_with_soft(name.first_attested, name.given_by)}</td>"
            f"<td>{escape(statuses.get(name.status, ''))} {_sources(name)}</td>"
            + (_edit_cell(name, edit) if may_edit else "")
            + "</tr>\n"
            for name in names
        )
    )


def _cells(name: AlternativeName) -> str:
    language = escape(name.language)
    romanised = (
        f'<i lang="{language}-Latn" dir="ltr">{escape(name.romanisation)}</i>' if name.romanisation else ""
    )
    return (
        f'<th scope="row"><bdi class="name" lang="{language}" dir="{name.direction}">{escape(name.form)}</bdi></th>'
        f"<td>{_with_soft(name.language_name, name.script)}</td>"
        f"<td>{romanised}{_soft(name.romanisation_system)}</td>"
        f"<td>{escape(name.translation)}</td>"
        f"<td>{_with_soft(name.used_by, name.side)}</td>"
    )


def _with_soft(words: str, more: str) -> str:
    return f"{escape(words)}{_soft(more)}"


def _soft(words: str) -> str:
    return f' <span class="soft">{escape(words)}</span>' if words else ""


def _sources(name: AlternativeName) -> str:
    return "".join(
        f'<span class="soft name-source">{escape(str(citation))}</span>' for citation in name.citations.all()
    )


def _edit_cell(name: AlternativeName, word: str) -> str:
    return f'<td><a href="?edit={name.pk}">{word}<span class="unseen"> {escape(name.form)}</span></a></td>'


@register.simple_tag
def request_rows(rows: Iterable[Mapping]) -> SafeString:
    """Return the items of a list of move requests, as `summary_of` tells each."""
    to = escape(_("to"))
    return mark_safe("".join(_request(row, to) for row in rows))


def _request(row: Mapping, to: str) -> str:
    pairs = "".join(
        f'<a href="/move/{row["pk"]}">{escape(pair["from"])} <span aria-hidden="true">→</span>'
        f'<span class="unseen">{to}</span> {escape(pair["to"]) or "?"}</a>'
        for pair in row["pairs"]
    )
    told = f'<span class="soft">{time_element(row["opened_at"], "j M Y", "stamp")} · {escape(row["clock"])}</span>'
    return f'<li class="request-row">{pairs} {told}</li>\n'


@register.simple_tag
def stand_rows(stands: Iterable[Stand]) -> SafeString:
    """Return the items of a list of positions: who, when, why, for how long they are here, what they held before."""
    return mark_safe("".join(map(_stand, stands)))


def _stand(stand: Stand) -> str:
    row = stand.position
    wants = f" <span>{escape(_('wants'))} <i>{escape(row.title)}</i></span>" if row.title else ""
    struck = ""
    if row.struck_at:
        when = time_element(row.struck_at, "j M Y", "stamp")
        struck = f' <span class="soft">{escape(_("struck %(when)s")) % {"when": when}}</span>'
    return (
        f'<li class="stand" id="position-{row.pk}"><p class="stand-head"><b>{escape(str(row.by))}</b> '
        f'<a class="soft" href="#position-{row.pk}">{time_element(row.at, "j M Y", "stamp")}</a>'
        f"{wants}{struck}</p>{_said(row, is_struck=row.struck_at is not None)}"
        f'<p class="soft">{_standing(stand)}</p>{_earlier(stand.earlier)}</li>\n'
    )


def _said(row: Position, *, is_struck: bool) -> str:
    words = linebreaks(row.rationale, autoescape=True)
    return f'<div class="said">{f"<s>{words}</s>" if is_struck else words}</div>'


def _standing(stand: Stand) -> str:
    told = ngettext(
        "account since %(since)s, %(edits)s edit",
        "account since %(since)s, %(edits)s edits",
        stand.edit_count,
    )
    since = time_element(stand.position.by.date_joined, "j M Y", "stamp")
    return escape(told) % {"since": since, "edits": intcomma(stand.edit_count)}


def _earlier(rows: Sequence[Position]) -> str:
    if not rows:
        return ""
    times = ngettext("changed once", "changed %(n)s times", len(rows)) % {"n": len(rows)}
    return f"<details><summary>{escape(times)}</summary>{''.join(map(_before, rows))}</details>"


def _before(row: Position) -> str:
    title = f": {escape(row.title)}" if row.title else ""
    struck = f" · {escape(_('struck'))}" if row.struck_at else ""
    when = time_element(row.at, "j M Y", "stamp")
    kind = escape(row.get_kind_display())
    return f'<p class="soft">{when} · {kind}{title}{struck}</p>{_said(row, is_struck=True)}'
