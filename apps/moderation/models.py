from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article


class InForce(models.QuerySet):
    """Rows that end by themselves: an expired one binds nobody, whether or not it was cleared away."""

    def in_force(self):
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))


class Level(models.TextChoices):
    """Who may still act. The values are the rights that it takes; NOBODY is placed by the program alone."""

    AUTOCONFIRMED = "autoconfirmed", _("autoconfirmed")
    EXTENDED_CONFIRMED = "extended confirmed", _("extended confirmed")
    ADMINISTRATOR = "administrator", _("administrators")
    NOBODY = "nobody", _("nobody")


class Act(models.TextChoices):
    EDIT = "edit", _("edit")
    MOVE = "move", _("move")


class Protection(models.Model):
    """Who may edit or move an article. `cause` names what placed it ("open request 7"); "" is a decision."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="protections")
    action = models.CharField(max_length=10, choices=Act.choices)
    level = models.CharField(max_length=20, choices=Level.choices)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reason = models.CharField(max_length=500, blank=True)
    cause = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = InForce.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "action", "cause"], name="one_protection_of_an_act_and_cause"
            ),
            models.CheckConstraint(
                condition=~Q(level="nobody") | ~Q(cause=""), name="only_a_cause_keeps_everybody_out"
            ),
        ]

    def __str__(self):
        return f"{self.article_id}: {self.action} {self.level}"


class PendingChanges(models.Model):
    """Pending-changes mode: readers who are not logged in get the newest accepted state."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="pending_changes")
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = InForce.as_manager()

    class Meta:
        verbose_name_plural = _("pending changes")

    def __str__(self):
        return f"{self.article_id}: pending changes"


class Block(models.Model):
    """A person may not edit: anywhere (no article), or one article."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="blocks")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="blocks")
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    reason = models.CharField(max_length=500)
    talk_allowed = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = InForce.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="one_block_a_person_and_article"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(article__isnull=True), name="one_sitewide_block_a_person"
            ),
        ]

    def __str__(self):
        return f"{self.user_id} blocked"


class Grant(models.Model):
    """Who gave a person a right, when and why. The right itself is a group of Django of the same name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants")
    right = models.CharField(max_length=30)
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "right"], name="one_grant_a_person_and_right"),
        ]

    def __str__(self):
        return f"{self.user_id}: {self.right}"
