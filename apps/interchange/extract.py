"""A plain-text extract of an article, read back into wikitext.

An extract has one paragraph a line, citations as `[12]`, notes as `[d]`, flags as `[dead link]` (`[]` where
the words were lost), banners and the shell of an infobox at its head, and neither headings nor a
bibliography. What comes out:

* One lead. No heading is invented, no word of the prose is lost; what would be markup is escaped.
* Each number is a named reference, `<ref name="n12" />`, defined once in the `<references>` at the end as
  "Source 12 of the extract, not recovered" with the mark that `apps.citations.unrecovered` knows. MediaWiki
  calls an empty definition an error, so the words are there to be seen, and to be replaced when the source
  is found. The prose stays free of 948 definitions, and filling one in touches one line.
* Reserved numbers (below the highest, used nowhere in the text) are used once where they can be shown
  without claiming to support a sentence. Numbers are given in order of first use: what is lower than the
  first number of the prose stood before the prose, so it is listed in the infobox; the others in a line at
  the end.
* A note marker becomes a note of the group lower-alpha; its text is among the unattached ones, so it is
  unrecovered.
* A flag becomes its template; `[]` becomes `{{fix|text=flag of unknown kind}}`, the generic one of Wikipedia.
* The last lines, when they cite nothing, are texts of notes and quotations: kept as a list at the end that
  says so.
"""

import re
from dataclasses import dataclass, field

from apps.interchange.extract_head import Head, infobox, split_head
from apps.interchange.extract_marks import PICTURE, Marks, citation_definition, citation_use, convert_line
from apps.interchange.extract_names import Name, find_names


@dataclass(frozen=True)
class Report:
    """What the extract holds.

    `declared` is the highest number; `used` maps a number to its uses; `flags` maps the words of a flag to
    theirs; `brackets` are those left alone, which mend words or add some within a quotation.
    """

    declared: int = 0
    used: dict[int, int] = field(default_factory=dict)
    reserved: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    unattached_texts: tuple[str, ...] = ()
    flags: dict[str, int] = field(default_factory=dict)
    banners: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    brackets: tuple[str, ...] = ()
    pictures: int = 0

    @property
    def use_count(self) -> int:
        return sum(self.used.values())

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 codes, in the order in which the names have them."""
        return tuple(dict.fromkeys(form.language for name in self.names for form in name.forms))


@dataclass(frozen=True)
class Extract:
    wikitext: str
    report: Report


def read_extract(text: str) -> Extract:
    """Give an extract as wikitext, with a report of what was found in it. Line ends may be any."""
    head = split_head([line for line in re.split(r"\r\n|\r|\n", text) if line.strip()])
    prose, unattached = _split_unattached(head.body)
    marks = Marks()
    paragraphs = [paragraph for line in prose if (paragraph := convert_line(line, marks))]
    items = ["* " + convert_line(line, marks) for line in unattached]
    first = next(iter(marks.citations), 1)
    top = [*head.banners, *([infobox(head.cells, first, marks)] if head.cells else [])]
    report = _report(head, marks, unattached, prose, pictures=len(PICTURE.findall(text)))
    lost = [number for number in report.reserved if number >= first or not head.cells]
    end = _end_lines(items, lost, report)
    return Extract("\n".join([*top, "\n\n".join(paragraphs), *end]).strip("\n") + "\n", report)


def _split_unattached(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the prose from the last lines that cite nothing; where nothing is cited at all, all is prose."""
    end = len(lines)
    while end and not _cites(lines[end - 1]):
        end -= 1
    return (lines[:end], lines[end:]) if end else (lines, [])


def _cites(line: str) -> bool:
    marks = Marks()
    convert_line(line, marks)
    return bool(marks.citations)


def _report(head: Head, marks: Marks, unattached: list[str], prose: list[str], *, pictures: int) -> Report:
    declared = max(marks.citations, default=0)
    return Report(
        declared=declared,
        used=dict(marks.citations),
        reserved=tuple(n for n in range(1, declared + 1) if n not in marks.citations),
        notes=tuple(marks.notes),
        unattached_texts=tuple(unattached),
        flags=dict(marks.flags),
        banners=tuple(head.banners),
        names=tuple(find_names(prose)),
        brackets=tuple(marks.brackets),
        pictures=pictures,
    )


def _end_lines(unattached: list[str], lost: list[int], report: Report) -> list[str]:
    lines = []
    if unattached:
        lines += [
            "",
            "''Texts of notes and quotations whose place in the article is not recovered:''",
            *unattached,
        ]
    if lost:
        uses = "".join(citation_use(number) for number in lost)
        lines += ["", f"''Sources whose place in the article is not recovered:''{uses}"]
    if report.notes:
        lines += ["", '<references group="lower-alpha" />']
    if report.declared:
        definitions = [citation_definition(number) for number in range(1, report.declared + 1)]
        lines += ["", "<references>", *definitions, "</references>"]
    return lines
