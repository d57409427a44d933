"""The gate believes no lane: what a session says of itself is held to what the lane claims."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

FACTS = {
    "python": "3.11.7",
    "django": "5.2.19",
    "database": "sqlite 3.40.1 (file test.sqlite3, wal)",
    "cache": "BytesBoundedCache",
    "static": "plain",
    "passed": 12,
    "failed": 0,
    "errors": 0,
    "skipped": 3,
}
CLAIMS = ["python=3.11.", "django=5.2.", "database=sqlite .*file", "static=plain"]


@pytest.fixture
def judge(tmp_path):
    """Return a function that holds facts to CLAIMS and gives (exit code, what was printed)."""

    def hold(exit_code="0", **facts):
        (tmp_path / "session.json").write_text(json.dumps({**FACTS, **facts}))
        return run(exit_code)

    def run(exit_code):
        script = settings.BASE_DIR / ".ci" / "check_lane.py"
        command = [sys.executable, script, "embedded", exit_code, tmp_path / "session.json", *CLAIMS]
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    hold.run = run
    return hold


def test_a_lane_that_is_what_it_claims_passes_with_one_line(judge):
    code, printed = judge()

    assert code == 0
    assert printed == (
        "embedded: ok, Python 3.11.7, Django 5.2.19, sqlite 3.40.1 (file test.sqlite3, wal), "
        "cache BytesBoundedCache, static files plain: 12 passed, 0 failed, 3 skipped\n"
    )


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"python": "3.12.1"}, "not so: python=3.11."),
        ({"django": "6.1.3"}, "not so: django=5.2."),
        ({"database": "sqlite 3.40.1 (in memory)"}, "not so: database=sqlite .*file"),
        ({"database": "not used"}, "not so: database=sqlite .*file"),
        ({"static": "hashed"}, "not so: static=plain"),
        ({"failed": 1}, "not so: 1 failed"),
        ({"errors": 2}, "not so: 2 errors"),
        ({"passed": 0}, "not so: no test passed"),
        ({"exit_code": "2"}, "not so: the test command ended with exit code 2"),
    ],
)
def test_a_lane_that_is_not_what_it_claims_fails_and_says_why(judge, facts, line):
    code, printed = judge(**facts)

    assert code == 1
    assert "embedded: FAILED" in printed
    assert line in printed


def test_a_lane_whose_session_never_ended_fails(judge):
    code, printed = judge.run("0")

    assert code == 1
    assert printed == "embedded: FAILED, no test session came to its end\n"


def test_the_session_that_runs_now_tells_on_what_it_runs(db):
    from django.db import connection

    from tests.lane import FACTS as TOLD

    assert TOLD["database"].startswith(connection.vendor)
    assert TOLD["python"] == sys.version.split()[0]
