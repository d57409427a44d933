"""What was changed about rows that are no text: their fields before and after, in words."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, Field, Model
from django.utils import formats, timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from reversion.models import Version

from .models import LogEntry

ABOUT = {
    "name": "naming.AlternativeName",
    "naming": "naming.NamingDispute",
    "moratorium": "naming.NamingDispute",
    "request": "naming.MoveRequest",
}
WORDS_CHARACTERS = 300
Names = Mapping[tuple[str, Any], str]


class FieldChange(NamedTuple):
    """One field, both values in words; "" where there was none, or is none any more."""

    label: str
    before: str
    after: str


class RowChange(NamedTuple):
    """One act upon a row."""

    entry: LogEntry
    changes: list[FieldChange]


def changes_in(entry: LogEntry) -> list[FieldChange]:
    """Return the fields that an act changed, as its log entry keeps them; no query."""
    before, after = entry.data.get("before"), entry.data.get("after")
    label = ABOUT.get(entry.action.partition(" ")[0])
    if label is None or not isinstance(before or after, dict):
        return []
    return list(differences(apps.get_model(label), before or {}, after or {}, {}))


def history_of_row(row: Model) -> list[RowChange]:
    """Return what was done to a registered row, newest first; one query, and one for each model it points to."""
    versions = list(
        Version.objects.filter(
            db="default", content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
        )
        .select_related("revision__log_entry__article", "revision__log_entry__by")
        .order_by("revision_id")
    )
    states = [fields_of(version.serialized_data) for version in versions]
    names = names_in(type(row), states)
    acts = [
        RowChange(version.revision.log_entry, list(differences(type(row), before, after, names)))
        for version, before, after in zip(versions, [{}, *states], states, strict=False)
    ]
    return acts[::-1]


def fields_of(serialized: str) -> dict[str, Any]:
    """Return the fields of a stored version of a row, by the names that they have today."""
    fields: dict[str, Any] = json.loads(serialized)[0]["fields"]
    return fields


def names_in(model: type[Model], states: Iterable[Mapping[str, Any]]) -> Names:
    """Return {(field, key): what the row of this key is called} for all that the states point to."""
    keys = defaultdict(set)
    for state in states:
        for name, value in state.items():
            if pointed_to(model, name) and value:
                keys[name].update(value if isinstance(value, list) else [value])
    return {
        (name, row.pk): str(row)
        for name, pks in keys.items()
        for row in pointed_to(model, name)._base_manager.filter(pk__in=pks)
    }


def pointed_to(model: type[Model], name: str) -> type[Model] | None:
    field = field_of(model, name)
    return field.related_model if field else None


def field_of(model: type[Model], name: str) -> Field | None:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def differences(
    model: type[Model], before: Mapping[str, Any], after: Mapping[str, Any], names: Names
) -> Iterator[FieldChange]:
    """Yield the fields that differ, in the model's order; those that it has no more stand last."""
    order = [field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]]
    both = sorted({*before, *after}, key=lambda name: order.index(name) if name in order else len(order))
    for name in both:
        old, new = (in_words(model, name, state.get(name), names) for state in (before, after))
        if old != new:
            yield FieldChange(label_of(model, name), old, new)


def label_of(model: type[Model], name: str) -> str:
    field = field_of(model, name)
    return str(field.verbose_name) if field else name.replace("_", " ")


def in_words(model: type[Model], name: str, value: Any, names: Names) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return cut("; ".join(names.get((name, item), str(item)) for item in value))
    field = field_of(model, name)
    if isinstance(field, DateTimeField) and (moment := parse_datetime(str(value))):
        return formats.date_format(timezone.localtime(moment), "j M Y, H:i")
    choices: Sequence[tuple[Any, Any]] = (field.flatchoices if field else None) or ()
    return cut(str(dict(choices).get(value) or names.get((name, value), value)))


def cut(words: str) -> str:
    return words if len(words) <= WORDS_CHARACTERS else words[:WORDS_CHARACTERS].rstrip() + "…"
