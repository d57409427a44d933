"""Names lead to what people did; imported, vanished and hidden ones lead nowhere."""

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.log_listing import list_entries
from apps.history.logging import log
from apps.history.models import ChangeSet, Head, LogEntry
from apps.history.people import person_html
from apps.history.watching import watch
from apps.talk.actions import close_topic, open_topic

LINK = '<a class="person" href="/special/contributions/{0}">{0}</a>'
PAGES = ["/history/War", "/special/recent-changes", "/diff/{newest}", "/special/log", "/special/watchlist"]


@pytest.fixture
def page_of(client_of, alice, bob):
    """Return a function that gives a page of an article that bob changed last, as alice gets it."""
    article = save_edit(SectionEdit(title="War", text="One.\n"), by=alice).article
    watch(article, by=alice)
    newest = save_edit(SectionEdit(title="War", text="Two.\n", base_id=Head.objects.get().newest_id), by=bob)
    log("protect", article=article, reason="Test", by=bob)
    client = client_of(alice)

    def page_of(address):
        html = client.get(address.format(newest=newest.pk)).content.decode()
        return html.partition("<main")[2].partition("</main>")[0]

    return page_of


@pytest.mark.parametrize("address", PAGES)
def test_a_name_leads_to_the_contributions_of_its_account(page_of, address):
    assert LINK.format("bob") in page_of(address)


@pytest.mark.parametrize("address", PAGES)
def test_the_name_of_an_account_that_was_renamed_leads_nowhere(page_of, bob, address):
    bob.username = "Vanished 1"
    bob.save(update_fields=["username"])

    html = page_of(address)

    assert "bob" in html
    assert "/special/contributions/bob" not in html
    assert "Vanished" not in html


@pytest.mark.parametrize("address", PAGES[:3])
def test_an_imported_name_leads_nowhere_though_somebody_has_it_here(page_of, address):
    ChangeSet.objects.filter(author_name="bob").update(author=None)

    html = page_of(address)

    assert "bob" in html
    assert "/special/contributions/bob" not in html


@pytest.mark.parametrize("address", [*PAGES[:3], PAGES[4]])
def test_a_hidden_name_is_neither_shown_nor_linked(page_of, address):
    ChangeSet.objects.filter(author_name="bob").update(author_hidden=True)

    html = page_of(address)

    assert "hidden" in html
    assert "bob" not in html


def test_people_are_named_with_links_in_talk(client, alice, bob):
    article = save_edit(SectionEdit(title="War", text="One.\n"), by=alice).article
    topic = open_topic(article, title="Which?", text="This?", by=alice)
    close_topic(topic, outcome="That", by=bob)

    html = client.get(f"/topic/{topic.pk}").content.decode()

    assert f"Opened by {LINK.format('alice')}," in html
    assert f"<b>Closed</b> by {LINK.format('bob')}," in html


def test_a_name_of_markup_stays_text():
    assert person_html("<b>", "") == "&lt;b&gt;"
    assert person_html("<b>", "/x").endswith(">&lt;b&gt;</a>")


def test_a_list_asks_for_its_people_with_its_rows(alice, bob, django_assert_num_queries):
    for person in (alice, bob, None):
        log("protect", title="War", by=person)

    with django_assert_num_queries(1):
        entries = list_entries(LogEntry.objects.select_related("article", "by").order_by("pk"))
    assert [entry.person for entry in entries] == [
        "/special/contributions/alice",
        "/special/contributions/bob",
        "",
    ]
