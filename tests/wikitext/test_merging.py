import json
import lzma
import random
import time
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from apps.wikitext.merging import Conflict, MergeConflict, merge, merge_pieces

BASE = "The ministry named 2,840 killed on 12 October and promised a full list by the end of the year.\n"
word = st.sampled_from(["war", "of ", "town ", "\n", "\n\n", "<ref>", "a.", "== B ==\n", " ", "\r\n"])
text = st.lists(word, max_size=30).map("".join)


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_a_change_of_one_side_is_taken_whole(base, changed):
    assert merge(base, changed, base) == changed
    assert merge(base, base, changed) == changed


@given(text, text)
@settings(max_examples=200, deadline=None)
def test_the_same_change_of_both_sides_is_taken_once(base, changed):
    assert merge(base, changed, changed) == changed


@given(text, text, text)
@settings(max_examples=300, deadline=None)
def test_the_sides_may_be_exchanged(base, mine, theirs):
    mirrored = [
        Conflict(piece.base, piece.theirs, piece.mine) if isinstance(piece, Conflict) else piece
        for piece in merge_pieces(base, theirs, mine)
    ]
    assert merge_pieces(base, mine, theirs) == mirrored


@given(text, text, text)
@settings(max_examples=300, deadline=None)
def test_a_conflict_carries_all_pieces_and_no_empty_one(base, mine, theirs):
    pieces = merge_pieces(base, mine, theirs)
    assert "" not in pieces
    assume(any(isinstance(piece, Conflict) for piece in pieces))
    with pytest.raises(MergeConflict) as conflict:
        merge(base, mine, theirs)
    assert conflict.value.pieces == pieces


@st.composite
def edited(draw):
    """A text of unlike words and two sides of it, each with its own cuts and its own new words."""
    size = draw(st.integers(5, 60))
    randomness = draw(st.randoms(use_true_random=False))
    words = [f"w{n}" + randomness.choice(["", ",", ".\n", ".\n\n"]) for n in range(size)]
    return words, _with_edits(words, "m", randomness), _with_edits(words, "t", randomness)


def _with_edits(words: list[str], mark: str, randomness: random.Random) -> list[str]:
    side = []
    for number, one in enumerate(words):
        act = randomness.choice(["keep"] * 8 + ["cut", "put", "change"])
        if act in ("put", "change"):
            side.append(f"{mark}{number}")
        if act in ("keep", "put"):
            side.append(one)
    return side


@given(edited())
@settings(max_examples=300, deadline=None)
def test_no_word_of_either_side_is_lost_and_no_removed_one_comes_back(sides):
    base, mine, theirs = sides
    pieces = merge_pieces(" ".join(base), " ".join(mine), " ".join(theirs))
    merged = " ".join(piece for piece in pieces if isinstance(piece, str)).split()
    shown = set(merged)
    for piece in pieces:
        if isinstance(piece, Conflict):
            shown |= {*piece.mine.split(), *piece.theirs.split()}
    kept = set(mine) & set(theirs)
    new = (set(mine) | set(theirs)) - set(base)
    assert stripped(kept | new) <= shown
    assert not stripped(set(base) - kept) & set(merged)


def stripped(words):
    return {one.strip() for one in words}


def test_two_changes_of_one_paragraph_are_both_in():
    mine = BASE.replace("2,840", "2,480")
    theirs = BASE.replace("full list", "list of names")
    assert merge(BASE, mine, theirs) == BASE.replace("2,840", "2,480").replace("full list", "list of names")


def test_different_changes_of_one_word_are_a_conflict_of_their_whole_sentence():
    mine = BASE.replace("2,840", "2,480")
    theirs = BASE.replace("2,840", "3,360").replace("a full", "the full")
    with pytest.raises(MergeConflict) as conflict:
        merge(BASE, mine, theirs)
    assert conflict.value.pieces == [Conflict(BASE, mine, theirs)]


def test_other_sentences_of_the_paragraph_are_merged_beside_a_conflict():
    base = "One came first. Two came second. Three came third.\n"
    mine = base.replace("Two came", "Two arrived").replace("third", "last")
    theirs = base.replace("One", "The one").replace("Two came", "Two went")
    with pytest.raises(MergeConflict) as conflict:
        merge(base, mine, theirs)
    assert conflict.value.pieces == [
        "The one came first. ",
        Conflict("Two came second. ", "Two arrived second. ", "Two went second. "),
        "Three came last.\n",
    ]


def test_changes_that_touch_are_a_conflict():
    with pytest.raises(MergeConflict):
        merge(BASE, BASE.replace("2,840 ", "2,480 "), BASE.replace("killed ", "dead "))


def test_different_insertions_at_one_point_are_a_conflict():
    with pytest.raises(MergeConflict):
        merge("* a\n* b\n", "* a\n* b\n* mine\n", "* a\n* b\n* theirs\n")


def test_insertions_with_only_line_ends_between_them_are_a_conflict():
    with pytest.raises(MergeConflict):
        merge("One.\n\nTwo.\n", "One.\n\nMine is new.\n\nTwo.\n", "One. Theirs is new.\n\nTwo.\n")


def test_a_paragraph_changed_here_and_removed_there_is_a_conflict():
    base = "First of them.\n\n" + BASE + "\nLast of them.\n"
    with pytest.raises(MergeConflict):
        merge(base, base.replace("2,840", "2,480"), base.replace(BASE, ""))


def test_a_paragraph_that_both_moved_to_different_places_does_not_come_out_twice():
    others = [f"Paragraph number {n} tells of another thing.\n" for n in range(6)]
    base = "".join([BASE, *others])
    mine = "".join([*others[:2], BASE, *others[2:]])
    theirs = "".join([*others[:5], BASE, *others[5:]])
    pieces = merge_pieces(base, mine, theirs)
    assert sum(isinstance(piece, Conflict) for piece in pieces) == 2
    choose_mine = "".join(piece if isinstance(piece, str) else piece.mine for piece in pieces)
    assert choose_mine == mine


def test_real_edits_merge_to_what_was_saved(shared):
    with lzma.open(shared / "data/corpus/merges/merges.dev.jsonl.xz", "rt", encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    found = Counter()
    for case in cases:
        try:
            merged = merge(case["base"], case["mine"], case["theirs"])
        except MergeConflict:
            found[case["diff3_status"], "conflict"] += 1
            continue
        found[case["diff3_status"], "merged"] += 1
        if case.get("expected") is not None:
            assert merged == case["expected"]
    # the one more: both sides put the same section into different places, which by lines merges to two of it
    assert found["clean", "merged"] == 94
    assert found["clean", "conflict"] == 1
    assert found["conflict", "conflict"] >= 30


HOSTILE = {
    "no line ends": "some words and. " * 6_000,
    "no sentence ends": "some words and " * 6_000,
    "no spaces": "a" * 100_000,
    "one token": "a " * 50_000,
    "equal lines": "x\n" * 40_000,
    "two tokens": " ".join(random.Random(1).choices("ab", k=50_000)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_merged_in_time(name):
    base = HOSTILE[name]
    mine = "mine " + base
    theirs = base + " theirs"
    started = time.perf_counter()
    merged = merge(base, mine, theirs) if name != "no spaces" else None
    pieces = merge_pieces(base, base[::-1], theirs)
    # a quadratic step takes minutes on these
    assert time.perf_counter() - started < 5
    assert merged in (None, mine + " theirs")
    assert pieces


PARAGRAPHS = [f"Paragraph number {n} tells of the village {n} and its people.\n" for n in range(8)]


def moved(number, to, *, word=""):
    rest = PARAGRAPHS[:number] + PARAGRAPHS[number + 1 :]
    line = PARAGRAPHS[number].replace("people", word) if word else PARAGRAPHS[number]
    return "".join([*rest[:to], line, *rest[to:]])


def test_a_paragraph_that_one_moved_and_the_other_removed_does_not_come_back_unasked():
    base = "".join(PARAGRAPHS)
    removed = base.replace(PARAGRAPHS[2], "")
    for mine in (moved(2, 6), moved(2, 6, word="inhabitants")):
        with pytest.raises(MergeConflict):
            merge(base, mine, removed)
        with pytest.raises(MergeConflict):
            merge(base, removed, mine)


def test_a_paragraph_that_one_moved_and_the_other_moved_and_changed_does_not_stand_twice():
    base = "".join(PARAGRAPHS)
    with pytest.raises(MergeConflict):
        merge(base, moved(2, 6), moved(2, 4, word="inhabitants"))


def test_a_move_of_one_and_a_change_elsewhere_of_the_other_are_both_in():
    base = "".join(PARAGRAPHS)
    theirs = base.replace("number 0 tells", "number 0 speaks")
    assert merge(base, moved(2, 6), theirs) == moved(2, 6).replace("number 0 tells", "number 0 speaks")


def test_words_that_both_put_before_a_sentence_are_a_conflict_of_that_sentence():
    base = "== History ==\nThe fortress was built. It stands.\n"
    mine = base.replace("The fortress", "As some say, the fortress")
    theirs = base.replace("The fortress", "According to others, the fortress")
    assert merge_pieces(base, mine, theirs) == [
        "== History ==\n",
        Conflict(
            "The fortress was built. ",
            "As some say, the fortress was built. ",
            "According to others, the fortress was built. ",
        ),
        "It stands.\n",
    ]


def test_an_insertion_of_both_at_the_start_of_a_sentence_shows_the_sentence():
    base = "One came. Two came.\n"
    pieces = merge_pieces(base, base.replace("Two", "Then two, Two"), base.replace("Two", "Later, Two"))
    assert pieces == ["One came. ", Conflict("Two came.\n", "Then two, Two came.\n", "Later, Two came.\n")]
