"""What an editor does, in a real browser; every page on the way passes axe."""

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.verification.models import Flag
from tests.reading_back import newest_text

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = """The '''war''' had two sides.<ref name="a">{{cite web |title=A source |url=https://example.org/a}}</ref>

== Course ==
It began in autumn, as both sides say.

== Casualties ==
The figures differ.{{citation needed|date=January 2021}}
"""


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def test_an_editor_logs_in_mends_a_section_and_comes_back_to_it(
    page, live_server, article, assert_no_axe_violations
):
    page.goto(f"{live_server.url}/wiki/The_war")
    assert_no_axe_violations(page)
    page.get_by_role("link", name="Log in").click()
    assert_no_axe_violations(page)
    page.get_by_label("Name").fill("alice")
    page.get_by_label("Password").fill("alice's password")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/wiki/The_war")
    page.get_by_role("link", name="Edit section: Casualties").click()
    assert_no_axe_violations(page)

    words = page.get_by_label("Wikitext")
    words.fill(words.input_value().replace("The figures differ.", "The figures differ '''widely'''."))
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".panel-answer b")).to_have_text("widely")
    page.get_by_role("button", name="Changes").click()
    expect(page.locator(".panel-answer ins").first).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_label("Summary").fill("How far they differ.")
    page.get_by_label("Summary").press("Control+Enter")
    expect(page.get_by_text("Settles Citation needed?")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_label("Reworded").check()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page.get_by_text("Saved at")).to_be_visible()
    assert "differ '''widely'''.\n" in newest_text()
    assert Flag.objects.get().settled_how == "reworded"
    assert_no_axe_violations(page)


def test_an_editor_sees_what_is_wrong_and_mends_it_beside_the_text(
    page, live_server, article, alice, log_in_page, assert_no_axe_violations
):
    log_in_page(page, alice)
    page.goto(f"{live_server.url}/edit/The_war?section=1")
    words = page.get_by_label("Wikitext")
    faulty = "== Course ==\n😀 Both [[sides] say so.\n'''Autumn it was.\n"
    words.fill(faulty)
    expect(page.get_by_role("button", name="Save with 2 problems")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Problems 2").click()
    expect(page.locator(".problem")).to_have_count(2)
    assert_no_axe_violations(page)

    words.press("Control+Home")
    words.press_sequentially("\n")
    page.locator(".problem a").nth(1).click()
    assert words.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "'''"
    page.get_by_role("button", name="Fix: close it").click()
    assert words.input_value() == "\n" + faulty.replace("[[sides]", "[[sides]]")
    expect(page.get_by_role("button", name="Problems 1")).to_be_visible(timeout=15_000)
    words.press("Control+z")
    assert words.input_value() == "\n" + faulty
    page.get_by_role("button", name="Save with").click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    assert "[[sides] say so." in newest_text()


def test_a_draft_that_was_not_saved_is_offered_again(page, live_server, article, alice, log_in_page):
    log_in_page(page, alice)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_server.url}/edit/The_war?section=1")
    words = page.get_by_label("Wikitext")
    words.press("Control+End")
    words.press_sequentially("Midnight words.")
    page.wait_for_timeout(1200)
    page.goto(f"{live_server.url}/wiki/The_war")

    page.goto(f"{live_server.url}/edit/The_war?section=1")
    expect(page.get_by_text("was not saved.")).to_be_visible()
    page.get_by_role("button", name="Restore").click()

    assert "Midnight words." in page.get_by_label("Wikitext").input_value()


def test_two_editors_meet_in_a_conflict_and_one_settles_it(
    page, live_server, article, alice, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, alice)
    page.goto(f"{live_server.url}/edit/The_war?section=2")
    words = page.get_by_label("Wikitext")
    words.fill(words.input_value().replace("The figures differ.", "The figures vary greatly."))
    his = "== Casualties ==\nNo figures are known.{{citation needed|date=January 2021}}\n"
    save_edit(SectionEdit(title="The war", text=his, section=2, base_id=article.pk), by=bob)

    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_load_state()
    if page.get_by_text("One question before saving").count():
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("place needs you")).to_be_visible()
    assert_no_axe_violations(page)
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_be_disabled()
    page.get_by_label("Keep mine").first.check()
    for other in page.get_by_label("Keep mine").all()[1:]:
        other.check()
    save.click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    assert "The figures vary greatly." in newest_text()


def test_without_javascript_an_editor_can_do_the_same(
    browser, live_server, article, alice, log_in_page, assert_no_axe_violations
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    log_in_page(page, alice)
    page.goto(f"{live_server.url}/wiki/The_war")
    page.get_by_role("link", name="Edit section: Course").click()
    words = page.get_by_label("Wikitext")
    words.fill("== Course ==\nIt began in ''[[September]''.\n")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".panel-answer i").first).to_have_text("[[September]")
    page.get_by_role("button", name="Problems 1").click()
    page.get_by_role("button", name="Fix: close it").click()
    expect(page.get_by_text("Put right in your text; nothing is saved yet.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved at")).to_be_visible()

    assert "It began in ''[[September]]''." in newest_text()
    context.close()


def test_a_new_account_can_start_an_article(page, live_server, db, assert_no_axe_violations):
    page.goto(f"{live_server.url}/accounts/signup/")
    assert_no_axe_violations(page)
    page.get_by_label("Name").fill("dana")
    page.get_by_label("Password", exact=True).fill("a long night's work")
    page.get_by_label("Password (again)").fill("a long night's work")
    page.get_by_role("button", name="Sign up").click()
    page.goto(f"{live_server.url}/wiki/The_peace")
    assert_no_axe_violations(page)
    page.get_by_role("link", name="Start").first.click()
    page.get_by_label("Wikitext").fill("It came.")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page.get_by_text("It came.")).to_be_visible()
