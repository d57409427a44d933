"""Titles of pages: how they are written one way, and which rules they may break."""

from __future__ import annotations

import re
from dataclasses import dataclass

from apps.wikitext.entities import decode

MAX_TITLE_BYTES = 255

NAMESPACE_NAMES = {
    -2: "Media", -1: "Special", 0: "", 1: "Talk", 2: "User", 3: "User talk", 4: "Project", 5: "Project talk",
    6: "File", 7: "File talk", 8: "MediaWiki", 9: "MediaWiki talk", 10: "Template", 11: "Template talk",
    12: "Help", 13: "Help talk", 14: "Category", 15: "Category talk", 100: "Portal", 101: "Portal talk",
    118: "Draft", 119: "Draft talk",
}  # fmt: skip
_NAMESPACES = {name.lower(): number for number, name in NAMESPACE_NAMES.items() if name}
_NAMESPACES |= {"image": 6, "image talk": 7, "wikipedia": 4, "wikipedia talk": 5, "wp": 4, "wt": 5}

_BLANKS = re.compile(r"[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e]")
_ILLEGAL = re.compile(r"[#<>\[\]|{}\x00-\x1f\x7f\ufffd\ufdd0-\ufdef]|%[0-9A-Fa-f]{2}|&[A-Za-z0-9\x80-\xff]+;")
_PLAIN = re.compile(r"[A-Za-z0-9(][A-Za-z0-9'(),-]*+(?: [A-Za-z0-9'(),-]++)*+")
_RELATIVE = re.compile(r"^\.{1,2}$|^\.{1,2}/|/\.{1,2}/|/\.{1,2}$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its one spelling: `text` has the namespace's name in front where it is not the main one."""

    namespace: int
    text: str


class BadTitle(ValueError):
    """A title breaks a rule: `code` names the rule for programs, `message` for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def normalise_title(raw: str) -> Title:
    """Return the title with spaces for underscores and its first letter upper.

    Raises BadTitle with one of the codes "empty", "character", "relative", "signature", "long", "colon",
    "talk".
    """
    return normalise_decoded_title(decode(raw))


def normalise_decoded_title(raw: str) -> Title:
    """Do the same for what holds no character references any more. Raises BadTitle."""
    text = _fold_blanks(raw)
    if text.startswith(":"):
        text = text[1:].strip()
    namespace, name = _split_namespace(text)
    if namespace == 1 and _split_namespace(name)[0] != 0:
        raise BadTitle("talk", "A title cannot name a second namespace after “Talk:”.")
    _check_name(name, namespace)
    name = upper_first(name)
    prefix = NAMESPACE_NAMES[namespace]
    return Title(namespace, f"{prefix}:{name}" if prefix else name)


def is_plain_title(raw: str) -> bool:
    """Tell whether this is a title in the main namespace that no rule speaks of, as most are."""
    return len(raw) <= MAX_TITLE_BYTES and _PLAIN.fullmatch(raw) is not None


def _fold_blanks(raw: str) -> str:
    return _BLANKS.sub(" ", _DIRECTION_MARKS.sub("", raw)).strip()


def has_illegal_sign(name: str) -> bool:
    """Tell whether a name holds what no title of any wiki may hold."""
    return _ILLEGAL.search(name) is not None


def find_namespace(name: str) -> int:
    """Return the number of the namespace of this name, 0 where there is none."""
    return _NAMESPACES.get(_fold_blanks(name).lower(), 0)


def _split_namespace(text: str) -> tuple[int, str]:
    prefix, colon, rest = text.partition(":")
    number = _NAMESPACES.get(prefix.strip().lower()) if colon else None
    return (0, text) if number is None else (number, rest.strip())


def _check_name(name: str, namespace: int) -> None:
    if not name:
        raise BadTitle("empty", "A title needs at least one letter.")
    if found := _ILLEGAL.search(name):
        raise BadTitle("character", f"A title cannot contain “{found[0]}”.")
    if _RELATIVE.search(name):
        raise BadTitle("relative", "A title cannot contain “.” or “..” as a step of a path.")
    if "~~~" in name:
        raise BadTitle("signature", "A title cannot contain “~~~”.")
    if len(name.encode("utf-8", "replace")) > (512 if namespace == -1 else MAX_TITLE_BYTES):
        raise BadTitle("long", f"A title cannot be longer than {MAX_TITLE_BYTES} bytes.")
    if name.startswith(":"):
        raise BadTitle("colon", "A title cannot begin with “:”.")


def upper_first(name: str) -> str:
    """Return the name with its first letter upper, where that is one letter."""
    first = name[0].upper()
    return (first if len(first) == 1 else name[0]) + name[1:]
