from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article


class ChangeSet(models.Model):
    """One saved change of one article (MediaWiki's revision; the id is its revid)."""

    revision = models.OneToOneField("reversion.Revision", models.PROTECT, related_name="change_set")
    article = models.ForeignKey(Article, models.PROTECT, related_name="change_sets", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_sets",
        db_index=False,
    )
    author_name = models.CharField(max_length=255)
    summary = models.CharField(max_length=500, blank=True)
    is_minor = models.BooleanField(default=False)
    size_bytes = models.PositiveIntegerField()
    size_change_bytes = models.IntegerField()
    sha1 = models.CharField(max_length=40)
    tags = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField()
    text_hidden = models.BooleanField(default=False)
    summary_hidden = models.BooleanField(default=False)
    author_hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "parent"], name="one_child_of_a_change_set"),
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(parent__isnull=True),
                name="one_first_change_set_of_an_article",
            ),
        ]
        indexes = [
            models.Index(fields=["article", "-id"], name="newest_of_an_article"),
            # with all that a count of somebody's changes asks, so that no row is read for it
            models.Index(fields=["author", "-id", "author_hidden"], name="newest_of_an_account"),
            models.Index(fields=["author_name", "-created_at", "-id"], name="newest_of_a_name"),
            models.Index(fields=["-created_at", "-id"], name="newest_of_all"),
        ]

    def __str__(self):
        return f"{self.article_id}@{self.pk}"

    @property
    def shown_author(self) -> str:
        """The author's name, or that it was hidden: what every page says of who wrote."""
        return gettext("(name hidden)") if self.author_hidden else self.author_name


class SectionOrder(models.Model):
    """Which sections the article has from this change set on, in order; a row only where that changed."""

    change_set = models.OneToOneField(
        ChangeSet, models.PROTECT, primary_key=True, related_name="section_order"
    )
    article = models.ForeignKey(Article, models.PROTECT, related_name="section_orders")
    section_ids = models.JSONField()

    def __str__(self):
        return f"{self.article_id}@{self.change_set_id}"


class Head(models.Model):
    """Where the article stands: its newest and newest accepted change set, and what else the page shows."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="head")
    newest = models.ForeignKey(ChangeSet, models.PROTECT, related_name="+")
    accepted = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="+")
    page_version = models.PositiveIntegerField(default=1)

    def __str__(self):
        return f"{self.article_id}@{self.newest_id}"


class LogEntry(models.Model):
    """One administrative or editorial act. Keeps the title as text: the article may be renamed or gone."""

    action = models.CharField(max_length=40)
    article = models.ForeignKey(
        Article, models.SET_NULL, null=True, blank=True, related_name="log_entries", db_index=False
    )
    title = models.CharField(max_length=255, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="log_entries"
    )
    by_name = models.CharField(max_length=255)
    reason = models.CharField(max_length=500, blank=True)
    data = models.JSONField(default=dict, blank=True)
    act_id = models.UUIDField(db_index=True, help_text=_("One act that touches several rows has one id."))
    revision = models.OneToOneField(
        "reversion.Revision", models.PROTECT, null=True, blank=True, related_name="log_entry"
    )
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = _("log entries")
        indexes = [
            models.Index(fields=["action", "-id"], name="entries_of_an_action"),
            models.Index(fields=["article", "-id"], name="entries_of_an_article"),
            models.Index(fields=["title", "-id"], name="entries_of_a_title"),
            models.Index(fields=["by_name", "-id"], name="entries_of_a_name"),
        ]

    def __str__(self):
        return f"{self.action} {self.title}"


class Watch(models.Model):
    """A person watches an article; `seen` is the newest change set they have looked at."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    article = models.ForeignKey(Article, models.CASCADE, related_name="watches")
    seen = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name_plural = _("watches")
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="one_watch_a_person_and_article")
        ]

    def __str__(self):
        return f"{self.user_id} watches {self.article_id}"


class Notice(models.Model):
    """Something that a person should know: a reply, an edit of theirs undone, a clock that ends."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False)
    kind = models.CharField(max_length=40)
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="notices")
    by_name = models.CharField(max_length=255, blank=True)
    sentence = models.CharField(max_length=500)
    address = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "-id"], name="notices_of_a_person"),
            # counted on every page of who is logged in
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="unread_of_a_person"),
        ]

    def __str__(self):
        return self.sentence
