"""The cast of a move request: who opens it, who holds what, who may close it."""

from datetime import timedelta

import pytest

from apps.articles.models import Article
from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head
from apps.history.texts import text_of
from apps.moderation.actions import grant
from apps.naming.actions import open_request
from apps.naming.closing import close_request
from apps.naming.models import MoveRequest
from tests.conftest import add_person


def save(title, text, *, by):
    newest = Head.objects.filter(article__title=title).values_list("newest", flat=True).first()
    return save_edit(SectionEdit(title=title, text=text, base_id=newest), by=by)


def article_of(title):
    return Article.objects.get(title=title)


def newest_text(title):
    return text_of(Head.objects.get(article__title=title).newest)


def age(request, **span):
    """Set the clock on: the request was opened and listed so much earlier."""
    row = MoveRequest.objects.get(pk=request.pk)
    row.opened_at -= timedelta(**span)
    row.listed_at -= timedelta(**span)
    row.save()
    return row


@pytest.fixture
def war(alice):
    return save("War", "The war.\n\n== Course ==\nIt began.\n", by=alice).article


@pytest.fixture
def asked(war, alice):
    """The request that alice opens: War is to be called Second war."""
    return open_request([(war, "Second war")], "Most sources say so.", by=alice)


@pytest.fixture
def dana(db):
    return add_person("dana")


@pytest.fixture
def mover(sysop):
    """An uninvolved page mover."""
    return granted(add_person("mover"), "page mover", by=sysop)


@pytest.fixture
def veteran(sysop):
    """An uninvolved experienced editor, without the right to move."""
    return granted(add_person("veteran"), "extended confirmed", by=sysop)


def granted(person, *rights, by):
    for right in rights:
        grant(person, right, reason="Known.", by=by)
    return person


@pytest.fixture
def due(asked):
    """The request, its seven days over."""
    return age(asked, days=7, minutes=1)


def close(request, *, by, result="moved", rationale="", **more):
    row = MoveRequest.objects.get(pk=request.pk)
    return close_request(
        row, result=result, rationale=rationale, by=by, **{"seen": row.positions_version, **more}
    )
