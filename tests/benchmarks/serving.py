"""A real gunicorn on a free port, and one kept-alive connection to it."""

import http.client
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

CSRF = "0123456789abcdefghijklmnopqrstuv"


class Server:
    """One worker with four threads, as `up` starts them."""

    def __init__(self, application, *, cwd, environment, log):
        self.application, self.cwd, self.environment, self.log = application, cwd, environment, log
        self.port = free_port()
        self.start()

    def start(self):
        options = ["--workers=1", "--threads=4", "--keep-alive=75", "--log-level=warning"]
        options += [f"--bind=127.0.0.1:{self.port}"]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *options, self.application],
                cwd=self.cwd, env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        wait_for(self.port, self.process)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def restart(self):
        self.stop()
        self.start()

    def peak_bytes(self):
        """Return the largest resident size that a worker ever had; None where the system does not tell."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        if not children.exists():
            return None
        peaks = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]
                 for pid in children.read_text().split()]  # fmt: skip
        return max(map(int, peaks)) * 1024


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port, process):
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with code {process.returncode} before it answered")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer in 30 s")


@dataclass(frozen=True)
class Answer:
    status: int
    ms: float
    body: bytes
    headers: http.client.HTTPMessage


class Client:
    """One connection. With a session it is a person's."""

    def __init__(self, port, *, session=None, gzip=False):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        self.headers = {"Accept-Encoding": "gzip"} if gzip else {}
        if session:
            self.headers["Cookie"] = f"sessionid={session}; csrftoken={CSRF}"

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, form, **headers):
        body = urlencode({**form, "csrfmiddlewaretoken": CSRF}).encode()
        return self.ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def put(self, path, body):
        return self.ask("PUT", path, body)

    def ask(self, method, path, body=None, headers=None):
        """Return the answer with its milliseconds, from the first byte sent to the last received."""
        began = time.perf_counter()
        self.connection.request(method, path, body=body, headers={**self.headers, **(headers or {})})
        response = self.connection.getresponse()
        data = response.read()
        return Answer(response.status, (time.perf_counter() - began) * 1000, data, response.headers)

    def close(self):
        self.connection.close()
