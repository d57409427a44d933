"""What the operations of the wiki cost, over HTTP, each beside its floor. Judges only the status."""

import re
import statistics
from html import unescape

import pytest

from .measuring import Case
from .serving import Client
from .table import Row

FULL, FOUR = "/wiki/Full", "/wiki/Four_times"


def test_view_by_a_reader_warm(reader, measure):
    measure(
        Case("view, anonymous, warm", lambda: reader.get(FULL), limits={"must": 3, "ratio_must": 3.5}),
        Case("view, anonymous, warm, 4×", lambda: reader.get(FOUR)),
    )


def test_view_by_a_reader_warm_compressed(site, measure):
    client = Client(site.port, gzip=True)
    measure(Case("view, anonymous, warm, gzip", lambda: client.get(FULL), limits={"must": 3}))


def test_view_by_a_person_logged_in(editor, measure):
    measure(
        Case("view, logged in, warm", lambda: editor.get(FULL), limits={"must": 6}),
        Case("view, logged in, warm, 4×", lambda: editor.get(FOUR)),
    )


def test_view_with_nothing_cached(site, measure):
    def cold(path):
        site.restart()
        client = Client(site.port)
        assert client.get("/wiki/Small").status == 200
        return client.get(path)

    measure(
        Case("view, nothing cached", lambda: cold(FULL), limits={"must": 200}),
        Case("view, nothing cached, 4×", lambda: cold(FOUR)),
        times=5,
        warm=1,
    )


def test_save_of_a_section_and_the_first_view_after_it(reader, editor, seeded, measure, keep):
    full, four = (Saver(editor, reader, title, seeded["section"]) for title in ("Full", "Four_times"))
    measure(
        Case("save of a section", full.save, status=302, limits={"must": 40}),
        Case("save of a section, 4×", four.save, status=302, limits={"must": 40, "growth_must": 1.3}),
        times=15,
    )
    measure(
        Case("first view after a save", full.save_and_view, limits={"must": 40}),
        Case("first view after a save, 4×", four.save_and_view),
        times=9,
        warm=1,
    )
    keep(Row("a save and the first view after it", statistics.median(full.together), must=80))


class Saver:
    """Adds a sentence to a section, as a browser does: form, then save."""

    def __init__(self, editor, reader, title, section):
        self.editor, self.reader, self.title = editor, reader, title
        self.form_path = f"/edit/{title}?section={section}"
        self.turn = 0
        self.together = []

    def save(self):
        self.turn += 1
        return self.editor.post(self.form_path, self.filled_form(f"Benchmark sentence {self.turn}."))

    def save_and_view(self):
        saved, viewed = self.save(), self.reader.get(f"/wiki/{self.title}")
        assert saved.status == 302
        assert f"Benchmark sentence {self.turn}.".encode() in viewed.body
        self.together.append(saved.ms + viewed.ms)
        return viewed

    def filled_form(self, sentence):
        text, base = read_form(self.editor.get(self.form_path))
        text = re.sub(r" Benchmark sentence \d+\.", "", text)
        return {"text": f"{text.rstrip()} {sentence}\n", "base": base, "summary": "measured"}


def read_form(answer):
    """Return (text, base) of an edit form."""
    html = answer.body.decode()
    assert answer.status == 200, html[-300:]
    text = unescape(re.search(r"<textarea[^>]*\bname=\"text\"[^>]*>\r?\n?(.*?)</textarea>", html, re.S)[1])
    field = re.search(r"<input[^>]*\bname=\"base\"[^>]*>", html)[0]
    return text.replace("\r\n", "\n"), re.search(r"value=\"(\d+)\"", field)[1]


def test_edit_form_and_preview_of_a_section(editor, seeded, measure):
    path = f"/edit/Full?section={seeded['section']}"
    measure(Case("edit form of a section", lambda: editor.get(path), limits={"must": 10}))
    text, base = read_form(editor.get(path))
    turns = iter(range(1000))

    def ask_for(action):
        form = {"text": f"{text}\nMore {next(turns)}.\n", "base": base, "action": action}
        return editor.post(path, form, **{"HX-Request": "true"})

    measure(Case("preview of a section", lambda: ask_for("preview"), limits={"must": 8}))
    measure(Case("problems of a section", lambda: ask_for("problems"), limits={"must": 15}))


@pytest.mark.parametrize("kind", ["one word", "30 edits", "a moved section"])
def test_diff_page(reader, seeded, measure, kind):
    path = f"/diff/{seeded['diffs'][kind]}"
    skip_unless_there(reader, path)
    measure(Case(f"diff page, {kind}", lambda: reader.get(path), limits={"must": 5}))


@pytest.mark.parametrize(
    ("name", "path"), [("history", "/history/Full"), ("recent changes", "/special/recent-changes")]
)
def test_lists(reader, measure, name, path):
    skip_unless_there(reader, path)
    measure(
        Case(f"{name}, 50 rows", lambda: reader.get(f"{path}?limit=50"), limits={"must": 12}),
        Case(f"{name}, 500 rows", lambda: reader.get(f"{path}?limit=500"), limits={"must": 40}),
    )


@pytest.mark.parametrize(
    ("name", "path", "must"),
    [
        ("citations desk, 100 rows", "/citations/Full?limit=100", 30),
        ("flags desk, 100 rows", "/flags/Full?limit=100", 30),
        ("names desk, 100 rows", "/names/Full", 30),
        ("talk desk, 100 rows", "/talk/Full?limit=100", 30),
        ("move requests, 100 rows", "/special/moves", 30),
        ("log, 100 rows", "/special/log?limit=100", 30),
        ("search", "/special/search?q=ceasefire&all=1", 20),
    ],
)
def test_desks_and_search(editor, measure, name, path, must):
    measure(Case(name, lambda: editor.get(path), limits={"must": must}))


def skip_unless_there(reader, path):
    if reader.get(path).status == 404:
        pytest.skip(f"{path.split('/')[1]}: no such page yet")


def test_what_a_change_set_stores(seeded, keep):
    keep(Row("stored per change set", seeded["stored_bytes"] / 1024, unit="KiB", must=12))


def test_peak_memory_of_a_worker(site, seeded, keep):
    site.restart()
    used = work_and_peak(site, seeded, "Full")
    if used is None:
        pytest.skip("this system does not tell a process's peak memory")
    keep(Row("peak memory of a worker", used, unit="MiB", must=150))
    four = work_and_peak(site, seeded, "Four_times")
    keep(Row("peak memory of a worker, 4× too", four, unit="MiB", growth=four / used))


def work_and_peak(site, seeded, title):
    """Read and save the article as reader and editor; return the worker's peak so far in MiB."""
    reader, editor = Client(site.port), Client(site.port, session=seeded["session"])
    saver = Saver(editor, reader, title, seeded["section"])
    for _ in range(3):
        saver.save_and_view()
        assert editor.get(f"/wiki/{title}").status == 200
    peak = site.peak_bytes()
    return peak and peak / 1024**2
