"""What the query of an address says, and the address with other values: filters, sort and place stay in it."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode


def number_from(query: Mapping[str, str], name: str) -> int:
    """Return a number of the query that fits a key of a row, 0 where there is none."""
    asked = query.get(name, "")
    return int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 19 else 0


def address_with(query: Mapping[str, str], *, without: Iterable[str] = (), **changed: object) -> str:
    """Return the query with other values and without some; what is empty is left out."""
    kept = {name: value for name, value in query.items() if name not in without}
    return "?" + urlencode(
        {name: value for name, value in {**kept, **changed}.items() if value not in ("", None)}
    )
