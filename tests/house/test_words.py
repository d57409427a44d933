"""What the repository says: about no machine, in commands that exist, in sentences that can be translated."""

import re
import shlex
import subprocess

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from django.template import Engine

ROOT = settings.BASE_DIR
MACHINE_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root|home|tmp|Users|mnt)/\w")
TEMPLATES = sorted([*ROOT.glob("templates/**/*.html"), *ROOT.glob("apps/*/templates/**/*.html")])
TEMPLATE_TAGS = re.compile(
    r"{% *comment.*?endcomment *%}|{% *blocktranslate.*?endblocktranslate *%}|{#.*?#}"
    r"|{% *block (?:width|\w+_class) *%}.*?{% *endblock.*?%}|{%.*?%}|{{.*?}}",
    re.S,
)
NOT_PROSE = re.compile(
    r"<!--.*?-->|<(script|style|kbd|code)\b.*?</\1>|<[^>]*>|&\w+;|/[\w-]+/|\?\w+=|\bStet\b", re.S
)
WORDS_IN_ATTRIBUTES = re.compile(r"""\b(?:alt|title|placeholder|aria-label)\s*=\s*["'][^"'{<]*[^\W\d_]{2}""")


def committed_files():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: no list of committed files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_committed_file_names_a_folder_of_one_machine():
    found = []
    for path in committed_files():
        text = path.read_text(errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]

    assert found == []


def test_no_committed_file_pins_the_python_of_one_machine():
    assert ".python-version" not in {path.name for path in committed_files()}


def readme_commands():
    """Return what follows manage.py in the README's examples, and what its table of commands lists."""
    text = (ROOT / "README.md").read_text()
    shown = re.findall(r"(?:python3|python3\.\d+) manage\.py ([^#`\n&|>]+)", text)
    table = re.findall(r"^\| `([a-z_]+[ `][^`\n]*)` ", text, re.M)
    return sorted({command.strip() for command in [*shown, *table]})


def test_the_readme_names_the_two_commands():
    assert {"up", "test"} <= {command.split()[0] for command in readme_commands()}


@pytest.mark.parametrize("command", readme_commands())
def test_every_command_of_the_readme_exists_with_its_options(command):
    name, *arguments = shlex.split(command.translate(str.maketrans("[]|\\", "    ")))
    if name == "test":
        assert all((ROOT / argument).exists() for argument in arguments if not argument.startswith("-"))
        return
    assert name in get_commands()
    parser = load_command_class(get_commands()[name], name).create_parser("manage.py", name)

    asked = {argument.split("=")[0] for argument in arguments if argument.startswith("--")}

    assert asked <= set(parser._option_string_actions)


def variables_in(*paths):
    return {name for path in paths for name in re.findall(r"\bSTET_[A-Z_]+", path.read_text())}


def test_the_readme_names_only_variables_that_are_read():
    read = variables_in(
        ROOT / "manage.py", *ROOT.glob("config/*.py"), *ROOT.glob("tests/*.py"), *ROOT.glob(".ci/*")
    )

    assert variables_in(ROOT / "README.md") - read == set()


def test_the_readme_names_every_variable_that_is_read():
    for_the_gate = {"STET_HASHED_STATIC"}

    read = variables_in(ROOT / "config/settings.py") - for_the_gate

    assert read - variables_in(ROOT / "README.md") == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_template_compiles(path):
    Engine.get_default().from_string(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_of_a_template_is_marked_for_translation(path):
    html = TEMPLATE_TAGS.sub(" ", path.read_text())

    unmarked = re.findall(r"[^\W\d_]{2,}", NOT_PROSE.sub(" ", html)) + WORDS_IN_ATTRIBUTES.findall(html)

    assert unmarked == []
