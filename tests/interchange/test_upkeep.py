import io

import pytest
from django.core.management import CommandError, call_command

from apps.articles.models import Link, Section
from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from apps.interchange.management.progress import progress_line, with_progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def river(alice):
    first = save_edit(SectionEdit(title="River", text="A river.\n\n== Course ==\nNorth.\n"), by=alice)
    text = "A long river.\n\n== Course ==\nNorth.\n"
    return save_edit(SectionEdit(title="River", text=text, base_id=first.pk), by=alice)


def run(command, *arguments):
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_check_history_finds_every_text_as_it_was_saved(river):
    assert run("check_history") == "1 articles checked: every text is what was saved.\n"
    assert run("check_history", "River") == "1 articles checked: every text is what was saved.\n"


def test_check_history_names_a_change_set_whose_text_is_not_what_was_saved(river):
    ChangeSet.objects.filter(pk=river.pk).update(sha1="0" * 40)
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 problems found"):
        call_command("check_history", stdout=out, stderr=io.StringIO())
    assert f"River: change set {river.pk}: the stored text does not have its sha1" in out.getvalue()


def test_check_history_names_a_section_that_was_changed_behind_its_back(river):
    Section.objects.filter(heading="Course").update(text="== Course ==\nSouth.\n")
    with pytest.raises(CommandError, match="1 problems found"):
        run("check_history", "River")


def test_check_history_of_an_unknown_or_bad_title_is_one_line(river):
    with pytest.raises(CommandError, match="There is no article “Lake”"):
        run("check_history", "Lake")
    with pytest.raises(CommandError, match="cannot contain"):
        run("check_history", "A[b")


def test_reindex_finds_nothing_after_saves(river):
    assert run("reindex") == "1 articles read anew, 0 differed.\n"


def test_reindex_says_what_it_mended(river):
    text = "A [[boat]].\n\n== Course ==\nNorth.\n"
    save_edit(SectionEdit(title="River", text=text, base_id=river.pk), by=river.author)
    Link.objects.all().delete()
    mended, total = run("reindex", "River").splitlines()
    assert mended.startswith("River: links: ")
    assert total == "1 articles read anew, 1 differed."
    assert Link.objects.get().target_title == "Boat"


def test_reindex_reads_anew_what_an_earlier_release_read_otherwise(river):
    text = (
        "A river.<ref>{{cite web |title=Long rivers |url=https://example.org |date=12 Octember 2020}}</ref>\n"
    )
    save_edit(SectionEdit(title="River", text=text, base_id=river.pk), by=river.author)
    problems = Citation.objects.get().problems
    assert problems
    Citation.objects.update(title="", problems=[], is_dead=True)

    assert run("reindex", "River").startswith("River: citations: 1 wrong, 1 new")

    citation = Citation.objects.get()
    assert (citation.title, citation.problems, citation.is_dead) == ("Long rivers", problems, False)
    assert run("reindex", "River") == "1 articles read anew, 0 differed.\n"


def test_reindex_of_an_unknown_title_is_one_line(river):
    with pytest.raises(CommandError, match="There is no article “Lake”"):
        run("reindex", "Lake")


def test_progress_is_a_plain_line_now_and_then_where_there_is_no_terminal(monkeypatch):
    seconds = iter(range(0, 1000, 20))
    monkeypatch.setattr("apps.interchange.management.progress.time.monotonic", lambda: next(seconds))
    out = io.StringIO()
    assert list(with_progress("abcd", 4, out)) == ["a", "b", "c", "d"]
    assert out.getvalue() == "1 of 4, 1.5 a minute, 2 min 0 s left3 of 4, 2.2 a minute, 0 min 27 s left"


@pytest.mark.parametrize(
    ("count", "seconds", "line"),
    [
        (0, 0, "0 of 4,000"),
        (1000, 100, "1,000 of 4,000, 10.0 a second, 5 min 0 s left"),
    ],
)
def test_a_progress_line_says_count_rate_and_time_left(count, seconds, line):
    assert progress_line(count, 4000, seconds) == line
