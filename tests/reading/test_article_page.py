import gzip
import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from apps.moderation.actions import protect, set_pending
from apps.moderation.clocks import tick
from apps.naming.names import add_name, remove_name
from apps.talk.actions import close_topic, open_topic, reopen_topic

TEXT = """A war was fought.<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref> See [[Peace]].

== Course of the war ==
It began in autumn.<ref name="a" />
"""


def url(title):
    return reverse("reading:article", args=[title])


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def test_a_reader_sees_the_text_its_contents_and_its_references(client, article):
    response = client.get(url("The_war"))

    html = response.content.decode()
    assert response.status_code == 200
    assert "A war was fought." in html
    assert "Course of the war" in html
    assert 'id="cite_note-a-1"' in html
    assert response["Cache-Control"] == "no-cache"


def test_a_reader_gets_the_page_compressed_where_it_is_taken(client, article):
    response = client.get(url("The_war"), headers={"Accept-Encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == client.get(url("The_war")).content


def test_a_reader_who_has_the_page_is_told_so(client, article):
    etag = client.get(url("The_war"))["ETag"]

    assert client.get(url("The_war"), headers={"If-None-Match": etag}).status_code == 304


def test_a_save_gives_the_page_another_etag(client, article, alice):
    etag = client.get(url("The_war"))["ETag"]
    save_edit(SectionEdit(title="The war", text="Ended.", base_id=article.pk), by=alice)

    response = client.get(url("The_war"), headers={"If-None-Match": etag})

    assert response.status_code == 200
    assert "Ended." in response.content.decode()


def test_the_counts_of_the_desks_follow_what_happens_there(client, article, alice):
    def counts():
        html = client.get(url("The_war")).content.decode()
        return [int(count or 0) for count in re.findall(r">(?:Talk|Names) ?(\d*)</a>", html)]

    before = counts()
    topic = open_topic(article.article, title="Sources", text="Which?", by=alice)
    name = add_name(article.article, {"form": "Guerre", "language": "fr"}, by=alice)
    then = counts()
    close_topic(topic, by=alice)
    remove_name(name, reason="None says so.", by=alice)
    after = counts()
    reopen_topic(topic, by=alice)

    assert [before, then, after, counts()] == [[0, 0], [1, 1], [0, 0], [1, 0]]


def test_a_warm_page_costs_a_reader_one_query(client, article, django_assert_num_queries):
    client.get(url("The_war"))

    with django_assert_num_queries(1):
        client.get(url("The_war"))


def test_readers_see_no_edit_links_and_editors_do(client, article, alice, client_of):
    assert "section=1" not in client.get(url("The_war")).content.decode()

    html = client_of(alice).get(url("The_war")).content.decode()
    assert "/edit/The_war?section=1" in html


def test_a_link_to_no_article_is_marked_until_the_article_is_there(client, article, alice):
    assert 'class="new"' in client.get(url("The_war")).content.decode()

    save_edit(SectionEdit(title="Peace", text="It came."), by=alice)

    assert 'class="new"' not in client.get(url("The_war")).content.decode()


def test_an_old_state_is_marked_and_kept_from_robots(client, article, alice):
    save_edit(SectionEdit(title="The war", text="Ended.", base_id=article.pk), by=alice)

    response = client.get(url("The_war"), {"change": article.pk})

    assert "A war was fought." in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(url("The_war"), {"change": 999}).status_code == 404
    assert client.get(url("The_war"), {"change": "x"}).status_code == 404


def test_a_hidden_text_is_not_shown(client, article):
    ChangeSet.objects.update(text_hidden=True)

    assert client.get(url("The_war"), {"change": article.pk}).status_code == 404


def test_an_unknown_title_offers_near_ones_and_to_start_it(client, article, alice, client_of):
    response = client_of(alice).get(url("The_wars"))

    html = response.content.decode()
    assert response.status_code == 404
    assert "The war" in html
    assert "/edit/The_wars" in html


def test_a_bad_title_is_told_its_rule(client, db):
    response = client.get("/wiki/A%5Bb%5D")

    assert response.status_code == 400
    assert "[" in response.content.decode()


@pytest.mark.parametrize("written", ["the_war", "The%20war", "_The_war"])
def test_a_title_written_otherwise_leads_to_its_one_address(client, article, written):
    response = client.get(f"/wiki/{written}")

    assert response.status_code == 302
    assert response["Location"] == "/wiki/The_war"


def test_a_redirect_leads_to_its_target_and_says_so(client, article, alice):
    save_edit(SectionEdit(title="War", text="#REDIRECT [[The war#Course of the war]]"), by=alice)

    response = client.get(url("War"))
    assert response["Location"] == "/wiki/The_war?redirected-from=War#Course_of_the_war"
    assert "Redirected from War" in client.get(url("The_war"), {"redirected-from": "War"}).content.decode()
    assert client.get(url("War"), {"redirect": "no"}).status_code == 200


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/wiki/The_war?action=edit&section=1", "/edit/The_war?section=1"),
        ("/wiki/The_war?action=history", "/history/The_war"),
        ("/wiki/The_war?oldid=7", "/wiki/The_war?change=7"),
        ("/wiki/The_war?diff=8&oldid=7", "/diff/7/8"),
        ("/wiki/The_war?diff=prev&oldid=7", "/diff/7"),
        ("/index.php?title=The_war&action=raw", "/wikitext/The_war"),
        ("/index.php?title=The_war", "/wiki/The_war"),
        ("/index.php", "/"),
    ],
)
def test_the_addresses_of_mediawiki_lead_to_ours(client, article, asked, answer):
    assert client.get(asked)["Location"] == answer


def test_posting_to_a_page_that_only_shows_is_refused(client, article):
    assert client.post(url("The_war")).status_code == 405


def test_nothing_in_a_text_is_executed(client, alice):
    save_edit(
        SectionEdit(title="The war", text='<script>alert(1)</script><img src=x onerror="alert(2)">'), by=alice
    )

    body = client.get(url("The_war")).content.decode()

    assert "<script>alert" not in body
    assert "<img" not in body.split('class="prose"')[1]


def test_the_state_of_a_day_is_the_last_of_that_day(client, alice):
    noon = datetime(2020, 10, 10, 12, tzinfo=UTC)
    first = save_edit(SectionEdit(title="The war", text="Of October."), at=noon, by=alice)
    later = noon + timedelta(days=30)
    save_edit(SectionEdit(title="The war", text="Of November.", base_id=first.pk), at=later, by=alice)

    assert "Of October." in client.get(url("The_war"), {"as-of": "2020-10-10"}).content.decode()
    assert "Of November." in client.get(url("The_war"), {"as-of": "2020-12-01"}).content.decode()
    assert client.get(url("The_war"), {"as-of": "2020-10-09"}).status_code == 404
    assert client.get(url("The_war"), {"as-of": "yesterday"}).status_code == 404


def test_what_one_reader_is_told_does_not_stand_in_everybodys_page(client, client_of, article, alice):
    leaving = client_of(alice)
    leaving.post("/accounts/logout/")
    assert "messages" in leaving.cookies
    leaving.cookies.pop("sessionid", None)

    assert "signed out" not in leaving.get(url("The_war")).content.decode()
    assert "Log out" not in client.get(url("The_war")).content.decode()


def test_the_status_line_says_what_binds_the_article_and_what_waits(
    client, client_of, article, alice, bob, sysop
):
    protect(article.article, action="move", level="administrator", reason="Moved to and fro", by=sysop)
    set_pending(article.article, True, reason="Vandalism", by=sysop)
    save_edit(SectionEdit(title="The war", text=TEXT + "More.\n", base_id=article.pk), by=bob)

    reader, editor = (
        client.get(url("The_war")).content.decode(),
        client_of(alice).get(url("The_war")).content.decode(),
    )

    assert 'href="/protect/The_war"' in reader
    assert "awaits review" not in reader
    assert "1 change awaits review" in editor


def test_a_protection_that_ended_is_not_named_any_more(client, client_of, article, alice, sysop):
    ends_at = timezone.now() + timedelta(seconds=0.3)
    protect(article.article, action="move", level="administrator", expires_at=ends_at, reason="War", by=sysop)
    before = client.get(url("The_war"))
    editor = client_of(alice)
    assert "may move it" in editor.get(url("The_war")).content.decode()
    time.sleep(0.35)

    assert "may move it" not in editor.get(url("The_war")).content.decode()
    assert tick(timezone.now()) == 1
    after = client.get(url("The_war"), headers={"If-None-Match": before["ETag"]})
    assert ["may move it" in page.content.decode() for page in (before, after)] == [True, False]
