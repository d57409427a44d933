import pytest

CSP = (
    "default-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


def test_health_answers_ok_while_the_database_answers(client, db):
    response = client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/health", "/accounts/login/"])
def test_every_answer_carries_the_one_content_security_policy(client, db, path):
    policy = client.get(path)["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == sorted(CSP.split("; "))
