"""Whatever is done to an article, every state that was saved can be read back, and sections keep their
identity.
"""

import itertools

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.checking import check_history
from apps.history.texts import sections_of, text_of
from apps.wikitext.sections import join_sections, split_sections

# What is claimed is about texts and rows, not about a database: a few on PostgreSQL show that it does the same.
EXAMPLES = 500 if connection.vendor == "sqlite" else 150

TITLES = (f"Article {number}" for number in itertools.count())
WORDS = st.text(alphabet="abcdeæÿԱա ա.,'=<!-{}[]|*\n", max_size=60)
LINES = st.lists(WORDS, max_size=4).map("\n".join)


@st.composite
def articles(draw):
    """A lead and sections with headings that are all different, so that who is who has one answer."""
    count = draw(st.integers(1, 5))
    levels = draw(st.lists(st.integers(2, 4), min_size=count, max_size=count))
    bodies = draw(st.lists(st.text("abcdeæԱ .", max_size=30), min_size=count + 1, max_size=count + 1))
    parts = [f"Lead {bodies[0]}\n"]
    for number, (level, body) in enumerate(zip(levels, bodies[1:], strict=True)):
        marks = "=" * level
        parts.append(f"{marks} Heading {number} {marks}\nBody {number} of it. {body}\n\n")
    return "".join(parts)


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["words", "section", "new", "rename", "move", "reorder", "remove", "undo"]),
        st.integers(0, 50),
        st.integers(0, 50),
        LINES,
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=articles(), edits=EDITS)
def test_every_stored_state_equals_what_was_saved(alice, text, edits):
    title = next(TITLES)
    states = [(save_edit(SectionEdit(title=title, text=text), by=alice), text)]
    for kind, first, second, words in edits:
        before, old = states[-1]
        new = changed(kind, old, first, second, words, [state for _, state in states])
        change_set = save_edit(SectionEdit(title=title, text=new, base_id=before.pk), by=alice)
        assert (change_set is None) == (new == old)
        if change_set:
            states.append((change_set, new))
            check_identity(kind, before, change_set, states)
    for change_set, saved in states:
        assert text_of(change_set) == saved
        assert join_sections(split_sections(saved)) == "".join(part.text for part in sections_of(change_set))
        assert [part.heading for part in sections_of(change_set)] == [
            piece.heading for piece in split_sections(saved)
        ]
    assert list(check_history(Article.objects.get(title=title))) == []


def changed(kind, text, first, second, words, earlier):
    """Return the text after one act of an editor."""
    if kind == "words":
        place = first * len(text) // 51
        return text[:place] + words + text[place:]
    if kind == "undo":
        return earlier[first % len(earlier)]
    pieces = [piece.text for piece in split_sections(text)]
    acts = {
        "section": extend,
        "new": begin,
        "rename": rename,
        "move": move,
        "reorder": swap,
        "remove": remove,
    }
    acts[kind](pieces, first % len(pieces), second % len(pieces), words)
    return "".join(pieces)


def extend(pieces, here, there, words):
    pieces[here] += words + "\n"


def begin(pieces, here, there, words):
    pieces.insert(here + 1, f"\n== New {here} {there} ==\n{words}\n")


def rename(pieces, here, there, words):
    pieces[here] = pieces[here].replace("Heading", "Renamed", 1)


def move(pieces, here, there, words):
    lines = pieces[here].splitlines(keepends=True)
    if len(lines) > 1 and here != there:
        pieces[there] = pieces[there].rstrip("\n") + "\n" + lines.pop(1).rstrip("\n") + "\n"
        pieces[here] = "".join(lines)


def swap(pieces, here, there, words):
    if here and there:
        pieces[here], pieces[there] = pieces[there], pieces[here]


def remove(pieces, here, there, words):
    if here:
        del pieces[here]


def check_identity(kind, before, after, states):
    """Renames, moved paragraphs, new orders and undo make no section a stranger."""
    old, new = sections_of(before), sections_of(after)
    if kind in ("rename", "reorder") and len(old) == len(new):
        assert {part.id for part in old} == {part.id for part in new}
    once = [part for part in old if part.heading and sum(same(part, other) for other in old + new) == 2]
    for part in once:
        for other in new:
            assert not same(part, other) or other.id == part.id


def same(part, other):
    return (part.heading, part.text) == (other.heading, other.text)


def test_an_undo_gives_every_section_its_identity_back(alice):
    text = "".join(["Lead.\n", *(f"== H{n} ==\nBody {n}.\n\n" for n in range(6))])
    first = save_edit(SectionEdit(title="War", text=text), by=alice)
    second = save_edit(SectionEdit(title="War", text="Nothing.\n", base_id=first.pk), by=alice)
    third = save_edit(SectionEdit(title="War", text=text, base_id=second.pk), by=alice)

    assert [part.id for part in sections_of(third)] == [part.id for part in sections_of(first)]
