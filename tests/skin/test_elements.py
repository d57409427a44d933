"""Each custom element alone, on a page of its own in a real Chromium, without a server or a database."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

pytestmark = pytest.mark.journey

STATIC = settings.BASE_DIR / "apps" / "skin" / "static"
SITE = "http://stet.test"
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def show(page):
    """Return a function that shows a body with the scripts named, at an address of one origin."""

    def show_body(body, *scripts, path="/page", answer=None):
        loads = "".join(
            f'<script type="module" src="/static/skin/js/{name}.js"></script>' for name in scripts
        )
        css = "".join(
            f'<link rel="stylesheet" href="/static/skin/css/{name}.css">'
            for name in ("reset", "tokens", "base", "components/controls", "components/notes", "utilities")
        )
        html = f'<!DOCTYPE html><html lang="en"><title>t</title>{css}{loads}<body>{body}</body></html>'

        def respond(route):
            request = route.request
            file = request.url.removeprefix(SITE).lstrip("/").partition("?")[0]
            if file.startswith("static/"):
                route.fulfill(path=STATIC / file.removeprefix("static/"))
            elif request.method == "POST" and answer:
                answer(route)
            else:
                route.fulfill(body=html, content_type="text/html; charset=utf-8")

        page.unroute_all()
        page.route(f"{SITE}/**", respond)
        page.goto(SITE + path)
        return page

    return show_body


def reference(number):
    return f'<sup class="reference" id="cite_ref-{number}"><a href="#cite_note-{number}">[{number}]</a></sup>'


def notes_page(numbers):
    marks = "".join(reference(number) for number in numbers)
    entries = "".join(
        f'<li id="cite_note-{number}"><span class="mw-cite-backlink">^</span> Source {number}.</li>'
        for number in range(1, 10)
    )
    words = 'data-note="Note" data-close="Close" data-to-list="In the list"'
    filling = '<p style="height: 1500px">Long text.</p>'
    return (
        f'<stet-notes {words}><stet-runs><p style="margin-top: 300px">A sentence.{marks} And on.</p>{filling}'
        f'<ol class="references">{entries}</ol></stet-runs></stet-notes>'
    )


def test_a_note_shows_the_lists_own_entry_without_its_way_back(show):
    page = show(notes_page([3]), "notes")

    page.locator("sup a").hover()

    expect(page.locator(".note-card")).to_be_visible()
    expect(page.locator(".note-card")).to_have_text(re.compile(r"^3\.\s*Source 3\.$"))
    assert page.locator(".note-card [id]").count() == 0


def test_a_note_stays_while_the_pointer_is_on_it_and_goes_with_escape(show):
    page = show(notes_page([3]), "notes")
    page.locator("sup a").hover()
    card = page.locator(".note-card")
    expect(card).to_be_visible()

    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_note_opens_for_the_keyboard(show):
    page = show(notes_page([3]), "notes")

    page.keyboard.press("Tab")

    expect(page.locator(".note-card")).to_contain_text("Source 3.")


def test_a_run_of_more_than_three_notes_is_folded_and_keeps_its_anchors(show):
    page = show(notes_page([2, 3, 4, 5]), "runs", "notes")

    expect(page.locator("sup a").first).to_have_text("[2–5]")
    assert page.locator("sup.reference[id]").count() == 4
    page.locator("sup a").first.hover()
    expect(page.locator(".note-card .note")).to_have_text(
        [re.compile(rf"{n}\.\s*Source {n}\.") for n in range(2, 6)]
    )


@pytest.mark.parametrize("numbers", [[2, 3, 4], [2, 4, 5, 6]])
def test_a_short_or_broken_run_stays_as_it_is(show, numbers):
    page = show(notes_page(numbers), "runs", "notes")

    assert page.locator("sup a").all_inner_texts() == [f"[{number}]" for number in numbers]


def test_on_a_phone_a_note_is_a_sheet_that_gives_the_place_back(show, page):
    page.set_viewport_size(PHONE)
    show(notes_page([3]), "notes")
    page.evaluate("scrollTo(0, 120)")

    page.locator("sup a").click()
    expect(page.locator(".note-sheet")).to_contain_text("Source 3.")
    page.get_by_role("button", name="Close").click()

    expect(page.locator(".note-sheet")).to_be_hidden()
    assert page.evaluate("scrollY") == 120
    assert "#" not in page.url


def test_times_of_the_last_day_are_told_by_age_and_others_by_day(show, page):
    page.clock.set_fixed_time("2021-01-12T12:00:00Z")
    show(
        '<stet-time data-now="just now" data-minutes="{n} min ago" data-hours="{n} h ago">'
        '<time class="stamp" datetime="2021-01-12T11:48:00Z">12 Jan 2021</time>'
        '<time class="stamp" datetime="2021-01-12T09:30:00Z">12 Jan 2021</time>'
        '<time class="stamp" datetime="2021-01-12T11:59:40Z">12 Jan 2021</time>'
        '<time class="stamp" datetime="2021-01-11T11:00:00Z">11 Jan 2021</time>'
        '<time class="stamp" datetime="2021-02-11T11:00:00Z">11 Feb 2021</time></stet-time>',
        "time",
    )

    texts = page.locator("time")
    expect(texts).to_have_text(["12 min ago", "2 h ago", "just now", "11 Jan 2021", "11 Feb 2021"])


KEYS = (
    '<a href="#a" data-keys="g a">Article</a><a href="#e" data-keys="e">Edit</a>'
    '<input aria-label="x"><stet-keys><button hidden>Keys</button></stet-keys>'
    '<dialog id="keys"><dl class="keys"></dl><form method="dialog"><button>Close</button></form></dialog>'
)


def test_keys_go_where_the_page_has_something_and_are_listed(show):
    page = show(KEYS, "keys")

    page.keyboard.press("g")
    page.keyboard.press("a")
    expect(page).to_have_url(f"{SITE}/page#a")
    page.keyboard.press("e")
    expect(page).to_have_url(f"{SITE}/page#e")
    page.keyboard.press("?")
    expect(page.locator("#keys dd")).to_have_text(["Article", "Edit"])


def test_keys_do_nothing_in_a_field(show):
    page = show(KEYS, "keys")

    page.get_by_label("x").press_sequentially("e?ga")

    assert page.get_by_label("x").input_value() == "e?ga"
    assert page.url == f"{SITE}/page"


def test_rows_are_walked_by_key_and_opened_by_enter(show):
    rows = "".join(
        f'<li><b>{n}</b> <a href="#by">who</a> <a class="open" href="#{n}">open</a></li>' for n in "ab"
    )
    page = show(f'<input aria-label="x"><stet-rows data-link=".open"><ol>{rows}</ol></stet-rows>', "rows")

    for key in ("j", "j", "j", "k", "j", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(f"{SITE}/page#b")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_label("x").press_sequentially("jk")
    assert page.get_by_label("x").input_value() == "jk"


def test_the_contents_follow_the_reader_also_to_headings_with_signs_in_their_anchor(show):
    page = show(
        '<stet-contents><nav id="contents"><a href="#main">Beginning</a>'
        '<a href="#50%_more">50 % more</a></nav></stet-contents>'
        '<main id="main"><p style="height: 2000px">Lead.</p><h2 id="50%_more">50 % more</h2>'
        '<p style="height: 2000px">More.</p></main>',
        "contents",
    )
    current = page.locator("nav [aria-current]")

    expect(current).to_have_text("Beginning")
    page.keyboard.press("]")
    expect(current).to_have_text("50 % more")
    page.keyboard.press("[")
    expect(current).to_have_text("Beginning")


EDITOR = """<stet-draft data-key="The_war|2" data-base="7">
<div class="draft-offer" hidden><span data-sentence="Text of {time} was not saved."></span>
<button data-draft="restore">Restore</button><button data-draft="compare">Compare</button>
<button data-draft="discard">Discard</button></div>
<stet-preview data-failed="No answer." data-shown="Shown."><form method="post" action="/edit">
<input type="hidden" name="base" value="7"><textarea name="text" aria-label="Wikitext">Old words.</textarea>
<input name="summary" aria-label="Summary"><p role="status"></p><div class="panel-acts">
<button name="action" value="preview">Preview</button>
<button name="action" value="changes">Changes</button></div>
<div class="panel-answer"></div><button class="editor-save" name="action" value="save">Save</button></form>
</stet-preview></stet-draft>"""


def leave(page, path="/other"):
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto(SITE + path)


def type_and_leave(page):
    page.get_by_label("Wikitext").fill("New words.")
    page.get_by_label("Summary").fill("Why.")
    leave(page)


def test_a_draft_comes_back_with_its_words_its_summary_and_its_base(show):
    page = show(EDITOR, "draft", "preview")
    type_and_leave(page)

    show(EDITOR.replace('value="7"', 'value="9"').replace("Old words.", "Others' words."), "draft", "preview")
    expect(page.get_by_text("was not saved.")).to_be_visible()
    page.get_by_role("button", name="Restore").click()

    assert page.get_by_label("Wikitext").input_value() == "New words."
    assert page.get_by_label("Summary").input_value() == "Why."
    assert page.locator("[name=base]").input_value() == "7"


def test_a_discarded_draft_does_not_come_again(show):
    page = show(EDITOR, "draft", "preview")
    type_and_leave(page)
    show(EDITOR, "draft", "preview")
    page.get_by_role("button", name="Discard").click()

    show(EDITOR, "draft", "preview")

    assert page.get_by_label("Wikitext").input_value() == "Old words."
    expect(page.locator(".draft-offer")).to_be_hidden()


def test_the_page_after_a_save_lets_go_of_the_draft_of_that_section_alone(show):
    page = show(EDITOR, "draft", "preview")
    type_and_leave(page)
    show(EDITOR.replace("The_war|2", "The_war|3"), "draft", "preview")
    type_and_leave(page)

    show('<stet-draft data-saved="The_war|2"></stet-draft>', "draft", path="/wiki/The_war?saved=2")

    assert page.url == f"{SITE}/wiki/The_war"
    assert page.evaluate("Object.keys(localStorage)") == ["stet:draft:The_war|3"]


def test_leaving_with_words_that_are_not_saved_is_warned_and_without_is_not(show):
    page = show(EDITOR, "draft", "preview")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto(f"{SITE}/other")
    assert asked == []
    show(EDITOR, "draft", "preview")
    page.get_by_label("Wikitext").press_sequentially("New ")
    page.goto(f"{SITE}/other")

    assert asked == ["beforeunload"]


def test_a_preview_comes_into_the_panel_and_the_words_stay(show):
    sent = []

    def answer(route):
        sent.append((route.request.headers.get("hx-request"), route.request.post_data))
        route.fulfill(body="<p>Drawn.</p>", content_type="text/html")

    page = show(EDITOR, "draft", "preview", answer=answer)
    page.get_by_label("Wikitext").fill("New words.")
    page.get_by_role("button", name="Preview").click()

    expect(page.locator(".panel-answer")).to_have_text("Drawn.")
    expect(page.get_by_role("button", name="Preview")).to_have_attribute("aria-pressed", "true")
    assert page.get_by_label("Wikitext").input_value() == "New words."
    assert sent[0][0] == "true"
    assert "New words." in sent[0][1]
    assert "preview" in sent[0][1]


def test_without_an_answer_the_words_stay_and_a_line_says_so(show):
    page = show(EDITOR, "draft", "preview", answer=lambda route: route.abort())
    page.get_by_label("Wikitext").fill("New words.")

    page.get_by_role("button", name="Changes").click()

    expect(page.locator(".panel-answer")).to_contain_text("No answer.")
    assert page.get_by_label("Wikitext").input_value() == "New words."


def test_a_refusal_is_shown_as_the_whole_page_that_the_server_sends(show):
    refusal = "<!DOCTYPE html><title>t</title><p>Not saved: you are logged out.</p>"
    page = show(
        EDITOR,
        "draft",
        "preview",
        answer=lambda route: route.fulfill(status=403, body=refusal, content_type="text/html"),
    )

    page.get_by_role("button", name="Preview").click()

    expect(page.get_by_text("you are logged out")).to_be_visible()


def place(number):
    radios = "".join(
        f'<label><input type="radio" name="choice-{number}" value="{value}">{value} {number}</label>'
        for value in ("theirs", "mine")
    )
    return (
        f'<fieldset class="place"><div class="side"><pre>The toll was 12 then.</pre></div>'
        f'<div class="side"><pre>The toll was 14 then.</pre></div>{radios}</fieldset>'
    )


def test_a_conflict_can_be_saved_when_every_place_has_an_answer(show):
    page = show(
        f'<stet-conflict data-left="{{n}} still to choose"><form>{place(1)}{place(2)}'
        '<p class="conflict-left"></p><button class="editor-save">Save</button></form></stet-conflict>',
        "conflict",
    )
    save = page.get_by_role("button", name="Save")

    expect(save).to_be_disabled()
    expect(page.get_by_text("2 still to choose")).to_be_visible()
    assert page.locator("mark").all_inner_texts() == [" 12", " 14"] * 2
    page.get_by_label("mine 1").check()
    expect(save).to_be_disabled()
    page.get_by_label("theirs 2").check()
    expect(save).to_be_enabled()


MARKS = (
    '<form><textarea name="text" aria-label="Wikitext">The toll was 12.</textarea><stet-marks hidden>'
    '<button type="button" value="bold">B</button><button type="button" value="flag">flag</button>'
    '<button type="button" value="undo">undo</button></stet-marks></form>'
)


def test_a_mark_goes_around_the_words_chosen_and_can_be_taken_back(show):
    page = show(MARKS, "marks")
    words = page.get_by_label("Wikitext")
    words.evaluate("field => { field.focus(); field.setSelectionRange(13, 15); }")

    page.get_by_role("button", name="B").click()
    assert words.input_value() == "The toll was '''12'''."
    page.get_by_role("button", name="undo").click()
    assert words.input_value() == "The toll was 12."


def test_a_flag_carries_the_month(show, page):
    page.clock.set_fixed_time("2021-01-12T12:00:00Z")
    show(MARKS, "marks")
    words = page.get_by_label("Wikitext")
    words.evaluate("field => { field.focus(); field.setSelectionRange(16, 16); }")

    page.get_by_role("button", name="flag").click()

    assert words.input_value() == "The toll was 12.{{citation needed|date=January 2021}}"


def test_drafts_of_this_device_are_listed_with_the_way_back(show):
    page = show(EDITOR, "draft", "preview")
    page.get_by_label("Wikitext").fill("=== Captured towns ===\nNew words.")
    leave(page)

    show("<stet-drafts hidden><h2>Continue</h2><ul></ul></stet-drafts>", "drafts", path="/")

    link = page.get_by_role("link", name="The war: Captured towns")
    expect(link).to_have_attribute("href", "/edit/The_war?section=2")


def test_without_drafts_nothing_is_said_of_them(show):
    page = show("<stet-drafts hidden><h2>Continue</h2><ul></ul></stet-drafts>", "drafts", path="/")

    expect(page.get_by_text("Continue")).to_be_hidden()


INFOBOX = """<stet-article data-unfold="Show all" data-fold="Show less" data-notice="1 more notice"
data-notices="{n} more notices" data-table="Table"><div class="prose">
<div class="banner">One.</div><div class="banner banner-request">Asked.</div><div class="banner">Two.</div>
<table class="infobox"><tr><th class="infobox-above">War</th></tr>
<tr><td>Place</td></tr><tr><td>Day</td></tr><tr><td>Sides</td></tr><tr><td>Result</td></tr>
<tr class="infobox-casualties"><th class="infobox-header">Casualties and losses</th></tr>
<tr class="infobox-casualties"><td>12 killed</td></tr></table>
<p id="first">First words.</p><p>Second.</p></div></stet-article>"""


def test_of_several_banners_the_request_stands_open_and_the_others_behind_a_line(show):
    page = show(INFOBOX, "article")

    expect(page.get_by_text("Asked.")).to_be_visible()
    expect(page.get_by_text("One.")).to_be_hidden()
    page.get_by_text("2 more notices").click()
    expect(page.get_by_text("One.")).to_be_visible()


def test_on_a_phone_the_infobox_stands_folded_behind_the_first_paragraph(show, page):
    page.set_viewport_size(PHONE)
    show(INFOBOX, "article")

    assert page.locator("#first + table.infobox").count() == 1
    assert page.locator("tr[data-kept]").all_inner_texts() == ["War", "Casualties and losses", "12 killed"]
    button = page.get_by_role("button", name="Show all")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(page.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")
    assert page.locator("table[data-folded]").count() == 0


def test_a_short_infobox_is_not_folded(show, page):
    page.set_viewport_size(PHONE)
    show(INFOBOX.replace("<tr><td>Result</td></tr>", ""), "article")

    assert page.locator("#first + table.infobox").count() == 1
    expect(page.get_by_text("Sides")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)


def test_turned_to_a_wide_screen_the_infobox_goes_back_before_the_text(show, page):
    page.set_viewport_size(PHONE)
    show(INFOBOX, "article")

    page.set_viewport_size({"width": 1000, "height": 800})

    assert page.locator("table.infobox + #first").count() == 1


FIND = """<button data-find hidden>Find</button><div class="article-text"><p>İstanbul, then <b>Sus</b>hi.</p>
<p style="height: 3000px">Far.</p><p id="last">shushi shushi shushi</p></div>
<stet-find hidden><form><input aria-label="Words"><output></output>
<button type="button" value="back">back</button><button>next</button>
<button type="button" value="close">Close</button></form></stet-find>"""


def test_words_are_found_across_elements_behind_letters_that_grow_in_lower_case(show):
    page = show(FIND, "find")
    page.get_by_role("button", name="Find").click()

    page.get_by_label("Words").fill("SUSHI")

    expect(page.locator("output")).to_have_text("1/1")
    assert page.evaluate("[...CSS.highlights.get('found-here')][0].toString()") == "Sushi"


def test_finding_goes_from_place_to_place_and_around(show):
    page = show(FIND, "find")
    page.get_by_role("button", name="Find").click()

    page.get_by_label("Words").fill("shushi")
    expect(page.locator("#last")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("output")).to_have_text("2/3")
    page.get_by_role("button", name="back").click()
    page.get_by_role("button", name="back").click()
    expect(page.locator("output")).to_have_text("3/3")
    page.keyboard.press("Escape")

    expect(page.locator("stet-find")).to_be_hidden()
    assert page.evaluate("CSS.highlights.size") == 0
