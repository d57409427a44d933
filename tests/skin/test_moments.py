"""A moment reads as the clock of the person's zone shows it, and always says itself exactly."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from django.utils import timezone as clock

from apps.skin.moments import clock_of, day_in_words, exact, time_element

NEW_YEAR = datetime(2026, 12, 31, 23, 30, 15, tzinfo=UTC)


def test_a_moment_is_told_in_words_and_exactly():
    assert time_element(NEW_YEAR, "j M Y", "stamp") == (
        '<time class="stamp" datetime="2026-12-31T23:30:15Z" title="31 December 2026, 23:30 UTC">31 Dec 2026</time>'
    )


def test_one_moment_reads_differently_in_two_zones():
    with clock.override(UTC):
        assert ">31 Dec 2026, 23:30<" in time_element(NEW_YEAR, "j M Y, H:i", "moment")
    with clock.override(ZoneInfo("Asia/Yerevan")):
        assert ">1 Jan 2027, 03:30<" in time_element(NEW_YEAR, "j M Y, H:i", "moment")


def test_a_day_is_that_of_the_clock_it_is_read_from():
    assert day_in_words(NEW_YEAR) == "31 Dec 2026"
    assert day_in_words(NEW_YEAR.astimezone(timezone(timedelta(hours=4)))) == "1 Jan 2027"


def test_the_pieces_of_a_moment_for_lists():
    assert exact(NEW_YEAR) == "2026-12-31T23:30:15Z"
    assert exact(NEW_YEAR.replace(microsecond=999_999)) == "2026-12-31T23:30:15Z"
    assert exact(NEW_YEAR.astimezone(timezone(timedelta(hours=4)))) == "2026-12-31T23:30:15Z"
    assert clock_of(NEW_YEAR.replace(hour=3, minute=5)) == "03:05"
