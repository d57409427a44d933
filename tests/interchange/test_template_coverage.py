import io

import pytest
from django.core.management import CommandError, call_command


def run(*files):
    out = io.StringIO()
    call_command("template_coverage", *files, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_templates_of_files_are_counted_by_what_becomes_of_them(tmp_path):
    first, second = tmp_path / "a.wikitext", tmp_path / "b.wikitext"
    first.write_text("{{Infobox cheese|a={{cite_web|url=b}}}}<ref>{{Cite web}}</ref> {{No such}} {{!}}\n")
    second.write_text("{{no such|{{#if:a|{{cite web}}}}}} {{lc:A}} {{PAGENAME}}\n")
    assert run(first, second) == (
        "Rendered:\n       3  Cite web\n"
        "Not rendered:\n       2  No such\n       1  Infobox cheese\n"
        "3 of 6 uses are rendered, 50.0%; 1 of 3 templates.\n"
    )


def test_a_file_without_templates_says_so(tmp_path):
    (tmp_path / "a.wikitext").write_text("Words.\n")
    assert run(tmp_path / "a.wikitext") == "No templates.\n"


def test_a_file_that_is_missing_or_no_text_is_named_in_one_line(tmp_path):
    with pytest.raises(CommandError, match=r"^\S*missing.wikitext: No such file or directory\.$"):
        run(tmp_path / "missing.wikitext")
    (tmp_path / "a.wikitext").write_bytes(b"a\xff")
    with pytest.raises(CommandError, match=r"a\.wikitext"):
        run(tmp_path / "a.wikitext")
