from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article, Section
from apps.history.models import ChangeSet


class Citation(models.Model):
    """A reference of an article, read from its `<ref>` tags.

    Known by its ref name, else by the target of its URL or identifier, else by its text: `key`.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="citations")
    key = models.CharField(max_length=300)
    group = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=255, blank=True)
    content = models.TextField(
        blank=True, help_text=_("Wikitext between the tags; empty where it is unknown.")
    )
    template = models.CharField(max_length=100, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    title = models.TextField(blank=True)
    url = models.TextField(blank=True)
    is_unrecovered = models.BooleanField(default=False)
    is_dead = models.BooleanField(
        default=False, help_text=_("Its address is marked as dead, by url-status or by a flag.")
    )
    problems = models.JSONField(
        default=list, blank=True, help_text=_("What is wrong with its content, a sentence each.")
    )
    added_in = models.ForeignKey(ChangeSet, models.PROTECT, related_name="+")
    removed_in = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "key"], name="one_citation_of_a_key")]
        indexes = [
            models.Index(
                fields=["article"], condition=Q(removed_in__isnull=True), name="citations_in_the_text"
            ),
        ]

    def __str__(self):
        return self.title or self.name or self.key


class CitationUse(models.Model):
    """One place where a citation stands. Offsets are code points in the section's text."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="uses")
    section = models.ForeignKey(Section, models.CASCADE, related_name="citation_uses")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    run = models.PositiveIntegerField(
        help_text=_("Uses that stand side by side share the start of their run.")
    )
    sentence = models.TextField(blank=True)
    is_definition = models.BooleanField(default=False)
    is_listed = models.BooleanField(
        default=False, help_text=_("Stands in a list of references: it defines there and cites nothing.")
    )

    class Meta:
        indexes = [models.Index(fields=["section", "start"], name="uses_in_order")]

    def __str__(self):
        return f"{self.citation_id} in {self.section_id} at {self.start}"
