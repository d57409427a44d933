"""What a reviewer does, in a real browser, with scripts and without; every page passes axe."""

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.moderation.actions import grant, set_pending

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "Lead.\n\n== One ==\nThe figure is 2,840.\n\n== Two ==\nThe second sentence.\n"


@pytest.fixture
def waiting(alice, bob, charlie, sysop):
    first = save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    grant(charlie, "reviewer", reason="Trusted", by=sysop)
    set_pending(first.article, True, reason="Vandalism", by=sysop)
    good = TEXT.replace("second", "last")
    second = save_edit(SectionEdit(title="The war", text=good, base_id=first.pk), by=bob)
    wrong = good.replace("2,840", "2,480")
    return second, save_edit(SectionEdit(title="The war", text=wrong, base_id=second.pk), by=bob)


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_reviewer_accepts_up_to_a_change_and_rejects_the_next(
    browser, live_server, waiting, charlie, log_in_page, assert_no_axe_violations, has_scripts
):
    context = browser.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    check = assert_no_axe_violations if has_scripts else lambda page: None
    log_in_page(page, charlie)
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="Review 1").click()
    check(page)
    expect(page.get_by_text("2 changes")).to_be_visible()

    page.goto(f"{live_server.url}/diff/{waiting[0].pk}")
    check(page)
    page.get_by_role("button", name="Accept up to here").click()
    expect(page.get_by_text("Accepted: 1 change is public.")).to_be_visible()
    check(page)
    page.get_by_label("Reject because").fill("the source does not say so")
    page.get_by_role("button", name="Reject").click()

    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    head = Head.objects.get()
    assert text_of(head.accepted) == TEXT.replace("second", "last")
    assert head.accepted_id == head.newest_id
    context.close()
