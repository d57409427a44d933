"""Moments as they stand on pages."""

from datetime import UTC, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language


def time_element(when: datetime, shape: str, kind: str) -> SafeString:
    """Return a <time> of a class, with the moment in words; its shape is one of Django's date formats."""
    language = get_language()
    title = in_words(minute_of(when.astimezone(UTC)), "j F Y, H:i", language)
    words = in_words(minute_of(timezone.localtime(when)), shape, language)
    # a page has hundreds, and nothing in them that anybody typed
    return mark_safe(f'<time class="{kind}" datetime="{exact(when)}" title="{title} UTC">{words}</time>')


def day_in_words(local: datetime) -> str:
    """Return the day that a clock shows: "1 Dec 2026"."""
    return in_words(
        local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None), "j M Y", get_language()
    )


def clock_of(local: datetime) -> str:
    """Return what a clock shows: "16:20"."""
    return f"{local.hour:02}:{local.minute:02}"


def exact(when: datetime) -> str:
    """Return a moment in ISO 8601, in UTC: "2026-12-01T16:20:00Z"."""
    return f"{when.astimezone(UTC).isoformat(timespec='seconds')[:19]}Z"


def minute_of(when: datetime) -> datetime:
    """Return what the clock shows, without its zone: moments that are equal in two zones read differently."""
    return when.replace(second=0, microsecond=0, tzinfo=None)


@lru_cache(maxsize=4096)
def in_words(minute: datetime, shape: str, language: str | None) -> str:
    return formats.date_format(minute, shape)
