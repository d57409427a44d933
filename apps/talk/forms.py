from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.articles.models import Article, Section
from apps.articles.rules import BadText, check_text
from apps.citations.models import Citation
from apps.verification.models import Flag

from .models import Topic
from .rules import check_title, check_words

NOT_HERE = {
    "section": _("This section is not of this article."),
    "flag": _("This flag is not of this article."),
    "citation": _("This citation is not of this article."),
}


def words_field() -> forms.CharField:
    return forms.CharField(strip=False, required=False, widget=forms.Textarea)


def checked_words(text: str) -> str:
    """Return a comment's text with LF line ends, without the empty lines around it. Raises ValidationError."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().lstrip("\n")
    try:
        check_words(text)
    except BadText as bad:
        raise ValidationError(str(bad))
    return text


def check_line(text: str) -> None:
    """Raise ValidationError where a line holds a character that no text may hold."""
    try:
        check_text(text)
    except BadText as bad:
        raise ValidationError(str(bad))


class CommentForm(forms.Form):
    """What a person says."""

    text = words_field()

    def clean_text(self):
        return checked_words(self.cleaned_data["text"])


class TopicForm(forms.Form):
    """A new topic: its title, the first comment, and what of the article it stands at."""

    title = forms.CharField(required=False, strip=True)
    text = words_field()
    section = forms.ModelChoiceField(Section.objects.none(), required=False)
    flag = forms.ModelChoiceField(Flag.objects.none(), required=False)
    citation = forms.ModelChoiceField(Citation.objects.none(), required=False)
    quote = forms.CharField(required=False, max_length=2_000, validators=[check_line])

    def __init__(self, *arguments, article: Article, **more):
        super().__init__(*arguments, **more)
        for name, sentence in NOT_HERE.items():
            field = self.fields[name]
            field.queryset = field.queryset.model.objects.filter(article=article)
            field.error_messages["invalid_choice"] = sentence

    def clean_title(self):
        try:
            check_title(self.cleaned_data["title"])
        except BadText as bad:
            raise ValidationError(str(bad))
        return self.cleaned_data["title"]

    def clean_text(self):
        return checked_words(self.cleaned_data["text"])


class OutcomeForm(forms.Form):
    """What came of a topic, said when it is closed."""

    outcome = forms.CharField(
        required=False, max_length=Topic._meta.get_field("outcome").max_length, validators=[check_line]
    )


class HideForm(forms.Form):
    """Why a comment is hidden, or shown again."""

    reason = forms.CharField(max_length=500, validators=[check_line])
