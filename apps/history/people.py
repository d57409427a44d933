"""Names of those who acted, and where each leads."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from apps.accounts.models import User
from apps.articles.addresses import path_of


def address_of_person(name: str, username: str | None) -> str:
    """Return where the contributions of a person are listed who acted under a name and is called `username`
    now; "" for a name that was imported, or that its account has no more.
    """
    return f"/special/contributions/{path_of(name)}" if name and name == username else ""


def name_of(person: User | None) -> str | None:
    return person.username if person else None


def person_html(name: str, address: str) -> SafeString:
    """Return a name, linked to what the person did where there is such a list."""
    html = f'<a class="person" href="{address}">{escape(name)}</a>' if address else escape(name)
    return mark_safe(html)
