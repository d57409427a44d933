"""The article for paper: the whole or a section, with all notes, those used, or none."""

import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import ChangeSet
from apps.moderation.actions import set_pending
from apps.reading.printing import for_paper
from apps.wikitext.assembly import assemble
from apps.wikitext.fragments import read_context, render_fragment
from apps.wikitext.sections import split_sections

TEXT = """The war had two sides.<ref name="a">A source</ref>{{citation needed|date=May 2020}}

== Course & "end" ==
It began.<ref name="b">B source</ref> It ended.{{#tag:ref|E note<ref>C source</ref>|group=note}}

=== Autumn ===
It rained.<ref>D source</ref>

== Toll ==
None.

== Notes ==
{{reflist|group=note}}

=== Citations ===
{{reflist}}

== Further reading ==
* A book
"""


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def printed(**choice):
    pieces = split_sections(TEXT)
    context = read_context(TEXT, "War")
    page = assemble([render_fragment(piece.text, context) for piece in pieces], title="War", edit_links=True)
    return for_paper(page.html, page.contents, **choice)


def marks_in(html):
    return re.findall(r'</span>([^<]+)<span class="cite-bracket">\]', html)


def notes_in(html):
    return re.findall(r'<span class="reference-text">(\w+)', html)


def headings_in(html):
    return re.findall(r"<h\d [^>]*>([^<]*)<", html)


def is_whole(html):
    tags = re.findall(r"<(/?)(div|ol|ul|li|p|sup|span|h\d)\b", html)
    opened = []
    for closing, name in tags:
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def test_all_of_an_article_is_printed_as_it_stands():
    assert notes_in(printed(notes="all")) == ["E", "A", "B", "C", "D"]
    assert re.sub(r' value="\d+"', "", printed(notes="used")) == printed(notes="all")


def test_without_notes_neither_marks_nor_lists_nor_their_headings_are_left():
    html = printed(notes="none")

    assert marks_in(html) == []
    assert notes_in(html) == []
    assert headings_in(html) == ['Course &amp; "end"', "Autumn", "Toll", "Further reading"]
    assert "A book" in html
    assert is_whole(html)


def test_a_section_is_printed_with_its_subsections_and_the_notes_that_it_uses():
    html = printed(notes="used", section=1)

    assert headings_in(html) == ['Course &amp; "end"', "Autumn"]
    assert "two sides" not in html
    assert marks_in(html.partition('<div class="mw-references-wrap">')[0]) == ["2", "note 1", "4"]
    assert notes_in(html) == ["E", "B", "C", "D"]
    assert is_whole(html)


def test_notes_and_sections_keep_their_numbers_and_the_headings_above_them():
    html = printed(notes="used", section=2)

    assert headings_in(html) == ['Course &amp; "end"', "Autumn"]
    assert marks_in(html.partition('<div class="mw-references-wrap">')[0]) == ["4"]
    assert re.findall(r'<li value="(\d+)" id="([^"]+)"', html) == [("4", "cite_note-5")]
    assert "It began." not in html


def test_all_notes_of_the_article_come_with_a_section_where_asked_for():
    html = printed(notes="all", section=3)

    assert headings_in(html) == ["Toll"]
    assert sorted(notes_in(html)) == ["A", "B", "C", "D", "E"]
    assert notes_in(printed(notes="used", section=3)) == []
    assert notes_in(printed(notes="none", section=3)) == []


def test_the_lead_is_section_0():
    html = printed(notes="used", section=0)

    assert headings_in(html) == []
    assert marks_in(html) == ["1"]
    assert notes_in(html) == ["A"]


def test_there_is_no_section_beyond_the_last():
    with pytest.raises(IndexError):
        printed(notes="all", section=9)


@pytest.fixture
def article(alice):
    return save_edit(SectionEdit(title="The war", text=TEXT), by=alice).article


@pytest.mark.parametrize("notes", ["all", "used", "none"])
def test_a_reader_gets_a_page_for_paper(client, article, notes):
    response = client.get(f"/wiki/The_war?print={notes}")

    assert response.status_code == 200
    assert response["X-Robots-Tag"] == "noindex"
    html = response.content.decode()
    assert f'name="print" value="{notes}" checked' in html
    said = words(html)
    change = ChangeSet.objects.get()
    assert (
        f"The war, from Stet, under CC BY-SA 4.0. http://testserver/wiki/The_war?change={change.pk}" in said
    )
    assert ("A source" in said) == (notes != "none")
    assert 'class="tabs"' not in html


def test_a_section_of_the_page_is_chosen_by_its_number(client, article):
    html = client.get("/wiki/The_war?print=used&section=2").content.decode()

    assert '<option value="2" selected>1.1 Autumn</option>' in html
    assert "It rained." in html
    assert "It began." not in html
    assert client.get("/wiki/The_war?print=used&section=99").status_code == 404
    assert client.get("/wiki/The_war?print=used&section=x").status_code == 200


def test_an_unknown_choice_prints_all_notes(client, article):
    assert "A source" in words(client.get("/wiki/The_war?print=x").content.decode())


def test_an_old_state_is_printed_under_its_own_address(client, article, alice):
    old = ChangeSet.objects.get()
    save_edit(SectionEdit(title="The war", text=TEXT + "More.\n", base_id=old.pk), by=alice)

    html = client.get(f"/wiki/The_war?change={old.pk}&print=none").content.decode()

    assert "More." not in html
    assert f"?change={old.pk}" in words(html)
    assert f'<input type="hidden" name="change" value="{old.pk}">' in html


def test_readers_print_what_was_accepted_and_never_what_waits(client, client_of, article, alice, bob, sysop):
    set_pending(article, True, reason="Test", by=sysop)
    newest = ChangeSet.objects.get()
    save_edit(SectionEdit(title="The war", text=TEXT + "Unseen.\n", base_id=newest.pk), by=bob)

    assert "Unseen." not in words(client.get("/wiki/The_war?print=all").content.decode())
    assert "Unseen." in words(client_of(alice).get("/wiki/The_war?print=all").content.decode())


def test_a_page_for_paper_of_nothing_is_missing_and_takes_no_post(client, article):
    assert client.get("/wiki/Nowhere?print=all").status_code == 404
    assert client.post("/wiki/The_war?print=all").status_code == 405


def test_the_article_leads_to_its_page_for_paper(client, article):
    assert client.get("/wiki/The_war").content.decode().count('href="/wiki/The_war?print=all"') == 2
