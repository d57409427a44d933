"""Template tags of the look: time."""

from datetime import UTC

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def stamp(when) -> SafeString | str:
    """Return a <time> with the day as text and the exact moment (UTC) in title; "" for None.

    The text never depends on now, so pages that hold it may be cached; <stet-time> makes "12 min ago" of it.
    """
    if when is None:
        return ""
    exact = when.astimezone(UTC)
    return format_html(
        '<time class="stamp" datetime="{}" title="{} UTC">{}</time>',
        exact.strftime("%Y-%m-%dT%H:%M:%SZ"),
        formats.date_format(exact, "j F Y, H:i"),
        formats.date_format(timezone.localtime(when), "j M Y"),
    )


@register.simple_tag
def clock(when) -> SafeString | str:
    """Return a <time> that says hour and minute ("14:02"), for what happened within the reader's sitting."""
    if when is None:
        return ""
    return format_html(
        '<time datetime="{}" title="{} UTC">{}</time>',
        when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        formats.date_format(when.astimezone(UTC), "j F Y, H:i"),
        formats.date_format(timezone.localtime(when), "H:i"),
    )


@register.filter
def first_lines(text: str, count: int) -> str:
    """Return the first `count` lines of a text, for what surrounds a place."""
    return "\n".join(text.split("\n")[:count])


@register.filter
def last_lines(text: str, count: int) -> str:
    """Return the last `count` lines of a text."""
    return "\n".join(text.split("\n")[-count:])


@register.filter
def line_count(text: str) -> int:
    """Return how many lines a text has; the line end at its end begins no further one."""
    return len(text.splitlines())
