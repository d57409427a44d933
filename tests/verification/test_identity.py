"""Whatever is done to a text, the flag rows say what stands in it, and a flag stays the one it was."""

import itertools

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.checking import check_history
from apps.history.models import Head
from apps.interchange.reindexing import reindex
from apps.verification.actions import claim
from apps.verification.finding import flags_of_text
from apps.verification.models import Flag

# What is claimed is about texts and rows, not about a database: a few on PostgreSQL show that it does the same.
EXAMPLES = 300 if connection.vendor == "sqlite" else 100

TITLES = (f"Flagged article {number}" for number in itertools.count())
TEMPLATES = [
    "",
    "",
    "{{cn}}",
    "{{citation needed|date=January 2021}}",
    "{{dubious|reason=Two counts}}",
    "<ref>Book.</ref>{{fv|reason=Other words}}",
    "<ref>{{cite web|title=A|url=https://example.org/a}}{{dead link}}</ref>",
]
SUBJECTS = [
    "army",
    "bridge",
    "council",
    "delegate",
    "envoy",
    "fortress",
    "general",
    "harbour",
    "island",
    "judge",
]
VERBS = ["crossed", "left", "signed", "denied", "named", "counted", "opened", "fell", "wrote", "burned"]


def sentence(number):
    """A sentence that no other number makes, unlike the others in its words."""
    return f"{SUBJECTS[number % 10].title()} {number} {VERBS[number // 10 % 10]} the {SUBJECTS[number // 3 % 10]}."


class Draft:
    """A text as an editor sees it: sections of paragraphs, each one sentence with its flag."""

    def __init__(self, sections):
        self.sections = [list(section) for section in sections]

    def text(self):
        parts = []
        for number, section in enumerate(self.sections):
            heading = f"== Heading {number} ==\n" if number else ""
            parts.append(heading + "".join(f"{sentence(n)}{template}\n\n" for n, template in section))
        return "".join(parts)

    def flagged(self):
        """Return the (kind, sentence) of every flag that the text must hold."""
        found = [
            flags_of_text(sentence(n) + template) for section in self.sections for n, template in section
        ]
        return [(flag.kind, flag.sentence) for flags in found for flag in flags]

    def holds(self, paragraph):
        return any(paragraph[0] == number for section in self.sections for number, _template in section)

    def cut(self, choose):
        section = self.sections[choose % len(self.sections)]
        return section.pop(choose % len(section)) if section else None

    def paste(self, choose, paragraph):
        section = self.sections[choose % len(self.sections)]
        section.insert(choose // 7 % (len(section) + 1), paragraph)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ["insert", "move", "move", "cut", "paste", "flag", "unflag", "swap", "undo", "undo", "redo"]
        ),
        st.integers(0, 200),
        st.integers(0, 200),
        st.sampled_from(TEMPLATES),
    ),
    min_size=1,
    max_size=7,
)
BEGINNINGS = st.lists(st.lists(st.sampled_from(TEMPLATES), max_size=4), min_size=2, max_size=4)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(beginning=BEGINNINGS, acts=ACTS)
def test_flags_agree_with_the_text_and_keep_id_claim_and_raiser(alice, bob, beginning, acts):
    numbers = itertools.count()
    draft = Draft([[(next(numbers), template) for template in section] for section in beginning])
    title, states, at, clipboard, known = next(TITLES), [], -1, [], {}
    for act in [None, *acts]:
        if act:
            at, draft = changed(act, draft, states, at, clipboard, numbers)
        by = alice if len(known) % 2 else bob
        save(title, draft.text(), by=by)
        if not act or act[0] not in ("undo", "redo"):
            states[at + 1 :] = [draft]
            at = len(states) - 1
        check_rows(title, draft, known)
    article = Article.objects.get(title=title)
    assert reindex(article.pk) == []
    assert list(check_history(article)) == []


def save(title, text, *, by):
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text or "\n", base_id=newest), by=by)


def changed(act, draft, states, at, clipboard, numbers):
    """Return (index of the state shown, the draft after one act)."""
    kind, here, there, template = act
    if kind in ("undo", "redo"):
        at = max(at - 1, 0) if kind == "undo" else min(at + 1, len(states) - 1)
        return at, states[at]
    draft = Draft(draft.sections)
    if kind == "insert":
        draft.paste(there, (next(numbers), template))
    elif kind == "swap":
        i, j = here % len(draft.sections), there % len(draft.sections)
        draft.sections[i], draft.sections[j] = draft.sections[j], draft.sections[i]
    elif kind == "paste":
        # what an undo has brought back stands once: two equal sentences are not told apart here
        if clipboard and not draft.holds(clipboard[-1]):
            draft.paste(there, clipboard.pop())
    elif paragraph := draft.cut(here):
        put(kind, draft, paragraph, act, clipboard)
    return at, draft


def put(kind, draft, paragraph, act, clipboard):
    _, here, there, template = act
    number, old = paragraph
    if kind == "cut":
        clipboard.append(paragraph)
    elif kind == "move":
        draft.paste(there, paragraph)
    else:
        draft.paste(here, (number, old or template if kind == "flag" else ""))


def check_rows(title, draft, known):
    """Every flag of the text has its row, and a flag that was seen before has the row it had."""
    open_rows = Flag.objects.filter(article__title=title, removed_in=None)
    rows = {(row.kind, row.sentence): row for row in open_rows.select_related("section", "raised_by")}
    assert sorted(rows) == sorted(draft.flagged())
    for words, row in rows.items():
        assert row.section.text[row.start : row.end] == row.template
        assert (row.settled_how, row.settled_by) == ("", None)
        if words not in known:
            claim(row, by=row.raised_by)
            row.refresh_from_db()
            known[words] = known_by(row)
        assert known_by(row) == known[words]
    gone = Flag.objects.filter(article__title=title, removed_in__isnull=False)
    seen_gone = {seen for words, seen in known.items() if words not in rows}
    assert {known_by(row) for row in gone} == seen_gone


def known_by(row):
    return (row.pk, row.raised_by_id, row.raised_in_id, row.claimed_by_id, row.claimed_until)
