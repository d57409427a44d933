"""What a reader does, in a real browser, on a phone and on a desk; every page passes axe."""

import re

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}
TEXT = """The '''war''' had two sides.<ref name="a">{{cite web |title=A source |url=https://example.org/a}}</ref>

== Course ==
It began in autumn.<ref name="a" /> It has names in {{lang|hy|հայերեն}} and {{lang|ar|العربية}}.

== Casualties ==
The figures differ.{{citation needed|date=January 2021}}
""" + "\n\n".join(f"=== Place {number} ===\n" + "Words of it. " * 60 for number in range(12))


@pytest.fixture
def article(alice):
    first = save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return save_edit(
        SectionEdit(title="The war", text=TEXT.replace("autumn", "September"), base_id=first.pk), by=alice
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_a_reader_passes_axe(browser, live_server, article, assert_fits_and_passes_axe, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in (
        "/",
        "/wiki/The_war",
        f"/wiki/The_war?change={article.parent_id}",
        "/wiki/The_war?print=used&section=3",
        "/wiki/No_such_thing",
        "/history/The_war",
        f"/diff/{article.pk}",
        "/special/recent-changes",
        "/accounts/login/",
    ):
        page.goto(live_server.url + path)
        assert_fits_and_passes_axe(page)
    context.close()


def test_a_note_opens_on_hover_and_on_focus(page, live_server, article):
    page.goto(f"{live_server.url}/wiki/The_war")
    note = page.locator("sup.reference a").first

    note.hover()
    expect(page.locator(".note-card")).to_contain_text("A source")
    page.keyboard.press("Escape")
    expect(page.locator(".note-card")).to_be_hidden()
    note.focus()
    expect(page.locator(".note-card")).to_contain_text("A source")


def test_a_reader_on_a_phone_goes_to_a_reference_and_comes_back(browser, live_server, article):
    context = browser.new_context(viewport=PHONE, has_touch=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/wiki/The_war")

    page.locator("sup.reference a").nth(1).click()
    expect(page).to_have_url(f"{live_server.url}/wiki/The_war#cite_note-a-1")
    page.locator("li#cite_note-a-1 a").nth(1).click()

    assert "#cite_ref-a_1-1" in page.url
    context.close()


def test_nothing_of_a_page_breaks_the_content_security_policy(page, live_server, article):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/", "/wiki/The_war", "/history/The_war", f"/diff/{article.pk}", "/accounts/login/"):
        page.goto(live_server.url + path)

    assert complaints == []


@pytest.mark.parametrize("address", ["/wiki/Figures", "/wiki/Figures?print=used"])
def test_without_a_script_a_wide_table_scrolls_in_the_text(plain_page, live_server, alice, address):
    row = "|-\n" + "".join(f"| Counted_by_the_ministry_{number}\n" for number in range(8))
    save_edit(SectionEdit(title="Figures", text=f"Words.\n{{| class=wikitable\n{row}|}}\n"), by=alice)
    plain_page.set_viewport_size(PHONE)

    plain_page.goto(live_server.url + address)

    assert plain_page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert plain_page.evaluate("document.querySelector('.prose').scrollWidth") > PHONE["width"]


def test_a_wide_table_of_any_kind_scrolls_and_a_box_in_a_box_keeps_its_width(page, live_server, alice):
    wide = "|-\n" + "".join(f"| Counted_by_the_ministry_{number}\n" for number in range(8))
    box = "{{Infobox building|name=A|nrhp={{Infobox NRHP|name=B|refnum=7}}}}"
    save_edit(SectionEdit(title="Figures", text=f"{box}\nWords.\n{{|\n{wide}|}}\n"), by=alice)

    for size in (PHONE, {"width": 1280, "height": 800}):
        page.set_viewport_size(size)
        page.goto(f"{live_server.url}/wiki/Figures")

        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]


def test_words_on_a_colour_of_the_article_are_dark_by_night(page, live_server, alice):
    rows = '|- style="background:#bfb"\n| Won\n|-\n| Lost\n'
    text = f'{{| class=wikitable\n{rows}|}}\n<span style="color:red">Bust</span>'
    save_edit(SectionEdit(title="Colours", text=text), by=alice)
    page.emulate_media(color_scheme="dark")

    page.goto(f"{live_server.url}/wiki/Colours")

    colours = page.locator(".prose td").evaluate_all("all => all.map(cell => getComputedStyle(cell).color)")
    ground = page.locator(".prose span[style]").evaluate("span => getComputedStyle(span).backgroundColor")
    won, lost, paper = (sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (*colours, ground))
    assert won < 150 < 600 < lost
    assert paper > 700


def test_no_text_poses_as_a_part_of_the_page(page, live_server, alice):
    classes = ("find", "reading-bar", "messages", "skip", "note-card", "selection-menu", "peek-close")
    text = "\n\n".join(f'<div class="{name}">Your session ended.</div>' for name in classes)
    save_edit(SectionEdit(title="A trick", text=f"Words. {text}"), by=alice)

    page.goto(f"{live_server.url}/wiki/A_trick")

    boxes = page.locator(".prose div", has_text="Your session ended.")
    places = boxes.evaluate_all("all => all.map(box => getComputedStyle(box).position)")
    assert places == ["static"] * len(classes)


def test_two_states_picked_in_the_history_are_compared(page, live_server, article, assert_no_axe_violations):
    page.goto(f"{live_server.url}/history/The_war")
    page.get_by_role("button", name="Compare").first.click()

    page.wait_for_url("**/diff/**")
    expect(page.locator("ins").first).to_contain_text("September")
    assert_no_axe_violations(page)


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_reader_on_a_phone_opens_reference_613_of_the_full_article_and_comes_back(
    browser, live_server, shared, alice, has_scripts, assert_no_axe_violations
):
    text = (shared / "data/article/full.wikitext").read_text()
    save_edit(SectionEdit(title="Full article", text=text), by=alice)
    context = browser.new_context(viewport=PHONE, has_touch=True, java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(f"{live_server.url}/wiki/Full_article")
    marker = page.locator("sup.reference a", has_text="[613]").first
    if has_scripts:
        # colours, which take most of axe's time, are those of shorter articles
        assert_no_axe_violations(page, without=["color-contrast"])
        page.evaluate(
            "element => element.closest('details')?.setAttribute('open', '')", marker.element_handle()
        )
    place = page.evaluate("element => element.getBoundingClientRect().top + scrollY", marker.element_handle())
    marker.scroll_into_view_if_needed()
    if has_scripts:
        marker.tap()
        expect(page.locator(".note-sheet")).to_contain_text("613.")
        page.get_by_role("button", name="Close").click()
    else:
        marker.click()
        assert "#cite_note-" in page.url
        page.go_back()
    expect(marker).to_be_in_viewport()
    assert (
        abs(page.evaluate("e => e.getBoundingClientRect().top + scrollY", marker.element_handle()) - place)
        < 400
    )
    context.close()
