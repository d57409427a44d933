"""What the pages of this app share: refusals in words, and people and articles found by name."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.models import Article
from apps.moderation.rules import NotAllowed
from apps.wikitext.titles import BadTitle, normalise_title


def refusing(view: Callable) -> Callable:
    """Return the view, answering 403 in words where a rule forbids what was asked."""

    @wraps(view)
    def answer(request, *args, **more):
        try:
            return view(request, *args, **more)
        except NotAllowed as refused:
            if request.method != "POST" and not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            return render(request, "moderation/refused.html", {"refusal": refused}, status=403)

    return answer


def get_article(title: str) -> Article:
    """Return the article of this title, as it may be written in an address. Raises Http404."""
    try:
        return Article.objects.get(title=normalise_title(title).text, head__isnull=False)
    except (BadTitle, Article.DoesNotExist):
        raise Http404(_("No article of the name “%s”.") % title.replace("_", " "))


def find_person(name: str) -> User | None:
    return User.objects.filter(username=name.strip()).first()


def no_account_sentence(name: str) -> str:
    return _("There is no account of the name “%s”.") % name
