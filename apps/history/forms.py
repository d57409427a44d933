import json

import django_filters
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from .models import ChangeSet


class ChangeSetFilter(django_filters.FilterSet):
    """Which change sets a list shows: by author, minor or not, by tag."""

    author = django_filters.CharFilter(method="by_author", label=_("Author"))
    minor = django_filters.ChoiceFilter(
        field_name="is_minor",
        label=_("Minor changes"),
        empty_label=_("with minor ones"),
        choices=[("False", _("without minor ones")), ("True", _("minor ones alone"))],
    )
    tag = django_filters.CharFilter(method="by_tag", label=_("Tag"))

    class Meta:
        model = ChangeSet
        fields: list[str] = []

    def by_author(self, change_sets: QuerySet, _name: str, author: str) -> QuerySet:
        # a hidden name must not be found by guessing it
        return change_sets.filter(author_name=author.strip(), author_hidden=False)

    def by_tag(self, change_sets: QuerySet, _name: str, tag: str) -> QuerySet:
        # neither database compares a JSON list with its members in the same way
        tags = Cast("tags", TextField())
        return change_sets.annotate(tags_text=tags).filter(tags_text__contains=json.dumps(tag.strip()))
