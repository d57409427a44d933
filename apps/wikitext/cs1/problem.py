"""One fault of a citation, and how its sentence is made."""

from __future__ import annotations

from dataclasses import dataclass

from apps.wikitext.cs1.parameters import Fields


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable code, the parameter as written, a sentence, and whether it is only a note."""

    code: str
    parameter: str
    message: str
    is_maintenance: bool = False


def error(code: str, fields: Fields, name: str, message: str) -> Problem:
    """Return an error in a parameter; {} in the message stands for its name as written."""
    written = fields.written.get(name, name)
    return Problem(code, written, message.format(f"|{written}="))


def note(code: str, fields: Fields, name: str, message: str) -> Problem:
    """Return the same as a note of maintenance, which readers are not shown."""
    written = fields.written.get(name, name)
    return Problem(code, written, message.format(f"|{written}="), True)
