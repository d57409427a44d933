"""What an editor does with doubts, in a real browser; every page on the way passes axe."""

import re

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.verification.models import Flag

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


@pytest.fixture
def plain_page(browser):
    """A page of a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def newest_text():
    return text_of(Head.objects.get(article__title="The war").newest)


def source_and_settle(page, live_server, check):
    """Find the overdue flag on the desk, add a source in its section, settle the flag with how and why."""
    page.goto(f"{live_server.url}/flags/The_war")
    check(page)
    overdue = page.locator(".flag-row").first
    expect(overdue).to_contain_text("Citation needed")
    expect(overdue).to_contain_text(re.compile(r"overdue \d+ d"))
    overdue.get_by_role("link", name="Edit here").click()
    words = page.get_by_label("Wikitext")
    words.fill(words.input_value().replace("differ.{{", 'differ.<ref name="a" />{{'))
    page.get_by_role("button", name="Save", exact=True).click()
    if page.get_by_role("group", name="Flags that you touched").count():
        check(page)
        page.get_by_label("Sourced").check()
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved at")).to_be_visible()

    page.goto(f"{live_server.url}/special/flags?state=all&kind=Citation+needed")
    check(page)
    if not Flag.objects.exclude(settled_how="").exists():
        page.get_by_role("link", name="Settle", exact=True).click()
        expect(page.get_by_text("Sources of the sentence")).to_be_visible()
        check(page)
        page.get_by_label("sourced").check()
        page.get_by_label("Why, in a line").fill("The list names them.")
        page.get_by_role("button", name="Settle").click()
        expect(page.get_by_text("Settled: Citation needed, sourced.")).to_be_visible()
        check(page)


def test_an_editor_finds_an_overdue_flag_adds_a_source_and_settles_it(
    page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(page, bob)

    source_and_settle(page, live_server, assert_no_axe_violations)

    flag = Flag.objects.get(kind="Citation needed")
    assert (flag.settled_how, flag.settled_by) == ("sourced", bob)
    assert 'The figures differ.<ref name="a" /> Some' in newest_text()


def test_without_javascript_an_editor_does_the_same(
    plain_page, live_server, article, bob, log_in_page, assert_no_axe_violations
):
    log_in_page(plain_page, bob)

    source_and_settle(plain_page, live_server, assert_no_axe_violations)

    assert Flag.objects.get(kind="Citation needed").settled_how == "sourced"


def with_selection_menu(page):
    """Put the selection menu on the article that is shown."""
    html = render_to_string("verification/_selection.html", {"article": {"path": "The_war"}})
    if page.locator("stet-selection").count() == 0:
        page.evaluate(
            "html => document.querySelector('.article-text').insertAdjacentHTML('beforeend', html)", html
        )
        page.add_script_tag(type="module", url=re.search(r'src="([^"]+)"', html)[1])


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
    with_selection_menu(page)
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


def test_words_beside_a_template_are_found_from_what_a_reader_sees(
    page, live_server, article, bob, log_in_page
):
    log_in_page(page, bob)
    page.goto(f"{live_server.url}/wiki/The_war")
    with_selection_menu(page)
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
    with_selection_menu(page)
    page.locator("p", has_text="as both sides say").locator(".paragraph-mark").tap()
    expect(page.get_by_role("button", name="Copy link")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_role("link", name="It lasted").tap()
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
