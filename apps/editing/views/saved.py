"""The answer after a save: back at the section, with a line that says what came of it and takes it back."""

from typing import Literal

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from apps.articles.models import Section
from apps.history.models import ChangeSet
from apps.history.recording import order_of
from apps.wikitext.anchors import anchor_of


def back_at_section(
    request, title: str, section: int | Literal["new"] | None, change_set: ChangeSet, *, base_id: int | None
) -> HttpResponse:
    """Lead to the section as it is now; the change set was written from `base_id`."""
    undo = reverse("editing:undo", args=[change_set.pk]) if change_set.parent_id else ""
    messages.success(request, sentence_of_save(change_set, base_id), extra_tags=undo)
    path = reverse("reading:article", args=[title.replace(" ", "_")])
    anchor = "#" + anchor_of(heading_of(change_set, section)) if section else ""
    return HttpResponseRedirect(f"{path}?saved={'' if section is None else section}{anchor}")


def sentence_of_save(change_set: ChangeSet, base_id: int | None) -> str:
    saved = _("Saved at %s.") % timezone.localtime(change_set.created_at).strftime("%H:%M")
    if "merged" not in change_set.tags or base_id is None:
        return saved
    return format_html(
        '{} {} <a href="{}">{}</a>',
        saved,
        sentence_of_merge(change_set, base_id),
        reverse("history:diff_between", args=[base_id, change_set.pk]),
        _("See the merge"),
    )


def sentence_of_merge(change_set: ChangeSet, base_id: int) -> str:
    """Name who wrote meanwhile where it was one other person: with several, the passage may not be of each."""
    between = ChangeSet.objects.filter(article=change_set.article_id, pk__gt=base_id, pk__lt=change_set.pk)
    writers = between.order_by().values_list("author_id", "author_name").distinct()[:2]
    if len(writers) == 1 and writers[0][0] != change_set.author_id:
        writer = between.order_by("-pk")[0].shown_author
        return _("%s changed the same passage meanwhile; both are in.") % writer
    return _("The same passage was changed meanwhile; both are in.")


def heading_of(change_set: ChangeSet, section: int | Literal["new"]) -> str:
    """Return the heading of section N as of the newest change set, the last one's for a new section."""
    order = order_of(change_set)
    place = len(order) - 1 if section == "new" else min(section, len(order) - 1)
    return Section.objects.values_list("heading", flat=True).get(pk=order[place])
