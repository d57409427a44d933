"""Costs grow with what is touched and shown, never with the article or with the length of its history.

Counted in queries and in Python's function calls, which no noise of the machine changes.
"""

import sys
from functools import partial

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.notices import notify
from apps.history.watching import watch
from apps.moderation.actions import set_pending
from apps.naming.actions import open_request
from apps.naming.names import add_name
from apps.talk.actions import open_topic

SECTION = "== Part {0} ==\nPart {0} began in autumn.<ref>{{{{cite web |title=Source {0} |url=https://example.org/{0}}}}}</ref>\n\n"
SIZES = {"Small": 15, "Large": 60}


@pytest.fixture
def articles(alice):
    """Two articles that differ in their size alone: Large has four times the sections of Small."""
    for title, count in SIZES.items():
        text = "Lead.\n\n" + "".join(SECTION.format(number) for number in range(1, count + 1))
        save_edit(SectionEdit(title=title, text=text), by=alice)


@pytest.fixture
def histories(alice):
    """Two articles that differ in their history alone: Large has twice the change sets of Small."""
    for title, count in {"Small": 55, "Large": 110}.items():
        for number in range(count):
            edit(title, f"Said {number} times.\n", by=alice)


def edit(title, text, *, by, section=None):
    head = Head.objects.filter(article__title=title).first()
    edited = SectionEdit(title=title, text=text, section=section, base_id=head.newest_id if head else None)
    return save_edit(edited, by=by)


def cost_of(action):
    """Return (queries, calls of Python functions) that an action takes once it is warm."""
    action()
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    with CaptureQueriesContext(
        connection,
    ) as queries:
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            action()
        finally:
            sys.setprofile(before)
    return len(queries), calls


def costs_at_both(action):
    small, large = (cost_of(lambda title=title: action(title)) for title in SIZES)
    return small, large


def save_of_a_section(alice):
    turns = iter(range(1000))

    def save(title):
        edit(title, f"{SECTION.format(7).rstrip()} More {next(turns)}.\n", by=alice, section=7)

    return save


def test_a_save_costs_its_section_and_not_the_article(alice, articles):
    small, large = costs_at_both(save_of_a_section(alice))

    assert large[0] == small[0] <= 34
    assert large[1] <= 1.3 * small[1]


def test_the_form_and_the_preview_of_a_section_cost_the_section(alice, articles, client_of):
    client = client_of(alice)

    def ask(title):
        assert client.get(f"/edit/{title}?section=7").status_code == 200
        base = Head.objects.get(article__title=title).newest_id
        form = {"text": SECTION.format(7), "base": base, "action": "preview"}
        assert (
            client.post(f"/edit/{title}?section=7", form, headers={"HX-Request": "true"}).status_code == 200
        )

    small, large = costs_at_both(ask)

    assert large[0] == small[0] <= 14
    assert large[1] <= 1.3 * small[1]


def test_a_warm_page_for_readers_costs_one_question(articles, client):
    small, large = costs_at_both(lambda title: client.get(f"/wiki/{title}"))

    assert large[0] == small[0] <= 2
    assert large[1] <= 1.05 * small[1]


def test_the_first_view_after_a_save_asks_no_more_of_a_larger_article(alice, articles, client):
    save = save_of_a_section(alice)

    def save_and_view(title):
        save(title)
        assert client.get(f"/wiki/{title}").status_code == 200

    small, large = costs_at_both(save_and_view)

    assert large[0] == small[0] <= 42
    assert large[1] <= 4 * small[1]


def test_neither_a_page_nor_a_save_costs_more_after_a_long_history(alice, histories, client_of):
    client, turns = client_of(alice), iter(range(1000))
    paths = [
        "/wiki/{}",
        "/edit/{}",
        "/history/{}",
        "/diff/{newest}",
        "/diff/{before}/{newest}",
        "/wikitext/{}",
    ]

    def ask(path, title):
        newest = Head.objects.get(article__title=title).newest
        address = path.format(title, newest=newest.pk, before=newest.parent_id)
        assert client.get(address).status_code == 200

    costs = {path: costs_at_both(partial(ask, path)) for path in paths}
    costs["save"] = costs_at_both(lambda title: edit(title, f"Said once more {next(turns)}.\n", by=alice))

    grown = {
        name for name, (small, large) in costs.items() if large[0] != small[0] or large[1] > 1.05 * small[1]
    }
    assert grown == set(), costs


LISTS = [
    "/history/Small", "/talk/Small", "/flags/Small", "/citations/Small", "/names/Small", "/moves/Small",
    "/special/moves", "/special/flags", "/special/review", "/special/recent-changes", "/special/log",
    "/special/notices", "/special/watchlist", "/special/contributions/alice", "/special/moderation",
    "/special/search?q=autumn",
]  # fmt: skip


def test_lists_ask_the_same_for_many_rows_as_for_few(articles, client_of, alice, bob, sysop):
    client = client_of(sysop)

    def fill(turns):
        for turn in turns:
            fill_desks(turn, alice, bob, sysop)
        return {address: cost_of(lambda address=address: ask(address))[0] for address in LISTS}

    def ask(address):
        caches["pages"].clear()
        assert client.get(address).status_code == 200

    few, many = fill(range(2)), fill(range(2, 8))

    assert many == few
    assert max(few.values()) <= 16, few


def fill_desks(turn, alice, bob, sysop):
    """Put one more row on every desk."""
    article = edit("Small", SECTION.format(turn) + "{{citation needed|date=May 2020}}", by=alice).article
    add_name(article, {"form": f"Name {turn}", "language": "hy"}, by=bob)
    other = edit(f"Other {turn}", "It began in autumn.{{citation needed|date=May 2020}}\n", by=alice).article
    set_pending(other, True, reason="Watched.", by=sysop)
    edit(other.title, "It began in autumn, they say.\n", by=bob)
    open_request([(other, f"Another {turn}")], "Because.", by=bob)
    watch(other, by=sysop)
    open_topic(article, title=f"Topic {turn}", text="I ask.", by=alice)
    notify([sysop], "reply", "Somebody replied.", address="/", article=article, by=alice)
