from typing import Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.articles.rules import BadText, check_text

from .placing import SectionEdit


class EditForm(forms.Form):
    """What the section editor sends. Line ends become LF; nothing else of the text is touched."""

    text = forms.CharField(strip=False, required=False, widget=forms.Textarea)
    summary = forms.CharField(max_length=500, required=False)
    minor = forms.BooleanField(required=False)
    watch = forms.BooleanField(required=False)
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    heading = forms.CharField(max_length=200, required=False)

    def clean_text(self):
        text = normal_line_ends(self.cleaned_data["text"])
        try:
            check_text(text)
        except BadText as bad:
            raise ValidationError(str(bad))
        return text

    def clean_heading(self):
        heading = self.cleaned_data["heading"]
        if "\n" in heading or "\r" in heading:
            raise ValidationError(_("A heading is one line."))
        return heading

    def to_edit(self, title: str, section: int | Literal["new"] | None) -> SectionEdit:
        """Return the edit that the valid form stands for."""
        data = self.cleaned_data
        return SectionEdit(
            title=title,
            text=data["text"],
            section=section,
            heading=data["heading"],
            base_id=data["base"],
            summary=data["summary"],
            is_minor=data["minor"],
        )


def normal_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def answered_text(data) -> str | None:
    """Return the text that the answers of a conflict page make, None while a conflict has no answer.

    Pieces stand in order as piece-0, piece-1, …; piece-N is a merged text, or choice-N one of theirs, mine,
    both, write, with theirs-N, mine-N and write-N.
    """
    parts = []
    for number in range(int(data.get("pieces", 0))):
        part = data.get(f"piece-{number}")
        if part is None:
            part = chosen(data, number)
        if part is None:
            return None
        parts.append(normal_line_ends(part))
    return "".join(parts)


def chosen(data, number: int) -> str | None:
    theirs, mine = data.get(f"theirs-{number}", ""), data.get(f"mine-{number}", "")
    answers = {
        "theirs": theirs,
        "mine": mine,
        "both": theirs + mine,
        "write": data.get(f"write-{number}", ""),
    }
    return answers.get(data.get(f"choice-{number}"))
