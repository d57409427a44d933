import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.wikitext.cs1.languages import direction

from .closing import CLOSER_RESULTS
from .disputes import FIELDS as DISPUTE_FIELDS
from .models import AlternativeName, NamingDispute, Position
from .names import FIELDS, find_citations

LARGEST_NUMBER = 2**31 - 1
LONGEST_WORDS = 20_000
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


class NameForm(forms.ModelForm):
    """One row of the table of names; the sources as ref names or addresses of the article's citations."""

    citations = forms.CharField(
        label=_("Sources"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ref names or addresses of citations of this article, one a line."),
    )
    direction = forms.ChoiceField(
        label=_("Direction"),
        required=False,
        choices=[("", _("as the language has it")), *AlternativeName.Direction.choices],
    )

    class Meta:
        model = AlternativeName
        fields = FIELDS

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["register"].choices = [("", _("not said")), *AlternativeName.Register.choices]
        if self.instance.pk and not self.is_bound:
            cited = self.instance.citations.order_by("pk")
            self.initial["citations"] = "\n".join(row.name or row.key for row in cited)

    def clean_language(self):
        tag = self.cleaned_data["language"].strip()
        if not LANGUAGE_TAG.fullmatch(tag):
            raise ValidationError(_("Write the language as a tag of BCP 47: hy, az, az-Cyrl."))
        return tag

    def clean_citations(self):
        found, missing = find_citations(self.article, self.cleaned_data["citations"])
        if missing:
            raise ValidationError(
                _("No citation of this article is called “%(name)s”."), params={"name": missing[0]}
            )
        return found

    def clean(self):
        data = super().clean()
        if not data.get("direction"):
            data["direction"] = direction(data.get("language", ""))
        if data.get("status") == AlternativeName.Status.ATTESTED and data.get("citations") == []:
            self.add_error("status", _("An attested name has a source: name one, or say unsourced."))
        return data

    def row(self) -> dict:
        """Return the fields of the row, without its sources."""
        return {name: self.cleaned_data[name] for name in FIELDS}


class LinesField(forms.CharField):
    """A list of strings, one a line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value):
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class DisputeForm(forms.ModelForm):
    """A lasting dispute about the name; candidates and criteria one a line."""

    candidates = LinesField(label=_("Candidates"), required=False, help_text=_("One a line."))
    criteria = LinesField(
        label=_("Criteria"),
        required=False,
        help_text=_(
            "One a line: recognisable, natural, precise, concise, consistent, neutral, common in sources."
        ),
    )

    class Meta:
        model = NamingDispute
        fields = DISPUTE_FIELDS
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("positions", "evidence", "decisions")},
            "moratorium_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def row(self) -> dict:
        """Return the fields of the dispute."""
        return {name: self.cleaned_data[name] for name in DISPUTE_FIELDS}


class BoldMoveForm(forms.Form):
    title = forms.CharField(label=_("New title"), max_length=255)
    reason = forms.CharField(label=_("Reason"), max_length=400)
    no_redirect = forms.BooleanField(label=_("Leave no redirect"), required=False)


class RequestForm(forms.Form):
    """A request about this article; further articles as lines `title → new title`."""

    title = forms.CharField(
        label=_("New title"), max_length=255, help_text=_("Write ? where it is to be found.")
    )
    more = forms.CharField(
        label=_("Further articles"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: present title → new title."),
    )
    rationale = forms.CharField(
        label=_("Rationale"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("It need not be neutral; name the rules and the evidence that you go by."),
    )

    def clean_more(self):
        pairs = []
        for line in self.cleaned_data["more"].splitlines():
            if line.strip():
                old, arrow, new = re.sub("->", "→", line, count=1).partition("→")
                if not arrow:
                    raise ValidationError(_("Write each line as: present title → new title."))
                pairs.append((old.strip(), new.strip()))
        return pairs


class PositionForm(forms.Form):
    kind = forms.ChoiceField(label=_("I hold"), choices=Position.Kind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("The other title"), max_length=255, required=False)
    rationale = forms.CharField(
        label=_("Why"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Comment"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )


class AmendForm(forms.Form):
    rationale = forms.CharField(
        label=_("Nomination"), max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 6})
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


class CloseForm(forms.Form):
    """The close: `seen` is the version of the positions that the page showed."""

    result = forms.ChoiceField(label=_("Result"), choices=[(row.value, row.label) for row in CLOSER_RESULTS])
    rationale = forms.CharField(
        label=_("Rationale"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Needed where somebody opposed: weigh what was said by its arguments."),
    )
    early_reason = forms.CharField(
        label=_("Why before its time"),
        max_length=500,
        required=False,
        help_text=_("Only within the seven days: why the outcome is beyond doubt."),
    )
    declared = forms.BooleanField(
        label=_("I close as an experienced editor without the right to move"), required=False
    )
    seen = forms.IntegerField(min_value=0, max_value=LARGEST_NUMBER, widget=forms.HiddenInput)

    def __init__(self, *args, pairs=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.pairs = list(pairs)
        for pair in self.pairs:
            self.fields[f"title-{pair.pk}"] = forms.CharField(
                label=_("Title of “%s”, if another") % pair.from_title, max_length=255, required=False
            )

    def title_fields(self) -> list[forms.BoundField]:
        """Return the fields for other titles, one a pair."""
        return [self[f"title-{pair.pk}"] for pair in self.pairs]

    def titles(self) -> dict[int, str]:
        """Return the titles of the close by pair id, where one was written."""
        written = {pair.pk: self.cleaned_data[f"title-{pair.pk}"] for pair in self.pairs}
        return {pk: title for pk, title in written.items() if title}
