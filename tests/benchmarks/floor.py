"""The floor: a WSGI application that answers with bytes from memory."""

KEPT = {}


def application(environ, start_response):
    """Keep what a PUT brings under its path; answer a GET with what was kept there."""
    data = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    if environ["REQUEST_METHOD"] == "PUT":
        KEPT[environ["PATH_INFO"]] = data
        start_response("204 No Content", [])
        return [b""]
    kept = KEPT[environ["PATH_INFO"]]
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(kept)))])
    return [kept]
