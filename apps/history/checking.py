import hashlib
from collections.abc import Iterator

import reversion
from django.contrib.contenttypes.models import ContentType
from django.core.serializers import serialize
from django.db.models import Model
from reversion.models import Revision, Version

from apps.articles.models import Article, Section

from .models import ChangeSet, Head, SectionOrder
from .row_history import fields_of
from .texts import read_version


def check_history(article: Article) -> Iterator[str]:
    """Yield a sentence for each change set whose stored text is not what was saved, or whose place in the
    chain is wrong.

    Walks the history once, oldest first, holding one state in memory.
    """
    orders = dict(SectionOrder.objects.filter(article=article).values_list("change_set_id", "section_ids"))
    order: list[int] = []
    texts: dict[int, str] = {}
    parent = None
    for change_set in ChangeSet.objects.filter(article=article).order_by("pk").iterator():
        texts.update(texts_in(change_set))
        order = orders.get(change_set.pk, order)
        yield from problems_of(change_set, parent, order, texts)
        parent = change_set
    yield from problems_of_head(article, parent, order, texts)


def check_rows() -> Iterator[str]:
    """Yield a sentence for each Revision that is not told by exactly one ChangeSet or LogEntry, and for each
    registered row that is not as its newest version says.
    """
    revisions = Revision.objects.order_by("pk").values_list("pk", flat=True)
    for pk in revisions.filter(change_set=None, log_entry=None):
        yield f"revision {pk} has neither a change set nor a log entry"
    for pk in revisions.filter(change_set__isnull=False, log_entry__isnull=False):
        yield f"revision {pk} has both a change set and a log entry"
    for model in reversion.get_registered_models():
        if model is not Section:
            yield from problems_of_rows(model)


def problems_of_rows(model: type[Model]) -> Iterator[str]:
    versions = Version.objects.get_for_model(model).order_by("revision_id")
    newest = dict(versions.values_list("object_id", "serialized_data"))
    for row in model._base_manager.order_by("pk").iterator():
        data = newest.get(str(row.pk))
        if data is None:
            yield f"{model._meta.verbose_name} {row.pk} has no version"
        elif changed := names_that_differ(row, fields_of(data)):
            yield f"{model._meta.verbose_name} {row.pk} differs from its newest version: {', '.join(changed)}"


def names_that_differ(row: Model, version: dict) -> list[str]:
    now = fields_of(serialize("json", [row], fields=list(version)))
    # the rows that it points to have no order
    for name in {field.name for field in row._meta.many_to_many} & version.keys():
        version[name], now[name] = sorted(version[name]), sorted(now[name])
    return [name for name in version if now.get(name) != version[name]]


def texts_in(change_set: ChangeSet) -> dict[int, str]:
    versions = Version.objects.filter(
        revision_id=change_set.revision_id, content_type=ContentType.objects.get_for_model(Section)
    ).values_list("object_id", "serialized_data")
    return {int(pk): read_version(int(pk), data).text for pk, data in versions}


def problems_of(change_set, parent, order, texts) -> Iterator[str]:
    if change_set.parent_id != (parent.pk if parent else None):
        yield f"change set {change_set.pk} has parent {change_set.parent_id}, not {parent and parent.pk}"
    if missing := [pk for pk in order if pk not in texts]:
        yield f"change set {change_set.pk} lists sections without a version: {missing}"
        return
    data = "".join(texts[pk] for pk in order).encode()
    if hashlib.sha1(data, usedforsecurity=False).hexdigest() != change_set.sha1:
        yield f"change set {change_set.pk}: the stored text does not have its sha1 {change_set.sha1}"
    if len(data) != change_set.size_bytes:
        yield f"change set {change_set.pk}: the text has {len(data)} bytes, not {change_set.size_bytes}"


def problems_of_head(article, newest, order, texts) -> Iterator[str]:
    head = Head.objects.filter(article=article).first()
    if (head.newest_id if head else None) != (newest.pk if newest else None):
        yield f"the head of {article.title} is {head and head.newest_id}, not {newest and newest.pk}"
    rows = dict(Section.objects.filter(pk__in=order).values_list("pk", "text"))
    for pk in order:
        if rows.get(pk) != texts.get(pk):
            yield f"section {pk} of {article.title} differs from its newest version"
