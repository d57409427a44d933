"""The order of the apps is held by import-linter, and import-linter really holds it."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

LINT = [
    sys.executable,
    "-c",
    "from importlinter.cli import lint_imports_command; lint_imports_command()",
    "--no-cache",
]
PLANTS = {
    "apps/articles/models.py": ("from apps.editing import save", "An app imports only apps below it"),
    "apps/shed/__init__.py": ("", "An app imports only apps below it"),
    "apps/history/models.py": ("from apps.history import recording", "Inside an app, downwards"),
    "apps/interchange/planted.py": ("from apps.reading import views", "Web modules are leaves"),
    "apps/wikitext/planted.py": ("from django.utils import html", "The text library is pure"),
    "apps/reading/planted.py": (
        "import reversion",
        "Only history and the models' registration know reversion",
    ),
}


@pytest.fixture
def copied_tree(tmp_path):
    """A copy of what import-linter reads, to plant mistakes in."""
    for name in ("apps", "config"):
        shutil.copytree(
            settings.BASE_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(settings.BASE_DIR / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder):
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(LINT, cwd=folder, env=environment, capture_output=True, text=True)


def test_every_import_contract_is_kept():
    done = lint(settings.BASE_DIR)

    assert done.returncode == 0, done.stdout
    assert ", 0 broken" in done.stdout


@pytest.mark.parametrize(("path", "line", "contract"), [(path, *plant) for path, plant in PLANTS.items()])
def test_a_planted_import_breaks_the_contract_that_forbids_it(copied_tree, path, line, contract):
    planted = copied_tree / path
    planted.parent.mkdir(exist_ok=True)
    with planted.open("a") as file:
        file.write(f"\n{line}\n")

    done = lint(copied_tree)

    assert done.returncode != 0
    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr


def test_the_migrations_say_what_the_models_say(db, capsys):
    call_command("makemigrations", check=True, dry_run=True)

    assert "No changes detected" in capsys.readouterr().out


@pytest.mark.parametrize(
    "app", sorted(path.parent.name for path in settings.BASE_DIR.glob("apps/*/__init__.py"))
)
def test_every_app_says_what_it_owns(app):
    text = (settings.BASE_DIR / "apps" / app / "__init__.py").read_text()

    assert text.startswith('"""')
    assert len(text.split()) >= 10
