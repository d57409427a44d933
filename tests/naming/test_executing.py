import pytest

from apps.articles.models import Article
from apps.editing.move import MoveRefused, move_article, undo_move
from apps.history.checking import check_history
from apps.history.models import ChangeSet, LogEntry, Notice, Watch
from apps.moderation.actions import protect
from apps.moderation.models import Protection
from apps.moderation.rules import NotAllowed
from apps.naming.actions import move_boldly, open_request
from apps.naming.banners import banners_of
from apps.naming.closing import (
    execute_request,
    undo_execution,
)
from apps.naming.effects import dry_run, effects_of_close, is_blocked
from apps.naming.models import MoveRequest

from .conftest import age, article_of, close, granted, newest_text, save
from .test_opening import refusal_of


def test_a_dry_run_says_every_effect_and_changes_nothing(due, war, alice, mover):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)
    changes = ChangeSet.objects.count()

    effects = dry_run(due, by=mover)

    assert [effect.sentence for effect in effects] == [
        "“War” is called “Second war”, with its whole history.",
        "“War” becomes a redirect to “Second war”.",
        "1 other redirect leads to the new title: Conflict.",
        "Its talk, names, flags and citations go with it.",
        "The bar on moves and the banner are taken away; who took part and who watches is told.",
    ]
    assert not is_blocked(effects)
    assert ChangeSet.objects.count() == changes
    assert Protection.objects.exists()


def test_a_dry_run_says_what_the_move_then_does(due, war, alice, mover):
    save("Second war", "#REDIRECT [[War]]\n", by=alice)

    sentences = [effect.sentence for effect in dry_run(due, by=mover)]
    close(due, by=mover, and_move=True)

    assert (
        "The redirect “Second war” gives up that title, becomes “War”, and leads to the article." in sentences
    )
    assert newest_text("War") == "#REDIRECT [[Second war]]\n"


def test_a_dry_run_shows_what_blocks_first(due, war, alice, veteran, sysop):
    save("Second war", "An article of its own.\n", by=alice)
    protect(war, action="move", level="administrator", reason="Moved to and fro.", by=sysop)

    effects = dry_run(due, by=veteran)

    assert [effect.sentence for effect in effects if effect.blocks] == [
        "You may not carry it out.",
        "“Second war” is an article of its own.",
        "Moves of “War” are protected: administrators.",
    ]
    assert [effect.blocks for effect in effects] == [True, True, True, False]


def test_what_blocks_the_move_refuses_close_and_move_and_loses_nothing(due, alice, mover):
    save("Second war", "An article of its own.\n", by=alice)

    assert refusal_of(close, due, by=mover, and_move=True, error=MoveRefused)[0] == (
        "“Second war” is an article of its own."
    )
    assert MoveRequest.objects.get().state == "open"
    assert close(due, by=mover).state == "awaiting execution"


def test_a_close_is_undone_in_one_act(due, war, mover, sysop, alice):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)
    close(due, by=mover, and_move=True)

    undone = undo_execution(due, reason="Too soon.", by=sysop)

    assert undone.state == "awaiting execution"
    assert article_of("War").pk == war.pk
    assert newest_text("Conflict") == "#REDIRECT [[War]]\n"
    assert banners_of(war.pk)[0].is_awaiting
    with pytest.raises(NotAllowed):
        move_article(article_of("War"), "Third war", reason="", by=sysop)
    assert execute_request(due, by=mover).state == "executed"
    assert article_of("Second war").pk == war.pk
    assert list(check_history(article_of("Second war"))) == []


def test_undoing_is_for_those_who_may_move(due, mover, veteran, alice):
    close(due, by=mover, and_move=True)

    with pytest.raises(NotAllowed, match="page mover"):
        undo_execution(due, by=veteran)
    open_request([(article_of("Second war"), "Third war")], "Again.", by=alice)
    assert (
        refusal_of(undo_execution, due, by=mover)[0]
        == "A request by alice about “Second war” is open already."
    )


def test_only_what_was_carried_out_is_undone(due, mover):
    assert refusal_of(undo_execution, due, by=mover)[0] == (
        "This request was not carried out, or was undone already."
    )


def test_a_move_by_request_undone_alone_leaves_the_request_as_it_is(due, war, mover, sysop):
    close(due, by=mover, and_move=True)
    undo_move(LogEntry.objects.get(action="move"), by=sysop)

    assert article_of("War").pk == war.pk
    assert refusal_of(undo_execution, due, by=mover, error=MoveRefused)[0].startswith(
        "It was moved again since"
    )


def test_several_articles_move_in_one_act_and_a_title_is_left_before_it_is_taken(war, alice, mover):
    second = save("Second war", "The second.\n", by=alice).article
    asked = open_request([(war, "Second war"), (second, "Third war")], "Count anew.", by=alice)
    age(asked, days=8)

    assert not is_blocked(dry_run(asked, by=mover))
    close(asked, by=mover, and_move=True)

    titles = dict(Article.objects.values_list("title", "pk"))
    assert (titles["Second war"], titles["Third war"]) == (war.pk, second.pk)
    assert newest_text("War") == "#REDIRECT [[Second war]]\n"
    assert LogEntry.objects.filter(action="move").values("act_id").distinct().count() == 1

    undo_execution(asked, by=mover)
    assert dict(Article.objects.filter(pk__in=[war.pk, second.pk]).values_list("title", "pk")) == {
        "War": war.pk,
        "Second war": second.pk,
    }


def test_titles_that_go_round_in_a_ring_are_refused(war, alice, mover):
    peace = save("Peace", "It came.\n", by=alice).article
    asked = age(open_request([(war, "Peace"), (peace, "War")], "Swap.", by=alice), days=8)

    assert is_blocked(dry_run(asked, by=mover))
    assert refusal_of(close, asked, by=mover, and_move=True, error=MoveRefused)[0] == (
        "The titles of this request go round in a ring."
    )


def test_a_title_that_was_debated_is_not_moved_boldly(due, war, mover, bob, sysop):
    close(due, by=mover, result="not moved", rationale="No.")
    granted(bob, "autoconfirmed", by=sysop)

    assert refusal_of(move_boldly, article_of("War"), "Autumn war", reason="Better.", by=bob) == (
        "This title was debated before: a move of it goes to discussion.",
        "Request the move.",
    )


def test_a_title_that_nobody_debated_is_moved_boldly(war, bob, sysop):
    granted(bob, "autoconfirmed", by=sysop)

    assert move_boldly(war, "Autumn war", reason="Better.", by=bob).tags == ["move"]


def test_who_watches_is_told_of_execution_and_undoing(due, war, dana, veteran, mover):
    Watch.objects.create(user=dana, article=war)
    close(due, by=veteran, declared=True)
    execute_request(due, by=mover)
    undo_execution(due, by=mover)

    assert list(Notice.objects.filter(user=dana).order_by("pk").values_list("sentence", flat=True)) == [
        "veteran closed the request about “War”: moved.",
        "mover carried out the move that was decided.",
        "mover undid the move that was decided.",
    ]


def test_a_dry_run_of_another_result_says_that_nothing_moves(due, mover):
    pair = due.pairs.get()

    unmoved = effects_of_close(due, "not moved", titles={pair.pk: "Autumn war"}, by=mover)
    moved = effects_of_close(due, "moved", titles={pair.pk: "Autumn war"}, by=mover)
    another = effects_of_close(due, "moved to another title", titles={pair.pk: "Autumn war"}, by=mover)

    assert unmoved[0].sentence == "No article is moved."
    assert moved[0].sentence == "“War” is called “Second war”, with its whole history."
    assert another[0].sentence == "“War” is called “Autumn war”, with its whole history."


def test_a_protected_redirect_in_the_way_blocks_the_dry_run(due, alice, mover, sysop):
    redirect = save("Second war", "#REDIRECT [[War]]\n", by=alice).article
    protect(redirect, action="edit", level="administrator", reason="Often changed.", by=sysop)

    (blocks,) = [effect for effect in dry_run(due, by=mover) if effect.blocks]
    assert "Often changed." in blocks.sentence
    assert not is_blocked(dry_run(due, by=sysop))
