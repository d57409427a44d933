import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from tests.reading_back import words

TEXT = """The war had two sides.

== Course ==
It began in autumn.

== Casualties ==
Figures differ.
"""


def save(text, *, by, title="War", **more):
    """Save on top of the newest state."""
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest, **more), by=by)


def save_many(count, *, by, title="War"):
    return [save(TEXT + f"\nState {number}.\n", by=by, title=title) for number in range(count)]


def ids_in(response):
    return [
        int(pk) for pk in re.findall(r'class="change-diff" href="/diff/(\d+)"', response.content.decode())
    ]


def test_a_history_lists_the_change_sets_newest_first(client, alice, bob):
    first = save(TEXT, by=alice, summary="Begin")
    second = save(TEXT.replace("autumn", "late autumn"), by=bob, summary="Month & year", is_minor=True)

    response = client.get("/history/War")

    assert response.status_code == 200
    assert ids_in(response) == [second.pk, first.pk]
    said = words(response)
    assert "bob m +5 Month &amp; year (Course)" in said
    assert f"alice +{len(TEXT)} Begin (Lead, Course, Casualties)" in said
    assert response["X-Robots-Tag"] == "noindex"


def test_times_stand_in_time_elements_with_the_exact_moment(client, alice):
    change_set = save(TEXT, by=alice)

    html = client.get("/history/War").content.decode()

    assert f'datetime="{change_set.created_at:%Y-%m-%dT%H:%M:%SZ}"' in html


def test_two_change_sets_can_be_chosen_without_javascript(client, alice):
    changes = save_many(3, by=alice)

    html = client.get("/history/War").content.decode()

    assert '<form method="get" action="/diff"' in html
    newest, before = changes[-1].pk, changes[-2].pk
    assert re.search(rf'name="to" value="{newest}"[^>]* checked', html)
    assert re.search(rf'name="from" value="{before}"[^>]* checked', html)


def test_long_histories_come_in_pages_of_fifty(client, alice):
    changes = [change.pk for change in save_many(53, by=alice)]

    newest = client.get("/history/War")
    older = client.get(f"/history/War?before={ids_in(newest)[-1]}")
    newer = client.get(f"/history/War?after={ids_in(older)[0]}")

    assert ids_in(newest) == changes[:2:-1]
    assert ids_in(older) == changes[2::-1]
    assert ids_in(newer) == ids_in(newest)
    assert 'rel="prev"' not in newest.content.decode()
    assert 'rel="next"' not in older.content.decode()
    assert len(ids_in(client.get("/history/War?limit=100"))) == 53
    assert len(ids_in(client.get("/history/War?limit=7"))) == 50


def test_filters_choose_by_author_minor_and_tag_and_stay_in_the_addresses(client, alice, bob):
    first = save(TEXT, by=alice)
    second = save(TEXT + "\nTwo.\n", by=bob, is_minor=True)
    third = save(TEXT + "\nThree.\n", by=bob, tags=("import",))

    assert ids_in(client.get("/history/War?author=alice")) == [first.pk]
    assert ids_in(client.get("/history/War?author=bob")) == [third.pk, second.pk]
    assert ids_in(client.get("/history/War?minor=True")) == [second.pk]
    assert ids_in(client.get("/history/War?minor=False&author=bob")) == [third.pk]
    assert ids_in(client.get("/history/War?tag=import")) == [third.pk]
    assert ids_in(client.get("/history/War?tag=impor")) == []
    assert "?author=bob&amp;limit=100" in client.get("/history/War?author=bob").content.decode()


def test_a_filter_that_fits_nothing_says_so(client, alice):
    save(TEXT, by=alice)

    assert "No change set fits these filters." in words(client.get("/history/War?author=nobody"))


def test_what_was_hidden_is_not_shown_and_not_found_by_guessing(client, alice, bob):
    save(TEXT, by=alice)
    change_set = save(TEXT + "\nMore.\n", by=bob, summary="SECRET")
    ChangeSet.objects.filter(pk=change_set.pk).update(summary_hidden=True, author_hidden=True)

    html = client.get("/history/War").content.decode()

    assert "SECRET" not in html
    assert "bob" not in html
    assert "summary hidden" in html
    assert "name hidden" in html
    assert ids_in(client.get("/history/War?author=bob")) == []


def test_an_article_that_is_not_there_has_no_history(client, db):
    response = client.get("/history/Nowhere")

    assert response.status_code == 404
    assert "No article of this name" in words(response)


def test_a_bad_title_says_which_rule_it_breaks(client, db):
    assert client.get("/history/A%3CB").status_code == 400


@pytest.mark.parametrize("path", ["/history/war_story", "/history/War%20story"])
def test_other_spellings_of_a_title_lead_to_its_address(client, db, path):
    response = client.get(path)

    assert response.status_code == 302
    assert response["Location"] == "/history/War_story"


def test_titles_with_slashes_and_other_scripts_have_a_history(client, alice):
    save(TEXT, by=alice, title="Արցախ/Պատմություն & more")

    response = client.get("/history/Արցախ/Պատմություն_&_more")

    assert response.status_code == 200
    assert len(ids_in(response)) == 1


def test_markup_in_a_summary_stays_text(client, alice):
    save(TEXT, by=alice, summary="<script>alert(1)</script>")

    assert "<script>alert" not in client.get("/history/War").content.decode()


def test_a_history_takes_no_post(client, alice):
    save(TEXT, by=alice)

    assert client.post("/history/War").status_code == 405


def test_a_history_asks_the_database_as_often_for_many_rows_as_for_few(
    client, alice, django_assert_num_queries
):
    save_many(2, by=alice)
    client.get("/history/War")
    with django_assert_num_queries(4):
        client.get("/history/War")

    save_many(40, by=alice)

    with django_assert_num_queries(4):
        client.get("/history/War")


def test_someone_logged_in_sees_the_same_rows(client_of, alice, bob):
    change_set = save(TEXT, by=alice)

    assert ids_in(client_of(bob).get("/history/War")) == [change_set.pk]


def test_a_summary_that_names_its_section_shows_the_name_once(client, alice):
    save(TEXT, by=alice)
    save(TEXT.replace("autumn", "late autumn"), by=alice, summary="/* Course */ the month")

    assert "+5 Course: the month diff" in words(client.get("/history/War"))


def test_many_touched_sections_are_counted(client, alice):
    save("".join(f"== Place {number} ==\nText.\n" for number in range(9)), by=alice)

    assert "(Lead, Place 0, Place 1, 7 more)" in words(client.get("/history/War"))


def test_sections_are_named_as_they_were_called_then(client, alice):
    save(TEXT, by=alice)
    save(TEXT.replace("== Course ==", '== Course "of it" \\ =='), by=alice)
    save(TEXT.replace("== Course ==", "== Fighting =="), by=alice)

    said = words(client.get("/history/War"))

    assert "(Fighting)" in said
    assert "(Course &quot;of it&quot; \\)" in said


def test_the_sections_of_a_hidden_text_are_not_named(client, alice, bob):
    save(TEXT, by=alice)
    change_set = save(TEXT + "\n== SECRET ==\nSlander.\n", by=bob)
    save(TEXT, by=alice)
    ChangeSet.objects.filter(pk=change_set.pk).update(text_hidden=True)

    assert "SECRET" not in client.get("/history/War").content.decode()
