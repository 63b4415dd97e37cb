"""A server on loopback that stands in for every index, and a clock that does not wait."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from toolkit.sources.online.settings import BASES, LookupSettings
from toolkit.sources.online.transport import Clock


class Indexes:
    """Answers by path, each a list that is used up one by one, its last answer for ever; all questions are noted."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.answers: dict[str, list[tuple[int, bytes, dict[str, str]]]] = {}
        self.questions: list[tuple[str, dict[str, list[str]], dict[str, str]]] = []

    def give(self, path: str, body: Any = b"", status: int = 200, **headers: str) -> None:
        """Add an answer to a path, for example ``/crossref/works/10.1/x``; ``?`` in it stands before one parameter."""
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        self.answers.setdefault(path, []).append((status, data, {k.replace("_", "-"): v for k, v in headers.items()}))

    def settings(self, cache: object = "", **others: Any) -> LookupSettings:
        bases = {name: f"{self.base}/{name}" for name in BASES}
        return LookupSettings(**{"bases": bases, "pauses": {}, "cache": str(cache), "timeout": 5.0} | others)

    def paths(self) -> list[str]:
        return [path for path, _, _ in self.questions]

    def answer(self, target: str, headers: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        parts = urlsplit(target)
        path, query = unquote(parts.path), parse_qs(parts.query)
        self.questions.append((path, query, headers))
        asked = [path, *(f"{path}?{name}={value}" for name, values in query.items() for value in values)]
        found = next((self.answers[each] for each in reversed(asked) if each in self.answers), None)
        if not found:
            return 404, b"Resource not found.", {}
        return found[0] if len(found) == 1 else found.pop(0)


@contextmanager
def indexes() -> Iterator[Indexes]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, more = served.answer(self.path, dict(self.headers))
            if status == 0:  # hangs up without a word
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Indexes(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Hands:
    """The hands of a clock: waiting moves them, and is noted."""

    def __init__(self, today: str = "2026-01-10") -> None:
        self.moment = 0.0
        self.waits: list[float] = []
        self.today = date.fromisoformat(today)

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.moment += seconds

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.moment, sleep=self.wait, today=lambda: self.today, jitter=lambda: 0.0)
