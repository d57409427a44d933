import pytest

from apps.editing.placing import EditConflict
from apps.editing.restore import restore_state
from apps.editing.rollback import CannotRollBack, rollback
from apps.editing.save import SectionEdit, save_edit
from apps.editing.undo import NothingToUndo, undo_change
from apps.history.models import Head, Notice
from apps.history.texts import TextHidden, text_of
from apps.moderation.rules import NotAllowed
from tests.reading_back import newest_text

TEXT = "Lead.\n\n== One ==\nThe first figure is 2,840.\n\n== Two ==\nThe second sentence.\n"


@pytest.fixture
def first(alice):
    return save_edit(SectionEdit(title="War", text=TEXT), by=alice)


def change(old, new, *, by):
    head = Head.objects.get()
    text = text_of(head.newest).replace(old, new)
    return save_edit(SectionEdit(title="War", text=text, base_id=head.newest_id), by=by)


def test_an_undo_takes_one_change_out_and_keeps_later_ones(first, alice, bob):
    wrong = change("2,840", "2,480", by=bob)
    change("The second sentence.", "Another sentence.", by=alice)

    undone = undo_change(wrong, by=alice)

    assert newest_text("War") == TEXT.replace("The second sentence.", "Another sentence.")
    assert undone.tags == ["undo", "merged"]
    assert f"Undo change {wrong.pk} by bob" in undone.summary


def test_an_undo_of_an_undo_gives_the_change_back(first, alice, bob):
    changed = change("2,840", "2,480", by=bob)
    undone = undo_change(changed, by=alice)

    undo_change(undone, by=bob)

    assert newest_text("War") == text_of(changed)


def test_who_is_undone_is_told_by_whom_and_why(first, alice, bob):
    wrong = change("2,840", "2,480", by=bob)

    undo_change(wrong, summary="The list says 2,840.", by=alice)

    notice = Notice.objects.get()
    assert notice.user == bob
    assert "alice" in notice.sentence
    assert "The list says 2,840." in notice.sentence


def test_nobody_is_told_of_undoing_themselves(first, alice):
    undo_change(change("2,840", "2,480", by=alice), by=alice)

    assert not Notice.objects.exists()


def test_an_undo_of_words_changed_since_is_a_conflict(first, alice, bob):
    wrong = change("2,840", "2,480", by=bob)
    change("2,480", "3,360", by=alice)

    with pytest.raises(EditConflict):
        undo_change(wrong, by=alice)

    assert "3,360" in newest_text("War")


def test_the_first_change_and_what_is_gone_already_cannot_be_undone(first, alice, bob):
    wrong = change("2,840", "2,480", by=bob)
    change("2,480", "2,840", by=alice)

    for change_set in (first, wrong):
        with pytest.raises(NothingToUndo):
            undo_change(change_set, by=alice)


def test_a_hidden_text_does_not_come_back_by_undo_or_restore(first, alice, bob):
    second = change("2,840", "2,480", by=bob)
    first.text_hidden = True
    first.save(update_fields=["text_hidden"])

    with pytest.raises(TextHidden):
        undo_change(second, by=alice)
    with pytest.raises(TextHidden):
        restore_state(first, by=alice)


def test_a_restore_saves_an_old_text_anew(first, alice, bob):
    change("2,840", "2,480", by=bob)
    change("Lead.", "A lead.", by=bob)

    restored = restore_state(first, by=alice)

    assert newest_text("War") == TEXT
    assert restored.sha1 == first.sha1
    assert restored.tags == ["restore"]
    assert restore_state(first, by=alice) is None


def test_a_rollback_takes_out_the_last_run_of_one_person(first, alice, bob, sysop):
    change("2,840", "2,480", by=bob)
    newest = change("Lead.", "A lead.", by=bob)

    rolled = rollback(newest.article, newest_id=newest.pk, by=sysop)

    assert newest_text("War") == TEXT
    assert rolled.tags == ["rollback"]
    assert Notice.objects.get().user == bob


def test_a_rollback_of_a_state_that_is_not_the_newest_any_more_is_refused(first, alice, bob, sysop):
    seen = change("2,840", "2,480", by=bob)
    change("Lead.", "A lead.", by=alice)

    with pytest.raises(CannotRollBack, match="meanwhile"):
        rollback(seen.article, newest_id=seen.pk, by=sysop)


def test_a_rollback_needs_another_author_before(first, sysop):
    with pytest.raises(CannotRollBack, match="alice"):
        rollback(first.article, newest_id=first.pk, by=sysop)


def test_a_rollback_needs_the_right(first, alice, bob):
    newest = change("2,840", "2,480", by=bob)

    with pytest.raises(NotAllowed):
        rollback(newest.article, newest_id=newest.pk, by=alice)
