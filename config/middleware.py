"""Request ids, and what a client may say about itself."""

import logging
import re
import uuid
from contextvars import ContextVar

from django.conf import settings

request_id: ContextVar[str] = ContextVar("request_id", default="-")
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{1,64}")
SAID_BY_PROXIES = [
    "HTTP_X_REQUEST_ID",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
]


class TrustedProxyMiddleware:
    """Drop what only a proxy may say, unless STET_TRUSTED_PROXIES names the one who says it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get("REMOTE_ADDR") not in settings.TRUSTED_PROXIES:
            for name in SAID_BY_PROXIES:
                request.META.pop(name, None)
        return self.get_response(request)


class RequestIdMiddleware:
    """Take the request's id from the proxy or make one; send it back; log lines carry it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request.request_id = given if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex[:12]
        token = request_id.set(request.request_id)
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = request.request_id
            return response
        finally:
            request_id.reset(token)


class RequestIdFilter(logging.Filter):
    def filter(self, record):
        # Django logs a 404 after all middleware has ended, but hands the request to the log record
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "request_id", None) or request_id.get()
        return True
