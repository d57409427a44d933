from collections import Counter
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.models import Article, Redirect
from apps.history.models import Head, LogEntry
from apps.moderation.rights import EXTENDED_CONFIRMED, PAGE_MOVER, has_right
from apps.moderation.rules import NotAllowed, check_may_talk
from apps.wikitext.titles import BadTitle, normalise_title

from .models import MovePair, MoveRequest, NamingDispute, Position
from .states import State

TO_BE_FOUND = "?"
MOST_ARTICLES = 50


class RequestRefused(Exception):
    """A rule of move requests stands against it: which one, and what to do instead, each a sentence.

    `request` is the request that the sentence is about, where the person should look at it.
    """

    until = None

    def __init__(self, rule: str, *, instead: str = "", request: MoveRequest | None = None):
        super().__init__(rule)
        self.rule = rule
        self.instead = instead
        self.request = request


class NewPosition(RequestRefused):
    """Somebody took, changed or struck a position after the closer last read them."""


def check_may_open(wanted: Sequence[tuple[Article, str]], rationale: str, *, by: User) -> None:
    """Raise RequestRefused or NotAllowed where a request of these articles and titles cannot be opened.

    A title is one, or "?" where it is to be found.
    """
    if not rationale.strip():
        raise RequestRefused(_("A request needs a rationale: say why, and by what evidence."))
    if len(wanted) > MOST_ARTICLES:
        raise RequestRefused(_("A request names %d articles at the most.") % MOST_ARTICLES)
    for article, title in wanted:
        check_may_talk(article, by=by)
        check_is_movable(article)
        check_has_no_open_request(article)
        check_moratorium(article)
        check_title(article, title)
    check_nothing_twice(wanted)


def check_is_movable(article: Article) -> None:
    """Raise RequestRefused where there is no text, or a redirect."""
    if not Head.objects.filter(article=article).exists():
        raise RequestRefused(_("No article is called “%s”.") % article.title)
    redirect = Redirect.objects.filter(article=article).first()
    if redirect:
        raise RequestRefused(
            _("“%(title)s” is a redirect to “%(target)s”.")
            % {"title": article.title, "target": redirect.target_title},
            instead=_("Request the move of the article that it leads to."),
        )


def check_has_no_open_request(article: Article) -> None:
    pair = MovePair.objects.filter(article=article, is_open=True).select_related("request__by").first()
    if pair:
        raise RequestRefused(
            _("A request by %(name)s about “%(title)s” is open already.")
            % {"name": pair.request.by, "title": article.title},
            instead=_("Take a position there."),
            request=pair.request,
        )


def check_moratorium(article: Article) -> None:
    today = timezone.localdate()
    disputes = NamingDispute.objects.filter(article=article, moratorium_until__gt=today)
    dispute = disputes.order_by("-moratorium_until").first()
    if dispute:
        raise RequestRefused(
            _("No new request about “%(title)s” may be opened before %(day)s: %(question)s")
            % {
                "title": article.title,
                "day": f"{dispute.moratorium_until:%-d %B %Y}",
                "question": dispute.question,
            },
            instead=_("Ask on the talk page for an exception, and say what is new."),
        )


def check_title(article: Article, title: str) -> None:
    """Raise RequestRefused unless the title can be an article's and is not the present one."""
    if not title.strip():
        raise RequestRefused(_("Name the title you want, or write ? where it is to be found."))
    if title.strip() == TO_BE_FOUND:
        return
    try:
        wanted = normalise_title(title)
    except BadTitle as bad:
        raise RequestRefused(str(bad)) from None
    if wanted.namespace < 0:
        raise RequestRefused(_("“%s” names a page of the program, not an article.") % wanted.text)
    if wanted.text == article.title:
        raise RequestRefused(_("It is called “%s” already.") % wanted.text)


def check_nothing_twice(wanted: Sequence[tuple[Article, str]]) -> None:
    titles = [spelled(title) for _article, title in wanted if spelled(title) != TO_BE_FOUND]
    names = [article.title for article, _title in wanted]
    for title, count in Counter(titles).items():
        if count > 1:
            raise RequestRefused(_("“%s” is asked for twice in one request.") % title)
    for name, count in Counter(names).items():
        if count > 1:
            raise RequestRefused(_("“%s” is named twice in one request.") % name)


def spelled(title: str) -> str:
    """Return a title that was checked in its one spelling; "?" stays."""
    return TO_BE_FOUND if title.strip() == TO_BE_FOUND else normalise_title(title).text


def check_may_take_part(request: MoveRequest, article: Article, *, by: User) -> None:
    """Raise where the request takes no positions and comments any more, or none by this person."""
    check_may_talk(article, by=by)
    check_is_under_discussion(request)


def check_is_under_discussion(request: MoveRequest) -> None:
    if not request.is_under_discussion:
        raise RequestRefused(
            _("%s closed this request; nothing is added to it any more.") % request.closed_by,
            instead=_("Ask the closer, or open a topic on the talk page."),
        )


def check_may_relist(request: MoveRequest, reason: str, *, by: User) -> None:
    """Raise unless an uninvolved experienced editor relists, with a reason from the second time on."""
    check_is_under_discussion(request)
    check_is_experienced(by, _("Relisting takes an extended confirmed editor."))
    check_is_uninvolved(request, by=by)
    if request.relist_count and not reason.strip():
        raise RequestRefused(_("It was relisted before: a second time takes a written reason."))


def check_is_experienced(person: User, rule: str) -> None:
    if not (has_right(person, EXTENDED_CONFIRMED) or has_right(person, PAGE_MOVER)):
        raise NotAllowed(rule, instead=_("Leave a comment that asks for it."))


def check_may_close(request: MoveRequest, *, declared: bool, by: User) -> None:
    """Raise unless an uninvolved administrator, page mover, or experienced editor who declares it closes."""
    check_is_under_discussion(request)
    check_is_experienced(
        by, _("Closing takes an administrator, a page mover or an extended confirmed editor.")
    )
    check_is_uninvolved(request, by=by)
    if not has_right(by, PAGE_MOVER) and not declared:
        raise RequestRefused(
            _("You have not the right to move: declare that you close as an experienced editor."),
            instead=_("A page mover will then carry it out."),
        )


def check_is_uninvolved(request: MoveRequest, *, by: User) -> None:
    reasons = find_involvement(request, by)
    if reasons:
        raise NotAllowed(
            _("You are involved: %s.") % ", ".join(reasons),
            instead=_("Somebody uninvolved closes this request."),
        )


def find_involvement(request: MoveRequest, person: User) -> list[str]:
    """Return what the person did here, as pieces of a sentence; [] where they are uninvolved."""
    articles = request.pairs.values("article")
    did = [
        (request.by_id == person.pk, _("you opened it")),
        (request.positions.filter(by=person).exists(), _("you took a position")),
        (request.comments.filter(by=person).exists(), _("you commented")),
        (
            LogEntry.objects.filter(action="move", article__in=articles, by=person).exists(),
            _("you have moved the article before"),
        ),
    ]
    return [words for is_so, words in did if is_so]


def check_positions_seen(request: MoveRequest, seen: int) -> None:
    """Raise NewPosition where a position was taken, changed or struck after the number that was read."""
    unseen = request.positions.filter(version__gt=seen).select_related("by")
    newest = unseen.order_by("-version").first()
    if newest is None:
        return
    seconds = int((timezone.now() - (newest.struck_at or newest.at)).total_seconds())
    words = {"name": newest.by, "did": past_of(newest), "ago": ago(seconds)}
    raise NewPosition(_("%(name)s %(did)s %(ago)s ago. Read it, then close.") % words, request=request)


def past_of(position: Position) -> str:
    if position.struck_at:
        return _("struck their position")
    return {
        Position.Kind.SUPPORT: _("supported"),
        Position.Kind.OPPOSE: _("opposed"),
        Position.Kind.ANOTHER: _("asked for another title"),
        Position.Kind.NEUTRAL: _("took a neutral position"),
    }[position.kind]


def ago(seconds: int) -> str:
    if seconds < 60:
        return _("%d s") % max(seconds, 0)
    if seconds < 3600:
        return _("%d min") % (seconds // 60)
    return _("%(h)d h %(min)d min") % {"h": seconds // 3600, "min": seconds % 3600 // 60}


def check_close(
    request: MoveRequest, *, result: str, rationale: str, early_reason: str, opposed: bool
) -> None:
    """Raise RequestRefused where the close lacks a reason that the state or the positions ask for."""
    if request.state_now == State.OPEN and not request.relist_count and not early_reason.strip():
        raise RequestRefused(
            _("Its seven days are not over: say why the outcome is beyond doubt."),
            instead=_("Or leave it open."),
        )
    if opposed and not rationale.strip():
        raise RequestRefused(_("Somebody opposed: a close takes a rationale that weighs what was said."))
    if result == MoveRequest.Result.MOVED and request.pairs.filter(to_title="").exists():
        raise RequestRefused(
            _("The request names no title: close it as moved to another title, and name that.")
        )


def check_may_withdraw(request: MoveRequest, *, by: User) -> None:
    """Raise unless the nominator withdraws and nobody supports."""
    check_is_under_discussion(request)
    if request.by_id != by.pk:
        raise NotAllowed(_("Only %s, who opened the request, may withdraw it.") % request.by)
    supporter = request.positions.filter(is_current=True, kind=Position.Kind.SUPPORT).select_related("by")
    if supporter.exists():
        raise RequestRefused(
            _("%s supports it: what others support is not withdrawn, but closed.") % supporter[0].by,
            instead=_("Say in a comment that you no longer want it."),
        )


def check_may_move_boldly(article: Article) -> None:
    """Raise RequestRefused where the title was debated before: such a title goes to discussion."""
    earlier = MoveRequest.objects.of_article(article.pk).exclude(result=MoveRequest.Result.WITHDRAWN).first()
    if earlier:
        raise RequestRefused(
            _("This title was debated before: a move of it goes to discussion."),
            instead=_("Request the move."),
            request=earlier,
        )
