from functools import lru_cache
from urllib.parse import quote


# lists ask for the same titles row after row
@lru_cache(maxsize=4096)
def path_of(title: str) -> str:
    """Return the title as it stands in an address: _ for space, UTF-8 percent-encoded, slashes kept."""
    return quote(title.replace(" ", "_"), safe="/:@!$*,;()~'")
