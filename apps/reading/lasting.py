"""The address under which a state of an article stands for good."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def permanent_address(request: HttpRequest, title: str, change_id: int) -> str:
    """Return the whole address of an article as of a change set, fit to be printed and cited."""
    base = settings.BASE_URL or f"{request.scheme}://{request.get_host()}"
    return f"{base}{reverse('reading:article', args=[title.replace(' ', '_')])}?change={change_id}"
