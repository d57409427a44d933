"""What a person may do: rights that come with days and edits, and rights that were granted."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from apps.accounts.models import User
from apps.history.models import ChangeSet

AUTOCONFIRMED = "autoconfirmed"
EXTENDED_CONFIRMED = "extended confirmed"
REVIEWER = "reviewer"
ROLLBACKER = "rollbacker"
PAGE_MOVER = "page mover"
FILTER_MANAGER = "filter manager"
ADDRESS_CHECKER = "address checker"
SUPPRESSOR = "suppressor"
ADMINISTRATOR = "administrator"
BOT = "bot"

RIGHTS = (
    AUTOCONFIRMED,
    EXTENDED_CONFIRMED,
    REVIEWER,
    ROLLBACKER,
    PAGE_MOVER,
    FILTER_MANAGER,
    ADDRESS_CHECKER,
    SUPPRESSOR,
    ADMINISTRATOR,
    BOT,
)
IMPLIED = {
    EXTENDED_CONFIRMED: {AUTOCONFIRMED},
    PAGE_MOVER: {AUTOCONFIRMED},
    BOT: {AUTOCONFIRMED},
    ADMINISTRATOR: {AUTOCONFIRMED, EXTENDED_CONFIRMED, REVIEWER, ROLLBACKER, PAGE_MOVER, SUPPRESSOR},
}
PROMOTION = {
    AUTOCONFIRMED: {"days": 4, "edits": 10},
    EXTENDED_CONFIRMED: {"days": 30, "edits": 500},
}


def rights_of(user) -> frozenset[str]:
    """Return the rights that a person has, however they came; at most three queries."""
    granted = granted_to(user)
    if ADMINISTRATOR in granted or not is_open(user):
        return granted
    return granted.union(right for right in PROMOTION if right not in granted and is_promoted(user, right))


def has_right(user, right: str) -> bool:
    """Say whether a person has a right, however it came; nobody is asked for more than the answer takes."""
    if right not in RIGHTS:
        raise ValueError(f"there is no right {right!r}")
    if not is_open(user):
        return False
    return right in granted_to(user) or (right in PROMOTION and is_promoted(user, right))


def granted_to(user) -> frozenset[str]:
    """Return the rights that were granted to a person, and those that come with them; one query."""
    if not is_open(user):
        return frozenset()
    named = [ADMINISTRATOR] if user.is_superuser else group_names(user)
    return frozenset(named).union(*(IMPLIED.get(right, ()) for right in named))


def group_names(user) -> list[str]:
    return list(user.groups.filter(name__in=RIGHTS).values_list("name", flat=True))


def is_open(user) -> bool:
    """Say whether this is a person with an account that was not closed."""
    return user is not None and user.is_authenticated and user.is_active


def is_promoted(user: User, right: str) -> bool:
    """Say whether a person has the days and the edits for a right that comes by itself."""
    threshold = promotion()[right]
    if days_of(user) < threshold["days"]:
        return False
    return edits_of(user, at_most=threshold["edits"]) >= threshold["edits"]


def promotion() -> dict[str, dict[str, int]]:
    """Return how many days and edits each right takes; the setting PROMOTION may say otherwise."""
    return {**PROMOTION, **getattr(settings, "PROMOTION", {})}


def days_of(user: User) -> int:
    """Return how many whole days the account has existed."""
    return (timezone.now() - user.date_joined) // timedelta(days=1)


def edits_of(user: User, *, at_most: int | None = None) -> int:
    """Return how many change sets a person has saved, counted no further than asked."""
    return ChangeSet.objects.filter(author=user)[:at_most].count()
