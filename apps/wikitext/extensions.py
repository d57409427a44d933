"""Extension tags: what stands in a page for `<ref>`, `<nowiki>`, `<gallery>`, `<math>` and their like."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from apps.wikitext.attributes import parse_attributes
from apps.wikitext.files import render_gallery_file
from apps.wikitext.fragment_parts import NoteList, NoteUse
from apps.wikitext.links import parse_target
from apps.wikitext.markers import MARKER, OPEN, mark, without_markers
from apps.wikitext.note_contents import render_content
from apps.wikitext.render_blocks import NOTES
from apps.wikitext.sanitise import clean_attributes
from apps.wikitext.tidy import tidy_inline

if TYPE_CHECKING:
    from apps.wikitext.render import Renderer

_NOWIKI = re.compile(r"<nowiki>([^<]*(?:<(?!/?nowiki>)[^<]*)*)</nowiki>", re.IGNORECASE)
_MOST_VERSE_INDENT = 40
_FORMULA = frozenset(["math", "chem", "ce"])
_SILENT = frozenset(["templatestyles", "templatedata", "indicator", "section", "charinsert"])
_GALLERY_MODES = frozenset(["nolines", "packed", "packed-hover", "packed-overlay", "slideshow"])


def render_extension(renderer: Renderer, name: str, attributes: str, content: str | None) -> str:
    """Return the marker of what stands for the tag; for a tag that is not drawn here a chip with its
    source.
    """
    if handler := _HANDLERS.get(name):
        return handler(renderer, attributes, content)
    if name in _SILENT:
        return renderer.aside.put_text("")
    source = f"<{name}{attributes}>{content or ''}</{name}>"
    return renderer.chip(name, renderer.aside.plain(source), False)


def _nowiki(renderer: Renderer, attributes: str, content: str | None) -> str:
    return renderer.aside.put_text(_escape_tags(content or ""))


def _pre(renderer: Renderer, attributes: str, content: str | None) -> str:
    cleaned = clean_attributes(attributes, "pre", renderer.aside)
    text = _escape_tags(_NOWIKI.sub(r"\1", renderer.aside.plain(content or "")))
    return renderer.aside.put(f"<pre{cleaned}>{text}</pre>")


def _code(renderer: Renderer, attributes: str, content: str | None) -> str:
    values = parse_attributes(attributes)
    text = html.escape(renderer.aside.plain(content or "").strip("\n"))
    if "inline" in values or values.get("enclose") == "none":
        return renderer.aside.put_late(f"<code>{text}</code>")
    return renderer.aside.put(f'<pre class="code">{text}</pre>')


def _formula(renderer: Renderer, attributes: str, content: str | None) -> str:
    text = html.escape(renderer.aside.plain(content or "").strip())
    if parse_attributes(attributes).get("display") == "block":
        return renderer.aside.put(f'<div class="formula"><code class="math">{text}</code></div>')
    return renderer.aside.put_late(f'<code class="math">{text}</code>')


def _poem(renderer: Renderer, attributes: str, content: str | None) -> str:
    lines = (content or "").removeprefix("\n").removesuffix("\n").split("\n")
    verses = [_verse(line) + ("" if line == "----" else "<br>") for line in lines[:-1]]
    text = "\n".join([*verses, _verse(lines[-1])])
    attributes = clean_attributes(attributes, "div", renderer.aside)
    if ' class="' in attributes:
        attributes = attributes.replace(' class="', ' class="poem ')
    else:
        attributes = ' class="poem"' + attributes
    return renderer.aside.put(f"<div{attributes}>\n{renderer.block(text).strip()}\n</div>")


def _verse(line: str) -> str:
    """Return a line with the blanks before it kept, and with its colons as so much space."""
    bare = line.lstrip(":")
    if bare and (depth := len(line) - len(bare)):
        style = f"display: inline-block; margin-inline-start: {min(depth, _MOST_VERSE_INDENT)}em"
        return f'<span class="mw-poem-indented" style="{style}">{bare}</span>'
    bare = line.lstrip(" ")
    return "&#160;" * (len(line) - len(bare)) + bare


def _gallery(renderer: Renderer, attributes: str, content: str | None) -> str:
    values = parse_attributes(attributes)
    items = [_gallery_item(renderer, line) for line in (content or "").split("\n")]
    if caption := values.get("caption", ""):
        items.insert(0, f'<li class="gallerycaption">{renderer.inline(without_markers(caption))}</li>')
    mode = values.get("mode", "").lower()
    kinds = f"gallery mw-gallery-{mode if mode in _GALLERY_MODES else 'traditional'}"
    more = clean_attributes(attributes, "ul", renderer.aside)
    more = more.replace(' class="', f' class="{kinds} ') if ' class="' in more else f' class="{kinds}"{more}'
    return renderer.aside.put(f"<ul{more}>{''.join(items)}</ul>")


def _gallery_item(renderer: Renderer, line: str) -> str:
    """Return the item of a gallery's line, "" where that names no file."""
    target, _, words = line.partition("|")
    found = parse_target(target.strip()) if target.strip() else None
    if found is None or not found[0]:
        return ""
    title = found[0] if found[0].startswith("File:") else f"File:{found[0]}"
    frame, caption = render_gallery_file(title, renderer.inline(words), renderer)
    if "|" in words:
        # What stood before the last pipe may have opened what the caption closes.
        caption = renderer.whole(tidy_inline(caption))
    return f'<li class="gallerybox"><div class="thumb">{frame}</div><div class="gallerytext">{caption}</div></li>'


def _ref(renderer: Renderer, attributes: str, content: str | None) -> str:
    name, group, follow, details = _read_note_attributes(attributes)
    if name.isdecimal() or follow.isdecimal():
        return renderer.error("note bad name")
    text = render_content(renderer, content) if content and not content.isspace() else None
    if text is None and not name:
        return renderer.error("note empty")
    details = render_content(renderer, details) if name and details else ""
    return renderer.add_note(NoteUse(name, group, text, follow, details))


def _read_note_attributes(attributes: str) -> tuple[str, str, str, str]:
    """Return name, group, the name of the note that it follows and its details, "" for what is not given."""
    if not attributes:
        return "", "", "", ""
    if attributes[:7] == ' name="' and attributes[-1] == '"' and attributes[7:-1].isalnum():
        return attributes[7:-1], "", "", ""
    values = parse_attributes(attributes)
    name, group, follow = values.get("name", ""), values.get("group", ""), values.get("follow", "")
    if OPEN in attributes:
        name, group, follow = without_markers(name), without_markers(group), without_markers(follow)
    return name, group, follow, values.get("details", "")


def _references(renderer: Renderer, attributes: str, content: str | None) -> str:
    renderer.lists_left -= 1
    if renderer.lists_left < 0:
        return renderer.error("too many lists") if renderer.lists_left == -1 else ""
    values = parse_attributes(attributes)
    definitions = []
    if content:
        expanded = renderer.expander.expand(content)
        definitions = [
            renderer.notes[int(number)] for letter, number in MARKER.findall(expanded) if letter == "r"
        ]
    renderer.lists.append(NoteList(without_markers(values.get("group", "")), tuple(definitions)))
    return renderer.aside.put(f"{NOTES}{mark('g', len(renderer.lists) - 1)}</div>")


def _escape_tags(text: str) -> str:
    return text.replace("<", "&lt;").replace(">", "&gt;")


_HANDLERS: dict[str, Callable[[Renderer, str, str | None], str]] = {
    "nowiki": _nowiki,
    "pre": _pre,
    "syntaxhighlight": _code,
    "source": _code,
    "poem": _poem,
    "gallery": _gallery,
    "ref": _ref,
    "references": _references,
    **dict.fromkeys(_FORMULA, _formula),
}
