from typing import Literal

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.models import Redirect
from apps.articles.rules import BadText
from apps.history.comparing import compare_texts
from apps.history.models import ChangeSet, Head, Watch
from apps.history.texts import SectionText, TextHidden, sections_of
from apps.history.watching import watch
from apps.moderation.rules import NotAllowed, check_is_not_blocked, check_may_edit
from apps.reading.page import assemble_texts
from apps.verification.touched import answers_in, touched_flags
from apps.wikitext.sections import section_range
from apps.wikitext.titles import BadTitle, normalise_title

from ..elsewhere import rest_of
from ..flags import settle_with_save
from ..forms import EditForm, answered_text
from ..problems import ProblemList, list_problems, with_fix
from ..save import EditConflict, NoSuchSection, WrongBase
from .conflict import conflict_page
from .saved import back_at_section

SectionNumber = int | Literal["new"] | None


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, title):
    """Edit a section or the whole article: the form, its preview, its changes, and the save."""
    try:
        name = normalise_title(title).text
    except BadTitle as bad:
        return render(request, "reading/bad_title.html", {"title": title, "sentence": str(bad)}, status=400)
    section = section_number(request)
    if request.method == "POST":
        return answer_post(request, name, section)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    head = find_head(name, by=request.user)
    newest = head.newest if head else None
    text = text_to_edit(newest, section, is_newest=True)
    form = EditForm(initial={"text": text, "base": newest.pk if newest else None})
    more = {
        "refusal": refusal_ahead(head, by=request.user),
        "is_watched": head is not None and head.is_watched,
    }
    return render(request, "editing/edit.html", edit_context(name, section, form, newest, **more))


def section_number(request) -> SectionNumber:
    asked = request.GET.get("section", "")
    if asked in ("", "new"):
        return asked or None
    if not asked.isdigit():
        raise Http404(_("“%s” is no section number.") % asked)
    return int(asked)


def find_head(title: str, *, by: User) -> Head | None:
    """Return where the article of this title stands, with `is_watched` by this person; None without a text."""
    watches = Watch.objects.filter(user=by, article=OuterRef("article"))
    heads = Head.objects.filter(article__title=title).select_related("newest", "article")
    return heads.annotate(is_watched=Exists(watches)).first()


def refusal_ahead(head: Head | None, *, by: User) -> dict | None:
    """Return which rule would refuse a save, told before a word is written; None where none would."""
    try:
        if head:
            check_may_edit(head.article, by=by)
        else:
            check_is_not_blocked(None, by=by)
    except NotAllowed as refused:
        return {**refusal_of(refused), "is_ahead": True}
    return None


def refusal_of(refused: NotAllowed) -> dict:
    return {"rule": refused.rule, "until": refused.until, "instead": refused.instead}


def text_to_edit(change_set: ChangeSet | None, section: SectionNumber, **known) -> str:
    return "".join(part.text for part in parts_to_edit(change_set, section, **known))


def parts_to_edit(change_set: ChangeSet | None, section: SectionNumber, **known) -> list[SectionText]:
    """Return the sections that section N covers as of a change set. Raises Http404 where there is none."""
    if change_set is None or section == "new":
        return []
    try:
        sections = sections_of(change_set, **known)
        if section is None:
            return sections
        span = section_range([part.level for part in sections], section)
    except (IndexError, TextHidden):
        raise Http404(_("This article has no section %s.") % section)
    return sections[span.start : span.stop]


def edit_context(title: str, section: SectionNumber, form: EditForm, base: ChangeSet | None, **more) -> dict:
    return {
        "article": {"title": title, "path": path_of(title)} if base else None,
        "title": title,
        "path": path_of(title),
        "section": section,
        "form": form,
        "base": base,
        **more,
    }


def answer_post(request, title: str, section: SectionNumber) -> HttpResponse:
    form = EditForm(posted_data(request.POST))
    is_valid = form.is_valid() and is_utf_8(request, form)
    if not request.user.is_authenticated:
        sentence = _("Not saved: you are logged out. Log in, and go on with your text.")
        return not_saved(request, title, form, sentence)
    if not is_valid:
        return again(request, title, section, form, status=422)
    title = moved_title(title, form.cleaned_data["base"])
    action = form.data.get("action", "")
    answers = {
        "preview": preview,
        "changes": changes,
        "problems": problems,
        "fix": fix,
        "unanswered": unanswered,
    }
    return answers.get(action.partition(":")[0], ask_or_save)(request, title, section, form)


def moved_title(title: str, base_id: int | None) -> str:
    """Return the title that the article bears now, where it was moved while its editor wrote."""
    base = ChangeSet.objects.filter(pk=base_id).select_related("article").first() if base_id else None
    if base is None or base.article.title == title:
        return title
    went = Redirect.objects.filter(article__title=title, target_title=base.article.title)
    return base.article.title if went.exists() else title


def ask_or_save(request, title, section, form) -> HttpResponse:
    """Save; where the edit touches flagged sentences, ask once before whether it settles the flags."""
    is_asked = "settles-asked" in request.POST or "pieces" in request.POST
    touched = [] if is_asked else touched_by(title, section, form)
    if touched:
        return again(request, title, section, form, touched=touched)
    return save(request, title, section, form)


def touched_by(title: str, section: SectionNumber, form: EditForm) -> list[dict]:
    """Return the flags whose sentences the edit changes, [] where it starts from no text of the article."""
    base = base_of(title, form.cleaned_data["base"])
    if base is None or section == "new":
        return []
    try:
        old_text = text_to_edit(base, section)
    except Http404:
        return []
    return touched_flags(base.article, old_text, form.cleaned_data["text"])


def base_of(title: str, base_id: int | None) -> ChangeSet | None:
    changes = ChangeSet.objects.filter(article__title=title).select_related("article")
    return changes.filter(pk=base_id).first() if base_id else None


def posted_data(post):
    """Return what was sent; of a conflict page, with the text that its answers make."""
    data = post.copy()
    if "pieces" in data:
        answer = answered_text(data)
        if answer is None:
            data["action"] = "unanswered"
        else:
            data["text"] = answer
    return data


def unanswered(request, title, section, form) -> HttpResponse:
    sentence = _("Choose an answer for every conflict; the text below holds none of them yet.")
    return again(request, title, section, form, refusal={"rule": sentence}, status=422)


def is_utf_8(request, form: EditForm) -> bool:
    """Tell whether the text came as it was sent, and if not, say so in the form."""
    replaced = form.cleaned_data["text"].count("\ufffd")
    if not replaced or request.content_type != "application/x-www-form-urlencoded":
        return True
    if replaced <= request.body.upper().count(b"%EF%BF%BD"):
        return True
    form.add_error(
        "text", _("The text is not UTF-8. Set your browser or program to UTF-8 and send it again.")
    )
    return False


def again(request, title, section, form, *, status=200, refusal=None, **more) -> HttpResponse:
    """The form once more, with what was typed."""
    base_id = str(form.data.get("base") or "")
    base = base_of(title, int(base_id) if base_id.isdigit() else None)
    context = edit_context(title, section, form, base, refusal=refusal, **more)
    return render(request, "editing/edit.html", context, status=status)


def not_saved(request, title: str, form: EditForm, sentence: str, *, status: int = 403) -> HttpResponse:
    context = {
        "title": title,
        "path": path_of(title),
        "sentence": sentence,
        "text": form.data.get("text", ""),
        "summary": form.data.get("summary", ""),
        "next": request.get_full_path(),
    }
    return render(request, "editing/not_saved.html", context, status=status)


def preview(request, title, section, form) -> HttpResponse:
    page = assemble_texts([form.cleaned_data["text"]], title=title, is_part=section is not None)
    if is_piece_wanted(request):
        return render(request, "editing/_preview.html", {"preview_html": page.html})
    found = problems_of(title, section, form)
    return again(request, title, section, form, preview_html=page.html, problems=found)


def changes(request, title, section, form) -> HttpResponse:
    base = base_of(title, form.cleaned_data["base"])
    rows = compare_texts(text_to_edit(base, section), form.cleaned_data["text"])
    if is_piece_wanted(request):
        return render(request, "history/_diff.html", {"rows": rows})
    found = problems_of(title, section, form)
    return again(request, title, section, form, changes=rows, has_changes=True, problems=found)


def problems(request, title, section, form) -> HttpResponse:
    found = problems_of(title, section, form)
    if is_piece_wanted(request):
        return render(request, "editing/_problems.html", {"problems": found})
    return again(request, title, section, form, problems=found)


def problems_of(title: str, section: SectionNumber, form: EditForm) -> ProblemList:
    """Return what is wrong with the text of the valid form; of a section, in view of the whole article."""
    ask = rest_of(base_of(title, form.cleaned_data["base"]), section)
    return list_problems(form.cleaned_data["text"], is_part=section is not None, ask_elsewhere=ask)


def fix(request, title, section, form) -> HttpResponse:
    """The form with one fault of its text put right; nothing is saved."""
    mended = with_fix(form.cleaned_data["text"], form.data["action"], is_part=section is not None)
    if mended is None:
        told = _("The text has changed since this problem was found; nothing was put right.")
    else:
        told = _("Put right in your text; nothing is saved yet.")
        form.data["text"] = form.cleaned_data["text"] = mended
    found = problems_of(title, section, form)
    return again(request, title, section, form, problems=found, fix_told=told)


def is_piece_wanted(request) -> bool:
    return request.headers.get("HX-Request") == "true" or "fragment" in request.headers.get("Accept", "")


def save(request, title, section, form) -> HttpResponse:
    try:
        edit = form.to_edit(title, section)
        change_set = settle_with_save(edit, answers_in(request.POST), by=request.user)
    except EditConflict as conflict:
        data = form.cleaned_data
        told = {name: data[name] for name in ("text", "summary", "minor", "watch")}
        return conflict_page(request, title, conflict, **told)
    except NotAllowed as refused:
        return again(request, title, section, form, refusal=refusal_of(refused), status=403)
    except (BadText, NoSuchSection, WrongBase) as bad:
        return again(request, title, section, form, refusal={"rule": sentence_for(bad)}, status=422)
    if change_set is None:
        messages.info(request, _("Nothing was changed, so nothing was saved."))
        return HttpResponseRedirect(reverse("reading:article", args=[title.replace(" ", "_")]))
    if form.cleaned_data["watch"]:
        watch(change_set.article, by=request.user)
    return back_at_section(request, title, section, change_set, base_id=form.cleaned_data["base"])


def sentence_for(bad: Exception) -> str:
    if isinstance(bad, NoSuchSection):
        return _("The article has no section of this number. Copy your text, and open the section you mean.")
    if isinstance(bad, WrongBase):
        return _("This form was opened on another article. Copy your text, and open the section anew.")
    return str(bad)
