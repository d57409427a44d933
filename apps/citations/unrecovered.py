"""Which citations still wait for their source.

An extract has citation numbers and no bibliography, so the importer defines each number with words that
name it and the comment `<!-- unrecovered -->`. The comment, not the words, is the mark: the words are in
the article's language.
"""

import re

MARKER = "<!-- unrecovered -->"

_MARKER = re.compile(r"<!--\s*unrecovered\b.*?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SOURCE = re.compile(r"\{\{|\[\[|https?://", re.IGNORECASE)


def is_unrecovered(content: str | None) -> bool:
    """Tell whether the content of a `<ref>` names no source: nothing, only comments, or the importer's mark.

    None stands for a citation that is used and nowhere defined. A source written beside a forgotten mark
    counts as recovered.
    """
    visible = _COMMENT.sub("", content or "")
    if not visible.strip():
        return True
    return bool(_MARKER.search(content or "")) and not _SOURCE.search(visible)
