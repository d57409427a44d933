import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.articles.models import Article
from apps.editing.flags import raise_flag, settle_flag
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from apps.moderation.actions import block
from apps.verification.models import Flag
from tests.reading_back import words

TEXT = """The war had two sides.{{citation needed|date=January 2021}}

== Course ==
Some{{who|date=May 2020}} say that it began in autumn.{{dubious|reason=Two <dates>}}

== Casualties ==
{{POV|section|reason=One party alone|date=January 2022}}
The figures differ.<ref>[https://example.org/a A list]</ref>{{fv|reason=Not in it}}
"""


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return Article.objects.get()


@pytest.fixture
def editor(client_of, alice):
    return client_of(alice)


def kinds_in(response):
    return re.findall(r'class="flag-kind">([^<]*)<', response.content.decode())


def flag_of(kind):
    return Flag.objects.get(kind=kind)


def test_a_desk_lists_the_flags_overdue_first_then_due_then_oldest(editor, article):
    response = editor.get("/flags/The_war")

    assert response.status_code == 200
    assert kinds_in(response) == ["Who", "Citation needed", "POV", "Failed verification", "Dubious"]
    said = words(response)
    assert "Some say that it began in autumn. Who · Course ·" in said
    assert re.search(r"overdue \d+ d", said)
    assert re.search(r"Failed verification · Casualties · 0 d · due in [67] d", said)
    assert "Two &lt;dates&gt; — by alice" in said
    assert "The whole section POV · Casualties" in said
    assert "<mark>Some</mark> say that it began in autumn." in response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"


def test_the_flagged_words_are_marked_where_they_are_not_the_whole_sentence(editor, alice):
    text = """It was so {{citation needed span|text=on the day}} and later. Next.

{| class="wikitable"
| Killed || 2,840{{cn}} || more
|}
"""
    save_edit(SectionEdit(title="The war", text=text), by=alice)

    html = editor.get("/flags/The_war").content.decode()

    assert "It was so <mark>on the day</mark> and later.</a>" in html
    assert '#peek">2,840</a>' in html


def test_a_reader_is_asked_to_log_in(client, article):
    assert client.get("/flags/The_war").url == "/accounts/login/?next=/flags/The_war"
    assert client.get("/special/flags").url == "/accounts/login/?next=/special/flags"


def test_an_article_that_is_not_there_has_no_desk(editor, article):
    assert editor.get("/flags/The_peace").status_code == 404
    assert editor.get("/flags/[x]").status_code == 400
    assert editor.get("/flags/the%20war").url == "/flags/The_war"


def test_a_desk_takes_no_post(editor, article):
    assert editor.post("/flags/The_war").status_code == 405


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("kind=Dubious", ["Dubious"]),
        ("scope=citation+use", ["Failed verification"]),
        ("overdue=true", ["Who", "Citation needed", "POV"]),
        ("mine=true", ["Dubious"]),
        ("unclaimed=true&scope=sentence", ["Who", "Citation needed"]),
        ("state=settled", []),
        ("kind=No+such&scope=none", []),
        ("page=2", []),
        ("section=abc&page=-1&limit=x", ["Who", "Citation needed", "POV", "Failed verification", "Dubious"]),
    ],
)
def test_a_desk_is_filtered(editor, article, alice, query, kinds):
    editor.post(f"/flag/{flag_of('Dubious').pk}/claim")

    assert kinds_in(editor.get(f"/flags/The_war?{query}")) == kinds


def test_a_desk_shows_one_section_and_a_chip_to_take_the_filter_away(editor, article):
    section = flag_of("Dubious").section_id

    response = editor.get(f"/flags/The_war?section={section}&kind=Who&limit=100")

    assert kinds_in(response) == ["Who"]
    assert f'<a href="?section={section}&amp;limit=100">Kind: Who' in response.content.decode()
    assert "Section: Course" in words(response)


def test_all_articles_stand_on_one_desk(editor, article, alice):
    save_edit(SectionEdit(title="The peace", text="It came.{{when}}\n"), by=alice)

    response = editor.get("/special/flags?kind=When")

    assert kinds_in(response) == ["When"]
    assert "The peace · When · Lead" in words(response)


def test_an_empty_desk_says_so_and_counts_what_was_settled(editor, alice):
    save_edit(SectionEdit(title="The peace", text="It came.{{when}}\n"), by=alice)
    settle_flag(Flag.objects.get(), how="fixed", by=alice)

    assert "No open flags in The peace. 1 settled this month." in words(editor.get("/flags/The_peace"))
    assert "No flags fit these filters." in words(editor.get("/flags/The_peace?kind=Who"))


def test_a_flag_opens_in_a_panel_with_its_paragraph_sources_and_forms(editor, article):
    flag = flag_of("Failed verification")

    said = words(editor.get(f"/flags/The_war?flag={flag.pk}&scope=citation+use"))

    assert "The figures differ. [Failed verification]" in said
    assert "Sources of the sentence" in said
    assert "How was it settled?" in said
    assert words(editor.get("/flags/The_war?flag=999999")).count("No such flag") == 1


def test_a_flag_of_another_article_does_not_open(editor, article, alice):
    save_edit(SectionEdit(title="The peace", text="It came.{{when}}\n"), by=alice)

    assert "No such flag" in words(editor.get(f"/flags/The_war?flag={flag_of('When').pk}"))


def test_the_panel_alone_is_given_to_a_script(editor, article):
    flag = flag_of("Dubious")

    response = editor.get(f"/flags/The_war?flag={flag.pk}", headers={"accept": "text/html;fragment"})

    assert response.content.lstrip().startswith(b'<section class="peek"')


def test_a_claim_is_shown_and_kept_from_others(editor, article, client_of, bob, alice):
    flag = flag_of("Dubious")

    editor.post(f"/flag/{flag.pk}/claim", {"next": "/flags/The_war?mine=true"})
    refused = client_of(bob).post(f"/flag/{flag.pk}/claim", follow=True)

    assert "alice works on this flag already" in words(refused)
    assert "claimed by alice until" in words(client_of(bob).get("/flags/The_war"))
    flag.refresh_from_db()
    assert flag.claimed_by == alice


def test_a_claim_that_ran_out_binds_nobody(editor, article, client_of, bob):
    flag = flag_of("Dubious")
    editor.post(f"/flag/{flag.pk}/claim")
    Flag.objects.update(claimed_until=timezone.now() - timedelta(minutes=1))

    assert "claimed by" not in words(editor.get("/flags/The_war"))
    client_of(bob).post(f"/flag/{flag.pk}/claim")
    flag.refresh_from_db()
    assert flag.claimed_by == bob


def test_a_claim_is_given_back_by_its_owner_alone(editor, article, client_of, bob, alice):
    flag = flag_of("Dubious")
    editor.post(f"/flag/{flag.pk}/claim")

    client_of(bob).post(f"/flag/{flag.pk}/unclaim")
    flag.refresh_from_db()
    assert flag.claimed_by == alice
    editor.post(f"/flag/{flag.pk}/unclaim")
    flag.refresh_from_db()
    assert flag.claimed_by is None


def test_acts_lead_back_to_the_list_and_nowhere_else(editor, article):
    flag = flag_of("Dubious")

    assert (
        editor.post(f"/flag/{flag.pk}/claim", {"next": "/flags/The_war?mine=true"}).url
        == "/flags/The_war?mine=true"
    )
    away = editor.post(f"/flag/{flag.pk}/claim", {"next": "https://example.org/"})
    assert away.url == f"/flags/The_war?flag={flag.pk}&state=all"


@pytest.mark.parametrize("act", ["claim", "unclaim", "explain"])
def test_acts_want_a_post_a_person_and_a_flag(editor, client, article, act):
    flag = flag_of("Dubious")

    assert editor.get(f"/flag/{flag.pk}/{act}").status_code == 405
    assert "/accounts/login/" in client.post(f"/flag/{flag.pk}/{act}").url
    assert editor.post(f"/flag/999999/{act}", {"how": "fixed"}).status_code == 404


def test_who_is_blocked_claims_nothing(editor, article, alice, sysop):
    block(alice, reason="Test", by=sysop)
    flag = flag_of("Dubious")

    response = editor.post(f"/flag/{flag.pk}/claim", follow=True)

    assert "Not done:" in words(response)
    flag.refresh_from_db()
    assert flag.claimed_by is None


def test_a_flag_that_left_without_a_word_is_an_orphan_until_somebody_says_how(editor, article, alice, bob):
    without = TEXT.replace("{{dubious|reason=Two <dates>}}", "")
    save_edit(SectionEdit(title="The war", text=without, base_id=Head.objects.get().newest_id), by=bob)
    flag = flag_of("Dubious")

    assert kinds_in(editor.get("/flags/The_war?state=orphaned")) == ["Dubious"]
    assert "bob took this flag out of the text" in words(editor.get(f"/flags/The_war?flag={flag.pk}"))
    editor.post(f"/flag/{flag.pk}/explain", {"how": "fixed", "note": "The date is sourced."})
    again = editor.post(f"/flag/{flag.pk}/explain", {"how": "rejected"}, follow=True)

    flag.refresh_from_db()
    assert (flag.settled_how, flag.note, flag.settled_by) == ("fixed", "The date is sourced.", alice)
    assert "somebody has said already" in words(again)
    assert kinds_in(editor.get("/flags/The_war?state=settled")) == ["Dubious"]


def test_the_queries_of_a_desk_do_not_grow_with_its_rows(editor, alice):
    for title, count in (("Short", 1), ("Long", 100)):
        parts = (
            f"== S{n} ==\nSentence {n} of it.{{{{cn}}}} Another {n}.{{{{when}}}}\n\n" for n in range(count)
        )
        save_edit(SectionEdit(title=title, text="".join(parts)), by=alice)

    assert count_queries(editor, "/flags/Short", rows=2) == count_queries(editor, "/flags/Long", rows=200)
    assert count_queries(editor, "/special/flags", rows=202) < 15


def count_queries(client, address, *, rows):
    with CaptureQueriesContext(connection) as queries:
        assert len(kinds_in(client.get(f"{address}?limit=500"))) == rows
    return len(queries)


def test_pages_of_a_desk_hold_every_flag_once(editor, alice):
    save_edit(
        SectionEdit(title="Long", text="".join(f"Sentence {n}.{{{{cn}}}}\n\n" for n in range(120))), by=alice
    )

    pages = [editor.get(f"/flags/Long?page={number}").content.decode() for number in (1, 2, 3)]

    ids = [pk for page in pages for pk in re.findall(r'id="flag-(\d+)"', page)]
    assert len(ids) == len(set(ids)) == 120
    assert 'rel="next"' not in pages[2]


def test_raised_flags_are_marked_as_raised_by_their_raiser(editor, article, bob):
    raise_flag(article, section_id=None, quote="The war had two sides", kind="Vague", by=bob)

    assert re.search(
        r"Vague · Lead · 0 d · due in \d\d d by bob", words(editor.get("/flags/The_war?kind=Vague"))
    )


def test_a_hidden_name_stays_hidden(editor, article, bob):
    raise_flag(article, section_id=None, quote="The war had two sides", kind="Vague", by=bob)
    settle_flag(flag_of("Dubious"), how="fixed", by=bob)
    ChangeSet.objects.filter(author=bob).update(author_hidden=True)
    flag = flag_of("Dubious")

    for address in ("/flags/The_war?state=all", f"/flags/The_war?flag={flag.pk}", f"/flag/{flag.pk}/settle"):
        response = editor.get(address)
        assert "(name hidden)" in words(response)
        assert "bob" not in words(response)
    assert "bob" not in words(editor.post(f"/flag/{flag.pk}/settle", {"how": "fixed"}))


def test_words_of_a_hidden_text_stay_hidden_when_they_are_gone(editor, article, alice):
    libel = TEXT.replace("It began", "A libel").replace("it began in autumn", "a libel stood here")
    save_edit(SectionEdit(title="The war", text=libel, base_id=Head.objects.get().newest_id), by=alice)
    hidden = Head.objects.get().newest
    save_edit(SectionEdit(title="The war", text="Gone.\n", base_id=hidden.pk), by=alice)
    ChangeSet.objects.filter(pk=hidden.pk).update(text_hidden=True)
    flag = flag_of("Dubious")

    for address in ("/flags/The_war?state=all", f"/flags/The_war?flag={flag.pk}", f"/flag/{flag.pk}/settle"):
        response = editor.get(address)
        assert "(words hidden)" in words(response)
        assert "libel" not in words(response)
        assert "Two &lt;dates&gt;" not in words(response)


@pytest.mark.parametrize(
    "query", ["section=99999999999999999999", "section=1.5", "section=-1", "kind=%00", "page=999999999"]
)
def test_odd_filters_find_nothing_or_are_ignored(editor, article, query):
    assert editor.get(f"/flags/The_war?{query}").status_code == 200


@pytest.mark.parametrize("act", ["claim", "unclaim", "explain", "settle"])
def test_a_number_that_no_database_holds_is_no_flag(editor, article, act):
    assert editor.post(f"/flag/99999999999999999999/{act}", {"how": "fixed"}).status_code == 404


def test_a_section_without_open_flags_is_named_with_what_was_settled_in_it(editor, article, alice):
    flag = flag_of("Dubious")
    settle_flag(flag_of("Who"), how="fixed", by=alice)
    settle_flag(flag, how="fixed", by=alice)
    settle_flag(flag_of("POV"), how="fixed", by=alice)

    said = words(editor.get(f"/flags/The_war?section={flag.section_id}"))

    assert "No open flags in Course. 2 settled this month. Clear filters" in said


def test_a_flag_whose_sentence_went_with_it_is_closed_as_removed_by_one_press(editor, article, bob, alice):
    text = TEXT.replace("{{dubious|reason=Two <dates>}}", "").replace(
        "Some{{who|date=May 2020}} say that it began in autumn.", ""
    )
    save_edit(SectionEdit(title="The war", text=text, base_id=Head.objects.get().newest_id), by=bob)
    flag = flag_of("Dubious")

    response = editor.get(f"/flags/The_war?flag={flag.pk}&state=all")

    assert "Gone: bob removed this sentence on" in words(response)
    assert "/special/search?all=1&amp;q=Some%20say%20that%20it%20began" in response.content.decode()
    assert '<button class="link-button" name="how" value="removed">' in response.content.decode()
    editor.post(f"/flag/{flag.pk}/explain", {"how": "removed"})
    flag.refresh_from_db()
    assert (flag.settled_how, flag.settled_by) == ("removed", alice)
