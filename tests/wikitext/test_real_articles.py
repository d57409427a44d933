"""Real articles and MediaWiki's own cases, read from beside the checkout."""

import importlib.util
import time

import pytest

from apps.wikitext import find_refs, find_templates, to_html


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


@pytest.mark.parametrize(("subset", "least"), [("core", 231), ("core+html", 317)])
def test_mediawikis_own_cases_pass_as_many_as_ever(shared, subset, least):
    spec = importlib.util.spec_from_file_location("parsertests", shared / "tools/parsertests.py")
    runner = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(runner)
    cases = runner.load_cases([str(shared / "data/corpus/parsertests/*.txt")])
    results = runner.run(cases, to_html, subset=subset)["results"]
    assert sum(result["status"] == "pass" for result in results) >= least
