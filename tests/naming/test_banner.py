import pytest
from django.template.loader import render_to_string

from apps.naming.actions import open_request
from apps.naming.banners import Banner, banners_of
from apps.naming.closing import close_request, withdraw_request

SAID = [
    (Banner(7, "Second war", "Second_war", False), "A request that the title be changed to “Second war” is"),
    (Banner(7, "", "", False), "A request that another title be found is under discussion."),
    (
        Banner(7, "Second war", "Second_war", True),
        "It was decided that this article is to be called “Second war”;",
    ),
    (Banner(7, "A<b", "A%3Cb", False), "“A&lt;b”"),
]


@pytest.mark.parametrize(("banner", "words"), SAID)
def test_a_banner_says_what_is_asked_and_leads_there(banner, words):
    html = render_to_string("naming/_request_banner.html", {"banner": banner})

    assert words in html
    assert 'href="/move/7"' in html


def test_an_article_without_an_open_request_has_none(war, alice, django_assert_num_queries):
    withdraw_request(open_request([(war, "Second war")], "Why.", by=alice), by=alice)

    with django_assert_num_queries(1):
        assert banners_of(war.pk) == []


def test_readers_see_the_banner_from_the_opening_to_the_end(client, war, alice, mover):
    before = client.get("/wiki/War")
    asked = open_request([(war, "Second war")], "Why.", by=alice)
    during = client.get("/wiki/War", headers={"If-None-Match": before["ETag"]})
    close_request(asked, result="not moved", rationale="No.", early_reason="Clear.", seen=0, by=mover)
    after = client.get("/wiki/War", headers={"If-None-Match": during["ETag"]})

    shown = [f'href="/move/{asked.pk}"' in page.content.decode() for page in (before, during, after)]
    assert shown == [False, True, False]
    assert [page.status_code for page in (before, during, after)] == [200, 200, 200]


def test_readers_are_told_that_a_move_was_decided_and_awaits_its_mover(client, war, alice, mover):
    asked = open_request([(war, "Second war")], "Why.", by=alice)
    during = client.get("/wiki/War")
    close_request(asked, result="moved", rationale="Yes.", early_reason="Clear.", seen=0, by=mover)
    after = client.get("/wiki/War", headers={"If-None-Match": during["ETag"]})

    assert "is under discussion" in during.content.decode()
    assert "the move awaits a page mover" in after.content.decode()
