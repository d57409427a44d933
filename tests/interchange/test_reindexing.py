from apps.articles.models import Article, Link
from apps.citations.models import CitationUse
from apps.editing.save import SectionEdit, save_edit
from apps.interchange.reindexing import reindex
from apps.verification.models import Flag

TEXT = """Lead with [[Links]].<ref name="a">{{cite web |title=A |url=https://example.org/a}}</ref>

== One ==
Words.{{citation needed|date=January 2021}} More.<ref name="a" />

== Two ==
Gone soon.{{dubious|reason=Two figures}}<ref>Plain</ref>
"""


def saved_twice(alice):
    first = save_edit(SectionEdit(title="War", text=TEXT), by=alice)
    save_edit(SectionEdit(title="War", text=TEXT.split("== Two ==")[0], base_id=first.pk), by=alice)
    return Article.objects.get()


def test_reindex_finds_no_difference_after_saves(alice):
    assert reindex(saved_twice(alice).pk) == []


def test_reindex_mends_rows_that_do_not_agree_with_the_text(alice):
    article = saved_twice(alice)
    flag = Flag.objects.get(removed_in=None)
    Flag.objects.filter(pk=flag.pk).update(start=0, sentence="Wrong")
    Link.objects.all().delete()
    CitationUse.objects.first().delete()

    problems = reindex(article.pk)

    assert [problem.split(":")[0] for problem in problems] == ["links", "citation uses", "flags"]
    assert reindex(article.pk) == []
    mended = Flag.objects.get(pk=flag.pk)
    assert (mended.start, mended.sentence, mended.raised_in) == (flag.start, flag.sentence, flag.raised_in)
