"""Which flags an edit touches: their sentence, its sources or their template is another after it."""

from collections.abc import Mapping
from dataclasses import dataclass

from apps.articles.models import Article
from apps.wikitext.sentences import GAP, blank_marks

from .alignment import align_anywhere, align_likely, align_surely
from .finding import FoundFlag, flags_of_text
from .models import Flag
from .quoting import blanked_text, passage_before


@dataclass(frozen=True, slots=True)
class Touched:
    """A flag of the old text and where it stands in the new one; `now` is None where it was taken out."""

    old: FoundFlag
    now: FoundFlag | None


def touched_flags(article: Article, old_text: str, new_text: str) -> list[dict]:
    """Return the open flags whose sentence an edit changes, in the order of the text; [] in most cases.

    Each is {"id", "kind", "sentence", "is_out"}; `is_out` says that the edit takes the template out itself.
    The texts are of the same section or article. One query where something is touched, else none.
    """
    touched = find_touched(old_text, new_text)
    rows = rows_of(article, [flag.old for flag in touched])
    return [
        {
            "id": rows[id(flag.old)].pk,
            "kind": flag.old.kind,
            "sentence": flag.old.sentence,
            "is_out": flag.now is None,
        }
        for flag in touched
        if id(flag.old) in rows
    ]


def answers_in(post: Mapping[str, str]) -> dict[int, str]:
    """Return {flag id: how it was settled} of the answers to `_settles.html`; "no" is no answer."""
    found = {
        name.removeprefix("settles-"): value for name, value in post.items() if name.startswith("settles-")
    }
    return {
        int(pk): how
        for pk, how in found.items()
        if pk.isdecimal() and len(pk) < 19 and how in ("sourced", "reworded")
    }


def find_touched(old_text: str, new_text: str) -> list[Touched]:
    """Return the flags of the old text that the new one touches. Banners count where they are taken out."""
    old, new = flags_of_text(old_text), flags_of_text(new_text)
    if not old or old_text == new_text:
        return []
    sure, left, gone = align_surely(new, old)
    likely, _new, gone = align_likely(left, gone)
    before, after = passages(old_text, old), passages(new_text, new)
    touched = [Touched(was, now) for now, was in [*sure, *likely] if before[id(was)] != after[id(now)]]
    touched += [Touched(was, None) for was in gone]
    return sorted(touched, key=lambda flag: flag.old.flag.start)


def passages(text: str, found: list[FoundFlag]) -> dict[int, str]:
    """Return {id() of the flag: the wikitext that it is about}: its sentence with the notes at it, no flags.

    "" for a banner.
    """
    blanked = blanked_text(text)
    unflagged = blank_marks(text, sorted((flag.flag.start, flag.flag.end) for flag in found))
    return {id(flag): passage(unflagged, blanked, flag) if flag.sentence else "" for flag in found}


def passage(unflagged: str, blanked: str, found: FoundFlag) -> str:
    start, end = passage_before(blanked, found.flag.start)
    while end < len(blanked) and blanked[end] == GAP:
        end += 1
    return " ".join(unflagged[start:end].replace(GAP, "").split())


def rows_of(article: Article, found: list[FoundFlag]) -> dict[int, Flag]:
    """Return {id() of the found flag: its open row}."""
    if not found:
        return {}
    kinds = {flag.kind for flag in found}
    rows = Flag.objects.filter(article=article, removed_in=None, kind__in=kinds).order_by("section", "start")
    pairs, _left, _free = align_anywhere(found, list(rows))
    return {id(flag): row for flag, row in pairs}
