"""Many flags settled at once: one kind, one save, one log entry that names them all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.locking import lock
from apps.articles.models import Article, Section
from apps.history.logging import log
from apps.history.models import ChangeSet
from apps.history.notices import notify
from apps.history.recording import newest_of
from apps.verification.markup import without_flag
from apps.verification.models import Flag

from .flags import gone_sentence
from .placing import SectionEdit
from .save import joined, newest_rows, write_edit


class ManyKinds(ValueError):
    """Flags of several kinds were chosen, or none was; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class SettledFlags:
    """What came of settling: the flags settled by `change_set`, and those left, each with a sentence that says
    why. `change_set` is None where none could be settled.
    """

    change_set: ChangeSet | None
    flags: list[Flag]
    left: list[tuple[Flag, str]]


def settle_flags(
    article: Article, flag_ids: Iterable[int], *, how: str, note: str = "", by: User
) -> SettledFlags:
    """Take flags of one kind out of an article's text and write down how they were settled.

    Locks the article, saves one change set and writes one log entry; each person who raised some of them gets
    one notice. Raises ManyKinds, NotAllowed.
    """
    how = Flag.Settled(how)
    with transaction.atomic(durable=True), lock(article.pk) as (article,):
        flags = chosen_flags(article, flag_ids)
        newest = newest_of(article)
        rows = newest_rows(newest)
        standing, left = sorted_out(flags, rows)
        if not standing:
            return SettledFlags(None, [], left)
        edit = SectionEdit(
            title=article.title,
            text=joined_without(rows, standing),
            base_id=newest.pk,
            summary=summary_of(standing, how, note),
            tags=("flag",),
        )
        change_set = write_edit(article, edit, by=by)
        settled = write_settled(closed_rows(standing, change_set), how=how, note=note, by=by)
        log(
            "flags settled",
            article=article,
            reason=note.strip(),
            data={
                "kind": standing[0].kind,
                "how": how.value,
                "count": len(settled),
                "flags": [flag.pk for flag in settled],
                "change": change_set.pk,
            },
            by=by,
        )
        tell_raisers(article, settled, how, by=by)
    return SettledFlags(change_set, settled, left)


def chosen_flags(article: Article, flag_ids: Iterable[int]) -> list[Flag]:
    """Return the flags of the article that were chosen, in the order of their ids. Raises ManyKinds."""
    of_article = Flag.objects.filter(article=article, pk__in=flag_ids)
    flags = list(of_article.select_related("removed_in", "settled_by", "raised_by").order_by("pk"))
    if not flags:
        raise ManyKinds(_("Choose the flags that are settled."))
    if len({flag.kind for flag in flags}) > 1:
        raise ManyKinds(_("These flags are of several kinds. Settle one kind at a time."))
    return flags


def sorted_out(flags: Sequence[Flag], rows: Sequence[Section]) -> tuple[list[Flag], list[tuple[Flag, str]]]:
    """Return the flags that can be taken out together, and the others with a sentence each."""
    present = {row.pk for row in rows}
    ends: dict[int, int] = {}
    standing, left = [], []
    for flag in sorted(flags, key=lambda flag: (flag.section_id, flag.start)):
        if flag.removed_in is not None or flag.section_id not in present:
            left.append((flag, gone_sentence(flag) if flag.removed_in else _("Its section is gone.")))
        elif flag.start < ends.get(flag.section_id, 0):
            left.append((flag, _("It stands inside another of these flags. Settle it by itself.")))
        else:
            standing.append(flag)
            ends[flag.section_id] = flag.end
    return standing, left


def joined_without(rows: Sequence[Section], flags: Iterable[Flag]) -> str:
    """Return the text of the sections without these flags."""
    by_section = defaultdict(list)
    for flag in flags:
        by_section[flag.section_id].append(flag)
    for row in rows:
        # from the end, so that what stands before keeps its place
        for flag in sorted(by_section[row.pk], key=lambda flag: -flag.start):
            row.text = without_flag(row.text, flag.kind, flag.start, flag.end)
    return joined(rows)


def summary_of(flags: Sequence[Flag], how: Flag.Settled, note: str) -> str:
    words = {"count": len(flags), "kind": flags[0].kind, "how": how.label}
    summary = ngettext(
        "Flag settled: %(kind)s, %(how)s", "%(count)d flags settled: %(kind)s, %(how)s", len(flags)
    )
    said = note.strip()
    return (summary % words + (f" ({said})" if said else ""))[:500]


def closed_rows(flags: Sequence[Flag], change_set: ChangeSet) -> list[Flag]:
    """Return the rows that a change set closed for these flags.

    Of equal flags on one sentence another row may be the closed one: it stands for its like.
    """
    closed = {row.pk: row for row in Flag.objects.filter(removed_in=change_set, kind=flags[0].kind)}
    found = [closed.pop(flag.pk) for flag in flags if flag.pk in closed]
    known = {row.pk for row in found}
    for flag in flags:
        same = (
            row for row in closed.values() if (row.sentence, row.template) == (flag.sentence, flag.template)
        )
        if flag.pk not in known and (row := next(same, None)):
            found.append(closed.pop(row.pk))
    return found


def write_settled(flags: list[Flag], *, how: Flag.Settled, note: str, by: User) -> list[Flag]:
    for flag in flags:
        flag.settled_how, flag.note, flag.settled_by = how, note.strip(), by
    Flag.objects.bulk_update(flags, ["settled_how", "note", "settled_by"])
    return flags


def tell_raisers(article: Article, flags: Sequence[Flag], how: Flag.Settled, *, by: User) -> None:
    by_raiser = defaultdict(list)
    for flag in flags:
        if flag.raised_by_id:
            by_raiser[flag.raised_by_id].append(flag)
    for raiser in User.objects.filter(pk__in=by_raiser):
        own = by_raiser[raiser.pk]
        sentence = ngettext(
            "%(name)s settled your flag “%(kind)s” in %(title)s: %(how)s.",
            "%(name)s settled %(count)d of your flags “%(kind)s” in %(title)s: %(how)s.",
            len(own),
        )
        words = {"name": by, "count": len(own), "kind": own[0].kind, "title": article.title, "how": how.label}
        address = f"/flags/{path_of(article.title)}?state=settled"
        notify([raiser], "flag", sentence % words, address=address, article=article, by=by)
