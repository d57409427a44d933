"""The whole wiki in one file, consistent while it is written to; and back."""

import os
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections

SQLITE_HEADER = b"SQLite format 3\x00"


class BadBackup(ValueError):
    """The file cannot be written, read, or is of another kind of database; the message says which."""


def back_up(path: Path) -> int:
    """Write the whole database into one file and return its size in bytes; the old file stays until that is
    done.

    SQLite's own backup, or pg_dump: both see one state while others write. Raises BadBackup.
    """
    copy = copy_sqlite if settings.EMBEDDED else dump_postgresql
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".backup-") as folder:
            unfinished = Path(folder) / path.name
            unfinished.touch(mode=0o600)
            copy(unfinished)
            unfinished.replace(path)
    except OSError as error:
        raise BadBackup(f"Cannot write {path}: {error.strerror}.") from None
    return path.stat().st_size


def copy_sqlite(path: Path) -> None:
    with (
        closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
        closing(sqlite3.connect(path)) as copy,
    ):
        source.backup(copy)


def dump_postgresql(path: Path) -> None:
    run("pg_dump", "--format=custom", "--no-owner", f"--file={path}")


def restore(path: Path) -> None:
    """Put the wiki back as it was when the file was written. Raises BadBackup, having changed nothing."""
    check_readable(path)
    connections.close_all()
    if settings.EMBEDDED:
        copy_back(path)
    else:
        run(
            "pg_restore",
            "--clean",
            "--if-exists",
            "--single-transaction",
            "--no-owner",
            "--dbname",
            database_name(),
            str(path),
        )
    for alias in settings.CACHES:
        caches[alias].clear()


def check_readable(path: Path) -> None:
    try:
        header = path.open("rb").read(len(SQLITE_HEADER))
    except OSError as error:
        raise BadBackup(f"Cannot read {path}: {error.strerror}.") from None
    if settings.EMBEDDED and header != SQLITE_HEADER:
        raise BadBackup(f"{path} is no backup of an embedded database.")
    if not settings.EMBEDDED and not header.startswith(b"PGDMP"):
        raise BadBackup(f"{path} is no backup of a PostgreSQL database.")


def copy_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as source:
        if source.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BadBackup(f"{path} is damaged.")
        with closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as target:
            source.backup(target)


def database_name() -> str:
    return str(connection.get_connection_params()["dbname"])


def run(*command: str) -> None:
    """Run one of PostgreSQL's own programs against the wiki's database."""
    parameters = connection.get_connection_params()
    names = {
        "host": "PGHOST",
        "port": "PGPORT",
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
    }
    said = {names[key]: str(value) for key, value in parameters.items() if key in names and value}
    try:
        done = subprocess.run(
            command, env={**os.environ, **said}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise BadBackup(f"{command[0]} is missing: install PostgreSQL's client programs.") from None
    if done.returncode:
        raise BadBackup(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1]}")
