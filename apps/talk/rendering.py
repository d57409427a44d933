"""What a comment looks like: wikitext on its own, whose ids and headings do not meet those of the page."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from urllib.parse import unquote

from django.core.cache import caches
from django.utils.safestring import SafeString, mark_safe

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.fragments import key_of
from apps.articles.models import Article
from apps.wikitext.assembly import assemble
from apps.wikitext.fragments import Context, Fragment, render_fragment
from apps.wikitext.parser import find_templates

from .mentions import PINGS, forms, name_of
from .models import Comment

TAG = re.compile(r"<[^<>]+>")
HEADING = re.compile(r"^<(/?)h[1-6]\b")
INDENT = re.compile(r"<(?:dl|(dd))\b|</d[ld]>")
IDS = re.compile(r' (id|aria-labelledby|aria-describedby|aria-owns|aria-flowto)="([^"]*)"| href="#([^"]*)"')
PERSON = re.compile(r'<a href="/wiki/User:([^"#?/]*)"[^<>]*>')
PIECE = re.compile(r"(<[^<>]+>)")
CLOSED_TO_LINKS = re.compile(r"<(/?)(a|code|pre|kbd|tt|samp)\b", re.IGNORECASE)


def render_comments(comments: Sequence[Comment], *, article: Article) -> dict[int, SafeString]:
    """Return {id: safe HTML} of the comments, fetched with their `mentioned`; one query for their links.

    The HTML has no heading elements, an indent by a colon is no list, and all ids begin with "c" and the
    comment's id.
    """
    texts = {comment.pk: drawn(comment.text) for comment in comments}
    fragments = dict(zip(texts, fragments_of(texts.values(), article), strict=True))
    existing = existing_titles(fragments.values())
    people = {comment.pk: comment.mentioned.all() for comment in comments}
    return {
        pk: finished(fragment, existing, people[pk], prefix=f"c{pk}-") for pk, fragment in fragments.items()
    }


def render_text(text: str, *, article: Article, mentioned: Iterable[User]) -> SafeString:
    """Return the safe HTML of words that are no comment yet."""
    (fragment,) = fragments_of([drawn(text)], article)
    return finished(fragment, existing_titles([fragment]), mentioned, prefix="preview-")


def drawn(text: str) -> str:
    """Return the text with each {{ping|Name}} written as the mention that it stands for, and unsigned:
    who says it and when stands above it.
    """
    text = re.sub(r"\s*~{3,5}\s*$", "", text)
    if "{{" not in text:
        return text
    parts, position = [], 0
    for use in find_templates(text):
        if use.start >= position and use.name.strip().casefold().replace("_", " ") in PINGS:
            names = [name_of(value) for key, value in use.parameters.items() if key.isdecimal()]
            linked = ", ".join(f"@[[User:{name}|{name}]]" for name in names if name)
            parts += [text[position : use.start], linked]
            position = use.end
    return "".join([*parts, text[position:]])


def fragments_of(texts: Iterable[str], article: Article) -> list[Fragment]:
    """Return the fragment of each text by itself, from the cache where it was rendered before."""
    context = Context(title=f"Talk:{article.title}")
    keyed = [(key_of(text, context), text) for text in texts]
    known = caches["fragments"].get_many([key for key, _text in keyed])
    new = {key: render_fragment(text, context) for key, text in keyed if key not in known}
    caches["fragments"].set_many(new)
    return [known.get(key) or new[key] for key, _text in keyed]


def existing_titles(fragments: Iterable[Fragment]) -> set[str]:
    links = {link for fragment in fragments for link in fragment.links}
    if not links:
        return set()
    return set(Article.objects.filter(title__in=links, head__isnull=False).values_list("title", flat=True))


def finished(fragment: Fragment, existing: set[str], mentioned: Iterable[User], *, prefix: str) -> SafeString:
    html = assemble([fragment], existing_titles=existing).html
    if "<dt" not in html:
        html = INDENT.sub(indent, html)
    html = TAG.sub(lambda tag: own_tag(tag.group(), prefix), html)
    names = {person.username for person in mentioned}
    return mark_safe(with_people(html, names) if names else html)


def indent(tag: re.Match) -> str:
    """Return the tag of a colon's indent as what it is here: no list of definitions."""
    if tag.group().startswith("</"):
        return "</div>"
    return "<div data-indented" if tag[1] else "<div"


def own_tag(tag: str, prefix: str) -> str:
    """Return a tag that cannot meet the page's: its ids are its own, and it is no heading."""
    tag = HEADING.sub(r"<\1div", tag) if tag.startswith("</") else HEADING.sub("<div data-heading", tag)

    def own(found: re.Match) -> str:
        name, ids, target = found.groups()
        if name is None:
            return f' href="#{prefix}{target}"'
        return f' {name}="{" ".join(prefix + each for each in ids.split())}"'

    return IDS.sub(own, tag)


def with_people(html: str, names: Iterable[str]) -> str:
    """Return the HTML with the mentions of these people linked to what they did."""
    by_title = {name[:1].upper() + name[1:]: name for name in names}
    html = PERSON.sub(lambda link: person_link(link, by_title), html)
    written = {form: name for name in names for form in forms(name)} | {name: name for name in names}
    by_form = {escape(form, quote=False): name for form, name in written.items()}
    every = "|".join(re.escape(form) for form in sorted(by_form, key=len, reverse=True))
    said = re.compile(rf"(?<![\w@/.])@({every})(?!\w)")
    pieces, closed = [], 0
    for piece in PIECE.split(html):
        if piece.startswith("<"):
            if found := CLOSED_TO_LINKS.match(piece):
                closed += -1 if found[1] else 1
        elif not closed and "@" in piece:
            piece = said.sub(lambda found: f"@{anchor(by_form[found[1]])}{found[1]}</a>", piece)
        pieces.append(piece)
    return "".join(pieces)


def person_link(link: re.Match, by_title: Mapping[str, str]) -> str:
    name = by_title.get(unquote(unescape(link[1])).replace("_", " "))
    return anchor(name) if name else link.group()


def anchor(name: str) -> str:
    return f'<a class="person" href="/special/contributions/{escape(path_of(name))}">'
