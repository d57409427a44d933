import json
import os
import shutil
import statistics
import subprocess
import sys

import pytest
from django.conf import settings

from .material import find_texts
from .serving import Client, Server
from .table import Row, table_lines, write_json

ROWS = pytest.StashKey[list]()
FOLDER = settings.DATA_DIR / "benchmark"
SEED = "from tests.benchmarks.seeding import main; main({!r})"


def pytest_configure(config):
    config.stash[ROWS] = []


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(ROWS, [])
    if rows:
        write_json(rows, settings.DATA_DIR / "benchmarks.json")
        terminalreporter.write_line("")
        for line in table_lines(rows):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def environment():
    """The environment of the measured site: embedded, its own data folder, no other setting of Stet's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STET_")}
    return {**kept, "STET_DATA_DIR": str(FOLDER), "DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture(scope="session")
def seeded(environment):
    """What the seeding made: session, section, diffs, stored_bytes."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    texts, origin = find_texts(settings.BASE_DIR.parent / "shared", FOLDER / "generated")
    plan = FOLDER / "plan.json"
    plan.write_text(
        json.dumps({"texts": {**texts, "Small": "A short article.\n\n== More ==\nOne sentence.\n"}})
    )
    run(["-m", "django", "migrate", "-v0"], environment)
    run(["-m", "django", "collectstatic", "--noinput", "-v0"], environment)
    made = json.loads(run(["-m", "django", "shell", "-v0", "-c", SEED.format(str(plan))], environment))
    yield {**made, "origin": origin}
    shutil.rmtree(FOLDER, ignore_errors=True)


def run(arguments, environment):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**environment, "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
    return done.stdout


@pytest.fixture(scope="session")
def site(seeded, environment):
    server = Server("config.wsgi", cwd=settings.BASE_DIR, environment=environment, log=FOLDER / "site.log")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def floor(seeded, environment):
    server = Server(
        "tests.benchmarks.floor", cwd=settings.BASE_DIR, environment=environment, log=FOLDER / "floor.log"
    )
    yield server
    server.stop()


@pytest.fixture
def reader(site):
    client = Client(site.port)
    yield client
    client.close()


@pytest.fixture
def editor(site, seeded):
    client = Client(site.port, session=seeded["session"])
    yield client
    client.close()


@pytest.fixture
def measure(floor, request):
    """Return a function that measures `ask() -> Answer` and the floor of the same bytes; it keeps the row."""

    def take(name, ask, *, times=30, warm=3, expect=200, than=None, **limits):
        asked = [ask() for _ in range(warm + times)][warm:]
        for answer in asked:
            assert answer.status == expect, f"{name}: {answer.body[-300:]}"
        median = statistics.median(answer.ms for answer in asked)
        row = Row(name, median, floor_ms=floor_ms(asked[-1].body, times), **limits)
        row.growth = median / than.median if than else None
        request.config.stash[ROWS].append(row)
        return row

    def floor_ms(body, times):
        client = Client(floor.port)
        client.put("/", body)
        found = statistics.median(client.get("/").ms for _ in range(max(times, 10) + 3))
        client.close()
        return found

    return take


@pytest.fixture
def keep(request):
    """Return a function that keeps a row that was measured elsewhere."""
    return request.config.stash[ROWS].append
