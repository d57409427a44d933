"""Flags raised and settled from the page: the text changes first, the row follows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article, Section
from apps.history.models import ChangeSet
from apps.history.notices import notify
from apps.history.recording import newest_of
from apps.history.texts import sections_of
from apps.verification.alignment import align_anywhere
from apps.verification.markup import flag_markup, without_flag
from apps.verification.models import Flag
from apps.verification.quoting import find_quote, place_behind
from apps.verification.touched import find_touched
from apps.wikitext.flag_kinds import FlagKind, find_kind
from apps.wikitext.sections import section_range

from .placing import SectionEdit, span_of
from .save import newest_rows, save_edit, write_edit


class CannotFlag(ValueError):
    """The flag cannot be raised as asked; the message says why and what instead."""


class AlreadySettled(LookupError):
    """The flag stands in the text no more; the message says who took it out and when."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the newest text: which row (index in the order) and at which code point of it."""

    row: int
    offset: int


def raise_flag(
    article: Article,
    *,
    section_id: int | None,
    quote: str = "",
    before: str = "",
    kind: str,
    reason: str = "",
    by: User,
) -> Flag:
    """Set a flag behind the sentence that holds the quoted words; return its row.

    The words are looked for in the section first, then in the whole newest text; `before` (the words in front
    of them) tells equal places apart. A banner goes to the head of the section and needs no words. Saves one
    change set. Raises CannotFlag, NotAllowed, BadText.
    """
    flag_kind = get_kind(kind)
    if flag_kind.is_reason_required and not reason.strip():
        raise CannotFlag(
            _("The flag “%s” needs a reason: what is wrong, and how you know.") % flag_kind.label
        )
    with transaction.atomic(durable=True), lock(article.pk) as (article,):
        newest = newest_of(article)
        rows = newest_rows(newest)
        spot = find_spot(flag_kind, rows, section_id, quote, before)
        new = flagged(rows[spot.row], spot, flag_kind, reason)
        summary = _("Flag: %(kind)s") % {"kind": flag_kind.label} + (
            f" ({reason.strip()})" if reason.strip() else ""
        )
        edit = row_edit(article, newest, rows, spot.row, new, summary=summary, tag="flag")
        write_edit(article, edit, by=by)
        standing = Flag.objects.filter(article=article, removed_in=None, section=rows[spot.row])
        return standing.get(kind=flag_kind.name, start=spot.offset)


def flagged(row: Section, spot: Spot, kind: FlagKind, reason: str) -> str:
    markup = flag_markup(kind, reason=reason, at=timezone.localdate(), is_lead=row.level == 0)
    line_end = "\n" if kind.scope == "section" else ""
    return row.text[: spot.offset] + markup + line_end + row.text[spot.offset :]


def get_kind(name: str) -> FlagKind:
    kind = find_kind(name)
    if kind is None or kind.name == "Unknown kind":
        raise CannotFlag(_("There is no flag “%s”. Choose one of the list.") % name)
    if kind.name.endswith(" span"):
        raise CannotFlag(_("A flag around words is set in the text itself. Edit the section."))
    return kind


def find_spot(kind: FlagKind, rows: list[Section], section_id: int | None, quote: str, before: str) -> Spot:
    """Return where the flag goes. Raises CannotFlag where the words are not found or not told apart."""
    index = next((number for number, row in enumerate(rows) if row.pk == section_id), None)
    if kind.scope == "section":
        if index is None:
            raise CannotFlag(_("This section is gone from the article. Read the newest text."))
        return Spot(index, head_of_section(rows[index]))
    if not quote.strip():
        raise CannotFlag(_("Say which words the flag is about: select them, or copy their sentence."))
    here = [index] if index is not None else []
    spots = spots_of(rows, here, quote, before) or spots_of(rows, range(len(rows)), quote, before)
    if len(spots) == 1:
        return spots.pop()
    if spots:
        sentence = _("These words stand in %d places. Take more of the sentence, so that one is meant.")
        raise CannotFlag(sentence % len(spots))
    raise CannotFlag(
        _(
            "These words are not in the newest text: somebody changed them, or a template draws them."
            " Read the newest text, or edit the section."
        )
    )


def spots_of(rows: list[Section], wanted: Iterable[int], quote: str, before: str) -> set[Spot]:
    """Return the places of the quote in these rows; only those behind `before` where any is."""
    found = [
        (number, place) for number in wanted for place in find_quote(rows[number].text, quote, before=before)
    ]
    found = [(number, place) for number, place in found if place.is_after] or found
    return {Spot(number, place_behind(rows[number].text, place.end)) for number, place in found}


def head_of_section(row: Section) -> int:
    """Return the offset behind a section's heading line, 0 in the lead."""
    if not row.level:
        return 0
    line_end = row.text.find("\n", row.text.find(row.heading) + len(row.heading))
    return line_end + 1 if line_end >= 0 else len(row.text)


def row_edit(
    article: Article, newest: ChangeSet, rows: list[Section], index: int, text: str, *, summary: str, tag: str
) -> SectionEdit:
    """Return the edit that gives one row a new text; its subsections stay."""
    span = section_range([row.level for row in rows], index)
    rest = "".join(row.text for row in rows[span.start + 1 : span.stop])
    return SectionEdit(
        title=article.title,
        text=text + rest,
        section=index,
        base_id=newest.pk,
        summary=summary[:500],
        tags=(tag,),
    )


def settle_flag(flag: Flag, *, how: str, note: str = "", by: User) -> Flag:
    """Take a flag out of the text and write down how it was settled; return its row.

    Saves one change set; whoever raised it is told. Raises AlreadySettled where it stands in the text no
    more, NotAllowed.
    """
    how = Flag.Settled(how)
    with transaction.atomic(durable=True), lock(flag.article_id) as (article,):
        flag = Flag.objects.select_related("removed_in", "settled_by", "raised_by").get(pk=flag.pk)
        if flag.removed_in is not None:
            raise AlreadySettled(gone_sentence(flag))
        newest = newest_of(article)
        rows = newest_rows(newest)
        index = next(number for number, row in enumerate(rows) if row.pk == flag.section_id)
        text = without_flag(rows[index].text, flag.kind, flag.start, flag.end)
        summary = _("Flag settled: %(kind)s, %(how)s") % {"kind": flag.kind, "how": how.label}
        summary += f" ({note.strip()})" if note.strip() else ""
        edit = row_edit(article, newest, rows, index, text, summary=summary, tag="flag")
        change_set = write_edit(article, edit, by=by)
        return write_settled(closed_row(flag, change_set) or flag, how=how, note=note, by=by)


def settle_with_save(edit: SectionEdit, answers: Mapping[int, str], *, by: User) -> ChangeSet | None:
    """Save an edit and settle the flags that it answers for; return as save_edit does.

    `answers` are {flag id: how}. Templates of these flags that still stand in the edit's text are taken out of
    it first, so that there is one change set. A flag that somebody else settled meanwhile stays as it is.
    Raises as save_edit.
    """
    article_id = Article.objects.filter(flags__pk__in=answers).values_list("pk", flat=True).first()
    if article_id is None:
        return save_edit(edit, by=by)
    with transaction.atomic(durable=True), lock(article_id) as (article,):
        rows = {
            flag.pk: flag for flag in Flag.objects.filter(article=article, pk__in=answers, removed_in=None)
        }
        text = without_flags(edit, list(rows.values()))
        change_set = write_edit(article, replace(edit, text=text), by=by)
        for pk, flag in rows.items():
            if change_set and (row := closed_row(flag, change_set)):
                write_settled(row, how=Flag.Settled(answers[pk]), note="", by=by)
    return change_set


def without_flags(edit: SectionEdit, flags: list[Flag]) -> str:
    """Return the text of an edit without the templates of these flags, as far as it touches them."""
    touched = find_touched(base_text(edit), edit.text)
    wanted = {id(found) for found, _row in align_anywhere([flag.old for flag in touched], flags)[0]}
    text = edit.text
    standing = [flag.now for flag in touched if flag.now and id(flag.old) in wanted]
    for found in sorted(standing, key=lambda found: found.flag.start, reverse=True):
        text = without_flag(text, found.kind, found.flag.start, found.flag.end)
    return text


def base_text(edit: SectionEdit) -> str:
    """Return the text that an editor started from, "" where there is none."""
    base = ChangeSet.objects.filter(pk=edit.base_id).first()
    if base is None or edit.section == "new":
        return ""
    sections = sections_of(base, show_hidden=True)
    span = span_of(edit.section, [section.level for section in sections])
    return "".join(section.text for section in sections[span.start : span.stop])


def closed_row(flag: Flag, change_set: ChangeSet) -> Flag | None:
    """Return the row that a change set closed for a flag, None where the flag still stands.

    Of two equal flags on one sentence the row of the other may be the closed one: it stands for both.
    """
    closed = Flag.objects.filter(removed_in=change_set, kind=flag.kind)
    same_words = closed.filter(sentence=flag.sentence, template=flag.template)
    return closed.filter(pk=flag.pk).first() or same_words.first()


def write_settled(flag: Flag, *, how: Flag.Settled, note: str, by: User) -> Flag:
    """Write on a closed row how the flag was settled, and tell whoever raised it."""
    flag.settled_how, flag.note, flag.settled_by = how, note.strip(), by
    flag.save(update_fields=["settled_how", "note", "settled_by"])
    tell_raiser(flag, by=by)
    return flag


def tell_raiser(flag: Flag, *, by: User) -> None:
    if flag.raised_by is None:
        return
    words = {
        "name": by,
        "kind": flag.kind,
        "title": flag.article.title,
        "how": flag.get_settled_how_display(),
    }
    sentence = _("%(name)s settled your flag “%(kind)s” in %(title)s: %(how)s.") % words
    address = f"/special/flags?state=all&flag={flag.pk}"
    notify([flag.raised_by], "flag", sentence, address=address, article=flag.article, by=by)


def gone_sentence(flag: Flag) -> str:
    removed_in = flag.removed_in
    is_its_author = flag.settled_by_id in (None, removed_in.author_id)
    name = removed_in.shown_author if is_its_author else str(flag.settled_by)
    at = formats.date_format(timezone.localtime(removed_in.created_at), "j M Y, H:i")
    words = {"name": name, "at": at, "kind": flag.kind, "how": flag.get_settled_how_display()}
    if flag.settled_how:
        return _("%(name)s settled this flag on %(at)s: %(how)s.") % words
    return (
        _("%(name)s took this flag out of the text on %(at)s. Say how it was settled, if you know.") % words
    )
