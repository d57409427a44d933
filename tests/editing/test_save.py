import hashlib

import pytest
from django.test import override_settings

from apps.articles.models import Article, Link, Redirect, Section
from apps.articles.rules import BadText
from apps.citations.models import Citation, CitationUse
from apps.editing.save import EditConflict, NoSuchSection, SectionEdit, WrongBase, save_edit, write_edit
from apps.history.checking import check_history
from apps.history.models import ChangeSet, Head, SectionOrder
from apps.history.texts import TextHidden, sections_of, text_of
from apps.verification.models import Flag
from apps.wikitext.titles import BadTitle

TEXT = """The war had two sides.<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>

== Course ==
It began in autumn.

=== South ===
Fighting moved south.

== Casualties ==
Figures differ.{{citation needed|date=January 2021}}
"""


def save(text, *, by, title="War", **more):
    return save_edit(SectionEdit(title=title, text=text, **more), by=by)


def section_ids(change_set):
    return [section.id for section in sections_of(change_set)]


def headings(change_set):
    return [section.heading for section in sections_of(change_set)]


def test_a_first_save_makes_an_article_of_sections(alice):
    change_set = save(TEXT, by=alice, summary=" Begin. ")

    assert text_of(change_set) == TEXT
    assert headings(change_set) == ["", "Course", "South", "Casualties"]
    assert change_set.parent is None
    assert change_set.author == alice
    assert change_set.author_name == "alice"
    assert change_set.summary == "Begin."
    assert change_set.sha1 == hashlib.sha1(TEXT.encode()).hexdigest()
    assert change_set.size_bytes == change_set.size_change_bytes == len(TEXT.encode())
    assert Head.objects.get(article__title="War").newest == change_set


def test_a_null_edit_leaves_no_trace(alice):
    first = save(TEXT, by=alice)

    assert save(TEXT, by=alice, base_id=first.pk) is None
    assert ChangeSet.objects.count() == 1


def test_blank_lines_lost_at_the_end_of_a_section_are_a_null_edit(alice):
    first = save(TEXT, by=alice)

    assert (
        save(
            "== Course ==\nIt began in autumn.\n\n=== South ===\nFighting moved south.",
            by=alice,
            section=1,
            base_id=first.pk,
        )
        is None
    )


def test_an_edit_of_a_section_covers_its_subsections(alice):
    first = save(TEXT, by=alice)

    second = save("== Course ==\nIt began.\n", by=alice, section=1, base_id=first.pk)

    assert headings(second) == ["", "Course", "Casualties"]
    assert second.parent == first


def test_a_section_edit_writes_one_version_and_no_order(alice):
    first = save(TEXT, by=alice)

    second = save("=== South ===\nFighting moved to the south.\n\n", by=alice, section=2, base_id=first.pk)

    assert second.revision.version_set.count() == 1
    assert not SectionOrder.objects.filter(change_set=second).exists()
    assert section_ids(second) == section_ids(first)


def test_a_text_without_a_last_line_end_does_not_swallow_the_next_heading(alice):
    first = save(TEXT, by=alice)

    second = save("== Course ==\nIt began in spring.", by=alice, section=1, base_id=first.pk)

    assert headings(second) == ["", "Course", "Casualties"]


def test_a_section_whose_heading_was_taken_out_joins_the_one_before(alice):
    first = save(TEXT, by=alice)

    second = save("No heading any more.\n\n", by=alice, section=2, base_id=first.pk)

    assert headings(second) == ["", "Course", "Casualties"]
    assert sections_of(second)[1].text == "== Course ==\nIt began in autumn.\n\nNo heading any more.\n\n"


def test_a_new_section_is_appended_under_its_heading(alice):
    first = save(TEXT, by=alice)

    second = save("Later.", by=alice, section="new", heading="Aftermath", base_id=first.pk)

    assert text_of(second) == TEXT + "\n== Aftermath ==\n\nLater.\n"


def test_a_section_keeps_its_identity_when_it_is_renamed(alice):
    first = save(TEXT, by=alice)

    second = save(TEXT.replace("== Casualties ==", "== Losses =="), by=alice, base_id=first.pk)

    assert section_ids(second) == section_ids(first)


def test_sections_keep_their_identity_when_they_change_places(alice):
    first = save(TEXT, by=alice)
    lead, course, south, casualties = [section.text for section in sections_of(first)]

    second = save(lead + casualties + course + south, by=alice, base_id=first.pk)

    ids = section_ids(first)
    assert section_ids(second) == [ids[0], ids[3], ids[1], ids[2]]


def test_sections_that_come_back_are_who_they_were(alice):
    first = save(TEXT, by=alice)
    save("Only this is left.\n", by=alice, base_id=first.pk)

    third = save(TEXT, by=alice, base_id=Head.objects.get().newest_id)

    assert section_ids(third) == section_ids(first)
    assert Section.objects.count() == 4


def test_a_paragraph_moved_between_sections_changes_two_sections_only(alice):
    first = save(TEXT, by=alice)
    moved = TEXT.replace("It began in autumn.\n\n", "").replace(
        "Figures differ.", "It began in autumn.\n\nFigures differ."
    )

    second = save(moved, by=alice, base_id=first.pk)

    assert section_ids(second) == section_ids(first)
    assert second.revision.version_set.count() == 2


def test_edits_of_two_sections_on_one_base_are_both_kept(alice, bob):
    first = save(TEXT, by=alice)
    save("== Casualties ==\nFigures differ widely.\n", by=bob, section=3, base_id=first.pk)

    third = save("=== South ===\nFighting went south.\n\n", by=alice, section=2, base_id=first.pk)

    assert "Figures differ widely." in text_of(third)
    assert "Fighting went south." in text_of(third)
    assert "merged" not in third.tags


def test_edits_of_two_sentences_of_one_section_are_merged(alice, bob):
    text = "== One ==\nThe first sentence stands here.\n\nThe second sentence stands there.\n"
    first = save(text, by=alice)
    save(text.replace("first", "very first"), by=bob, section=1, base_id=first.pk)

    third = save(text.replace("second", "very second"), by=alice, section=1, base_id=first.pk)

    assert text_of(third) == text.replace("first", "very first").replace("second", "very second")
    assert "merged" in third.tags


def test_edits_of_the_same_words_are_a_conflict_with_both_texts(alice, bob):
    first = save(TEXT, by=alice)
    second = save("== Casualties ==\nFigures vary.\n", by=bob, section=3, base_id=first.pk)

    with pytest.raises(EditConflict) as caught:
        save("== Casualties ==\nFigures disagree.\n", by=alice, section=3, base_id=first.pk)

    assert caught.value.newest == second
    assert caught.value.section == 3
    assert any(
        not isinstance(piece, str) and "disagree" in piece.mine and "vary" in piece.theirs
        for piece in caught.value.pieces
    )
    assert text_of(second) == text_of(Head.objects.get().newest)


def test_section_n_means_the_n_of_the_base(alice, bob):
    first = save(TEXT, by=alice)
    save("The war.\n\n== Background ==\nBefore.\n\n", by=bob, section=0, base_id=first.pk)

    third = save("== Casualties ==\nNo figures.\n", by=alice, section=3, base_id=first.pk)

    assert headings(third) == ["", "Background", "Course", "South", "Casualties"]
    assert text_of(third).endswith("== Casualties ==\nNo figures.\n")


def test_two_who_begin_the_same_article_meet_in_a_conflict(alice, bob):
    save("Mine.\n", by=alice)

    with pytest.raises(EditConflict):
        save("His.\n", by=bob)


def test_a_section_that_the_base_does_not_have_is_refused(alice):
    first = save(TEXT, by=alice)

    with pytest.raises(NoSuchSection):
        save("x", by=alice, section=9, base_id=first.pk)


def test_a_base_of_another_article_is_refused(alice):
    other = save("Other.\n", by=alice, title="Peace")
    save(TEXT, by=alice)

    with pytest.raises(WrongBase):
        save("x", by=alice, base_id=other.pk)


def test_markup_left_open_swallows_the_headings_after_it_and_gives_them_back(alice):
    first = save(TEXT, by=alice)
    second = save("== Course ==\nIt began. <!-- open\n", by=alice, section=1, base_id=first.pk)
    assert headings(second) == ["", "Course"]

    third = save(text_of(second).replace(" <!-- open", ""), by=alice, base_id=second.pk)

    assert headings(third) == ["", "Course", "Casualties"]
    assert list(check_history(Article.objects.get())) == []


def test_the_rows_are_read_out_of_the_text(alice):
    change_set = save(TEXT + "\nSee [[Peace]] and [[peace|it]].\n", by=alice)

    citation = Citation.objects.get()
    assert (citation.name, citation.title, citation.url) == ("a", "A", "https://example.org/a")
    assert CitationUse.objects.get().sentence == "The war had two sides."
    flag = Flag.objects.get()
    assert (flag.kind.lower(), flag.sentence, flag.raised_in) == (
        "citation needed",
        "Figures differ.",
        change_set,
    )
    assert list(Link.objects.values_list("target_title", flat=True)) == ["Peace"]


def test_a_flag_taken_out_is_closed_and_reopened_when_it_comes_back(alice, bob):
    first = save(TEXT, by=alice)
    second = save(TEXT.replace("{{citation needed|date=January 2021}}", ""), by=bob, base_id=first.pk)
    assert Flag.objects.get().removed_in == second

    save(TEXT, by=alice, base_id=second.pk)

    flag = Flag.objects.get()
    assert flag.removed_in is None
    assert flag.raised_in == first


def test_a_flag_keeps_its_row_when_its_sentence_moves_to_another_section(alice):
    first = save(TEXT, by=alice)
    before = Flag.objects.get()
    sentence = "Figures differ.{{citation needed|date=January 2021}}\n"

    save(TEXT.replace(sentence, "").replace("It began", sentence + "It began"), by=alice, base_id=first.pk)

    flag = Flag.objects.get()
    assert flag.pk == before.pk
    assert flag.section.heading == "Course"
    assert flag.raised_in == first


def test_a_citation_that_loses_its_last_use_is_closed(alice):
    first = save(TEXT, by=alice)

    second = save("The war.\n\n", by=alice, section=0, base_id=first.pk)

    assert Citation.objects.get().removed_in == second
    assert not CitationUse.objects.exists()


def test_a_redirect_is_indexed_and_unindexed(alice):
    first = save("#REDIRECT [[War#Course]]\n", by=alice, title="The war")
    redirect = Redirect.objects.get()
    assert (redirect.target_title, redirect.target_fragment) == ("War", "Course")

    save("An article now.\n", by=alice, title="The war", base_id=first.pk)

    assert not Redirect.objects.exists()


def test_a_new_article_makes_stale_the_pages_that_link_to_it(alice):
    save("See [[Peace]].\n", by=alice)
    version = Head.objects.get().page_version

    save("It came.\n", by=alice, title="Peace")

    assert Head.objects.get(article__title="War").page_version == version + 1


@pytest.mark.parametrize("title", ["", "A[b]", "A#b", "a|b", "<x>", "x" * 300])
def test_a_bad_title_makes_nothing(alice, title):
    with pytest.raises(BadTitle):
        save("x", by=alice, title=title)

    assert not Article.objects.exists()


def test_a_forbidden_character_is_named_with_its_line(alice):
    with pytest.raises(BadText, match=r"Line 2 .*U\+000B"):
        save("fine\nnot\x0bfine", by=alice)

    assert not Article.objects.exists()


@override_settings(MAX_ARTICLE_BYTES=20)
def test_a_text_over_the_limit_is_refused_with_both_figures(alice):
    with pytest.raises(BadText, match=r"22 bytes.*20"):
        save("ա" * 11, by=alice)


@override_settings(MAX_HEADINGS=2)
def test_too_many_headings_are_refused(alice):
    with pytest.raises(BadText, match="3 headings"):
        save(TEXT, by=alice)

    assert not ChangeSet.objects.exists()


def test_writing_without_the_lock_is_refused(alice):
    save(TEXT, by=alice)

    with pytest.raises(RuntimeError, match="lock"):
        write_edit(Article.objects.get(), SectionEdit(title="War", text="x"), by=alice)


def test_hidden_text_does_not_leave(alice):
    change_set = save(TEXT, by=alice)
    change_set.text_hidden = True
    change_set.save(update_fields=["text_hidden"])

    with pytest.raises(TextHidden):
        text_of(change_set)
    assert text_of(change_set, show_hidden=True) == TEXT


def test_check_history_finds_a_stored_text_that_was_tampered_with(alice):
    first = save(TEXT, by=alice)
    save(TEXT + "More.\n", by=alice, base_id=first.pk)
    article = Article.objects.get()
    assert list(check_history(article)) == []

    version = first.revision.version_set.get(serialized_data__contains="two sides")
    version.serialized_data = version.serialized_data.replace("two sides", "three sides")
    version.save()

    assert any("sha1" in problem for problem in check_history(article))


def test_a_flag_put_into_a_citation_does_not_make_it_another_one(alice):
    book = "<ref>{{cite book |last=Cornell |title=Small Nations |isbn=978-0-7007-1162-8}}</ref>"
    plain = "<ref>Ministry list, 12 January 2021</ref>"
    first = save(f"One.{book} Two.{plain}\n", by=alice)
    ids = set(Citation.objects.values_list("pk", flat=True))

    flagged = book.replace("}}</ref>", "}}{{page needed|date=January 2021}}</ref>")
    save(
        f"One.{flagged} Two.{plain.replace('</ref>', '{{full citation needed}}</ref>')}\n",
        by=alice,
        base_id=first.pk,
    )

    assert set(Citation.objects.filter(removed_in=None).values_list("pk", flat=True)) == ids


def test_what_comes_back_as_it_was_has_its_citations_and_links_again(alice):
    text = (
        TEXT
        + '\n== Sources ==\nSee [[Peace]].<ref name="b">{{cite web |title=B |url=https://example.org/b}}</ref>\n'
    )
    first = save(text, by=alice)
    second = save("Nothing.\n", by=alice, base_id=first.pk)
    assert not CitationUse.objects.exists()

    save(text, by=alice, base_id=second.pk)

    assert CitationUse.objects.count() == 2
    assert Link.objects.filter(target_title="Peace").exists()
    assert not Citation.objects.exclude(removed_in=None).exists()
