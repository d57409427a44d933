from django.db import connection
from django.http import JsonResponse
from django.shortcuts import render


def health(request):
    """Answer 200 when the database answers; for machines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def csrf_failure(request, reason=""):
    """Give back what was typed: a rotated token must not cost an editor a paragraph."""
    kept = [(name, value) for name, value in request.POST.items() if name == "text" or "summary" in name]
    return render(request, "403_csrf.html", {"kept": kept, "path": request.get_full_path()}, status=403)
