"""Fill an empty wiki with what is measured. Runs in a process of its own, outside the tests' settings."""

import json
import random
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.naming.actions import open_request
from apps.naming.names import add_name
from apps.talk.actions import open_topic
from apps.wikitext.sections import section_range, split_sections

EDITS = 500
ROWS = 100


def main(plan_path):
    """Save the texts of the plan and what else is measured; print as JSON what was made."""
    plan = json.loads(Path(plan_path).read_text())
    person = add_person()
    for title, text in plan["texts"].items():
        save(title, text, by=person, base=None)
    title, number = "Full", section_of_about(plan["texts"]["Full"], 4096)
    made = {
        "session": add_session(person),
        "section": number,
        "stored_bytes": edit_often(title, number, by=person),
        "diffs": make_diffs(title, number, by=person),
    }
    fill_desks(title, by=person)
    print(json.dumps(made))


def fill_desks(title, *, by):
    """Put a page of rows on each desk that the text itself does not fill."""
    article = Article.objects.get(title=title)
    for number in range(ROWS):
        add_name(article, {"form": f"Name {number}", "language": "hy"}, by=by)
        open_topic(article, title=f"Topic {number}", text="I ask.", by=by)
        small = save(f"Small {number}", "It began in autumn.\n", by=by, base=None)
        open_request([(small.article, f"Another {number}")], "Because.", by=by)


def add_person():
    return get_user_model().objects.create_user("bench", password=None)


def add_session(person):
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


def save(title, text, *, by, base, section=None, summary=""):
    base_id = base.pk if base else None
    return save_edit(
        SectionEdit(title=title, text=text, section=section, base_id=base_id, summary=summary), by=by
    )


def newest_of(title):
    return Head.objects.select_related("newest").get(article__title=title).newest


def section_of_about(text, size_bytes):
    """Return the number of the section without subsections whose size is nearest."""
    pieces = split_sections(text)
    levels = [piece.level for piece in pieces]
    alone = [number for number in range(1, len(pieces)) if len(section_range(levels, number)) == 1]
    return min(alone, key=lambda number: abs(len(pieces[number].text.encode()) - size_bytes))


def edit_often(title, number, *, by):
    """Save one word's change EDITS times; return the bytes that the database grew by, a change set."""
    base = newest_of(title)
    text, before = split_sections(text_of(base))[number].text, database_bytes()
    for turn in range(EDITS):
        changed = f"{text.rstrip()} Edit {turn}.\n\n"
        base = save(title, changed, by=by, base=base, section=number, summary=f"A sentence more: {turn}")
    return (database_bytes() - before) / EDITS


def database_bytes():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, "
                       "pragma_freelist_count, pragma_page_size")  # fmt: skip
        return cursor.fetchone()[0]


def make_diffs(title, number, *, by):
    """Save one change of each kind; return {kind: id of its change set}."""
    changes = {"one word": one_word, "30 edits": thirty_edits, "a moved section": moved_section}
    made = {}
    for kind, change in changes.items():
        base = newest_of(title)
        pieces = [piece.text for piece in split_sections(text_of(base))]
        made[kind] = save(title, "".join(change(pieces, number)), by=by, base=base, summary=kind).pk
    return made


def one_word(pieces, number):
    return [*pieces[:number], pieces[number].replace(" the ", " this ", 1), *pieces[number + 1 :]]


def thirty_edits(pieces, number):
    rng = random.Random(3)
    changed = list(pieces)
    for index in rng.sample(range(len(pieces) - 1), 30):
        changed[index] = changed[index].replace(" the ", " that same ", 1).replace(" in ", " within ", 1)
    return changed


def moved_section(pieces, number):
    rest = [*pieces[:number], *pieces[number + 1 :]]
    return [*rest[:2], pieces[number], *rest[2:]]
