"""One file of wikitext, into an article and out of it byte for byte.

Only line ends change on the way in: CRLF and CR become LF. A byte order mark is a sign of the encoding, not
of the text, and is left out.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.articles.locking import lock
from apps.articles.models import Article
from apps.articles.rules import FORBIDDEN
from apps.editing.save import SectionEdit, ensure_article, write_edit
from apps.history.models import ChangeSet, Head
from apps.history.recording import newest_of
from apps.history.texts import text_of
from apps.wikitext.merging import Conflict, MergeConflict, merge
from apps.wikitext.titles import normalise_title

TAG = "import"


class BadFile(ValueError):
    """The file cannot become an article; the message names file, line and what is wrong."""


class ImportRefused(Exception):
    """The article holds what the import would overwrite; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class TextImport:
    """A whole text from outside. `over` says what becomes of edits made here since the last import."""

    title: str
    text: str
    summary: str = ""
    author_name: str = TAG
    over: Literal["", "merge", "replace"] = ""


def read_wikitext(path: Path) -> str:
    """Return the text of a file.

    Raises BadFile where it is unreadable, too large, not UTF-8, or holds characters that XML 1.0 forbids.
    """
    data = read_bytes(path).replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(codecs.BOM_UTF8)
    check_size(path, data)
    text = decode(path, data)
    if forbidden := FORBIDDEN.search(text):
        raise BadFile(
            _("%(file)s, line %(line)d: the character %(code_point)s, which no article may hold.")
            % {
                "file": path,
                "line": text.count("\n", 0, forbidden.start()) + 1,
                "code_point": f"U+{ord(forbidden[0]):04X}",
            }
        )
    return text


def read_bytes(path: Path) -> bytes:
    """Return what the file holds, or, of a file that is too large, enough to see that it is."""
    try:
        with path.open("rb") as file:
            return file.read(2 * settings.MAX_ARTICLE_BYTES + 4)
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}.") from error


def check_size(path: Path, data: bytes) -> None:
    limit = settings.MAX_ARTICLE_BYTES
    if len(data) > limit:
        raise BadFile(
            _("%(file)s, line %(line)d: here the text passes the %(limit)s bytes that an article may have.")
            % {"file": path, "line": data.count(b"\n", 0, limit) + 1, "limit": f"{limit:,}"}
        )


def decode(path: Path, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line, byte = data.count(b"\n", 0, error.start) + 1, data[error.start]
        raise BadFile(
            _("%(file)s, line %(line)d: not UTF-8 (byte 0x%(byte)02X).")
            % {"file": path, "line": line, "byte": byte}
        ) from error


def import_text(wanted: TextImport) -> ChangeSet | None:
    """Save a text from outside in one transaction; return the newest change set, None where nothing is new.

    A merge saves two change sets: the text as it came, which is the base of the next merge, and on top of
    it the edits made here. Raises BadTitle, BadText, NotAllowed, ImportRefused.
    """
    with transaction.atomic(durable=True), lock(ensure_article(wanted.title)) as (article,):
        return import_into(article, wanted)


def import_into(article: Article, wanted: TextImport) -> ChangeSet | None:
    """Do what import_text does, under its lock.

    What was merged is not tagged as an import: it counts as an edit made here.
    """
    newest, last = newest_of(article), last_import_of(article)
    ours = text_of(newest, show_hidden=True) if newest else None
    known = text_of(last, show_hidden=True) if last else None
    has_local_edits = newest != last and wanted.text != ours
    if has_local_edits:
        check_local_edits(article, wanted, last)
    if wanted.text == known and (newest == last or wanted.over == "merge"):
        return None
    merged = wanted.text
    if has_local_edits and wanted.over == "merge":
        merged = merge_onto(article, known, ours, wanted.text)
    imported = write(article, wanted, wanted.text, newest, tags=(TAG,))
    return imported if merged == wanted.text else write(article, wanted, merged, imported, tags=("merged",))


def last_import_of(article: Article) -> ChangeSet | None:
    newest_first = ChangeSet.objects.filter(article=article).order_by("-pk")
    return next((change_set for change_set in newest_first.iterator() if TAG in change_set.tags), None)


def check_local_edits(article: Article, wanted: TextImport, last: ChangeSet | None) -> None:
    count = ChangeSet.objects.filter(article=article, pk__gt=last.pk if last else 0).count()
    words = {"title": article.title, "count": count}
    if not wanted.over:
        raise ImportRefused(
            _("“%(title)s” has %(count)d edits of its own: --merge keeps them, --replace overwrites them.")
            % words
        )
    if wanted.over == "merge" and last is None:
        raise ImportRefused(
            _("“%(title)s” was never imported: there is nothing to merge from, only --replace is left.")
            % words
        )


def merge_onto(article: Article, base: str, ours: str, imported: str) -> str:
    try:
        return merge(base, ours, imported)
    except MergeConflict as conflict:
        count = sum(isinstance(piece, Conflict) for piece in conflict.pieces)
        raise ImportRefused(
            _("“%(title)s”: %(count)d places were changed both here and in the file; nothing was imported.")
            % {"title": article.title, "count": count}
        ) from None


def write(
    article: Article, wanted: TextImport, text: str, newest: ChangeSet | None, *, tags: tuple[str, ...]
) -> ChangeSet | None:
    edit = SectionEdit(
        title=article.title,
        text=text,
        base_id=newest.pk if newest else None,
        summary=wanted.summary,
        tags=tags,
    )
    return write_edit(article, edit, author_name=wanted.author_name, null_ok=True, by=None)


def export_text(title: str) -> bytes:
    """Return the newest text of an article as it is stored. Raises BadTitle, Article.DoesNotExist,
    TextHidden.
    """
    name = normalise_title(title)
    head = Head.objects.filter(article__namespace=name.namespace, article__title=name.text)
    newest = head.select_related("newest").first()
    if newest is None:
        raise Article.DoesNotExist(name.text)
    return text_of(newest.newest).encode()
