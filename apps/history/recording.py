from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import reversion
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from reversion.models import Revision, Version

from apps.accounts.models import User
from apps.articles.locking import assert_locked
from apps.articles.models import Article, Section

from .models import ChangeSet, Head, SectionOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What is recorded of one save: the state after it and what is said about it."""

    section_ids: Sequence[int]
    sha1: str
    size_bytes: int
    summary: str
    is_minor: bool
    tags: Sequence[str]
    author_name: str
    at: datetime | None = None


def record(
    article: Article,
    parent: ChangeSet | None,
    changed: Sequence[Section],
    saved: Saved,
    *,
    is_order_new: bool,
    is_accepted: bool = True,
    by: User | None,
) -> ChangeSet:
    """Make one Revision with its ChangeSet, section versions and, where the order is new, SectionOrder; move
    Head on.

    `parent` is the newest change set. Needs the article's lock. Raises IntegrityError where a parent would
    get a second child.
    """
    assert_locked(article)
    change_set = make_change_set(article, parent, changed, saved, by=by)
    if is_order_new:
        SectionOrder.objects.create(
            change_set=change_set, article=article, section_ids=list(saved.section_ids)
        )
    move_head(article, change_set, is_accepted=is_accepted)
    return change_set


def head_of(article: Article) -> Head | None:
    """Return the article's Head with its newest change set; None before the first save."""
    return Head.objects.filter(article=article).select_related("newest").first()


def newest_of(article: Article) -> ChangeSet | None:
    """Return the newest change set, from Head."""
    head = head_of(article)
    return head.newest if head else None


def order_of(change_set: ChangeSet) -> list[int]:
    """Return the ids of the sections as of a change set, in order."""
    orders = SectionOrder.objects.filter(article=change_set.article_id, change_set__lte=change_set.pk)
    return orders.order_by("-change_set").values_list("section_ids", flat=True)[0]


def make_change_set(
    article: Article, parent: ChangeSet | None, changed: Sequence[Section], saved: Saved, *, by: User | None
) -> ChangeSet:
    at = saved.at or timezone.now()
    revision = make_revision(changed, by=by, at=at, comment=saved.summary)
    return ChangeSet.objects.create(
        revision=revision,
        article=article,
        parent=parent,
        author=by,
        author_name=saved.author_name,
        summary=saved.summary,
        is_minor=saved.is_minor,
        size_bytes=saved.size_bytes,
        size_change_bytes=saved.size_bytes - (parent.size_bytes if parent else 0),
        sha1=saved.sha1,
        tags=list(saved.tags),
        created_at=at,
    )


def make_revision(changed: Sequence[Model], *, by: User | None, at: datetime, comment: str) -> Revision:
    """Return a Revision with a version of each changed row, as it is in memory; reversion itself makes none
    where nothing changed. Exactly one ChangeSet or LogEntry is to name it.
    """
    if not changed:
        return Revision.objects.create(user=by, date_created=at, comment=comment)
    with reversion.create_revision(manage_manually=True, atomic=False):
        reversion.set_user(by)
        reversion.set_date_created(at)
        reversion.set_comment(comment)
        for row in changed:
            reversion.add_to_revision(row)
    return newest_revision_of(changed[0])


def newest_revision_of(row: Model) -> Revision:
    versions = Version.objects.filter(
        db="default", content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
    )
    return versions.order_by("-revision_id").select_related("revision")[0].revision


def move_head(article: Article, change_set: ChangeSet, *, is_accepted: bool) -> None:
    accepted = {"accepted": change_set} if is_accepted else {}
    heads = Head.objects.filter(article=article)
    if not heads.update(newest=change_set, **accepted):
        Head.objects.create(article=article, newest=change_set, accepted=change_set)
