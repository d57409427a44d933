import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from apps.articles.models import Article, Redirect, Section
from apps.citations.models import Citation, CitationUse
from apps.history.checking import check_history, check_rows
from apps.history.models import ChangeSet, Head, LogEntry
from apps.history.recording import order_of
from apps.history.texts import text_of
from apps.interchange.demo import load_demo
from apps.interchange.demo.load import FOLDER, all_steps
from apps.interchange.demo.states import Change, Move, Passage, StepFails, states_of, submitted
from apps.moderation.models import Protection
from apps.naming.models import AlternativeName, MovePair
from apps.talk.models import Topic
from apps.verification.models import Flag
from apps.wikitext import find_flags, find_refs, to_html

TITLE = "2020 Nagorno-Karabakh war"
DATA = Path(__file__).parents[2] / "../shared/data"
PROSE = [DATA / "seed/article-extract.txt", *sorted(DATA.glob("corpus/karabakh-prose/*.md"))]
WANT_REASON = {"Dubious", "Failed verification", "POV statement", "Verification needed"}
NOON = datetime(2020, 10, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The accounts of the demonstration, which stands in the database until the last test of this module."""
    block = transaction.atomic()
    block._from_testcase = True
    with django_db_blocker.unblock(), block:
        yield load_demo(password="a long demonstration password")
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return loaded


@pytest.fixture(scope="module")
def steps():
    return sorted(all_steps(), key=lambda step: step.at)


def states(steps, title=TITLE):
    return [step.expected for step in steps if step.title == title]


def place_of(steps, words):
    summaries = [step.summary for step in steps if step.title == TITLE]
    return next(place for place, summary in enumerate(summaries) if words in summary)


def change_with(words):
    return ChangeSet.objects.get(article__title=TITLE, summary__contains=words)


def test_every_account_is_returned_and_can_log_in(demo, client):
    assert [account.name for account in demo] == ["alice", "bob", "carol", "dana", "erin", "frank", "sysop"]
    assert all(isinstance(field, str) and field for account in demo for field in account)
    for account in demo[:1] + demo[-1:]:
        assert client.login(username=account.name, password="a long demonstration password")
    administrators = get_user_model().objects.filter(is_staff=True)
    assert [user.username for user in administrators] == ["sysop"]


def test_loading_again_adds_nothing(demo):
    before = ChangeSet.objects.count()

    assert load_demo() == []
    assert ChangeSet.objects.count() == before


def test_the_article_is_as_large_as_it_is_meant_to_be(demo):
    article = Article.objects.get(title=TITLE)

    assert Section.objects.filter(article=article, level__gt=0).count() >= 40
    assert Citation.objects.filter(article=article, removed_in=None).count() >= 60
    assert CitationUse.objects.filter(citation__article=article).count() >= 120
    flags = Flag.objects.filter(article=article, removed_in=None)
    assert flags.count() >= 25
    assert flags.values("kind").distinct().count() >= 12
    changes = ChangeSet.objects.filter(article=article)
    assert changes.count() >= 60
    assert set(changes.values_list("author_name", flat=True)) == {
        "alice", "bob", "carol", "dana", "erin", "frank", "sysop",
    }  # fmt: skip


def test_redirects_lead_to_the_article_and_flags_were_settled_on_the_way(demo):
    settled = Flag.objects.filter(article__title=TITLE, removed_in__isnull=False)

    assert set(Redirect.objects.values_list("target_title", flat=True)) == {TITLE}
    assert Redirect.objects.filter(target_fragment="Battle of Shusha").exists()
    assert change_with("settles the tag of 1 October").pk in settled.values_list("removed_in", flat=True)


def test_every_stored_state_is_the_one_written_down(demo, steps):
    for title in {step.title for step in steps}:
        changes = ChangeSet.objects.filter(article__title=title).order_by("pk")
        expected = [step for step in steps if step.title == title]
        assert [text_of(change) for change in changes][: len(expected)] == [
            step.expected for step in expected
        ]
        assert [change.created_at for change in changes][: len(expected)] == [step.at for step in expected]


def test_two_edits_of_one_base_were_merged(demo):
    ganja = change_with("Ganja: four strikes")

    assert "merged" in ganja.tags
    assert "in cellars or has left" in text_of(ganja)
    assert "on four occasions" in text_of(ganja)


def test_the_undo_came_back_to_an_earlier_text(steps):
    texts, place = states(steps), place_of(steps, "Undid the change by frank")

    assert texts[place] == texts[place - 2] != texts[place - 1]


def test_a_figure_had_two_digits_changed_and_changed_back(steps):
    texts, place = states(steps), place_of(steps, "heading of the table; spelling")

    assert "2,480" not in texts[place - 1]
    assert "2,480 killed" in texts[place]
    assert "2,480" not in texts[place + 1]


def test_the_renamed_section_is_the_same_section(demo):
    rename = change_with("most of it is neither")
    section = Section.objects.get(article__title=TITLE, heading="Information war")

    assert "== Cyberwar and propaganda ==" in text_of(rename.parent)
    assert not Section.objects.filter(heading="Cyberwar and propaganda").exists()
    assert section.pk in order_of(rename) == order_of(rename.parent)


def test_the_moved_paragraph_kept_its_words(steps):
    texts, place = states(steps), place_of(steps, "moved from Casualties")

    assert sorted(texts[place - 1].splitlines()) == sorted(texts[place].splitlines())
    assert texts[place - 1] != texts[place]


def test_every_named_reference_is_defined_once_and_used_in_every_state(steps):
    for step in steps:
        refs = find_refs(step.expected)
        defined = [ref.name for ref in refs if ref.name and ref.content is not None]
        used = {ref.name for ref in refs if not ref.is_in_references}
        assert len(defined) == len(set(defined)), step.summary
        assert {ref.name for ref in refs if ref.name} == set(defined), step.summary
        assert set(defined) <= used, step.summary


def test_every_template_is_drawn_in_every_article(steps):
    for title in {step.title for step in steps}:
        html = to_html(states(steps, title)[-1])
        assert "chip-template" not in html
        assert "{{" not in html
        assert 'class="error' not in html
        assert "cs1-error" not in html


def test_flags_are_dated_and_say_why_where_they_must(steps):
    for flag in find_flags(states(steps)[-1]):
        assert flag.date or flag.kind == "Update after"
        assert flag.reason or flag.kind not in WANT_REASON


def test_invented_sources_say_so_and_borrow_no_address(steps):
    for title in {step.title for step in steps}:
        for ref in find_refs(states(steps, title)[-1]):
            hosts = set(re.findall(r"https?://([^/\s|}]+)", ref.content or ""))
            is_invented = "(demonstration source)" in (ref.content or "")
            assert is_invented == any(host.endswith(("example.org", "example.com")) for host in hosts) or (
                is_invented and not hosts
            )
            assert not is_invented or not {host for host in hosts if "example." not in host}


def test_no_run_of_twelve_words_is_anybody_elses(steps):
    found = [path for path in PROSE if path.exists()]
    if not found:
        pytest.skip("no third-party prose to compare with: ../shared/data is absent")
    theirs = set()
    for path in found:
        theirs |= runs(re.sub(r"\[[^\]\n]{0,6}\]", " ", path.read_text(encoding="utf-8")))
    ours = [step.expected for step in steps] + [path.read_text() for path in FOLDER.rglob("*.toml")]
    for text in ours:
        assert not runs(bare(text)) & theirs


def bare(text):
    """Return the prose: works that are cited keep their own titles, so references are left out."""
    text = re.sub(r"<ref[^>]*/>|<ref[^>]*>.*?</ref>", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{\{(?!efn|langx|lang)[^{}]*\}\}", " ", text)
    return re.sub(r"\[\[[^\]|]*\||\[\[|\]\]", "", text)


def runs(text, length=12):
    words = re.findall(r"[^\W_]+", text.lower())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def change(**fields):
    return Change(by="alice", at=NOON, summary="A change.", **fields)


def test_states_are_worked_out_backwards():
    changes = [
        change(),
        change(passages=(Passage(first="two", old="one"),)),
        change(moves=(Move(paragraph="Last", was_before="End", is_before="First"),)),
    ]
    final = "Last two.\n\nFirst.\n\nEnd.\n"

    assert states_of(final, changes) == [
        "First.\n\nLast one.\n\nEnd.\n",
        "First.\n\nLast two.\n\nEnd.\n",
        final,
    ]


def test_an_undo_is_worked_out_from_the_change_it_undoes():
    changes = [change(), change(passages=(Passage(first="loud", old="calm"),)), change(is_undo=True)]

    assert states_of("A calm word.", changes) == ["A calm word.", "A loud word.", "A calm word."]


@pytest.mark.parametrize(
    "passage",
    [
        Passage(first="absent"),
        Passage(first="word"),
        Passage(first="A word", until="absent"),
        Passage(first="A word", old="A word"),
    ],
    ids=["not there", "there twice", "no end", "changes nothing"],
)
def test_a_passage_that_is_not_what_it_says_is_refused(passage):
    with pytest.raises(StepFails):
        states_of("A word and a word.", [change(), change(passages=(passage,))])


def test_a_change_that_reaches_out_of_its_section_is_refused():
    base, text = "Lead.\n\n== One ==\nFirst.\n", "New lead.\n\n== One ==\nSecond.\n"

    with pytest.raises(StepFails, match="reaches out"):
        submitted(base, [change(), change(section="One")], 1, text)


def test_the_desks_hold_names_a_request_a_topic_and_what_waits(demo):
    article = Article.objects.get(title=TITLE)
    assert AlternativeName.objects.filter(article=article).count() >= 10
    pair = MovePair.objects.get(article=article, is_open=True)
    kinds = sorted(pair.request.positions.values_list("kind", flat=True))
    assert kinds == ["another", "oppose", "support"]
    assert Topic.objects.filter(article=article).exists()
    assert Protection.objects.filter(article=article, action="edit").exists()
    waiting = Head.objects.get(article__title="Shusha")
    assert waiting.accepted_id < waiting.newest_id
    assert LogEntry.objects.filter(action="reject", article__title="Shusha").exists()
    assert list(check_history(Article.objects.get(title="Shusha"))) == []
    assert list(check_rows()) == []


def test_readers_do_not_see_what_waits(demo, client):
    assert "in steep cliffs" not in client.get("/wiki/Shusha").content.decode()
