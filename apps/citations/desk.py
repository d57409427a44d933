"""What the desk of citations shows: counts that filter, a page of rows in an order, one citation in full."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from apps.wikitext.cs1 import read_fields
from apps.wikitext.cs1.languages import direction, language_code, language_name

from .listing import ListedCitation
from .models import Citation

LIMITS = (50, 100, 500)
FILTERS: dict[str, Callable[[ListedCitation], bool]] = {
    "": lambda row: not row.group,
    "unrecovered": lambda row: row.is_unrecovered,
    "errors": lambda row: bool(row.errors),
    "dead": lambda row: row.is_dead,
    "unused": lambda row: not row.uses,
    "doubles": lambda row: row.is_double,
    "notes": lambda row: bool(row.group),
}
SORTS: dict[str, Callable[[ListedCitation], object]] = {
    "number": lambda row: row.place,
    "title": lambda row: row.title.casefold(),
    "template": lambda row: row.template,
    "uses": lambda row: row.uses,
    "errors": lambda row: len(row.errors),
}


class DeskRow(NamedTuple):
    """One citation on the desk, every string ready. `language` is a code, `script_*` the title in its script."""

    citation: ListedCitation
    title: str
    source: str
    language: str
    language_name: str
    script_title: str
    script_language: str
    script_direction: str
    kind: str
    archive: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the desk; `number` counts from 1, `total` all rows that fit the filter."""

    rows: Sequence[DeskRow]
    number: int
    limit: int
    total: int

    @property
    def has_more(self) -> bool:
        return self.number * self.limit < self.total


def counts_of(citations: Sequence[ListedCitation]) -> dict[str, int]:
    """Return {filter: how many fit it}; "" counts all but explanatory notes, which stand in a group."""
    return {name: sum(map(fits, citations)) for name, fits in FILTERS.items()}


def page_of_citations(
    citations: Sequence[ListedCitation],
    *,
    only: str = "",
    words: str = "",
    sort: str,
    number: int,
    limit: int,
) -> Page:
    """Return one page of those that fit the filter and hold the words; one query. "-title" sorts downwards."""
    fits = FILTERS.get(only, FILTERS[""])
    chosen = [row for row in citations if fits(row) and holds(row, words)]
    chosen = in_order(chosen, sort)
    limit = limit if limit in LIMITS else 100
    number = max(number, 1)
    shown = chosen[(number - 1) * limit : number * limit]
    return Page(desk_rows(shown), number, limit, len(chosen))


def in_order(citations: Sequence[ListedCitation], sort: str) -> list[ListedCitation]:
    """Return the citations sorted; those without a title or template stand last either way."""
    name = sort.removeprefix("-")
    rows = sorted(citations, key=SORTS.get(name, SORTS["number"]), reverse=sort.startswith("-"))
    return sorted(rows, key=lambda row: not getattr(row, name)) if name in ("title", "template") else rows


def holds(row: ListedCitation, words: str) -> bool:
    """Tell whether every word stands in the title, address or name, in any case."""
    text = f"{row.title}\n{row.url}\n{row.name}".casefold()
    return all(word in text for word in words.casefold().split())


def desk_rows(citations: Sequence[ListedCitation]) -> list[DeskRow]:
    ids = [row.id for row in citations]
    contents = Citation.objects.filter(pk__in=ids).values_list("pk", "parameters", "content")
    known = {pk: (parameters, content) for pk, parameters, content in contents}
    return [desk_row(row, *known[row.id]) for row in citations if row.id in known]


def desk_row(row: ListedCitation, parameters: Mapping[str, str], content: str) -> DeskRow:
    values = read_fields(parameters).values
    language = language_code(values.get("language", ""))
    code, script_title = split_script(values.get("script-title", ""))
    return DeskRow(
        citation=row,
        title=row.title or script_title or content.strip()[:200] or row.name,
        source=values.get("work") or values.get("publisher") or values.get("agency") or host_of(row.url),
        language=language,
        language_name=language_name(language),
        script_title=script_title,
        script_language=code,
        script_direction=direction(code),
        kind=row.template.removeprefix("cite "),
        archive=values.get("archive-date", "") if values.get("archive-url") else "",
    )


def split_script(value: str) -> tuple[str, str]:
    """Return (language code, title) of a script title as CS1 writes it: "hy:Հայ"; "" where there is no code."""
    code, colon, title = value.partition(":")
    if colon and language_name(code):
        return code.strip(), title.strip()
    return "", value


def host_of(url: str) -> str:
    """Return the host of an address without www, "" where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
