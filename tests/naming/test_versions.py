"""Acts upon names, disputes and requests leave versions: one Revision an act, told by its log entry."""

from datetime import date

import pytest
from django.utils import timezone
from reversion.models import Revision, Version

from apps.citations.models import Citation
from apps.history.checking import check_rows
from apps.history.logging import log
from apps.history.models import ChangeSet, LogEntry
from apps.history.row_history import history_of_row
from apps.moderation.actions import grant
from apps.naming.actions import amend_request, comment, open_request, strike_position, take_position
from apps.naming.clocks import tick
from apps.naming.closing import execute_request, relist_request, undo_execution
from apps.naming.disputes import save_dispute
from apps.naming.models import AlternativeName, MoveRequest, NamingDispute
from apps.naming.names import add_name, change_name, remove_name

from .conftest import age, close, save
from .test_docket_page import words

TEXT = 'The war.<ref name="review">{{cite web |title=Names |url=https://example.org/names}}</ref>\n'
NAME = {"form": "Պատերազմ", "language": "hy", "direction": "rtl", "status": "unsourced"}
DISPUTE = {"question": "War or conflict?", "candidates": ["War", "Conflict"], "criteria": [], "positions": "",
           "evidence": "", "decisions": "", "moratorium_until": None}  # fmt: skip


@pytest.fixture
def article(alice):
    return save("War", TEXT, by=alice).article


def told():
    """Return (action, models of the versions) of each log entry with a Revision, oldest first."""
    return [
        (entry.action, [version.content_type.model for version in entry.revision.version_set.all()])
        for entry in LogEntry.objects.filter(revision__isnull=False).order_by("pk")
    ]


def changed(row):
    """Return (action, {field: (before, after)}) of each act upon a row, newest first."""
    return [
        (act.entry.action, {change.label: (change.before, change.after) for change in act.changes})
        for act in history_of_row(row)
    ]


def test_each_act_upon_a_name_leaves_its_version_with_its_log_entry(article, bob):
    name = add_name(article, NAME, by=bob)
    change_name(name, {**NAME, "used_by": "Everybody"}, citations=Citation.objects.all(), by=bob)
    change_name(name, {**NAME, "used_by": "Everybody"}, citations=Citation.objects.all(), by=bob)

    assert told() == [("name added", ["alternativename"]), ("name changed", ["alternativename"])]
    assert changed(name)[0] == (
        "name changed",
        {"used by": ("", "Everybody"), "citations": ("", "Names")},
    )
    assert LogEntry.objects.get(action="name changed").data["after"]["citations"] == ["Names"]
    assert changed(name)[1][1]["direction"] == ("", "right to left")
    assert list(check_rows()) == []


def test_a_name_taken_out_leaves_a_last_version(article, bob):
    name = add_name(article, NAME, by=bob)
    remove_name(name, reason="Nobody says it.", by=bob)

    entry = LogEntry.objects.get(action="name removed")
    assert entry.revision.version_set.get().field_dict["form"] == "Պատերազմ"
    assert list(check_rows()) == []


def test_a_dispute_and_its_moratorium_are_one_revision(article, bob, sysop):
    dispute = save_dispute(article, DISPUTE, by=bob)
    until = date(2099, 1, 2)
    save_dispute(
        article, {**DISPUTE, "decisions": "War.", "moratorium_until": until}, dispute=dispute, by=sysop
    )

    assert told() == [
        ("naming dispute opened", ["namingdispute"]),
        ("naming dispute changed", ["namingdispute"]),
    ]
    assert changed(dispute)[0][1] == {"decisions": ("", "War."), "no new request before": ("", "2099-01-02")}
    last = LogEntry.objects.order_by("pk").last()
    assert last.action == "moratorium set"
    assert last.act_id == LogEntry.objects.get(action="naming dispute changed").act_id
    assert list(check_rows()) == []


def test_a_request_keeps_each_of_its_states(article, alice, bob, dana, mover, sysop):
    other = save("Conflict", "Another.\n", by=alice).article
    asked = open_request([(article, "Second war"), (other, "Third war")], "Most sources say so.", by=alice)
    amend_request(asked, "All sources say so.", by=alice)
    take_position(asked, "oppose", "They do not.", by=bob)
    strike_position(asked, by=bob)
    comment(asked, "Well.", by=bob)
    grant(dana, "extended confirmed", reason="Known.", by=sysop)
    relist_request(asked, reason="More voices.", by=dana)
    assert list(check_rows()) == []
    age(asked, days=7, minutes=1)
    tick(timezone.now())
    close(asked, by=mover, rationale="Nobody opposes.")
    execute_request(asked, by=mover)
    undo_execution(MoveRequest.objects.get(), by=mover)

    request = MoveRequest.objects.get()
    history = changed(request)
    assert [(action, fields.get("state", ("", ""))[1]) for action, fields in history[::-1]] == [
        ("request opened", "open"),
        ("request amended", ""),
        ("request relisted", ""),
        ("request elapsed", "elapsed"),
        ("request closed", "awaiting execution"),
        ("request executed", "executed"),
        ("request undone", "awaiting execution"),
    ]
    assert history[-2][1] == {"rationale": ("Most sources say so.", "All sources say so.")}
    assert dict(history)["request closed"]["closed by"] == ("", "mover")
    closed_on = timezone.localtime(request.closed_at).strftime("%-d %b %Y, %H:%M")
    assert dict(history)["request closed"]["closed at"] == ("", closed_on)
    assert list(check_rows()) == []


@pytest.mark.django_db(transaction=True)
def test_rows_are_not_logged_outside_a_transaction(alice):
    with pytest.raises(RuntimeError, match="in one transaction"):
        log("name added", rows=[AlternativeName(form="War")], by=alice)

    assert not LogEntry.objects.exists()


def test_a_revision_is_told_by_one_change_set_or_one_log_entry(article, alice):
    name = add_name(article, NAME, by=alice)
    entry = LogEntry.objects.get(action="name added")
    assert list(check_rows()) == []

    lonely = Revision.objects.create(date_created=entry.at)
    LogEntry.objects.filter(pk=entry.pk).update(revision=ChangeSet.objects.get().revision)
    AlternativeName.objects.filter(pk=name.pk).update(period="2020", form="War")
    dispute = NamingDispute.objects.create(article=article, question="?")

    assert set(check_rows()) == {
        f"revision {lonely.pk} has neither a change set nor a log entry",
        f"revision {Version.objects.get_for_object(name).get().revision_id} has neither a change set nor a log entry",
        f"revision {ChangeSet.objects.get().revision_id} has both a change set and a log entry",
        f"alternative name {name.pk} differs from its newest version: form, period",
        f"naming dispute {dispute.pk} has no version",
    }


def test_the_log_shows_what_was_changed(client, article, bob):
    name = add_name(article, NAME, by=bob)
    change_name(name, {**NAME, "used_by": "<b>Everybody"}, by=bob)
    remove_name(name, reason="Nobody says it.", by=bob)
    asked = open_request([(article, "Second war")], "Most sources say so.", by=bob)
    amend_request(asked, "All sources say so.", by=bob)

    address = "/special/log?kind=names&amp;title=War"
    assert f'href="{address}"' in client.get("/names/War").content.decode()
    response = client.get(address.replace("&amp;", "&"))
    html = response.content.decode()
    assert "<dt>used by</dt><dd><ins>&lt;b&gt;Everybody</ins></dd>" in html
    assert "<dt>form</dt><dd><del>Պատերազմ</del></dd>" in html
    assert "<dt>status</dt><dd><ins>unsourced</ins></dd>" in html
    said = words(client.get("/special/log?kind=moves"))
    assert "rationale Most sources say so. All sources say so." in said


@pytest.mark.parametrize("kind", ["alternativename", "namingdispute", "moverequest"])
def test_the_administration_shows_the_history_of_a_row(client_of, article, alice, bob, sysop, kind):
    made = {
        "alternativename": lambda: add_name(article, NAME, by=bob),
        "namingdispute": lambda: save_dispute(article, DISPUTE, by=bob),
        "moverequest": lambda: open_request([(article, "Second war")], "Most sources say so.", by=bob),
    }[kind]()
    address = f"/admin/naming/{kind}/{made.pk}/history/"

    said = words(client_of(sysop).get(address))

    assert history_of_row(made)[0].changes[0].after in said
    assert "bob" in said
    assert "War" in said
    assert client_of(alice).get(address).status_code == 302


def test_the_history_of_a_row_costs_the_same_after_many_acts(article, bob, django_assert_max_num_queries):
    name = add_name(article, NAME, by=bob)
    for turn in range(6):
        change_name(name, {**NAME, "period": str(turn)}, citations=Citation.objects.all(), by=bob)

    with django_assert_max_num_queries(3):
        assert len(history_of_row(name)) == 7
