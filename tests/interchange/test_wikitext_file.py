import hashlib
import io

import pytest
from django.core.management import CommandError, call_command

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from apps.history.texts import text_of
from apps.interchange.management.commands.import_extract import ranges

pytestmark = pytest.mark.django_db

TEXT = "A river.\n\n== Course ==\nIt flows north.\n\n== Boats ==\nThere are three boats.\n"


@pytest.fixture
def run(tmp_path):
    """Return a function that imports these bytes under a title and gives back what was printed."""

    def give(data, *options, title="River", command="import_wikitext"):
        path = tmp_path / "river.txt"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        out = io.StringIO()
        call_command(command, title, str(path), *options, stdout=out)
        return out.getvalue()

    return give


def export(title="River"):
    out = io.TextIOWrapper(io.BytesIO())
    call_command("export_wikitext", title, stdout=out)
    return out.buffer.getvalue()


def newest():
    return ChangeSet.objects.order_by("-pk").first()


def edit_here(alice, old, new):
    text = text_of(newest())
    assert old in text
    save_edit(SectionEdit(title="River", text=text.replace(old, new), base_id=newest().pk), by=alice)


def test_a_file_becomes_an_article_and_comes_out_byte_for_byte(run):
    text = TEXT + "Ծաղիկ \U0001f6f6 <!-- open\n\n\n"
    assert hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest() in run(text)
    assert export() == text.encode()


def test_the_change_set_is_tagged_and_has_the_name_and_summary_asked_for(run):
    run(TEXT, "--author", "Old wiki", "--summary", "from the old wiki")
    change_set = newest()
    assert (change_set.author, change_set.author_name) == (None, "Old wiki")
    assert (change_set.summary, change_set.tags) == ("from the old wiki", ["import"])


def test_line_ends_become_lf_and_a_byte_order_mark_is_left_out(run):
    run(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode() + b"old\rMac\r")
    assert export() == TEXT.encode() + b"old\nMac\n"


def test_an_empty_file_becomes_an_empty_article(run):
    run("")
    assert export() == b""


def test_the_same_file_again_is_nothing_new(run):
    run(TEXT)
    assert "nothing new" in run(TEXT)
    assert ChangeSet.objects.count() == 1


def test_a_newer_file_is_a_new_change_set_where_nobody_edited_here(run):
    run(TEXT)
    run(TEXT.replace("three", "four"))
    assert b"four boats" in export()
    assert ChangeSet.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"One.\nTwo.\n\xff\xfe", "river.txt, line 3: not UTF-8 (byte 0xFF)."),
        (b"One.\r\nT\x00wo.", "river.txt, line 2: the character U+0000, which no article may hold."),
        ("One.\ufffe", "river.txt, line 1: the character U+FFFE, which no article may hold."),
        (b"\n" + b"x" * 999 + b"y", "line 2: here the text passes the 1,000 bytes that an article may have."),
        (b"x" * 5000, "river.txt, line 1: here the text passes the 1,000 bytes that an article may have."),
        (b"== A ==\n" * 6, "river.txt: The text has 6 headings; an article may have 5."),
    ],
)
def test_a_bad_file_is_refused_in_one_line_and_nothing_is_stored(run, settings, data, sentence):
    settings.MAX_ARTICLE_BYTES, settings.MAX_HEADINGS = 1000, 5
    with pytest.raises(CommandError) as error:
        run(data)
    assert str(error.value).endswith(sentence)
    assert "\n" not in str(error.value)
    assert not Article.objects.exists()


def test_crlf_does_not_count_against_the_limit(run, settings):
    settings.MAX_ARTICLE_BYTES = 1000
    run(b"\r\n" * 1000)
    assert export() == b"\n" * 1000


def test_a_missing_file_is_one_line(tmp_path):
    with pytest.raises(CommandError, match=r"none\.txt: No such file or directory\."):
        call_command("import_wikitext", "River", str(tmp_path / "none.txt"))


def test_a_bad_title_names_the_rule_it_breaks(run):
    with pytest.raises(CommandError, match=r"cannot contain “\{”"):
        run(TEXT, title="Ri{ver")
    assert not Article.objects.exists()


def test_an_article_with_edits_of_its_own_is_refused_unless_told_how(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    with pytest.raises(CommandError, match="“River” has 1 edits of its own: --merge keeps them"):
        run(TEXT.replace("north", "south"))
    assert ChangeSet.objects.count() == 2


def test_an_article_written_here_is_refused_and_cannot_be_merged_only_replaced(run, alice):
    save_edit(SectionEdit(title="River", text="Written here.\n"), by=alice)
    with pytest.raises(CommandError, match="has 1 edits of its own"):
        run(TEXT)
    with pytest.raises(CommandError, match="was never imported"):
        run(TEXT, "--merge")
    run(TEXT, "--replace")
    assert export() == TEXT.encode()


def test_replace_overwrites_edits_made_here_even_with_the_text_imported_before(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    run(TEXT, "--replace")
    assert export() == TEXT.encode()


def test_merge_keeps_edits_made_here_and_takes_in_the_new_ones(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    run(TEXT.replace("north", "south"), "--merge")
    assert export() == TEXT.replace("north", "south").replace("three", "nine").encode()


def test_a_second_merge_starts_from_the_text_imported_last(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    run(TEXT.replace("north", "south"), "--merge")
    with pytest.raises(CommandError, match="edits of its own"):
        run(TEXT.replace("north", "east"))
    run(TEXT.replace("north", "east"), "--merge")
    assert export() == TEXT.replace("north", "east").replace("three", "nine").encode()
    assert "nothing new" in run(TEXT.replace("north", "east"), "--merge")


def test_a_merge_that_meets_an_edit_made_here_is_refused_and_changes_nothing(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    before = export()
    with pytest.raises(
        CommandError, match="1 places were changed both here and in the file; nothing was imported"
    ):
        run(TEXT.replace("three", "four").replace("north", "south"), "--merge")
    assert export() == before
    assert ChangeSet.objects.count() == 2


def test_the_text_as_it_stands_here_is_no_conflict_and_becomes_the_base_of_the_next_merge(run, alice):
    run(TEXT)
    edit_here(alice, "three boats", "nine boats")
    run(TEXT.replace("three", "nine"))
    assert newest().tags == ["import"]
    run(TEXT.replace("three", "ten"))
    assert b"ten boats" in export()


def test_merge_and_replace_exclude_each_other(run):
    with pytest.raises(CommandError, match="not allowed with"):
        run(TEXT, "--merge", "--replace")


@pytest.mark.parametrize("name", ["", " ", "x" * 256])
def test_an_author_needs_a_name_that_can_be_stored(run, name):
    with pytest.raises(CommandError, match="--author: a name has 1 to 255 characters"):
        run(TEXT, f"--author={name}")


def test_export_of_an_unknown_or_bad_title_is_one_line():
    with pytest.raises(CommandError, match="There is no article “Nowhere”"):
        export("Nowhere")
    with pytest.raises(CommandError, match="cannot contain"):
        export("A[b")


def test_export_says_when_the_newest_text_is_hidden(run):
    run(TEXT)
    ChangeSet.objects.update(text_hidden=True)
    with pytest.raises(CommandError, match="hidden by an administrator"):
        export()


def test_import_extract_prints_what_it_found_and_makes_the_article(run):
    printed = run("It began.[1][3] It ended.[d]\nNote text.\n", command="import_extract")
    assert "Citation numbers: 3 declared, 2 used, 1 reserved (2)\nCitation uses: 2\n" in printed
    assert "Note markers: 1 (d)\nUnattached texts: 1\nFlags: none\n" in printed
    assert export().startswith(
        b'It began.<ref name="n1" /><ref name="n3" /> It ended.<ref group="lower-alpha"'
    )


@pytest.mark.parametrize(
    ("numbers", "words"), [([], []), ([3], ["3"]), ([3, 5, 6, 7, 9, 10], ["3", "5-7", "9-10"])]
)
def test_runs_of_numbers_are_drawn_together(numbers, words):
    assert ranges(numbers) == words


def test_import_extract_refuses_bad_input_too(run):
    with pytest.raises(CommandError, match="line 2: not UTF-8"):
        run(b"One.\n\xff", command="import_extract")
    assert not Article.objects.exists()
