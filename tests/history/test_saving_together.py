"""Eight people save at the same time: no line is lost and there is one chain of change sets."""

import threading
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from apps.articles import locking
from apps.articles.models import Article
from apps.editing import save
from apps.editing.save import EditConflict, SectionEdit, save_edit
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head
from apps.history.texts import sections_of, text_of

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8
TURNS = 5
TITLE = "Shared"
START = "Lead.\n\n" + "".join(f"== Part {n} ==\nBegin {n}.\n\n" for n in range(1, THREADS + 1))


def run_together(work):
    """Run work(number) in eight threads at once, each with its own connection; return what they raised."""
    barrier, raised = threading.Barrier(THREADS), []

    def run(number):
        try:
            barrier.wait(timeout=30)
            work(number)
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(1, THREADS + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert not any(thread.is_alive() for thread in threads)
    return raised


def newest():
    return Head.objects.select_related("newest").get(article__title=TITLE).newest


def assert_one_chain(count):
    """The change sets follow each other one by one, and every stored state is what was saved."""
    rows = ChangeSet.objects.filter(article__title=TITLE).order_by("pk").values_list("pk", "parent_id")
    ids = [pk for pk, _parent in rows]

    assert len(ids) == count
    assert [parent for _pk, parent in rows] == [None, *ids[:-1]]
    assert list(check_history(Article.objects.get(title=TITLE))) == []


@pytest.fixture
def start(alice):
    return save_edit(SectionEdit(title=TITLE, text=START), by=alice)


def test_edits_of_different_sections_on_a_stale_base_all_land(alice, start):
    def work(number):
        base, text = start, f"== Part {number} ==\nBegin {number}.\n"
        for turn in range(TURNS):
            text += f"Line {number}.{turn}.\n"
            edit = SectionEdit(title=TITLE, section=number, text=text, base_id=base.pk)
            base = save_edit(edit, by=alice)

    assert run_together(work) == []

    parts = ["".join(f"Line {n}.{turn}.\n" for turn in range(TURNS)) for n in range(1, THREADS + 1)]
    assert [
        section.text.count(part) for section, part in zip(sections_of(newest())[1:], parts, strict=True)
    ] == [1] * THREADS
    assert_one_chain(1 + THREADS * TURNS)


def test_edits_of_one_section_keep_every_line_or_say_conflict(alice, start):
    def work(number):
        for turn in range(TURNS):
            while not saved_a_line(f"Line {number}.{turn}.\n", by=alice):
                pass

    assert run_together(work) == []

    lines = text_of(newest()).splitlines()
    assert sorted(line for line in lines if line.startswith("Line")) == sorted(
        f"Line {number}.{turn}." for number in range(1, THREADS + 1) for turn in range(TURNS)
    )
    assert_one_chain(1 + THREADS * TURNS)


def saved_a_line(line, *, by):
    base = newest()
    lead = sections_of(base)[0].text
    try:
        return save_edit(SectionEdit(title=TITLE, section=0, text=line + lead, base_id=base.pk), by=by)
    except EditConflict:
        return None


def test_of_eight_who_start_one_article_one_does_and_the_others_are_told(alice):
    raised = run_together(
        lambda number: save_edit(SectionEdit(title=TITLE, text=f"Written by {number}.\n"), by=alice)
    )

    assert [type(error) for error in raised] == [EditConflict] * (THREADS - 1)
    assert_one_chain(1)


@contextmanager
def no_lock(article_id):
    token = locking.held.set(locking.held.get() | {article_id})
    try:
        yield [Article.objects.get(pk=article_id)]
    finally:
        locking.held.reset(token)


def test_a_forgotten_lock_is_loud(alice, start, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's transaction is the lock; it cannot be taken out")
    all_have_read = threading.Barrier(THREADS)
    monkeypatch.setattr(save, "lock", no_lock)
    monkeypatch.setattr(save, "check_filters", lambda *_args, **_by: all_have_read.wait(timeout=30))

    def work(number):
        text = f"== Part {number} ==\nChanged by {number}.\n"
        save_edit(SectionEdit(title=TITLE, section=number, text=text, base_id=start.pk), by=alice)

    raised = run_together(work)

    assert [type(error) for error in raised] == [IntegrityError] * (THREADS - 1)
    assert all("one_child_of_a_change_set" in str(error) for error in raised)
    assert_one_chain(2)


def test_the_database_refuses_a_second_child_and_a_second_beginning(alice, start):
    child = save_edit(SectionEdit(title=TITLE, section=0, text="New lead.\n", base_id=start.pk), by=alice)

    for parent in (start, None):
        with pytest.raises(IntegrityError), transaction.atomic():
            insert_beside(child, parent=parent)
    assert_one_chain(2)


def insert_beside(change_set, *, parent):
    from reversion.models import Revision

    ChangeSet.objects.create(
        revision=Revision.objects.create(date_created=change_set.created_at),
        article_id=change_set.article_id,
        parent=parent,
        author_name="somebody",
        size_bytes=0,
        size_change_bytes=0,
        sha1="0" * 40,
        created_at=change_set.created_at,
    )
