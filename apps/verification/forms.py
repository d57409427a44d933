import django_filters
from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.wikitext.flag_kinds import KINDS, FlagKind, find_kind

from .models import Flag

STATES = [
    ("open", _("Open")),
    ("orphaned", _("Gone, not explained")),
    ("settled", _("Settled")),
    ("all", _("All")),
]
USED_MOST = [
    "Citation needed",
    "Failed verification",
    "Verification needed",
    "Better source needed",
    "Dubious",
    "POV statement",
    "Attribution needed",
    "According to whom",
    "Clarify",
    "When",
    "Update inline",
    "Dead link",
]
SCOPE_LABELS = [
    ("sentence", _("The sentence")),
    ("span", _("Some words")),
    ("citation use", _("What a source is used for")),
    ("citation", _("A citation")),
    ("section", _("The whole section")),
]


class FlagFilter(django_filters.FilterSet):
    """Which flags a desk shows; without a state those that stand in the text."""

    state = django_filters.ChoiceFilter(method="by_state", label=_("State"), choices=STATES)
    section = django_filters.NumberFilter(
        field_name="section_id", label=_("Section"), min_value=0, max_value=models.BigIntegerField.MAX_BIGINT
    )
    kind = django_filters.CharFilter(field_name="kind", label=_("Kind"))
    scope = django_filters.ChoiceFilter(field_name="scope", label=_("Scope"), choices=Flag.Scope.choices)
    overdue = django_filters.BooleanFilter(
        method="by_overdue", label=_("Overdue"), widget=forms.CheckboxInput
    )
    mine = django_filters.BooleanFilter(method="by_mine", label=_("Mine"), widget=forms.CheckboxInput)
    unclaimed = django_filters.BooleanFilter(
        method="by_unclaimed", label=_("Unclaimed"), widget=forms.CheckboxInput
    )

    class Meta:
        model = Flag
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.form.cleaned_data.get("state"):
            queryset = queryset.filter(removed_in=None)
        return super().filter_queryset(queryset)

    def by_state(self, flags: QuerySet, _name: str, state: str) -> QuerySet:
        gone = flags.filter(removed_in__isnull=False)
        states = {
            "open": flags.filter(removed_in=None),
            "orphaned": gone.filter(settled_how=""),
            "settled": gone.exclude(settled_how=""),
        }
        return states.get(state, flags)

    def by_overdue(self, flags: QuerySet, _name: str, wanted: bool) -> QuerySet:
        return flags.filter(due_at__lt=timezone.now()) if wanted else flags

    def by_mine(self, flags: QuerySet, _name: str, wanted: bool) -> QuerySet:
        return (
            flags.filter(claimed_by=self.request.user, claimed_until__gt=timezone.now()) if wanted else flags
        )

    def by_unclaimed(self, flags: QuerySet, _name: str, wanted: bool) -> QuerySet:
        free = Q(claimed_by=None) | Q(claimed_until__lte=timezone.now())
        return flags.filter(free) if wanted else flags


class SettleForm(forms.Form):
    """How a flag was settled, and a line of why."""

    how = forms.ChoiceField(
        label=_("How"),
        choices=Flag.Settled.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it was settled.")},
    )
    note = forms.CharField(label=_("Why, in a line"), max_length=400, required=False)


class RaiseForm(forms.Form):
    """A flag to be raised: on which words, of which kind, why."""

    quote = forms.CharField(
        label=_("Words"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    before = forms.CharField(max_length=400, required=False, strip=False, widget=forms.HiddenInput)
    section = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Flag"), error_messages={"required": _("Choose a flag.")})
    reason = forms.CharField(label=_("Reason"), max_length=400, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Choose")), *kind_choices()]

    def clean(self):
        data = super().clean()
        kind = find_kind(data.get("kind", ""))
        if kind is not None and kind.is_reason_required and not data.get("reason", "").strip():
            self.add_error("reason", _("This flag needs a reason: what is wrong, and how you know."))
        if kind is not None and kind.scope != "section" and not data.get("quote", "").strip():
            self.add_error("quote", _("Say which words the flag is about: copy them, or their sentence."))
        return data


def kind_choices() -> list[tuple]:
    """Return the kinds that can be raised from the page, in groups; those used most stand first."""
    groups = [(_("Used most"), [find_kind(name) for name in USED_MOST])]
    for scope, label in SCOPE_LABELS:
        kinds = [kind for kind in KINDS if kind.scope == scope and may_be_raised(kind)]
        groups.append((label, sorted(kinds, key=lambda kind: kind.name)))
    return [(label, [(kind.name, words_for(kind)) for kind in kinds]) for label, kinds in groups]


def may_be_raised(kind: FlagKind) -> bool:
    return kind.name != "Unknown kind" and not kind.name.endswith(" span") and kind.name not in USED_MOST


def words_for(kind: FlagKind) -> str:
    return _("%s (needs a reason)") % kind.name if kind.is_reason_required else kind.name
