"""The clock of move requests, in words and as the worker ticks it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.history.notices import notify

from .actions import first_article, locked_request, write_log
from .models import MoveRequest
from .states import CLOCK, UNDER_DISCUSSION, State, state_at

MARKS = {State.ELAPSED: "request elapsed", State.BACKLOG: "request in backlog"}


def tick(now: datetime) -> int:
    """Mark the requests whose seven days are over, or over since a day; return how many were marked."""
    asked = MoveRequest.objects.filter(state__in=[State.OPEN, State.ELAPSED], listed_at__lte=now - CLOCK)
    return sum(mark(request, now) for request in asked.order_by("pk"))


def mark(request: MoveRequest, now: datetime) -> bool:
    with transaction.atomic():
        request = locked_request(request)
        state = state_at(State(request.state), request.listed_at, now)
        if state == request.state:
            return False
        request.state = state
        request.save(update_fields=["state"])
        write_log(request, MARKS[state], is_changed=True, by=None)
        if state == State.ELAPSED:
            article = first_article(request)
            sentence = _("The seven days of your request about “%s” are over.") % article.title
            notify(
                [request.by], "clock", sentence, address=request.get_absolute_url(), article=article, by=None
            )
    return True


def clock_sentence(request: MoveRequest, now: datetime | None = None) -> str:
    """Return where the request stands and what time is left or past, in words."""
    now = now or timezone.now()
    state = state_at(State(request.state), request.listed_at, now)
    words = state_words(request, state, now)
    return "; ".join([words, *relist_words(request)]) if state in UNDER_DISCUSSION else words


def state_words(request: MoveRequest, state: State, now: datetime) -> str:
    due = request.listed_at + CLOCK
    if state == State.OPEN:
        return _("open, %s left") % span_words(due - now)
    if state == State.ELAPSED:
        return _("time is up since %s: it may be closed") % span_words(now - due)
    if state == State.BACKLOG:
        return _("in the backlog, %s past its time") % span_words(now - due)
    words = {
        "result": request.get_result_display(),
        "day": day(request.closed_at),
        "name": request.closed_by,
    }
    closed = _("closed %(day)s by %(name)s: %(result)s") % words
    return _("%s; awaits execution") % closed if state == State.AWAITING else closed


def relist_words(request: MoveRequest) -> list[str]:
    if not request.relist_count:
        return []
    times = ngettext("relisted once", "relisted %d times", request.relist_count)
    words = times % request.relist_count if "%d" in times else times
    said = f": {request.relist_reason}" if request.relist_reason else ""
    return [
        _("%(words)s, %(day)s, by %(name)s%(said)s")
        % {"words": words, "day": day(request.listed_at), "name": request.relisted_by, "said": said}
    ]


def span_words(span: timedelta) -> str:
    """Return a span as days and hours, under a day as hours and minutes: "2 d 4 h"."""
    minutes = max(int(span.total_seconds()) // 60, 0)
    if minutes >= 24 * 60:
        return _("%(d)d d %(h)d h") % {"d": minutes // 1440, "h": minutes % 1440 // 60}
    if minutes >= 60:
        return _("%(h)d h %(min)d min") % {"h": minutes // 60, "min": minutes % 60}
    return _("%d min") % minutes


def day(when: datetime) -> str:
    return formats.date_format(timezone.localtime(when), "j M")
