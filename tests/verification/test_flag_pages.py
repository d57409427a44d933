"""The forms that raise and settle a flag."""

import re

import pytest

from apps.editing.flags import settle_flag
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from apps.moderation.actions import block
from apps.verification.models import Flag
from tests.reading_back import newest_text, words

TEXT = "The war had two sides.\n\n== Course ==\nIt began in autumn.{{dubious|reason=Two dates}}\n"
RAISE = "/flags/The_war/raise"


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice).article


@pytest.fixture
def editor(client_of, bob):
    return client_of(bob)


def test_the_form_holds_the_words_that_were_selected(editor, article):
    html = editor.get(f"{RAISE}?section=1&quote=in+%3Cautumn%3E").content.decode()

    assert "in &lt;autumn&gt;</textarea>" in html
    assert '<input type="hidden" name="section" value="1"' in html
    assert '<option value="Citation needed">' in html
    assert "Dubious (needs a reason)" in html
    assert "Unknown kind" not in html


def test_a_flag_is_raised_and_its_editor_comes_back_to_the_section(editor, article):
    data = {"section": "1", "quote": "began in autumn", "kind": "When", "reason": "", "before": "It "}

    response = editor.post(RAISE, data)

    assert response.url == "/wiki/The_war#section-1"
    assert "{{dubious|reason=Two dates}}{{When|date=" in newest_text()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "Dubious", "quote": "began in autumn"}, "This flag needs a reason"),
        ({"kind": "When", "quote": " "}, "Say which words the flag is about"),
        ({"kind": "", "quote": "began in autumn"}, "Choose a flag."),
        ({"kind": "Nonsense", "quote": "began in autumn"}, "Select a valid choice"),
        ({"kind": "When", "quote": "Never written."}, "These words are not in the newest text"),
        ({"kind": "POV", "reason": "x", "section": "99"}, "This section is gone"),
        ({"kind": "When", "quote": "autumn", "reason": "\x01"}, "null characters|U\\+0001"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_what_was_typed_stays(editor, article, data, sentence):
    response = editor.post(RAISE, data)

    assert response.status_code == 422
    assert re.search(sentence, words(response))
    if data.get("quote", "").strip():
        assert data["quote"] in words(response)
    assert ChangeSet.objects.count() == 1


def test_readers_log_in_first_and_come_back(client, article):
    assert client.get(f"{RAISE}?quote=a").url == f"/accounts/login/?next={RAISE}%3Fquote%3Da"
    assert "/accounts/login/" in client.post(RAISE, {"kind": "When", "quote": "began"}).url
    assert ChangeSet.objects.count() == 1


def test_an_article_that_is_not_there_cannot_be_flagged(editor, article):
    assert editor.get("/flags/The_peace/raise").status_code == 404
    assert editor.get("/flag/999999/settle").status_code == 404


def test_the_blocked_are_told_which_rule(editor, article, bob, sysop):
    block(bob, reason="Test", by=sysop)
    flag = Flag.objects.get()

    raised = editor.post(RAISE, {"kind": "When", "quote": "began in autumn"})
    settled = editor.post(f"/flag/{flag.pk}/settle", {"how": "fixed", "note": "Kept words."})

    assert (raised.status_code, settled.status_code) == (403, 403)
    assert "Not done:" in words(raised)
    assert "Not done:" in words(settled)
    assert b"Kept words." in settled.content
    assert ChangeSet.objects.count() == 1


def test_a_flag_is_settled_by_its_own_page(editor, article, bob):
    flag = Flag.objects.get()
    page = words(editor.get(f"/flag/{flag.pk}/settle"))

    response = editor.post(f"/flag/{flag.pk}/settle", {"how": "fixed", "note": "One date is left."})

    assert "How was it settled?" in page
    assert response.url == "/flags/The_war"
    flag.refresh_from_db()
    assert (flag.settled_how, flag.note, flag.settled_by) == ("fixed", "One date is left.", bob)
    assert "dubious" not in newest_text()


def test_settling_asks_how(editor, article):
    response = editor.post(f"/flag/{Flag.objects.get().pk}/settle", {"note": "So."})

    assert response.status_code == 422
    assert "Say how it was settled." in words(response)
    assert b'value="So."' in response.content


def test_a_flag_that_is_gone_is_not_settled_again(editor, article, alice):
    flag = Flag.objects.get()
    settle_flag(flag, how="sourced", by=alice)

    response = editor.post(f"/flag/{flag.pk}/settle", {"how": "rejected", "note": "Why"})

    assert response.status_code == 409
    assert "alice settled this flag on" in words(response)
    flag.refresh_from_db()
    assert flag.settled_how == "sourced"
