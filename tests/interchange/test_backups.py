import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from apps.articles.models import Article
from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head, LogEntry
from apps.interchange import clocks
from apps.interchange.clocks import tick_all
from apps.interchange.reindexing import reindex
from apps.moderation.actions import set_pending

TEXT = """Lead.<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>

== One ==
Words.{{citation needed}}
"""


def state():
    return (
        list(Article.objects.order_by("pk").values()),
        list(ChangeSet.objects.order_by("pk").values()),
        list(Citation.objects.order_by("pk").values()),
        list(Head.objects.order_by("pk").values()),
    )


@pytest.mark.django_db(transaction=True)
def test_what_was_backed_up_and_wrecked_is_restored_equal(alice, tmp_path):
    first = save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    call_command("backup", str(tmp_path / "wiki.backup"))
    before = state()
    save_edit(SectionEdit(title="War", text="Wrecked.", base_id=first.pk), by=alice)
    save_edit(SectionEdit(title="Other", text="New."), by=alice)

    call_command("restore", str(tmp_path / "wiki.backup"))

    assert state() == before
    article = Article.objects.get()
    assert list(check_history(article)) == []
    assert reindex(article.pk) == []
    assert (tmp_path / "wiki.backup").stat().st_mode & 0o077 == 0


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_no_backup_is_refused_and_nothing_changed(alice, tmp_path):
    save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    before = state()
    (tmp_path / "nonsense").write_text("nonsense")

    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", str(tmp_path / "nonsense"))
    with pytest.raises(CommandError, match="Cannot read"):
        call_command("restore", str(tmp_path / "absent"))
    with pytest.raises(CommandError, match="Cannot write"):
        call_command("backup", str(tmp_path / "no folder" / "file"))
    assert state() == before


def test_pending_changes_become_public_when_their_mode_ends(alice, bob, sysop):
    first = save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    soon = timezone.now() + timedelta(hours=1)
    set_pending(first.article, True, expires_at=soon, reason="Vandalism", by=sysop)
    waiting = save_edit(SectionEdit(title="War", text="All new.", base_id=first.pk), by=bob)
    assert tick_all(timezone.now()) == 0
    assert Head.objects.get().accepted == first

    assert tick_all(soon + timedelta(seconds=1)) == 1

    assert Head.objects.get().accepted == waiting
    assert LogEntry.objects.filter(action="pending expired").count() == 1
    assert tick_all(soon + timedelta(seconds=2)) == 0


def test_a_clock_that_fails_keeps_no_other_from_its_turn(db, monkeypatch, caplog):
    def fails(now):
        raise ValueError("broken clock")

    monkeypatch.setattr(clocks, "TICKS", (fails, lambda now: 2))

    assert tick_all(timezone.now()) == 2
    assert "broken clock" in caplog.text


def test_the_worker_stops_when_it_is_told_to(db, tmp_path):
    environment = {
        **os.environ,
        "STET_DATA_DIR": str(tmp_path),
        "STET_DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
    }
    command = [sys.executable, "manage.py"]
    subprocess.run([*command, "migrate", "-v0"], env=environment, cwd=settings.BASE_DIR, check=True)
    worker = subprocess.Popen([*command, "run_worker"], env=environment, cwd=settings.BASE_DIR)
    time.sleep(3)
    assert worker.poll() is None

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=10) == 0


def test_the_worker_can_do_what_is_due_once(db, capsys):
    call_command("run_worker", "--once")

    assert "0 due" in capsys.readouterr().out
