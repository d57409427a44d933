from django.conf import settings


def skin(request):
    """What the frame of every page shows: the licence of the text."""
    return {"content_licence": settings.CONTENT_LICENCE}
