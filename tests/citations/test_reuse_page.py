import re

import pytest

from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet

TEXT = """One.<ref name="a &amp; b">{{cite web |title=Known thing |url=https://www.example.org/a/
|work=The Paper}}</ref>
Two.<ref name="a &amp; b" /> Three.<ref>{{cite book |title=A book |isbn=978-0-306-40615-7}}</ref>
Four.<ref name="j">{{cite journal |title=An article |journal=J |doi=10.1000/xyz123}}</ref>
Five.<ref name="u">Reference 5 <!-- unrecovered --></ref>
"""


@pytest.fixture
def editor(client_of, alice):
    save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return client_of(alice)


def texts_in(response):
    found = re.findall(r"data-cite-text>\n([^<]*)</textarea>", response.content.decode())
    return [
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
        for text in found
    ]


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("https://example.org/a", '<ref name="a &amp; b" />'),
        ("http://www.example.org/a/#part", '<ref name="a &amp; b" />'),
        ("known THING", '<ref name="a &amp; b" />'),
        ("9780306406157", "<ref>{{cite book |title=A book |isbn=978-0-306-40615-7}}</ref>"),
        ("ISBN 978-0-306-40615-7", "<ref>{{cite book |title=A book |isbn=978-0-306-40615-7}}</ref>"),
        ("https://doi.org/10.1000/xyz123", '<ref name="j" />'),
        ("doi:10.1000/XYZ123", '<ref name="j" />'),
    ],
)
def test_what_is_cited_already_is_found(editor, asked, text):
    response = editor.get("/citations/The_war/reuse", {"q": asked})

    assert texts_in(response) == [text]


@pytest.mark.parametrize("asked", ["nowhere", "https://example.org/", "Reference 5", "<script>"])
def test_what_is_not_cited_is_said_to_be_new(editor, asked):
    response = editor.get("/citations/The_war/reuse", {"q": asked})

    assert texts_in(response) == []
    assert "Not cited yet." in response.content.decode()
    assert '<details class="cite-new" open>' in response.content.decode()
    assert "<script>&" not in response.content.decode()


def test_a_name_cites_again_what_it_named(editor, alice):
    (text,) = texts_in(editor.get("/citations/The_war/reuse?q=known"))
    base = ChangeSet.objects.get()

    save_edit(SectionEdit(title="The war", text=TEXT + "Six." + text + "\n", base_id=base.pk), by=alice)

    assert Citation.objects.get(title="Known thing").uses.count() == 3


def test_the_address_asked_for_begins_the_form(editor):
    html = editor.get("/citations/The_war/reuse?q=https://example.org/new").content.decode()

    assert 'name="url" value="https://example.org/new"' in html


def test_the_form_makes_the_text_and_saves_nothing(editor):
    form = {
        "template": "cite news",
        "title": "New | thing",
        "url": "https://example.org/new",
        "date": "12 October 2020",
    }

    response = editor.post("/citations/The_war/reuse", form)

    made = (
        "<ref>{{cite news |title=New {{!}} thing |date=12 October 2020 |url=https://example.org/new}}</ref>"
    )
    assert texts_in(response) == [made]
    assert ChangeSet.objects.count() == 1


def test_a_bad_date_is_refused_at_its_field(editor):
    response = editor.post(
        "/citations/The_war/reuse", {"template": "cite web", "title": "A", "date": "12 Octember 2020"}
    )

    assert response.status_code == 422
    html = response.content.decode()
    assert "12 Octember 2020 is no date. CS1 takes 12 October 2020, October 2020, 2020." in html
    assert re.search(r'name="date" value="12 Octember 2020"[^>]*aria-invalid="true"', html)


def test_a_script_gets_the_piece_alone(editor):
    response = editor.get("/citations/The_war/reuse?q=known", headers={"accept": "text/html;fragment"})

    assert response.content.lstrip().startswith(b'<form class="cite-find"')


def test_an_article_not_begun_can_make_citations_too(editor):
    assert editor.get("/citations/The_peace/reuse?q=known").status_code == 200


def test_a_reader_is_asked_to_log_in(client, db):
    assert client.get("/citations/The_war/reuse").url == "/accounts/login/?next=/citations/The_war/reuse"
