"""What stands around the text of an article: what binds it, what is asked of it, what waits, what its desks hold."""

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.urls import reverse
from django.utils import timezone

from apps.history.models import ChangeSet
from apps.moderation.listing import state_of
from apps.naming.banners import banners_of

from .counts import counts_of
from .page import Place, page_key


def facts_of(place: Place, *, is_editor: bool) -> dict:
    """Return what the frame says of the article, from the cache until one of it changes or runs out."""
    key = "facts." + page_key(place, is_editor=is_editor)
    facts = caches["pages"].get(key)
    if facts is None:
        state = state_of(place.article_id)
        facts = {
            "change": ChangeSet.objects.get(pk=place.shown_id),
            "state": state.sentences,
            "banners": banners_of(place.article_id),
            "counts": counts_of(place.title),
        }
        left = (state.until - timezone.now()).total_seconds() if state.until else DEFAULT_TIMEOUT
        caches["pages"].set(key, facts, left)
    return facts


def waiting_of(place: Place) -> dict | None:
    """Return how many changes wait for review, with the diff that shows them; None where none does."""
    if place.accepted_id in (None, place.newest_id):
        return None
    waiting = ChangeSet.objects.filter(article=place.article_id, pk__gt=place.accepted_id)
    address = reverse("history:diff_between", args=[place.accepted_id, place.newest_id])
    return {"count": waiting.count(), "address": address}
