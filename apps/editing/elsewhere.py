"""What the sections that are not being edited say of the references that the edited one names."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Literal, NamedTuple

from apps.articles.fragments import fragments_of
from apps.articles.models import Section
from apps.citations.models import CitationUse
from apps.history.models import ChangeSet
from apps.history.recording import newest_of, order_of
from apps.history.texts import TextHidden, sections_of
from apps.wikitext.fragments import read_context
from apps.wikitext.problems import AskElsewhere, Elsewhere, Named
from apps.wikitext.problems_short_notes import anchors_in
from apps.wikitext.refs import find_refs
from apps.wikitext.sections import section_range

_VALUE = re.compile(r"\|\s*+(?:name\s*+=\s*+)?+([^|{}=<>\[\]\n]++)\s*+(?=[|}])")


class Use(NamedTuple):
    """One ref tag in another section; offsets are code points in its text."""

    section_id: int
    group: str
    name: str
    start: int
    end: int
    is_definition: bool
    is_listed: bool


def rest_of(base: ChangeSet | None, section: int | Literal["new"] | None) -> AskElsewhere | None:
    """Return who answers for the rest of the newest text while section N of `base` is edited.

    None where there is no rest. Asking takes the same few queries whatever the size of the article.
    """
    return None if base is None or section is None else partial(read_rest, base, section)


def read_rest(base: ChangeSet, section: int | Literal["new"], named: Named) -> Elsewhere:
    """Return what the rest of the newest text says of these names."""
    newest = newest_of(base.article)
    if newest is None:
        return Elsewhere()
    order = order_of(newest)
    edited = edited_ids(base, section, order if base == newest else None)
    rest = [pk for pk in order if pk not in edited]
    if named.anchors:
        return Elsewhere(anchors=named.anchors & anchors_of(rest, title=base.article.title))
    uses = uses_in(rest, named, article_id=base.article_id)
    defined = {(use.group, use.name) for use in uses if use.is_definition}
    used = {(use.group, use.name) for use in uses if not use.is_listed}
    unknown = (named.wanted - defined) | (named.uncited - used)
    values = values_in(rest) if unknown else set()
    by_template = {key for key in unknown if key[1] in values}
    return Elsewhere(defined | by_template, used | by_template, contents_of(uses, named))


def edited_ids(base: ChangeSet, section: int | Literal["new"], order: Sequence[int] | None) -> set[int]:
    """Return the ids of the sections that section N covers in `base`; `order` is theirs where it is the
    newest.
    """
    if section == "new":
        return set()
    try:
        if order is None:
            levels = {part.id: part.level for part in sections_of(base)}
        else:
            rows = dict(Section.objects.filter(pk__in=order).values_list("pk", "level"))
            levels = {pk: rows[pk] for pk in order}
        span = section_range(list(levels.values()), section)
    except (IndexError, TextHidden):
        return set()
    return set(list(levels)[span.start : span.stop])


def uses_in(section_ids: Collection[int], named: Named, *, article_id: int) -> list[Use]:
    names = {name for _, name in named.wanted | named.defined}
    rows = CitationUse.objects.filter(citation__article=article_id, citation__name__in=names)
    uses = rows.values_list(
        "section_id", "citation__group", "citation__name", "start", "end", "is_definition", "is_listed"
    )
    places = set(section_ids)
    return [Use(*row) for row in uses if row[0] in places]


def anchors_of(section_ids: Sequence[int], *, title: str) -> set[str]:
    """Return the anchors of the citations in the sections, from their fragments."""
    rows = dict(Section.objects.filter(pk__in=section_ids).values_list("pk", "text"))
    texts = [rows[pk] for pk in section_ids]
    fragments = fragments_of(texts, read_context("".join(texts), title))
    return set().union(*map(anchors_in, fragments))


def values_in(section_ids: Iterable[int]) -> set[str]:
    """Return what is given to templates: among it the names that they define and cite, as ref tags do."""
    texts = Section.objects.filter(pk__in=section_ids, text__contains="{{").values_list("text", flat=True)
    return {value.strip(" \t\"'") for text in texts for value in _VALUE.findall(text)}


def contents_of(uses: Iterable[Use], named: Named) -> dict[tuple[str, str], str]:
    """Return {key: wikitext} of what the part and the rest both define; no query where nothing is."""
    doubles = [use for use in uses if use.is_definition and (use.group, use.name) in named.defined]
    if not doubles:
        return {}
    ids = {use.section_id for use in doubles}
    texts = dict(Section.objects.filter(pk__in=ids).values_list("pk", "text"))
    contents: dict[tuple[str, str], str] = {}
    for use in doubles:
        refs = find_refs(texts[use.section_id][use.start : use.end])
        if refs and (content := (refs[0].content or "").strip()):
            contents.setdefault((use.group, use.name), content)
    return contents
