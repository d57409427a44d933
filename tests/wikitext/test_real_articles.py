"""Real articles and MediaWiki's own cases, read from beside the checkout."""

import gzip
import importlib.util
import json
import re
import time
from collections import Counter
from html import unescape

import pytest

from apps.wikitext import (
    assemble,
    find_refs,
    find_templates,
    read_context,
    render_fragment,
    split_sections,
    to_html,
)


def test_every_real_article_is_rendered_in_under_two_seconds(shared):
    paths = sorted((shared / "data/corpus/articles").glob("*.wikitext"))
    assert len(paths) == 123
    for path in paths:
        start = time.process_time()
        html = to_html(path.read_text(encoding="utf-8"), path.stem)
        assert time.process_time() - start < 2, path.name
        assert "\ufdd0" not in html, path.name


def test_the_full_article_has_its_references_numbered(shared):
    text = (shared / "data/article/full.wikitext").read_text(encoding="utf-8")
    html = to_html(text)
    assert len(find_templates(text)) > 948
    names = {ref.name for ref in find_refs(text) if not ref.group}
    assert html.count('<li id="cite_note-') >= len(names)


@pytest.mark.parametrize(("subset", "least"), [("core", 232), ("core+html", 317)])
def test_mediawikis_own_cases_pass_as_many_as_ever(shared, subset, least):
    spec = importlib.util.spec_from_file_location("parsertests", shared / "tools/parsertests.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    cases = runner.load_cases([str(shared / "data/corpus/parsertests/*.txt")])
    results = runner.run(cases, to_html, subset=subset)["results"]
    assert sum(result["status"] == "pass" for result in results) >= least


def rendered_by_mediawiki(shared) -> list[dict]:
    with gzip.open(
        shared / "data/corpus/reference-mw139/articles.dev.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        return [json.loads(line) for line in lines]


def words_of(html: str) -> Counter[str]:
    """Return the visible words, without edit links, back links and what is wrong with a note."""
    html = re.sub(
        r'<(span|strong) class="(?:error|mw-editsection|mw-cite-backlink)\b.*?</\1>', " ", html, flags=re.S
    )
    return Counter(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", html))))


def test_long_articles_have_the_sections_mediawiki_gives_them(shared):
    for row in rendered_by_mediawiki(shared):
        pieces = [piece.text for piece in split_sections(row["wikitext"])]
        context = read_context(row["wikitext"], row["title"])
        contents = assemble([render_fragment(piece, context) for piece in pieces]).contents
        ours = [(str(line.level), line.number, line.anchor, str(line.piece)) for line in contents]
        keys = ("level", "number", "anchor", "index")
        assert ours == [tuple(section[key] for key in keys) for section in row["sections"]], row["title"]


def test_long_articles_read_word_for_word_as_mediawiki_renders_them(shared):
    for row in rendered_by_mediawiki(shared):
        ours, theirs = words_of(to_html(row["wikitext"], row["title"])), words_of(row["html"])
        assert (theirs - ours).total() <= 0.002 * theirs.total(), row["title"]
        # Notes of a group without a list are listed here at the end, and not there.
        assert (ours - theirs).total() <= 0.02 * theirs.total(), row["title"]
