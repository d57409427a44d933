from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.articles.models import Article
from apps.editing.move import plan_move, undo_move
from apps.history.models import LogEntry
from apps.moderation.rights import AUTOCONFIRMED, PAGE_MOVER, rights_of
from apps.wikitext.titles import BadTitle, normalise_title

from . import acts
from .actions import move_boldly, open_request
from .answers import REFUSALS, article_context, get_article, logged_out, refusal_context, status_of
from .docket import earlier_requests, read_docket, standing_of, summary_of
from .effects import dry_run, effects_of_close, is_blocked, sentences_of
from .forms import AmendForm, BoldMoveForm, CloseForm, CommentForm, PositionForm, ReasonForm, RequestForm
from .models import MovePair, MoveRequest
from .rules import RequestRefused, check_may_move_boldly
from .states import State


@require_http_methods(["GET", "HEAD", "POST"])
def moves(request, title):
    """Requests about an article and its moves, the form to request one, and the one to move at once."""
    article = get_article(title)
    if request.method != "POST":
        return moves_page(request, article)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    answers = {"plan": plan_bold, "move": bold, "undo": undo_bold}
    return answers.get(request.POST.get("action"), requested)(request, article)


def requested(request, article: Article) -> HttpResponse:
    form = RequestForm(request.POST)
    if not form.is_valid():
        return moves_page(request, article, request_form=form, status=422)
    data = form.cleaned_data
    try:
        wanted = [(article, data["title"]), *((named_article(old), new) for old, new in data["more"])]
        opened = open_request(wanted, data["rationale"], by=request.user)
    except REFUSALS as refused:
        return moves_page(
            request, article, request_form=form, refusal=refusal_context(refused), status=status_of(refused)
        )
    messages.success(request, _("The request is open for seven days; the article cannot be moved meanwhile."))
    return HttpResponseRedirect(reverse("naming:docket", args=[opened.pk]))


def named_article(title: str) -> Article:
    try:
        return Article.objects.get(title=normalise_title(title).text)
    except (BadTitle, Article.DoesNotExist):
        raise RequestRefused(_("No article is called “%s”.") % title) from None


def plan_bold(request, article: Article) -> HttpResponse:
    """Say what moving at once would do, and ask."""
    form = BoldMoveForm(request.POST)
    if not form.is_valid():
        return moves_page(request, article, bold_form=form, status=422)
    plan = plan_move(article, form.cleaned_data["title"])
    if plan.refusals:
        refused = plan.refusals[0]
        return moves_page(request, article, bold_form=form, refusal=refusal_context(refused), status=422)
    return moves_page(request, article, bold_form=form, plan=sentences_of(plan))


def bold(request, article: Article) -> HttpResponse:
    form = BoldMoveForm(request.POST)
    if not form.is_valid():
        return moves_page(request, article, bold_form=form, status=422)
    data = form.cleaned_data
    try:
        move_boldly(
            article,
            data["title"],
            reason=data["reason"],
            leave_redirect=not data["no_redirect"],
            by=request.user,
        )
    except REFUSALS as refused:
        return moves_page(
            request, article, bold_form=form, refusal=refusal_context(refused), status=status_of(refused)
        )
    return moved(request, article)


def undo_bold(request, article: Article) -> HttpResponse:
    asked = request.POST.get("entry", "")
    entry = get_object_or_404(
        LogEntry, pk=int(asked) if asked.isdecimal() else 0, action="move", article=article
    )
    try:
        undo_move(entry, by=request.user)
    except REFUSALS as refused:
        return moves_page(request, article, refusal=refusal_context(refused), status=status_of(refused))
    return moved(request, article)


def moved(request, article: Article) -> HttpResponse:
    article.refresh_from_db()
    messages.success(request, _("It is now called “%s”.") % article.title)
    return HttpResponseRedirect(reverse("naming:moves", args=[article.title.replace(" ", "_")]))


def moves_page(request, article: Article, *, status: int = 200, **more) -> HttpResponse:
    pair = MovePair.objects.filter(article=article, is_open=True).select_related("request").first()
    done = LogEntry.objects.filter(action="move", article=article).order_by("-pk")
    context = {
        "article": article_context(article),
        "open": [summary_of(pair.request)] if pair else [],
        "earlier": earlier_requests([article.pk]),
        "moves": [move_row(entry, article, is_last=not place) for place, entry in enumerate(done)],
        "request_form": RequestForm(),
        "bold_form": BoldMoveForm(),
        **bold_standing(request, article, is_open=pair is not None),
        **more,
    }
    return render(request, "naming/moves.html", context, status=status)


def move_row(entry: LogEntry, article: Article, *, is_last: bool) -> dict:
    return {
        "pk": entry.pk,
        "at": entry.at,
        "name": entry.by_name,
        "from": entry.data["from"],
        "to": entry.data["to"],
        "reason": entry.reason,
        "change": entry.data["change"],
        "may_undo": is_last and entry.data["to"] == article.title,
    }


def bold_standing(request, article: Article, *, is_open: bool) -> dict:
    """Return whether this person may move at once, and if not, why not."""
    rights = rights_of(request.user)
    why_not = ""
    if not is_open:
        try:
            check_may_move_boldly(article)
        except RequestRefused as refused:
            why_not = refused.rule
    return {
        "may_move": AUTOCONFIRMED in rights and not is_open and not why_not,
        "may_undo": AUTOCONFIRMED in rights and not is_open,
        "may_leave_none": PAGE_MOVER in rights,
        "why_not": why_not,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def docket(request, request_id):
    """One move request: everything said about it, and what the person may do."""
    row = get_object_or_404(MoveRequest, pk=request_id)
    if request.method == "POST":
        return answer_docket(request, row)
    return docket_page(request, row)


def answer_docket(request, row: MoveRequest) -> HttpResponse:
    action = request.POST.get("action", "")
    if action not in acts.ACTS:
        raise Http404(_("There is no such act."))
    form = form_of(action, row, request.POST)
    if not request.user.is_authenticated:
        return docket_page(request, row, forms={form.name: form}, refusal=logged_out(), status=403)
    if not form.is_valid():
        return docket_page(request, row, forms={form.name: form}, status=422)
    if action == "dry run":
        result = form.cleaned_data["result"]
        effects = effects_of_close(row, result, titles=form.titles(), by=request.user)
        return docket_page(request, row, forms={form.name: form}, effects=effects)
    try:
        sentence = acts.ACTS[action](row, form, by=request.user)
    except REFUSALS as refused:
        return docket_page(
            request, row, forms={form.name: form}, refusal=refusal_context(refused), status=status_of(refused)
        )
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("naming:docket", args=[row.pk]))


FORMS = {
    "position": PositionForm,
    "comment": CommentForm,
    "amend": AmendForm,
    "close": CloseForm,
    "close and move": CloseForm,
    "dry run": CloseForm,
}


def form_of(action: str, row: MoveRequest, data=None):
    """Return the form of an act; its `name` says which of the page's forms it is."""
    shape = FORMS.get(action, ReasonForm)
    if shape is CloseForm:
        form = CloseForm(data, pairs=row.pairs.order_by("pk"))
        form.name = "close"
        return form
    form = shape(data)
    form.name = action
    return form


def docket_page(
    request, row: MoveRequest, *, forms: dict | None = None, status: int = 200, **more
) -> HttpResponse:
    context = read_docket(row)
    person = request.user
    standing = standing_of(row, person) if person.is_authenticated else None
    if (
        standing
        and "effects" not in more
        and (standing.is_closer or context["is_awaiting"])
        and standing.may_move
    ):
        more["effects"] = dry_run(row, by=person) if row.is_under_discussion or context["is_awaiting"] else []
    own = standing.position if standing else None
    first = {"kind": own.kind, "title": own.title, "rationale": own.rationale} if own else None
    shown = {
        "position": PositionForm(initial=first),
        "comment": CommentForm(),
        "amend": AmendForm(initial={"rationale": row.rationale}),
        "relist": ReasonForm(),
        "withdraw": ReasonForm(),
        "undo": ReasonForm(),
        "close": form_of("close", row),
        **(forms or {}),
    }
    context |= {
        "article": article_context(context["first"].article),
        "me": standing,
        "forms": shown,
        "is_early": row.state_now == State.OPEN and not row.relist_count,
        "is_blocked": is_blocked(more.get("effects", [])),
        **more,
    }
    return render(request, "naming/docket.html", context, status=status)


@require_safe
def all_moves(request):
    """Every request that is open, elapsed, in the backlog, or awaits execution, oldest first."""
    alive = MoveRequest.objects.under_discussion() | MoveRequest.objects.filter(state=State.AWAITING)
    rows = list(
        alive.select_related("closed_by", "relisted_by").prefetch_related("pairs").order_by("listed_at", "pk")
    )
    labels = [
        (State.AWAITING, _("Await execution")),
        (State.BACKLOG, _("Backlog")),
        (State.ELAPSED, _("Elapsed")),
        (State.OPEN, _("Open")),
    ]
    groups = [(label, [summary_of(row) for row in rows if row.state_now == state]) for state, label in labels]
    return render(request, "naming/all_moves.html", {"groups": groups, "has_any": bool(rows)})
