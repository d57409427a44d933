"""Rows of the table of names and of lists of requests, drawn here and not in templates: there may be hundreds."""

from collections.abc import Iterable, Mapping
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.naming.models import AlternativeName
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
