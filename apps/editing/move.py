"""Give an article another title: its row keeps the history, a redirect keeps the old title."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.articles.locking import lock
from apps.articles.models import Article, Redirect
from apps.history.logging import log
from apps.history.models import ChangeSet, Head, LogEntry
from apps.history.pages import bump_page
from apps.history.recording import newest_of
from apps.history.texts import sections_of
from apps.moderation.rights import PAGE_MOVER
from apps.moderation.rules import NotAllowed, check_has_right, check_may_edit, check_may_move
from apps.wikitext.links import find_links, parse_redirect
from apps.wikitext.titles import BadTitle, Title, normalise_title

from .placing import SectionEdit
from .save import write_edit

MOVE_TAG = "move"
REDIRECT_TAG = "redirect"


class MoveRefused(Exception):
    """The article cannot get this title: why, and what to do instead, each a sentence for the person."""

    until = None

    def __init__(self, rule: str, *, instead: str = ""):
        super().__init__(rule)
        self.rule = rule
        self.instead = instead


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What a move would do: `in_the_way` is the redirect that gives its title up and takes the old one."""

    article: Article
    target: Title | None
    in_the_way: Article | None = None
    redirects: Sequence[Article] = ()
    refusals: Sequence[MoveRefused] = field(default=())


def move_article(
    article: Article,
    new_title: str,
    *,
    reason: str,
    leave_redirect: bool = True,
    act_id: uuid.UUID | None = None,
    by: User | None,
) -> ChangeSet:
    """Give the article the new title and return the null edit, tagged "move", that shows it in the history.

    One transaction, durable unless the caller holds one; locks the article, what stands in the way, the
    redirects to be mended and what links to either title, in primary-key order. A redirect without a history
    of its own gives up the title and takes the old one, even where `leave_redirect` asks for none.
    Raises MoveRefused, NotAllowed.
    """
    with transaction.atomic(), lock(*ids_to_lock(article, new_title)) as locked:
        moved = next(row for row in locked if row.pk == article.pk)
        check_may_move(moved, by=by)
        if not leave_redirect:
            check_has_right(PAGE_MOVER, by=by)
        check_is_where_it_was(moved, article.title)
        plan = plan_move(moved, new_title)
        if plan.refusals:
            raise plan.refusals[0]
        if plan.in_the_way:
            check_may_edit(plan.in_the_way, by=by)
        return carry_out(
            plan, reason, {row.pk for row in locked}, leave_redirect, act_id or uuid.uuid4(), by=by
        )


def undo_move(
    entry: LogEntry, *, reason: str = "", act_id: uuid.UUID | None = None, by: User | None
) -> ChangeSet:
    """Give the article back the title that it had before the move of this log entry; return the change set.

    The redirects come back with it. Raises MoveRefused where it was moved again since, and as move_article.
    """
    article = Article.objects.get(pk=entry.article_id)
    if article.title != entry.data["to"]:
        raise MoveRefused(
            _("It was moved again since, and is now called “%s”.") % article.title,
            instead=_("Move it from there."),
        )
    words = _("Undoes the move by %s.") % entry.by_name
    return move_article(article, entry.data["from"], reason=f"{words} {reason}".strip(), act_id=act_id, by=by)


def plan_move(article: Article, new_title: str, *, vacated: Collection[str] = ()) -> MovePlan:
    """Return what the move would do, and every reason why the title cannot be given.

    `vacated` are titles that other moves of the same act will have left by then. Asks no rights.
    """
    redirects = redirects_to(article.title)
    try:
        target = normalise_title(new_title)
    except BadTitle as bad:
        return MovePlan(article=article, target=None, redirects=redirects, refusals=[MoveRefused(str(bad))])
    in_the_way = Article.objects.filter(title=target.text).exclude(title__in=vacated).first()
    return MovePlan(
        article=article,
        target=target,
        in_the_way=in_the_way,
        redirects=[row for row in redirects if row != in_the_way],
        refusals=[*refusals_of_article(article), *refusals_of_target(article, target, in_the_way)],
    )


def ids_to_lock(article: Article, new_title: str) -> list[int]:
    """Return the ids of every article that a move would touch: it, what stands in the way, the redirects, and
    those that link to either title, whose heads it bumps.
    """
    plan = plan_move(article, new_title)
    rows = [article, *plan.redirects, *([plan.in_the_way] if plan.in_the_way else [])]
    titles = [article.title, *([plan.target.text] if plan.target else [])]
    return sorted({*(row.pk for row in rows), *ids_linking_to(titles)})


def ids_linking_to(titles: Sequence[str]) -> list[int]:
    linking = Head.objects.filter(article__sections__links__target_title__in=titles)
    return list(linking.values_list("pk", flat=True).distinct())


def redirects_to(title: str) -> list[Article]:
    return list(Article.objects.filter(redirect__target_title=title, head__isnull=False).order_by("pk"))


def refusals_of_article(article: Article) -> list[MoveRefused]:
    if newest_of(article) is None:
        return [MoveRefused(_("No article is called “%s”.") % article.title)]
    redirect = Redirect.objects.filter(article=article).first()
    if redirect:
        names = {"title": article.title, "target": redirect.target_title}
        return [
            MoveRefused(
                _("“%(title)s” is a redirect to “%(target)s”.") % names,
                instead=_("Move the article that it leads to."),
            )
        ]
    return []


def refusals_of_target(article: Article, target: Title, in_the_way: Article | None) -> list[MoveRefused]:
    if target.text == article.title:
        return [MoveRefused(_("It is called “%s” already.") % target.text)]
    if target.namespace < 0:
        return [MoveRefused(_("“%s” names a page of the program, not an article.") % target.text)]
    if in_the_way is None or not has_own_history(in_the_way):
        return []
    if Redirect.objects.filter(article=in_the_way).exists():
        rule = _("“%s” is a redirect with a history of its own.")
    else:
        rule = _("“%s” is an article of its own.")
    return [MoveRefused(rule % target.text, instead=_("Move that one away first, or choose another title."))]


def has_own_history(article: Article) -> bool:
    """Say whether more stands in an article's history than a redirect, and that moves mended it."""
    changes = ChangeSet.objects.filter(article=article)
    if not Redirect.objects.filter(article=article).exists():
        return changes.exists()
    tags = changes.values_list("tags", flat=True)
    return sum(REDIRECT_TAG not in of_one for of_one in tags) > 1


def check_is_where_it_was(article: Article, title: str) -> None:
    if article.title == title:
        return
    entry = LogEntry.objects.filter(article=article, action="move").order_by("-pk").first()
    name = entry.by_name if entry else ""
    raise MoveRefused(
        _("%(name)s has just moved it to “%(title)s”.") % {"name": name, "title": article.title},
        instead=_("Look whether that is the title you want."),
    )


def carry_out(
    plan: MovePlan,
    reason: str,
    locked_ids: Collection[int],
    leave_redirect: bool,
    act_id: uuid.UUID,
    *,
    by: User | None,
) -> ChangeSet:
    article, old, new = plan.article, plan.article.title, plan.target.text
    namespace, has_redirect = article.namespace, leave_redirect or plan.in_the_way is not None
    give_titles(plan)
    bump_in_order(locked_ids, [old, new])
    summary = summary_of(_("Moved from [[%(old)s]] to [[%(new)s]]"), old, new, reason)
    change_set = write_null_edit(article, summary, by=by)
    if has_redirect:
        row = plan.in_the_way or Article.objects.create(namespace=namespace, title=old)
        write_redirect(row, link_to(plan.target), summary, by=by)
    wanted = [row for row in plan.redirects if row.pk in locked_ids]
    mended = [row.title for row in wanted if mend(row, old, plan.target, by=by)]
    left = [row.title for row in plan.redirects if row.title not in mended]
    data = {"from": old, "to": new, "redirect": has_redirect, "mended": mended, "left": left}
    log("move", article=article, reason=reason, data={**data, "change": change_set.pk}, act_id=act_id, by=by)
    return change_set


def bump_in_order(article_ids: Collection[int], titles: Sequence[str]) -> None:
    """Make stale the pages of the articles and those that link to the titles, in primary-key order.

    Before any other write to their heads: what makes a new article bumps in that order too, and each would
    else wait for the other.
    """
    for article_id in sorted({*article_ids, *ids_linking_to(titles)}):
        bump_page(article_id)


def give_titles(plan: MovePlan) -> None:
    """Change the titles of the two rows. Raises MoveRefused where somebody made the title meanwhile."""
    article, old = plan.article, (plan.article.namespace, plan.article.title)
    try:
        with transaction.atomic():
            if plan.in_the_way:
                # no title may hold "#", so nobody can be called this
                rename(plan.in_the_way, 0, f"#{plan.in_the_way.pk}")
            rename(article, plan.target.namespace, plan.target.text)
            if plan.in_the_way:
                rename(plan.in_the_way, *old)
    except IntegrityError:
        raise MoveRefused(
            _("Somebody has just made an article called “%s”.") % plan.target.text,
            instead=_("Look at it, and choose another title if it is to stay."),
        ) from None


def rename(article: Article, namespace: int, title: str) -> None:
    article.namespace, article.title = namespace, title
    article.save(update_fields=["namespace", "title"])


def summary_of(words: str, old: str, new: str, reason: str) -> str:
    said = words % {"old": old, "new": new}
    return f"{said}: {reason}" if reason else said


def write_null_edit(article: Article, summary: str, *, by: User | None) -> ChangeSet:
    newest = newest_of(article)
    lead = sections_of(newest, show_hidden=True)[0].text
    edit = SectionEdit(
        title=article.title, text=lead, section=0, base_id=newest.pk, summary=summary, tags=(MOVE_TAG,)
    )
    return write_edit(article, edit, null_ok=True, by=by)


def write_redirect(article: Article, link: str, summary: str, *, by: User | None) -> None:
    newest = newest_of(article)
    edit = SectionEdit(
        title=article.title,
        text=f"#REDIRECT {link}\n",
        base_id=newest.pk if newest else None,
        summary=summary,
        tags=(REDIRECT_TAG,),
    )
    with lock(article.pk) as (row,):
        write_edit(row, edit, by=by)


def mend(redirect: Article, old: str, target: Title, *, by: User | None) -> bool:
    """Turn a redirect from the old title to the new; return False where a rule keeps this person from it."""
    newest = newest_of(redirect)
    lead = sections_of(newest, show_hidden=True)[0].text
    if (parse_redirect(lead) or ("",))[0] != old:
        return False
    link = next(link for link in find_links(lead) if link.target == old)
    written = lead[link.start : link.end]
    fragment = f"#{link.fragment}" if link.fragment else ""
    label = written[written.index("|") : -2] if "|" in written else ""
    text = lead[: link.start] + link_to(target, fragment + label) + lead[link.end :]
    edit = SectionEdit(
        title=redirect.title,
        text=text,
        section=0,
        base_id=newest.pk,
        summary=_("Leads to [[%s]] without a step between.") % target.text,
        is_minor=True,
        tags=(REDIRECT_TAG,),
    )
    try:
        write_edit(redirect, edit, by=by)
    except NotAllowed:
        return False
    return True


def link_to(target: Title, more: str = "") -> str:
    """Return the link; a colon keeps what names a file or a category from being one's picture or member."""
    return f"[[{':' if target.namespace else ''}{target.text}{more}]]"
