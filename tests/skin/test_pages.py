"""What the frame and the pages promise each other."""

import re

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.template.loader import render_to_string

from apps.editing.save import SectionEdit, save_edit

TEXT = "Lead.\n\n== One ==\nWords.\n"


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


@pytest.mark.parametrize(("query", "words"), [("", TEXT + "More."), ("?section=1", "== One ==\nMore.\n")])
def test_the_page_after_a_save_names_the_draft_that_the_editor_kept(client_of, alice, article, query, words):
    client = client_of(alice)
    editor = client.get(f"/edit/The_war{query}").content.decode()
    data = {"text": words, "base": article.pk, "action": "save"}
    after = client.post(f"/edit/The_war{query}", data, follow=True).content.decode()

    key = re.search(r'data-key="([^"]+)"', editor)[1]
    assert re.search(r'data-saved="([^"]+)"', after)[1] == key


def test_no_draft_is_let_go_without_a_save(client, article):
    assert "data-saved" not in client.get("/wiki/The_war").content.decode()


@pytest.fixture
def request_with_messages(rf):
    request = rf.get("/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    return request


def test_a_message_about_a_change_offers_to_take_it_back(request_with_messages):
    messages.success(request_with_messages, "Saved at 14:09.", extra_tags="/undo/12")

    html = render_to_string("404.html", request=request_with_messages)

    assert "Saved at 14:09." in html
    assert 'action="/undo/12"' in html


def test_any_other_message_is_only_said(request_with_messages):
    messages.success(request_with_messages, "You have <b>left</b>.", extra_tags="//elsewhere/undo/")

    html = render_to_string("404.html", request=request_with_messages)

    assert "You have &lt;b&gt;left&lt;/b&gt;." in html
    assert "elsewhere" not in html


def test_what_is_said_to_one_reader_does_not_enter_the_page_that_all_get(client, article, client_of, alice):
    leaver = client_of(alice)
    leaver.post("/accounts/logout/", {"next": "/wiki/The_war"})

    said = leaver.get("/wiki/The_war").content.decode()
    other = client.get("/wiki/The_war").content.decode()

    assert 'class="message"' not in said
    assert 'class="message"' not in other
    assert 'class="message"' in leaver.get("/wiki/No_such_thing").content.decode()


def test_the_cached_frame_holds_no_token(client, article):
    assert "csrfmiddlewaretoken" not in client.get("/wiki/The_war").content.decode()
