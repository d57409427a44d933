"""Rendered sections, kept by what they are made of: nothing is ever invalidated by hand."""

import hashlib
from collections.abc import Sequence

from django.core.cache import caches

from apps.wikitext.fragments import ENGINE_VERSION, Context, Fragment, group_units, render_fragment


def fragments_of(texts: Sequence[str], context: Context) -> list[Fragment]:
    """Return the fragments of an article's sections in order, rendering only what was never rendered before.

    Sections whose table or block runs on into the next make one fragment together.
    """
    units = ["".join(texts[unit.start : unit.stop]) for unit in group_units(texts)]
    keys = [key_of(text, context) for text in units]
    known = caches["fragments"].get_many(keys)
    new = {
        key: render_fragment(text, context) for key, text in zip(keys, units, strict=True) if key not in known
    }
    # what tells today's date must not outlive the day
    caches["fragments"].set_many({key: one for key, one in new.items() if not one.uses_day})
    return [known.get(key) or new[key] for key in keys]


def key_of(text: str, context: Context) -> str:
    parts = (ENGINE_VERSION, context.title, context.date_style, context.language, text)
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
