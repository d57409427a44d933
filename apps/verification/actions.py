"""Work on flags that changes no text: who takes one on, and what became of one that is gone."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User

from .models import Flag

CLAIM_DAYS = 7


class CannotClaim(LookupError):
    """Somebody else has claimed the flag, or it is gone; the message says which."""


class AlreadyExplained(LookupError):
    """What became of the flag is written down already, or it still stands; the message says which."""


def claim(flag: Flag, *, by: User) -> None:
    """Write down that a person works on a flag, for a week; claiming it again begins the week anew.

    Raises CannotClaim. One statement decides a race.
    """
    now = timezone.now()
    free = Q(claimed_by=None) | Q(claimed_by=by) | Q(claimed_until__lt=now)
    until = now + timedelta(days=getattr(settings, "FLAG_CLAIM_DAYS", CLAIM_DAYS))
    claimed = Flag.objects.filter(free, pk=flag.pk, removed_in=None).update(
        claimed_by=by, claimed_until=until
    )
    if not claimed:
        flag.refresh_from_db()
        if flag.removed_in_id:
            raise CannotClaim(_("This flag stands in the text no more."))
        raise CannotClaim(_("%s works on this flag already. Choose another, or ask.") % flag.claimed_by)


def unclaim(flag: Flag, *, by: User) -> None:
    """Give a claim back; somebody else's stays."""
    Flag.objects.filter(pk=flag.pk, claimed_by=by).update(claimed_by=None, claimed_until=None)


def explain(flag: Flag, *, how: str, note: str = "", by: User) -> None:
    """Write down how a flag was settled that left the text without a word. Raises AlreadyExplained."""
    how = Flag.Settled(how)
    orphaned = Flag.objects.filter(pk=flag.pk, removed_in__isnull=False, settled_how="")
    if not orphaned.update(settled_how=how, note=note.strip(), settled_by=by):
        raise AlreadyExplained(
            _("This flag still stands in the text, or somebody has said already how it was settled.")
        )
