"""What the engine costs without the wiki around it, in CPU time; each figure is of a new process."""

import statistics
from pathlib import Path

import pytest
from django.conf import settings

from .conftest import ORIGIN, run
from .material import find_texts
from .table import Row


@pytest.fixture(scope="module")
def article(tmp_path_factory, pytestconfig):
    shared = settings.BASE_DIR.parent / "shared"
    texts, pytestconfig.stash[ORIGIN] = find_texts(shared, tmp_path_factory.mktemp("generated"))
    path = tmp_path_factory.mktemp("texts") / "full.wikitext"
    path.write_text(texts["Full"])
    return path


@pytest.mark.parametrize(
    ("name", "what", "unit", "must"),
    [
        ("rendering, whole article from nothing", "article", "ms", 200),
        ("rendering, its largest section from nothing", "largest_section", "ms", 8),
        ("rendering, its largest section with a sentence more", "largest_section_again", "ms", None),
        ("rendering, peak memory above start", "memory", "MiB", 60),
    ],
)
def test_rendering(article, environment, keep, name, what, unit, must):
    if what == "memory" and not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell a process's peak memory")
    figures = [
        float(run(["-m", "tests.benchmarks.engine", what, str(article)], environment)) for _ in range(9)
    ]
    keep(Row(name, statistics.median(figures), unit=unit, best=min(figures), must=must))
