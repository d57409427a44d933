"""One topic: what was said in it, and the forms that answer, change, close and hide."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.history.comparing import compare_texts
from apps.moderation.rights import SUPPRESSOR, has_right
from apps.skin.robots import kept_from_robots

from ..actions import close_topic, edit_comment, hide_comment, hide_title, reopen_topic, reply
from ..forms import CommentForm, HideForm, OutcomeForm
from ..mentions import find_mentioned
from ..models import Comment, Topic
from ..places import is_changed_since, places_of
from ..rendering import render_comments, render_text
from ..threads import in_thread_order
from .answers import (
    REFUSALS,
    article_context,
    is_piece_wanted,
    logged_out,
    number_in,
    refusal_of,
    status_of,
    why_not,
)


@require_http_methods(["GET", "HEAD", "POST"])
def topic(request, topic_id):
    """What was said in a topic, each answer under what it answers; POST answers, changes, closes."""
    row = get_object_or_404(
        Topic.objects.select_related(
            "article__head", "section", "flag", "citation", "opened_by", "closed_by", "opened_in"
        ),
        pk=topic_id,
    )
    if request.method == "POST":
        return answer_post(request, row)
    return kept_from_robots(shown(request, row, asked_for(request, row)))


class Asked:
    """Which form the page shows, and where: a change of `edited`, else an answer to `parent` or to the topic."""

    def __init__(self, query, row: Topic, *, form: CommentForm | None = None):
        comments = row.comments.select_related("by")
        edited_id, parent_id = number_in(query, "edit"), number_in(query, "reply")
        self.edited = get_object_or_404(comments, pk=edited_id) if edited_id else None
        self.parent = get_object_or_404(comments, pk=parent_id) if parent_id and not edited_id else None
        self.form = form or CommentForm(initial={"text": self.edited.text if self.edited else ""})
        self.under = (self.edited or self.parent).pk if self.edited or self.parent else 0


def asked_for(request, row: Topic) -> Asked:
    """Return the form that the address asks for. Raises Http404 where it is another's comment to change."""
    asked = Asked(request.GET, row)
    if asked.edited and (asked.edited.by != request.user or asked.edited.is_hidden):
        raise Http404(_("Only its author may change a comment."))
    return asked


def shown(request, row: Topic, asked: Asked, *, status: int = 200, **more) -> HttpResponse:
    comments = list(row.comments.select_related("by").prefetch_related("mentioned").order_by("pk"))
    visible = [comment for comment in comments if not comment.is_hidden]
    html = render_comments(visible, article=row.article)
    places = places_of(row.article)
    person = request.user
    reason = why_not(row.article, person)
    context = {
        "article": article_context(row.article),
        "topic": row,
        "place": places.get(row.section_id),
        "newest_id": row.article.head.newest_id,
        "is_changed": is_changed_since(row),
        "thread": [(placed, html.get(placed.comment.pk, "")) for placed in in_thread_order(comments)],
        "asked": asked,
        "form": asked.form,
        "earlier": earlier_texts(request.GET, row),
        "hiding": number_in(request.GET, "hide"),
        "is_title_asked": request.GET.get("hide") == "title",
        "may_hide": person.is_authenticated and has_right(person, SUPPRESSOR),
        "why_not": reason,
        "may_write": person.is_authenticated and reason is None and not row.is_closed,
        **more,
    }
    return render(request, "talk/topic.html", context, status=status)


def earlier_texts(query, row: Topic) -> dict | None:
    """Return how the comment that the address names changed: {comment, steps of (until, rows of a diff)}."""
    comment_id = number_in(query, "earlier")
    if not comment_id:
        return None
    comment = get_object_or_404(row.comments, pk=comment_id, is_hidden=False)
    earlier = list(comment.earlier_texts.order_by("pk"))
    texts = [*(each.text for each in earlier), comment.text]
    steps = [
        (each.until, compare_texts(old, new))
        for each, old, new in zip(earlier, texts, texts[1:], strict=False)
    ]
    return {"pk": comment.pk, "steps": steps}


def answer_post(request, row: Topic) -> HttpResponse:
    acts = {
        "close": close,
        "reopen": reopen,
        "hide": hide,
        "show": hide,
        "hide title": hide_name,
        "show title": hide_name,
    }
    act = acts.get(request.POST.get("action"), say)
    if not request.user.is_authenticated:
        return logged_out(request, row.article, text=request.POST.get("text", ""))
    return act(request, row)


def say(request, row: Topic) -> HttpResponse:
    """Answer or change a comment, or show what it would look like."""
    form = CommentForm(request.POST)
    asked = Asked(request.POST, row, form=form)
    if not form.is_valid():
        return shown(request, row, asked, status=422)
    text = form.cleaned_data["text"]
    if request.POST.get("action") == "preview":
        html = render_text(text, article=row.article, mentioned=find_mentioned(text))
        if is_piece_wanted(request):
            return render(request, "talk/_preview.html", {"preview_html": html})
        return shown(request, row, asked, preview_html=html)
    try:
        if asked.edited:
            comment = edit_comment(asked.edited, text=text, by=request.user)
        else:
            comment = reply(row, text=text, parent=asked.parent, by=request.user)
    except REFUSALS as refused:
        return shown(request, row, asked, refusal=refusal_of(refused), status=status_of(refused))
    messages.success(request, _("Your comment is changed.") if asked.edited else _("Your comment is added."))
    return at_comment(row, comment.pk)


def close(request, row: Topic) -> HttpResponse:
    form = OutcomeForm(request.POST)
    asked = Asked({}, row)
    if not form.is_valid():
        return shown(request, row, asked, outcome_form=form, status=422)
    try:
        close_topic(row, outcome=form.cleaned_data["outcome"], by=request.user)
    except REFUSALS as refused:
        return shown(
            request, row, asked, outcome_form=form, refusal=refusal_of(refused), status=status_of(refused)
        )
    messages.success(request, _("The topic is closed."))
    return HttpResponseRedirect(f"/topic/{row.pk}")


def reopen(request, row: Topic) -> HttpResponse:
    try:
        reopen_topic(row, by=request.user)
    except REFUSALS as refused:
        return shown(request, row, Asked({}, row), refusal=refusal_of(refused), status=status_of(refused))
    messages.success(request, _("The topic is open again."))
    return HttpResponseRedirect(f"/topic/{row.pk}")


def hide(request, row: Topic) -> HttpResponse:
    """Hide what a comment says, or show it again."""
    comment = get_object_or_404(Comment, topic=row, pk=number_in(request.POST, "comment"))
    form = HideForm(request.POST)
    asked = Asked({}, row)
    if not form.is_valid():
        return shown(request, row, asked, hiding=comment.pk, hide_form=form, status=422)
    is_hidden = request.POST["action"] == "hide"
    try:
        hide_comment(comment, is_hidden=is_hidden, reason=form.cleaned_data["reason"], by=request.user)
    except REFUSALS as refused:
        return shown(request, row, asked, refusal=refusal_of(refused), status=status_of(refused))
    messages.success(request, _("The comment is hidden.") if is_hidden else _("The comment is shown again."))
    return at_comment(row, comment.pk)


def hide_name(request, row: Topic) -> HttpResponse:
    """Hide what the topic is called, or show it again."""
    form = HideForm(request.POST)
    asked = Asked({}, row)
    if not form.is_valid():
        return shown(request, row, asked, is_title_asked=True, hide_form=form, status=422)
    is_hidden = request.POST["action"] == "hide title"
    try:
        hide_title(row, is_hidden=is_hidden, reason=form.cleaned_data["reason"], by=request.user)
    except REFUSALS as refused:
        return shown(request, row, asked, refusal=refusal_of(refused), status=status_of(refused))
    messages.success(request, _("The title is hidden.") if is_hidden else _("The title is shown again."))
    return HttpResponseRedirect(f"/topic/{row.pk}")


def at_comment(row: Topic, comment_id: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"/topic/{row.pk}#comment-{comment_id}")
