"""Citations written from a form: the text changes through `write_edit`, the rows follow it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article, Section
from apps.citations.markup import make_template, rewrite_content
from apps.citations.models import Citation, CitationUse
from apps.history.models import ChangeSet
from apps.history.recording import newest_of
from apps.wikitext.refs import RefTag, find_refs

from .flags import Spot, row_edit, spots_of
from .placing import SectionEdit
from .save import newest_rows, write_edit


class CannotRewrite(ValueError):
    """The citation cannot be written as asked; the message says why and what instead."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A ref tag in the newest text: the row's index in the order, the tag's offset in it, the tag itself with
    offsets of its own.
    """

    row: int
    start: int
    source: str
    ref: RefTag


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What came of it: the change set, None where nothing changed, and the row that stands for it now."""

    change_set: ChangeSet | None
    citation: Citation


def rewrite_citation(
    citation: Citation, parameters: Mapping[str, str], *, template: str = "", summary: str = "", by: User
) -> Rewritten:
    """Write other parameters into a citation's template in the text; "" takes one out.

    `citation.content` is what the editor saw. Every definition of this content is rewritten, all else stays
    byte for byte; one that is used and nowhere defined is defined at its first use. Saves at most one change
    set. Raises CannotRewrite where the text has another content by now, BadValue, NotAllowed, BadText.
    """
    with transaction.atomic(durable=True), lock(citation.article_id) as (article,):
        newest = newest_of(article)
        rows = newest_rows(newest)
        tags = tags_to_write(citation, rows)
        content = rewrite_content(citation.content, template or citation.template or "cite web", parameters)
        texts = texts_with(rows, tags, content)
        summary = summary.strip() or _("Citation: %s") % (parameters.get("title") or citation)
        change_set = save_rows(article, newest, rows, texts, summary=summary, by=by)
        return Rewritten(change_set, citation_at(citation, rows[tags[0].row], tags[0].start))


def tags_to_write(citation: Citation, rows: Sequence[Section]) -> list[Tag]:
    """Return the definitions with the content that the editor saw, or the use that becomes one."""
    tags = list(tags_of(citation, rows))
    defined = [tag for tag in tags if (tag.ref.content or "").strip()]
    if not defined and tags and not citation.content.strip():
        return tags[:1]
    seen = [tag for tag in defined if tag.ref.content == citation.content]
    if not seen:
        raise CannotRewrite(
            _(
                "Somebody changed this citation or took it out of the text meanwhile. Look at it as it is now;"
                " what you typed is below."
            )
        )
    return seen


def tags_of(citation: Citation, rows: Sequence[Section]) -> Iterable[Tag]:
    """Yield the tags of a citation in the order of the text."""
    uses = CitationUse.objects.filter(citation_id=citation.pk).order_by("start")
    by_section: dict[int, list[CitationUse]] = {}
    for use in uses:
        by_section.setdefault(use.section_id, []).append(use)
    for index, row in enumerate(rows):
        for use in by_section.get(row.pk, ()):
            source = row.text[use.start : use.end]
            if refs := find_refs(source):
                yield Tag(index, use.start, source, refs[0])


def texts_with(rows: Sequence[Section], tags: Sequence[Tag], content: str) -> dict[int, str]:
    """Return {row index: its text with the content in each of its tags}."""
    texts: dict[int, str] = {}
    for tag in reversed(tags):
        text = texts.get(tag.row, rows[tag.row].text)
        texts[tag.row] = text[: tag.start] + filled(tag, content) + text[tag.start + len(tag.source) :]
    return texts


def filled(tag: Tag, content: str) -> str:
    """Return the tag with this content; one that closed itself opens."""
    if tag.ref.content is None:
        return tag.source.removesuffix(">").rstrip().removesuffix("/").rstrip() + f">{content}</ref>"
    start = tag.ref.content_start
    return tag.source[:start] + content + tag.source[start + len(tag.ref.content) :]


def save_rows(
    article: Article,
    newest: ChangeSet,
    rows: Sequence[Section],
    texts: Mapping[int, str],
    *,
    summary: str,
    by: User,
) -> ChangeSet | None:
    if len(texts) == 1:
        ((index, text),) = texts.items()
        edit = row_edit(article, newest, list(rows), index, text, summary=summary, tag="citation")
        return write_edit(article, edit, by=by)
    text = "".join(texts.get(index, row.text) for index, row in enumerate(rows))
    edit = SectionEdit(
        title=article.title, text=text, base_id=newest.pk, summary=summary[:500], tags=("citation",)
    )
    return write_edit(article, edit, by=by)


def citation_at(citation: Citation, section: Section, start: int) -> Citation:
    """Return the citation whose tag stands at an offset, the one given where none does."""
    use = CitationUse.objects.filter(section=section, start=start).select_related("citation").first()
    return use.citation if use else citation


def add_citation(
    article: Article,
    parameters: Mapping[str, str],
    *,
    template: str = "cite web",
    section_id: int | None = None,
    quote: str,
    before: str = "",
    summary: str = "",
    by: User,
) -> Rewritten:
    """Cite a new source behind the sentence that holds the quoted words.

    The words are looked for as for a flag: in the section first, then in the whole newest text. Saves one
    change set. Raises CannotRewrite where the words are not found or not told apart, BadValue, NotAllowed,
    BadText.
    """
    content = make_template(template, parameters)
    with transaction.atomic(durable=True), lock(article.pk) as (article,):
        newest = newest_of(article)
        rows = newest_rows(newest)
        spot = find_place(rows, section_id, quote, before)
        text = rows[spot.row].text
        new = f"{text[: spot.offset]}<ref>{content}</ref>{text[spot.offset :]}"
        summary = summary.strip() or _("Citation added: %s") % (parameters.get("title") or template)
        change_set = save_rows(article, newest, rows, {spot.row: new}, summary=summary, by=by)
        use = CitationUse.objects.select_related("citation").get(section=rows[spot.row], start=spot.offset)
        return Rewritten(change_set, use.citation)


def find_place(rows: list[Section], section_id: int | None, quote: str, before: str) -> Spot:
    """Return where the note goes. Raises CannotRewrite."""
    index = next((number for number, row in enumerate(rows) if row.pk == section_id), None)
    here = [index] if index is not None else []
    spots = spots_of(rows, here, quote, before) or spots_of(rows, range(len(rows)), quote, before)
    if len(spots) == 1:
        return spots.pop()
    if spots:
        sentence = _("These words stand in %d places. Take more of the sentence, so that one is meant.")
        raise CannotRewrite(sentence % len(spots))
    raise CannotRewrite(
        _(
            "These words are not in the newest text: somebody changed them, or a template draws them."
            " Read the newest text, or edit the section."
        )
    )
