"""The form of a citation: what CS1 takes, asked in words, refused at the field."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.wikitext.cs1 import KINDS, canonical_name, find_kind, find_problems, parse_date, read_fields
from apps.wikitext.cs1.languages import language_code

from .markup import BadValue, clean_value

DATES = ("date", "access-date", "archive-date")
WHOLE_DATES = ("access-date", "archive-date")
ADDRESSES = ("url", "archive-url")
STATUSES = ["", "live", "dead", "deviated", "unfit", "usurped", "bot: unknown"]
GROUPS = [
    (
        gettext_lazy("Work"),
        ["template", "title", "script-title", "trans-title", "work", "publisher", "date", "language"],
    ),
    (gettext_lazy("Authors"), ["last", "first", "last2", "first2"]),
    (gettext_lazy("Address"), ["url", "access-date", "archive-url", "archive-date", "url-status"]),
    (gettext_lazy("Place and numbers"), ["volume", "issue", "pages", "isbn", "doi", "agency", "quote"]),
]  # fmt: skip
LABELS = {
    "template": gettext_lazy("Template"),
    "title": gettext_lazy("Title"),
    "script-title": gettext_lazy("Title in its own script"),
    "trans-title": gettext_lazy("Title translated"),
    "work": gettext_lazy("Work, website, newspaper"),
    "publisher": gettext_lazy("Publisher"),
    "date": gettext_lazy("Date"),
    "language": gettext_lazy("Language"),
    "last": gettext_lazy("Last name"),
    "first": gettext_lazy("First name"),
    "last2": gettext_lazy("Last name, second author"),
    "first2": gettext_lazy("First name, second author"),
    "url": gettext_lazy("Address"),
    "access-date": gettext_lazy("Read on"),
    "archive-url": gettext_lazy("Address of the archived copy"),
    "archive-date": gettext_lazy("Archived on"),
    "url-status": gettext_lazy("State of the address"),
    "volume": gettext_lazy("Volume"),
    "issue": gettext_lazy("Issue"),
    "pages": gettext_lazy("Pages"),
    "isbn": "ISBN",
    "doi": "DOI",
    "agency": gettext_lazy("Agency"),
    "quote": gettext_lazy("Quotation"),
}
HELP = {
    "script-title": gettext_lazy("With the code of its language in front: hy:Արցախ"),
    "date": gettext_lazy("12 October 2020, October 2020 or 2020"),
    "language": gettext_lazy("A code or an English name: hy, Armenian"),
    "pages": gettext_lazy("One page, or several as 12–15"),
}
TEMPLATES = sorted(name if name == "citation" else f"cite {name}" for name in KINDS)


class CitationForm(forms.Form):
    """The fields of a citation by their CS1 names. `known` are the parameters as they stand: what stands
    there already is not refused.
    """

    def __init__(
        self, data=None, *, known: Mapping[str, str] | None = None, template: str = "cite web", **more
    ):
        # on one line, as a browser gives them back
        self.known = {name: " ".join(value.split()) for name, value in by_field(known or {}).items()}
        initial = {**self.known, "template": chosen_template(template), **more.pop("initial", {})}
        super().__init__(data, initial=initial, **more)
        for _legend, names in GROUPS:
            for name in names:
                self.fields[name] = field_of(name, initial)

    def groups(self) -> list[tuple[str, list]]:
        """Return (legend, bound fields) in their order."""
        return [(legend, [self[name] for name in names]) for legend, names in GROUPS]

    def clean(self):
        data = super().clean()
        values = {name: data[name] for name in LABELS if name != "template" and data.get(name)}
        for name, value in values.items():
            if " ".join(value.split()) != self.known.get(name):
                self.check(name, value)
        if not values and not self.errors:
            raise ValidationError(_("Fill in at least a title or an address."))
        self.check_together(data)
        return data

    def check(self, name: str, value: str) -> None:
        try:
            clean_value(name, value)
        except BadValue as bad:
            self.add_error(name, str(bad))
            return
        sentence = sentence_against(name, value)
        if sentence:
            self.add_error(name, sentence)

    def check_together(self, data: Mapping[str, str]) -> None:
        if data.get("archive-url") and not data.get("archive-date"):
            self.add_error("archive-date", _("An archived copy needs the day it was made."))
        if data.get("archive-url") and not data.get("url"):
            self.add_error("url", _("An archived copy needs the original address too."))
        if data.get("access-date") and not data.get("url"):
            self.add_error("access-date", _("The day of reading needs an address."))
        if not data.get("title") and not data.get("script-title"):
            self.add_error("title", _("A citation needs a title."))

    def changed_parameters(self) -> dict[str, str]:
        """Return {parameter: value} of the valid form where it differs from what was known, in the order of
        the form; "" takes a parameter out.
        """
        names = [name for _legend, names in GROUPS for name in names if name != "template"]
        return {
            name: self.cleaned_data[name]
            for name in names
            if " ".join(self.cleaned_data[name].split()) != self.known.get(name, "")
        }


class AddForm(CitationForm):
    """A citation and the words that it is to stand behind."""

    words = forms.CharField(
        label=gettext_lazy("Words of the sentence"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("As they stand in the article. The note goes behind their sentence."),
        error_messages={"required": gettext_lazy("Say which sentence the source is for: copy its words.")},
    )  # fmt: skip
    before = forms.CharField(max_length=400, required=False, strip=False, widget=forms.HiddenInput)
    section = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


def field_of(name: str, initial: Mapping[str, str]) -> forms.Field:
    label, help_text = LABELS[name], HELP.get(name, "")
    if name == "template":
        return forms.ChoiceField(
            label=label, choices=lazy(lambda: template_choices(initial["template"]), list)()
        )
    if name == "url-status":
        known = initial.get(name, "")
        choices = [
            (value, value or "–") for value in [*STATUSES, *([known] if known not in STATUSES else [])]
        ]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    widget = forms.Textarea(attrs={"rows": 2}) if name in ("quote", "title") else None
    return forms.CharField(label=label, help_text=help_text, max_length=2_000, required=False, widget=widget)


def template_choices(current: str) -> list[tuple[str, str]]:
    return [(name, name) for name in dict.fromkeys([*TEMPLATES, current])]


def chosen_template(written: str) -> str:
    """Return the choice that stands for a template's name as it is written."""
    name = " ".join(written.replace("_", " ").split()).lower()
    return name or "cite web"


def by_field(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return {field: value} for the parameters that the form asks for, under whatever name they stand."""
    fields = {canonical_name(name) or name: name for _legend, names in GROUPS for name in names}
    found: dict[str, str] = {}
    for written, value in parameters.items():
        field = fields.get(canonical_name(written) or written)
        if field and value and not found.get(field):
            found[field] = value
    return found


def sentence_against(name: str, value: str) -> str:
    """Return what is wrong with a value, "" where nothing is."""
    if name in DATES:
        return sentence_against_date(name, value)
    if name in ADDRESSES and not is_address(value):
        return _("“%s” is no address. It begins with https:// and has no blank.") % value[:80]
    if name == "language" and not all(language_code(part) for part in value.split(",")):
        return (
            _("“%s” is no language that CS1 knows. Take a code or an English name: hy, Armenian.")
            % value[:80]
        )
    if name == "template" and find_kind(value) is None:
        return _("“%s” is no citation template.") % value[:80]
    return ""


def is_address(value: str) -> bool:
    problems = find_problems(KINDS["web"], read_fields({"title": "-", "url": value}))
    return all(problem.code != "bad_url" for problem in problems)


def sentence_against_date(name: str, value: str) -> str:
    date = parse_date(value)
    if date is None:
        words = {"value": value[:80]}
        if name in WHOLE_DATES:
            return _("%(value)s is no date. CS1 takes 12 October 2020 here.") % words
        return _("%(value)s is no date. CS1 takes 12 October 2020, October 2020, 2020.") % words
    if name in WHOLE_DATES and not date.day:
        return _("%s is no day. CS1 takes 12 October 2020 here.") % value[:80]
    return ""
