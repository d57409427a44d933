"""Moments as they stand on pages."""

from datetime import UTC, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def time_element(when: datetime, shape: str, kind: str) -> SafeString:
    """Return a <time> of a class, with the moment in words; its shape is one of Django's date formats."""
    exact, language = when.astimezone(UTC), get_language()
    title = in_words(minute_of(exact), "j F Y, H:i", language)
    words = in_words(minute_of(timezone.localtime(when)), shape, language)
    # a page has hundreds, and nothing in them that anybody typed
    return mark_safe(
        f'<time class="{kind}" datetime="{exact:%Y-%m-%dT%H:%M:%SZ}" title="{title} UTC">{words}</time>'
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
