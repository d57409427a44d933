from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article, Section
from apps.history.models import ChangeSet


class Flag(models.Model):
    """A cleanup template in the text and its life. Offsets are code points in the section's text."""

    class Scope(models.TextChoices):
        SPAN = "span", _("words")
        SENTENCE = "sentence", _("sentence")
        CITATION_USE = "citation use", _("citation use")
        CITATION = "citation", _("citation")
        SECTION = "section", _("section")
        ARTICLE = "article", _("article")

    class Settled(models.TextChoices):
        SOURCED = "sourced", _("sourced")
        FIXED = "fixed", _("fixed")
        REMOVED = "removed", _("removed")
        REWORDED = "reworded", _("reworded")
        REJECTED = "rejected", _("rejected")
        DUPLICATE = "duplicate", _("duplicate")

    article = models.ForeignKey(Article, models.CASCADE, related_name="flags")
    section = models.ForeignKey(Section, models.CASCADE, related_name="flags")
    kind = models.CharField(max_length=100)
    scope = models.CharField(max_length=20, choices=Scope)
    template = models.TextField(help_text=_("As written."))
    dated = models.CharField(max_length=100, blank=True, help_text=_("The template's date, as written."))
    reason = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence = models.TextField(blank=True)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    raised_in = models.ForeignKey(ChangeSet, models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="raised_flags"
    )
    raised_at = models.DateTimeField()
    since = models.DateTimeField(
        help_text=_("When the doubt began: the template's date, if that is earlier.")
    )
    due_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="claimed_flags"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)
    removed_in = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="+")
    settled_how = models.CharField(max_length=20, choices=Settled, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="settled_flags"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["article", "section"], condition=Q(removed_in__isnull=True), name="open_flags"
            ),
            models.Index(
                fields=["due_at", "since"], condition=Q(removed_in__isnull=True), name="flags_by_due_date"
            ),
        ]

    def __str__(self):
        return self.kind
