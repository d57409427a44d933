"""Moments as they stand on pages."""

from datetime import UTC, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language


def time_element(when: datetime, shape: str, kind: str) -> SafeString:
    """Return a <time> of a class, with the moment in words; its shape is one of Django's date formats."""
    exact = when.astimezone(UTC)
    return format_html(
        '<time class="{}" datetime="{}" title="{} UTC">{}</time>',
        kind,
        exact.strftime("%Y-%m-%dT%H:%M:%SZ"),
        in_words(minute_of(exact), "j F Y, H:i", get_language()),
        in_words(minute_of(timezone.localtime(when)), shape, get_language()),
    )


def day_in_words(local: datetime) -> str:
    """Return the day that a clock shows: "1 Dec 2026"."""
    return in_words(
        local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None), "j M Y", get_language()
    )


def minute_of(when: datetime) -> datetime:
    """Return what the clock shows, without its zone: moments that are equal in two zones read differently."""
    return when.replace(second=0, microsecond=0, tzinfo=None)


@lru_cache(maxsize=4096)
def in_words(minute: datetime, shape: str, language: str | None) -> str:
    return formats.date_format(minute, shape)
