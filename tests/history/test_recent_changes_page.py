import re
from datetime import UTC, datetime

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from tests.reading_back import words

TEXT = "The war had two sides.\n\n== Course ==\nIt began in autumn.\n"


def save(text, *, by, title="War", at=None, **more):
    """Save on top of the newest state."""
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest, **more), at=at, by=by)


def ids_in(response):
    return [
        int(pk) for pk in re.findall(r'class="change-diff" href="/diff/(\d+)"', response.content.decode())
    ]


def test_recent_changes_lists_all_articles_newest_first_by_day(client, alice, bob):
    older = save(TEXT, by=alice, title="Peace", at=datetime(2020, 10, 12, 9, 30, tzinfo=UTC))
    old = save(
        TEXT, by=bob, title="War & peace", summary="Begin", at=datetime(2020, 11, 10, 21, 0, tzinfo=UTC)
    )
    # imported later, but it happened before the others
    first = save(TEXT, by=bob, title="Truce", at=datetime(2020, 9, 27, 7, 5, tzinfo=UTC))

    response = client.get("/special/recent-changes")

    assert response.status_code == 200
    assert ids_in(response) == [old.pk, older.pk, first.pk]
    said = words(response)
    assert "10 Nov 2020 21:00 War &amp; peace bob" in said
    assert "12 Oct 2020 09:30 Peace alice" in said
    assert 'href="/wiki/War_%26_peace"' in response.content.decode()


def test_an_empty_wiki_says_that_nothing_was_changed(client, db):
    assert "Nothing was changed" in words(client.get("/special/recent-changes"))


def test_recent_changes_come_in_pages(client, alice):
    moment = datetime(2020, 11, 10, tzinfo=UTC)
    changes = [save(TEXT + f"\n{number}\n", by=alice, at=moment).pk for number in range(52)]

    newest = client.get("/special/recent-changes")
    older = client.get(f"/special/recent-changes?before={ids_in(newest)[-1]}")

    assert ids_in(newest) == changes[:1:-1]
    assert ids_in(older) == changes[1::-1]
    assert ids_in(client.get(f"/special/recent-changes?after={ids_in(older)[0]}")) == ids_in(newest)
    assert ids_in(client.get("/special/recent-changes?before=999999")) == []


def test_recent_changes_can_be_filtered(client, alice, bob):
    save(TEXT, by=alice)
    minor = save(TEXT + "\nMore.\n", by=bob, is_minor=True)

    assert ids_in(client.get("/special/recent-changes?author=bob")) == [minor.pk]
    assert ids_in(client.get("/special/recent-changes?minor=True")) == [minor.pk]


def test_hidden_names_and_summaries_are_not_shown(client, bob):
    change_set = save(TEXT, by=bob, summary="SECRET")
    ChangeSet.objects.filter(pk=change_set.pk).update(summary_hidden=True, author_hidden=True)

    html = client.get("/special/recent-changes").content.decode()

    assert "SECRET" not in html
    assert "bob" not in html


def test_recent_changes_takes_no_post(client, db):
    assert client.post("/special/recent-changes").status_code == 405


def test_recent_changes_asks_the_database_as_often_for_many_rows_as_for_few(
    client, alice, django_assert_num_queries
):
    save(TEXT, by=alice)
    client.get("/special/recent-changes")
    with django_assert_num_queries(2):
        client.get("/special/recent-changes")

    for number in range(30):
        save(TEXT, by=alice, title=f"War {number}")

    with django_assert_num_queries(2):
        client.get("/special/recent-changes")
