"""Set up what is missing, load the demonstration where the wiki is empty, and serve."""

import ipaddress
import json
import os
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from apps.articles.models import Article
from apps.interchange.demo import load_demo

ACCOUNTS = settings.DATA_DIR / "demonstration.json"
THREADS = 4


class Command(BaseCommand):
    help = "Set up what is missing, load the demonstration if the wiki is empty, and serve."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-demo", action="store_true", help="Leave an empty wiki empty.")
        parser.add_argument("--workers", type=int, default=2, help="Serving processes (default 2).")

    def handle(self, *, host, port, no_demo, workers, **options):
        check_address(host, port)
        saved_to = back_up_before_migrating()
        if saved_to:
            self.stdout.write(f"Before migrating, the database was copied to {saved_to}")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if not no_demo and not Article.objects.exists():
            self.stdout.write("Loading the demonstration …")
            load_demonstration()
        self.announce(host, port)
        connection.close()
        serve(host, port, workers)

    def announce(self, host, port):
        self.stdout.write(f"\nStet: {settings.BASE_URL or f'http://{bracketed(host)}:{port}'}/\n\n")
        if not is_loopback(host):
            self.stdout.write("Answers to the host names in STET_ALLOWED_HOSTS only.\n")
        elif settings.EMBEDDED and ACCOUNTS.exists():
            self.stdout.write("Demonstration accounts: name, password, role, what to try\n")
            for account in json.loads(ACCOUNTS.read_text()):
                self.stdout.write("    {:8}{:16}{:15}{}".format(*account))
        self.stdout.flush()


def check_address(host, port):
    """Raise CommandError where nothing can listen on host and port."""
    try:
        family = socket.getaddrinfo(host, port)[0][0]
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError) as error:
        code = getattr(error, "errno", None)
        reason = os.strerror(code) if code and code > 0 else error
        raise CommandError(f"Cannot listen on {host}, port {port} ({reason}): choose with --host and --port.")


def back_up_before_migrating():
    """Copy the embedded database where migrations will change it; return the copy's path, or None."""
    database = Path(settings.DATABASES["default"]["NAME"])
    if not settings.EMBEDDED or not database.exists() or not has_pending_migrations():
        return None
    folder = settings.DATA_DIR / "backups"
    folder.mkdir(exist_ok=True)
    path = folder / f"before-migrating-{timezone.now():%Y%m%dT%H%M%S%f}.sqlite3"
    path.touch(mode=0o600)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    return path


def has_pending_migrations():
    """Tell whether a database that was migrated before is behind; a new one is not."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return bool(executor.loader.applied_migrations) and bool(plan)


def load_demonstration():
    """Load it and keep its accounts, passwords included, in a file that only the owner may read."""
    accounts = load_demo()
    ACCOUNTS.touch(mode=0o600)
    ACCOUNTS.write_text(json.dumps(accounts))


def is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def bracketed(host):
    return f"[{host}]" if ":" in host else host


def serve(host, port, workers):
    """Become gunicorn. Never returns."""
    options = {
        "bind": f"{bracketed(host)}:{port}",
        "workers": workers,
        "threads": THREADS,
        "chdir": settings.BASE_DIR,
        # X-Forwarded-* counts only from the proxies that are named; gunicorn would trust loopback
        "forwarded-allow-ips": ",".join(settings.TRUSTED_PROXIES),
        "log-level": "warning",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    start_worker()
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments, "config.wsgi"])


def start_worker():
    """Start the worker that does what is due by the clock; it ends with this process."""
    manage = str(settings.BASE_DIR / "manage.py")
    subprocess.Popen([sys.executable, manage, "run_worker", "--with-parent", str(os.getpid())])
