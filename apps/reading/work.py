"""What waits for a person, and what the articles lack: sentences, each with the page where it can be done."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.citations.models import Citation
from apps.history.models import ChangeSet, Notice, Watch
from apps.history.showing import heads_waiting
from apps.moderation.rights import PAGE_MOVER, REVIEWER, granted_to
from apps.naming.models import MovePair, MoveRequest
from apps.naming.states import UNDER_DISCUSSION, State
from apps.verification.models import Flag


class Task(NamedTuple):
    """Something to do and where; `is_late` says that it should have been done already."""

    sentence: str
    address: str
    is_late: bool = False


def tasks_of(user: User) -> list[Task]:
    """Return what waits for this person, a handful of queries; what there is none of is left out."""
    waiting = personal_tasks(user)
    rights = granted_to(user)
    if REVIEWER in rights:
        count = heads_waiting().count()
        sentence = ngettext("%d article has changes to review", "%d articles have changes to review", count)
        waiting.append((count, sentence, "/special/review"))
    if PAGE_MOVER in rights:
        count = MoveRequest.objects.filter(state__in=UNDER_DISCUSSION - {State.OPEN}).count()
        sentence = ngettext("%d move request can be closed", "%d move requests can be closed", count)
        waiting.append((count, sentence, "/special/moves"))
    return [Task(sentence % count, address) for count, sentence, address in waiting if count]


def personal_tasks(user: User) -> list[tuple[int, str, str]]:
    notices = Notice.objects.filter(user=user, read_at=None).count()
    claimed = Flag.objects.filter(claimed_by=user, claimed_until__gt=timezone.now(), removed_in=None).count()
    changed = Watch.objects.filter(~Q(seen=F("article__head__newest")), user=user).count()
    return [
        (notices, ngettext("%d notice not read", "%d notices not read", notices), "/special/notices"),
        (
            claimed,
            ngettext("%d flag that you claimed", "%d flags that you claimed", claimed),
            "/special/flags?mine=on",
        ),
        (
            changed,
            ngettext(
                "%d watched article changed since you looked",
                "%d watched articles changed since you looked",
                changed,
            ),
            "/special/watchlist",
        ),
    ]


def work_on(article_ids: Collection[int]) -> dict[int, list[Task]]:
    """Return {article: what it lacks}, by one query; an article that lacks nothing has an empty list."""
    flags = Flag.objects.filter(article=OuterRef("pk"), removed_in=None)
    changes = ChangeSet.objects.filter(article=OuterRef("pk"), pk__gt=OuterRef("head__accepted"))
    citations = Citation.objects.filter(article=OuterRef("pk"), removed_in=None)
    requests = MovePair.objects.filter(article=OuterRef("pk"), request__state__in=UNDER_DISCUSSION)
    rows = Article.objects.filter(pk__in=article_ids).values(
        "pk",
        "title",
        overdue=counted(flags.filter(due_at__lt=timezone.now())),
        open_flags=counted(flags),
        waiting=counted(changes),
        unrecovered=counted(citations.filter(is_unrecovered=True)),
        dead=counted(citations.filter(is_dead=True)),
        open_requests=counted(requests),
    )
    return {row["pk"]: tasks_on(row, path_of(row["title"])) for row in rows}


def counted(rows: QuerySet) -> Coalesce:
    """Return the number of the rows of each article, as a part of a query on articles."""
    number = rows.order_by().values("article").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))


def tasks_on(row: dict, path: str) -> list[Task]:
    citations = f"/citations/{path}?only="
    lacks = [
        ("waiting", ngettext("%d change waits", "%d changes wait", row["waiting"]), "/special/review"),
        ("open_flags", ngettext("%d flag", "%d flags", row["open_flags"]), f"/flags/{path}"),
        ("overdue", _("%d overdue"), f"/flags/{path}?overdue=on"),
        (
            "unrecovered",
            ngettext("%d citation not recovered", "%d citations not recovered", row["unrecovered"]),
            f"{citations}unrecovered",
        ),
        ("dead", ngettext("%d dead link", "%d dead links", row["dead"]), f"{citations}dead"),
        (
            "open_requests",
            ngettext("%d open move request", "%d open move requests", row["open_requests"]),
            f"/moves/{path}",
        ),
    ]
    return [
        Task(sentence % row[name], address, is_late=name == "overdue")
        for name, sentence, address in lacks
        if row[name]
    ]
