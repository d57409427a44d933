"""Boxes at the foot or side of an article: sister projects, portals, navigation."""

from __future__ import annotations

from urllib.parse import quote

from apps.wikitext.escaping import attribute, external_link, plain, wiki_link
from apps.wikitext.templates.folding import fold
from apps.wikitext.templates.registry import Call, template

_PROJECTS = {
    "commons": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/"),
    "commons category": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/Category:"),
    "commonscat": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/Category:"),
    "commons cat": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/Category:"),
    "commons category-inline": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/Category:"),
    "commonscat-inline": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/Category:"),
    "commons-inline": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/"),
    "commons and category": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/"),
    "wikimedia commons": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/"),
    "wikiatlas": ("Wikimedia Atlas", "https://commons.wikimedia.org/wiki/Atlas_of_"),
    "wiktionary": ("Wiktionary", "https://en.wiktionary.org/wiki/"),
    "wiktionary-inline": ("Wiktionary", "https://en.wiktionary.org/wiki/"),
    "wikt": ("Wiktionary", "https://en.wiktionary.org/wiki/"),
    "wikiquote": ("Wikiquote", "https://en.wikiquote.org/wiki/"),
    "wikiquote-inline": ("Wikiquote", "https://en.wikiquote.org/wiki/"),
    "wikisource": ("Wikisource", "https://en.wikisource.org/wiki/"),
    "wikisource-inline": ("Wikisource", "https://en.wikisource.org/wiki/"),
    "wikisource author": ("Wikisource", "https://en.wikisource.org/wiki/Author:"),
    "wikisource author-inline": ("Wikisource", "https://en.wikisource.org/wiki/Author:"),
    "wikisourceauthor": ("Wikisource", "https://en.wikisource.org/wiki/Author:"),
    "wikibooks": ("Wikibooks", "https://en.wikibooks.org/wiki/"),
    "wikibooks-inline": ("Wikibooks", "https://en.wikibooks.org/wiki/"),
    "wikinews": ("Wikinews", "https://en.wikinews.org/wiki/"),
    "wikinews-inline": ("Wikinews", "https://en.wikinews.org/wiki/"),
    "wikinews category": ("Wikinews", "https://en.wikinews.org/wiki/Category:"),
    "wikivoyage": ("Wikivoyage", "https://en.wikivoyage.org/wiki/"),
    "wikivoyage-inline": ("Wikivoyage", "https://en.wikivoyage.org/wiki/"),
    "wikispecies": ("Wikispecies", "https://species.wikimedia.org/wiki/"),
    "wikispecies-inline": ("Wikispecies", "https://species.wikimedia.org/wiki/"),
    "wikiversity": ("Wikiversity", "https://en.wikiversity.org/wiki/"),
    "wikiversity-inline": ("Wikiversity", "https://en.wikiversity.org/wiki/"),
    "wikcionario": ("Wiktionary", "https://es.wiktionary.org/wiki/"),
    "wikinoticias": ("Wikinews", "https://es.wikinews.org/wiki/"),
    "wikiviajes": ("Wikivoyage", "https://es.wikivoyage.org/wiki/"),
    "βικιλεξικό": ("Wiktionary", "https://el.wiktionary.org/wiki/"),
    "вікіцитати1": ("Wikiquote", "https://uk.wikiquote.org/wiki/"),
    "ویکی‌انبار": ("Wikimedia Commons", "https://commons.wikimedia.org/wiki/"),
    "ویکی‌سفر": ("Wikivoyage", "https://fa.wikivoyage.org/wiki/"),
    "wikiquotepar": ("Wikiquote", "https://en.wikiquote.org/wiki/"),
    "wikilivres": ("Wikilivres", "https://wikilivres.org/wiki/"),
    "wikisource1911enc": ("Wikisource", "https://en.wikisource.org/wiki/1911_Encyclopædia_Britannica/"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "wikidata-inline": ("Wikidata", "https://www.wikidata.org/wiki/"),
}
_SISTERS = (
    ("wikt", "Wiktionary"), ("commons", "Wikimedia Commons"), ("c", "Wikimedia Commons"), ("n", "Wikinews"),
    ("q", "Wikiquote"), ("s", "Wikisource"), ("b", "Wikibooks"), ("voy", "Wikivoyage"), ("v", "Wikiversity"),
    ("species", "Wikispecies"), ("d", "Wikidata"), ("commonscat", "Wikimedia Commons"),
)  # fmt: skip
_SISTER_SITES = {name: address.removesuffix("Category:") for name, address in reversed(_PROJECTS.values())}


@template(*_PROJECTS)
def sister_project(call: Call) -> str:
    """Return a pointer to a page of a sister project, in a line or in a box of its own."""
    name = " ".join(call.name.replace("_", " ").split()).lower()
    project, base = _PROJECTS[name]
    page = plain(call.get("1", default=call.title))
    shown = call.get("2") or page
    link = external_link(base + quote(page.replace(" ", "_"), safe="/:(),-_"), plain(shown))
    if name == "wikt":
        return link
    words = (
        f"{project} has a page on {link}"
        if "category" not in base.lower()
        else f"{project} has media related to {link}"
    )
    return words if "inline" in name else f'<div class="sister-box" role="note">{words}</div>'


@template(
    "Sister project links", "Sister project", "Sisterlinks", "Sister links", "Sister project links-inline",
    "Subject bar", "Sister-project links", "Wikimedia", "Sister project auto", "Spl", "Sister bar",
    "Interprojet", "Ծով", "Schwesterprojekte", "روابط شقيقة", "Навигация", "Արտաքին հղումներ",
)  # fmt: skip
def sister_project_links(call: Call) -> str:
    """Return one box with the sister projects that have a page on the subject."""
    title = call.get("1", "display", default=call.title)
    items = []
    for key, project in _SISTERS:
        page = call.get(key)
        if page and page.lower() not in ("no", "n"):
            target = title if page.lower() in ("y", "yes") else page
            address = _SISTER_SITES[project] + quote(plain(target).replace(" ", "_"), safe="/:(),-_")
            items.append(f"<li>{external_link(address, project)}</li>")
    if not items:
        return _box(f"More on {plain(title)} at the sister projects")
    return _box(f"{plain(title)} at sister projects<ul>{''.join(items)}</ul>")


def _box(text: str) -> str:
    return f'<div class="sister-box" role="note">{text}</div>'


@template("Wikisourcelang", "Wikisource lang")
def wikisource_of_language(call: Call) -> str:
    """Return a pointer to a text in the Wikisource of a language: {{wikisourcelang|el|page|shown}}."""
    code, page = plain(call.get("1")), plain(call.get("2", default=call.title))
    address = f"https://{code}.wikisource.org/wiki/{quote(page.replace(' ', '_'), safe='/:(),-_')}"
    shown = call.get("3") or page
    return _box(f"Wikisource has a text: {external_link(address, shown) if code.isalpha() else shown}")


@template("Ws")
def from_wikisource(call: Call) -> str:
    """Return words that name a text of Wikisource."""
    return call.get("1")


@template(
    "Portal",
    "Portal bar",
    "Portal-inline",
    "Portalbar",
    "Portal box",
    "Portals",
    "Portalen",
    "Портал",
    "شريط بوابات",
)
def portal(call: Call) -> str:
    """Return the names of the portals on related subjects."""
    names = [plain(value) for value in call.positional() if value]
    if not names:
        return ""
    items = "".join(f"<li>[[Portal:{attribute(name)}|{attribute(name)}]]</li>" for name in names)
    return f'<div class="portal-box hlist" role="note">Portals: <ul>{items}</ul></div>'


@template(
    "Navbox", "Navigation box", "Navbox with columns", "Navbox subgroup", "Sidebar", "Campaignbox",
    "Navbox musical artist", "Military navigation", "Navbox with collapsible groups",
    "Sidebar with collapsible lists", "Series overview box",
)  # fmt: skip
def navbox(call: Call) -> str:
    """Return a box of links, folded under its title, a line for each group."""
    title = call.get("title", "raw_name", "header1", default="More on this subject")
    lines = [call.get("above")]
    for place in range(1, 31):
        head = call.get(
            f"group{place}", f"heading{place}", f"list{place}name", f"header{place}", f"col{place}header"
        )
        links = call.get(
            f"list{place}", f"content{place}", f"col{place}", "battles" if place == 1 else "list1"
        )
        if not call.get(f"list{place}", f"content{place}", f"col{place}") and not (place == 1 and links):
            continue
        name = f'<div class="navbox-group">{head}</div>' if head else ""
        lines.append(f'{name}<div class="navbox-list hlist">\n{links}\n</div>')
    inner = "\n".join(line for line in [*lines, call.get("below")] if line)
    return fold(title, inner, "navbox")


@template("Navboxes", "Navbox group", "Navboxes top", "Nested navbox", "BundleStart", "BundleBegin")
def navboxes(call: Call) -> str:
    """Return several boxes of links, folded together."""
    title = call.get("title", default="Related subjects")
    names = ("list", "1", "navboxes", *(f"list{number}" for number in range(1, 21)))
    inner = "\n".join(call.get(name) for name in names if call.get(name))
    return fold(title, inner, "navbox") if inner else ""


@template("Template group", "Templategroup")
def template_group(call: Call) -> str:
    """Return a group of such boxes under one title."""
    inner = call.get("list", "1", "templates")
    title = call.get("title", default="Related subjects")
    return fold(title, inner, "navbox") if inner else ""


@template("Library resources box", "Library resources", "Lib res box", "Library resources about")
def library_resources(call: Call) -> str:
    """Return a pointer to what libraries hold on the subject."""
    label = plain(call.get("label", "onlinebooksabout", default=call.title))
    address = f"https://ftl.toolforge.org/cgi-bin/ftl?st=wp&su={quote(label)}"
    return _box(external_link(address, f"Resources in libraries about {label}"))


@template(
    "Wikipedia books",
    "Wikipedia-Books",
    "Books-inline",
    "Book bar",
    "Wikipedia book",
    "Books",
    "Wikipedia books link",
)
def wikipedia_books(call: Call) -> str:
    """Return the name of the collection of articles on the subject."""
    name = plain(call.get("1", default=call.title))
    return f'<div class="sister-box" role="note">Book: {attribute(name)}</div>' if name else ""


@template(
    "Disambiguation", "Disambig", "Dab", "Disamb", "Hndis", "Geodis", "Human name disambiguation", "Surname",
    "Given name", "Place name disambiguation", "Set index article",
    "Airport disambiguation", "Sia", "School disambiguation", "Number disambiguation",
    "Letter-number combination disambiguation",
)  # fmt: skip
def disambiguation(_call: Call) -> str:
    """Return the line that tells readers this page lists several meanings."""
    return '<div class="hatnote" role="note">This page lists articles associated with the same title.</div>'


@template(pattern=r".+-stub|Stub")
def stub(call: Call) -> str:
    """Return the line that tells readers this article is a stub, and on what subject."""
    subject = (
        plain(call.name).strip().removesuffix("-stub").removesuffix("stub").replace("-", ", ").strip(" -")
    )
    about = f" ({attribute(subject)})" if subject and subject.lower() != "stub" else ""
    return f'<div class="stub-note" role="note">This article is a stub{about}.</div>'


@template("Further reading box", "Refideas", "See also box", "Related articles")
def related_articles(call: Call) -> str:
    """Return a list of related articles."""
    items = "".join(f"<li>{wiki_link(value)}</li>" for value in call.positional() if value)
    return f'<div class="sister-box" role="note"><ul>{items}</ul></div>' if items else ""
