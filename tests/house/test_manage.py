"""manage.py before the project's own environment stands: its stamp and its errors."""

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings

PATH = settings.BASE_DIR / "manage.py"
# Run as programs by the gate; no test imports them.
LINTERS = {"django-stubs", "djlint", "mypy", "ruff"}


@pytest.fixture
def manage(tmp_path):
    """manage.py as a module, with an environment folder of its own."""
    spec = importlib.util.spec_from_file_location("manage_under_test", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.VENV = tmp_path / "venv"
    return module


def stamp_environment(manage, *, with_dev):
    (manage.VENV / "bin").mkdir(parents=True, exist_ok=True)
    (manage.VENV / "bin" / "python").touch()
    (manage.VENV / "stet-stamp").write_text(manage.stamp(with_dev=with_dev))


def test_an_environment_made_for_tests_serves_too_but_not_the_other_way_round(manage):
    stamp_environment(manage, with_dev=True)
    assert manage.is_stamped(with_dev=True)
    assert manage.is_stamped(with_dev=False)

    stamp_environment(manage, with_dev=False)
    assert manage.is_stamped(with_dev=False)
    assert not manage.is_stamped(with_dev=True)


def test_another_python_makes_the_environment_anew(manage, monkeypatch):
    stamp_environment(manage, with_dev=True)
    monkeypatch.setattr(manage.sys, "version_info", (3, 99, 0))

    assert not manage.is_stamped(with_dev=True)


def test_another_pyproject_makes_the_environment_anew(manage, monkeypatch, tmp_path):
    stamp_environment(manage, with_dev=True)
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(manage, "HERE", tmp_path)

    assert not manage.is_stamped(with_dev=True)


def test_an_environment_that_was_never_finished_is_made_anew(manage):
    stamp_environment(manage, with_dev=True)
    (manage.VENV / "stet-stamp").unlink()

    assert not manage.is_stamped(with_dev=True)


def test_an_environment_whose_python_is_gone_is_made_anew(manage, tmp_path):
    stamp_environment(manage, with_dev=True)
    (manage.VENV / "bin" / "python").unlink()
    (manage.VENV / "bin" / "python").symlink_to(tmp_path / "no such python")

    assert not manage.is_stamped(with_dev=True)


def test_an_environment_of_the_users_own_is_taken_as_it_is(manage):
    manage.ensure_environment(with_dev=True)

    assert not manage.VENV.exists()


def test_a_python_too_old_is_one_clear_line(manage, monkeypatch):
    monkeypatch.setattr(manage.sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(manage.sys, "version", "3.10.4 (main)")

    with pytest.raises(SystemExit, match=r"^Stet needs Python 3\.11 or newer; this is 3\.10\.4\.$"):
        manage.main()


def test_a_python_without_ensurepip_is_one_clear_line(manage, monkeypatch):
    monkeypatch.setattr(manage.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(SystemExit, match=r"^Python's ensurepip is missing.*python3-venv$"):
        manage.ensure_environment(with_dev=False)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path):
    (tmp_path / "file").touch()

    # -S hides the packages that are installed: as on a fresh machine
    done = subprocess.run(
        [sys.executable, "-S", str(PATH), "up"],
        env={"STET_VENV": str(tmp_path / "file" / "venv")},
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"Cannot write {tmp_path / 'file' / 'venv'} (Not a directory). Name another folder in STET_VENV."
    )


def test_a_failed_command_shows_what_it_said(manage):
    with pytest.raises(SystemExit, match=r"(?s)failed:.*no such thing"):
        manage.run([sys.executable, "-c", "import sys; sys.exit('no such thing')"])


def test_what_manage_looks_for_covers_every_dependency(manage):
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    looked_for = set(manage.NEEDED.split()) | set(manage.NEEDED_TO_TEST.split())
    modules_of = {}
    for module, names in importlib.metadata.packages_distributions().items():
        for name in names:
            modules_of.setdefault(name.lower().replace("_", "-"), set()).add(module)

    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in wanted} - LINTERS

    assert [name for name in sorted(names) if not modules_of[name] & looked_for] == []
