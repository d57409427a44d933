import pytest

from apps.history.models import LogEntry
from apps.moderation.actions import protect
from apps.naming.models import AlternativeName, NamingDispute
from apps.naming.names import add_name, find_differences

from .conftest import article_of, save
from .test_docket_page import words

TEXT = """The war ({{langx|hy|'''Պատերազմ'''|translit=Paterazm}}; {{lang-az|Müharibə}}; {{lang|fa|جنگ}}), or Война.
<ref name="review">{{cite web |title=Names |url=https://example.org/names}}</ref>
"""


@pytest.fixture
def article(alice):
    return save("War", TEXT, by=alice).article


def row(**change):
    return {"form": "Պատերազմ", "language": "hy", "status": "unsourced", **change}


def test_a_name_is_added_with_all_its_fields_and_shown(client_of, client, article, bob):
    data = row(
        script="Armenian", romanisation="Paterazm", romanisation_system="ISO 9985", translation="war",
        used_by="Example News", side="Armenia", register="common", scope="the whole war", period="2020",
        first_attested="27 September 2020", given_by="a reader", status="attested", citations="review\r\n",
    )  # fmt: skip

    response = client_of(bob).post("/names/War", data)

    name = AlternativeName.objects.get()
    assert response["Location"] == f"/names/War#name-{name.pk}"
    assert (name.direction, name.citations.get().name) == ("ltr", "review")
    html = client.get("/names/War").content.decode()
    assert '<bdi class="name" lang="hy" dir="ltr">Պատերազմ</bdi>' in html
    said = words(client.get("/names/War"))
    for value in ("Armenian", "Paterazm", "ISO 9985", "Example News", "Armenia", "the whole war", "2020",
                  "27 September 2020", "a reader", "attested", "Names"):  # fmt: skip
        assert value in said


def test_the_direction_is_that_of_the_language_unless_said_otherwise(client_of, article, bob):
    client = client_of(bob)
    client.post("/names/War", row(form="جنگ", language="fa"))
    client.post("/names/War", row(form="Jang", language="fa-Latn", direction="ltr"))

    assert dict(AlternativeName.objects.values_list("form", "direction")) == {"جنگ": "rtl", "Jang": "ltr"}
    assert 'lang="fa" dir="rtl">جنگ</bdi>' in client.get("/names/War").content.decode()


def test_a_name_is_changed_and_the_log_keeps_what_stood_before(client_of, article, bob):
    name = add_name(article, row(direction="ltr"), by=bob)
    client = client_of(bob)

    assert "Պատերազմ" in client.get(f"/names/War?edit={name.pk}").content.decode()
    client.post("/names/War", row(name=name.pk, used_by="Everybody"))

    entry = LogEntry.objects.get(action="name changed")
    assert entry.data == {"form": "Պատերազմ", "before": {"used_by": ""}, "after": {"used_by": "Everybody"}}


def test_a_name_saved_unchanged_leaves_no_trace(client_of, article, bob):
    name = add_name(article, row(direction="ltr"), by=bob)

    client_of(bob).post("/names/War", row(name=name.pk))

    assert not LogEntry.objects.filter(action="name changed").exists()


def test_a_name_taken_out_is_kept_by_the_log(client_of, article, bob):
    name = add_name(article, row(direction="ltr", used_by="Some"), by=bob)

    client_of(bob).post("/names/War", {"name": name.pk, "action": "remove", "reason": "Nobody says it."})

    assert not AlternativeName.objects.exists()
    entry = LogEntry.objects.get(action="name removed")
    assert (entry.reason, entry.data["before"]["used_by"]) == ("Nobody says it.", "Some")


REFUSED = [
    (row(form=""), "This field is required."),
    (row(language="Armenian language"), "Write the language as a tag of BCP 47: hy, az, az-Cyrl."),
    (row(status="attested"), "An attested name has a source: name one, or say unsourced."),
    (row(citations="nowhere"), "No citation of this article is called “nowhere”."),
    (row(register="slang"), "Select a valid choice."),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_a_row_that_cannot_be_is_refused_and_keeps_what_was_typed(client_of, article, bob, data, sentence):
    response = client_of(bob).post("/names/War", {**data, "used_by": "My words"})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "My words" in response.content.decode()
    assert not AlternativeName.objects.exists()


def test_a_form_stands_once_in_a_language(client_of, article, bob):
    add_name(article, row(direction="ltr"), by=bob)

    response = client_of(bob).post("/names/War", row())

    assert response.status_code == 422
    assert "The table has “Պատերազմ” in Armenian already." in words(response)


def test_logged_out_nothing_is_saved_and_what_was_typed_stays(client, article):
    response = client.post("/names/War", row(used_by="My words"))

    assert response.status_code == 403
    assert "My words" in response.content.decode()
    assert not AlternativeName.objects.exists()
    assert "Add a name" not in words(client.get("/names/War?add"))


def test_who_may_not_edit_the_article_adds_no_name(client_of, article, bob, sysop):
    protect(article, action="edit", level="administrator", reason="Disputed.", by=sysop)

    response = client_of(bob).post("/names/War", row())

    assert response.status_code == 403
    assert "Disputed." in words(response)


def test_the_table_is_filtered_by_the_address(client, article, bob):
    add_name(article, row(direction="ltr", register="common"), by=bob)
    add_name(article, row(form="Müharibə", language="az", direction="ltr"), by=bob)

    filtered = client.get("/names/War?language=az").content.decode()
    table = filtered[filtered.index("<tbody>") : filtered.index("</tbody>")]

    assert "Müharibə" in table
    assert "Պատերազմ" not in table
    assert "No name fits these filters." in words(client.get("/names/War?register=propaganda"))


def test_where_text_and_table_differ_is_listed(article, bob):
    for form, language in [("Müharibə", "az"), ("Война", "ru"), ("Savaş", "tr")]:
        add_name(article, row(form=form, language=language, direction="ltr"), by=bob)

    found = find_differences(article)

    assert [(name.language, name.form, name.romanisation) for name in found.missing_in_table] == [
        ("hy", "Պատերազմ", "Paterazm"),
        ("fa", "جنگ", ""),
    ]
    assert [name.form for name in found.missing_in_text] == ["Savaş"]
    assert [name.form for name in found.unmarked] == ["Война"]


def test_a_difference_leads_to_the_form_with_the_name_in_it(client_of, article, bob):
    client = client_of(bob)
    html = client.get("/names/War").content.decode()
    assert "Marked in the text, not in the table" in html

    start = html.index("?add&amp;form=")
    address = html[start : html.index('"', start)].replace("&amp;", "&")
    form = client.get("/names/War" + address).content.decode()

    assert 'value="Պատերազմ"' in form
    assert 'value="Paterazm"' in form


def test_a_table_that_agrees_with_the_text_says_so(client, alice, bob):
    save("Peace", "Peace ({{lang|hy|Խաղաղություն}}).\n", by=alice)
    add_name(article_of("Peace"), row(form="Խաղաղություն", direction="ltr"), by=bob)

    assert "Text and table agree." in words(client.get("/names/Peace"))


def dispute(**change):
    return {"action": "dispute", "question": "Which war is meant?", **change}


def test_a_dispute_is_recorded_with_all_its_fields_and_shown(client_of, client, article, mover):
    data = dispute(
        candidates="Autumn war\r\n\r\nSecond war\r\n", criteria="precise", positions="Some say so.",
        evidence="Ten surveys.", decisions="None yet.", moratorium_until="2021-06-01",
    )  # fmt: skip

    response = client_of(mover).post("/names/War", data)

    row = NamingDispute.objects.get()
    assert response["Location"] == f"/names/War#dispute-{row.pk}"
    assert (row.candidates, row.criteria, row.opened_by_name) == (
        ["Autumn war", "Second war"],
        ["precise"],
        "mover",
    )
    said = words(client.get("/names/War"))
    for value in ("Which war is meant?", "Autumn war", "precise", "Some say so.", "Ten surveys.", "None yet.",
                  "No new request before 1 Jun 2021."):  # fmt: skip
        assert value in said


def test_setting_and_ending_a_moratorium_is_logged(client_of, article, mover):
    client = client_of(mover)
    client.post("/names/War", dispute())
    row = NamingDispute.objects.get()
    assert "Which war is meant?" in client.get(f"/names/War?dispute={row.pk}").content.decode()

    client.post("/names/War", dispute(dispute=row.pk, moratorium_until="2021-06-01"))
    client.post("/names/War", dispute(dispute=row.pk))
    client.post("/names/War", dispute(dispute=row.pk))

    mine = LogEntry.objects.filter(article=article, by=mover).order_by("pk")
    assert list(mine.values_list("action", flat=True)) == [
        "naming dispute opened", "moratorium set", "moratorium ended",
    ]  # fmt: skip


def test_a_moratorium_is_for_page_movers(client_of, article, bob):
    response = client_of(bob).post("/names/War", dispute(moratorium_until="2021-06-01", evidence="My words"))

    assert response.status_code == 403
    assert "A moratorium is set and ended by a page mover or an administrator." in words(response)
    assert "My words" in response.content.decode()
    assert not NamingDispute.objects.exists()
    assert client_of(bob).post("/names/War", dispute()).status_code == 302


def test_a_dispute_needs_a_question_and_somebody_who_asks_it(client_of, client, article, bob):
    assert client_of(bob).post("/names/War", dispute(question="")).status_code == 422
    assert client.post("/names/War", dispute()).status_code == 403
    assert not NamingDispute.objects.exists()


def test_the_form_of_a_dispute_is_there_without_one(client_of, article, bob):
    assert "Save the dispute" in words(client_of(bob).get("/names/War?dispute"))
    assert client_of(bob).get("/names/War?dispute=404").status_code == 404
