"""Rows of notices, drawn here and not in a template: a page has up to 500 of them, each with a form."""

from collections.abc import Iterable
from html import escape

from django import template
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from apps.history.models import Notice
from apps.skin.moments import time_element

register = template.Library()


@register.simple_tag(takes_context=True)
def notice_rows(context, rows: Iterable[tuple[Notice, str, str]]) -> SafeString:
    """Return the items of a list: each a notice, its address ("" for none) and the label of its kind."""
    token = get_token(context["request"])
    words = {
        "new": escape(_("Unread")),
        "go": escape(_("Read and open")),
        "read": escape(_("Mark as read")),
        "go_label": escape(_("Mark as read and open: %(sentence)s")),
        "read_label": escape(_("Mark as read: %(sentence)s")),
        "token": f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">',
    }
    return mark_safe("".join(_row(notice, address, label, words) for notice, address, label in rows))


def _row(notice: Notice, address: str, label: str, words: dict[str, str]) -> str:
    sentence = escape(notice.sentence)
    new = "" if notice.read_at else f'<b class="notice-new">{words["new"]}</b> '
    told = f'<a class="notice-about" href="{escape(address)}">{sentence}</a>' if address else sentence
    form = "" if notice.read_at else _form(notice, address, sentence, words)
    return (
        f'<li class="notice" id="notice-{notice.pk}"><span class="notice-what">{new}{told}</span> '
        f'<span class="notice-when soft">{escape(label)} · {time_element(notice.at, "j M Y", "stamp")}</span>'
        f"{form}</li>\n"
    )


def _form(notice: Notice, address: str, sentence: str, words: dict[str, str]) -> str:
    said = {"sentence": sentence}
    go = ""
    if address:
        label = words["go_label"] % said
        go = f'<button class="link-button" name="go" value="1" aria-label="{label}">{words["go"]}</button> '
    return (
        f'<form class="acts" method="post">{words["token"]}'
        f'<input type="hidden" name="notice" value="{notice.pk}">{go}'
        f'<button class="link-button" aria-label="{words["read_label"] % said}">{words["read"]}</button></form>'
    )
