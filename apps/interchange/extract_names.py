"""The other names that the prose of an extract gives its subject, with the languages they are given in."""

import re
from dataclasses import dataclass

LANGUAGES = {
    "Abkhaz": "ab",
    "Arabic": "ar",
    "Armenian": "hy",
    "Azerbaijani": "az",
    "Chinese": "zh",
    "English": "en",
    "French": "fr",
    "Georgian": "ka",
    "German": "de",
    "Greek": "el",
    "Hebrew": "he",
    "Italian": "it",
    "Japanese": "ja",
    "Kurdish": "ku",
    "Latin": "la",
    "Ossetian": "os",
    "Persian": "fa",
    "Polish": "pl",
    "Portuguese": "pt",
    "Russian": "ru",
    "Serbian": "sr",
    "Spanish": "es",
    "Turkish": "tr",
    "Ukrainian": "uk",
}

_LANGUAGE = "|".join(LANGUAGES)
_MARKS = re.compile(r"\[[^\[\]]*\]")
_GLOSS = re.compile(rf"\s*\((?P<forms>(?:{_LANGUAGE}): [^()]*)\)")
_BREAK = re.compile(r"[,;.\x00(]\s*|\b(?:the|as|to|or|and|code-name|called|named)\s+")
_NAMED = re.compile(
    r"\b(?:referred to(?: as)?|known as|called|named)\s+(?:the\s+)?(?P<name>[A-Z][^,.;(\x00]+)"
)
_FORM = re.compile(rf"(?P<language>{_LANGUAGE}): (?P<form>.*)")


@dataclass(frozen=True)
class Form:
    """A name in one language (BCP 47), lost letters as `?` as in the extract; romanisation or ""."""

    language: str
    form: str
    romanisation: str


@dataclass(frozen=True)
class Name:
    name: str
    forms: tuple[Form, ...]


def find_names(lines: list[str]) -> list[Name]:
    """List the names, in order and each once, of paragraphs that gloss one as `Name (Language: form)`."""
    found: dict[str, Name] = {}
    for line in lines:
        for name in _names_in(_MARKS.sub("\x00", line)):
            found.setdefault(name.name, name)
    return list(found.values())


def _names_in(line: str) -> list[Name]:
    glosses = {_phrase_before(line, match.start()): match for match in _GLOSS.finditer(line)}
    names = {phrase: _read_forms(match["forms"]) for phrase, match in glosses.items() if phrase[:1].isupper()}
    if not names:
        return []
    for match in _NAMED.finditer(line):
        names.setdefault(match["name"].strip(), ())
    return [Name(name, forms) for name, forms in sorted(names.items(), key=lambda item: line.index(item[0]))]


def _phrase_before(line: str, end: int) -> str:
    words = line[:end].rstrip("\x00 ")
    start = max((match.end() for match in _BREAK.finditer(words)), default=0)
    return words[start:]


def _read_forms(text: str) -> tuple[Form, ...]:
    forms = []
    for part in text.split("; "):
        if match := _FORM.match(part):
            form, _, romanisation = match["form"].partition(", romanized: ")
            forms.append(Form(LANGUAGES[match["language"]], form.strip(), romanisation.strip()))
    return tuple(forms)
