"""Two people act on one flag at the same moment: one is first, the other is told, nothing is lost."""

import threading

import pytest
from django.db import connection

from apps.articles.models import Article
from apps.editing.flags import AlreadySettled, raise_flag, settle_flag
from apps.editing.save import SectionEdit, save_edit
from apps.editing.settling import settle_flags
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head
from apps.history.texts import text_of
from apps.interchange.reindexing import reindex
from apps.verification.actions import CannotClaim, claim
from apps.verification.models import Flag

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "".join(f"== S{n} ==\nSentence {n} stands here.{{{{cn}}}}\n\n" for n in range(4))


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    return Article.objects.get()


def run_together(*works):
    """Run the works at once, each with its own connection; return what each raised, None where nothing."""
    barrier, raised = threading.Barrier(len(works)), [None] * len(works)

    def run(number):
        try:
            barrier.wait(timeout=30)
            works[number]()
        except Exception as error:
            raised[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def newest_text():
    return text_of(Head.objects.get().newest)


def assert_sound(article):
    assert reindex(article.pk) == []
    assert list(check_history(article)) == []


def test_of_two_who_settle_one_is_first_and_the_other_told(article, alice, bob):
    flag = Flag.objects.get(sentence__startswith="Sentence 2")

    raised = run_together(
        lambda: settle_flag(flag, how="sourced", by=alice), lambda: settle_flag(flag, how="rejected", by=bob)
    )

    assert sorted(type(error) for error in raised if error) == [AlreadySettled]
    winner = ("sourced", alice) if raised[0] is None else ("rejected", bob)
    flag.refresh_from_db()
    assert (flag.settled_how, flag.settled_by) == winner
    assert ChangeSet.objects.count() == 2
    assert_sound(article)


def test_settling_meets_somebody_who_takes_the_sentence_out(article, alice, bob):
    flag = Flag.objects.get(sentence__startswith="Sentence 2")
    without = TEXT.replace("Sentence 2 stands here.{{cn}}\n", "")
    edit = SectionEdit(title="War", text=without, base_id=Head.objects.get().newest_id)

    raised = run_together(lambda: settle_flag(flag, how="sourced", by=alice), lambda: save_edit(edit, by=bob))

    flag.refresh_from_db()
    assert flag.removed_in is not None
    assert "Sentence 2 stands here.{{cn}}" not in newest_text()
    if raised[0] is None:
        assert (flag.settled_how, flag.settled_by) == ("sourced", alice)
    else:
        assert isinstance(raised[0], AlreadySettled)
        assert (flag.settled_how, flag.settled_by) == ("", bob)
        assert "bob" in str(raised[0])
    assert newest_text().count("{{cn}}") == 3
    assert_sound(article)


def test_of_two_who_settle_many_each_flag_has_one_and_the_other_is_told_of_it(article, alice, bob):
    flags = list(Flag.objects.order_by("pk"))
    came = {}

    def settle(person, chosen, how):
        came[person] = settle_flags(article, [flag.pk for flag in chosen], how=how, by=person)

    raised = run_together(
        lambda: settle(alice, flags[:3], "sourced"), lambda: settle(bob, flags[1:], "rejected")
    )

    assert raised == [None, None]
    assert sorted([len(came[alice].left), len(came[bob].left)]) == [0, 2]
    done = {flag.pk: person for person in came for flag in came[person].flags}
    assert set(done) == {flag.pk for flag in flags}
    assert {flag.pk: flag.settled_by for flag in Flag.objects.all()} == done
    assert "{{cn}}" not in newest_text()
    assert_sound(article)


def test_flags_raised_at_once_all_stand(article, alice, bob):
    people = [alice, bob, alice, bob]

    raised = run_together(
        *(
            lambda n=n: raise_flag(
                article, section_id=None, quote=f"Sentence {n} stands", kind="When", by=people[n]
            )
            for n in range(4)
        )
    )

    assert raised == [None] * 4
    assert newest_text().count("{{When|") == 4
    assert [flag.raised_by for flag in Flag.objects.filter(kind="When").order_by("section")] == people
    assert_sound(article)


def test_of_two_who_claim_one_has_it(article, alice, bob):
    flag = Flag.objects.first()

    raised = run_together(lambda: claim(flag, by=alice), lambda: claim(flag, by=bob))

    assert sorted(type(error) for error in raised if error) == [CannotClaim]
    flag.refresh_from_db()
    assert flag.claimed_by == (alice if raised[0] is None else bob)
