"""On what did this run really run? Asked from the running session, printed at its end, left for the gate."""

import json
import platform
from collections import Counter
from pathlib import Path

import django
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection

FACTS = {"python": platform.python_version(), "django": django.get_version(), "database": "not used"}
COUNTED = ["passed", "failed", "errors", "skipped"]


def note_database():
    """Ask the test database itself; called once it stands."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version(), file FROM pragma_database_list WHERE name = 'main'")
            version, file = cursor.fetchone()
            cursor.execute("PRAGMA journal_mode")
            kind = f"file {Path(file).name}, {cursor.fetchone()[0]}" if file else "in memory"
        else:
            cursor.execute("SELECT current_setting('server_version'), current_setting('fsync')")
            version, fsync = cursor.fetchone()
            kind = f"fsync {fsync}"
    FACTS["database"] = f"{connection.vendor} {version.split()[0]} ({kind})"


def describe_cache():
    cache = caches["pages"]
    if settings.CACHE_URL:
        server = cache._cache.get_client().info("server")
        return f"redis {server['redis_version']}"
    return type(cache).__name__


def pytest_report_header():
    return f"Stet: Python {FACTS['python']}, Django {FACTS['django']}"


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter):
    stats = terminalreporter.stats
    counts = {
        name: len(stats.get(name.removesuffix("s") if name == "errors" else name, [])) for name in COUNTED
    }
    facts = {
        **FACTS,
        "cache": describe_cache(),
        "static": "hashed" if settings.HASHED_STATIC else "plain",
        **counts,
        "reasons": Counter(skip_reason(report) for report in stats.get("skipped", [])),
    }
    (settings.DATA_DIR / "test-session.json").write_text(json.dumps(facts, indent=1))
    for reason, count in sorted(facts["reasons"].items()):
        terminalreporter.write_line(f"skipped {count}: {reason}")
    terminalreporter.write_line(one_line(facts))


def skip_reason(report):
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")


def one_line(facts):
    ran = ", ".join(f"{facts[name]} {name}" for name in COUNTED)
    return (
        f"Python {facts['python']}, Django {facts['django']}, database {facts['database']}, "
        f"cache {facts['cache']}, static files {facts['static']}: {ran}"
    )
