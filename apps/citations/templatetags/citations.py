"""Rows of the citations desk, drawn here and not in a template: a page has up to 500 of seven cells each."""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.citations.desk import DeskRow
from apps.talk.listing import count_topics_at

register = template.Library()


@register.simple_tag
def citation_rows(rows: Sequence[DeskRow], address: str, path: str, current: int = 0) -> SafeString:
    """Return the table rows of a desk. `address` is the query of this list, `current` the citation in the peek
    panel, `path` the article's.
    """
    query = escape(address) + ("&amp;" if len(address) > 1 else "")
    words = {name: escape(value) for name, value in _words().items()}
    topics = count_topics_at("citation", [row.citation.id for row in rows])
    links = {pk: _talk(pk, count, path) for pk, count in topics.items()}
    return mark_safe("".join(_row(row, query, words, current, links) for row in rows))


def _words() -> dict[str, str]:
    return {
        "unrecovered": _("not recovered"),
        "fill": _("Fill in"),
        "archived": _("archived"),
        "dead": _("link dead"),
        "text": _("plain text"),
        "unused": _("not cited"),
    }


def _talk(pk: int, count: int, path: str) -> str:
    words = ngettext("%d topic", "%d topics", count) % count
    return f' <a class="citation-talk" href="/talk/{escape(path)}?citation={pk}">{escape(words)}</a>'


def _row(row: DeskRow, query: str, words: dict[str, str], current: int, links: dict[int, str]) -> str:
    citation = row.citation
    chosen = ' aria-current="true"' if citation.id == current else ""
    number = escape(citation.number) or "–"
    return (
        f'<tr class="citation-row" id="citation-{citation.id}"{chosen}>'
        f'<td class="citation-number">{number}</td>'
        f'<th scope="row" class="citation-title">{_title(row, query, words)}{links.get(citation.id, "")}</th>'
        f'<td class="citation-kind">{_kind(row, words)}</td>'
        f'<td class="citation-archive">{_archive(row, words)}</td>'
        f'<td class="citation-uses">{citation.uses or words["unused"]}</td>'
        f'<td class="citation-errors">{_errors(row)}</td></tr>\n'
    )


def _title(row: DeskRow, query: str, words: dict[str, str]) -> str:
    language = f' lang="{escape(row.language)}"' if row.language and row.language != "en" else ""
    html = f'<a class="citation-link" href="{query}citation={row.citation.id}#peek"{language}>{escape(row.title)}</a>'
    if row.source:
        html += f' <span class="citation-source">{escape(row.source)}</span>'
    if row.language and row.language != "en":
        name = escape(row.language_name)
        html += f' <abbr class="citation-language" title="{name}">{escape(row.language)}</abbr>'
    if row.script_title and row.script_title != row.title:
        code = f' lang="{escape(row.script_language)}"' if row.script_language else ""
        html += f'<span class="citation-script" dir="{row.script_direction}"{code}>{escape(row.script_title)}</span>'
    return html


def _kind(row: DeskRow, words: dict[str, str]) -> str:
    if row.citation.is_unrecovered:
        return f'<a href="/citation/{row.citation.id}/edit">{words["fill"]}</a>'
    return escape(row.kind) or words["text"]


def _archive(row: DeskRow, words: dict[str, str]) -> str:
    said = [words["dead"]] if row.citation.is_dead else []
    if row.archive:
        said.append(f"{words['archived']} {escape(row.archive)}")
    return ", ".join(said)


def _errors(row: DeskRow) -> str:
    if not row.citation.errors:
        return ""
    first = escape(row.citation.errors[0])
    more = len(row.citation.errors) - 1
    return first + (f" +{more}" if more else "")
