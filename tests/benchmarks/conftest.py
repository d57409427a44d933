import json
import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from .material import find_texts
from .measuring import measure_in_turn
from .serving import Client, Server
from .table import table_lines, write_json

ROWS = pytest.StashKey[list]()
ORIGIN = pytest.StashKey[str]()
FOLDER = settings.DATA_DIR / "benchmark"
SEED = "from tests.benchmarks.seeding import main; main({!r})"


def pytest_configure(config):
    config.stash[ROWS] = []
    config.stash[ORIGIN] = ""


def pytest_terminal_summary(terminalreporter, config):
    rows = config.stash.get(ROWS, [])
    if rows:
        write_json(rows, settings.DATA_DIR / "benchmarks.json")
        load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
        terminalreporter.write_line(f"\n{os.cpu_count()} cores, load averages {load}; {config.stash[ORIGIN]}")
        for line in table_lines(rows):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def environment():
    """The environment of the measured site: embedded, its own data folder, no other setting of Stet's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STET_")}
    return {**kept, "STET_DATA_DIR": str(FOLDER), "DJANGO_SETTINGS_MODULE": "config.settings"}


@pytest.fixture(scope="session")
def seeded(environment, pytestconfig):
    """What the seeding made: session, section, diffs, stored_bytes."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    texts, pytestconfig.stash[ORIGIN] = find_texts(settings.BASE_DIR.parent / "shared", FOLDER / "generated")
    plan = FOLDER / "plan.json"
    plan.write_text(
        json.dumps({"texts": {**texts, "Small": "A short article.\n\n== More ==\nOne sentence.\n"}})
    )
    run(["-m", "django", "migrate", "-v0"], environment)
    run(["-m", "django", "collectstatic", "--noinput", "-v0"], environment)
    made = json.loads(run(["-m", "django", "shell", "-v0", "-c", SEED.format(str(plan))], environment))
    yield made
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
def measure(floor, keep):
    """Return a function that measures cases and keeps their rows."""

    def take(*cases, times=30, warm=3):
        client = Client(floor.port)
        for row in measure_in_turn(client, cases, times=times, warm=warm):
            keep(row)
        client.close()

    return take


@pytest.fixture
def keep(request):
    """Return a function that keeps a row that was measured elsewhere."""
    return request.config.stash[ROWS].append
