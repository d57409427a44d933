import re
import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.articles.models import Article
from apps.citations.errors import find_errors
from apps.citations.models import Citation
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.interchange.reindexing import reindex
from tests.reading_back import words

ARCHIVED = (
    "{{cite news |title=Autumn |script-title=hy:Աշուն |language=hy |url=https://www.example.org/b/ |url-status=dead "
    "|archive-url=https://web.archive.org/web/20201012000000/https://example.org/b |archive-date=12 October 2020}}"
)
TEXT = f"""The war had two sides.<ref name="a">{{{{cite web |title=Zebra & co |url=https://example.org/a
|work=The Paper}}}}</ref>

== Course ==
It began in autumn.<ref>{ARCHIVED}</ref><ref name="a" />

It went on.<ref name="b">{{{{cite news |title=Autumn again |url=http://example.org/b}}}}</ref> Some say.<ref name="x" />

== Casualties ==
The figures differ.<ref name="62">Reference 62 <!-- unrecovered --></ref> A note.<ref group="note">Words.</ref>
Found.<ref name="a" />

== References ==
<references>
<ref name="spare">{{{{cite book |title=Spare |date=12 Octember 2020}}}}</ref>
</references>
"""


@pytest.fixture
def article(alice):
    save_edit(SectionEdit(title="The war", text=TEXT), by=alice)
    return Article.objects.get()


@pytest.fixture
def editor(client_of, alice):
    return client_of(alice)


def titles_in(response):
    return re.findall(r'class="citation-link"[^>]*>([^<]*)<', response.content.decode())


def citation_of(title):
    return Citation.objects.get(title=title)


def test_a_desk_lists_the_citations_in_the_order_of_their_first_use(editor, article):
    response = editor.get("/citations/The_war")

    assert response.status_code == 200
    assert titles_in(response) == [
        "Zebra &amp; co", "Autumn", "Autumn again", "x", "Reference 62", "Spare",
    ]  # fmt: skip
    numbers = re.findall(r'class="citation-number">([^<]*)<', response.content.decode())
    assert numbers == ["1", "2", "3", "4", "5", "–"]
    assert response["X-Robots-Tag"] == "noindex"


def test_a_row_names_source_language_script_archive_and_uses(editor, article):
    response = editor.get("/citations/The_war?q=zebra")
    assert "1 Zebra &amp; co The Paper web 3" in words(response)

    html = editor.get("/citations/The_war?q=autumn").content.decode()
    assert '<span class="citation-script" dir="ltr" lang="hy">Աշուն</span>' in html
    assert '<abbr class="citation-language" title="Armenian">hy</abbr>' in html
    assert "link dead, archived 12 October 2020" in html


@pytest.mark.parametrize(
    ("only", "count", "titles"),
    [
        ("unrecovered", 2, ["x", "Reference 62"]),
        ("errors", 3, ["x", "Reference 62", "Spare"]),
        ("dead", 1, ["Autumn"]),
        ("unused", 1, ["Spare"]),
        ("doubles", 2, ["Autumn", "Autumn again"]),
        ("notes", 1, ["Words."]),
        ("no such", None, None),
    ],
)
def test_the_counts_filter(editor, article, only, count, titles):
    response = editor.get(f"/citations/The_war?only={only}")

    if titles is None:
        assert len(titles_in(response)) == 6
        return
    assert titles_in(response) == titles
    assert f'only={only}" aria-current="true"><b>{count}</b>' in response.content.decode()


def test_errors_are_sentences_by_citation(article):
    errors = {Citation.objects.get(pk=pk).name: sentences for pk, sentences in find_errors(article).items()}

    assert errors["x"] == ["The name “x” is used and never defined."]
    assert errors["62"] == ["A ref name may not be a number alone: “62”."]
    assert errors["spare"][0] == "“spare” is defined in the list of references and never used."
    assert "date" in errors["spare"][1]
    assert set(errors) == {"x", "62", "spare"}


def test_a_name_defined_twice_is_an_error_only_where_the_content_differs(alice):
    alike = 'A.<ref name="a">One</ref> B.<ref name="a"> One </ref>\n'
    save_edit(SectionEdit(title="Alike", text=alike), by=alice)
    save_edit(SectionEdit(title="Unlike", text=alike.replace(" One ", "Two")), by=alice)

    assert find_errors(Article.objects.get(title="Alike")) == {}
    assert list(find_errors(Article.objects.get(title="Unlike")).values()) == [
        ["The name “a” is defined twice with different content."]
    ]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("title", "Autumn"), ("-title", "Zebra &amp; co"), ("-uses", "Zebra &amp; co"), ("-number", "Spare"),
     ("no such", "Zebra &amp; co"), ("-errors", "Spare")],
)  # fmt: skip
def test_the_desk_is_sorted_by_its_headers(editor, article, sort, first):
    rows = titles_in(editor.get(f"/citations/The_war?sort={sort}"))

    assert rows[0] == first


def test_a_citation_opens_in_a_panel_with_its_uses_and_fields(editor, article):
    pk = citation_of("Autumn").pk

    said = words(editor.get(f"/citations/The_war?citation={pk}"))

    assert "It began in autumn." in said
    assert "script-title hy:Աշուն" in said
    assert "Same address [3] Autumn again" in said
    assert "No such citation" in words(editor.get("/citations/The_war?citation=999999"))


def test_a_panel_shows_its_citation_as_it_prints_and_leads_to_each_use(editor, article):
    html = editor.get(f"/citation/{citation_of('Zebra & co').pk}").content.decode()

    assert '<cite class="citation web' in html
    assert '<a href="/wiki/The_war#Course">Course</a>' in html
    assert '<a href="/wiki/The_war">Lead</a>' in html


def test_the_panel_alone_is_given_to_a_script(editor, article):
    pk = citation_of("Autumn").pk
    response = editor.get(f"/citations/The_war?citation={pk}", headers={"accept": "text/html;fragment"})

    assert response.content.lstrip().startswith(b'<section class="peek')


def test_a_citation_of_another_article_does_not_open_here(editor, article, alice):
    save_edit(SectionEdit(title="The peace", text="It came.<ref>Other</ref>\n"), by=alice)

    pk = citation_of("Other").pk
    assert "No such citation" in words(editor.get(f"/citations/The_war?citation={pk}"))
    assert editor.get(f"/citation/{pk}").status_code == 200


def test_a_citation_that_left_the_text_says_so(editor, article, alice):
    pk = citation_of("Autumn again").pk
    base = Head.objects.get().newest_id
    save_edit(SectionEdit(title="The war", text="Nothing.\n", base_id=base), by=alice)

    assert "stands in the text no more" in words(editor.get(f"/citation/{pk}"))


def test_a_reader_is_asked_to_log_in(client, article):
    assert client.get("/citations/The_war").url == "/accounts/login/?next=/citations/The_war"
    assert client.get("/citation/1").url == "/accounts/login/?next=/citation/1"


def test_an_article_that_is_not_there_has_no_desk(editor, article):
    assert editor.get("/citations/The_peace").status_code == 404
    assert editor.get("/citations/[x]").status_code == 400
    assert editor.get("/citations/the%20war").url == "/citations/The_war"
    assert editor.get("/citation/999999").status_code == 404


def test_a_desk_takes_no_post(editor, article):
    assert editor.post("/citations/The_war").status_code == 405
    assert editor.post(f"/citation/{citation_of('Autumn').pk}").status_code == 405


def queries_of(client, address):
    client.get(address)
    # what the desk keeps is to be counted too
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_a_desk_asks_as_often_for_many_citations_as_for_few(editor, alice):
    for title, count in (("Few", 3), ("Many", 60)):
        refs = "".join(
            f"Said.<ref>{{{{cite web |title=T{n} |url=https://example.org/{n}}}}}</ref>\n\n"
            for n in range(count)
        )
        save_edit(SectionEdit(title=title, text=refs), by=alice)

    few, many = (queries_of(editor, f"/citations/{title}") for title in ("Few", "Many"))

    assert few == many <= 14


def test_a_desk_is_kept_until_the_article_is_saved_or_indexed_anew(editor, article, alice):
    Citation.objects.filter(title="Autumn").update(title="Wrong")
    assert "Wrong" in titles_in(editor.get("/citations/The_war"))
    with CaptureQueriesContext(connection) as queries:
        editor.get("/citations/The_war")
    assert not any("citations_citationuse" in query["sql"] for query in queries)

    reindex(article.pk)
    assert "Autumn" in titles_in(editor.get("/citations/The_war"))

    base = Head.objects.get().newest_id
    save_edit(SectionEdit(title="The war", text=TEXT.replace("=Spare", "=Spared"), base_id=base), by=alice)
    assert "Spared" in titles_in(editor.get("/citations/The_war"))


def test_pages_of_a_hundred_lead_on(editor, alice):
    refs = "".join(f"Said {n}.<ref>Source number {n}</ref>\n\n" for n in range(120))
    save_edit(SectionEdit(title="Many", text=refs), by=alice)

    assert len(titles_in(editor.get("/citations/Many"))) == 100
    assert len(titles_in(editor.get("/citations/Many?page=2"))) == 20
    assert len(titles_in(editor.get("/citations/Many?limit=500"))) == 120
    assert titles_in(editor.get("/citations/Many?page=9")) == []


def test_the_desk_of_the_full_article_asks_no_more_than_a_small_one(editor, article, alice, shared):
    text = (shared / "data/article/full.wikitext").read_text()
    save_edit(SectionEdit(title="Full", text=text), by=alice)

    assert queries_of(editor, "/citations/Full") == queries_of(editor, "/citations/The_war")
    response = editor.get("/citations/Full")
    assert "<b>948</b> all" in response.content.decode()
    assert len(titles_in(response)) == 100
    times = []
    for _turn in range(7):
        start = time.perf_counter()
        editor.get("/citations/Full")
        times.append(time.perf_counter() - start)
    print(f"full desk: {min(times) * 1000:.1f} ms best, {sorted(times)[3] * 1000:.1f} ms median")
