"""The table of names: add, change, remove, and where it differs from the text."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article, Section
from apps.citations.models import Citation
from apps.history.logging import log
from apps.history.models import Head
from apps.history.pages import bump_page
from apps.history.recording import order_of
from apps.moderation.rules import check_may_edit
from apps.wikitext.cs1.languages import language_name
from apps.wikitext.parser import find_templates
from apps.wikitext.sentences import plain_words

from .models import AlternativeName

FIELDS = [
    field.name for field in AlternativeName._meta.concrete_fields if field.name not in ("id", "article")
]
LANGX_NAME = re.compile(r"lang-([a-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.IGNORECASE)
PLAIN_LANG = {"lang", "langx", "lang-x"}


class NameExists(ValueError):
    """The table has this form in this language already."""


@dataclass(frozen=True, slots=True)
class NameInText:
    """A form that a language template of the text marks, as plain words."""

    language: str
    form: str
    romanisation: str = ""


@dataclass(frozen=True, slots=True)
class Differences:
    """Where text and table differ: marked in the text alone; in the table alone; in both, but unmarked."""

    missing_in_table: list[NameInText]
    missing_in_text: list[AlternativeName]
    unmarked: list[AlternativeName]


def add_name(
    article: Article, fields: Mapping[str, str], *, citations: Iterable[Citation] = (), by: User
) -> AlternativeName:
    """Add a row to the table of names. Locks the article. Raises NameExists, NotAllowed."""
    with transaction.atomic(), lock(article.pk) as (article,):
        check_may_edit(article, by=by)
        name = AlternativeName(article=article, **fields)
        store(name)
        name.citations.set(citations)
        log_name("name added", name, {"after": as_data(name)}, by=by)
        bump_page(article.pk)
    return name


def change_name(
    name: AlternativeName, fields: Mapping[str, str], *, citations: Iterable[Citation] = (), by: User
) -> AlternativeName:
    """Change a row of the table; the log keeps what stood before. Raises NameExists, NotAllowed."""
    with transaction.atomic(), lock(name.article_id) as (article,):
        check_may_edit(article, by=by)
        name = AlternativeName.objects.get(pk=name.pk)
        before, cited = as_data(name), set(name.citations.all())
        for field, value in fields.items():
            setattr(name, field, value)
        store(name, update_fields=list(fields))
        name.citations.set(citations)
        after = as_data(name)
        if after != before or set(name.citations.all()) != cited:
            changed = {key for key in after if after[key] != before[key]}
            data = {
                side: {key: of[key] for key in changed} for side, of in [("before", before), ("after", after)]
            }
            log_name("name changed", name, data, by=by)
    return name


def remove_name(name: AlternativeName, *, reason: str, by: User) -> None:
    """Take a row out of the table; the log keeps all of it. Raises NotAllowed."""
    with transaction.atomic(), lock(name.article_id) as (article,):
        check_may_edit(article, by=by)
        # before it goes: only a row that still stands gets a version
        log_name("name removed", name, {"before": as_data(name)}, reason=reason, by=by)
        name.delete()
        bump_page(article.pk)


def store(name: AlternativeName, *, update_fields: list[str] | None = None) -> None:
    try:
        with transaction.atomic():
            name.save(update_fields=update_fields)
    except IntegrityError:
        words = {"form": name.form, "language": language_name(name.language) or name.language}
        raise NameExists(_("The table has “%(form)s” in %(language)s already.") % words) from None


def as_data(name: AlternativeName) -> dict:
    sources = sorted(map(str, name.citations.all()))
    return {**{field: getattr(name, field) for field in FIELDS}, "citations": sources}


def log_name(action: str, name: AlternativeName, data: dict, *, reason: str = "", by: User) -> None:
    data = {"form": name.form, **data}
    log(action, article=name.article, reason=reason, data=data, rows=[name], by=by)


def find_citations(article: Article, words: str) -> tuple[list[Citation], list[str]]:
    """Return the citations that these ref names or addresses mean (one a line), and what means none."""
    wanted = [line.strip() for line in words.splitlines() if line.strip()]
    in_text = Citation.objects.filter(article=article, removed_in=None)
    found, missing = [], []
    for word in wanted:
        matching = in_text.filter(Q(name=word) | Q(url=word) | Q(key=word)).order_by("pk").first()
        if matching is None:
            missing.append(word)
        else:
            found.append(matching)
    return found, missing


def find_differences(article: Article) -> Differences:
    """Compare the newest text, whether accepted or not, with the table of names."""
    table = list(article.alternative_names.order_by("language", "form"))
    marked, standing = found_in_text(article, {folded(name.form) for name in table})
    in_table = {identity(name.language, name.form) for name in table}
    in_text = {identity(name.language, name.form) for name in marked}
    absent = [name for name in table if identity(name.language, name.form) not in in_text]
    unmarked = [name for name in absent if folded(name.form) in standing]
    return Differences(
        missing_in_table=[name for name in marked if identity(name.language, name.form) not in in_table],
        missing_in_text=[name for name in absent if name not in unmarked],
        unmarked=[name for name in unmarked if not name.language.startswith("en")],
    )


def found_in_text(article: Article, forms: set[str]) -> tuple[list[NameInText], set[str]]:
    """Return the names that the newest text marks, and which of the folded forms stand anywhere in it.

    Kept by change set and forms: a long article takes longer to read than its desk to show.
    """
    head = Head.objects.filter(article=article).select_related("newest").first()
    if head is None:
        return [], set()
    asked = hashlib.sha256("\x00".join(sorted(forms)).encode()).hexdigest()
    key = f"names.{head.newest_id}.{asked}"
    found = caches["pages"].get(key)
    if found is None:
        texts = texts_of(head)
        whole = folded("\n".join(texts))
        found = names_in(texts), {form for form in forms if form in whole}
        caches["pages"].set(key, found)
    return found


def texts_of(head: Head) -> list[str]:
    order = order_of(head.newest)
    texts = dict(Section.objects.filter(pk__in=order).values_list("pk", "text"))
    return [texts[pk] for pk in order]


def names_in(texts: Iterable[str]) -> list[NameInText]:
    """Return the forms that language templates mark, each once, in the order of the text."""
    found: dict[tuple[str, str], NameInText] = {}
    for text in texts:
        if "lang" not in text.lower():
            continue
        for use in find_templates(text):
            name = name_of(use.name.strip(), use.parameters)
            if name and name.form:
                found.setdefault(identity(name.language, name.form), name)
    return list(found.values())


def name_of(template: str, parameters: Mapping[str, str]) -> NameInText | None:
    by_name = LANGX_NAME.fullmatch(template)
    if template.lower() in PLAIN_LANG:
        language, form, place = parameters.get("1", ""), parameters.get("2", ""), "3"
    elif by_name:
        language, form, place = by_name[1], parameters.get("1", ""), "2"
    else:
        return None
    asked = ("translit", "tr", "rom", place)
    romanisation = next((parameters[key] for key in asked if parameters.get(key)), "")
    return NameInText(language.strip(), plain_words(form).strip(), plain_words(romanisation).strip())


def identity(language: str, form: str) -> tuple[str, str]:
    return language.partition("-")[0].lower(), folded(form)


def folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
