import threading

import pytest
from django.db import connection

from apps.articles.models import Article, Redirect
from apps.editing.move import MoveRefused, move_article, undo_move
from apps.editing.save import EditConflict, SectionEdit, WrongBase, save_edit
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head, LogEntry
from apps.moderation.actions import block, grant, protect, set_pending
from apps.moderation.rules import NotAllowed
from tests.reading_back import newest_text

TEXT = "The war.\n\n== Course ==\nIt began.\n"


def save(title, text, *, by):
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest), by=by)


def article_of(title):
    return Article.objects.get(title=title)


def move(old, new, *, by, reason="As sources say.", **more):
    return move_article(article_of(old), new, reason=reason, by=by, **more)


@pytest.fixture
def mover(bob, sysop):
    grant(bob, "page mover", reason="Knows how.", by=sysop)
    return bob


@pytest.fixture
def war(alice):
    return save("War", TEXT, by=alice).article


def test_an_article_keeps_its_row_and_history_under_the_new_title(war, mover):
    first = Head.objects.get(article=war).newest

    moved = move("War", "Second war", by=mover)

    assert article_of("Second war").pk == war.pk
    assert (moved.parent, moved.tags, moved.size_change_bytes) == (first, ["move"], 0)
    assert moved.summary == "Moved from [[War]] to [[Second war]]: As sources say."
    assert newest_text("Second war") == TEXT
    assert list(check_history(article_of("Second war"))) == []


def test_the_old_title_leads_to_the_new(client, war, mover):
    move("War", "Second war", by=mover)

    assert newest_text("War") == "#REDIRECT [[Second war]]\n"
    assert client.get("/wiki/War").status_code == 302
    assert client.get("/wiki/War")["Location"] == "/wiki/Second_war?redirected-from=War"


def test_a_move_writes_one_entry_into_the_log(war, mover):
    moved = move("War", "Second war", by=mover)

    entry = LogEntry.objects.get(action="move")
    assert (entry.by, entry.article_id, entry.reason) == (mover, war.pk, "As sources say.")
    assert entry.data == {
        "from": "War",
        "to": "Second war",
        "redirect": True,
        "mended": [],
        "left": [],
        "change": moved.pk,
    }


def test_redirects_to_the_old_title_lead_straight_to_the_new(war, mover, alice):
    save("Conflict", "#REDIRECT [[War#Course|the course]]\n{{R from other name}}\n", by=alice)
    save("Fighting", "#redirect: [[war]]\n", by=alice)

    move("War", "Second war", by=mover)

    assert newest_text("Conflict") == "#REDIRECT [[Second war#Course|the course]]\n{{R from other name}}\n"
    assert newest_text("Fighting") == "#redirect: [[Second war]]\n"
    assert set(Redirect.objects.values_list("article__title", "target_title")) == {
        (title, "Second war") for title in ("War", "Conflict", "Fighting")
    }
    assert LogEntry.objects.get(action="move").data["mended"] == ["Conflict", "Fighting"]


def test_a_redirect_that_the_mover_may_not_edit_is_left_and_said(war, mover, alice, sysop):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)
    protect(article_of("Conflict"), action="edit", level="administrator", reason="Often changed.", by=sysop)

    move("War", "Second war", by=mover)

    assert newest_text("Conflict") == "#REDIRECT [[War]]\n"
    assert LogEntry.objects.get(action="move").data["left"] == ["Conflict"]


def test_a_redirect_in_the_way_gives_its_title_up_and_takes_the_old_one(war, mover, alice):
    redirect = save("Second war", "#REDIRECT [[War]]\n", by=alice).article

    move("War", "Second war", by=mover)

    assert article_of("Second war").pk == war.pk
    assert article_of("War").pk == redirect.pk
    assert newest_text("War") == "#REDIRECT [[Second war]]\n"
    assert ChangeSet.objects.filter(article=redirect).count() == 2


def test_a_category_is_named_in_a_redirect_and_not_joined(mover, alice):
    save("Category:Wars", "About wars.\n", by=alice)

    move("Category:Wars", "Category:Armed conflicts", by=mover)

    assert newest_text("Category:Wars") == "#REDIRECT [[:Category:Armed conflicts]]\n"
    assert Redirect.objects.get().target_title == "Category:Armed conflicts"


def test_an_article_moves_into_another_namespace(war, mover):
    move("War", "Draft:War", by=mover)

    assert article_of("Draft:War").namespace == 118
    assert article_of("War").namespace == 0


def test_a_page_mover_may_leave_no_redirect(client, war, mover):
    move("War", "Second war", by=mover, leave_redirect=False)

    assert not Article.objects.filter(title="War").exists()
    assert client.get("/wiki/War").status_code == 404


def test_who_is_no_page_mover_leaves_a_redirect(war, charlie, sysop):
    grant(charlie, "autoconfirmed", reason="Known.", by=sysop)

    with pytest.raises(NotAllowed, match="page mover"):
        move("War", "Second war", by=charlie, leave_redirect=False)
    move("War", "Second war", by=charlie)

    assert newest_text("War") == "#REDIRECT [[Second war]]\n"


def test_pages_that_show_either_title_are_made_anew(war, mover, alice):
    for title, link in [("Here", "War"), ("There", "Second war"), ("Elsewhere", "Peace")]:
        save(title, f"See [[{link}]].\n", by=alice)
    before = dict(Head.objects.values_list("article__title", "page_version"))

    move("War", "Second war", by=mover)

    after = dict(Head.objects.values_list("article__title", "page_version"))
    assert after["Here"] > before["Here"]
    assert after["There"] > before["There"]
    assert after["Elsewhere"] == before["Elsewhere"]
    assert after["Second war"] > before["War"]


REFUSED = [
    ("War", "It is called “War” already."),
    ("war", "It is called “War” already."),
    ("A|B", "A title cannot contain “|”."),
    ("", "A title needs at least one letter."),
    ("Special:Log", "“Special:Log” names a page of the program, not an article."),
    ("Peace", "“Peace” is an article of its own."),
    ("Truce", "“Truce” is a redirect with a history of its own."),
]


@pytest.mark.parametrize(("title", "sentence"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_a_title_that_cannot_be_given_is_refused_with_the_reason(war, mover, alice, title, sentence):
    save("Peace", "It came.\n", by=alice)
    save("Truce", "A truce was made.\n", by=alice)
    save("Truce", "#REDIRECT [[Peace]]\n", by=alice)
    before = ChangeSet.objects.count()

    with pytest.raises(MoveRefused) as refused:
        move("War", title, by=mover)

    assert refused.value.rule == sentence
    assert ChangeSet.objects.count() == before
    assert article_of("War").pk == war.pk


def test_a_redirect_is_not_moved(war, mover, alice):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)

    with pytest.raises(MoveRefused, match="“Conflict” is a redirect to “War”"):
        move("Conflict", "Dispute", by=mover)


def test_a_new_account_moves_nothing(war, charlie):
    with pytest.raises(NotAllowed):
        move("War", "Second war", by=charlie)

    assert article_of("War").pk == war.pk


def test_a_blocked_page_mover_moves_nothing(war, mover, sysop):
    block(mover, reason="Moves against consensus.", by=sysop)

    with pytest.raises(NotAllowed, match="blocked"):
        move("War", "Second war", by=mover)


def test_an_article_under_move_protection_is_moved_by_administrators_alone(war, mover, sysop):
    protect(war, action="move", level="administrator", reason="Moved to and fro.", by=sysop)

    with pytest.raises(NotAllowed, match="Moved to and fro"):
        move("War", "Second war", by=mover)
    move("War", "Second war", by=sysop)

    assert article_of("Second war").pk == war.pk


def test_who_moves_what_was_moved_meanwhile_is_told_by_whom(war, mover, sysop):
    stale = article_of("War")
    move("War", "Second war", by=sysop)

    with pytest.raises(MoveRefused, match="sysop has just moved it to “Second war”"):
        move_article(stale, "Third war", reason="", by=mover)


def test_undoing_a_move_brings_title_and_redirects_back(war, mover, alice, sysop):
    save("Conflict", "#REDIRECT [[War]]\n", by=alice)
    save("Second war", "#REDIRECT [[War]]\n", by=alice)
    before = {title: newest_text(title) for title in ("War", "Conflict", "Second war")}
    rows = dict(Article.objects.values_list("title", "pk"))
    move("War", "Second war", by=mover)

    undo_move(LogEntry.objects.get(action="move"), by=sysop)

    assert {title: newest_text(title) for title in before} == before
    assert dict(Article.objects.values_list("title", "pk")) == rows
    assert Head.objects.get(article=war).newest.summary.endswith("Undoes the move by bob.")
    for article in Article.objects.all():
        assert list(check_history(article)) == []


def test_undoing_twice_and_moving_again_finds_nothing_in_the_way(war, mover):
    for _turn in range(3):
        move("War", "Second war", by=mover)
        undo_move(LogEntry.objects.filter(action="move").latest("pk"), by=mover)

    assert newest_text("War") == TEXT
    assert newest_text("Second war") == "#REDIRECT [[War]]\n"


def test_a_move_is_not_undone_after_the_next(war, mover):
    move("War", "Second war", by=mover)
    entry = LogEntry.objects.get(action="move")
    move("Second war", "Third war", by=mover)

    with pytest.raises(MoveRefused, match="moved again since, and is now called “Third war”"):
        undo_move(entry, by=mover)


def run_together(*works):
    """Run the works at once, each with its own connection; return what each returned or raised."""
    barrier, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        try:
            barrier.wait(timeout=30)
            answers[place] = work()
        except Exception as error:
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return answers


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_of_a_move_and_an_edit_at_once_neither_is_lost(alice, bob, sysop, turn):
    war = save("War", TEXT, by=alice)
    grant(bob, "autoconfirmed", reason="Known.", by=sysop)
    edit = SectionEdit(title="War", section=1, text="== Course ==\nIt ended.\n", base_id=war.pk)
    article = article_of("War")

    moved, saved = run_together(
        lambda: move_article(article, "Second war", reason="", by=bob), lambda: save_edit(edit, by=alice)
    )

    assert isinstance(moved, ChangeSet)
    assert newest_text("War") == "#REDIRECT [[Second war]]\n"
    if isinstance(saved, ChangeSet):
        assert newest_text("Second war") == "The war.\n\n== Course ==\nIt ended.\n"
    else:
        assert isinstance(saved, WrongBase | EditConflict)
        assert newest_text("Second war") == TEXT
    for row in Article.objects.all():
        assert list(check_history(row)) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_moves_at_once_one_wins_and_the_other_is_told(alice, bob, sysop):
    article = save("War", TEXT, by=alice).article
    grant(bob, "autoconfirmed", reason="Known.", by=sysop)

    stale = [Article.objects.get(pk=article.pk) for _mover in (bob, sysop)]
    answers = run_together(
        lambda: move_article(stale[0], "Second war", reason="", by=bob),
        lambda: move_article(stale[1], "Third war", reason="", by=sysop),
    )

    (won,) = [answer for answer in answers if isinstance(answer, ChangeSet)]
    (told,) = [answer for answer in answers if isinstance(answer, MoveRefused)]
    title = Article.objects.get(pk=article.pk).title
    assert str(told) == f"{won.author_name} has just moved it to “{title}”."
    assert LogEntry.objects.filter(action="move").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_articles_moved_to_one_title_at_once_one_gets_it(alice, sysop):
    articles = [save(title, f"{title}.\n", by=alice).article for title in ("War", "Conflict")]

    answers = run_together(
        *(
            lambda article=article: move_article(article, "Fighting", reason="", by=sysop)
            for article in articles
        )
    )

    told = [answer for answer in answers if isinstance(answer, MoveRefused)]
    assert [str(answer) for answer in told] in (
        ["“Fighting” is an article of its own."],
        ["Somebody has just made an article called “Fighting”."],
    )
    assert Article.objects.filter(title="Fighting").count() == 1


def test_moving_an_article_with_waiting_changes_shows_readers_no_more(client, war, mover, charlie, sysop):
    set_pending(war, True, reason="Vandalism.", by=sysop)
    save("War", TEXT + "Unseen words.\n", by=charlie)

    move("War", "Second war", by=mover)

    html = client.get("/wiki/Second_war").content.decode()
    assert "It began." in html
    assert "Unseen words." not in html
    assert newest_text("Second war") == TEXT + "Unseen words.\n"


def test_a_protected_redirect_in_the_way_is_moved_by_administrators_alone(war, mover, alice, sysop):
    redirect = save("Second war", "#REDIRECT [[War]]\n", by=alice).article
    protect(redirect, action="edit", level="administrator", reason="Often changed.", by=sysop)

    with pytest.raises(NotAllowed, match=r"“Second war”.* Often changed"):
        move("War", "Second war", by=mover)
    assert article_of("War").pk == war.pk
    move("War", "Second war", by=sysop)

    assert article_of("War").pk == redirect.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(3))
def test_articles_that_link_to_each_other_are_moved_at_once_without_waiting_for_ever(alice, sysop, turn):
    titles = ["One", "Two", "Three"]
    text = "".join(f"[[{title}]] " for title in titles)
    articles = [save(title, f"{title}: {text}\n", by=alice).article for title in titles]

    answers = run_together(
        *(
            lambda article=article: move_article(article, f"{article.title} anew", reason="", by=sysop)
            for article in articles
        )
    )

    assert [type(answer) for answer in answers] == [ChangeSet] * 3
    assert all(list(check_history(article)) == [] for article in Article.objects.all())
