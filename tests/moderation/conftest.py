import re

import pytest

from apps.editing.save import SectionEdit, save_edit
from apps.history.models import Head

TEXT = "The war had two sides.\n\n== Course ==\nIt began in autumn.\n"


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
def words():
    """Return a function that gives the words of an answer, without the markup."""

    def words(response):
        return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())

    return words
