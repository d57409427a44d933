"""What is due by the clock, and who does it."""

import logging
from collections.abc import Callable
from datetime import datetime

from apps.moderation import clocks as moderation
from apps.naming import clocks as naming

TICKS: tuple[Callable[[datetime], int], ...] = (moderation.tick, naming.tick)
logger = logging.getLogger(__name__)


def tick_all(now: datetime) -> int:
    """Do all that is due; return how many rows that were. One that fails is logged and keeps no other from
    its turn.
    """
    return sum(tick_safely(tick, now) for tick in TICKS)


def tick_safely(tick: Callable[[datetime], int], now: datetime) -> int:
    try:
        return tick(now)
    except Exception:
        logger.exception("%s failed; it is tried again at the next tick", tick.__module__)
        return 0
