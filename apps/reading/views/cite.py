"""How to cite an article: a link that keeps its state, and the same in common forms."""

from django.http import Http404
from django.shortcuts import render
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.articles.addresses import path_of
from apps.history.models import ChangeSet

from ..lasting import permanent_address
from ..page import find_place


@require_safe
def cite(request, title):
    """The data of a citation of the article as it stands now."""
    place = find_place(title.replace("_", " "), is_editor=False)
    if place is None:
        raise Http404(_("No article of this name."))
    change = ChangeSet.objects.get(pk=place.shown_id)
    permanent = permanent_address(request, place.title, change.pk)
    day = timezone.localtime(change.created_at).date()
    context = {
        "article": {"title": place.title, "path": path_of(place.title)},
        "permanent": permanent,
        "forms": forms_of(place.title, permanent, change.pk, day),
    }
    return render(request, "reading/cite.html", context)


def forms_of(title: str, permanent: str, change_id: int, day) -> list[tuple[str, str]]:
    """Return (name of the form, citation in it)."""
    said = formats.date_format(day, "j F Y")
    today = formats.date_format(timezone.localdate(), "j F Y")
    wikitext = (
        f"{{{{cite web |title={title} |website=Stet |url={permanent} |date={said} |access-date={today}}}}}"
    )
    bibtex = (
        f"@misc{{stet{change_id},\n  title = {{{{{title}}}}},\n  howpublished = {{Stet}},\n"
        f"  year = {{{day.year}}},\n  url = {{{permanent}}},\n  note = {{State of {said}, read {today}}}\n}}"
    )
    return [
        (_("Text"), f"“{title}”. Stet. {said}. {permanent} ({_('read')} {today})."),
        (_("Wikitext"), wikitext),
        ("BibTeX", bibtex),
    ]
