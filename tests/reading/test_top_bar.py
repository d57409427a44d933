"""What waits for a person stands in the bar of every page, and only for whom it waits."""

import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.notices import mark_all_read, notify
from apps.moderation.actions import grant, set_pending


def bar(response):
    html = response.content.decode()
    html = html.partition('<nav aria-label="Site">')[2].partition("</nav>")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def waiting(alice, bob, charlie, sysop):
    """Two articles: of one two changes wait; the other was never accepted, and so nothing of it waits."""
    first = save_edit(SectionEdit(title="War", text="One.\n"), by=alice)
    set_pending(first.article, True, reason="Test", by=sysop)
    for text in ("Two.\n", "Three.\n"):
        newest = Head.objects.get(article=first.article).newest_id
        save_edit(SectionEdit(title="War", text=text, base_id=newest), by=bob)
    save_edit(SectionEdit(title="Peace", text="It came.\n"), by=alice)
    Head.objects.filter(article__title="Peace").update(accepted=None)


def test_notices_are_counted_until_they_are_read(client_of, alice, bob):
    client = client_of(alice)
    assert "Needs you" not in bar(client.get("/special/search"))

    notify([alice, bob], "reply", "bob answered you.", by=None)
    notify([alice], "reply", "bob answered you again.", by=bob)

    assert bar(client.get("/special/search")).startswith("Needs you 2")
    mark_all_read(by=alice)
    assert "Needs you" not in bar(client.get("/special/search"))
    assert bar(client_of(bob).get("/special/search")).startswith("Needs you 1")


def test_the_bar_counts_for_reviewers_what_the_page_of_review_lists(client_of, waiting, charlie, sysop):
    grant(charlie, "reviewer", reason="Test", by=sysop)
    client = client_of(charlie)

    page = client.get("/special/review")

    assert "Review 1" in bar(page)
    assert page.content.decode().count('<th scope="row">') == 1
    assert "Moderation" not in bar(page)


def test_others_are_not_told_what_they_cannot_do(client, client_of, waiting, bob):
    assert "Review" not in bar(client_of(bob).get("/special/search"))
    said = bar(client.get("/special/search"))
    assert not {"Review", "Needs", "Moderation", "Watchlist"} & set(said.split())


def test_an_administrator_finds_the_desk_of_moderation(client_of, waiting, sysop):
    html = client_of(sysop).get("/special/search").content.decode()

    assert '<a href="/special/moderation" data-keys="g d">Moderation</a>' in html


def test_the_bar_asks_three_questions_and_none_for_readers(
    client, client_of, waiting, charlie, sysop, django_assert_num_queries
):
    grant(charlie, "reviewer", reason="Test", by=sysop)
    person = client_of(charlie)
    with django_assert_num_queries(0):
        client.get("/special/search")

    # the session and its person, then the rights, the notices and what waits
    with django_assert_num_queries(5):
        person.get("/special/search")
