from apps.wikitext.sentences import plain_words


def anchor_of(heading: str) -> str:
    """Return the anchor of the first heading of these words on its page, as MediaWiki makes it."""
    return "_".join(plain_words(heading).split())
