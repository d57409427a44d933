"""What is wrong with references, as far as the text that holds them tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from apps.wikitext.attributes import parse_attributes
from apps.wikitext.marked_text import MAX_DEPTH, MarkedText
from apps.wikitext.nodes import Argument, Tag, Template
from apps.wikitext.parser import Comment
from apps.wikitext.problem import Fix, Problem, cut
from apps.wikitext.problems_elsewhere import NOTHING, AskElsewhere, Elsewhere, Key, Named
from apps.wikitext.templates import Call, find_template, notes

_ATTRIBUTES = ("name", "group", "follow", "dir", "extends", "details")
_MOST_TOLD = 5  # unknown attributes of one reference: each is looked for in its source
_BAD_CHARACTERS = re.compile(r"[<>\[\]{}|]")
# Templates that stand for a reference, for uses of some, or for a list.
_NOTE_TEMPLATES = (notes.lettered_note, notes.other_lettered_note, notes.nested_note)
_USE_TEMPLATES = (notes.reuse_by_name,)
_LIST_TEMPLATES = (notes.reference_list, notes.note_list)
_OWN_TAG = re.compile(r"<ref(?:erences)?\b([^<>]*?)/?>")
_QUOTES = "\"'“”„‟″«»‘’"


class _Ref:
    """A reference by tag or by template. `list_group` is that of the list it stands in, None outside."""

    __slots__ = ("attributes", "content", "end", "group", "is_tag", "key", "list_group", "name", "start")

    def __init__(
        self,
        start: int,
        end: int,
        attributes: dict[str, str],
        content: str | None,
        list_group: str | None,
        is_tag: bool = True,
    ) -> None:
        self.start = start
        self.end = end
        self.attributes = attributes
        self.content = content
        self.list_group = list_group
        self.is_tag = is_tag
        self.name = attributes.get("name", "")
        self.group = attributes.get("group", "") or list_group or ""
        self.key: Key = (self.group, self.name)

    @property
    def followed(self) -> Key | None:
        follow = self.attributes.get("follow", "")
        return (self.group, follow) if follow else None


# Attributes and content of the references that a template stands for, and the group of the list that it is.
_Written = tuple[list[tuple[dict[str, str], str | None]], str | None]


def find_ref_problems(
    marked: MarkedText, is_part: bool, ask_elsewhere: AskElsewhere | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with each reference by itself, then with all of them together.

    Of a part, what needs the whole page is told only where `ask_elsewhere` answers for the rest of it.
    """
    refs, groups = _read(marked)
    for found in marked.found:
        if isinstance(found.node, Tag) and found.node.name == "ref":
            yield from _check_attributes(marked.text, found.node, found.offset)
    for ref in refs:
        yield from _check_ref(ref)
    rest = _ask(refs, ask_elsewhere) if is_part and ask_elsewhere else NOTHING
    yield from _check_conflicts(refs, rest)
    if not is_part:
        yield from _check_groups(refs, groups)
    if not is_part or ask_elsewhere:
        yield from _check_together(refs, rest)


def _ask(refs: list[_Ref], ask_elsewhere: AskElsewhere) -> Elsewhere:
    defined = {ref.key for ref in refs if ref.name and ref.content is not None}
    wanted = {ref.key for ref in refs if ref.name} | {ref.followed for ref in refs if ref.followed}
    cited = {ref.key for ref in refs if ref.list_group is None}
    listed = {ref.key for ref in refs if ref.list_group is not None and ref.is_tag and ref.name}
    named = Named(wanted - defined, defined, listed - cited)
    return ask_elsewhere(named) if wanted else NOTHING


def _read(marked: MarkedText) -> tuple[list[_Ref], set[str]]:
    """Return all references in order of start, and the groups that have a list."""
    refs: list[_Ref] = []
    groups: set[str] = set()
    lists: list[tuple[int, str]] = []
    known: dict[str, _Written] = {}
    for found in marked.found:
        node, start = found.node, found.offset + found.node.start
        while lists and lists[-1][0] <= start:
            lists.pop()
        list_group = lists[-1][1] if lists else None
        if isinstance(node, Tag) and node.name == "ref":
            refs.append(_read_tag(marked.text, node, found.offset, list_group))
        elif isinstance(node, Tag) and node.name == "references":
            group = _attributes(marked.text, node, found.offset).get("group", "")
            groups.add(group)
            lists.append((found.offset + max(node.content_end, node.start), group))
        elif isinstance(node, Template) and found.depth < MAX_DEPTH and not isinstance(node, Argument):
            written, group_of_list = _read_known(marked, node, found.offset, known)
            end = found.offset + node.end
            refs += [_Ref(start, end, *attributes, list_group, False) for attributes in written]
            if group_of_list is not None:
                groups.add(group_of_list)
                lists.append((found.offset + node.end, group_of_list))
    return refs, groups


def _attributes(text: str, node: Tag, offset: int) -> dict[str, str]:
    return parse_attributes(text[offset + node.attributes_start : offset + node.attributes_end])


def _read_tag(text: str, node: Tag, offset: int, list_group: str | None) -> _Ref:
    content = (
        text[offset + node.content_start : offset + node.content_end] if node.content_start >= 0 else None
    )
    attributes = _attributes(text, node, offset)
    content = None if content is None or content.isspace() or not content else content
    return _Ref(offset + node.start, offset + node.end, attributes, content, list_group)


def _read_known(marked: MarkedText, node: Template, offset: int, known: dict[str, _Written]) -> _Written:
    """Do as _read_template; the same source is read once."""
    source = node.short_source(marked.text, offset)
    read = known.get(source) if source else None
    if read is None:
        read = _read_template(marked, node, offset)
        if source:
            known[source] = read
    return read


def _read_template(marked: MarkedText, node: Template, offset: int) -> _Written:
    """Return attributes and content of the references that a template stands for, and the group of the list that
    it is.
    """
    if any(not isinstance(child, Comment) for child in node.parts[0].children):
        return [], None
    name = marked.source(node.parts[0], offset).strip()
    if name.lower().startswith("#tag:"):
        return _read_tag_function(name[5:].strip().lower(), marked.parameters(node, offset))
    function = find_template(name)
    if function not in _NOTE_TEMPLATES + _USE_TEMPLATES + _LIST_TEMPLATES:
        return [], None
    assert function is not None
    parameters = marked.parameters(node, offset)
    # One reference used twice is told of once.
    sources = dict.fromkeys(_OWN_TAG.findall(function(Call(name, parameters, None))))
    tags = [_unquoted(source) for source in sources]
    if function in _LIST_TEMPLATES:
        return [], tags[0].get("group", "") if tags else ""
    if function in _USE_TEMPLATES:
        return [(attributes, None) for attributes in tags], None
    content = next(
        (parameters[key] for key in ("1", "text", "content", "reason") if parameters.get(key)), None
    )
    return [(attributes, content) for attributes in tags[:1]], None


def _unquoted(source: str) -> dict[str, str]:
    """Return attributes without the quotation marks that some write into a template: |group="note"."""
    return {name: value.strip("\"' ") for name, value in parse_attributes(source).items()}


def _read_tag_function(tag: str, parameters: dict[str, str]) -> _Written:
    attributes = {key: value.strip("\"' ") for key, value in parameters.items() if key in _ATTRIBUTES}
    if tag == "references":
        return [], attributes.get("group", "")
    content = parameters.get("1") or None
    return ([(attributes, content)] if tag == "ref" else []), None


def _check_attributes(text: str, node: Tag, offset: int) -> Iterator[Problem]:
    source = text[offset + node.attributes_start : offset + node.attributes_end]
    start = offset + node.attributes_start
    if unquoted := _find_unquoted(source):
        first, last, name = unquoted
        fix = Fix("quote", [(start + first, start + last, f'"{name}"')])
        yield Problem("ref name unquoted", start + first, start + last, {"name": cut(name)}, fix)
        return
    attributes = parse_attributes(source)
    unknown = [name for name in attributes if name not in _ATTRIBUTES]
    for name in unknown[:_MOST_TOLD]:
        yield _unknown_attribute(source, start, name, attributes)


_NAME_VALUE = re.compile(r"(?:^|\s)name\s*=\s*", re.IGNORECASE)
_NEXT = re.compile(r"(?<=\s)(?:group|follow|dir|extends|details)\s*+=", re.IGNORECASE)


def _find_unquoted(source: str) -> tuple[int, int, str] | None:
    """Return span and name where a name wants straight quotes: curly ones, none closed, or words without."""
    match = _NAME_VALUE.search(source)
    if match is None:
        return None
    start = match.end()
    following = _NEXT.search(source, start)
    end = following.start() if following else len(source)
    written = source[start:end].rstrip().rstrip("/").rstrip()
    quote = written[:1]
    if quote and quote in "\"'" and quote in written[1:]:
        return None
    name = " ".join(written.strip(_QUOTES).split())
    is_plain = quote not in _QUOTES and " " not in name and not name.strip("/").count("/")
    if not name or is_plain or any(sign in name for sign in '"<>='):
        return None
    return start, start + len(written), name


def _unknown_attribute(source: str, start: int, name: str, attributes: dict[str, str]) -> Problem:
    found = re.search(rf"(?<![\w:.-]){re.escape(name)}(?![\w:.-])", source, re.IGNORECASE)
    first, last = found.span() if found else (0, len(source))
    close = [word for word in get_close_matches(name[:20], _ATTRIBUTES, 1, 0.7) if word not in attributes]
    span = start + first, start + last
    if not close or not found:
        return Problem("bad attribute", *span, {"name": cut(name)})
    fix = Fix("rename", [(*span, close[0])])
    return Problem("bad attribute suggestion", *span, {"name": cut(name), "suggestion": close[0]}, fix)


def _check_ref(ref: _Ref) -> Iterator[Problem]:
    name, span, attributes = ref.name, (ref.start, ref.end), ref.attributes
    yield from _check_name(ref, span)
    if attributes.get("follow") and (name or attributes.get("extends")):
        yield Problem("ref follow and name", *span)
    if attributes.get("dir", "ltr").lower() not in ("ltr", "rtl"):
        yield Problem("ref bad direction", *span, {"direction": cut(attributes["dir"])})
    if ref.list_group is None and ref.is_tag and not name and ref.content is None:
        yield Problem("ref empty", *span)
    if ref.list_group is not None and ref.is_tag:
        yield from _check_listed(ref, span)


def _check_name(ref: _Ref, span: tuple[int, int]) -> Iterator[Problem]:
    for value in (ref.name, ref.attributes.get("follow", "")):
        if value.isdecimal():
            yield Problem("ref numeric name", *span, {"name": cut(value)})
    if "{{" not in ref.name and _BAD_CHARACTERS.search(ref.name):
        yield Problem("ref bad name", *span, {"name": cut(ref.name)})
    if "name" in ref.attributes and not ref.name and ref.is_tag:
        yield Problem("ref empty name", *span)


def _check_listed(ref: _Ref, span: tuple[int, int]) -> Iterator[Problem]:
    if not ref.name:
        yield Problem("ref list unnamed", *span)
    elif ref.content is None:
        yield Problem("ref list empty", *span, {"name": cut(ref.name)})
    if ref.list_group is not None and ref.group != ref.list_group:
        yield Problem("ref list other group", *span, {"group": cut(ref.group), "list": cut(ref.list_group)})


def _check_conflicts(refs: list[_Ref], rest: Elsewhere) -> Iterator[Problem]:
    contents: dict[Key, str] = {key: content.strip() for key, content in rest.contents.items()}
    directions: dict[Key, str] = {}
    for ref in refs:
        if not ref.name or "{{" in ref.name:
            continue
        span = ref.start, ref.end
        if ref.content is not None:
            content = ref.content.strip()
            if contents.setdefault(ref.key, content) != content:
                yield Problem("ref conflict", *span, {"name": cut(ref.name)})
        direction = ref.attributes.get("dir", "").lower()
        if direction and directions.setdefault(ref.key, direction) != direction:
            yield Problem("ref direction", *span, {"name": cut(ref.name)})


def _check_groups(refs: list[_Ref], groups: set[str]) -> Iterator[Problem]:
    """Yield the groups that have no list on the page, each once."""
    told: set[str] = set()
    for ref in refs:
        if ref.list_group is None and ref.group and ref.group not in groups and ref.group not in told:
            told.add(ref.group)
            yield Problem("ref group without list", ref.start, ref.end, {"group": cut(ref.group)})


def _check_together(refs: list[_Ref], rest: Elsewhere) -> Iterator[Problem]:
    """Yield the names that no reference of the page defines, and those that only a list knows."""
    defined = {ref.key for ref in refs if ref.content is not None} | rest.defined
    used = {ref.key for ref in refs if ref.list_group is None} | rest.used
    told: set[Key] = set()
    for ref in refs:
        span = ref.start, ref.end
        if ref.list_group is None and ref.name and ref.key not in defined and ref.key not in told:
            told.add(ref.key)
            yield Problem("ref undefined", *span, {"name": cut(ref.name)})
        if ref.list_group is not None and ref.name and ref.key not in used and ref.is_tag:
            yield Problem("ref list unused", *span, {"name": cut(ref.name)})
        if ref.followed and ref.followed not in defined:
            yield Problem("ref follow undefined", *span, {"name": cut(ref.followed[1])})
