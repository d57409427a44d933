#!/usr/bin/env python3
"""Stet's one command. It sets up what is missing, then does what it was asked.

Only the standard library is used before the project's own environment stands.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = Path(os.environ.get("STET_VENV") or HERE / ".venv").absolute()
# What an environment must be able to import, and what more for the tests.
NEEDED = """allauth csp django django_filters django_htmx environ gunicorn nh3 psycopg rapidfuzz redis
            reversion whitenoise"""
NEEDED_TO_TEST = (
    "axe_playwright_python hypothesis importlinter playwright pytest pytest_django"
    " pytest_playwright pytest_timeout"
)


def main():
    if sys.version_info < (3, 11):
        sys.exit(f"Stet needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    ensure_environment(with_dev=command == "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if command == "test":
        os.chdir(HERE)
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[2:]])
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def ensure_environment(*, with_dev):
    """Return inside an environment that has what the command needs; may start this program again in it."""
    is_just_made = os.environ.pop("STET_JUST_MADE", None)
    is_inside = Path(sys.prefix).resolve() == VENV.resolve()
    is_complete = has_modules(NEEDED) and (not with_dev or has_modules(NEEDED_TO_TEST))
    if is_complete and (not is_inside or is_stamped(with_dev=with_dev)):
        return
    if is_inside or not is_stamped(with_dev=with_dev):
        if is_just_made:
            sys.exit(f"{VENV} was just made and still lacks what Stet needs. Is PYTHONPATH set?")
        make_environment(with_dev=with_dev)
        os.environ["STET_JUST_MADE"] = "1"
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, str(HERE / "manage.py"), *sys.argv[1:]])


def has_modules(names):
    return all(importlib.util.find_spec(name) for name in names.split())


def is_stamped(*, with_dev):
    """Tell whether VENV was made whole, by this Python's x.y, for this pyproject.toml."""
    stamps = [stamp(with_dev=True)] + ([] if with_dev else [stamp(with_dev=False)])
    path = VENV / "stet-stamp"
    return path.is_file() and path.read_text() in stamps and (VENV / "bin" / "python").exists()


def stamp(*, with_dev):
    text = (HERE / "pyproject.toml").read_bytes()
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{hashlib.sha256(text).hexdigest()} {python} {'dev' if with_dev else 'plain'}\n"


def make_environment(*, with_dev):
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Python's ensurepip is missing. On Debian and Ubuntu: apt-get install python3-venv")
    print(f"Setting up {VENV} (a minute, once) …", file=sys.stderr, flush=True)
    try:
        VENV.mkdir(parents=True, exist_ok=True)
        (VENV / "stet-stamp").unlink(missing_ok=True)
    except OSError as error:
        sys.exit(f"Cannot write {VENV} ({error.strerror}). Name another folder in STET_VENV.")
    # the interpreter outside any environment: --clear must not delete the one that runs this
    outside = getattr(sys, "_base_executable", None) or sys.executable
    run([outside, "-m", "venv", "--clear", str(VENV)])
    pip = [str(VENV / "bin" / "python"), "-m", "pip"]
    run([*pip, "install", "-q", "--disable-pip-version-check", *dependencies(with_dev=with_dev)])
    (VENV / "stet-stamp").write_text(stamp(with_dev=with_dev))


def dependencies(*, with_dev):
    import tomllib

    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    return project["dependencies"] + (project["optional-dependencies"]["dev"] if with_dev else [])


def run(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[:4])} … failed:\n{done.stdout.strip()[-2000:]}")


if __name__ == "__main__":
    main()
