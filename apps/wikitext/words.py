"""The words that the engine itself puts into a page. A catalogue in another language is passed in by the
caller.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "back": "Back to the text",
    "back to": "Back to use {letter}",
    "broken expression": "Expression error: {reason}.",
    "category": "Category",
    "depth": "Templates are nested too deeply here.",
    "edit": "edit",
    "edit section": "Edit section: {heading}",
    "file": "File: {name}",
    "missing": "{title} (no such page yet)",
    "note bad name": "Reference error: a name cannot be a plain number.",
    "note conflict": "Reference error: the name “{name}” is given to several notes with different content.",
    "note elsewhere": "This note is defined in another section.",
    "note empty": "Reference error: a note without a name needs content.",
    "note group without list": "Reference error: the notes of the group “{group}” have no list for them.",
    "note list other group": "Reference error: this note is of the group “{group}”, its list is not.",
    "note list unnamed": "Reference error: a note in a list needs a name.",
    "note list unused": "Reference error: the note “{name}” is defined in the list but never used.",
    "note undefined": "Reference error: no note named “{name}” is defined.",
    "template": "This template is not drawn here. Its source: {source}",
    "too many cells": "There are too many cells here: those that follow are shown as they are written.",
    "too many headings": "There are too many headings here: those that follow are shown as they are written.",
    "too many links": "There are too many addresses here: those that follow are not links.",
    "too many lists": "There are too many lists of notes here: those that follow are left out.",
    "too many notes": "There are too many notes here: those that follow are left out.",
    "too large": "The templates here make too much text: this one and those that follow are left out.",
}
