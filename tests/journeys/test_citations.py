"""What an editor does with sources, in a real browser; every page on the way passes axe."""

import re

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from tests.reading_back import newest_text

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 800}
TEXT = """The '''war''' had two sides.<ref name="a">{{cite web |title=A source |script-title=hy:Աղբյուր |language=hy
|url=https://example.org/a |work=The Paper |archive-url=https://web.archive.org/web/20201012000000/https://example.org/a
|archive-date=12 October 2020 |url-status=dead}}</ref>

== Course ==
It began in autumn.<ref>{{cite news |title=Autumn |url=https://example.org/b}}</ref> So both say.<ref name="a" />

== Casualties ==
The figures differ.<ref name="n62">Reference 62 <!-- unrecovered --></ref> Again.<ref name="x" />

== References ==
{{reflist}}
"""


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def fill_the_unrecovered(page, live_server, check):
    """Find the one that is not recovered on the desk, look at it, fill it in, be refused once, save."""
    page.goto(f"{live_server.url}/citations/The_war")
    check(page)
    page.get_by_role("link", name="2 not recovered").click()
    expect(page.locator(".citation-row")).to_have_count(2)
    page.get_by_role("link", name="Reference 62").click()
    expect(page.locator("#peek-title")).to_have_text("[3] Not recovered")
    expect(page.locator("#peek")).to_contain_text("The figures differ.")
    check(page)
    page.locator("#peek").get_by_role("link", name="Fill in").click()
    check(page)
    page.get_by_label("Title", exact=True).fill("A list of losses")
    page.get_by_label("Date", exact=True).fill("12 Octember 2020")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("12 Octember 2020 is no date.")).to_be_visible()
    check(page)
    page.get_by_label("Date", exact=True).fill("12 October 2020")
    page.get_by_label("Address", exact=True).fill("https://example.org/losses")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page.locator("#peek")).to_contain_text("A list of losses")
    check(page)


FILLED = '<ref name="n62">{{cite web |title=A list of losses |date=12 October 2020 |url=https://example.org/losses}}</ref>'


def test_an_editor_fills_in_a_citation_that_was_not_recovered(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)

    fill_the_unrecovered(page, live_server, assert_no_axe_violations)

    assert FILLED in newest_text()
    page.goto(f"{live_server.url}/citations/The_war")
    expect(page.get_by_role("link", name="1 not recovered")).to_be_visible()


def test_without_javascript_an_editor_does_the_same(plain_page, live_server, article, bob, log_in_page):
    log_in_page(plain_page, bob)

    # axe is a script itself; the same pages pass it above
    fill_the_unrecovered(plain_page, live_server, lambda page: None)

    assert FILLED in newest_text()


def test_on_a_phone_the_desk_and_its_forms_fit(
    browser, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    page = browser.new_context(viewport=PHONE, has_touch=True).new_page()
    log_in_page(page, bob)
    pk = Citation.objects.get(name="a").pk
    looks = [f"/citations/The_war?citation={pk}", f"/citation/{pk}", f"/citation/{pk}/edit"]
    forms = ["/citations/The_war/add", "/citations/The_war/reuse?q=source"]
    for address in ["/citations/The_war", *looks, *forms]:
        page.goto(live_server.url + address)
        assert_no_axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
    page.context.close()


def with_cite_panel(page):
    """Put the Cite panel into the editor that is shown, where it is not there."""
    if page.locator("stet-cite").count() == 0:
        html = render_to_string("citations/_cite.html", {"path": "The_war"})
        page.evaluate(
            "html => document.querySelector('.panel-acts').insertAdjacentHTML('beforeend', html)", html
        )
        page.add_script_tag(type="module", url=re.search(r'src="([^"]+)"', html)[1])


def test_an_editor_reuses_a_source_and_makes_a_new_one_at_the_caret(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/edit/The_war?section=2")
    with_cite_panel(page)
    words = page.get_by_label("Wikitext", exact=True)
    words.focus()
    at = words.input_value().index("differ.") + len("differ.")
    words.evaluate("(field, at) => field.setSelectionRange(at, at)", at)
    page.keyboard.press("Control+Shift+K")
    page.get_by_label("Address, DOI, ISBN or words").fill("https://example.org/a")
    page.get_by_label("Address, DOI, ISBN or words").press("Enter")
    expect(page.get_by_text("2 uses")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Reuse").click()
    assert 'differ.<ref name="a" /><ref name="n62">' in words.input_value()

    page.get_by_role("link", name="Cite", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Address, DOI, ISBN or words").fill("https://example.org/new")
    dialog.get_by_role("button", name="Find").click()
    expect(dialog.get_by_label("Address", exact=True)).to_have_value("https://example.org/new")
    dialog.get_by_role("button", name="Make the text").click()
    expect(dialog.get_by_text("A citation needs a title.")).to_be_visible()
    assert_no_axe_violations(page)
    dialog.get_by_label("Title", exact=True).fill("New")
    dialog.get_by_role("button", name="Make the text").click()
    dialog.get_by_role("button", name="Insert").click()
    page.get_by_role("button", name="Save with 1 problem").click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    new = '<ref name="a" /><ref>{{cite web |title=New |url=https://example.org/new}}</ref><ref name="n62">'
    assert f"The figures differ.{new}" in newest_text()


def test_a_new_source_is_set_behind_a_sentence_by_form(plain_page, live_server, article, bob, log_in_page):
    page = plain_page
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/citations/The_war")
    page.get_by_role("link", name="Add a citation").click()
    page.get_by_label("Words of the sentence").fill("So both say.")
    page.get_by_label("Title", exact=True).fill("Both")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    assert 'So both say.<ref name="a" /><ref>{{cite web |title=Both}}</ref>' in newest_text()


def test_keys_walk_the_desk(page, live_server, article, bob, log_in_page, assert_no_axe_violations):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/citations/The_war")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#peek")).to_contain_text("It began in autumn.")
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")

    expect(page.locator("#peek")).to_have_count(0)
