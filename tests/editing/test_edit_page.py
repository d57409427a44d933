from urllib.parse import urlencode

import pytest
from django.test import Client

from apps.editing.move import move_article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head, Watch
from apps.moderation.actions import block
from tests.reading_back import newest_text

TEXT = "Lead.\n\n== One ==\nFirst words here.\n\n== Two ==\nSecond words there.\n"


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def test_the_form_holds_the_section_and_its_base(client_of, alice, article):
    response = client_of(alice).get("/edit/The_war?section=1")

    html = response.content.decode()
    assert "== One ==\nFirst words here." in html
    assert "Second words" not in html
    assert f'name="base" value="{article.pk}"' in html


def test_a_save_leads_back_to_the_section(client_of, alice, article):
    data = {
        "text": "== One ==\r\nNew words.\r\n",
        "base": article.pk,
        "summary": "Mend.",
        "minor": "on",
        "action": "save",
    }

    response = client_of(alice).post("/edit/The_war?section=1", data)

    assert response.status_code == 302
    assert response["Location"].startswith("/wiki/The_war?saved=1#")
    assert newest_text() == "Lead.\n\n== One ==\nNew words.\n== Two ==\nSecond words there.\n"
    newest = ChangeSet.objects.latest("pk")
    assert (newest.summary, newest.is_minor, newest.author) == ("Mend.", True, alice)


def test_line_ends_of_browsers_do_not_make_an_edit(client_of, alice, article):
    data = {"text": TEXT.replace("\n", "\r\n"), "base": article.pk, "action": "save"}

    client_of(alice).post("/edit/The_war", data)

    assert ChangeSet.objects.count() == 1


def test_a_new_title_is_started(client_of, alice):
    client = client_of(alice)
    assert client.get("/edit/Peace").status_code == 200

    client.post("/edit/Peace", {"text": "It came.", "action": "save"})

    assert newest_text("Peace") == "It came."


def test_a_new_section_is_appended(client_of, alice, article):
    data = {"text": "Later.", "heading": "After", "base": article.pk, "action": "save"}

    client_of(alice).post("/edit/The_war?section=new", data)

    assert newest_text().endswith("\n== After ==\n\nLater.\n")


def test_a_preview_shows_the_text_and_saves_nothing(client_of, alice, article):
    data = {"text": "'''Bold''' words.", "base": article.pk, "action": "preview", "summary": "Try."}

    html = client_of(alice).post("/edit/The_war", data).content.decode()

    assert "<b>Bold</b> words." in html
    assert "&#x27;&#x27;&#x27;Bold" in html or "'''Bold''' words." in html
    assert "Try." in html
    assert ChangeSet.objects.count() == 1


def test_a_preview_can_come_without_the_page_around_it(client_of, alice, article):
    data = {"text": "'''Bold''' words.", "base": article.pk, "action": "preview"}

    html = client_of(alice).post("/edit/The_war", data, headers={"HX-Request": "true"}).content.decode()

    assert "<b>Bold</b> words." in html
    assert "<html" not in html


def test_changes_are_shown_before_saving(client_of, alice, article):
    data = {"text": "== One ==\nFirst new words here.\n\n", "base": article.pk, "action": "changes"}

    html = client_of(alice).post("/edit/The_war?section=1", data).content.decode()

    assert "<ins" in html
    assert "new" in html
    assert ChangeSet.objects.count() == 1


def test_an_anonymous_reader_is_asked_to_log_in(client, article):
    response = client.get("/edit/The_war?section=1")

    assert response.status_code == 302
    assert response["Location"] == "/accounts/login/?next=/edit/The_war%3Fsection%3D1"


def test_a_save_while_logged_out_gives_the_text_back(client, article):
    response = client.post(
        "/edit/The_war", {"text": "My long night's work.", "base": article.pk, "action": "save"}
    )

    html = response.content.decode()
    assert response.status_code == 403
    assert "My long night&#x27;s work." in html
    assert "/accounts/login/?next=/edit/The_war" in html
    assert ChangeSet.objects.count() == 1


def test_a_rotated_token_gives_the_text_back(alice, article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    data = {"text": "My long night's work.", "base": article.pk, "action": "save", "summary": "Much."}

    response = client.post("/edit/The_war?section=1", data)

    html = response.content.decode()
    assert response.status_code == 403
    assert "My long night&#x27;s work." in html
    assert "Much." in html
    assert 'action="/edit/The_war?section=1"' in html


def test_a_forbidden_character_is_named_and_the_text_stays(client_of, alice, article):
    response = client_of(alice).post(
        "/edit/The_war", {"text": "bell\x07", "base": article.pk, "action": "save"}
    )

    assert response.status_code == 422
    assert "U+0007" in response.content.decode()
    assert "bell" in response.content.decode()
    assert newest_text() == TEXT


def test_a_text_over_the_limit_stays_in_the_form(client_of, alice, article, settings):
    settings.MAX_ARTICLE_BYTES = 50

    response = client_of(alice).post(
        "/edit/The_war", {"text": "long " * 20, "base": article.pk, "action": "save"}
    )

    assert response.status_code == 422
    assert "50" in response.content.decode()
    assert "long long" in response.content.decode()


def test_a_request_over_the_limit_gives_the_text_back(client_of, alice, article, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    body = urlencode({"text": "Much too long a text. " * 20, "action": "save"})

    response = client_of(alice).post("/edit/The_war", body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 413
    assert "Much too long a text." in response.content.decode()


def test_a_text_that_is_not_utf_8_is_refused_in_one_line(client_of, alice, article):
    body = f"text=caf%E9&base={article.pk}&action=save"

    response = client_of(alice).post("/edit/The_war", body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 422
    assert "UTF-8" in response.content.decode()
    assert newest_text() == TEXT


def test_a_section_that_is_not_there_is_not_found(client_of, alice, article):
    assert client_of(alice).get("/edit/The_war?section=9").status_code == 404
    assert client_of(alice).get("/edit/The_war?section=x").status_code == 404


def test_a_section_that_went_meanwhile_keeps_the_text(client_of, alice, article):
    response = client_of(alice).post(
        "/edit/The_war?section=9", {"text": "Words.", "base": article.pk, "action": "save"}
    )

    assert response.status_code == 422
    assert "Words." in response.content.decode()


def test_a_bad_title_is_told_its_rule(client_of, alice):
    assert client_of(alice).get("/edit/A%7Bb").status_code == 400


def test_a_conflict_shows_both_texts_and_its_answer_is_saved(client_of, alice, bob, article):
    save_edit(
        SectionEdit(title="The war", text="== Two ==\nHis words.\n", section=2, base_id=article.pk), by=bob
    )
    client = client_of(alice)

    response = client.post(
        "/edit/The_war?section=2", {"text": "== Two ==\nMy words.\n", "base": article.pk, "action": "save"}
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert "His" in html
    assert "My" in html
    assert newest_text().endswith("His words.\n")

    fields = response.context["pieces"]
    answer = {
        "pieces": len(fields),
        "base": response.context["base"].pk,
        "action": "save",
        "text": "x",
        "summary": "Both.",
    }
    for piece in fields:
        if piece["kind"] == "merged":
            answer[f"piece-{piece['number']}"] = piece["text"]
        else:
            answer |= {f"{side}-{piece['number']}": piece[side] for side in ("theirs", "mine")}
    assert client.post(f"/edit/The_war?section={response.context['section']}", answer).status_code == 422

    for piece in fields:
        if piece["kind"] == "conflict":
            answer[f"choice-{piece['number']}"] = "mine"
    client.post(f"/edit/The_war?section={response.context['section']}", answer)

    assert newest_text().endswith("== Two ==\nMy words.\n")


def test_what_others_saved_meanwhile_is_merged_and_said(client_of, alice, bob, article):
    longer = "== Two ==\nOne sentence is here.\n\nAnother sentence is there.\n"
    base = save_edit(SectionEdit(title="The war", text=longer, section=2, base_id=article.pk), by=alice)
    his = longer.replace("Another", "Quite another")
    save_edit(SectionEdit(title="The war", text=his, section=2, base_id=base.pk), by=bob)

    client = client_of(alice)
    mine = longer.replace("is here", "stands here")
    page = client.post(
        "/edit/The_war?section=2", {"text": mine, "base": base.pk, "action": "save"}, follow=True
    )

    assert newest_text().endswith(
        "== Two ==\nOne sentence stands here.\n\nQuite another sentence is there.\n"
    )
    merge = Head.objects.get(article__title="The war").newest
    assert "bob changed the same passage meanwhile; both are in." in page.content.decode()
    assert f'<a href="/diff/{base.pk}/{merge.pk}">See the merge</a>' in page.content.decode()


def test_of_several_who_wrote_meanwhile_nobody_is_named(client_of, alice, bob, charlie, article):
    longer = "== Two ==\nOne sentence is here.\n\nAnother sentence is there.\n"
    base = save_edit(SectionEdit(title="The war", text=longer, section=2, base_id=article.pk), by=alice)
    his = longer.replace("Another", "Quite another")
    save_edit(SectionEdit(title="The war", text=his, section=2, base_id=base.pk), by=bob)
    save_edit(SectionEdit(title="The war", text="New lead.\n\n", section=0, base_id=base.pk), by=charlie)

    data = {"text": longer.replace("is here", "stands here"), "base": base.pk, "action": "save"}
    page = client_of(alice).post("/edit/The_war?section=2", data, follow=True).content.decode()

    assert "The same passage was changed meanwhile; both are in." in page


def test_an_article_moved_meanwhile_gets_the_edit_under_its_new_title(client_of, alice, sysop, article):
    move_article(article.article, "The long war", reason="Its name", by=sysop)
    data = {"text": "== One ==\nNew words.\n\n", "base": article.pk, "action": "save"}

    response = client_of(alice).post("/edit/The_war?section=1", data)

    assert response["Location"].startswith("/wiki/The_long_war?saved=1")
    assert "New words." in newest_text("The long war")


def test_a_base_of_another_article_is_refused_with_the_text_kept(client_of, alice, article):
    other = save_edit(SectionEdit(title="Peace", text="It came."), by=alice)

    response = client_of(alice).post("/edit/The_war", {"text": "Mine.", "base": other.pk, "action": "save"})

    assert response.status_code == 422
    assert "Mine." in response.content.decode()


def test_who_may_not_save_is_told_before_writing(client_of, alice, sysop, article):
    block(alice, reason="Warring", by=sysop)

    page = client_of(alice).get("/edit/The_war").content.decode()

    assert "You cannot save here:" in page
    assert "You can read and copy the wikitext." in page
    assert "You cannot save here:" in client_of(alice).get("/edit/Peace").content.decode()
    assert "You cannot save here:" not in client_of(sysop).get("/edit/The_war").content.decode()


def test_a_save_can_put_the_article_on_the_watchlist(client_of, alice, bob, article):
    client = client_of(bob)
    assert 'name="watch"' in client.get("/edit/The_war").content.decode()

    client.post(
        "/edit/The_war", {"text": TEXT + "More.\n", "base": article.pk, "action": "save", "watch": "on"}
    )

    assert Watch.objects.get().user == bob
    assert 'name="watch"' not in client.get("/edit/The_war").content.decode()
    client_of(alice).post("/edit/Peace", {"text": "It came.", "action": "save"})
    assert Watch.objects.count() == 1
