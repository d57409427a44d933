import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Flag

STATES = [
    ("open", _("Open")),
    ("orphaned", _("Gone, not explained")),
    ("settled", _("Settled")),
    ("all", _("All")),
]


class FlagFilter(django_filters.FilterSet):
    """Which flags a desk shows; without a state those that stand in the text."""

    state = django_filters.ChoiceFilter(method="by_state", label=_("State"), choices=STATES)
    section = django_filters.NumberFilter(field_name="section_id", label=_("Section"))
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
