"""Version rows as earlier releases wrote them are read for ever: one file a release, never changed, only added to."""

import json
from pathlib import Path

import pytest
from django.apps import apps
from reversion import get_registered_models

from apps.history.row_history import differences, fields_of
from apps.history.texts import read_version

FILES = sorted((Path(__file__).parent / "frozen").glob("*.json"))
FROZEN = [(file.stem, row) for file in FILES for row in json.loads(file.read_text(encoding="utf-8"))]
SECTION = "articles.section"
REGISTERED = {SECTION, "naming.alternativename", "naming.namingdispute", "naming.moverequest"}


def params(rows):
    return [
        pytest.param(row, id=f"{release}-{row['model']}-{number}")
        for number, (release, row) in enumerate(rows)
    ]


def test_each_release_left_rows_of_every_model_that_is_registered():
    assert "0.1.0" in {release for release, _row in FROZEN}
    assert {model._meta.label_lower for model in get_registered_models()} == REGISTERED
    assert {row["model"] for _release, row in FROZEN} >= REGISTERED


@pytest.mark.parametrize("row", params(item for item in FROZEN if item[1]["model"] == SECTION))
def test_a_frozen_section_is_read_as_it_was_written(row):
    section = read_version(int(row["object_id"]), row["serialized_data"])

    stored = json.loads(row["serialized_data"])[0]["fields"]
    assert (section.level, section.heading, section.text) == (
        stored["level"],
        stored["heading"],
        stored["text"],
    )
    assert section.text.startswith("=" * section.level + " " + section.heading)


@pytest.mark.parametrize("row", params(item for item in FROZEN if item[1]["model"] != SECTION))
def test_a_frozen_row_is_read_by_the_names_that_its_fields_have_today(row):
    model = apps.get_model(row["model"])
    stored = json.loads(row["serialized_data"])[0]["fields"]

    fields = fields_of(row["serialized_data"])

    assert list(fields.values()) == list(stored.values())
    assert set(fields) <= {field.name for field in [*model._meta.fields, *model._meta.many_to_many]}
    said = list(differences(model, {}, fields, {}))
    assert len(said) == sum(value not in (None, "", []) for value in stored.values())
