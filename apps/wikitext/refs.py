"""The `<ref>` tags of a text, with the spans of their content."""

from __future__ import annotations

from dataclasses import dataclass, field

from apps.wikitext.attributes import parse_attributes
from apps.wikitext.parser import Argument, Tag, Template, walk_deep

_LIST_TEMPLATES = frozenset(["reflist", "notelist", "references", "reflist-talk"])


@dataclass(frozen=True, slots=True)
class RefTag:
    """One `<ref>`: its content is None where it only names another (`<ref name="a" />`).

    `content_start` is -1 then. `is_in_references` says that it defines and does not cite: it stands inside
    `<references>` or in the `refs` of a list template.
    """

    start: int
    end: int
    name: str
    group: str
    content: str | None
    content_start: int = -1
    attributes: dict[str, str] = field(default_factory=dict)
    is_in_references: bool = False


def find_refs(text: str) -> list[RefTag]:
    """Return the references of a text in order of start, those in template parameters too."""
    found: list[RefTag] = []
    lists_end = -1
    list_spans: list[tuple[int, int]] = []
    for node, part, offset in walk_deep(text):
        if isinstance(node, Tag) and node.name == "references":
            lists_end = max(lists_end, offset + node.content_end)
        elif isinstance(node, Template) and not isinstance(node, Argument):
            list_spans += [(offset + start, offset + end) for start, end in _list_spans(node, part)]
        elif isinstance(node, Tag) and node.name == "ref":
            start = offset + node.start
            while list_spans and list_spans[0][1] <= start:
                list_spans.pop(0)
            inside = start < lists_end or bool(list_spans and list_spans[0][0] <= start)
            found.append(_read_ref(node, part, offset, inside))
    return found


def _list_spans(node: Template, text: str) -> list[tuple[int, int]]:
    if text[node.parts[0].start : node.parts[0].end].strip().lower() not in _LIST_TEMPLATES:
        return []
    named = [part for part in node.parts[1:] if part.equals >= 0]
    return [(part.equals + 1, part.end) for part in named if text[part.start : part.equals].strip() == "refs"]


def _read_ref(node: Tag, text: str, offset: int, inside: bool) -> RefTag:
    attributes = parse_attributes(text[node.attributes_start : node.attributes_end])
    has_content = node.content_start >= 0
    return RefTag(
        offset + node.start,
        offset + node.end,
        attributes.get("name", ""),
        attributes.get("group", ""),
        text[node.content_start : node.content_end] if has_content else None,
        offset + node.content_start if has_content else -1,
        attributes,
        inside,
    )
