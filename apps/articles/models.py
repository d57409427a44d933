import reversion
from django.db import models
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    """A title in a namespace. Its text stands in its sections, in the order that history.SectionOrder says."""

    namespace = models.SmallIntegerField(default=0)
    title = models.CharField(max_length=255)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["namespace", "title"], name="one_article_of_a_title"),
        ]

    def __str__(self):
        return self.title


@reversion.register(fields=["article", "level", "heading", "text"])
class Section(models.Model):
    """The smallest piece: from one heading to the next of any level, heading line included.

    The row holds the newest text. It is never deleted: a removed one is absent from the newest SectionOrder.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="sections")
    level = models.PositiveSmallIntegerField()
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    is_open = models.BooleanField(
        default=False,
        help_text=_("Markup open at its end could swallow the next heading: split with its neighbours."),
    )

    def __str__(self):
        return self.heading or str(_("Lead"))


class Redirect(models.Model):
    """The index row of an article whose text is #REDIRECT."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="redirect")
    target_title = models.CharField(max_length=255, db_index=True)
    target_fragment = models.CharField(max_length=255, blank=True)

    def __str__(self):
        return self.target_title


class Link(models.Model):
    """A section links to a title: what links here, and which links are red."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="links")
    target_title = models.CharField(max_length=255, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "target_title"], name="one_link_a_section_and_target"),
        ]

    def __str__(self):
        return self.target_title
