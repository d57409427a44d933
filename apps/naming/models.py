import reversion
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.articles.addresses import path_of
from apps.articles.models import Article
from apps.citations.models import Citation
from apps.history.models import ChangeSet

from .states import UNDER_DISCUSSION, State, state_at


@reversion.register
class AlternativeName(models.Model):
    """What somebody calls the article's subject, in a language, with who says so and since when."""

    class Direction(models.TextChoices):
        LTR = "ltr", _("left to right")
        RTL = "rtl", _("right to left")

    class Register(models.TextChoices):
        OFFICIAL = "official", _("official")
        COMMON = "common", _("common")
        CODE_NAME = "code name", _("code name")
        PROPAGANDA = "propaganda", _("propaganda")
        HISTORICAL = "historical", _("historical")
        EXONYM = "exonym", _("exonym")
        ENDONYM = "endonym", _("endonym")

    class Status(models.TextChoices):
        ATTESTED = "attested", _("attested")
        DISPUTED = "disputed", _("disputed")
        UNSOURCED = "unsourced", _("unsourced")

    article = models.ForeignKey(Article, models.PROTECT, related_name="alternative_names")
    form = models.CharField(_("form"), max_length=255)
    language = models.CharField(
        _("language"), max_length=35, help_text=_("BCP 47, for example hy or az-Cyrl.")
    )
    script = models.CharField(_("script"), max_length=60, blank=True)
    direction = models.CharField(
        _("direction"), max_length=3, choices=Direction.choices, default=Direction.LTR
    )
    romanisation = models.CharField(_("romanisation"), max_length=255, blank=True)
    romanisation_system = models.CharField(_("system of romanisation"), max_length=100, blank=True)
    translation = models.CharField(_("literal translation"), max_length=255, blank=True)
    used_by = models.CharField(_("used by"), max_length=255, blank=True)
    side = models.CharField(_("side of who uses it"), max_length=100, blank=True)
    register = models.CharField(_("register"), max_length=20, choices=Register.choices, blank=True)
    scope = models.CharField(_("scope"), max_length=255, blank=True, help_text=_("What the name covers."))
    period = models.CharField(_("period"), max_length=100, blank=True)
    first_attested = models.CharField(_("first attested"), max_length=100, blank=True)
    given_by = models.CharField(_("given by"), max_length=255, blank=True)
    citations = models.ManyToManyField(
        Citation, verbose_name=_("citations"), related_name="alternative_names", blank=True
    )
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.UNSOURCED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language", "form"], name="one_row_of_a_form_in_a_language"
            )
        ]

    def __str__(self):
        return self.form

    def get_absolute_url(self) -> str:
        return f"/names/{path_of(self.article.title)}#name-{self.pk}"


@reversion.register
class NamingDispute(models.Model):
    """A lasting question of the name: its candidates, criteria, decisions, moratorium."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="naming_disputes")
    question = models.CharField(_("question"), max_length=255)
    candidates = models.JSONField(_("candidates"), default=list, blank=True)
    criteria = models.JSONField(_("criteria"), default=list, blank=True)
    positions = models.TextField(_("positions"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    decisions = models.TextField(_("decisions"), blank=True)
    moratorium_until = models.DateField(_("no new request before"), null=True, blank=True)
    opened_by_name = models.CharField(max_length=255)
    opened_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.question


class MoveRequestQuerySet(models.QuerySet):
    def under_discussion(self):
        return self.filter(state__in=UNDER_DISCUSSION)

    def of_article(self, article_id: int):
        """Requests that name the article in one of their pairs, newest first."""
        return self.filter(pairs__article=article_id).order_by("-opened_at", "-pk")


# without the counter of positions: each is a row that stays, and a version for each would say nothing more
@reversion.register(exclude=["positions_version"])
class MoveRequest(models.Model):
    """A request to retitle one or more articles, discussed and closed by somebody uninvolved."""

    class Result(models.TextChoices):
        MOVED = "moved", _("moved")
        MOVED_TO_ANOTHER = "moved to another title", _("moved to another title")
        NOT_MOVED = "not moved", _("not moved")
        NO_CONSENSUS = "no consensus", _("no consensus")
        WITHDRAWN = "withdrawn", _("withdrawn")
        PROCEDURAL = "procedural", _("procedural close")

    state = models.CharField(
        max_length=20, choices=[(state.value, state.value) for state in State], default=State.DRAFT
    )
    rationale = models.TextField(_("rationale"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="move_requests")
    opened_at = models.DateTimeField(db_index=True)
    listed_at = models.DateTimeField(help_text=_("Opened, or last relisted: the clock starts here."))
    relist_count = models.PositiveSmallIntegerField(default=0)
    relisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    relist_reason = models.CharField(max_length=500, blank=True)
    positions_version = models.PositiveIntegerField(
        default=0, help_text=_("Grows with each position taken, changed or struck.")
    )
    result = models.CharField(max_length=30, choices=Result.choices, blank=True)
    closing_text = models.TextField(blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="closed_move_requests"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    executed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    executed_at = models.DateTimeField(null=True, blank=True)

    objects = MoveRequestQuerySet.as_manager()

    def __str__(self):
        return f"{self.pk} {self.state}"

    def get_absolute_url(self) -> str:
        return f"/move/{self.pk}"

    @property
    def state_now(self) -> State:
        """The state by the clock, whether or not the worker has marked it."""
        return state_at(State(self.state), self.listed_at, timezone.now())

    @property
    def is_under_discussion(self) -> bool:
        return self.state in UNDER_DISCUSSION


class MovePair(models.Model):
    """One article of a request: its title then and the title asked for, "" where that is to be found."""

    request = models.ForeignKey(MoveRequest, models.CASCADE, related_name="pairs")
    article = models.ForeignKey(Article, models.PROTECT, related_name="move_pairs")
    from_title = models.CharField(max_length=255)
    to_title = models.CharField(max_length=255, blank=True)
    result_title = models.CharField(
        max_length=255, blank=True, help_text=_("Where the close sends it; empty where it stays.")
    )
    is_open = models.BooleanField(default=True)
    change_set = models.ForeignKey(
        ChangeSet, models.PROTECT, null=True, blank=True, related_name="+", help_text=_("The move itself.")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(is_open=True),
                name="one_open_request_of_an_article",
            ),
            models.UniqueConstraint(fields=["request", "article"], name="one_pair_of_an_article_a_request"),
        ]

    def __str__(self):
        return f"{self.from_title} → {self.to_title or '?'}"


class Position(models.Model):
    """What one person holds about a request. A change is a new row; the old one stays to be seen."""

    class Kind(models.TextChoices):
        SUPPORT = "support", _("Support")
        OPPOSE = "oppose", _("Oppose")
        ANOTHER = "another", _("Another title")
        NEUTRAL = "neutral", _("Neutral")

    request = models.ForeignKey(MoveRequest, models.CASCADE, related_name="positions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="move_positions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=255, blank=True, help_text=_("The other title, where one is wanted."))
    rationale = models.TextField()
    at = models.DateTimeField()
    is_current = models.BooleanField(default=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(help_text=_("The request's version at which it was last touched."))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "by"],
                condition=Q(is_current=True),
                name="one_current_position_a_person",
            )
        ]

    def __str__(self):
        return f"{self.by_id} {self.kind}"


class RequestComment(models.Model):
    """A remark beside the positions."""

    request = models.ForeignKey(MoveRequest, models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="move_comments")
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self):
        return self.text[:60]


class Amendment(models.Model):
    """The nominator's rationale before a change of it."""

    request = models.ForeignKey(MoveRequest, models.CASCADE, related_name="amendments")
    before = models.TextField()
    at = models.DateTimeField()

    def __str__(self):
        return self.before[:60]
