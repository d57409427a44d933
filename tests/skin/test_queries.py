import pytest
from django.http import HttpResponse

from apps.skin.queries import address_with, number_from
from apps.skin.robots import kept_from_robots


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("", 0),
        ("-1", 0),
        ("1.5", 0),
        ("x", 0),
        ("٣", 0),
        ("²", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, 0),
    ],
)
def test_a_number_of_a_query_fits_a_key_or_is_none(written, number):
    assert number_from({"page": written}, "page") == number
    assert number_from({}, "page") == 0


def test_an_address_keeps_what_is_not_said_otherwise():
    query = {"author": "bob", "before": "7", "tag": ""}

    assert address_with(query, without=["before"], limit=100) == "?author=bob&limit=100"
    assert address_with(query, author="") == "?before=7"
    assert address_with({}) == "?"


def test_an_answer_is_kept_from_robots():
    assert kept_from_robots(HttpResponse())["X-Robots-Tag"] == "noindex"
