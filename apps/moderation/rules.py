from apps.accounts.models import User
from apps.articles.models import Article


class NotAllowed(Exception):
    """A rule forbids it: which one, until when, and what to do instead, each a sentence for the person."""

    def __init__(self, rule: str, *, until: str = "", instead: str = ""):
        super().__init__(rule)
        self.rule = rule
        self.until = until
        self.instead = instead


def check_may_edit(article: Article, *, by: User | None) -> None:
    """Raise NotAllowed where a rule keeps this person from editing the article."""


def check_filters(article: Article, text: str, *, by: User | None) -> None:
    """Raise NotAllowed where an edit filter forbids the text."""


def accepts_itself(article: Article, *, by: User | None) -> bool:
    """Tell whether a save by this person is seen by readers at once."""
    return True


def check_has_right(right: str, *, by: User | None) -> None:
    """Raise NotAllowed where the person lacks the right."""


def check_may_review(*, by: User | None) -> None:
    """Raise NotAllowed where the person may not accept or reject changes."""
