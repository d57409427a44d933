import re

from django.conf import settings
from django.utils.translation import gettext as _

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class BadText(ValueError):
    """The text cannot be stored; the message says why in one sentence."""


def check_text(text: str) -> None:
    """Raise BadText when a text is too large or holds a character that XML 1.0 forbids."""
    if forbidden := FORBIDDEN.search(text):
        line = text.count("\n", 0, forbidden.start()) + 1
        code_point = f"U+{ord(forbidden.group()):04X}"
        raise BadText(
            _("Line %(line)d holds the character %(code_point)s, which no article may hold. Take it out.")
            % {"line": line, "code_point": code_point}
        )
    size_bytes = len(text.encode())
    if size_bytes > settings.MAX_ARTICLE_BYTES:
        raise BadText(
            _("The text has %(size)s bytes; an article may have %(limit)s. Give a part its own article.")
            % {"size": f"{size_bytes:,}", "limit": f"{settings.MAX_ARTICLE_BYTES:,}"}
        )


def check_headings(count: int) -> None:
    """Raise BadText when an article would have more headings than allowed."""
    if count > settings.MAX_HEADINGS:
        raise BadText(
            _("The text has %(count)s headings; an article may have %(limit)s.")
            % {"count": f"{count:,}", "limit": f"{settings.MAX_HEADINGS:,}"}
        )
