import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.history.models import Notice
from apps.history.notices import notify, unread_count
from tests.reading_back import words

ADDRESS = "/special/notices"


def sentences_in(response):
    rows = re.findall(r'<li class="notice".*?</li>', response.content.decode(), re.DOTALL)
    return [
        " ".join(
            re.sub(r"<[^>]*>", " ", re.search(r"notice-what.*?</span>", row, re.DOTALL)[0]).split()
        ).partition("> ")[2]
        for row in rows
    ]


@pytest.fixture
def tell(alice, bob):
    """Return a function that leaves alice a notice of bob's doing."""

    def tell(sentence, kind="reply", address="/topic/1#comment-2", to=alice):
        notify([to], kind, sentence, address=address, by=bob)

    return tell


def test_a_person_without_notices_is_told_so(client_of, alice):
    said = words(client_of(alice).get(ADDRESS))

    assert "Nothing unread." in said
    assert "Nobody has written to you yet." in said


def test_the_newest_notice_stands_first_and_what_is_unread_says_so(client_of, alice, tell):
    tell("The first.")
    Notice.objects.update(read_at=Notice.objects.get().at)
    tell("The second.")

    response = client_of(alice).get(ADDRESS)

    assert sentences_in(response) == ["Unread The second.", "The first."]
    assert "1 unread" in words(response)
    assert '<a class="notice-about" href="/topic/1#comment-2">The second.</a>' in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_reading_the_page_marks_nothing(client_of, alice, tell):
    tell("The first.")
    client_of(alice).get(ADDRESS)

    assert unread_count(alice) == 1


def test_all_are_marked_as_read_and_nobody_elses(client_of, alice, charlie, tell):
    for sentence in ("One.", "Two."):
        tell(sentence)
    tell("For charlie.", to=charlie)

    response = client_of(alice).post(ADDRESS, {"all": "1"}, follow=True)

    assert "2 notices are marked as read." in words(response)
    assert unread_count(alice) == 0
    assert unread_count(charlie) == 1
    assert "There was nothing unread." in words(client_of(alice).post(ADDRESS, follow=True))


def test_one_notice_is_marked_as_read_with_the_way_on(client_of, alice, tell):
    tell("One.")
    tell("Two.")
    one, two = Notice.objects.order_by("pk")
    client = client_of(alice)

    assert client.post(f"{ADDRESS}?kind=reply", {"notice": one.pk}).url == f"{ADDRESS}?kind=reply"
    assert unread_count(alice) == 1
    assert client.post(ADDRESS, {"notice": two.pk, "go": "1"}).url == "/topic/1#comment-2"
    assert unread_count(alice) == 0


def test_nobody_marks_or_follows_what_another_was_told(client_of, alice, charlie, tell):
    tell("Secret.")

    response = client_of(charlie).post(ADDRESS, {"notice": Notice.objects.get().pk, "go": "1"})

    assert response.url == ADDRESS
    assert unread_count(alice) == 1
    assert "Secret." not in words(client_of(charlie).get(ADDRESS))


@pytest.mark.parametrize(
    "address", ["//example.org", "/\\example.org", "https://example.org", "javascript:x", ""]
)
def test_a_notice_leads_nowhere_but_to_this_site(client_of, alice, tell, address):
    tell("One.", address=address)
    client = client_of(alice)

    html = client.get(ADDRESS).content.decode()

    assert "example.org" not in html
    assert "javascript:" not in html
    assert client.post(ADDRESS, {"notice": Notice.objects.get().pk, "go": "1"}).url == ADDRESS


def test_the_filter_chooses_a_kind(client_of, alice, tell):
    tell("Answered.")
    tell("Named.", kind="mention")
    tell("New.", kind="something new")
    client = client_of(alice)

    assert sentences_in(client.get(f"{ADDRESS}?kind=mention")) == ["Unread Named."]
    assert sentences_in(client.get(f"{ADDRESS}?kind=something+new")) == ["Unread New."]
    assert "No notice of this kind. Clear filters" in words(client.get(f"{ADDRESS}?kind=block"))
    assert "No notice of this kind." in words(client.get(f"{ADDRESS}?kind=x%00"))
    options = re.findall(r"<option[^>]*>([^<]*)<", client.get(ADDRESS).content.decode())
    assert options == ["everything", "mentions", "answers", "something new"]


def test_the_list_comes_in_pages_of_fifty(client_of, alice, tell):
    for number in range(53):
        tell(f"Notice {number}.")
    client = client_of(alice)
    newest = client.get(ADDRESS)
    older = re.search(r'href="(\?before=\d+)" rel="next"', newest.content.decode())[1]

    assert len(sentences_in(newest)) == 50
    assert sentences_in(client.get(ADDRESS + older)) == [f"Unread Notice {number}." for number in (2, 1, 0)]


def test_markup_in_a_notice_stays_text(client_of, alice, tell):
    tell("<script>alert(1)</script>", kind="<b>", address='/x" onclick="alert(1)')

    html = client_of(alice).get(ADDRESS).content.decode()

    assert "<script>alert" not in html
    assert 'onclick="' not in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_logged_out_is_asked_to_log_in(client, db, method):
    response = getattr(client, method)(ADDRESS)

    assert response.status_code == 302
    assert response.url == "/accounts/login/?next=/special/notices"


def test_the_page_takes_no_delete(client_of, alice):
    assert client_of(alice).delete(ADDRESS).status_code == 405


def test_the_page_asks_the_database_as_often_for_many_notices_as_for_few(
    client_of, alice, tell, django_assert_num_queries
):
    client = client_of(alice)
    tell("One.")
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as few:
        client.get(ADDRESS)
    for number in range(40):
        tell(f"Notice {number}.", kind=f"kind {number % 5}")

    with django_assert_num_queries(len(few)):
        client.get(ADDRESS)
    assert len(few) <= 8


def test_counting_what_is_unread_takes_one_question(alice, tell, django_assert_num_queries):
    tell("One.")

    with django_assert_num_queries(1):
        assert unread_count(alice) == 1
