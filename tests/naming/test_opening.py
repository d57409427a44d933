import threading
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from apps.editing.move import move_article
from apps.history.models import Head, LogEntry, Notice, Watch
from apps.moderation.actions import block
from apps.moderation.rules import NotAllowed
from apps.naming.actions import amend_request, comment, open_request, strike_position, take_position
from apps.naming.banners import banners_of
from apps.naming.closing import close_request, withdraw_request
from apps.naming.models import MovePair, MoveRequest, NamingDispute, Position
from apps.naming.rules import RequestRefused

from .conftest import article_of, save


def refusal_of(work, *arguments, error=RequestRefused, **more):
    """Return the refusal that the command raises, both its sentences."""
    with pytest.raises(error) as refused:
        work(*arguments, **more)
    return refused.value.rule, refused.value.instead


def test_an_open_request_bars_the_move_for_everybody(war, asked, sysop):
    with pytest.raises(NotAllowed, match=f"open request {asked.pk}"):
        move_article(war, "Second war", reason="", by=sysop)

    assert article_of("War").pk == war.pk


def test_an_open_request_stands_on_its_article(war, asked):
    (banner,) = banners_of(war.pk)

    assert (banner.request_id, banner.to_title, banner.is_awaiting) == (asked.pk, "Second war", False)


def test_the_pages_of_its_articles_are_made_anew_when_it_opens_and_ends(war, alice):
    def version():
        return Head.objects.get(article=war).page_version

    before = version()
    asked = open_request([(war, "Second war")], "So sources say.", by=alice)
    opened = version()
    withdraw_request(asked, by=alice)

    assert before < opened < version()
    assert banners_of(war.pk) == []


def test_opening_is_logged_and_who_watches_is_told(war, alice, bob, dana):
    peace = save("Peace", "It came.\n", by=alice).article
    Watch.objects.create(user=bob, article=war)
    Watch.objects.create(user=dana, article=peace)

    asked = open_request([(war, "Peace")], "One article is enough.", by=alice)

    entry = LogEntry.objects.get(action="request opened")
    assert (entry.article, entry.reason, entry.by) == (war, "One article is enough.", alice)
    notices = Notice.objects.values_list("user__username", "sentence", "address")
    assert set(notices) == {
        (name, "alice asks that “War” get another title.", f"/move/{asked.pk}") for name in ("bob", "dana")
    }


GUARDS = [
    ([("War", "A[b")], "A title cannot contain “[”."),
    ([("War", "A#b")], "A title cannot contain “#”."),
    ([("War", "A|b")], "A title cannot contain “|”."),
    ([("War", "{A}")], "A title cannot contain “{”."),
    ([("War", "<A>")], "A title cannot contain “<”."),
    ([("War", "  ")], "Name the title you want, or write ? where it is to be found."),
    ([("War", "war")], "It is called “War” already."),
    ([("War", "Special:War")], "“Special:War” names a page of the program, not an article."),
    ([("War", "Big war"), ("Peace", "big_war")], "“Big war” is asked for twice in one request."),
    ([("War", "Big war"), ("War", "Small war")], "“War” is named twice in one request."),
    ([("Conflict", "Dispute")], "“Conflict” is a redirect to “War”."),
    ([("Nothing", "Something")], "No article is called “Nothing”."),
]


@pytest.mark.parametrize(("wanted", "sentence"), GUARDS, ids=[row[1] for row in GUARDS])
def test_a_request_that_breaks_a_rule_is_refused_with_its_sentence(war, alice, wanted, sentence):
    save("Peace", "It came.\n", by=alice)
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)
    type(war).objects.create(title="Nothing")
    pairs = [(article_of(old), new) for old, new in wanted]

    assert refusal_of(open_request, pairs, "Because.", by=alice)[0] == sentence
    assert not MoveRequest.objects.exists()


def test_a_request_without_a_rationale_is_refused(war, alice):
    rule, _instead = refusal_of(open_request, [(war, "Second war")], " \n", by=alice)

    assert rule == "A request needs a rationale: say why, and by what evidence."


def test_a_second_request_about_an_article_is_refused_and_shown_the_first(war, asked, bob):
    with pytest.raises(RequestRefused) as refused:
        open_request([(war, "Third war")], "Better still.", by=bob)

    assert refused.value.rule == "A request by alice about “War” is open already."
    assert refused.value.instead == "Take a position there."
    assert refused.value.request == asked


def test_the_database_holds_one_open_request_an_article(war, asked, bob):
    other = MoveRequest.objects.create(
        state="open", rationale="x", by=bob, opened_at=timezone.now(), listed_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        MovePair.objects.create(request=other, article=war, from_title="War", to_title="Third war")


def test_during_a_moratorium_no_request_is_opened(war, alice):
    until = timezone.localdate() + timedelta(days=30)
    NamingDispute.objects.create(article=war, question="Which war?", moratorium_until=until)

    rule, instead = refusal_of(open_request, [(war, "Second war")], "Why not.", by=alice)

    assert rule.startswith("No new request about “War” may be opened before ")
    assert rule.endswith(": Which war?")
    assert instead == "Ask on the talk page for an exception, and say what is new."


def test_after_a_moratorium_one_may_ask_again(war, alice):
    NamingDispute.objects.create(article=war, question="Which war?", moratorium_until=date(2021, 1, 1))

    assert open_request([(war, "Second war")], "It is over.", by=alice).state == "open"


def test_who_may_not_talk_opens_nothing(war, bob, sysop):
    block(bob, reason="Noise.", talk_allowed=False, by=sysop)

    rule, _instead = refusal_of(open_request, [(war, "Second war")], "Why.", by=bob, error=NotAllowed)

    assert "blocked" in rule


def test_a_title_to_be_found_and_several_articles_can_be_asked_for(war, alice):
    peace = save("Peace", "It came.\n", by=alice).article

    asked = open_request([(war, "?"), (peace, "Ceasefire")], "Both are vague.", by=alice)

    assert [(pair.from_title, pair.to_title) for pair in asked.pairs.order_by("pk")] == [
        ("War", ""),
        ("Peace", "Ceasefire"),
    ]
    assert LogEntry.objects.filter(action="request opened").values("act_id").distinct().count() == 1
    assert len(banners_of(peace.pk)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(3))
def test_of_two_who_open_at_once_one_does_and_the_other_is_told(alice, bob, turn):
    war = save("War", "The war.\n", by=alice).article
    barrier, answers = threading.Barrier(2), []

    def run(person):
        try:
            barrier.wait(timeout=30)
            answers.append(open_request([(war, f"War of {person}")], "Why not.", by=person))
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[person]) for person in (alice, bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    (opened,) = [answer for answer in answers if isinstance(answer, MoveRequest)]
    (told,) = [answer for answer in answers if isinstance(answer, RequestRefused)]
    assert str(told) == f"A request by {opened.by} about “War” is open already."
    assert MoveRequest.objects.count() == 1


def test_a_change_of_position_leaves_the_earlier_one_to_be_seen(asked, bob):
    take_position(asked, "support", "Common.", by=bob)
    take_position(asked, "oppose", "I read more.", by=bob)

    rows = asked.positions.order_by("pk").values_list("kind", "rationale", "is_current")
    assert list(rows) == [("support", "Common.", False), ("oppose", "I read more.", True)]
    changed = LogEntry.objects.get(action="request position changed")
    assert (changed.data["before"], changed.data["kind"]) == ("support", "oppose")


def test_a_struck_position_stays_and_another_may_be_taken(asked, bob):
    take_position(asked, "support", "Common.", by=bob)
    struck = strike_position(asked, by=bob)
    take_position(asked, "neutral", "Either will do.", by=bob)

    assert Position.objects.get(pk=struck.pk).struck_at
    assert asked.positions.filter(is_current=True).get().kind == "neutral"


def test_the_database_holds_one_current_position_a_person(asked, bob):
    take_position(asked, "support", "Common.", by=bob)

    with pytest.raises(IntegrityError), transaction.atomic():
        asked.positions.create(by=bob, kind="oppose", rationale="x", at=timezone.now(), version=9)


def test_another_title_is_held_with_the_title(asked, bob):
    position = take_position(asked, "another", "Shorter.", title="war_of_autumn", by=bob)

    assert position.title == "War of autumn"


POSITIONS = [
    ("support", "", "", "A position needs a rationale: numbers alone decide nothing."),
    ("maybe", "", "Why.", "Choose what you hold: support, oppose, another title or neutral."),
    ("another", "", "Why.", "Name the title you want, or write ? where it is to be found."),
    ("another", "?", "Why.", "Name the other title that you want."),
    ("another", "War", "Why.", "It is called “War” already."),
    ("another", "A|b", "Why.", "A title cannot contain “|”."),
]


@pytest.mark.parametrize(("kind", "title", "rationale", "sentence"), POSITIONS)
def test_a_position_that_breaks_a_rule_is_refused(asked, bob, kind, title, rationale, sentence):
    rule, _instead = refusal_of(take_position, asked, kind, rationale, title=title, by=bob)

    assert rule == sentence
    assert not asked.positions.exists()


def test_the_nominator_takes_no_position_beside_the_nomination(asked, alice):
    assert refusal_of(take_position, asked, "support", "I still think so.", by=alice) == (
        "You opened this request: the nomination is your position.",
        "Amend it, or comment.",
    )


def test_the_same_position_again_is_refused(asked, bob):
    take_position(asked, "support", "Common.", by=bob)

    assert (
        refusal_of(take_position, asked, "support", " Common. ", by=bob)[0]
        == "This is your position already."
    )


def test_who_holds_none_strikes_none(asked, bob):
    assert refusal_of(strike_position, asked, by=bob)[0] == "You hold no position here."


def test_a_comment_tells_the_nominator(asked, bob, alice):
    comment(asked, "Which sources?", by=bob)

    notice = Notice.objects.get(user=alice)
    assert notice.sentence == "bob commented on your request to move “War”."
    assert refusal_of(comment, asked, " ", by=bob)[0] == "A comment needs words."


def test_the_nominator_amends_visibly_and_nobody_else_does(asked, alice, bob):
    amend_request(asked, "Most sources since January say so.", by=alice)

    asked.refresh_from_db()
    assert asked.rationale == "Most sources since January say so."
    assert asked.amendments.get().before == "Most sources say so."
    assert (
        refusal_of(amend_request, asked, "No.", by=bob)[0]
        == "Only alice, who opened the request, may amend it."
    )
    assert refusal_of(amend_request, asked, "", by=alice)[0] == "The nomination would not change."


def test_nothing_is_added_to_a_closed_request(asked, alice, bob, mover):
    close_request(asked, result="not moved", rationale="No.", early_reason="Clear.", seen=0, by=mover)

    for work in (
        lambda: take_position(asked, "support", "Late.", by=bob),
        lambda: strike_position(asked, by=bob),
        lambda: comment(asked, "Late.", by=bob),
        lambda: amend_request(asked, "Late.", by=alice),
    ):
        assert refusal_of(work) == (
            "mover closed this request; nothing is added to it any more.",
            "Ask the closer, or open a topic on the talk page.",
        )


def test_a_request_names_no_more_articles_than_can_be_discussed(war, alice):
    rule, _instead = refusal_of(open_request, [(war, f"War {n}") for n in range(51)], "Why.", by=alice)

    assert rule == "A request names 50 articles at the most."
