from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models import Act, Level
from .phrases import RIGHT_NAMES, WHO

DAYS = (1, 3, 7, 14, 30, 91, 182, 365)
DEFAULT_DAYS = "7"


class ReasonForm(forms.Form):
    """An act with its reason: one of the usual ones, words of one's own, or both."""

    presets: tuple = ()
    usual = forms.ChoiceField(label=gettext_lazy("Reason"), required=False)
    words = forms.CharField(label=gettext_lazy("In your own words"), max_length=400, required=False)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        if self.presets:
            self.fields["usual"].choices = [("", _("another reason")), *((str(p), p) for p in self.presets)]
        else:
            del self.fields["usual"]
            self.fields["words"].label = _("Reason")

    def clean(self):
        cleaned = super().clean()
        said = [cleaned.get("usual", ""), cleaned.get("words", "").strip()]
        cleaned["reason"] = ": ".join(filter(None, said))
        if not cleaned["reason"] and "words" not in self.errors:
            self.add_error("words", _("Say why: the reason stands in the log, and the person reads it."))
        return cleaned


class EndingForm(ReasonForm):
    """An act that may end by itself. `expires_at` in what is cleaned is a moment, or None for no end."""

    days = forms.ChoiceField(label=gettext_lazy("For"), required=False, initial=DEFAULT_DAYS)
    ends_at = forms.DateTimeField(
        required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    field_order: list[str] = []

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["days"].choices = [*((str(n), span_words(n)) for n in DAYS), ("", _("without end"))]
        zone = timezone.get_current_timezone_name()
        self.fields["ends_at"].label = _("Or until this moment (%s)") % zone

    def clean_ends_at(self):
        ends_at = self.cleaned_data["ends_at"]
        if ends_at and ends_at <= timezone.now():
            raise forms.ValidationError(_("This moment is past. Give one that is still to come."))
        return ends_at

    def clean(self):
        cleaned = super().clean()
        cleaned["expires_at"] = cleaned.get("ends_at") or after_days(cleaned.get("days", ""))
        return cleaned


def span_words(days: int) -> str:
    if days >= 365:
        return _("a year")
    if days >= 30:
        return ngettext("%d month", "%d months", days // 30) % (days // 30)
    return ngettext("%d day", "%d days", days) % days


def after_days(days: str) -> datetime | None:
    return timezone.now() + timedelta(days=int(days)) if days else None


class ProtectForm(EndingForm):
    """Protect an article from edits or moves, or open it again (no level)."""

    presets = (
        gettext_lazy("Repeated vandalism"),
        gettext_lazy("Edit war"),
        gettext_lazy("Contentious topic"),
        gettext_lazy("Harm to living persons"),
        gettext_lazy("Not needed any more"),
    )
    action = forms.ChoiceField(label=gettext_lazy("What"))
    level = forms.ChoiceField(label=gettext_lazy("Who may do it"), required=False)
    field_order = ["action", "level", "days", "ends_at", "usual", "words"]

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["action"].choices = [(Act.EDIT, _("editing")), (Act.MOVE, _("moving to another title"))]
        self.fields["level"].choices = [
            ("", _("everyone with an account")),
            *((level, WHO[level]) for level in Level if level != Level.NOBODY),
        ]


class PendingForm(EndingForm):
    """Let changes of an article wait for review before readers see them, or not any more."""

    presets = ProtectForm.presets
    mode = forms.ChoiceField(label=gettext_lazy("Readers who are not logged in see"))
    field_order = ["mode", "days", "ends_at", "usual", "words"]

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["mode"].choices = [
            ("on", _("the newest state that a reviewer accepted")),
            ("off", _("the newest state, whatever it is")),
        ]


class BlockForm(EndingForm):
    """Block a person, from one article or from all of them."""

    presets = (
        gettext_lazy("Vandalism"),
        gettext_lazy("Edit war"),
        gettext_lazy("Personal attacks"),
        gettext_lazy("Copyright breaches"),
        gettext_lazy("Harm to living persons"),
        gettext_lazy("Evading a block"),
    )
    person = forms.CharField(label=gettext_lazy("Person"), max_length=85)
    article = forms.CharField(
        label=gettext_lazy("Only from this article"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("Leave it empty to block the person from all articles."),
    )
    talk_allowed = forms.BooleanField(
        label=gettext_lazy("They may write on talk pages"), required=False, initial=True
    )
    field_order = ["person", "article", "days", "ends_at", "usual", "words", "talk_allowed"]


class GrantForm(ReasonForm):
    """Give a person one of the rights that they lack."""

    right = forms.ChoiceField(label=gettext_lazy("Right"))
    field_order = ["right", "words"]

    def __init__(self, *args, lacking, **more):
        super().__init__(*args, **more)
        self.fields["right"].choices = [(right, RIGHT_NAMES[right]) for right in lacking]


class HideForm(ReasonForm):
    """Mark which parts of a change set are hidden; what is not marked is shown."""

    presets = (
        gettext_lazy("Harm to a living person"),
        gettext_lazy("Private information"),
        gettext_lazy("Copyright breach"),
        gettext_lazy("Grossly insulting"),
        gettext_lazy("Hidden by mistake"),
    )
    text = forms.BooleanField(label=gettext_lazy("Its text"), required=False)
    summary = forms.BooleanField(label=gettext_lazy("Its summary"), required=False)
    author = forms.BooleanField(label=gettext_lazy("Its author's name"), required=False)
    field_order = ["text", "summary", "author", "usual", "words"]
