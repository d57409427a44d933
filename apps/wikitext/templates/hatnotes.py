"""Lines above an article or a section that send a reader elsewhere."""

from __future__ import annotations

from apps.wikitext.escaping import wiki_link
from apps.wikitext.templates.listings import listing
from apps.wikitext.templates.registry import Call, template


def hatnote(text: str) -> str:
    """Return the line as its own block."""
    return f'<div class="hatnote" role="note">{text}</div>'


@template("Hatnote", "Rellink", "Dablink", "Hat", "Italic hatnote", "Selfref", "Self-reference")
def free_hatnote(call: Call) -> str:
    """Return a hatnote of any words."""
    return hatnote(call.get("1"))


@template(
    "Main", "Main article", "Main articles", "Mainarticle", "Hauptartikel", "مفصلة", "Гол", "Основна стаття", "اصلی",
    "Основная статья",
    "Ap",
)  # fmt: skip
def main_article(call: Call) -> str:
    """Return a pointer to the article that a section sums up."""
    links = _links(call)
    return hatnote(f"Main article{'s' if len(links) > 1 else ''}: {_join(links)}") if links else ""


@template("Further", "Further information", "Details", "Further2", "More information", "Detail")
def further(call: Call) -> str:
    """Return a pointer to more on the subject."""
    return hatnote(f"Further information: {_join(_links(call))}")


@template(
    "See also",
    "See",
    "Seealso",
    "Also see",
    "See also2",
    "See2",
    "LSee",
    "Vt",
    "Véase también",
    "См. также",
)
def see_also(call: Call) -> str:
    """Return a pointer to related articles; in a guide, {{See|name=…}} is a place to see."""
    if call.name.strip().lower() == "see" and call.get("name"):
        return listing(call)
    return hatnote(f"See also: {_join(_links(call))}")


@template("Broader", "Main list", "For timeline")
def broader(call: Call) -> str:
    """Return a pointer to an article or list with more."""
    words = {"broader": "For broader coverage of this topic, see", "main list": "For a full list, see"}
    head = words.get(call.name.strip().lower(), "For a chronological guide, see")
    return hatnote(f"{head} {_join(_links(call), 'and')}.")


@template("About", "About article", "This")
def about(call: Call) -> str:
    """Return what the article is about, and where other meanings of its title are."""
    values = [value for value in call.positional()]
    subject, rest = (values[0], values[1:]) if values else ("", [])
    section = call.get("section")
    head = f"This {'section' if section else 'article'} is about {subject}. " if subject else ""
    return hatnote(head + _uses(rest, call.title))


@template("For", "For2", "For multi", "Otheruses4")
def for_other(call: Call) -> str:
    """Return where another meaning is: {{for|use|page|page2}}."""
    values = call.positional()
    if call.name.strip().lower() == "for2":
        return hatnote(f"For {values[0] if values else 'other uses'}, see {' '.join(values[1:])}.")
    if call.name.strip().lower() == "for multi":
        return hatnote(_uses(values, call.title))
    use = (values[0] if values else "") or "other uses"
    links = [wiki_link(value) for value in values[1:] if value] or [_disambiguation(call.title)]
    return hatnote(f"For {use}, see {_join(links, 'and')}.")


@template(
    "Other uses",
    "Otheruses",
    "Other uses of",
    "Other",
    "Dis",
    "Otras",
    "Begriffsklärungshinweis",
    "Otros usos",
    "Другие значения",
    "دیگر کاربردها",
)
def other_uses(call: Call) -> str:
    """Return where the other meanings of the title are."""
    links = _links(call) or [_disambiguation(call.title)]
    return hatnote(f"For other uses, see {_join(links, 'and')}.")


@template(
    "Other people", "Otherpeople", "Other persons", "Other places", "Otherplaces", "Other ships",
    "Otherships",
)  # fmt: skip
def other_named(call: Call) -> str:
    """Return where people, places or ships of the same name are."""
    kind = call.name.strip().lower().replace("other", "").strip().rstrip("s") or "people"
    nouns = {"person": "people", "people": "people", "place": "places", "ship": "ships"}
    page = call.get("2") or _disambiguation(call.title)
    named = f" named {call.get('1') or call.title}" if call.get("1") or call.title else ""
    return hatnote(
        f"For other {nouns.get(kind, 'uses')}{named}, see {page if '[[' in page else wiki_link(page)}."
    )


@template("Distinguish", "Not to be confused with", "Distinguish2", "Confuse", "Not confused")
def distinguish(call: Call) -> str:
    """Return what the subject should not be confused with."""
    text = call.get("text") or (call.get("1") if call.name.strip().endswith("2") else "")
    return hatnote(f"Not to be confused with {text or _join(_links(call), 'or')}.")


@template("Redirect", "Redirect-distinguish", "Redirect2", "Redirect-multi", "Redirects", "Redir")
def redirect(call: Call) -> str:
    """Return which title leads here, and where its other meanings are."""
    values = call.positional()
    first = values[0] if values else ""
    name = call.name.strip().lower()
    if name == "redirect-distinguish":
        return hatnote(f"“{first}” redirects here. Not to be confused with {wiki_link(call.get('2'))}.")
    if name == "redirect2" and len(values) > 1:
        return hatnote(f"“{first}” and “{values[1]}” redirect here. {_uses(values[2:], first)}")
    return hatnote(f"“{first}” redirects here. {_uses(values[1:], first)}")


@template("Details3", "Further3", "About-distinguish2", "About-distinguish", "About-distinguish-text")
def about_or_further(call: Call) -> str:
    """Return what more there is on a matter, or what the article is about and is not."""
    first, second = call.get("1"), call.get("2")
    if not call.name.lower().startswith("about"):
        return hatnote(f"For more details on {second or 'this topic'}, see {first}.")
    other = second if "[[" in second else wiki_link(second)
    return hatnote(f"This article is about {first}. Not to be confused with {other}.")


@template("Weiterleitungshinweis")
def foreign_redirect(call: Call) -> str:
    """Return which title leads here and where its other meanings are, as the German template names them."""
    title = call.get("1", default=call.title)
    page = call.get("2") or f"{title} (disambiguation)"
    return hatnote(f"“{title}” redirects here. For other uses, see {wiki_link(page)}.")


@template("وضح", "توضيح")
def arabic_other_uses(call: Call) -> str:
    """Return where the other meanings are: the page is the third parameter of the Arabic template."""
    page = call.get("3", "2", "1")
    return hatnote(f"For other uses, see {wiki_link(page) if page else _disambiguation(call.title)}.")


@template("Technical reasons", "Correct title", "Correct title2")
def correct_title(call: Call) -> str:
    """Return the title as it should be written."""
    return hatnote(f"The correct title of this article is '''{call.get('1', 'title')}'''.")


def _links(call: Call) -> list[str]:
    """Return the pages named, as links with their labels |l1= or |label 1=; written-out links stay."""
    links = []
    for place, value in enumerate(call.positional(), 1):
        label = call.get(
            f"l{place}", f"label {place}", f"label{place}", *(("l", "label") if place == 1 else ())
        )
        if value:
            page, _, section = value.partition("#")
            label = label or (f"{page} § {section}".lstrip() if section and "[" not in value else "")
            links.append(wiki_link(value.lstrip(":"), label))
    return links


def _uses(values: list[str], title: str) -> str:
    """Return "For A, see B. For C, see D." from use and page in turn; "and" as a use adds a page."""
    sentences: list[str] = []
    for start in range(0, max(len(values), 1), 2):
        use = values[start] if start < len(values) else ""
        page = values[start + 1] if start + 1 < len(values) else ""
        link = wiki_link(page) if page else _disambiguation(title)
        if use == "and" and sentences:
            sentences[-1] = f"{sentences[-1][:-1]} and {link}."
        elif use or page or not sentences:
            sentences.append(f"For {use or 'other uses'}, see {link}.")
    return " ".join(sentences)


def _disambiguation(title: str) -> str:
    return f"[[{title} (disambiguation)]]" if title else "the disambiguation page"


def _join(links: list[str], word: str = "and") -> str:
    if len(links) < 2:
        return "".join(links)
    if len(links) == 2:
        return f"{links[0]} {word} {links[1]}"
    return f"{', '.join(links[:-1])}, {word} {links[-1]}"
