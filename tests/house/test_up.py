"""`manage.py up`, for real: a process of its own, an empty data folder, a free port."""

import os
import re
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode

import pytest
from django.conf import settings


@pytest.fixture
def environment(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STET_")}
    return {**kept, "STET_DATA_DIR": str(tmp_path / "data")}


@pytest.fixture
def up(environment, tmp_path):
    """Return a function that starts `up` and gives (its address, what it printed) once it answers."""
    started = []

    def start(*options, **variables):
        port = free_port()
        printed = tmp_path / f"printed-{port}"
        command = [sys.executable, "manage.py", "up", f"--port={port}", "--workers=1", *options]
        with printed.open("w") as out:
            started.append(
                subprocess.Popen(
                    command, cwd=settings.BASE_DIR, env={**environment, **variables}, stdout=out, stderr=out
                )
            )
        address = f"http://127.0.0.1:{port}"
        wait_for(address, started[-1], printed)
        return address, printed.read_text()

    yield start
    for process in started:
        process.terminate()
        process.wait(timeout=30)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address, process, printed):
    for _ in range(600):
        assert process.poll() is None, printed.read_text()
        try:
            urllib.request.urlopen(f"{address}/health", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"up did not answer in 60 s: {printed.read_text()}")


def test_up_serves_the_demonstration_whose_accounts_can_log_in_and_loads_it_once(up, tmp_path):
    address, printed = up()

    assert f"Stet: {address}/" in printed
    name, password = re.search(r"^ +(alice) +(\S+) +editor", printed, re.M).groups()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = browser.open(f"{address}/accounts/login/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    sent = urlencode({"login": name, "password": password, "csrfmiddlewaretoken": token}).encode()
    front = browser.open(f"{address}/accounts/login/", sent).read().decode()
    assert 'href="/wiki/' in front
    assert "/accounts/logout/" in front

    style = re.search(r'href="(/static/skin/css/[\w/-]+\.[0-9a-f]{12}\.css)"', front)[1]
    assert browser.open(address + style).headers["Cache-Control"].startswith("max-age=315360000")
    for kept in ("demonstration.json", "secret-key"):
        assert stat.S_IMODE((tmp_path / "data" / kept).stat().st_mode) == 0o600

    _address, again = up()
    accounts = re.findall(r"^    .*$", printed, re.M)
    assert len(accounts) >= 3
    assert accounts == re.findall(r"^    .*$", again, re.M)
    assert "Loading" in printed
    assert "Loading" not in again
    assert not (tmp_path / "data" / "backups").exists()


def test_up_without_the_demonstration_serves_an_empty_wiki(up):
    address, printed = up("--no-demo")

    assert "accounts" not in printed
    assert urllib.request.urlopen(address).status == 200


def test_up_copies_the_database_before_it_migrates_it(up, environment, tmp_path):
    command = [sys.executable, "manage.py", "migrate", "accounts", "-v0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)

    _address, printed = up("--no-demo")

    copies = list((tmp_path / "data" / "backups").iterdir())
    assert len(copies) == 1
    assert str(copies[0]) in printed
    tables = {name for (name,) in sqlite3.connect(copies[0]).execute("SELECT name FROM sqlite_schema")}
    assert "accounts_user" in tables
    assert "articles_article" not in tables


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--port=99999"], "Cannot listen on 127.0.0.1, port 99999"),
        (["--host=no.such.host.invalid"], "Cannot listen on no.such.host.invalid, port 8000"),
    ],
)
def test_an_address_that_cannot_be_is_one_clear_line(environment, options, line):
    assert_refused(environment, options, line)


def test_a_port_that_is_taken_is_one_clear_line(environment):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = f"Cannot listen on 127.0.0.1, port {port} (Address already in use)"

        assert_refused(environment, [f"--port={port}"], line)


def assert_refused(environment, options, line):
    done = subprocess.run(
        [sys.executable, "manage.py", "up", *options],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(f"CommandError: {line}")
    assert done.stderr.count("\n") == 1
