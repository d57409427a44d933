"""What people do in talk, in a real browser; every page on the way passes axe."""

import pytest
from playwright.sync_api import expect

from apps.editing.save import SectionEdit, save_edit
from apps.history.notices import unread_count
from apps.talk.actions import open_topic, reply
from apps.talk.models import Comment, Topic

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = """The war had two sides.

== Course ==
It began in autumn, as both sides say.

== Casualties ==
The figures differ.{{citation needed|date=January 2021}}
"""
SCRIPTS = pytest.mark.parametrize("with_scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice).article


@pytest.fixture
def page_of(browser, log_in_page):
    """Return a function that gives a person a browser page of their own, closed at the end."""
    contexts = []

    def page_of(person, *, with_scripts=True, **more):
        context = browser.new_context(java_script_enabled=with_scripts, **more)
        contexts.append(context)
        page = context.new_page()
        log_in_page(page, person)
        return page

    yield page_of
    for context in contexts:
        context.close()


@SCRIPTS
def test_two_people_talk_about_a_sentence_and_close_the_topic(
    live_server, article, alice, bob, page_of, assert_no_axe_violations, with_scripts
):
    # axe itself is a script
    check = assert_no_axe_violations if with_scripts else lambda page: None
    page = page_of(alice, with_scripts=with_scripts)
    page.goto(f"{live_server.url}/talk/The_war?section=2&quote=The%20figures%20differ.")
    check(page)
    page.get_by_label("Title").fill("Which figures?")
    page.get_by_label("Text", exact=True).fill("Does @bob know ''why'' they differ?")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".panel-answer i")).to_have_text("why")
    expect(page.locator(".panel-answer .person")).to_have_text("bob")
    check(page)
    page.get_by_role("button", name="Post", exact=True).click()
    expect(page.get_by_role("heading", name="Which figures?")).to_be_visible()
    expect(page.locator(".topic-anchor q")).to_have_text("The figures differ.")
    check(page)
    assert unread_count(bob) == 1

    page = page_of(bob, with_scripts=with_scripts)
    page.goto(f"{live_server.url}/special/notices")
    check(page)
    page.get_by_role("button", name="Mark as read and open").click()
    page.wait_for_url(f"**/topic/{Topic.objects.get().pk}#comment-*")
    page.get_by_role("link", name="Reply to alice").click()
    check(page)
    page.get_by_label("Answer alice").fill("Each side counts otherwise.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".panel-answer .said")).to_have_text("Each side counts otherwise.")
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator(".comment[data-depth='1'] .said")).to_have_text("Each side counts otherwise.")
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("Change your comment").fill("Each side counts in its own way.")
    page.get_by_role("button", name="Change", exact=True).click()
    page.get_by_role("link", name="edited").click()
    expect(page.locator(".earlier ins").first).to_be_visible()
    check(page)

    page.locator("summary", has_text="Close the topic").click()
    page.get_by_label("What came of it").fill("Both counts are given.")
    page.get_by_role("button", name="Close it").click()
    expect(page.get_by_text("Closed by bob")).to_be_visible()
    check(page)
    page.get_by_role("link", name="All topics").click()
    expect(page.get_by_text("closed: Both counts are given.")).to_be_visible()
    check(page)
    assert unread_count(bob) == 0
    assert unread_count(alice) == 2


def test_ctrl_enter_posts_once(live_server, article, alice, page_of):
    topic = open_topic(article, title="Which figures?", text="Which?", by=alice)
    page = page_of(alice)
    page.goto(f"{live_server.url}/topic/{topic.pk}")
    page.get_by_label("Add a comment").fill("Those of the ministry.")
    page.get_by_label("Add a comment").press("Control+Enter")
    expect(page.get_by_text("Your comment is added.")).to_be_visible()

    assert Comment.objects.count() == 2


def test_a_deep_thread_of_every_kind_of_markup_fits_a_phone(
    live_server, article, alice, bob, sysop, page_of, assert_fits_and_passes_axe
):
    topic = open_topic(
        article, title="A" + "a" * 90 + " long title", text="== Heading ==\n* one\n* two", by=alice
    )
    parent = topic.comments.get()
    texts = [
        "{| class=wikitable\n! Side !! Figure\n|-\n| One || 2,840\n|}",
        "Said<ref>A source of 2020.</ref> {{citation needed}} <code>code</code>",
        "> " + "wide" * 60,
        "----\n:indented\n<blockquote>Quoted</blockquote>",
        "{{POV|section}}",
        "@[[User:alice]] https://example.org/" + "x" * 120,
    ]
    for number, text in enumerate(texts):
        parent = reply(topic, text=text, parent=parent, by=bob if number % 2 else sysop)
    page = page_of(alice, viewport={"width": 390, "height": 844})

    for path in (
        f"/topic/{topic.pk}",
        f"/topic/{topic.pk}?reply={parent.pk}",
        "/talk/The_war",
        "/special/notices",
    ):
        page.goto(live_server.url + path)

        assert_fits_and_passes_axe(page)
