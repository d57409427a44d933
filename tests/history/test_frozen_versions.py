"""Version rows as earlier releases wrote them are read for ever: one file a release, never changed, only added to."""

import json
from pathlib import Path

import pytest

from apps.history.texts import read_version

FILES = sorted((Path(__file__).parent / "frozen").glob("*.json"))
ROWS = [
    pytest.param(row, id=f"{file.stem}-{row['object_id']}")
    for file in FILES
    for row in json.loads(file.read_text(encoding="utf-8"))
]


def test_each_release_left_rows():
    assert "0.1.0" in {file.stem for file in FILES}
    assert ROWS


@pytest.mark.parametrize("row", ROWS)
def test_a_frozen_section_is_read_as_it_was_written(row):
    section = read_version(int(row["object_id"]), row["serialized_data"])

    stored = json.loads(row["serialized_data"])[0]["fields"]
    assert (section.level, section.heading, section.text) == (
        stored["level"],
        stored["heading"],
        stored["text"],
    )
    assert section.text.startswith("=" * section.level + " " + section.heading)
