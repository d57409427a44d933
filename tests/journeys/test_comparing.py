import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LINES = [f"Paragraph {number} tells of day {number} of the war in some words.\n" for number in range(30)]
TEXT = "The war had two sides.\n\n== Course ==\n" + "\n".join(LINES)


def save(text, *, by, **more):
    newest = Head.objects.filter(article__title="War").values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title="War", text=text, base_id=newest, **more), by=by)


@pytest.fixture
def three_states(transactional_db, django_user_model):
    alice = django_user_model.objects.create_user("alice")
    save(TEXT, by=alice, summary="Begin")
    save(TEXT.replace("day 5 ", "night 5 "), by=alice, summary="Night")
    moved = LINES[10]
    return save(
        TEXT.replace("day 5 ", "night 5 ").replace("day 25 ", "week 25 ").replace(moved + "\n", "")
        + "\n"
        + moved,
        by=alice,
        summary="Week",
    )


def test_an_editor_compares_two_states_and_steps_through_the_changes(
    page, live_server, three_states, assert_no_axe_violations
):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/history/War")
    assert_no_axe_violations(page)
    page.locator('input[name="from"]').nth(2).check()
    page.get_by_role("button", name="Compare selected").click()
    page.wait_for_url(re.compile(r"/diff/\d+/\d+$"))
    assert_no_axe_violations(page)
    page.get_by_text("changes: 4").wait_for()

    page.keyboard.press("n")
    page.get_by_text("change 1 of 4").wait_for()
    assert "night" in page.locator(".row[aria-current]").inner_text()
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert "night" in page.locator(".row[aria-current]").inner_text()

    page.get_by_role("link", name="moved to another place").or_(
        page.get_by_role("link", name=re.compile("^moved to"))
    ).click()
    assert page.locator(".row:target").inner_text().count("Paragraph 10") == 1


def test_the_choice_between_inline_and_side_is_remembered(
    page, live_server, three_states, assert_no_axe_violations
):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/diff/{three_states.pk}")
    changed = page.locator('.row[data-kind="changed"]')
    assert changed.locator(".old").is_visible()

    page.get_by_role("link", name="Inline").click()
    assert not changed.locator(".old").is_visible()
    assert changed.locator(".both").is_visible()
    page.reload()
    assert not changed.locator(".old").is_visible()
    assert_no_axe_violations(page)

    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_no_axe_violations(page)


def test_recent_changes_pass_axe_on_both_widths(page, live_server, three_states, assert_no_axe_violations):
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/special/recent-changes?author=alice")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_no_axe_violations(page)
