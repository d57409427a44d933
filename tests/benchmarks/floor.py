"""The floor: a WSGI application that answers with bytes from memory, whatever it is asked."""

KEPT = {"status": "200 OK", "headers": [], "body": b""}


def application(environ, start_response):
    """Keep what a PUT brings; answer everything else with what was kept."""
    data = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    if environ["REQUEST_METHOD"] == "PUT":
        KEPT["body"] = data
        KEPT["headers"] = [("Content-Type", "text/html"), ("Content-Length", str(len(data)))]
        start_response("204 No Content", [])
        return [b""]
    start_response(KEPT["status"], KEPT["headers"])
    return [KEPT["body"]]
