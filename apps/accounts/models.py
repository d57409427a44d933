from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

username_validators = [
    RegexValidator(r"^[^#<>\[\]|{}/@:=\x00-\x1f]+$", _("A name may not hold any of # < > [ ] | { } / @ : =")),
]


class User(AbstractUser):
    """A person. Never deleted: change sets and log entries point here; who leaves is vanished (renamed, closed)."""

    username = models.CharField(_("name"), max_length=85, unique=True, validators=username_validators)
    preferences = models.JSONField(default=dict, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")
