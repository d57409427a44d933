"""The one way in: every change of every text passes `write_edit`."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.accounts.models import User
from apps.articles.indexing import index_links, index_redirect
from apps.articles.locking import assert_locked, lock
from apps.articles.models import Article, Section
from apps.articles.resection import resection
from apps.articles.rules import check_headings, check_text
from apps.articles.search import index_words
from apps.citations.indexing import index_citations
from apps.history.models import ChangeSet, Head
from apps.history.pages import bump_pages_linking_to
from apps.history.recording import Saved, head_of, order_of, record
from apps.history.showing import index_accepted_words
from apps.moderation.rules import accepts_itself, check_filters, check_may_edit, is_pending
from apps.verification.indexing import index_flags
from apps.wikitext.sections import Piece, has_open_markup, split_sections
from apps.wikitext.titles import normalise_title

from .placing import EditConflict, NoSuchSection, Region, SectionEdit, WrongBase, find_region

__all__ = ["EditConflict", "NoSuchSection", "SectionEdit", "WrongBase", "save_edit", "write_edit"]


def save_edit(
    edit: SectionEdit, *, author_name: str = "", at: datetime | None = None, by: User | None
) -> ChangeSet | None:
    """Save one edit in one durable transaction; return its change set, or None where it changed nothing.

    Locks the article's row, and makes the article where there is none. `author_name` and `at` are for
    imported authors and times. Raises BadTitle, BadText, NoSuchSection, WrongBase, EditConflict, NotAllowed.
    """
    with transaction.atomic(durable=True):
        article_id = ensure_article(edit.title)
        with lock(article_id) as (article,):
            return write_edit(article, edit, author_name=author_name, at=at, by=by)


def ensure_article(title: str) -> int:
    """Return the id of the article of this title, made on the spot if need be. Raises BadTitle."""
    name = normalise_title(title)
    ids = Article.objects.filter(namespace=name.namespace, title=name.text).values_list("pk", flat=True)
    if not ids.exists():
        Article.objects.bulk_create(
            [Article(namespace=name.namespace, title=name.text)], ignore_conflicts=True
        )
    return ids.get()


def write_edit(
    article: Article,
    edit: SectionEdit,
    *,
    author_name: str = "",
    at: datetime | None = None,
    null_ok: bool = False,
    by: User | None,
) -> ChangeSet | None:
    """Write one edit inside the caller's transaction and lock; return its change set.

    Returns None where the text is unchanged, unless `null_ok` asks for a change set all the same. Raises as
    save_edit.
    """
    assert_locked(article)
    check_may_edit(article, by=by)
    check_text(edit.text)
    head = head_of(article)
    newest = head.newest if head else None
    rows = newest_rows(newest)
    region = find_region(edit, newest, rows)
    is_unchanged = newest and region.text == joined(rows[region.start : region.stop])
    if is_unchanged and not null_ok:
        return None
    check_filters(article, region.text, by=by)
    return write_region(article, edit, region, head, rows, author_name=author_name, at=at, by=by)


def newest_rows(newest: ChangeSet | None) -> list[Section]:
    if newest is None:
        return []
    order = order_of(newest)
    rows = Section.objects.in_bulk(order)
    return [rows[pk] for pk in order]


def joined(rows: Sequence[Section]) -> str:
    return "".join(row.text for row in rows)


def write_region(
    article: Article,
    edit: SectionEdit,
    region: Region,
    head: Head | None,
    rows: Sequence[Section],
    *,
    author_name: str,
    at: datetime | None,
    by: User | None,
) -> ChangeSet:
    start, stop, pieces = split_region(region, rows)
    old = rows[start:stop]
    absent = Section.objects.filter(article=article).exclude(pk__in=[row.pk for row in rows])
    placed, changed = resection(article, old, pieces, absent=absent)
    now = [*rows[:start], *placed, *rows[stop:]]
    check_headings(len(now) - 1)
    saved = what_is_saved(edit, region, now, author_name=author_name or str(by or ""), at=at)
    is_accepted = is_seen_at_once(article, head, by=by)
    change_set = record(
        article,
        head.newest if head else None,
        changed,
        saved,
        is_order_new=head is None or saved.section_ids != [row.pk for row in rows],
        is_accepted=is_accepted,
        by=by,
    )
    touched = [*changed, *revived(old, placed, changed), *gone(old, placed)]
    reindex_touched(article, touched, now, change_set, by=by)
    if is_accepted:
        index_words((row.pk, row.heading, row.text) for row in touched)
        if head and head.accepted_id != head.newest_id:
            index_accepted_words(article, change_set)
    if change_set.parent_id is None:
        bump_pages_linking_to(article.title)
    return change_set


def is_seen_at_once(article: Article, head: Head | None, *, by: User | None) -> bool:
    """Tell whether readers get the new state: nothing else waits, or nothing has to wait any more."""
    if head is None or not is_pending(article):
        return True
    return head.accepted_id == head.newest_id and accepts_itself(article, by=by)


def split_region(region: Region, rows: Sequence[Section]) -> tuple[int, int, list[Piece]]:
    """Return (start, stop, pieces): rows[start:stop] become the pieces.

    Wider than the region where its text does not begin with a heading (it belongs to the section before), and
    the whole article where markup left open anywhere could swallow a heading.
    """
    if any(row.is_open for row in rows) or (
        len(rows) > region.stop - region.start and has_open_markup(region.text)
    ):
        text = joined(rows[: region.start]) + region.text + joined(rows[region.stop :])
        return 0, len(rows), split_sections(text)
    pieces = split_sections(region.text)
    if region.start == 0:
        return 0, region.stop, pieces
    if pieces[0].text == "":
        return region.start, region.stop, pieces[1:]
    before = rows[region.start - 1]
    return (
        region.start - 1,
        region.stop,
        [Piece(before.level, before.heading, before.text + pieces[0].text), *pieces[1:]],
    )


def what_is_saved(
    edit: SectionEdit, region: Region, now: Sequence[Section], *, author_name: str, at: datetime | None
) -> Saved:
    data = joined(now).encode()
    return Saved(
        section_ids=[row.pk for row in now],
        sha1=hashlib.sha1(data, usedforsecurity=False).hexdigest(),
        size_bytes=len(data),
        summary=edit.summary.strip()[:500],
        is_minor=edit.is_minor,
        tags=[*edit.tags, *(["merged"] if region.is_merged else [])],
        author_name=author_name,
        at=at,
    )


def revived(old: Sequence[Section], placed: Sequence[Section], changed: Sequence[Section]) -> list[Section]:
    """Return the sections that came back as they were: their rows in the indexes went when they did."""
    known = {row.pk for row in [*old, *changed]}
    return [row for row in placed if row.pk not in known]


def gone(old: Sequence[Section], placed: Sequence[Section]) -> list[Section]:
    """Return the sections that were taken out, each with an empty text: what stood in them stands there no
    more.
    """
    kept = {row.pk for row in placed}
    return [
        Section(pk=row.pk, article_id=row.article_id, level=row.level, heading=row.heading, text="")
        for row in old
        if row.pk not in kept
    ]


def reindex_touched(
    article: Article,
    touched: Sequence[Section],
    now: Sequence[Section],
    change_set: ChangeSet,
    *,
    by: User | None,
) -> None:
    index_links(touched)
    index_citations(article, touched, change_set)
    index_flags(article, touched, change_set, by=by)
    if any(row.pk == now[0].pk for row in touched) or change_set.parent_id is None:
        index_redirect(article, now[0].text)
