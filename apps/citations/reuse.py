"""What is cited already: found by address, DOI, ISBN or words, with the text that cites it once more."""

import re
from html import escape
from typing import NamedTuple

from .listing import ListedCitation, bare_url, list_citations
from .models import Citation

IDENTIFIER = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*|isbn:?\s*)", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,}/\S+")
ISBN = re.compile(r"[\dXx][\d\s-]{8,16}[\dXx]")
URL = re.compile(r"https?://[^\s\]|<>{}\"]+")
MAX_FOUND = 20


class Found(NamedTuple):
    """One citation that fits. `text` cites it again: by its name, else as a copy (`is_copy`)."""

    id: int
    number: str
    title: str
    source: str
    uses: int
    text: str
    is_copy: bool


def find_cited(article_id: int, words: str) -> list[Found]:
    """Return the citations that fit what was asked, those used most first, at most MAX_FOUND; five queries."""
    words = words.strip()
    if not words:
        return []
    listed = {row.id: row for row in list_citations(article_id) if not row.is_unrecovered}
    rows = Citation.objects.filter(pk__in=listed).values_list("pk", "content", "parameters")
    fits = fitting(words)
    found = [
        (listed[pk], content, parameters) for pk, content, parameters in rows if fits(listed[pk], content)
    ]
    found.sort(key=lambda one: (-one[0].uses, one[0].place))
    return [found_one(*one) for one in found[:MAX_FOUND]]


def fitting(words: str):
    """Return the function of (row, content) that tells whether a citation is the one asked for."""
    rest = IDENTIFIER.sub("", words).strip()
    if DOI.fullmatch(rest):
        return lambda row, content: rest.casefold() in content.casefold()
    if ISBN.fullmatch(rest):
        digits = digits_of(rest)
        return lambda row, content: digits in digits_of(content)
    if words.startswith(("http://", "https://", "www.")):
        address = bare_url(words)
        return lambda row, content: bool(address) and address in addresses_in(f"{row.url} {content}")
    wanted = words.casefold().split()
    return lambda row, content: all(word in f"{row.name} {content}".casefold() for word in wanted)


def addresses_in(text: str) -> set[str]:
    return {bare_url(url) for url in URL.findall(text)}


def digits_of(text: str) -> str:
    return re.sub(r"[^\dX|]", "", text.upper())


def found_one(row: ListedCitation, content: str, parameters: dict[str, str]) -> Found:
    source = next(
        (parameters[name] for name in ("work", "website", "newspaper", "publisher") if name in parameters), ""
    )
    return Found(
        id=row.id,
        number=row.number,
        title=row.title or row.url or content.strip()[:120],
        source=source,
        uses=row.uses,
        text=ref_again(row, content),
        is_copy=not row.name,
    )


def ref_again(row: ListedCitation, content: str) -> str:
    """Return the ref tag that cites a citation once more."""
    group = f' group="{quoted(row.group)}"' if row.group else ""
    if row.name:
        return f'<ref name="{quoted(row.name)}"{group} />'
    return f"<ref{group}>{content}</ref>"


def quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")
