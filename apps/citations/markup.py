"""The wikitext of a citation: its template made, and rewritten so that what was not changed stays byte for byte."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.wikitext.cs1 import canonical_name
from apps.wikitext.parser import EXTENSION_TAGS, Argument, Part, Template, find_templates, walk_deep
from apps.wikitext.refs import find_refs

from .content import cite_template, is_cite_name

# Blanks and comments around a value: they stay where the value changes.
_EDGES = re.compile(r"((?:\s|<!--.*?-->)*)(.*?)((?:\s|<!--.*?-->)*)", re.DOTALL)
_SHAPE = re.compile(r"(\s*)[^=\s][^=]*?(\s*)=(\s*)", re.DOTALL)
_TAG = re.compile(rf"</?(?:{'|'.join(sorted(EXTENSION_TAGS))})\b|<!--|-->", re.IGNORECASE)
PIPE = "{{!}}"


class BadValue(ValueError):
    """A value cannot stand in a parameter; `parameter` names it, the message says why and what instead."""

    def __init__(self, parameter: str, message: str):
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Written:
    """One named parameter as it stands: its part of the template and the parts of that part's source."""

    part: Part
    name: str
    value: str


def make_template(template: str, parameters: Mapping[str, str]) -> str:
    """Return a citation of these parameters in their order, empty ones left out. Raises BadValue."""
    filled = [(name, clean_value(name, value)) for name, value in parameters.items()]
    parts = [template, *(f"|{name}={value}" for name, value in filled if value)]
    return checked("{{" + " ".join(parts) + "}}", template, dict(filled))


def rewrite_content(content: str, template: str, parameters: Mapping[str, str]) -> str:
    """Return the content of a ref with other values in its citation template.

    Only parameters that are named here and differ change; "" takes one out. A parameter is found under any
    name that CS1 takes for it, unless several of these names are given. Order, spacing, comments and all
    other parameters stay byte for byte. Content without a citation template gives way to one. Raises
    BadValue.
    """
    node, offset, source = find_node(content)
    if node is None:
        return make_template(template, parameters)
    changes = Changes(source, node)
    changes.rename(template)
    spoken = Counter(map(one_name, parameters))
    for name, value in parameters.items():
        changes.set(name, value, is_exact=spoken[one_name(name)] > 1)
    start, end = offset + node.start, offset + node.end
    new = changes.applied()
    if new == source[node.start : node.end]:
        return content
    return content[:start] + checked(new, template, parameters) + content[end:]


def find_node(content: str) -> tuple[Template | None, int, str]:
    """Return the first template of the cite family, the offset of the text its spans count in, that text."""
    for node, part, offset in walk_deep(content):
        if isinstance(node, Template) and not isinstance(node, Argument):
            name = part[node.parts[0].start : node.parts[0].end]
            if is_cite_name(_EDGES.fullmatch(name)[2]):
                return node, offset, part
    return None, 0, content


class Changes:
    """Changes to one template, gathered and then applied from the last to the first."""

    def __init__(self, text: str, node: Template):
        self.text = text
        self.node = node
        self.replaced: dict[tuple[int, int], str] = {}
        self.removed: set[int] = set()
        self.added: list[tuple[str, str]] = []
        self.named = [
            (part, _EDGES.fullmatch(text[part.start : part.equals])[2])
            for part in node.parts[1:]
            if part.equals >= 0
        ]
        self.written = self.read()

    def read(self) -> list[Written]:
        """Return the parameters as MediaWiki reads them: of a name given twice, the last."""
        use = find_templates(self.text[self.node.start : self.node.end])[0]
        last = {name: part for part, name in self.named}
        return [Written(part, name, use.parameters.get(name, "")) for name, part in last.items()]

    def rename(self, template: str) -> None:
        part = self.node.parts[0]
        before, name, _after = _EDGES.fullmatch(self.text[part.start : part.end]).groups()
        if template and same_name(name) != same_name(template):
            start = part.start + len(before)
            self.replaced[start, start + len(name)] = template

    def set(self, name: str, value: str, *, is_exact: bool = False) -> None:
        """Give a parameter a value; under any of its names, or under this one alone."""
        known = [one for one in self.written if is_named(one.name, name, is_exact)]
        counted = next((one for one in known if one.value), known[0] if known else None)
        if counted is None:
            if value := clean_value(name, value):
                self.added.append((name, value))
        elif value.strip() == counted.value:
            return
        elif not value.strip():
            named = [part for part, other in self.named if is_named(other, name, is_exact)]
            self.removed.update(self.node.parts.index(part) for part in named if self.is_filled(part))
        else:
            before, old = self.edges(counted.part)
            start = counted.part.equals + 1 + len(before)
            self.replaced[start, start + len(old)] = clean_value(counted.name, value)

    def edges(self, part: Part) -> tuple[str, str]:
        """Return the blanks and comments before a value, and the value."""
        before, value = _EDGES.fullmatch(self.text[part.equals + 1 : part.end]).groups()[:2]
        if not value and "<" not in before:
            before = " " if len(before) > 1 and before[0] == " " else ""
        return before, value

    def is_filled(self, part: Part) -> bool:
        return bool(self.edges(part)[1])

    def applied(self) -> str:
        """Return the source of the template with every change in it."""
        edits = [(start, end, new) for (start, end), new in self.replaced.items()]
        edits += [(*self.span_without(index), "") for index in self.removed]
        if self.added:
            edits.append(self.addition())
        text = self.text[: self.node.end]
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return text[self.node.start :]

    def span_without(self, index: int) -> tuple[int, int]:
        """Return what to cut for a part; the blanks before the end of the template stay as they were."""
        part = self.node.parts[index]
        if index < len(self.node.parts) - 1:
            return part.start - 1, part.end
        before = self.trailing(self.node.parts[index - 1]) if index - 1 not in self.removed else 0
        return part.start - 1 - before, part.end - self.trailing(part)

    def trailing(self, part: Part) -> int:
        source = self.text[part.start : part.end]
        return len(source) - len(source.rstrip())

    def addition(self) -> tuple[int, int, str]:
        """Return where new parameters go, behind the last one, spaced as those before them."""
        last = self.node.parts[-1]
        at = last.end - self.trailing(last)
        before, around, behind, gap = self.style()
        new = "".join(f"{gap}|{before}{name}{around}={behind}{value}" for name, value in self.added)
        return at, at, new

    def style(self) -> tuple[str, str, str, str]:
        """Return the blanks before a name, around its "=" (two), and before a pipe."""
        shape = ("", "", "")
        parts = self.node.parts
        if parts[-1].equals >= 0 and (match := _SHAPE.match(self.text, parts[-1].start, parts[-1].end)):
            shape = match.groups()
        previous = parts[-2] if len(parts) > 1 else parts[0]
        length = self.trailing(previous)
        gap = self.text[previous.end - length : previous.end] if length else ("" if len(parts) > 2 else " ")
        return (*shape, gap)


def one_name(name: str) -> str:
    """Return the one name that stands for all names of a parameter."""
    return canonical_name(name) or name


def is_named(written: str, name: str, is_exact: bool) -> bool:
    return written == name or (not is_exact and one_name(written) == one_name(name))


def same_name(template: str) -> str:
    return " ".join(template.replace("_", " ").split()).lower()


def clean_value(name: str, value: str) -> str:
    """Return a value fit for a parameter: one line, a bare pipe as {{!}}. Raises BadValue."""
    value = " ".join(value.split())
    if "url" in name:
        value = value.replace("|", "%7C").replace("{{!}}", "%7C")
    elif "|" in value and "{{" not in value and "[[" not in value:
        value = value.replace("|", PIPE)
    uses = find_templates("{{x|v=" + value + "}}") if value else []
    if value and (not is_whole(uses, value) or _TAG.search(value)):
        sentence = _("“%s” holds markup that would break the citation. Write it without braces and tags.")
        raise BadValue(name, sentence % value[:80])
    return value


def is_whole(uses: Sequence, value: str) -> bool:
    source_length = len("{{x|v=") + len(value) + 2
    return bool(uses) and uses[0].end == source_length and uses[0].parameters == {"v": value}


def checked(source: str, template: str, parameters: Mapping[str, str]) -> str:
    """Return the template's source if it reads back as one citation inside one ref. Raises BadValue."""
    refs = find_refs(f"<ref>{source}</ref>")
    use = cite_template(source)
    is_one = len(refs) >= 1 and refs[0].content == source and use and (use.start, use.end) == (0, len(source))
    if not is_one:
        sentence = _("These values would break the citation {{%s}}. Write them without braces and tags.")
        raise BadValue("", sentence % template)
    return source
