import hashlib
import secrets
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import transaction

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article
from apps.editing.save import SectionEdit, ensure_article, write_edit
from apps.history.models import ChangeSet
from apps.interchange.demo.desks import fill_desks
from apps.interchange.demo.states import StepFails, read_changes, states_of, submitted

FOLDER = Path(__file__).parent
JOINED_AT = datetime(2020, 8, 1, tzinfo=UTC)


class Account(NamedTuple):
    """A person of the demonstration; all strings, to be printed as they are."""

    name: str
    password: str
    role: str
    to_try: str


# name, role, what to try
CAST = (
    ("alice", "editor", "edit one section of the long article; preview; look at the changes; save"),
    (
        "bob",
        "editor",
        "edit the paragraph that alice has open: both are kept; the same words: the conflict page",
    ),
    ("carol", "reviewer", "accept or reject what waits on Shusha, from the page Review"),
    ("dana", "editor", "find the flags of January in the text and settle one with a source"),
    ("erin", "editor", "see in the history how the change of 28 October was undone; amend your move request"),
    ("frank", "page mover", "find the digits that changed places on 12 January; close the move request"),
    ("sysop", "administrator", "protect an article, block a person, hide a summary; see each in the log"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One save to make: of which article, and the states of it that it started from and must lead to.

    `base` is the place of the state it started from among the article's states, None where there was none.
    """

    title: str
    text: str
    expected: str
    base: int | None
    section: int | None
    by: str
    at: datetime
    summary: str
    is_minor: bool = False


def load_demo(*, password: str = "") -> list[Account]:
    """Load the demonstration into an empty wiki; return its accounts, [] where any article exists.

    Everybody gets the password, or one made for the occasion; who bears one of the names already keeps
    their own and is not returned. Raises StepFails where a save leads to another text than the one written
    down; then nothing is loaded.
    """
    if Article.objects.exists():
        return []
    password = password or secrets.token_urlsafe(9)
    newcomers = [row for row in CAST if not User.objects.filter(username=row[0]).exists()]
    with transaction.atomic(durable=True):
        make_people(newcomers, password)
        people = {user.username: user for user in User.objects.filter(username__in=[row[0] for row in CAST])}
        saved: dict[str, list[ChangeSet]] = {}
        for step in sorted(all_steps(), key=lambda step: step.at):
            saved.setdefault(step.title, []).append(take(step, saved.get(step.title, []), people))
        fill_desks(people)
    return [Account(name, password, role, to_try) for name, role, to_try in newcomers]


def make_people(rows: Sequence[tuple[str, str, str]], password: str) -> None:
    hashed = make_password(password)  # once for all: a hash is made to be slow
    for name, role, _ in rows:
        is_administrator = role == "administrator"
        User.objects.create(
            username=name,
            email=f"{name}@example.org",
            password=hashed,
            is_staff=is_administrator,
            is_superuser=is_administrator,
            date_joined=JOINED_AT,
        )


def all_steps() -> Iterator[Step]:
    final = "".join(
        path.read_text(encoding="utf-8") for path in sorted((FOLDER / "article").glob("*.wikitext"))
    )
    yield from steps_of(FOLDER / "changes.toml", final)
    for path in sorted((FOLDER / "others").glob("*.wikitext")):
        yield from steps_of(path.with_suffix(".toml"), path.read_text(encoding="utf-8"))
    rows = tomllib.loads((FOLDER / "others" / "redirects.toml").read_text(encoding="utf-8"))["redirect"]
    for row in rows:
        yield Step(base=None, section=None, expected=row["text"], **row)


def steps_of(path: Path, final: str) -> Iterator[Step]:
    title, changes = read_changes(path)
    states = states_of(final, changes)
    for index, (change, state) in enumerate(zip(changes, states, strict=True)):
        base = (index - 2 if change.is_beside else index - 1) if index else None
        section, text = submitted(states[base], changes, index, state) if base is not None else (None, state)
        yield Step(
            title=title,
            text=text,
            expected=state,
            base=base,
            section=section,
            by=change.by,
            at=change.at,
            summary=change.summary,
            is_minor=change.is_minor,
        )


def take(step: Step, earlier: list[ChangeSet], people: Mapping[str, User]) -> ChangeSet:
    edit = SectionEdit(
        title=step.title,
        text=step.text,
        section=step.section,
        base_id=None if step.base is None else earlier[step.base].pk,
        summary=step.summary,
        is_minor=step.is_minor,
    )
    with lock(ensure_article(step.title)) as (article,):
        change_set = write_edit(article, edit, at=step.at, by=people[step.by])
    if change_set is None or change_set.sha1 != sha1_of(step.expected):
        raise StepFails(f"{step.title}, {step.at}: {step.summary!r} did not lead to the text written down")
    return change_set


def sha1_of(text: str) -> str:
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
