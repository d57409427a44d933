"""What every test may ask for: the cast, the third-party material, a browser, and a closing line that says
on what the run really ran."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import caches
from django.db import connection
from django.test import Client
from pytest_django.live_server_helper import LiveServer

# Playwright keeps an event loop in the main thread, where Django's ORM then refuses to work.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = Path(os.environ.get("STET_CHROMIUM") or "/usr/bin/chromium")
SHARED = settings.BASE_DIR.parent / "shared"

pytest_plugins = ["tests.lane", "tests.visits"]


@pytest.fixture(autouse=True)
def empty_caches():
    """Ids come again after a rollback: what one test cached must not answer another."""
    for alias in settings.CACHES:
        caches[alias].clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from tests import lane

    with django_db_blocker.unblock():
        lane.note_database()
    flush_search_rows_too()


def flush_search_rows_too():
    """Between transactional tests Django empties the tables of its models; the search index is no model."""
    operations = type(connection.ops)
    flush = operations.sql_flush

    def sql_flush(self, style, tables, **options):
        return flush(self, style, [*tables, "articles_searchrow"], **options)

    operations.sql_flush = sql_flush


@pytest.fixture
def alice(db):
    return add_person("alice")


@pytest.fixture
def bob(db):
    return add_person("bob")


@pytest.fixture
def charlie(db):
    return add_person("charlie")


@pytest.fixture
def sysop(db):
    return add_person("sysop", is_staff=True, is_superuser=True)


def add_person(username, **more):
    return get_user_model().objects.create_user(
        username, f"{username}@example.org", f"{username}'s password", **more
    )


@pytest.fixture
def client_of():
    """Return a function that gives a person a Client of their own, logged in."""

    def give(person):
        client = Client()
        client.force_login(person)
        return client

    return give


@pytest.fixture(scope="session")
def shared():
    """The third-party test material beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"the third-party test material is absent ({SHARED.name} beside the checkout)")
    return SHARED


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"no Chromium at {CHROMIUM}: under CI the journeys must run")
        pytest.skip(f"no Chromium at {CHROMIUM} (STET_CHROMIUM names another)")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": quiet}


@pytest.fixture(scope="session")
def live_server():
    """Return the site on a free port. The site serves its static files by itself, as in production."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda application: application
    server.start()
    yield server
    server.stop()


@pytest.fixture
def log_in_page(live_server):
    """Return a function that makes a browser page a person's: the session cookie, without the form."""

    def log_in(page, person):
        client = Client()
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return log_in


@pytest.fixture(scope="session")
def assert_no_axe_violations():
    axe = Axe()

    def check(page, *, only=(), without=()):
        options = {"resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
        if only:
            options["runOnly"] = {"type": "rule", "values": only}
        found = axe.run(page, options=options)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check
