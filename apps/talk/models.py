from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article, Section
from apps.citations.models import Citation
from apps.history.models import ChangeSet
from apps.verification.models import Flag


class Topic(models.Model):
    """One matter discussed about an article, and what of the article it stands at.

    It hangs on the article's row, so a move takes it along; it stays when its section or its words go.
    `newest` is the comment that came last: topics stand in the order of it.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="topics")
    title = models.CharField(max_length=200)
    title_hidden = models.BooleanField(default=False)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True, related_name="topics")
    sentence = models.TextField(blank=True, help_text=_("Words of the section, as a reader saw them."))
    flag = models.ForeignKey(Flag, models.SET_NULL, null=True, blank=True, related_name="topics")
    citation = models.ForeignKey(Citation, models.SET_NULL, null=True, blank=True, related_name="topics")
    opened_in = models.ForeignKey(
        ChangeSet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The newest change set when it was opened: how the words stood."),
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="topics")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="closed_topics"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    newest = models.ForeignKey("Comment", models.PROTECT, null=True, blank=True, related_name="+")
    comment_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_by__isnull=False),
                name="a_closed_topic_names_who_closed_it",
            ),
        ]
        indexes = [models.Index(fields=["article", "-newest"], name="topics_by_activity")]

    def __str__(self):
        return self.shown_title

    @property
    def shown_title(self) -> str:
        """The title, or that it was hidden: what every page and notice calls the topic."""
        return gettext("(title hidden)") if self.title_hidden else self.title

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Comment(models.Model):
    """What a person said in a topic, in wikitext; `parent` is the comment that it answers.

    `mentioned` are those whom it names with an @. A hidden comment keeps its place and shows no words.
    """

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    at = models.DateTimeField(db_index=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    is_hidden = models.BooleanField(default=False)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="mentions")

    def __str__(self):
        return f"{self.topic_id}#{self.pk}"


class EarlierText(models.Model):
    """What a comment said before its author changed it at `until`."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="earlier_texts")
    text = models.TextField()
    until = models.DateTimeField()

    def __str__(self):
        return f"{self.comment_id} until {self.until:%Y-%m-%d %H:%M}"
