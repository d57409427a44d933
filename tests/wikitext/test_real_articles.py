"""Real articles and MediaWiki's own cases, read from beside the checkout."""

import gzip
import importlib.util
import json
import re
import time
from collections import Counter
from html import unescape
from urllib.parse import unquote

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


@pytest.mark.parametrize(("subset", "least"), [("core", 237), ("core+html", 326)])
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


CHROME = re.compile(r'<(span|strong) class="(?:error|mw-editsection|mw-cite-backlink)\b.*?</\1>', re.DOTALL)
# Notes of a group without a list are listed by us at the end, and not by MediaWiki.
LIST_AT_END = re.compile(
    r'<ol class="references" data-mw-group=[^>]*>(?:(?!</ol>).)*</ol></div>(?=<span class="error">)',
    re.DOTALL,
)
LOCAL_PAGE = re.compile(r"/wiki/([^?#]*)|/index\.php(?:/|\?title=)([^?&#]*)")


def links_of(html: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often each page and each address outside is linked to, the page's own places left out."""
    pages: Counter[str] = Counter()
    addresses: Counter[str] = Counter()
    for found in re.findall(r'<a\b[^>]*? ?href="([^"#][^"]*)"', CHROME.sub("", LIST_AT_END.sub("", html))):
        if local := LOCAL_PAGE.match(found):
            pages[unquote(unescape(local[1] or local[2])).replace("_", " ")] += 1
        else:
            addresses[unescape(found)] += 1
    return pages, addresses


def words_of(html: str) -> Counter[str]:
    """Return the visible words, without edit links, back links and what is wrong with a note."""
    return Counter(
        re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", CHROME.sub(" ", LIST_AT_END.sub("", html)))))
    )


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
        assert (ours - theirs).total() <= 0.002 * theirs.total(), row["title"]


def test_long_articles_link_to_the_pages_and_addresses_that_mediawiki_links_to(shared):
    counted: Counter[str] = Counter()
    for row in rendered_by_mediawiki(shared):
        pairs = zip(links_of(to_html(row["wikitext"], row["title"])), links_of(row["html"]), strict=True)
        for kind, (ours, theirs) in zip(("pages", "addresses"), pairs, strict=True):
            missing, surplus = theirs - ours, ours - theirs
            assert missing.total() <= 0.01 * theirs.total(), (row["title"], missing)
            counted[kind] += theirs.total()
            counted[f"missing {kind}"] += missing.total()
            counted[f"surplus {kind}"] += surplus.total()
    # Three links to other wikis, whose prefixes the recorded wiki did not know and took for pages of its own, and two
    # of a page to itself, under whose name that wiki had no page.
    differing = {"missing pages": 5, "surplus pages": 0, "missing addresses": 0, "surplus addresses": 3}
    assert counted == {"pages": 8772, "addresses": 2528} | differing
