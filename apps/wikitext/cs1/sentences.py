"""Parts of a citation strung together with full stops, or commas, but never two."""

from __future__ import annotations

import re

_STOP_BEHIND_MARKS = re.compile(r"\.(?:['\"”’\]]|&#93;|</?\w[^<>]*>)*$")


class Sentences:
    """Parts in order; each begins anew or hangs on the one before it."""

    __slots__ = ("parts", "separator")

    def __init__(self, separator: str) -> None:
        self.separator = separator
        self.parts: list[str] = []

    def add(self, text: str) -> None:
        """Begin a new part; blank text adds nothing."""
        if text:
            self.parts.append(text)

    def attach(self, text: str) -> None:
        """Hang the text, its leading blank included, on the last part."""
        if text:
            if self.parts:
                self.parts[-1] += text
            else:
                self.parts.append(text.lstrip())

    def join(self, end: str) -> str:
        """Return the parts with their separators and the mark at the end."""
        stop = self.separator + " "
        parts = self.parts
        out = "".join([part + (" " if self._has_stop(part) else stop) for part in parts[:-1]])
        last = parts[-1] if parts else ""
        return out + last + ("" if end == "." and _ends_with_stop(last) else end)

    def _has_stop(self, part: str) -> bool:
        return self.separator == "." and _ends_with_stop(part)


def _ends_with_stop(part: str) -> bool:
    last = part[-1:]
    if last == ".":
        return True
    return last in "'\"”’]>;" and _STOP_BEHIND_MARKS.search(part, max(len(part) - 60, 0)) is not None
