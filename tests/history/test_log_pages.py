import re
from datetime import timedelta

import pytest
from django.utils import timezone

from apps.editing.save import SectionEdit, save_edit
from apps.history.logging import log
from apps.history.models import ChangeSet, Head, Watch
from apps.history.watching import is_watched, look, mark_seen, watch
from apps.moderation.actions import block, grant, hide, protect, unprotect
from tests.reading_back import words

TEXT = "The war had two sides.\n\n== Course ==\nIt began in autumn.\n"
LOG, LIST = "/special/log", "/special/watchlist"


def save(text=TEXT, *, by, title="The war", **more):
    """Save on top of the newest state."""
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest, **more), by=by)


@pytest.fixture
def article(bob):
    return save(by=bob, summary="Begin").article


def entries_in(response):
    return [int(pk) for pk in re.findall(r'id="entry-(\d+)"', response.content.decode())]


def ids_in(response):
    return [
        int(pk) for pk in re.findall(r'class="change-diff" href="/diff/(\d+)"', response.content.decode())
    ]


def test_the_log_says_who_did_what_to_what_how_far_and_why(client, article, alice, sysop):
    ends_at = timezone.now() + timedelta(days=2)
    protect(article, action="edit", level="autoconfirmed", expires_at=ends_at, reason="Edit war", by=sysop)
    unprotect(article, action="edit", reason="Calm", by=sysop)
    protect(article, action="move", level="nobody", cause="open request 7", reason="", by=alice)
    block(alice, article=article, talk_allowed=False, reason="Edit war", by=sysop)
    grant(alice, "reviewer", reason="Trusted", by=sysop)

    said = words(client.get(LOG))

    until = timezone.localtime(ends_at).strftime("%H:%M")
    assert re.search(
        rf"sysop protected from edits The war but for: autoconfirmed, until [^,]*, {until} Edit war", said
    )
    assert "sysop opened to edits The war Calm" in said
    assert "alice protected from moves The war for everybody, open request 7, without end" in said
    assert "sysop blocked alice from “The war”, without end, talk as well Edit war" in said
    assert "sysop gave a right to alice reviewer Trusted" in said


def test_the_newest_entry_stands_first_and_links_to_what_it_is_about(client, article, alice, sysop):
    protect(article, action="edit", level="autoconfirmed", reason="x", by=sysop)
    block(alice, reason="x", by=sysop)

    response = client.get(LOG)

    entries = entries_in(response)
    assert entries == sorted(entries, reverse=True)
    assert len(entries) == 2
    assert 'href="/wiki/The_war"' in response.content.decode()
    assert 'href="/special/contributions/alice"' in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_an_act_without_words_of_its_own_is_named(client, article, sysop):
    log("relist", article=article, reason="More voices", by=sysop)

    assert "sysop relist The war More voices" in words(client.get(LOG))


def test_what_no_person_did_the_program_did(client, article):
    log("unprotect", article=article, data={"action": "edit"}, by=None)

    assert "Stet opened to edits The war" in words(client.get(LOG))


def test_an_article_that_is_gone_keeps_its_title_in_the_log(client, sysop):
    log("unprotect", title="Gone", data={"action": "edit"}, by=sysop)

    assert "sysop opened to edits Gone" in words(client.get(LOG))
    assert "/wiki/Gone" not in client.get(LOG).content.decode()


def test_filters_choose_by_kind_person_and_title(client, article, alice, bob, sysop):
    grant(bob, "administrator", reason="x", by=sysop)
    protect(article, action="edit", level="autoconfirmed", reason="x", by=bob)
    block(alice, article=article, reason="x", by=sysop)
    granted, protected, blocked = sorted(entries_in(client.get(LOG)))

    assert entries_in(client.get(f"{LOG}?kind=protection")) == [protected]
    assert entries_in(client.get(f"{LOG}?kind=blocks")) == [blocked]
    assert entries_in(client.get(f"{LOG}?kind=protect")) == [protected]
    assert entries_in(client.get(f"{LOG}?person=sysop")) == [blocked, granted]
    assert entries_in(client.get(f"{LOG}?title=The_war")) == [blocked, protected]
    assert entries_in(client.get(f"{LOG}?title=alice")) == [blocked]
    assert entries_in(client.get(f"{LOG}?person=sysop&kind=rights")) == [granted]


def test_a_filter_that_fits_nothing_says_so(client, article, sysop):
    protect(article, action="edit", level="autoconfirmed", reason="x", by=sysop)

    said = words(client.get(f"{LOG}?kind=nonsense"))

    assert "The log has nothing that fits. Clear filters" in said


def test_the_log_comes_in_pages_of_fifty_and_keeps_its_filters(client, article, sysop):
    for number in range(53):
        log("hide", article=article, data={"change": number}, by=sysop)
    newest = client.get(f"{LOG}?kind=hiding")
    older = client.get(f"{LOG}?kind=hiding&before={entries_in(newest)[-1]}")

    assert len(entries_in(newest)) == 50
    assert len(entries_in(older)) == 3
    assert entries_in(client.get(f"{LOG}?after={entries_in(older)[0]}")) == entries_in(newest)
    assert f"?kind=hiding&amp;before={entries_in(newest)[-1]}" in newest.content.decode()
    assert len(entries_in(client.get(f"{LOG}?limit=100"))) == 53
    assert len(entries_in(client.get(f"{LOG}?limit=7"))) == 50
    assert entries_in(client.get(f"{LOG}?before=x")) == entries_in(newest)


def test_markup_in_a_reason_stays_text(client, article, sysop):
    log("hide", article=article, reason="<script>alert(1)</script>", by=sysop)

    assert "<script>alert" not in client.get(LOG).content.decode()


def test_the_log_asks_the_database_as_often_for_many_rows_as_for_few(
    client, article, sysop, django_assert_num_queries
):
    log("hide", article=article, by=sysop)
    with django_assert_num_queries(2):
        client.get(LOG)

    for number in range(40):
        log("protect", article=save(by=sysop, title=f"War {number}").article, by=sysop)

    with django_assert_num_queries(2):
        client.get(LOG)


@pytest.mark.parametrize("address", [LOG, "/special/contributions/bob"])
def test_lists_take_no_post(client, article, address):
    assert client.post(address).status_code == 405


def test_contributions_say_what_a_person_saved_and_who_they_are(client, article, bob, alice, sysop):
    first = ChangeSet.objects.get()
    second = save(TEXT + "More.\n", by=bob, summary="/* Course */ add", is_minor=True, tags=("undo",))
    save(TEXT, by=alice)
    grant(bob, "reviewer", reason="x", by=sysop)

    response = client.get("/special/contributions/bob")

    assert ids_in(response) == [second.pk, first.pk]
    said = words(response)
    assert "2 changes · since" in said
    assert "reviewer" in said
    assert "The war m +6 Course: add undo diff" in said
    assert response["X-Robots-Tag"] == "noindex"


def test_contributions_say_that_a_person_is_blocked(client, bob, sysop):
    block(bob, reason="Vandalism", by=sysop)

    said = words(client.get("/special/contributions/bob"))

    assert "Blocked: bob blocked sitewide. sysop: Vandalism" in said
    assert "Nothing was saved yet." in said


def test_imported_authors_have_contributions_without_an_account(client, db):
    save_edit(SectionEdit(title="Truce", text="x"), author_name="Old/Author", by=None)

    response = client.get("/special/contributions/Old/Author")

    assert "1 change · no account here: these changes were imported" in words(response)
    assert len(ids_in(response)) == 1


def test_changes_whose_author_is_hidden_are_in_nobodys_contributions(client, article, bob, sysop):
    first = ChangeSet.objects.get()
    save(TEXT + "More.\n", by=bob)
    hide(first, text=False, summary=False, author=True, reason="x", by=sysop)

    response = client.get("/special/contributions/bob")

    assert first.pk not in ids_in(response)
    assert "1 change " in words(response)


def test_a_name_that_nobody_has_is_not_found(client, db):
    response = client.get("/special/contributions/nobody")

    assert response.status_code == 404
    assert "There is no account of the name “nobody”" in words(response)


def test_contributions_ask_the_database_as_often_for_many_rows_as_for_few(
    client, article, bob, django_assert_num_queries
):
    client.get("/special/contributions/bob")
    with django_assert_num_queries(8):
        client.get("/special/contributions/bob")

    for number in range(20):
        save(by=bob, title=f"War {number}")

    with django_assert_num_queries(8):
        client.get("/special/contributions/bob")


def test_an_article_is_watched_and_not_watched_any_more(client_of, article, alice):
    client = client_of(alice)

    watched = client.post("/watch/The_war", {"act": "watch"}, follow=True)
    client.post("/watch/The_war", {"act": "watch"})

    assert watched.redirect_chain == [("/wiki/The_war", 302)]
    assert "You watch “The war”." in words(watched)
    assert Watch.objects.get().user == alice
    client.post("/watch/the_war", {"act": "unwatch"})
    assert not is_watched(article, by=alice)


def test_the_watchlist_says_what_changed_since_one_looked(client_of, article, alice, bob):
    watch(article, by=alice)
    seen = ChangeSet.objects.get()
    client = client_of(alice)
    assert "The war seen" in words(client.get(LIST))

    save(TEXT + "Two.\n", by=bob)
    newest = save(TEXT + "Three.\n", by=bob, summary="Three")
    response = client.get(LIST)

    assert "The war 2 changes since you looked" in words(response)
    assert "bob : Three" in words(response)
    assert f'href="/diff/{seen.pk}/{newest.pk}"' in response.content.decode()
    assert client.get(f"/diff/{seen.pk}/{newest.pk}").status_code == 200


def test_an_article_is_marked_as_seen_by_its_button_or_all_at_once(client_of, article, alice, bob):
    watch(article, by=alice)
    client = client_of(alice)

    save(TEXT + "Two.\n", by=bob)
    response = client.post("/watch/The_war", {"act": "seen", "from": "watchlist"}, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert "The war seen" in words(response)

    save(TEXT + "Three.\n", by=bob)
    assert "Everything on your watchlist is marked as seen." in words(client.post(LIST, follow=True))
    assert Watch.objects.get().seen == Head.objects.get().newest


def test_looking_does_not_put_an_article_on_the_watchlist(article, alice):
    mark_seen(article, by=alice)

    assert not Watch.objects.exists()


def test_watchlists_are_ones_own_and_hide_what_is_hidden(client_of, article, alice, bob, sysop):
    watch(article, by=alice)
    hide(ChangeSet.objects.get(), text=False, summary=True, author=True, reason="x", by=sysop)

    said = words(client_of(alice).get(LIST))

    assert "name hidden : summary hidden" in said
    assert "bob" not in said
    assert "You watch no article." in words(client_of(bob).get(LIST))


def test_the_article_changed_last_stands_first(client_of, article, alice, bob):
    other = save(by=bob, title="Peace").article
    watch(other, by=alice)
    watch(article, by=alice)
    said = words(client_of(alice).get(LIST))
    assert said.index("Peace") < said.index("The war")

    save(TEXT + "More.\n", by=bob)

    said = words(client_of(alice).get(LIST))
    assert said.index("The war") < said.index("Peace")


def test_the_watchlist_asks_the_database_as_often_for_many_rows_as_for_few(
    client_of, article, alice, bob, django_assert_num_queries
):
    client = client_of(alice)
    watch(article, by=alice)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)

    for number in range(20):
        watch(save(by=bob, title=f"War {number}").article, by=alice)

    with django_assert_num_queries(6):
        client.get(LIST)


@pytest.mark.parametrize(
    "page", ["/wiki/The_war", "/history/The_war", "/diff/{newest}", "/diff/{first}/{newest}"]
)
def test_who_watches_an_article_has_seen_what_its_pages_showed(client_of, article, alice, bob, page):
    watch(article, by=alice)
    first = Head.objects.get().newest_id
    newest = save(TEXT + "Two.\n", by=bob).pk
    client = client_of(alice)
    assert "data-unseen" in client.get(LIST).content.decode()

    client_of(bob).get(page.format(first=first, newest=newest))
    assert Watch.objects.get().seen_id == first
    client.get(page.format(first=first, newest=newest))

    assert Watch.objects.get().seen_id == newest
    assert "data-unseen" not in client.get(LIST).content.decode()


def test_who_looks_at_an_old_change_has_not_seen_the_newest_nor_unseen_any(client_of, article, alice, bob):
    watch(article, by=alice)
    second, third = save(TEXT + "Two.\n", by=bob), save(TEXT + "Three.\n", by=bob)
    client = client_of(alice)

    client.get(f"/diff/{second.pk}")
    assert Watch.objects.get().seen == second
    client.get(f"/wiki/The_war?change={third.pk - 1}")
    assert Watch.objects.get().seen == second
    client.get("/wiki/The_war")
    client.get(f"/diff/{second.pk}")
    assert Watch.objects.get().seen == third


def test_a_look_writes_once_and_is_one_query_from_then_on(article, alice, bob, django_assert_num_queries):
    newest = Head.objects.get().newest_id
    with django_assert_num_queries(1):
        assert not look(article.pk, newest, by=alice)
    watch(article, by=alice)
    Watch.objects.update(seen=None)

    with django_assert_num_queries(2):
        assert look(article.pk, newest, by=alice)
    with django_assert_num_queries(1):
        assert look(article.pk, newest, by=alice)


@pytest.mark.parametrize("page", ["wiki", "history"])
def test_an_article_is_watched_from_its_page_and_its_history(client, client_of, article, alice, page):
    assert "/watch/" not in client.get(f"/{page}/The_war").content.decode()
    mine = client_of(alice)
    html = mine.get(f"/{page}/The_war").content.decode()
    assert re.search(r'value="watch" accesskey="w">Watch this article<', html)

    back = mine.post("/watch/The_war", {"act": "watch", "from": page})

    assert back.url == f"/{page}/The_war"
    assert 'value="unwatch" accesskey="w">Unwatch this article<' in mine.get(back.url).content.decode()


def test_watching_takes_an_account(client, article):
    assert client.get(LIST)["Location"] == "/accounts/login/?next=/special/watchlist"
    assert client.post("/watch/The_war")["Location"] == "/accounts/login/?next=/wiki/The_war"
    assert client.post(LIST).status_code == 302
    assert not Watch.objects.exists()


def test_watching_takes_a_post_an_act_and_an_article(client_of, article, alice):
    client = client_of(alice)

    assert client.get("/watch/The_war").status_code == 405
    assert client.post("/watch/The_war", {"act": "burn"}).status_code == 400
    assert client.post("/watch/Nowhere").status_code == 404
    assert client.post("/watch/A%3CB").status_code == 404


def test_requests_and_names_are_said_in_words(client, article, alice):
    log("request opened", article=article, reason="Common name", data={"to": "The long war"}, by=alice)
    log("name added", article=article, data={"form": "Պատերազմ"}, by=alice)
    log("move", article=article, data={"from": "War"}, by=alice)

    said = words(client.get(LOG))

    assert "alice asked for another title of The war to “The long war” Common name" in said
    assert "alice added a name to The war Պատերազմ" in said
    assert "alice moved “War” to The war" in said
    assert len(entries_in(client.get(f"{LOG}?kind=moves"))) == 2
    assert len(entries_in(client.get(f"{LOG}?kind=names"))) == 1


def test_a_watchlist_stops_counting_somewhere(client_of, article, alice, bob, monkeypatch):
    watch(article, by=alice)
    for turn in range(4):
        save(f"{TEXT}\nChange {turn}.\n", by=bob)
    assert "4 changes since you looked" in words(client_of(alice).get(LIST))

    for module in ("apps.history.watching", "apps.history.templatetags.logged"):
        monkeypatch.setattr(f"{module}.MOST_COUNTED", 3)

    assert "3 changes or more since you looked" in words(client_of(alice).get(LIST))


def test_who_watches_and_never_looked_has_missed_every_change(client_of, article, alice, bob):
    save(f"{TEXT}\nMore.\n", by=bob)
    watch(article, by=alice)
    Watch.objects.update(seen=None)

    assert "2 changes since you looked" in words(client_of(alice).get(LIST))
