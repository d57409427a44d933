"""Real articles come in, are shown, and leave unchanged. The files lie beside the checkout."""

import hashlib
import io
import time

import pytest
from django.conf import settings
from django.core.management import call_command

from apps.articles.models import Section
from apps.citations.models import Citation, CitationUse
from apps.editing.save import SectionEdit, save_edit
from apps.history.checking import check_history
from apps.history.models import ChangeSet
from apps.history.texts import text_of
from apps.interchange.extract_marks import citation_definition
from apps.verification.models import Flag
from apps.wikitext import join_sections, split_sections

ARTICLES = settings.BASE_DIR.parent / "shared/data/corpus/articles"
FILES = sorted(ARTICLES.glob("*.wikitext"))
CRLF = {
    "Bootham_Crescent__wtp.wikitext",
    "Wikipedia_Wikirreto_2008_Noviembre_Lucien_leGrey__sweble.wikitext",
}
MAX_RENDER_SECONDS = 2

needs_articles = pytest.mark.skipif(
    not FILES, reason="the third-party test material is absent (shared beside the checkout)"
)


def bring_in(path, title="Article", command="import_wikitext"):
    out = io.StringIO()
    call_command(command, title, str(path), stdout=out)
    return out.getvalue()


def bring_out(title="Article"):
    out = io.TextIOWrapper(io.BytesIO())
    call_command("export_wikitext", title, stdout=out)
    return out.buffer.getvalue()


@needs_articles
def test_there_are_123_articles_of_which_two_have_crlf():
    assert len(FILES) == 123
    assert {path.name for path in FILES if b"\r" in path.read_bytes()} == CRLF


@needs_articles
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_splitting_and_joining_keeps_every_byte(path):
    text = path.read_bytes().decode()
    assert join_sections(split_sections(text)) == text


@needs_articles
@pytest.mark.django_db
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_article_is_imported_rendered_and_exported_unchanged(path, client, caplog):
    bring_in(path)
    expected = path.read_bytes().replace(b"\r\n", b"\n")
    assert bring_out() == expected
    change_set = ChangeSet.objects.get()
    assert change_set.sha1 == hashlib.sha1(expected, usedforsecurity=False).hexdigest()
    started = time.process_time()
    answer = client.get("/wiki/Article?redirect=no")
    seconds = time.process_time() - started
    assert answer.status_code == 200
    assert seconds < MAX_RENDER_SECONDS
    assert not [record for record in caplog.records if record.name.startswith("apps.")]


@pytest.mark.django_db
def test_the_article_at_full_size_has_the_same_sha1_after_a_round_trip(shared, client):
    path = shared / "data/article/full.wikitext"
    bring_in(path, "2020 Nagorno-Karabakh war")
    assert bring_out("2020 Nagorno-Karabakh war") == path.read_bytes()
    assert not list(check_history(ChangeSet.objects.get().article))
    html = client.get("/wiki/2020_Nagorno-Karabakh_war").content.decode()
    assert html.count('<li id="cite_note-c') == 948
    assert "may be too long to read and navigate comfortably" in html
    assert "Second Nagorno-Karabakh War" in html.split("The 2020 ")[0]


@pytest.fixture
def seed(shared, db):
    """What importing the seed printed."""
    return bring_in(shared / "data/seed/article-extract.txt", "War", "import_extract")


def test_importing_the_seed_prints_what_it_holds(seed):
    lines = seed.splitlines()
    assert lines[0].startswith("Citation numbers: 948 declared, 885 used, 63 reserved (3, 5-17, 25-26, ")
    assert "Citation uses: 1,004" in lines
    assert "Note markers: 1 (d)" in lines
    assert "Unattached texts: 15" in lines
    assert "Flags: 1 dead link, 2 unknown kind, 1 verification needed" in lines


def test_the_seed_becomes_one_lead_with_948_unrecovered_citations(seed):
    assert Section.objects.get().level == 0
    sources = Citation.objects.filter(group="")
    assert (sources.count(), sources.filter(is_unrecovered=True).count()) == (948, 948)
    uses = CitationUse.objects.filter(citation__in=sources, is_definition=False)
    listed_in_infobox, listed_at_the_end = 80, 7
    assert uses.count() == 1004 + listed_in_infobox + listed_at_the_end


def test_the_flags_of_the_seed_are_found_again_in_the_article(seed):
    inline = Flag.objects.exclude(scope__in=["section", "article"])
    kinds = sorted(inline.values_list("kind", flat=True))
    assert kinds == ["Dead link", "Unknown kind", "Unknown kind", "Verification needed"]


def test_the_page_of_the_seed_shows_948_references_its_banners_and_its_infobox(seed, client):
    html = client.get("/wiki/War").content.decode()
    notes = 1
    assert html.count('<li id="cite_note-n') == 948 + notes
    assert "Source 948 of the extract, not recovered" in html
    assert "may be too long to read and navigate comfortably" in html
    assert "A request that the title of this article be changed to" in html
    assert "Per Azerbaijan: Per SOHR:" in html
    assert 'class="error"' not in html


def test_a_found_source_takes_the_citation_off_the_unrecovered_ones(seed, alice):
    newest = ChangeSet.objects.get()
    definition = citation_definition(81)
    text = text_of(newest).replace(definition, '<ref name="n81">{{cite web|title=A law}}</ref>')
    save_edit(SectionEdit(title="War", text=text, base_id=newest.pk), by=alice)
    assert Citation.objects.filter(group="", is_unrecovered=True).count() == 947
    assert Citation.objects.get(name="n81").title == "A law"
