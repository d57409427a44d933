"""Who may ask what: every address × role × method against one table. A new address fails until it has a row."""

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.moderation.actions import block
from apps.moderation.models import Block
from apps.naming.actions import open_request
from apps.talk.actions import open_topic
from apps.verification.models import Flag

TEXT = """Lead.{{citation needed|date=January 2021}}<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>

== One ==
Words.
"""

# the status for a reader, an editor and an administrator; a POST comes without data
ALL = (200, 200, 200)
NO_METHOD = (405, 405, 405)
ELSEWHERE = (302, 302, 302)
MEMBERS = (302, 200, 200)
MEMBERS_POST = (302, 405, 405)

# name: (address, what a GET answers, what a POST answers)
TABLE = {
    "reading:front": ("/", ALL, NO_METHOD),
    "reading:article": ("/wiki/{article}", ALL, NO_METHOD),
    "reading:wikitext": ("/wikitext/{article}", ALL, NO_METHOD),
    "reading:cite": ("/cite/{article}", ALL, NO_METHOD),
    "reading:search": ("/special/search", ALL, NO_METHOD),
    "reading:links_here": ("/special/links-here/{article}", ALL, NO_METHOD),
    "reading:recent_changes_feed": ("/feeds/recent-changes", ALL, NO_METHOD),
    "reading:history_feed": ("/feeds/history/{article}", ALL, NO_METHOD),
    "reading:index_php": ("/index.php", ELSEWHERE, NO_METHOD),
    "editing:edit": ("/edit/{article}", MEMBERS, (403, 302, 302)),
    "editing:undo": ("/undo/{change}", MEMBERS_POST, ELSEWHERE),
    "editing:restore": ("/restore/{change}", MEMBERS_POST, (302, 409, 409)),
    "editing:raise_flag": ("/flags/{article}/raise", MEMBERS, (302, 422, 422)),
    "editing:settle_flag": ("/flag/{flag}/settle", MEMBERS, (302, 422, 422)),
    "editing:settle_flags": ("/flags/{article}/settle", MEMBERS_POST, (302, 422, 422)),
    "editing:add_citation": ("/citations/{article}/add", MEMBERS, (302, 422, 422)),
    "editing:edit_citation": ("/citation/{citation}/edit", MEMBERS, (302, 422, 422)),
    "editing:rollback": ("/rollback/{article}", MEMBERS_POST, (302, 404, 404)),
    "editing:review": ("/special/review", ALL, NO_METHOD),
    "editing:accept": ("/review/{change}/accept", MEMBERS_POST, (302, 409, 409)),
    "editing:reject": ("/review/{change}/reject", MEMBERS_POST, (302, 409, 409)),
    "history:history": ("/history/{article}", ALL, NO_METHOD),
    "history:compare": ("/diff", (404, 404, 404), NO_METHOD),
    "history:diff": ("/diff/{change}", ALL, NO_METHOD),
    "history:diff_between": ("/diff/{first}/{change}", ALL, NO_METHOD),
    "history:recent_changes": ("/special/recent-changes", ALL, NO_METHOD),
    "history:log": ("/special/log", ALL, NO_METHOD),
    "history:contributions": ("/special/contributions/{person}", ALL, NO_METHOD),
    "history:watchlist": ("/special/watchlist", MEMBERS, ELSEWHERE),
    "history:notices": ("/special/notices", MEMBERS, ELSEWHERE),
    "history:watch": ("/watch/{article}", NO_METHOD, ELSEWHERE),
    "citations:reuse": ("/citations/{article}/reuse", MEMBERS, (302, 422, 422)),
    "citations:desk": ("/citations/{article}", MEMBERS, MEMBERS_POST),
    "citations:citation": ("/citation/{citation}", MEMBERS, MEMBERS_POST),
    "verification:desk": ("/flags/{article}", MEMBERS, MEMBERS_POST),
    "verification:special": ("/special/flags", MEMBERS, MEMBERS_POST),
    "verification:claim": ("/flag/{flag}/claim", MEMBERS_POST, ELSEWHERE),
    "verification:unclaim": ("/flag/{flag}/unclaim", MEMBERS_POST, ELSEWHERE),
    "verification:explain": ("/flag/{flag}/explain", MEMBERS_POST, ELSEWHERE),
    "moderation:protect": ("/protect/{article}", ALL, (403, 403, 422)),
    "moderation:block": ("/special/block", ALL, (403, 403, 422)),
    "moderation:lift": ("/special/block/{block}/lift", NO_METHOD, (403, 403, 302)),
    "moderation:rights": ("/special/rights", ALL, (403, 403, 200)),
    "moderation:desk": ("/special/moderation", (302, 403, 200), NO_METHOD),
    "moderation:hide": ("/special/hide/{change}", (302, 403, 200), (403, 403, 422)),
    "talk:talk": ("/talk/{article}", ALL, (403, 422, 422)),
    "talk:topic": ("/topic/{topic}", ALL, (403, 422, 422)),
    "naming:names": ("/names/{article}", ALL, (403, 422, 422)),
    "naming:moves": ("/moves/{article}", ALL, (302, 422, 422)),
    "naming:docket": ("/move/{request}", ALL, (404, 404, 404)),
    "naming:all_moves": ("/special/moves", ALL, NO_METHOD),
    "health": ("/health", ALL, NO_METHOD),
}


def our_names(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield prefix + pattern.name
        elif pattern.namespace != "admin" and "allauth" not in str(pattern.urlconf_module):
            yield from our_names(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)


def test_every_address_has_its_row():
    assert isinstance(get_resolver(), URLResolver)
    assert set(our_names(get_resolver())) == set(TABLE)


@pytest.fixture
def places(alice, bob, charlie, sysop):
    first = save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    second = save_edit(SectionEdit(title="The war", text=TEXT + "More.\n", base_id=first.pk), by=bob)
    other = save_edit(SectionEdit(title="Peace", text="It came."), by=alice)
    block(charlie, reason="Insults", by=sysop)
    return {
        "article": "The_war",
        "person": "bob",
        "first": first.pk,
        "change": second.pk,
        "flag": Flag.objects.get().pk,
        "citation": Citation.objects.get().pk,
        "request": open_request([(other.article, "The peace")], "Because.", by=alice).pk,
        "topic": open_topic(first.article, title="A figure", text="Which?", by=bob).pk,
        "block": Block.objects.get().pk,
    }


@pytest.mark.parametrize("name", TABLE)
def test_each_role_gets_what_the_table_says(places, client, client_of, bob, sysop, name):
    address, *expected = TABLE[name]
    clients = [client, client_of(bob), client_of(sysop)]
    for method, statuses in zip(("get", "post"), expected, strict=True):
        answers = tuple(ask(one, method, address.format(**places)) for one in clients)
        assert answers == statuses, f"{method} {address}"


def ask(client, method, address):
    """Return the status, and take back what the request did."""
    savepoint = transaction.savepoint()
    status = getattr(client, method)(address).status_code
    transaction.savepoint_rollback(savepoint)
    return status
