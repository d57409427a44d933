"""Templates drawn alone."""

import re

from apps.wikitext import to_html
from apps.wikitext.templates import Call, find_template


def draw(name, /, *positional, context=None, **named):
    """Return what the template gives for these parameters; "_" in a name stands for itself."""
    parameters = {str(place): value for place, value in enumerate(positional, 1)} | named
    return find_template(name)(Call(name, parameters, context))


def read(wikitext):
    """Return the words that a reader sees of wikitext, parted by single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", to_html(wikitext)).split())
