from django.http import HttpResponse


def kept_from_robots(response: HttpResponse) -> HttpResponse:
    """Return the answer, marked so that no search engine keeps it."""
    response["X-Robots-Tag"] = "noindex"
    return response
