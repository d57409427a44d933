"""What an administrator does, in a real browser, with and without JavaScript; every page on the way passes axe."""

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.watching import watch
from apps.moderation.actions import block as ban
from apps.moderation.actions import grant, set_pending
from apps.moderation.models import Block, Protection

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "The '''war''' had two sides.\n\n== Course ==\nIt began in autumn.\n"
PAGES = (
    "/protect/The_war",
    "/special/block",
    "/special/rights",
    "/special/rights?person=charlie",
    "/special/moderation",
    "/special/hide/{rude}",
    "/special/log",
    "/special/contributions/charlie",
    "/special/watchlist",
)


def save(text, *, by, **more):
    newest = Head.objects.filter(article__title="The war").values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title="The war", text=text, base_id=newest, **more), by=by)


@pytest.fixture
def rude(alice, charlie):
    """A change set with a rude summary; alice has mended its text already."""
    save(TEXT, by=alice)
    rude = save("Nonsense.", by=charlie, summary="Rude words about a person")
    save(TEXT, by=alice, summary="Mend")
    return rude


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page_of_sysop(request, browser, sysop, log_in_page):
    context = browser.new_context(java_script_enabled=request.param)
    page = context.new_page()
    page.has_javascript = request.param
    log_in_page(page, sysop)
    yield page
    context.close()


@pytest.fixture
def check(page_of_sysop, assert_no_axe_violations):
    """Return axe; it is itself JavaScript, so without that it looks at nothing."""
    is_on = page_of_sysop.has_javascript
    return assert_no_axe_violations if is_on else lambda page: None


def test_an_administrator_protects_blocks_hides_and_finds_each_in_the_log(
    page_of_sysop, live_server, rude, charlie, check
):
    page = page_of_sysop
    page.goto(f"{live_server.url}/protect/The_war")
    protect(page, check)
    page.goto(f"{live_server.url}/special/contributions/charlie")
    check(page)
    page.goto(f"{live_server.url}/special/block?person=charlie&article=The_war")
    block(page, check)
    page.goto(f"{live_server.url}/special/hide/{rude.pk}")
    hide(page, check)

    page.goto(f"{live_server.url}/special/log")

    check(page)
    acts = page.locator(".entry")
    expect(acts.nth(0)).to_contain_text("hid parts of The war")
    expect(acts.nth(0)).to_contain_text("Private information")
    expect(acts.nth(1)).to_contain_text("blocked charlie from “The war”")
    expect(acts.nth(2)).to_contain_text("protected from edits The war")
    assert Protection.objects.get().level == "autoconfirmed"
    assert Block.objects.get().talk_allowed
    rude.refresh_from_db()
    assert rude.summary_hidden


def protect(page, check):
    check(page)
    form = page.locator(".act-form").first
    form.get_by_label("Who may do it").select_option("autoconfirmed people")
    form.get_by_label("For", exact=True).select_option("3 days")
    form.get_by_label("Reason").select_option("Edit war")
    form.get_by_role("button", name="Set protection").click()
    expect(page.get_by_text("Done: only autoconfirmed people may edit “The war”")).to_be_visible()
    expect(page.locator(".standing")).to_contain_text("Only autoconfirmed people may edit")
    check(page)


def block(page, check):
    check(page)
    expect(page.get_by_label("Person")).to_have_value("charlie")
    page.get_by_label("Reason").select_option("Personal attacks")
    page.get_by_role("button", name="Block", exact=True).click()
    expect(page.get_by_text("Done: charlie is blocked from “The war”")).to_be_visible()
    page.get_by_text("Lift", exact=True).click()
    expect(page.get_by_role("button", name="Lift the block")).to_be_visible()
    check(page)


def hide(page, check):
    check(page)
    expect(page.locator(".facts")).to_contain_text("Rude words about a person")
    page.get_by_label("Its summary").check()
    page.get_by_label("Reason").select_option("Private information")
    page.get_by_role("button", name="Hide what is marked").click()
    expect(page.get_by_text("these parts are hidden: summary")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("Rude words about a person")
    check(page)


def test_an_administrator_gives_a_right_and_the_person_uses_it(page_of_sysop, live_server, alice, check):
    page = page_of_sysop
    page.goto(f"{live_server.url}/special/rights")
    page.get_by_label("Person", exact=True).fill("alice")
    page.get_by_role("button", name="Look up").click()
    check(page)
    page.get_by_label("Right", exact=True).select_option("reviewer")
    page.get_by_label("Reason").fill("Careful for years")
    page.get_by_role("button", name="Grant").click()

    expect(page.get_by_text("Done: alice has the right “reviewer”.")).to_be_visible()
    expect(page.locator(".standing")).to_contain_text("granted: sysop")
    page.get_by_text("Revoke", exact=True).click()
    expect(page.get_by_label("Why")).to_be_visible()
    check(page)


def test_who_is_kept_out_is_told_why_and_what_to_do_instead(
    page_of_sysop, live_server, rude, alice, log_in_page, check
):
    page = page_of_sysop
    log_in_page(page, alice)
    page.goto(f"{live_server.url}/special/moderation")

    expect(page.get_by_role("alert")).to_contain_text("This takes the right “administrator”")
    check(page)


def test_an_article_is_watched_and_its_changes_are_seen(page_of_sysop, live_server, rude, alice, check):
    page = page_of_sysop
    page.goto(f"{live_server.url}/protect/The_war")
    page.get_by_role("button", name="Watch this article").click()
    expect(page.get_by_text("You watch “The war”.")).to_be_visible()
    save(TEXT + "More.\n", by=alice, summary="Add")

    page.goto(f"{live_server.url}/special/watchlist")
    expect(page.get_by_role("link", name="1 change since you looked")).to_be_visible()
    check(page)
    page.get_by_role("button", name="Mark “The war” as seen").click()
    expect(page.locator(".watch-since")).to_have_text("seen")
    check(page)
    page.get_by_role("button", name="Stop watching “The war”").click()

    expect(page.get_by_text("You watch no article.")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_an_administrator_passes_axe_and_fits_the_screen(
    browser, live_server, rude, sysop, log_in_page, assert_fits_and_passes_axe, width
):
    watch(rude.article, by=sysop)
    ban(rude.author, article=rude.article, reason="Personal attacks", by=sysop)
    set_pending(rude.article, True, reason="Living persons", by=sysop)
    grant(rude.author, "reviewer", reason="Asked for it", by=sysop)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    log_in_page(page, sysop)
    for path in PAGES:
        page.goto(live_server.url + path.format(rude=rude.pk))
        assert_fits_and_passes_axe(page)
    context.close()
