"""What differs between machines comes from STET_* variables. Each test asks a fresh process."""

import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "STET_SECRET_KEY": "a long key that nobody but this site knows, 0123456789 abcdefghij",
    "STET_BASE_URL": "https://wiki.example.org",
    "STET_ALLOWED_HOSTS": "wiki.example.org",
    "STET_TRUSTED_PROXIES": "127.0.0.1",
    "STET_DATABASE_URL": "postgres://stet:secret@127.0.0.1:5432/stet",
    "STET_CACHE_URL": "redis://127.0.0.1:6379/0",
    "STET_EMAIL_URL": "smtp://mail.example.org:25",
    "STET_TIME_ZONE": "Asia/Yerevan",
}


@pytest.fixture
def manage(tmp_path):
    """Return a function that runs a management command with these variables and no others of Stet's."""

    def run(*arguments, **variables):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("STET_")}
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        environment |= {"STET_DATA_DIR": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "config.settings"}
        return subprocess.run(
            [sys.executable, "-m", "django", *arguments],
            cwd=settings.BASE_DIR,
            env={**environment, "PYTHONPATH": str(settings.BASE_DIR), **variables},
            capture_output=True,
            text=True,
        )

    return run


def show(manage, expression, **variables):
    done = manage(
        "shell", "-v0", "-c", f"from django.conf import settings as s; print({expression})", **variables
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_deploy_check_is_clean_with_the_documented_values(manage):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_a_secret_key_is_made_once_and_only_its_owner_may_read_it(manage, tmp_path):
    first = show(manage, "s.SECRET_KEY")

    path = tmp_path / "data" / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(first) >= 50
    assert path.read_text() == first == show(manage, "s.SECRET_KEY")


def test_a_secret_key_that_is_given_is_not_written_down(manage, tmp_path):
    assert show(manage, "s.SECRET_KEY", STET_SECRET_KEY="given") == "given"
    assert not (tmp_path / "data" / "secret-key").exists()


def test_without_variables_stet_is_embedded_and_never_in_debug_mode(manage, tmp_path):
    told = show(manage, "s.DEBUG, s.EMBEDDED, s.DATABASES['default']['NAME']")

    assert told == f"False True {tmp_path / 'data' / 'stet.sqlite3'}"


def test_database_cache_and_time_zone_come_from_the_environment(manage):
    engine = "s.DATABASES['default']['ENGINE'], s.CACHES['pages']['LOCATION'], s.TIME_ZONE"

    told = show(manage, engine, **PRODUCTION)

    assert told == "django.db.backends.postgresql redis://127.0.0.1:6379/0 Asia/Yerevan"


def test_cookies_are_secure_where_the_address_is_https(manage):
    flags = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT"

    assert show(manage, flags, **PRODUCTION) == "True True True"
    assert show(manage, flags) == "False False False"


def test_a_data_folder_that_cannot_be_written_is_one_clear_line(manage, tmp_path):
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "data")

    done = manage("check", STET_DATA_DIR=folder)

    assert done.returncode == 1
    assert done.stderr == f"Cannot write {folder} (Not a directory). Name another folder in STET_DATA_DIR.\n"


def test_sqlite_waits_for_its_turn_instead_of_failing(db):
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own settings: this run is on PostgreSQL")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)
    assert connection.transaction_mode == "IMMEDIATE"
