import io
import logging

import pytest

from config.middleware import RequestIdFilter


@pytest.fixture
def log():
    """What the project's log would say, as text."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RequestIdFilter())
    handler.setFormatter(logging.Formatter("[%(request_id)s] %(message)s"))
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)


def test_every_answer_names_its_request(client, db):
    first, second = client.get("/health"), client.get("/health")

    assert len(first["X-Request-ID"]) == 12
    assert first["X-Request-ID"] != second["X-Request-ID"]


def test_the_log_line_of_a_request_carries_the_same_id(client, db, log):
    response = client.get("/no-such-address")

    assert response.status_code == 404
    assert log.getvalue() == f"[{response['X-Request-ID']}] Not Found: /no-such-address\n"


def test_a_named_proxy_gives_the_id(client, db, settings):
    settings.TRUSTED_PROXIES = ["10.0.0.7"]

    response = client.get("/health", REMOTE_ADDR="10.0.0.7", headers={"X-Request-ID": "edge-42.a"})

    assert response["X-Request-ID"] == "edge-42.a"


def test_anyone_else_does_not_give_the_id(client, db, settings):
    settings.TRUSTED_PROXIES = ["10.0.0.7"]

    response = client.get("/health", REMOTE_ADDR="10.0.0.8", headers={"X-Request-ID": "forged"})

    assert response["X-Request-ID"] != "forged"


@pytest.mark.parametrize("given", ["two words", "line\r\nbreak", "x" * 65, ""])
def test_an_id_that_would_spoil_the_log_is_replaced(client, db, settings, given):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]

    assert client.get("/health", headers={"X-Request-ID": given})["X-Request-ID"].isalnum()


def test_only_a_named_proxy_says_that_the_request_came_by_https(rf, settings):
    from config.middleware import TrustedProxyMiddleware

    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES = ["10.0.0.7"]
    is_secure = TrustedProxyMiddleware(lambda request: request.is_secure())

    said = {"headers": {"X-Forwarded-Proto": "https"}}
    assert is_secure(rf.get("/", REMOTE_ADDR="10.0.0.7", **said))
    assert not is_secure(rf.get("/", REMOTE_ADDR="10.0.0.8", **said))
