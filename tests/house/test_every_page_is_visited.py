"""The last test of a whole run: no address of the project was left unvisited by all the others."""

import pytest
from django.urls import URLPattern, get_resolver

from tests.visits import VISITED, is_whole_suite

# Others' pages: their own projects test them.
NOT_OURS = ("admin/", "accounts/")


def names_of(patterns, prefix=""):
    for pattern in patterns:
        if str(pattern.pattern) in NOT_OURS:
            continue
        if isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or str(pattern.pattern))
        else:
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_of(pattern.url_patterns, inner)


def test_every_address_has_a_name():
    nameless = [name for name in names_of(get_resolver().url_patterns) if "/" in name or "<" in name]

    assert nameless == []


@pytest.mark.last
def test_every_address_of_the_project_was_visited_by_some_test(request):
    if not is_whole_suite(request.config):
        pytest.skip("only part of the suite runs")

    assert set(names_of(get_resolver().url_patterns)) - VISITED == set()
