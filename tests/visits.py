"""Which addresses did the tests of this run visit? Noted where Django resolves them, in live servers too."""

import pytest
from django.core.handlers.base import BaseHandler

VISITED = set()


def pytest_configure(config):
    config.addinivalue_line("markers", "last: runs after all others")
    resolve = BaseHandler.resolve_request

    def note(self, request):
        match = resolve(self, request)
        VISITED.add(match.view_name)
        return match

    BaseHandler.resolve_request = note


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("last") is not None)


def is_whole_suite(config):
    chosen = (
        config.option.keyword
        or config.option.markexpr
        or config.option.deselect
        or getattr(config.option, "lf", False)
    )
    return config.args_source.name == "TESTPATHS" and not chosen
