"""Lists of change sets and rows of diffs, drawn here and not in templates.

A page has up to 500 rows of ten values each; as template tags they took four times as long as the queries.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.history.comparing import Row
from apps.history.listing import ListedChange
from apps.history.people import person_html
from apps.wikitext.diffs import Part

NEAR = 200
FOLDED_CHARACTERS = 20_000

_MINOR = '<abbr class="change-minor" title="%s">%s</abbr>'

register = template.Library()


@register.simple_tag
def history_rows(changes: Sequence[ListedChange]) -> SafeString:
    """Return the items of a history: radio buttons for two states, time, who, how much, what, diff."""
    can_compare = len(changes) > 1
    from_name, to_name, diff_name = _("Compare from"), _("Compare to"), _("diff")
    items = []
    for number, change in enumerate(changes):
        choose = ""
        if can_compare:
            named = f'value="{change.id}" aria-label="%s {change.day}, {change.clock}"'
            choose = (
                f'<label class="change-from"><input type="radio" name="from" {named % from_name}'
                f"{' checked' if number == 1 else ''}></label>"
                f'<label class="change-to"><input type="radio" name="to" {named % to_name}'
                f"{' checked' if number == 0 else ''}></label>"
            )
        links = f'<a class="change-diff" href="/diff/{change.id}">{diff_name}</a>'
        items.append(_item(choose + _when(change) + _cells(change), links))
    return mark_safe("".join(items))


@register.simple_tag
def recent_rows(changes: Iterable[ListedChange]) -> SafeString:
    """Return the items of one day of recent changes."""
    diff_name, history_name = _("diff"), _("history")
    items = []
    for change in changes:
        title = f'<a class="change-title" href="/wiki/{change.path}">{escape(change.title)}</a>'
        html = f'<span class="change-when">{change.clock}</span>{title}{_cells(change)}'
        links = f'<a class="change-diff" href="/diff/{change.id}">{diff_name}</a>'
        items.append(_item(html, f'{links} · <a href="/history/{change.path}">{history_name}</a>'))
    return mark_safe("".join(items))


@register.simple_tag
def ends_of_diff(changes: Iterable[ListedChange]) -> SafeString:
    """Return the items that say who made the two states of a diff, when and why."""
    return mark_safe("".join(_item(_when(change) + _cells(change)) for change in changes))


@register.simple_tag
def diff_rows(rows: Iterable[Row], is_whole: bool = False) -> SafeString:
    """Return the rows of a diff. Long stretches without a change are cut, unless the whole is asked for."""
    near = 1_000_000 if is_whole else NEAR
    names = {"added": ("+", _("Added")), "removed": ("−", _("Removed")), "changed": ("±", _("Changed"))}
    names |= dict.fromkeys(("moved-from", "moved-to"), ("↕", _("Moved")))
    return mark_safe("\n".join(_diff_row(row, names.get(row.kind), near) for row in rows))


def _item(html: str, links: str = "") -> str:
    return f'<li class="change">{html}<span class="change-links">{links}</span></li>\n'


def _when(change: ListedChange) -> str:
    return (
        f'<a class="change-when" href="/wiki/{change.path}?change={change.id}">'
        f'<time class="stamp" datetime="{change.exact}" title="{change.exact}">{change.day}</time>'
        f' <span class="clock">{change.clock}</span></a>'
    )


def _cells(change: ListedChange) -> str:
    minor = _MINOR % (_("minor change"), _("m")) if change.is_minor else ""
    author = _hidden(_("name hidden")) if change.author is None else person_html(change.author, change.person)
    summary = _hidden(_("summary hidden")) if change.summary is None else escape(change.summary)
    section = f'<span class="soft">{escape(change.section)}:</span> ' if change.section else ""
    sections = f' <span class="soft">({escape(change.sections)})</span>' if change.sections else ""
    tags = f' <span class="soft change-tags">{escape(change.tags)}</span>' if change.tags else ""
    direction = f'data-direction="{change.direction}" title="{change.size}"'
    return (
        f'<span class="change-who">{author}</span>{minor}'
        f'<span class="change-size" {direction}>{change.change}</span>'
        f'<span class="change-summary">{section}{summary}{sections}{tags}</span>'
    )


def _hidden(sentence: str) -> str:
    return f'<span class="hidden">{escape(sentence)}</span>'


def _diff_row(row: Row, sign: tuple[str, str] | None, near: int) -> str:
    markup = " data-markup" if row.is_markup else ""
    anchor = f' id="{row.kind}-{row.move_id}"' if row.move_id else ""
    inner = _ROWS.get(row.kind, _change)(row, near)
    mark = f'<span class="sign" role="img" aria-label="{sign[1]}">{sign[0]}</span>' if sign else ""
    return f'<div class="row" data-kind="{row.kind}"{anchor}{markup}>{mark}{_said(row)}{inner}</div>'


def _said(row: Row) -> str:
    if not row.note or row.kind in ("section", "fold"):
        return ""
    note = escape(row.note)
    if row.move_id:
        other = "moved-to" if row.kind == "moved-from" else "moved-from"
        note = f'<a href="#{other}-{row.move_id}">{note}</a>'
    return f'<p class="said">{note}</p>'


def _section(row: Row, near: int) -> str:
    note = f" <small>{escape(row.note)}</small>" if row.note else ""
    return f"<h2>{escape(row.parts[0].text)}{note}</h2>"


def _fold(row: Row, near: int) -> str:
    text = row.parts[0].text
    if len(text) > FOLDED_CHARACTERS:
        return f'<p class="said">{row.note}</p>'
    return f"<details><summary>{row.note}</summary><p>{escape(text.strip(chr(10)))}</p></details>"


def _context(row: Row, near: int) -> str:
    lines = row.parts[0].text.split("\n")
    html = "\n".join(_same(line, 0 if row.is_above else near, near if row.is_above else 0) for line in lines)
    return f'<p class="both">{html}</p><p class="old" aria-hidden="true">{html}</p>'


def _moved_from(row: Row, near: int) -> str:
    """Only the beginning: all of it stands where it moved to, what is gone from it struck."""
    return f'<p class="both">{_same("".join(part.text for part in row.parts).rstrip(chr(10)), near, 0)}</p>'


def _change(row: Row, near: int) -> str:
    html = f'<p class="both">{_drawn(row.parts, near)}</p>'
    if row.kind != "changed":
        return html
    old = [part for part in row.parts if part.op != "added"]
    new = [part for part in row.parts if part.op != "removed"]
    return f'{html}<p class="old">{_drawn(old, near)}</p><p class="new">{_drawn(new, near)}</p>'


_ROWS = {"section": _section, "fold": _fold, "context": _context, "moved-from": _moved_from}


def _drawn(parts: Sequence[Part], near: int) -> str:
    last = len(parts) - 1
    drawn = []
    for number, part in enumerate(parts):
        if part.op == "same":
            drawn.append(_same(part.text, near if number else 0, near if number < last else 0))
        else:
            tag = "ins" if part.op == "added" else "del"
            # a line end alone would be marked, and not be seen
            text = part.text.rstrip("\n") if number or last else part.text.strip("\n")
            drawn.append(f"<{tag}>{escape(text, quote=False) or '¶'}</{tag}>")
    return "".join(drawn).rstrip("\n")


def _same(text: str, behind: int, before: int) -> str:
    """Return an unchanged stretch: `behind` characters after one change, `before` up to the next."""
    if len(text) <= behind + before + NEAR:
        return escape(text, quote=False)
    head = text[:behind].rpartition(" ")[0]
    tail = text[len(text) - before :].partition(" ")[2] if before else ""
    pieces = [escape(head, quote=False), '<span class="cut">[…]</span>', escape(tail, quote=False)]
    return " ".join(piece for piece in pieces if piece)
