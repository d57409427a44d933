from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.rules import BadText, check_text
from apps.moderation.rules import NotAllowed, check_may_talk

from .models import Comment, Topic

MOST_TITLE_CHARACTERS = 200
MOST_CHARACTERS = 20_000


class CannotTalk(ValueError):
    """It cannot be said here as things stand; the message says why and what to do instead."""


def check_title(title: str) -> None:
    """Raise BadText where a topic cannot have this title."""
    check_text(title)
    if not title.strip():
        raise BadText(_("Say in a few words what the topic is about."))
    if "\n" in title or "\r" in title:
        raise BadText(_("A title is one line."))
    if len(title) > MOST_TITLE_CHARACTERS:
        raise BadText(
            _("The title has %(count)d characters; it may have %(limit)d.")
            % {"count": len(title), "limit": MOST_TITLE_CHARACTERS}
        )


def check_words(text: str) -> None:
    """Raise BadText where a comment cannot have this text."""
    check_text(text)
    if not text.strip():
        raise BadText(_("There are no words in it."))
    if len(text) > MOST_CHARACTERS:
        raise BadText(
            _("The text has %(count)s characters; a comment may have %(limit)s. Say it in several.")
            % {"count": f"{len(text):,}", "limit": f"{MOST_CHARACTERS:,}"}
        )


def check_may_write(topic: Topic, *, by: User) -> None:
    """Raise NotAllowed where this person may not write in the topic, CannotTalk where nobody may."""
    check_may_talk(topic.article, by=by)
    if topic.is_closed:
        raise CannotTalk(
            _("%s closed this topic meanwhile. Reopen it, or start another one.") % topic.closed_by
        )


def check_may_change(comment: Comment, *, by: User) -> None:
    """Raise NotAllowed where this person may not change the comment, CannotTalk where nobody may."""
    if comment.by != by:
        raise NotAllowed(
            _("Only %s may change this comment.") % comment.by, instead=_("Answer it, and say what is wrong.")
        )
    if comment.is_hidden:
        raise CannotTalk(_("An administrator hid this comment; it cannot be changed."))
    check_may_write(comment.topic, by=by)
