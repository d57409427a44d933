"""A move request from its opening to the moved article, in a real browser; every page passes axe."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.moderation.actions import grant
from apps.naming.actions import open_request
from apps.naming.actions import take_position as hold
from apps.naming.models import MoveRequest
from apps.naming.names import add_name
from tests.conftest import add_person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "The '''war''' ({{lang|hy|Պատերազմ}}; {{lang|fa|جنگ}}).\n\n== Course ==\nIt began in autumn.\n"


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice).article


@pytest.fixture
def mover(sysop):
    person = add_person("mover")
    grant(person, "page mover", reason="Knows how.", by=sysop)
    return person


def set_clock_on(**span):
    """Seven days pass: the request was opened and listed so much earlier."""
    request = MoveRequest.objects.get()
    request.opened_at -= timedelta(**span)
    request.listed_at -= timedelta(**span)
    request.save()


def take_position(page, kind, why, title=""):
    page.get_by_label(kind, exact=True).check()
    if title:
        page.get_by_label("The other title").fill(title)
    page.get_by_label("Why", exact=True).fill(why)
    page.get_by_role("button", name="Take this position").click()
    expect(page.get_by_text("Your position is recorded.")).to_be_visible()


@pytest.mark.parametrize("has_javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_title_is_asked_for_argued_closed_and_moved(
    browser,
    live_server,
    article,
    alice,
    bob,
    charlie,
    mover,
    log_in_page,
    assert_no_axe_violations,
    has_javascript,
):
    dana = add_person("dana")

    def open_as(person, path):
        context = browser.new_context(java_script_enabled=has_javascript)
        page = context.new_page()
        if person:
            log_in_page(page, person)
        page.goto(live_server.url + path)
        if has_javascript:
            assert_no_axe_violations(page)
        return page

    page = open_as(alice, "/moves/The_war")
    page.get_by_label("New title").first.fill("Autumn war")
    page.get_by_label("Rationale").fill("Most sources of the year say so.")
    page.get_by_role("button", name="Open the request").click()
    expect(page.get_by_text("open, 6 d 23 h left")).to_be_visible()
    docket = page.url.removeprefix(live_server.url)
    page.context.close()

    for person, kind, why, title in [
        (bob, "Support", "Three of four sources use it.", ""),
        (charlie, "Oppose", "There were other wars in autumn.", ""),
        (dana, "Another title", "The year tells them apart.", "Autumn war of 2020"),
    ]:
        page = open_as(person, docket)
        take_position(page, kind, why, title)
        page.context.close()

    set_clock_on(days=7, minutes=5)
    page = open_as(mover, docket)
    expect(page.get_by_text("time is up since")).to_be_visible()
    expect(page.get_by_text("“The war” becomes a redirect to “Autumn war”.")).to_be_visible()
    page.get_by_role("button", name="Close and move").click()
    expect(page.get_by_text("Somebody opposed: a close takes a rationale")).to_be_visible()
    page.locator("#id_close_rationale").fill("The sources weigh more than the fear of confusion.")
    page.get_by_role("button", name="Close and move").click()
    expect(page.get_by_text("Closed and moved.")).to_be_visible()
    if has_javascript:
        assert_no_axe_violations(page)
    page.context.close()

    page = open_as(None, "/wiki/The_war")
    expect(page.get_by_role("heading", level=1)).to_have_text("Autumn war")
    expect(page.get_by_text("Redirected from The war")).to_be_visible()
    page.context.close()
    assert Article.objects.get(title="Autumn war").pk == article.pk
    assert text_of(Head.objects.get(article__title="The war").newest) == "#REDIRECT [[Autumn war]]\n"


def test_a_new_position_while_closing_is_read_before_the_close(
    page, live_server, article, alice, bob, mover, log_in_page, assert_no_axe_violations
):

    asked = open_request([(article, "Autumn war")], "Most sources say so.", by=alice)
    set_clock_on(days=8)
    log_in_page(page, mover)
    page.goto(f"{live_server.url}/move/{asked.pk}")
    hold(asked, "oppose", "There were other wars in autumn.", by=bob)

    page.locator("#id_close_rationale").fill("Nobody opposed.")
    page.get_by_role("button", name="Close and move").click()

    expect(page.get_by_text("Read it, then close.")).to_be_visible()
    expect(page.get_by_text("There were other wars in autumn.")).to_be_visible()
    expect(page.locator("#id_close_rationale")).to_have_value("Nobody opposed.")
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Close and move").click()
    expect(page.get_by_text("Closed and moved.")).to_be_visible()


def test_the_keys_n_and_p_step_through_the_positions(
    page, live_server, article, alice, bob, charlie, assert_no_axe_violations
):
    asked = open_request([(article, "Autumn war")], "Most sources say so.", by=alice)
    for person, kind in [(bob, "oppose"), (charlie, "support")]:
        hold(asked, kind, f"So says {person}.", by=person)
    page.goto(f"{live_server.url}/move/{asked.pk}")
    assert_no_axe_violations(page)
    focused = page.locator(".stand:focus")

    seen = []
    for key in "nnnp":
        page.keyboard.press(key)
        seen.append("bob" if "So says bob." in focused.inner_text() else "charlie")

    assert seen == ["charlie", "bob", "bob", "charlie"]


def test_an_editor_moves_at_once_and_takes_it_back(
    page, live_server, article, mover, log_in_page, assert_no_axe_violations
):
    log_in_page(page, mover)
    page.goto(f"{live_server.url}/moves/The_war")
    page.locator("#id_bold_title").fill("Autumn war")
    page.get_by_label("Reason").fill("A shorter title.")
    page.get_by_role("button", name="Show what it does").click()
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Autumn war")
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Undo this move").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("The war")


def test_an_editor_takes_a_name_of_the_text_into_the_table(
    page, live_server, article, alice, log_in_page, assert_no_axe_violations
):
    add_name(article, {"form": "جنگ", "language": "fa", "direction": "rtl"}, by=alice)
    log_in_page(page, alice)
    page.goto(f"{live_server.url}/names/The_war")
    assert_no_axe_violations(page)
    page.get_by_role("link", name="Add it Պատերազմ").click()
    assert_no_axe_violations(page)
    page.get_by_label("Used by", exact=True).fill("both sides")
    page.get_by_role("button", name="Save the name").click()

    expect(page.get_by_text("“Պատերազմ” is in the table.")).to_be_visible()
    expect(page.get_by_text("Text and table agree.")).to_be_visible()
    assert_no_axe_violations(page)


def test_the_list_of_requests_leads_to_a_docket(page, live_server, article, alice, assert_no_axe_violations):

    open_request([(article, "Autumn war")], "Most sources say so.", by=alice)
    page.goto(f"{live_server.url}/special/moves")
    assert_no_axe_violations(page)
    page.get_by_role("link", name="The war").click()
    assert_no_axe_violations(page)

    expect(page.get_by_text("Most sources say so.").first).to_be_visible()
