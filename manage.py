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
NEEDED = ["django", "reversion", "django_filters", "psycopg", "allauth", "csp", "environ", "django_htmx",
          "gunicorn", "nh3", "rapidfuzz", "redis", "whitenoise"]
NEEDED_TO_TEST = ["pytest", "pytest_django", "hypothesis", "playwright", "axe_playwright_python", "importlinter"]


def main():
    if sys.version_info < (3, 11):
        sys.exit("Stet needs Python 3.11 or newer; this is %d.%d. Run it with a newer python3."
                 % sys.version_info[:2])
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    ensure_environment(with_dev=command == "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if command == "test":
        os.chdir(HERE)
        sys.exit(subprocess.call([sys.executable, "-m", "pytest", *sys.argv[2:]]))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def ensure_environment(*, with_dev):
    """Return inside an environment that has what the command needs; may start this program again in it."""
    in_own = Path(sys.prefix).resolve() == VENV.resolve()
    if not in_own and has_modules(NEEDED + (NEEDED_TO_TEST if with_dev else [])):
        return
    if not is_stamped(with_dev=with_dev):
        make_environment(with_dev=with_dev)
        in_own = False
    if not in_own:
        python = str(VENV / "bin" / "python")
        os.execv(python, [python, str(HERE / "manage.py"), *sys.argv[1:]])


def has_modules(names):
    return all(importlib.util.find_spec(name) for name in names)


def is_stamped(*, with_dev):
    stamps = [stamp(with_dev=True)] + ([] if with_dev else [stamp(with_dev=False)])
    path = VENV / "stet-stamp"
    return path.exists() and path.read_text() in stamps


def stamp(*, with_dev):
    text = (HERE / "pyproject.toml").read_bytes()
    return "%s %d.%d%s\n" % (hashlib.sha256(text).hexdigest(), *sys.version_info[:2], " dev" if with_dev else "")


def make_environment(*, with_dev):
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Python's ensurepip is missing. On Debian and Ubuntu: apt-get install python3-venv")
    print("Setting up %s (a minute, once) …" % VENV, file=sys.stderr, flush=True)
    try:
        VENV.mkdir(parents=True, exist_ok=True)
        run([base_python(), "-m", "venv", "--clear", str(VENV)])
    except OSError as error:
        sys.exit("Cannot write %s (%s). Name another folder in STET_VENV." % (VENV, error.strerror))
    wanted = str(HERE) + ("[dev]" if with_dev else "")
    run([str(VENV / "bin" / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-e", wanted])
    (VENV / "stet-stamp").write_text(stamp(with_dev=with_dev))


def base_python():
    """Return the interpreter outside any environment: --clear must not delete the one that runs this."""
    return getattr(sys, "_base_executable", None) or sys.executable


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit("%s failed:\n%s" % (" ".join(command), (done.stderr or done.stdout).strip()[-2000:]))


if __name__ == "__main__":
    main()
