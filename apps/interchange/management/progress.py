"""How far a long command has come: one line rewritten on a terminal, plain lines elsewhere."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
TERMINAL_SECONDS = 0.2
PLAIN_SECONDS = 30


def with_progress(items: Iterable[Item], total: int, out) -> Iterator[Item]:
    """Yield the items; meanwhile write count, rate and time left to `out`, a command's stderr."""
    is_terminal = out.isatty()
    pause = TERMINAL_SECONDS if is_terminal else PLAIN_SECONDS
    started = last = time.monotonic()
    for count, item in enumerate(items):
        now = time.monotonic()
        if now - last >= pause:
            last = now
            show(out, progress_line(count, total, now - started), is_terminal=is_terminal)
        yield item
    if is_terminal and last != started:
        out.write("\r\x1b[K", ending="")


def progress_line(count: int, total: int, seconds: float) -> str:
    """Return a line such as "120 of 4,000, 12.0 a second, 5 min 23 s left"."""
    rate = count / seconds if seconds else 0
    if not rate:
        return f"{count:,} of {total:,}"
    speed = f"{rate:,.1f} a second" if rate >= 1 else f"{rate * 60:.1f} a minute"
    minutes, left = divmod(round((total - count) / rate), 60)
    return f"{count:,} of {total:,}, {speed}, {minutes} min {left} s left"


def show(out, line: str, *, is_terminal: bool) -> None:
    if is_terminal:
        out.write(f"\r\x1b[K{line}", ending="")
        out.flush()
    else:
        out.write(line)
