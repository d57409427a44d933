"""Footnotes, their lists, and short citations that point at a full one."""

from __future__ import annotations

import re

from apps.wikitext.escaping import attribute, plain
from apps.wikitext.templates.registry import Call, template

_QUOTED = re.compile(r"""\s*(["'])(.+)\1\s*""")
_YEAR = re.compile(r"(?:c\. |n\.d\.|\d{3,4})")


@template("Efn", "Efn-la", "Notetag", "NoteTag", "Footnote", "Explanatory footnote", "Ref-note")
def lettered_note(call: Call) -> str:
    """Return a note of the group lower-alpha."""
    return make_note(call, "note" if call.name.lower().startswith("notetag") else "lower-alpha")


@template("Efn-ua", "Efn-lr", "Efn-ur", "Efn-lg")
def other_lettered_note(call: Call) -> str:
    """Return a note of the group that the name's ending stands for."""
    groups = {"ua": "upper-alpha", "lr": "lower-roman", "ur": "upper-roman", "lg": "lower-greek"}
    return make_note(call, groups[call.name.strip().lower()[-2:]])


@template("Refn", "#tag:ref", "Ref n")
def nested_note(call: Call) -> str:
    """Return a note that may hold other notes."""
    return make_note(call, call.get("group"))


def make_note(call: Call, group: str) -> str:
    """Return the <ref> tag of a note, by name alone where it has no text."""
    text, name = call.get("1", "text", "content", "reason"), call.get("name")
    attributes = ""
    if group := call.get("group", default=group):
        attributes += f' group="{attribute(group)}"'
    if name:
        attributes += f' name="{attribute(name)}"'
    return f"<ref{attributes}>{text}</ref>" if text else f"<ref{attributes} />"


@template(
    "Reflist", "References", "Ref list", "Referencelist", "Footnotes list", "Listaref", "Refs",
    "Reference list", "Примечания", "Ծանցանկ", "پانویس", "Ref-list", "Reflist2",
)  # fmt: skip
def reference_list(call: Call) -> str:
    """Return the list of references, in columns where asked for."""
    return make_list(call, call.get("group"))


@template(
    "Notelist", "Notelist-ua", "Notelist-lr", "Notelist-ur", "Notelist-lg", "Noteslist", "NoteFoot",
    "Notefoot",
)  # fmt: skip
def note_list(call: Call) -> str:
    """Return the list of notes of the group the name stands for."""
    groups = {
        "-ua": "upper-alpha",
        "-lr": "lower-roman",
        "-ur": "upper-roman",
        "-lg": "lower-greek",
        "oot": "note",
    }
    return make_list(
        call, call.get("group", default=groups.get(call.name.strip().lower()[-3:], "lower-alpha"))
    )


def make_list(call: Call, group: str) -> str:
    """Return a <references> tag in a block that says how wide its columns are."""
    if quoted := _QUOTED.fullmatch(group):
        group = quoted[2]
    attributes = f' group="{attribute(group)}"' if group else ""
    held = call.get("refs", "notes")
    inner = f"<references{attributes}>\n{held}\n</references>" if held else f"<references{attributes} />"
    columns = "columns" if call.get("1", "colwidth") not in ("", "1") else "auto"
    return f'<div class="reflist reflist-{columns}">\n{inner}\n</div>'


@template("Sfn", "Sfnp", "Shortened footnote", "Sfn2", "Snf")
def short_note(call: Call) -> str:
    """Return a note that names author and year, linked to the full citation; equal ones become one note."""
    is_bracketed = call.name.strip().lower() == "sfnp"
    names, year = _authors_and_year(call)
    text = _link_short(call, names, year, "({})" if is_bracketed else "{}") + _postscript(call, ".")
    places = (call.get("p", "page"), call.get("pp", "pages"), call.get("loc", "at"))
    name = f"FOOTNOTE{plain(''.join(names))}{year}{plain(''.join(places))}"
    return f'<ref name="{attribute(name)}">{"" if text == "." else text}</ref>'


def _postscript(call: Call, mark: str) -> str:
    """Return what stands at the end: the mark, or what |ps= gives, or nothing where that is "none"."""
    written = call.get("ps", "postscript", default=mark)
    return "" if written == "none" else written


@template("Sfnm")
def short_notes(call: Call) -> str:
    """Return one note of several short citations: |1a1=Name |1y=2010 |1p=3 |2a1=…"""
    parts, name = [], ""
    for number in range(1, 10):
        authors = [call.get(f"{number}a{place}") for place in range(1, 5)]
        year = call.get(f"{number}y")
        words = [*(author for author in authors if author), *([year] if year else [])]
        if not words:
            break
        named = {key: value for key in ("p", "pp", "loc") if (value := call.get(f"{number}{key}"))}
        values = {str(place): word for place, word in enumerate(words, 1)} | named
        end = call.get(f"{number}ps")
        parts.append(short_citation(Call("sfn", values, call.context), "{}") + ("" if end == "none" else end))
        name += plain("".join(values.values()))
    return f'<ref name="{attribute("FOOTNOTE" + name)}">{"; ".join(parts)}{_postscript(call, ".")}</ref>'


@template(
    "Harvnb", "Harvard citation no brackets", "Harv no brackets", "Harvard citations no brackets", "Harvsp",
    "Harvcolnb",
)  # fmt: skip
def harvard_bare(call: Call) -> str:
    """Return author and year linked to the full citation."""
    return short_citation(call, "{}") + _postscript(call, "")


@template("Harvtxt", "Harvard citation text", "Harvp", "Harvcoltxt", "Harvard citations text")
def harvard_text(call: Call) -> str:
    """Return the author, and year and pages in brackets, linked to the full citation."""
    names, year = _authors_and_year(call)
    pages = _pages(call)
    if not year or not pages:
        return short_citation(call, "({})") + _postscript(call, "")
    authors, anchor = f"{_join_names(names)} (".lstrip(), _anchor(call, names, year)
    if anchor == "none":
        linked = f"{authors}{year}{pages})"
    elif "[" in pages or "<" in pages:
        linked = f"[[#{anchor}|{plain(authors + year)}]]{pages})"
    else:
        linked = f"[[#{anchor}|{plain(authors + year + pages)})]]"
    return linked + _postscript(call, "")


@template("Harv", "Harvard citation", "Harvcol", "Harvard")
def harvard(call: Call) -> str:
    """Return author and year in brackets, linked to the full citation."""
    return f"({short_citation(call, '{}')}){_postscript(call, '')}"


@template("Harvs", "Harvard citations")
def harvard_several(call: Call) -> str:
    """Return the author with one or more years: |last= |year= |year2=, `txt` for years in brackets, `nb` for none."""
    style = call.get("1").lower()
    has_style = style in ("nb", "txt", "text")
    first = call.get("last", "last1", "author", "author1", *(() if has_style else ("1",)))
    authors = [first, *(call.get(f"last{place}", f"author{place}") for place in range(2, 5))]
    names = [author for author in authors if author]
    years = [
        call.get(f"year{place}" if place > 1 else "year", *(("year1",) if place == 1 else ()))
        for place in range(1, 7)
    ]
    links = ", ".join(f"[[#{citation_anchor([*names, plain(year)])}|{year}]]" for year in years if year)
    shown = _join_names(names)
    if call.get("txt", "text") or style in ("txt", "text"):
        return f"{call.get('first')} {shown} ({links})".strip()
    return f"{shown} {links}" if call.get("nb") or style == "nb" else f"({shown} {links})"


@template("Harvid", "SfnRef", "Sfnref", "Harvard id")
def harvard_id(call: Call) -> str:
    """Return the anchor that |ref= of a full citation takes."""
    return citation_anchor([plain(value) for value in call.positional()])


@template("R", "Ref name")
def reuse_by_name(call: Call) -> str:
    """Return uses of named references: {{r|a|b|c}}, each with its page where |p1= … say so."""
    group = call.get("group", "g")
    end = f' group="{attribute(group)}" />' if group else " />"
    has_pages = any(name.startswith("p") for name in call.parameters)
    notes = []
    for place, name in enumerate(call.positional(), 1):
        if not name:
            continue
        notes.append(f'<ref name="{attribute(name)}"{end}')
        if has_pages:
            pages = call.get(f"p{place}", f"page{place}", f"pp{place}", *(("p", "pp") if place == 1 else ()))
            notes.append(page_superscript(pages) if pages else "")
    return "".join(notes)


@template("Rp", "Reference page")
def reference_page(call: Call) -> str:
    """Return the page of the reference before it, as a superscript."""
    pages = call.get("1", "page", "pages", "p", "pp", "at")
    return page_superscript(pages) if pages else ""


def page_superscript(pages: str) -> str:
    """Return ": 12" raised as the pages of a reference are."""
    return f'<sup class="reference-page">:&nbsp;{pages.replace("-", "–")}</sup>'


@template("Ref label", "Ref", "Cref", "Cref2", "Ref-label")
def labelled_mark(call: Call) -> str:
    """Return the raised mark of a hand-made note, linked to the note."""
    identifier, label = call.get("1"), call.get("2", "3", "1")
    place = call.get("3")
    return (
        f'<sup class="reference" id="ref_{_id(identifier + place)}">[[#endnote_{_id(identifier + place)}|'
        f"&#91;{plain(label)}&#93;]]</sup>"
    )


@template("Note label", "Note", "Cnote", "Cnote2", "Endnote")
def labelled_note(call: Call) -> str:
    """Return the head of a hand-made note, linked back to its mark."""
    identifier, place = call.get("1"), call.get("3")
    shown = plain(call.get("2")) or "^"
    text = call.get("4") if call.name.strip().lower() == "note label" else call.get("2")
    mark = f"'''[[#ref_{_id(identifier + place)}|{shown if call.name.strip().lower() != 'note' else '^'}]]'''"
    return f'<span class="citation" id="endnote_{_id(identifier + place)}">{mark}</span> {text}'.rstrip()


def short_citation(call: Call, year_form: str) -> str:
    """Return "Smith & Jones 2010, p. 3" linked to the citation it is short for."""
    return _link_short(call, *_authors_and_year(call), year_form)


def _link_short(call: Call, names: list[str], year: str, year_form: str) -> str:
    shown_year = year_form.format(year) if year else ""
    shown = f"{_join_names(names)} {shown_year}".strip()
    anchor = _anchor(call, names, year)
    linked = shown if anchor == "none" or not shown else f"[[#{anchor}|{plain(shown)}]]"
    return linked + _pages(call)


def _anchor(call: Call, names: list[str], year: str) -> str:
    return call.get("ref", "Ref") or citation_anchor([*(plain(name) for name in names), plain(year)])


def citation_anchor(parts: list[str]) -> str:
    """Return the anchor CITEREF… of a citation by these authors and year, as a link's fragment."""
    return "CITEREF" + "".join(parts).translate(_FRAGMENT)


_FRAGMENT = str.maketrans(
    {" ": "_", "[": "", "]": "", "|": "", "{": "", "}": "", "<": "", ">": "", '"': "", "\n": "_"}
)


def _authors_and_year(call: Call) -> tuple[list[str], str]:
    words = [word for word in call.positional() if word][:5]
    if len(words) > 1 or (words and _YEAR.match(words[-1])):
        return words[:-1], words[-1]
    return words, ""


def _join_names(names: list[str]) -> str:
    if len(names) > 3:
        return f"{names[0]} et al."
    if len(names) > 1:
        return f"{', '.join(names[:-1])} & {names[-1]}"
    return "".join(names)


def _pages(call: Call) -> str:
    """Return page or pages, and what else says where; after a colon for {{harvcol}} and its like."""
    has_colon = call.name.strip().lower().startswith("harvcol")
    text = ""
    if page := call.get("p", "page"):
        text = f":{page}" if has_colon else f", p.&nbsp;{page}"
    elif pages := call.get("pp", "pages"):
        shown = pages if "[" in pages else pages.replace("-", "–")
        text = f":{shown}" if has_colon else f", pp.&nbsp;{shown}"
    place = call.get("loc", "at")
    return f"{text}, {place}" if place else text


def _id(text: str) -> str:
    return attribute(text).replace(" ", "_")
