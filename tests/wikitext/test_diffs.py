import gzip
import json
import lzma
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.wikitext.diffs import Folded, apply_diff, diff, diff_sections, fold

PROSE = (
    "The ministry named 2,840 killed on 12 October.\n"
    "\n"
    "A commission of both sides gave no figure until the end of the year.\n"
    "\n"
    "Journalists counted the graves in three towns and came to a higher number.\n"
)
word = st.sampled_from(
    ["war", "of ", "town ", "\n", "\n\n", "<ref>", "a.", "== B ==\n", " ", "é", "\r\n", "2,840 "]
)
text = st.lists(word, max_size=40).map("".join)


def kinds(hunks):
    return [hunk.kind for hunk in hunks]


def changes(hunks):
    return [hunk for hunk in hunks if hunk.kind != "context"]


def old_text(hunk):
    return "".join(part.text for part in hunk.parts if part.op != "added")


def new_text(hunk):
    return "".join(part.text for part in hunk.parts if part.op != "removed")


@given(text, text)
@settings(max_examples=300, deadline=None)
def test_following_the_hunks_leads_from_old_to_new(old, new):
    assert apply_diff(old, diff(old, new)) == new


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_offsets_and_lines_of_every_hunk_are_where_its_text_stands(old, new):
    for hunk in diff(old, new):
        if hunk.kind not in ("added", "moved-to"):
            assert old[hunk.old_start : hunk.old_end] == old_text(hunk)
        if hunk.kind not in ("removed", "moved-from"):
            assert new[hunk.new_start : hunk.new_end] == new_text(hunk)
        assert hunk.old_line == old.count("\n", 0, hunk.old_start) + 1
        assert hunk.new_line == new.count("\n", 0, hunk.new_start) + 1


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_every_move_has_both_its_ends(old, new):
    hunks = diff(old, new)
    away = sorted(hunk.move_id for hunk in hunks if hunk.kind == "moved-from")
    here = sorted(hunk.move_id for hunk in hunks if hunk.kind == "moved-to")
    assert away == here
    assert 0 not in away


@given(
    st.lists(st.tuples(st.integers(0, 6), text), unique_by=lambda s: s[0]), st.permutations(range(7)), text
)
@settings(max_examples=200, deadline=None)
def test_the_hunks_of_sections_lead_to_each_new_text(old, order, other):
    rank = {key: place for place, key in enumerate(order)}
    new = sorted(((k, t + other * (k % 2)) for k, t in old if k != 3), key=lambda s: rank[s[0]])
    texts = dict(new)
    compared = diff_sections(old, new)
    assert [section.key for section in compared if section.kind != "removed"] == [key for key, _ in new]
    for section in compared:
        if section.hunks:
            rebuilt = "".join(new_text(h) for h in section.hunks if h.kind not in ("removed", "moved-from"))
            assert rebuilt == texts.get(section.key, "")


def test_equal_texts_give_context_alone():
    assert kinds(diff(PROSE, PROSE)) == ["context"]
    assert diff("", "") == []


def test_a_changed_figure_is_one_word_of_a_changed_paragraph():
    hunk = changes(diff(PROSE, PROSE.replace("2,840", "2,480")))[0]
    assert hunk.kind == "changed"
    assert [part for part in hunk.parts if part.op != "same"] == [("removed", "2,840 "), ("added", "2,480 ")]
    assert hunk.words_changed == 1
    assert (hunk.old_line, hunk.new_line) == (1, 1)


def test_a_note_put_behind_a_word_leaves_the_word_unchanged():
    hunk = changes(diff("The toll was 2,840.\n", "The toll was 2,840.<ref>Report</ref>\n"))[0]
    assert [part for part in hunk.parts if part.op != "same"] == [("added", "<ref>Report</ref>")]


def test_a_paragraph_that_moved_with_a_changed_word_says_so_at_both_ends():
    first, rest = PROSE.split("\n\n", 1)
    new = rest + "\nA paragraph in between that is new here.\n\n" + first.replace("killed", "dead") + "\n"
    hunks = diff(PROSE, new)
    away = next(h for h in hunks if h.kind == "moved-from" and not h.whitespace_only)
    here = next(h for h in hunks if h.kind == "moved-to" and h.move_id == away.move_id)
    assert old_text(away) == first + "\n"
    assert here.words_changed == 1
    assert apply_diff(PROSE, hunks) == new


def test_a_block_of_paragraphs_that_moved_is_one_move():
    lines = [f"Paragraph number {n} tells of the village {n} and its people.\n" for n in range(12)]
    hunks = diff("".join(lines), "".join(lines[:2] + lines[5:] + lines[2:5]))
    assert {hunk.move_id for hunk in changes(hunks)} == {1}
    assert kinds(changes(hunks)) == ["moved-from"] * 3 + ["moved-to"] * 3


def test_a_change_of_spaces_alone_is_marked():
    hunks = diff("One  word.\nTwo words here.\n", "One word.\nTwo words here.\n\n")
    assert [hunk.kind for hunk in changes(hunks)] == ["changed", "added"]
    assert all(hunk.whitespace_only for hunk in changes(hunks))
    assert not changes(diff("One word.\n", "Two words.\n"))[0].whitespace_only


def test_a_common_word_between_two_rewritten_stretches_is_no_island():
    old = "Toll: Artillery of the army shelled towns near the river on Sunday.\n"
    new = "Toll: Officials in a capital denied any fighting at the border this week.\n"
    hunk = changes(diff(old, new))[0]
    assert [part.op for part in hunk.parts] == ["same", "removed", "added", "same"]
    assert hunk.parts[0].text == "Toll: "


def test_a_diff_is_refused_by_another_text():
    with pytest.raises(ValueError, match="differs from the diff"):
        apply_diff("Something else.\n", diff(PROSE, PROSE.replace("2,840", "2,480")))


def test_runs_of_unchanged_lines_are_folded_around_the_changes():
    lines = [f"Line {n}.\n" for n in range(1, 41)]
    new = [*lines[:19], "Line changed.\n", *lines[20:]]
    rows = fold(diff("".join(lines), "".join(new)))
    assert [row if isinstance(row, Folded) else row.kind for row in rows] == [
        Folded(17, 1, 1, "".join(lines[:17])),
        "context",
        "changed",
        "context",
        Folded(18, 23, 23, "".join(lines[22:])),
    ]
    assert rows[1].parts[0].text == "Line 18.\nLine 19.\n"
    assert rows[1].old_line == 18
    assert rows[3].parts[0].text == "Line 21.\nLine 22.\n"
    assert rows[3].new_line == 21


def test_a_single_unchanged_line_is_not_folded():
    rows = fold(diff("a\nb\nc\n", "x\nb\ny\n"), context=0)
    assert not [row for row in rows if isinstance(row, Folded)]


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_folding_hides_only_unchanged_lines_and_counts_them(old, new):
    hunks = diff(old, new)
    rows = fold(hunks)
    assert changes(hunks) == [row for row in rows if not isinstance(row, Folded) and row.kind != "context"]
    shown = sum(
        len(row.parts[0].text.splitlines())
        for row in rows
        if not isinstance(row, Folded) and row.kind == "context"
    )
    folded = sum(row.lines for row in rows if isinstance(row, Folded))
    whole = sum(len(hunk.parts[0].text.splitlines()) for hunk in hunks if hunk.kind == "context")
    assert shown + folded == whole


def test_a_moved_section_is_one_row_and_unchanged_ones_are_skipped():
    old = [(n, f"== {n} ==\nText of section {n}.\n") for n in range(5)]
    new = [old[0], old[2], old[3], (1, old[1][1].replace("Text", "Words")), (9, "== New ==\n")]
    found = {
        section.key: (section.kind, section.moved, len(section.hunks) > 0)
        for section in diff_sections(old, new)
    }
    assert found == {
        0: ("same", False, False),
        2: ("same", False, False),
        3: ("same", False, False),
        4: ("removed", False, True),
        1: ("changed", True, True),
        9: ("added", False, True),
    }


def test_a_paragraph_that_went_to_another_section_is_moved():
    first, rest = PROSE.split("\n\n", 1)
    compared = diff_sections(
        [("a", "== A ==\n" + PROSE), ("b", "== B ==\nOther text.\n")],
        [("a", "== A ==\n" + rest), ("b", "== B ==\nOther text.\n" + first + "\n")],
    )
    away, here = (changes(section.hunks)[0] for section in compared)
    assert (away.kind, here.kind) == ("moved-from", "moved-to")
    assert away.move_id == here.move_id
    assert here.words_changed == 0


HOSTILE = {
    "no line ends": ("some words and. " * 7000, "some words, and. " * 7000),
    "no spaces": ("a" * 100_000, "b" * 100_000),
    "one token": ("a " * 50_000, "a " * 25_000 + "b " + "a " * 20_000),
    "equal lines": ("x\n" * 40_000, "x\n" * 20_000 + "y\n" + "x\n" * 15_000),
    "words backwards": (
        " ".join(f"w{n}" for n in range(18_000)),
        " ".join(f"w{n}" for n in range(18_000, 0, -1)),
    ),
    "two tokens shuffled": (
        " ".join(random.Random(1).choices("ab", k=50_000)),
        " ".join(random.Random(2).choices("ab", k=50_000)),
    ),
    "every row of a table": (
        "".join(f"| row {n} || {n}\n" for n in range(4_000)),
        "".join(f"| row {n} || {n + 1}\n" for n in range(4_000)),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_compared_in_time(name):
    old, new = HOSTILE[name]
    started = time.perf_counter()
    hunks = diff(old, new)
    # a quadratic step takes minutes on these
    assert time.perf_counter() - started < 3
    assert apply_diff(old, hunks) == new


def test_real_revisions_are_led_from_one_to_the_next(shared):
    pairs = [
        json.loads(gzip.decompress(path.read_bytes()))
        for path in sorted((shared / "data/corpus/diffs").glob("real-pairs/*.json.gz"))
        if "wikidiff2" not in path.name
    ]
    assert len(pairs) > 50
    for pair in pairs:
        assert apply_diff(pair["before"], diff(pair["before"], pair["after"])) == pair["after"]


def test_most_moved_paragraphs_of_real_revisions_are_seen(shared):
    with lzma.open(shared / "data/corpus/diffs/moves.dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        revisions = [json.loads(line) for line in lines]
    seen = 0
    for revision in revisions:
        hunks = diff(revision["before"], revision["after"])
        assert apply_diff(revision["before"], hunks) == revision["after"]
        seen += any(hunk.move_id for hunk in hunks)
    # where a paragraph may as well have stayed while its neighbours changed, it stayed
    assert seen >= 0.5 * len(revisions)


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_what_is_called_changed_did_change(old, new):
    assert not [h for h in diff(old, new) if h.kind == "changed" and old_text(h) == new_text(h)]


def test_a_template_parameter_with_another_value_is_changed_and_not_replaced():
    old = "{{Infobox\n| place = Artsakh\n| result = Fighting continues\n| title = War\n}}\n"
    new = old.replace("| result = Fighting continues", "| territory = Four\n| result = Ceasefire")
    hunks = changes(diff(old, new))
    assert [(hunk.kind, new_text(hunk)) for hunk in hunks] == [
        ("added", "| territory = Four\n"),
        ("changed", "| result = Ceasefire\n"),
    ]


def test_a_line_that_grew_to_a_multiple_is_changed_and_not_replaced():
    old = "* '''France''' spoke early of messages and of fighters.\n"
    hunks = changes(diff(old, old.rstrip("\n") + " Its Senate asked the government for more." * 12 + "\n"))
    assert [hunk.kind for hunk in hunks] == ["changed"]
    assert "removed" not in {part.op for part in hunks[0].parts} - {"same"}
