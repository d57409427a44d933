from django.urls import reverse

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from tests.reading_back import words

TEXT = """The war had two sides.

== Course ==
It began in autumn and ended in the late autumn of the same year.

Fighting moved south along the river to the second town.

== Casualties ==
The ministry named 2,840 killed.
"""


def save(text, *, by, title="War", **more):
    """Save on top of the newest state."""
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest, **more), by=by)


def test_a_diff_says_who_when_and_why_and_marks_the_words(client, alice, bob):
    save(TEXT, by=alice, summary="Begin")
    change_set = save(TEXT.replace("2,840", "2,480"), by=bob, summary="Ministry & figure", section=None)

    response = client.get(f"/diff/{change_set.pk}")

    assert response.status_code == 200
    html = response.content.decode()
    assert "<del>2,840 </del><ins>2,480 </ins>" in html
    assert "Ministry &amp; figure" in html
    assert "Begin" in html
    assert "bob" in html
    assert "Casualties" in html
    assert "Fighting moved south" not in html
    assert response["X-Robots-Tag"] == "noindex"


def test_the_first_change_set_added_everything(client, alice):
    change_set = save(TEXT, by=alice)

    html = client.get(f"/diff/{change_set.pk}").content.decode()

    assert "<ins>The war had two sides.</ins>" in html
    assert "<del>" not in html


def test_any_two_states_can_be_compared_in_both_directions(client, alice, bob):
    first = save(TEXT, by=alice)
    save(TEXT.replace("south", "north"), by=bob)
    third = save(TEXT.replace("south", "north").replace("2,840", "2,480"), by=alice)

    forwards = client.get(f"/diff/{first.pk}/{third.pk}").content.decode()
    backwards = client.get(f"/diff/{third.pk}/{first.pk}").content.decode()

    assert "<del>south </del><ins>north </ins>" in forwards
    assert "2 changes by 2 people" in " ".join(forwards.split())
    assert "<del>north </del><ins>south </ins>" in backwards
    assert "shown backwards" in backwards


def test_two_equal_states_say_that_nothing_changed(client, alice, bob):
    first = save(TEXT, by=alice)
    save(TEXT.replace("south", "north"), by=bob)
    third = save(TEXT, by=alice)

    for ends in (f"{first.pk}/{third.pk}", f"{first.pk}/{first.pk}"):
        assert "Nothing changed" in words(client.get(f"/diff/{ends}"))


def test_a_paragraph_moved_to_another_section_links_both_ways(client, alice):
    save(TEXT, by=alice)
    moved = "Fighting moved south along the river to the second town.\n"
    change_set = save(TEXT.replace(moved + "\n", "") + "\n" + moved.replace("second", "third"), by=alice)

    html = client.get(f"/diff/{change_set.pk}").content.decode()

    assert 'id="moved-from-1"' in html
    assert 'href="#moved-to-1"' in html
    assert "moved from Course, 1 word changed" in html
    assert "moved to Casualties" in html


def test_unchanged_lines_far_from_a_change_are_folded(client, alice):
    lines = [f"Line {number} of the list.\n" for number in range(40)]
    save("".join(lines), by=alice)
    lines[20] = "Another line.\n"
    change_set = save("".join(lines), by=alice)

    assert "18 lines the same" in words(client.get(f"/diff/{change_set.pk}"))


def test_a_diff_leads_to_the_changes_before_and_behind(client, alice):
    changes = [save(TEXT + f"\n{number}\n", by=alice) for number in range(3)]

    html = client.get(f"/diff/{changes[1].pk}").content.decode()

    assert f'href="/diff/{changes[0].pk}" rel="prev"' in html
    assert f'href="/diff/{changes[2].pk}" rel="next"' in html
    assert 'rel="next"' not in client.get(f"/diff/{changes[2].pk}").content.decode()
    assert 'rel="prev"' not in client.get(f"/diff/{changes[0].pk}").content.decode()


def test_a_view_that_was_asked_for_is_kept_in_the_page(client, alice):
    change_set = save(TEXT, by=alice)

    assert '<stet-diff data-view="side"' in client.get(f"/diff/{change_set.pk}?view=side").content.decode()
    assert "<stet-diff data-view" not in client.get(f"/diff/{change_set.pk}?view=<x>").content.decode()


def test_an_unknown_change_set_is_missing_with_a_sentence(client, alice):
    first = save(TEXT, by=alice)
    other = save(TEXT, by=alice, title="Peace")

    for path in ("/diff/999999", f"/diff/{first.pk}/999999", "/diff/99999999999999999999"):
        response = client.get(path)
        assert response.status_code == 404
        assert "There is no change set" in words(response)
    response = client.get(f"/diff/{first.pk}/{other.pk}")
    assert response.status_code == 404
    assert "different articles" in words(response)


def test_a_diff_that_was_drawn_before_is_not_drawn_again_and_is_hidden_all_the_same(
    client, alice, django_assert_max_num_queries
):
    save(TEXT, by=alice)
    change_set = save(TEXT.replace("2,840", "<i>SECRET</i>"), by=alice)
    whole = f"/diff/{change_set.pk}?context=all"
    first = [words(client.get(path)) for path in (f"/diff/{change_set.pk}", whole)]

    with django_assert_max_num_queries(6):
        again = [words(client.get(path)) for path in (f"/diff/{change_set.pk}", whole)]
    drawn = client.get(whole).content.decode()
    ChangeSet.objects.filter(pk=change_set.pk).update(text_hidden=True)

    assert again == first
    assert first[0] != first[1]
    assert "&lt;i&gt;SECRET" in drawn
    assert "SECRET" not in words(client.get(whole))


def test_readers_get_the_page_that_is_kept_until_anything_on_it_changes(
    client, client_of, alice, bob, django_assert_num_queries
):
    first = save(TEXT, by=alice)
    second = save(TEXT.replace("south", "north"), by=bob, summary="A side")
    address = f"/diff/{second.pk}"
    kept = client.get(address).content.decode()

    with django_assert_num_queries(1):
        assert client.get(address).content.decode() == kept
    assert "Next change" not in kept
    assert f"/accounts/login/?next={address}" in kept
    assert (
        f"?next=/diff/{first.pk}/{second.pk}" in client.get(f"/diff/{first.pk}/{second.pk}").content.decode()
    )
    assert "Log out" in client_of(alice).get(address).content.decode()
    assert "Log out" not in client.get(address).content.decode()

    save(TEXT, by=alice)
    assert "Next change" in client.get(address).content.decode()
    ChangeSet.objects.filter(pk=second.pk).update(author_hidden=True)
    assert "bob" not in client.get(address).content.decode()
    response = client.get(address)
    assert response["X-Robots-Tag"] == "noindex"
    assert "Cookie" in response["Vary"]


def test_what_was_hidden_is_not_shown(client, alice, bob):
    save(TEXT, by=alice)
    change_set = save(TEXT.replace("2,840", "SECRET"), by=bob, summary="SUMMARY of it")
    last = save(TEXT, by=alice)
    ChangeSet.objects.filter(pk=change_set.pk).update(
        text_hidden=True, summary_hidden=True, author_hidden=True
    )

    for path in (f"/diff/{change_set.pk}", f"/diff/{last.pk}", f"/diff/{change_set.pk}/{last.pk}"):
        html = client.get(path).content.decode()
        assert "SECRET" not in html
        assert "SUMMARY" not in html
        assert "bob" not in html
        assert "hidden by an administrator" in html


def test_markup_in_text_and_summary_stays_text(client, alice):
    save(TEXT, by=alice)
    change_set = save(TEXT + "\n<script>alert(1)</script> & more\n", by=alice, summary="<b>bold</b>")

    html = client.get(f"/diff/{change_set.pk}").content.decode()

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "<b>bold" not in html


def test_the_choice_of_the_history_leads_to_the_diff(client, alice):
    first = save(TEXT, by=alice)
    second = save(TEXT + "\nMore.\n", by=alice)

    response = client.get(reverse("history:compare"), {"from": first.pk, "to": second.pk})

    assert response.status_code == 302
    assert response["Location"] == f"/diff/{first.pk}/{second.pk}"
    assert client.get(reverse("history:compare")).status_code == 404


def test_a_diff_takes_no_post(client, alice):
    change_set = save(TEXT, by=alice)

    assert client.post(f"/diff/{change_set.pk}").status_code == 405


def test_a_diff_of_many_sections_asks_the_database_seven_times_at_most(
    client, alice, django_assert_max_num_queries
):
    text = "".join(f"== Section {number} ==\nText of it.\n\n" for number in range(60))
    save(text, by=alice)
    save(text.replace("Text", "Words"), by=alice)
    change_set = save(text.replace("Text", "Sentences"), by=alice)
    save(text, by=alice)

    with django_assert_max_num_queries(7):
        client.get(f"/diff/{change_set.pk}")


def test_all_of_the_changed_sections_can_be_asked_for(client, alice):
    lines = [f"Line {number} of the list.\n" for number in range(40)]
    save("".join(lines), by=alice)
    change_set = save("".join(lines).replace("Line 20 ", "Row 20 "), by=alice)

    html = client.get(f"/diff/{change_set.pk}?view=side&context=all").content.decode()

    assert "lines the same" not in html
    assert "Line 1 of the list." in html
    assert 'href="?view=side&amp;context=near"' in html


def test_a_long_paragraph_is_shown_around_its_changes(client, alice):
    sentences = [f"Sentence number {number} of a long paragraph." for number in range(100)]
    save(" ".join(sentences), by=alice)
    change_set = save(" ".join(sentences).replace("number 50 ", "number 5O "), by=alice)

    html = client.get(f"/diff/{change_set.pk}").content.decode()

    assert "<del>50 </del><ins>5O </ins>" in html
    assert "Sentence number 49" in html
    assert "Sentence number 20" not in html
    assert "Sentence number 20" in client.get(f"/diff/{change_set.pk}?context=all").content.decode()


def test_a_moved_section_is_one_row(client, alice):
    parts = ["Lead.\n\n", "== A ==\nText of a.\n\n", "== B ==\nText of b.\n\n", "== C ==\nText of c.\n"]
    save("".join(parts), by=alice)
    change_set = save("".join([parts[0], parts[2], parts[3], "\n", parts[1].rstrip("\n") + "\n"]), by=alice)

    said = words(client.get(f"/diff/{change_set.pk}"))

    assert "A section moved" in said
    assert "Text of b" not in said


def test_a_blank_line_alone_is_seen(client, alice):
    save("One.\nTwo.\n", by=alice)
    change_set = save("One.\n\nTwo.\n", by=alice)

    assert "<ins>¶</ins>" in client.get(f"/diff/{change_set.pk}").content.decode()
