import threading

import pytest

from apps.articles.models import Article
from apps.citations.markup import BadValue
from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.editing.sources import CannotRewrite, add_citation, rewrite_citation
from apps.history.models import ChangeSet, Head
from apps.history.texts import text_of
from apps.moderation.actions import protect
from apps.moderation.rules import NotAllowed

CITED = '<ref name="a">{{Cite web\n | title = A\n | x-own = keep \n | accessdate=1 May 2020|url=https://example.org/a}}</ref>'
TEXT = f"""The war had two sides.{CITED} More.<ref name="a" />

== Course ==
It began.<ref>{{{{cite news |title=B |url=https://example.org/b}}}}</ref> It went on.<ref name="x" />

=== Deeper ===
Copied.<ref>{{{{cite news |title=B |url=https://example.org/b}}}}</ref>

== Casualties ==
The figures differ.<ref name="n62">Reference 62 <!-- unrecovered --></ref> Twice said. Twice said.
"""


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return Article.objects.get()


def text_now():
    return text_of(Head.objects.get(article__title="The war").newest)


def citation_named(name):
    return Citation.objects.get(name=name, removed_in=None)


def test_a_rewrite_changes_its_parameter_and_no_other_byte(article, bob):
    done = rewrite_citation(citation_named("a"), {"access-date": "2 May 2020"}, by=bob)

    assert text_now() == TEXT.replace("1 May 2020", "2 May 2020")
    assert done.citation == citation_named("a")
    assert (done.change_set.author, done.change_set.tags) == (bob, ["citation"])
    assert done.citation.parameters["accessdate"] == "2 May 2020"


def test_the_same_values_are_a_null_edit(article, bob):
    citation = citation_named("a")

    assert rewrite_citation(citation, citation.parameters, by=bob).change_set is None
    assert ChangeSet.objects.count() == 1
    assert text_now() == TEXT


def test_copies_of_one_citation_are_rewritten_together(article, bob):
    citation = Citation.objects.get(title="B")

    done = rewrite_citation(citation, {"url": "https://example.org/c"}, by=bob)

    assert text_now() == TEXT.replace("https://example.org/b", "https://example.org/c")
    assert done.citation.url == "https://example.org/c"
    assert done.citation.uses.count() == 2
    citation.refresh_from_db()
    assert citation.removed_in == done.change_set


def test_an_unrecovered_citation_is_filled(article, bob):
    done = rewrite_citation(
        citation_named("n62"),
        {"title": "Found", "url": "https://example.org/f"},
        template="cite news",
        by=bob,
    )

    filled = '<ref name="n62">{{cite news |title=Found |url=https://example.org/f}}</ref>'
    assert filled in text_now()
    assert not done.citation.is_unrecovered


def test_a_name_that_is_never_defined_is_defined_at_its_first_use(article, bob):
    rewrite_citation(citation_named("x"), {"title": "Found"}, by=bob)

    assert text_now() == TEXT.replace('<ref name="x" />', '<ref name="x">{{cite web |title=Found}}</ref>')


def test_what_somebody_changed_meanwhile_is_not_overwritten(article, alice, bob):
    seen = citation_named("a")
    rewrite_citation(citation_named("a"), {"title": "Other"}, by=alice)
    after = text_now()

    with pytest.raises(CannotRewrite, match="Somebody changed this citation"):
        rewrite_citation(seen, {"title": "Mine"}, by=bob)
    assert text_now() == after


def test_what_left_the_text_is_not_rewritten(article, alice, bob):
    seen = citation_named("a")
    save_edit(SectionEdit(title="The war", text="Nothing.\n", base_id=Head.objects.get().newest_id), by=alice)

    with pytest.raises(CannotRewrite):
        rewrite_citation(seen, {"title": "Mine"}, by=bob)


def test_a_change_elsewhere_in_the_section_is_kept(article, alice, bob):
    seen = citation_named("a")
    longer = TEXT.replace("The war had", "Before it all, the war had")
    save_edit(SectionEdit(title="The war", text=longer, base_id=Head.objects.get().newest_id), by=alice)

    rewrite_citation(seen, {"access-date": "2 May 2020"}, by=bob)

    assert text_now() == longer.replace("1 May 2020", "2 May 2020")


def test_a_value_that_breaks_the_citation_is_refused_and_nothing_is_saved(article, bob):
    with pytest.raises(BadValue):
        rewrite_citation(citation_named("a"), {"title": "A}}"}, by=bob)
    assert text_now() == TEXT


def test_a_protected_article_refuses(article, bob, sysop):
    protect(article, action="edit", level="administrator", reason="Edit war", by=sysop)

    with pytest.raises(NotAllowed):
        rewrite_citation(citation_named("a"), {"title": "Mine"}, by=bob)
    with pytest.raises(NotAllowed):
        add_citation(article, {"title": "New"}, quote="The figures differ", by=bob)
    assert text_now() == TEXT


def test_a_new_citation_goes_behind_the_sentence_and_its_notes(article, bob):
    done = add_citation(article, {"title": "New"}, quote="figures differ", by=bob)

    note = "<!-- unrecovered --></ref>"
    assert text_now() == TEXT.replace(note, note + "<ref>{{cite web |title=New}}</ref>")
    assert done.citation.title == "New"


@pytest.mark.parametrize(
    ("quote", "sentence"), [("Twice said.", "2 places"), ("Not there at all", "not in the newest")]
)
def test_words_that_are_not_found_once_are_refused(article, bob, quote, sentence):
    with pytest.raises(CannotRewrite, match=sentence):
        add_citation(article, {"title": "New"}, quote=quote, by=bob)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_rewrite_at_once_one_wins_and_the_other_is_told(article, alice, bob):
    from django.db import connection

    seen = {person.username: citation_named("a") for person in (alice, bob)}
    barrier, told = threading.Barrier(2), []

    def rewrite(person):
        try:
            barrier.wait()
            rewrite_citation(seen[person.username], {"title": person.username}, by=person)
        except CannotRewrite as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=rewrite, args=[person]) for person in (alice, bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    winner = citation_named("a").title
    assert winner in ("alice", "bob")
    assert len(told) == 1
    assert text_now() == TEXT.replace("title = A", f"title = {winner}")
