"""What an editor does with doubts, in a real browser; every page on the way passes axe."""

import re

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.verification.models import Flag
from tests.reading_back import newest_text

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 800}
TEXT = """The '''war''' had two sides.<ref name="a">{{cite web |title=A source |url=https://example.org/a}}</ref>

== Course ==
It began in [[Autumn|autumn]], as both sides say. It lasted {{convert|6|km}} of mountain road, by one account.

== Casualties ==
The figures differ.{{citation needed|date=January 2021}} Some{{who}} name others.
"""


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice)


def source_and_settle(page, live_server, check):
    """Find the overdue flag on the desk, add a source in its section, and say with the save that it is settled."""
    page.goto(f"{live_server.url}/flags/The_war")
    check(page)
    overdue = page.locator(".flag-row").first
    expect(overdue).to_contain_text("Citation needed")
    expect(overdue).to_contain_text(re.compile(r"overdue \d+ d"))
    overdue.get_by_role("link", name="Edit here").click()
    words = page.get_by_label("Wikitext")
    words.fill(words.input_value().replace("differ.{{", 'differ.<ref name="a" />{{'))
    page.get_by_role("button", name="Save", exact=True).click()

    question = page.get_by_role("group", name="Flags that you touched")
    expect(question).to_contain_text("Settles Citation needed?")
    check(page)
    question.get_by_label("Sourced").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved at")).to_be_visible()

    page.goto(f"{live_server.url}/special/flags?state=settled")
    expect(page.locator(".flag-row")).to_contain_text("sourced")
    check(page)


def test_an_editor_finds_an_overdue_flag_adds_a_source_and_settles_it(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)

    source_and_settle(page, live_server, assert_no_axe_violations)

    flag = Flag.objects.get(kind="Citation needed")
    assert (flag.settled_how, flag.settled_by) == ("sourced", bob)
    assert 'The figures differ.<ref name="a" /> Some' in newest_text()


def test_without_javascript_an_editor_does_the_same(plain_page, live_server, article, bob, log_in_page):
    log_in_page(plain_page, bob)

    source_and_settle(plain_page, live_server, lambda page: None)

    assert Flag.objects.get(kind="Citation needed").settled_how == "sourced"


def settle_on_the_desk(page, live_server, check):
    """Claim a flag, look at it beside the list, and settle it with how and why."""
    page.goto(f"{live_server.url}/flags/The_war?kind=Who")
    page.get_by_role("button", name="Claim").click()
    expect(page.get_by_text("claimed by bob")).to_be_visible()
    page.get_by_role("link", name="Settle", exact=True).click()
    expect(page.locator("#peek-title")).to_have_text("Who")
    check(page)
    page.get_by_label("rejected").check()
    page.get_by_label("Why, in a line").fill("The next sentence names them.")
    page.get_by_role("button", name="Settle").click()
    expect(page.get_by_text("Settled: Who, rejected.")).to_be_visible()
    expect(page.get_by_text("No flags fit these filters.")).to_be_visible()
    check(page)


def test_a_flag_is_claimed_and_settled_on_the_desk(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)

    settle_on_the_desk(page, live_server, assert_no_axe_violations)

    flag = Flag.objects.get(kind="Who")
    assert (flag.settled_how, flag.note) == ("rejected", "The next sentence names them.")
    assert "Some name others." in newest_text()


def test_without_javascript_a_flag_is_settled_on_the_desk_too(
    plain_page, live_server, article, bob, log_in_page
):
    log_in_page(plain_page, bob)

    settle_on_the_desk(plain_page, live_server, lambda page: None)

    assert Flag.objects.get(kind="Who").settled_how == "rejected"


def settle_together(page, live_server, check):
    """Choose all flags of one kind, forget how they were settled, say it, and take it back."""
    page.goto(f"{live_server.url}/flags/The_war?kind=Citation+needed")
    page.get_by_role("link", name="Choose all of this page").click()
    check(page)
    page.get_by_label("Why, in a line").fill("Both are in the list")
    page.get_by_role("button", name="Settle those chosen").click()
    expect(page.get_by_text("Say how it was settled.")).to_be_visible()
    expect(page.get_by_label("Why, in a line")).to_have_value("Both are in the list")
    check(page)
    page.get_by_label("sourced").check()
    page.get_by_role("button", name="Settle", exact=True).click()
    expect(page.get_by_text("Settled by one change: 2 × Citation needed, sourced.")).to_be_visible()
    assert "{{citation needed" not in newest_text()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="The war")).to_be_visible()


@pytest.mark.parametrize("with_scripts", [True, False], ids=["scripts", "no scripts"])
def test_flags_of_one_kind_are_settled_together_and_brought_back(
    request, live_server, article, alice, bob, log_in_page, assert_no_axe_violations, with_scripts
):
    text = TEXT.replace("by one account.", "by one account.{{citation needed|date=May 2020}}")
    save_edit(SectionEdit(title="The war", text=text, base_id=article.pk), by=alice)
    page = request.getfixturevalue("page" if with_scripts else "plain_page")
    log_in_page(page, bob)

    settle_together(page, live_server, assert_no_axe_violations if with_scripts else lambda page: None)

    assert newest_text() == text
    assert not Flag.objects.exclude(settled_how="").exists()


def test_pages_pass_axe_where_no_script_of_theirs_runs(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)
    page.route("**/*.js", lambda route: route.abort())
    flag = Flag.objects.get(kind="Who")

    for address in (
        "/flags/The_war",
        f"/special/flags?flag={flag.pk}",
        f"/flag/{flag.pk}/settle",
        "/flags/The_war/raise?section=1&quote=autumn",
    ):
        page.goto(live_server.url + address)
        assert_no_axe_violations(page)


SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector('.article-text .prose:not(.banners)'), 4);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
  }
  throw new Error(words);
}"""


def test_selected_words_are_flagged_from_the_article(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/wiki/The_war")
    page.evaluate(SELECT, "as both sides say")
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    assert_no_axe_violations(page)

    page.get_by_role("link", name="Flag", exact=True).click()
    expect(page.get_by_label("Words")).to_have_value("as both sides say")
    assert_no_axe_violations(page)
    page.get_by_label("Flag", exact=True).select_option("Dubious")
    page.get_by_role("button", name="Raise the flag").click()
    expect(page.get_by_text("This flag needs a reason")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_label("Reason").fill("One side says otherwise.")
    page.get_by_role("button", name="Raise the flag").click()

    expect(page.get_by_text("Flagged: Dubious.")).to_be_visible()
    assert "as both sides say.{{Dubious|reason=One side says otherwise.|date=" in newest_text()
    assert Flag.objects.get(kind="Dubious").raised_by == bob


def test_selected_words_are_discussed_from_the_article_and_lead_back(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/wiki/The_war")
    page.evaluate(SELECT, "as both sides say")
    page.get_by_role("link", name="Discuss", exact=True).click()
    expect(page.locator("#start q")).to_have_text("as both sides say")
    page.get_by_label("Title").fill("Do they?")
    page.get_by_label("Text", exact=True).fill("Both?")
    page.get_by_role("button", name="Post", exact=True).click()
    page.locator(".topic-anchor").get_by_role("link").first.click()

    expect(page).to_have_url(re.compile(r"/wiki/The_war#\w+$"))


def test_words_beside_a_template_are_found_from_what_a_reader_sees(
    page, live_server, article, bob, log_in_page
):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/wiki/The_war")
    page.evaluate(SELECT, "of mountain road")
    page.get_by_role("link", name="Flag", exact=True).click()
    page.get_by_label("Flag", exact=True).select_option("Citation needed")
    page.get_by_role("button", name="Raise the flag").click()

    expect(page.get_by_text("Flagged: Citation needed.")).to_be_visible()
    assert "mountain road, by one account.{{Citation needed" in newest_text()


def test_on_a_phone_a_paragraph_offers_its_sentences(
    browser, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    page = browser.new_context(viewport=PHONE, has_touch=True).new_page()
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/wiki/The_war")
    page.locator("p", has_text="as both sides say").locator(".paragraph-mark").tap()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_label("It lasted").check()
    page.get_by_role("link", name="Flag", exact=True).tap()
    page.get_by_label("Flag", exact=True).select_option("Clarify")
    page.get_by_role("button", name="Raise the flag").tap()

    expect(page.get_by_text("Flagged: Clarify.")).to_be_visible()
    assert "mountain road, by one account.{{Clarify|" in newest_text()
    page.context.close()


def test_keys_walk_the_desk(page, live_server, article, bob, log_in_page, assert_no_axe_violations):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/flags/The_war")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#peek-title")).to_have_text("Who")
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")
    expect(page.locator("#peek-title")).to_have_count(0)
    page.keyboard.press("l")

    expect(page.get_by_text("claimed by bob")).to_be_visible()
    assert Flag.objects.get(kind="Who").claimed_by == bob
