"""Template tags of the look: time, form controls, the edges of a text."""

import base64

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.skin.moments import time_element

register = template.Library()

SVG_DATA = "data:image/svg+xml;base64,"
MOST_AROUND = 240  # characters of what surrounds a place


@register.simple_tag
def stamp(when) -> SafeString | str:
    """Return a <time> with the day as text and the exact moment (UTC) in title; "" for None.

    The text never depends on now, so pages that hold it may be cached; <stet-time> makes "12 min ago" of it.
    """
    return time_element(when, "j M Y", "stamp") if when else ""


@register.simple_tag
def moment(when) -> SafeString | str:
    """Return a <time> with day and minute ("1 Dec 2026, 16:20"), for what is still to come; "" for None."""
    return time_element(when, "j M Y, H:i", "moment") if when else ""


@register.simple_tag
def control(field) -> SafeString:
    """Return the widget of a bound field without placeholder: the label says it, and stays."""
    return field.as_widget(attrs={"placeholder": False})


@register.filter
def is_data_svg(address: str) -> bool:
    """Say whether an address is itself an SVG picture, which the security policy keeps out of <img>."""
    return str(address).startswith(SVG_DATA)


@register.simple_tag
def inline_svg(address: str) -> SafeString:
    """Return the SVG of a data address as markup. Only for pictures that the server drew itself."""
    return mark_safe(base64.b64decode(address.removeprefix(SVG_DATA)).decode())


@register.filter
def first_lines(text: str, count: int) -> str:
    """Return the first `count` lines of a text, no more than its first words, for what surrounds a place."""
    lines = "\n".join(text.split("\n")[:count])
    if len(lines) <= MOST_AROUND:
        return lines
    begin = lines[:MOST_AROUND]
    return (begin.rpartition(" ")[0] or begin) + " …"


@register.filter
def last_lines(text: str, count: int) -> str:
    """Return the last `count` lines of a text, no more than its last words."""
    lines = "\n".join(text.split("\n")[-count:])
    if len(lines) <= MOST_AROUND:
        return lines
    end = lines[-MOST_AROUND:]
    return "… " + (end.partition(" ")[2] or end)


@register.filter
def line_count(text: str) -> int:
    """Return how many lines a text has; the line end at its end begins no further one."""
    return len(text.splitlines())


@register.filter
def heading_words(text: str) -> str:
    """Return the words of the heading with which a section's text begins, "" where it begins with none."""
    line = (text or "").lstrip().partition("\n")[0].strip()
    return line.strip("=").strip() if line.startswith("=") and line.endswith("=") else ""
