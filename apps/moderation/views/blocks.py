from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.articles.models import Article
from apps.history.paging import page_of_rows
from apps.moderation.actions import CannotDo, block, unblock
from apps.moderation.forms import BlockForm, ReasonForm
from apps.moderation.listing import list_blocks
from apps.moderation.models import Block
from apps.moderation.rights import ADMINISTRATOR, has_right
from apps.moderation.rules import check_has_right
from apps.skin.robots import kept_from_robots
from apps.wikitext.titles import BadTitle, normalise_title

from .answers import find_person, no_account_sentence, refusing
from .protection import until


@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def page(request):
    """The blocks in force; for administrators the form that blocks a person."""
    if request.method == "POST":
        check_has_right(ADMINISTRATOR, by=request.user)
        form = BlockForm(request.POST)
        return answer_post(request, form)
    asked = {name: request.GET[name] for name in ("person", "article") if name in request.GET}
    return kept_from_robots(shown(request, BlockForm(initial=asked)))


def shown(request, form: BlockForm, *, status: int = 200) -> HttpResponse:
    listed = page_of_rows(request.GET, Block.objects.in_force())
    ids = [row.pk for row in listed["rows"]]
    context = {
        **listed,
        "rows": list_blocks(Block.objects.filter(pk__in=ids).order_by("-pk")),
        "form": form,
        "is_administrator": has_right(request.user, ADMINISTRATOR),
    }
    return render(request, "moderation/block.html", context, status=status)


def answer_post(request, form: BlockForm) -> HttpResponse:
    if form.is_valid():
        try:
            messages.success(request, block_as_said(form.cleaned_data, by=request.user))
            return HttpResponseRedirect(reverse("moderation:block"))
        except CannotDo as cannot:
            form.add_error(None, str(cannot))
        except LookupError as unknown:
            form.add_error(*unknown.args)
    return shown(request, form, status=422)


def block_as_said(said: dict, *, by) -> str:
    """Block the person; return the sentence that tells it. Raises LookupError(field, sentence)."""
    person = find_person(said["person"])
    if person is None:
        raise LookupError("person", no_account_sentence(said["person"]))
    article = find_article(said["article"])
    fields = {name: said[name] for name in ("expires_at", "reason", "talk_allowed")}
    block(person, article=article, **fields, by=by)
    where = _("from “%s”") % article if article else _("from all articles")
    sentence = _("Done: %(name)s is blocked %(where)s, %(until)s. They were told.")
    return sentence % {"name": person, "where": where, "until": until(said["expires_at"])}


def find_article(title: str) -> Article | None:
    if not title.strip():
        return None
    try:
        return Article.objects.get(title=normalise_title(title).text, head__isnull=False)
    except (BadTitle, Article.DoesNotExist):
        raise LookupError("article", _("There is no article of this name.")) from None


@require_POST
@refusing
def lift(request, block_id):
    """Lift one block, and go back to the list."""
    check_has_right(ADMINISTRATOR, by=request.user)
    row = get_object_or_404(Block.objects.select_related("user", "article"), pk=block_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not lifted: say why. The reason stands in the log."))
        return HttpResponseRedirect(reverse("moderation:block"))
    try:
        unblock(row.user, article=row.article, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("Done: the block of %s is lifted. They were told.") % row.user)
    except CannotDo as cannot:
        messages.error(request, str(cannot))
    return HttpResponseRedirect(reverse("moderation:block"))
