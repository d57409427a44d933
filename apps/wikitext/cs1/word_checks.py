"""Faults in the titles and words of a citation; each check adds what it finds to a list."""

from __future__ import annotations

import re

from apps.wikitext.cs1.address_checks import URL_FIELDS
from apps.wikitext.cs1.arrangement import ignores_chapter
from apps.wikitext.cs1.kinds import Kind
from apps.wikitext.cs1.languages import language_code, language_name
from apps.wikitext.cs1.parameters import Fields, canonical_name
from apps.wikitext.cs1.problem import Problem, error, note

TRANSLATIONS = frozenset([
    f"{start}-{name}"
    for start in ("trans", "script")
    for name in ("title", "chapter", "work", "quote", "map", "encyclopedia")
])  # fmt: skip
NUMBERS = frozenset(["page", "pages", "quote-page", "quote-pages", "edition", "volume", "issue"])
# Parameters that may hold addresses, and those that may end in punctuation.
_WITH_ADDRESSES = frozenset([
    *URL_FIELDS, "id", "page", "pages", "at", "quote-page", "quote-pages", "lay-url", "ref", "template",
])  # fmt: skip
_WITH_PUNCTUATION = frozenset([
    *URL_FIELDS, *TRANSLATIONS, "book-title", "chapter", "title", "transcript", "postscript", "quote", "ref",
    "lay-url",
])  # fmt: skip
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\xa0\xad\u200a\u200b\ufffd]")
_JOINER = re.compile("\u200d")
# In these scripts, and in pictographs, a joiner shapes the characters beside it.
_JOINED = re.compile(
    "[\u0900-\u0dff\u1000-\u109f\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f\u2600-\u27bf\U0001f000-\U0001faff]"
)
_DIRECTING = re.compile("[\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc]")
_GENERIC_TITLE = re.compile(r"wayback\s+machine|[(\[{<]?(?:no +title|unknown)[>}\])]?")
_GENERIC_PARTS = (
    "are you a robot", "hugedomains", "page not found", "subscribe to read", "website is for sale", "error 404",
    "error-404", "internet archive wayback machine", "log into facebook", "login • instagram", "redirecting...",
    "usurped title", "webcite query result", "wikiwix's cache",
)  # fmt: skip
# What other websites show in place of a page: told to those who look for notes.
_STAND_INS = frozenset([
    "not found", "untitled", "just a moment", "just a moment...", "access denied", "bot or not", "bot or not?",
    "attention required", "attention required!", "security check required", "login", "log in", "login page",
    "redirect notice", "redirecting", "page could not be found", "file not found", "cookies required", "forbidden",
    "service unavailable", "website is under maintenance", "verifying you are human", "verifying you are a human",
    "loading", "loading...", "error", "domain for sale", "this domain is for sale",
])  # fmt: skip
_ARCHIVED_COPY = re.compile(r"archived?\s+copy", re.IGNORECASE)
_GOOD_PAGE = re.compile(r"P[^.PpGg]")  # page 7 of a section P
_PAGE_WORDS = re.compile(r"[Pp][PpGg]?\.?[ \d]|[Pp][Pp]?\.(?:&nbsp;|\xa0)|[Pp]ages?|[Pp]gs.?")
_EDITION_WORDS = re.compile(r".*\b(?:edition|edn?)\.?$", re.IGNORECASE)
_VOLUME_WORDS = re.compile(r"(?:volumes?|vols?[.:=]?)(?![a-z])", re.IGNORECASE)
_ISSUE_WORDS = re.compile(r"issues?|iss[.:=]?\b|numbers?|nos?[^a-z]|nr[.:=]?\b|n[.:= °]|№|#", re.IGNORECASE)
_SCRIPT = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?\s*:\s*\S")
# Languages that are written in another script than Latin; a few are in both.
_SCRIPTED = frozenset(
    "ab am ar arc arz as av az azb ba be bg bn bo bs ce ckb cop crh cu cv dv dz el fa grc gu he hi hy hyw ja ka kbd kk"
    " km kn ko krc ku kum kv ky lez lo mhr mk ml mn mni mr my myv mzn nan ne new nog or os ota pa pnb prs ps ru rue sa"
    " sah sat sd sh si sr syc syr ta te tg th ti tk tt tyv udm ug uk ur uz wuu xmf yi yue zgh zh".split()
)
_LOST_PIPE = re.compile(r"(?:^|\s)([a-z][a-z0-9-]*)\s?=(?!=)")
_TAG = re.compile(r"<[^<>]*>")  # of which the attributes are no parameters
_ADDRESS_LIKE = frozenset([*URL_FIELDS, "quote", "id", "postscript"])
_JOINT = re.compile(r",(?! and)|, and | and |/")
_ENTITY_END = re.compile(r"&#?\w+;$")


def check_title(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a missing or generic title, and one that cannot be linked."""
    values = fields.values
    title = values.get("title", "")
    if not _has_title(kind, values):
        code = "bare_url_missing_title" if "url" in values else "missing_title"
        missing = "series" if kind.name == "episode" else "title"
        found.append(
            error(code, fields, missing, "Missing {}" if "url" not in values else "Bare address: missing {}")
        )
    elif title:
        if title == "none":
            found.append(note("untitled_periodical", fields, "title", "no {} in the periodical"))
        elif is_generic_title(title):
            shown = "{} is what websites show in place of a page"
            found.append((note if _is_stand_in(title) else error)("generic_title", fields, "title", shown))
        elif title[:6].lower() == "archiv" and _ARCHIVED_COPY.fullmatch(title):
            found.append(note("archived_copy", fields, "title", "archived copy as {}"))
        _check_conflict(fields, found)


def is_generic_title(title: str) -> bool:
    """Tell whether the title is one that websites show in place of a page."""
    lowered = title.lower()
    for part in _GENERIC_PARTS:
        if part in lowered:
            return True
    return lowered in _STAND_INS or lowered[:3] == "404" or _GENERIC_TITLE.fullmatch(lowered) is not None


def _is_stand_in(title: str) -> bool:
    return title.lower() in _STAND_INS


def _has_title(kind: Kind, values: dict[str, str]) -> bool:
    """Tell whether there is a title: an episode needs its series, an entry may have its encyclopedia alone."""
    if kind.name == "episode":
        return "series" in values
    if "title" in values:
        return True
    others = {"script-title", "trans-title"}
    if kind.name == "encyclopaedia":
        others |= {"encyclopedia", "work"}
    elif kind.name == "citation":
        others.add("encyclopedia")
    elif kind.name == "conference":
        others.add("book-title")
    return not others.isdisjoint(values)


def _check_conflict(fields: Fields, found: list[Problem]) -> None:
    """Find a title or chapter with a wikilink in it, or to a page of its own, and an address too."""
    values = fields.values
    page = values.get("title-link", "")
    if "[[" in values["title"] and ("url" in values or page):
        found.append(
            error("wikilink_in_url", fields, "title", "{} holds a wikilink, so no address can link it too")
        )
    elif page and "url" in values and page not in ("none", "pmc", "doi"):
        found.append(error("wikilink_in_url", fields, "title-link", "{} cannot link what an address links"))
    if "chapter-url" in values and "[[" in values.get("chapter", ""):
        found.append(
            error("wikilink_in_url", fields, "chapter", "{} holds a wikilink, so no address can link it too")
        )


def check_chapter(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a chapter of what has no chapters."""
    if ignores_chapter(kind, fields.values):
        found.append(error("chapter_ignored", fields, "chapter", "{} ignored: this is no part of a book"))


def check_translations(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find translations without an original, and scripts without a language."""
    values = fields.values
    for name in ("title", "chapter", "work", "map", "encyclopedia"):
        if f"trans-{name}" in values and name not in values and f"script-{name}" not in values:
            found.append(
                error("trans_missing_title", fields, f"trans-{name}", f"{{}} has no |{name}= to translate")
            )
    for name in ("title", "chapter", "work", "quote", "map", "encyclopedia"):
        if script := values.get(f"script-{name}"):
            _check_script(fields, f"script-{name}", script, found)


def _check_script(fields: Fields, name: str, script: str, found: list[Problem]) -> None:
    match = _SCRIPT.match(script)
    if match is None:
        found.append(
            error("script_parameter", fields, name, "{} lacks the code of its language, as in “hy:”")
        )
    elif match[1] not in _SCRIPTED:
        found.append(
            error("script_parameter", fields, name, "{} begins with no code of a language in another script")
        )


def check_text(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find addresses and lost pipes in what should be words, and marks that the citation sets by itself."""
    for name, value in fields.values.items():
        if "/" in value and ("://" in value or "[//" in value) and name not in _WITH_ADDRESSES:
            found.append(error("external_link", fields, name, "{} holds an external link"))
        elif "=" in value and name not in _ADDRESS_LIKE:
            pipe = _LOST_PIPE.search(_TAG.sub("", value) if "<" in value else value)
            if pipe and canonical_name(pipe[1]):
                found.append(
                    error("missing_pipe", fields, name, f"A pipe is missing before {pipe[1]}= in {{}}")
                )
        if (value[-1] in ",;:" or value[0] in ",;:") and _has_extra_mark(name, value):
            found.append(note("extra_punctuation", fields, name, "punctuation at the end of {}"))


def _has_extra_mark(name: str, value: str) -> bool:
    return name not in _WITH_PUNCTUATION and "-mask" not in name and not _ENTITY_END.search(value)


def check_periodical(kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a periodical missing, out of place, or set in italics by hand."""
    values = fields.values
    for name in ("work", "publisher", "encyclopedia"):
        if "''" in values.get(name, ""):
            found.append(error("italics", fields, name, "{} holds italics or bold"))
    if kind.is_periodical and "work" not in values and "script-work" not in values:
        found.append(error("missing_periodical", fields, kind.name, "Missing {}"))
    if kind.name == "book" and "work" in values:
        found.append(error("periodical_ignored", fields, "work", "{} ignored: a book is in no periodical"))


def check_numbers(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find words that the citation prints by itself."""
    for name, pattern, word in (
        ("page", _PAGE_WORDS, "“p.”"),
        ("pages", _PAGE_WORDS, "“pp.”"),
        ("quote-page", _PAGE_WORDS, "“p.”"),
        ("quote-pages", _PAGE_WORDS, "“pp.”"),
        ("edition", _EDITION_WORDS, "“edition”"),
        ("volume", _VOLUME_WORDS, "“vol.”"),
        ("issue", _ISSUE_WORDS, "“no.”"),
    ):
        value = fields.values.get(name, "")
        if value and pattern.match(value) and not (pattern is _PAGE_WORDS and _GOOD_PAGE.match(value)):
            code = f"extra_text_{name.replace('-', '_')}"
            found.append(error(code, fields, name, f"{{}} has a needless {word}"))


def check_language(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find a language whose name is not known."""
    written = fields.values.get("language", "")
    for name in _JOINT.split(written) if written else ():
        if name.strip() and not language_code(name) and not language_name(name):
            found.append(note("unknown_language", fields, "language", "language not recognised in {}"))
            return


def check_invisible(_kind: Kind, fields: Fields, found: list[Problem]) -> None:
    """Find characters that cannot be seen, or be told from a space; those that only direct are a note."""
    joined = "".join(fields.values.values())
    if joined.isascii() and joined.isprintable():
        return
    for name, value in fields.values.items():
        if _INVISIBLE.search(value) or (_JOINER.search(value) and not _JOINED.search(value)):
            found.append(error("invisible_char", fields, name, "{} holds a character that cannot be seen"))
        elif _DIRECTING.search(value):
            found.append(note("invisible_char", fields, name, "{} holds a mark that cannot be seen"))
