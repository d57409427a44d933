"""The page on which an editor settles what a merge could not."""

from django.http import HttpResponse
from django.shortcuts import render

from apps.articles.addresses import path_of
from apps.wikitext.merging import Conflict

from ..placing import EditConflict


def conflict_page(
    request,
    title: str,
    conflict: EditConflict,
    *,
    text: str,
    summary: str = "",
    minor: bool = False,
    watch: bool = False,
) -> HttpResponse:
    """409: both texts, piece by piece; nothing is saved until every conflict has an answer."""
    pieces = [piece_context(number, piece) for number, piece in enumerate(conflict.pieces)]
    count = sum(piece["kind"] == "conflict" for piece in pieces)
    context = {
        "title": title,
        "path": path_of(title),
        "article": {"title": title, "path": path_of(title)},
        "section": conflict.section,
        "pieces": pieces,
        "conflict_count": count,
        "merged_count": conflict.merged_places,
        "base": conflict.newest,
        "theirs_change": conflict.newest,
        "summary": summary,
        "minor": minor,
        "watch": watch,
        "text": text,
    }
    return render(request, "editing/conflict.html", context, status=409)


def piece_context(number: int, piece: str | Conflict) -> dict:
    if isinstance(piece, str):
        return {"kind": "merged", "number": number, "text": piece}
    return {
        "kind": "conflict",
        "number": number,
        "base": piece.base,
        "mine": piece.mine,
        "theirs": piece.theirs,
    }
