import re

import pytest

from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, Head
from apps.history.texts import text_of
from apps.moderation.actions import block

TEXT = """One.<ref name="a">{{cite web|title = Known\n|x-own=1|accessdate=1 May 2020|url=https://example.org/a|lang=hy}}</ref>

== Two ==
The figures differ.<ref name="u">Reference 5 <!-- unrecovered --></ref> Plain.<ref>https://example.org/bare</ref>
"""


@pytest.fixture
def editor(client_of, alice):
    save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return client_of(alice)


def address_of(name):
    return f"/citation/{Citation.objects.get(name=name, removed_in=None).pk}/edit"


def text_now():
    return text_of(Head.objects.get(article__title="The war").newest)


def fields_of(response):
    form = response.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    return {**sent, "seen": response.context["seen"].replace("\n", "\r\n")}


def test_a_citation_is_edited_by_its_fields(editor):
    fields = fields_of(editor.get(address_of("a")))
    assert (fields["title"], fields["access-date"], fields["language"]) == ("Known", "1 May 2020", "hy")

    response = editor.post(address_of("a"), {**fields, "access-date": "2 May 2020", "summary": "Read again"})

    assert response.url == f"/citation/{Citation.objects.get(name='a').pk}"
    assert text_now() == TEXT.replace("1 May 2020", "2 May 2020")
    assert Head.objects.get().newest.summary == "Read again"


def test_what_is_sent_as_it_came_saves_nothing(editor):
    for name in ("a",):
        editor.post(address_of(name), fields_of(editor.get(address_of(name))))

    assert text_now() == TEXT
    assert ChangeSet.objects.count() == 1


def test_an_unrecovered_citation_is_filled_in(editor):
    fields = fields_of(editor.get(address_of("u")))
    assert fields["title"] == ""

    editor.post(address_of("u"), {**fields, "title": "Found", "url": "https://example.org/f"})

    assert '<ref name="u">{{cite web |title=Found |url=https://example.org/f}}</ref>' in text_now()
    assert not Citation.objects.get(name="u").is_unrecovered


def test_a_bare_address_becomes_a_template(editor):
    pk = Citation.objects.get(url="https://example.org/bare").pk
    fields = fields_of(editor.get(f"/citation/{pk}/edit"))
    assert fields["url"] == "https://example.org/bare"

    editor.post(f"/citation/{pk}/edit", {**fields, "title": "Named"})

    assert "<ref>{{cite web |title=Named |url=https://example.org/bare}}</ref>" in text_now()


def test_a_bad_date_stays_in_its_field_with_its_sentence(editor):
    fields = fields_of(editor.get(address_of("a")))

    response = editor.post(address_of("a"), {**fields, "date": "12 Octember 2020"})

    assert response.status_code == 422
    assert (
        "12 Octember 2020 is no date. CS1 takes 12 October 2020, October 2020, 2020."
        in response.content.decode()
    )
    assert fields_of(response)["date"] == "12 Octember 2020"
    assert text_now() == TEXT


def test_what_somebody_changed_meanwhile_is_refused_and_what_was_typed_stays(editor, client_of, bob):
    fields = fields_of(editor.get(address_of("a")))
    client_of(bob).post(address_of("a"), {**fields, "title": "Bob's"})

    response = editor.post(address_of("a"), {**fields, "title": "Mine"})

    assert response.status_code == 409
    assert "Somebody changed this citation" in response.content.decode()
    assert fields_of(response)["title"] == "Mine"
    assert "Bob's" in text_now()


def test_who_is_blocked_is_told_so_and_keeps_the_words(editor, alice, sysop):
    fields = fields_of(editor.get(address_of("a")))
    block(alice, reason="Edit war", by=sysop)

    response = editor.post(address_of("a"), {**fields, "title": "Mine"})

    assert response.status_code == 403
    assert "Not saved:" in response.content.decode()
    assert fields_of(response)["title"] == "Mine"


def test_a_new_citation_is_added_behind_a_sentence(editor):
    form = {"template": "cite book", "title": "New", "words": "figures differ"}

    response = editor.post("/citations/The_war/add", form)

    assert re.fullmatch(r"/citation/\d+", response.url)
    assert "<!-- unrecovered --></ref><ref>{{cite book |title=New}}</ref> Plain." in text_now()


@pytest.mark.parametrize(
    ("form", "status", "sentence"),
    [
        ({"title": "New"}, 422, "Say which sentence"),
        ({"title": "New", "words": "not there at all"}, 409, "not in the newest text"),
        ({"words": "figures differ"}, 422, "Fill in at least"),
    ],
)
def test_an_addition_that_cannot_be_is_refused(editor, form, status, sentence):
    response = editor.post("/citations/The_war/add", {"template": "cite web", **form})

    assert response.status_code == status
    assert sentence in response.content.decode()
    assert text_now() == TEXT


def test_a_citation_that_left_the_text_has_no_form(editor, alice):
    address = address_of("a")
    save_edit(SectionEdit(title="The war", text="Nothing.\n", base_id=Head.objects.get().newest_id), by=alice)

    assert editor.get(address).url == address.removesuffix("/edit")


def test_a_way_back_leads_nowhere_else(editor):
    fields = fields_of(editor.get(address_of("a")))

    away = editor.post(address_of("a"), {**fields, "title": "B", "next": "https://example.com/"})

    assert away.url.startswith("/citation/")


def test_readers_and_wrong_addresses_are_turned_away(editor, client):
    assert client.get(address_of("a")).url.startswith("/accounts/login/")
    assert client.get("/citations/The_war/add").url.startswith("/accounts/login/")
    assert editor.get("/citation/999999/edit").status_code == 404
    assert editor.get("/citations/The_peace/add").status_code == 404
    assert editor.delete(address_of("a")).status_code == 405
