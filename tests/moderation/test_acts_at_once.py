"""Two administrators act at the same moment: one wins, the other is told, and the log says what happened."""

import threading

import pytest
from django.db import connection

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet, LogEntry
from apps.moderation.actions import CannotDo, block, grant, protect, unblock, unprotect
from apps.moderation.models import Block, Grant, Protection
from apps.moderation.rights import has_right
from apps.moderation.rules import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)


def run_together(*works):
    """Run each work in a thread and connection of its own, at once; return what they raised."""
    barrier, raised = threading.Barrier(len(works)), []

    def run(work):
        try:
            barrier.wait(timeout=30)
            work()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return raised


def actions_in_log():
    return sorted(LogEntry.objects.values_list("action", flat=True))


def test_two_who_grant_the_same_right(alice, sysop):
    raised = run_together(*[lambda: grant(alice, "reviewer", reason="x", by=sysop)] * 2)

    assert [type(error) for error in raised] == [CannotDo]
    assert Grant.objects.count() == 1
    assert has_right(alice, "reviewer")
    assert actions_in_log() == ["grant"]


def test_two_who_block_the_same_person(alice, sysop):
    raised = run_together(*[lambda: block(alice, reason="x", by=sysop)] * 2)

    assert raised == []
    assert Block.objects.count() == 1
    assert sorted(LogEntry.objects.values_list("data__changed", flat=True)) == [False, True]


def test_two_who_lift_the_same_block(alice, sysop):
    block(alice, reason="x", by=sysop)

    raised = run_together(*[lambda: unblock(alice, reason="x", by=sysop)] * 2)

    assert [type(error) for error in raised] == [CannotDo]
    assert actions_in_log() == ["block", "unblock"]


def test_two_who_protect_and_two_who_open_the_same_article(article, sysop):
    def close():
        protect(article, action="edit", level="administrator", reason="x", by=sysop)

    assert run_together(close, close) == []
    assert Protection.objects.count() == 1

    raised = run_together(*[lambda: unprotect(article, action="edit", reason="x", by=sysop)] * 2)

    assert [type(error) for error in raised] == [CannotDo]
    assert actions_in_log() == ["protect", "protect", "unprotect"]


def test_a_protection_against_an_edit(article, alice, sysop):
    def edit():
        save_edit(SectionEdit(title="The war", text="New words.", section="new"), by=alice)

    def close():
        protect(article, action="edit", level="administrator", reason="x", by=sysop)

    raised = run_together(edit, close)

    is_saved = ChangeSet.objects.count() == 2
    assert [type(error) for error in raised] == ([] if is_saved else [NotAllowed])
    assert Protection.objects.count() == 1
    with pytest.raises(NotAllowed):
        edit()
