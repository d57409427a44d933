"""What a test reads back: the words of an answer, the text that stands now."""

import re

from apps.history.models import Head
from apps.history.texts import text_of


def words(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def newest_text(title="The war"):
    return text_of(Head.objects.get(article__title=title).newest)
