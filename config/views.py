from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

READ_BACK_BYTES = 64 * 1024 * 1024


@require_safe
def health(request):
    """Answer 200 when the database answers; for machines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request, reason=""):
    """Give back what was typed: a rotated token must not cost an editor a paragraph."""
    kept = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    return render(request, "403_csrf.html", {"kept": kept, "path": request.get_full_path()}, status=403)


def bad_request(request, exception):
    """Answer 400 in words, or 413 with the text where the request was over the limit."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return render(request, "400.html", status=400)


def too_large(request) -> HttpResponse:
    """Read back what the framework refused to read, so that the text is not lost with it."""
    data = QueryDict(request.read(READ_BACK_BYTES), encoding="utf-8")
    sentence = _(
        "Not saved: the text is larger than an article may be. Copy it, and give a part its own article."
    )
    context = {
        "sentence": sentence,
        "text": data.get("text", ""),
        "summary": data.get("summary", ""),
        "next": request.path,
    }
    return render(request, "editing/not_saved.html", context, status=413)
