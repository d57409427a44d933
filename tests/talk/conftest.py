import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head, LogEntry, Notice
from apps.talk.actions import open_topic, reply

TEXT = """The war had two sides.

== Course ==
It began in autumn, as both sides say.

== Toll ==
The figures differ.{{citation needed|date=January 2021}}<ref name=a>A source</ref>
"""


@pytest.fixture
def save():
    """Return a function that saves on top of the newest state."""

    def save(text=TEXT, *, by, title="The war", **more):
        newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
        return save_edit(SectionEdit(title=title, text=text, base_id=newest, **more), by=by)

    return save


@pytest.fixture
def article(bob, save):
    return save(by=bob).article


@pytest.fixture
def topic(article, alice):
    return open_topic(article, title="Which toll?", text="The two figures ''differ''.", by=alice)


@pytest.fixture
def say(topic):
    """Return a function that answers in the topic."""

    def say(text="So they do.", *, to=None, by):
        return reply(topic, text=text, parent=to, by=by)

    return say


@pytest.fixture
def words():
    """Return a function that gives the words of an answer, without the markup."""

    def words(response):
        return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())

    return words


@pytest.fixture
def notices_of():
    """Return a function that gives the (kind, sentence) of a person's notices, oldest first."""

    def notices_of(person):
        return list(Notice.objects.filter(user=person).order_by("pk").values_list("kind", "sentence"))

    return notices_of


@pytest.fixture
def logged():
    """Return a function that gives the actions of talk in the log, oldest first."""

    def logged():
        return list(
            LogEntry.objects.filter(action__startswith="talk").order_by("pk").values_list("action", flat=True)
        )

    return logged
