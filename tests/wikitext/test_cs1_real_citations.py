import gzip
import json
from pathlib import Path

import pytest

from apps.wikitext.cs1 import (
    canonical_name,
    find_kind,
    find_problems,
    format_citation,
    parse_date,
    read_fields,
)

CITATIONS = Path(__file__).parents[2] / "../shared/data/corpus/citations"

pytestmark = pytest.mark.skipif(not CITATIONS.exists(), reason="the real citations are not on this machine")


@pytest.fixture(scope="module")
def calls():
    """Return template and parameters of each citation in the real articles."""
    with gzip.open(CITATIONS / "cite_calls.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [(find_kind(row["template"]), dict(row["params"])) for row in rows if find_kind(row["template"])]


def test_nearly_all_members_of_the_family_are_known(calls):
    with gzip.open(CITATIONS / "cite_calls.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert len(calls) / sum(1 for _ in lines) > 0.99


def test_every_real_citation_is_printed_as_one_element(calls):
    for kind, parameters in calls:
        text = format_citation(kind, parameters, "dmy")
        assert text.startswith("<cite"), parameters
        assert text.count("</cite>") == 1


def test_hardly_any_real_citation_has_an_unknown_parameter(calls):
    faulty = [parameters for _, parameters in calls if read_fields(parameters).unknown]
    assert len(faulty) / len(calls) < 0.002


def test_nearly_all_dates_of_real_citations_are_read(calls):
    dates = [value.strip() for _, parameters in calls for name, value in parameters.items()
             if canonical_name(name) in ("date", "access-date") and value.strip()]  # fmt: skip
    assert sum(1 for date in dates if parse_date(date)) / len(dates) > 0.98


def test_few_real_citations_have_an_error(calls):
    problems = [find_problems(kind, read_fields(parameters)) for kind, parameters in calls]
    faulty = [found for found in problems if any(not problem.is_maintenance for problem in found)]
    assert len(faulty) / len(calls) < 0.05


def test_the_parameters_of_citation_style_1_are_known():
    listed = json.loads((CITATIONS / "cs1_parameters.json").read_text(encoding="utf-8"))["parameters"]
    unknown = {name for name in listed if canonical_name(name.replace("#", "2")) is None}
    assert unknown == {"template doc demo"}
