from urllib.parse import quote


def path_of(title: str) -> str:
    """Return the title as it stands in an address: _ for space, UTF-8 percent-encoded, slashes kept."""
    return quote(title.replace(" ", "_"), safe="/:@!$*,;()~'")
