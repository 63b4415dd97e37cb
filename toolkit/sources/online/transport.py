"""One polite way to ask an index: pauses, retries with growing waits, kept answers, and a reason when none comes.

An answer is one of three: ``found`` with a body, ``unknown`` (the index has no such record), ``unanswered`` (it did not
answer, so nothing is known). No failure of a network is ever an exception, and none is ever taken for ``unknown``.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode
from xml.etree import ElementTree

import msgspec
from msgspec import Struct

from toolkit import __version__
from toolkit.sources.online.settings import LookupSettings
from toolkit.sources.online.store import Kept, keep, kept_answer

if TYPE_CHECKING:
    import httpx

Outcome = Literal["found", "unknown", "unanswered"]

JSON = "application/json"
XML = "application/xml"
PAGE = "text/html"
_UNKNOWN = frozenset([404, 410])
_PASSING = frozenset([408, 425, 429, 500, 502, 503, 504])
_GIVE_UP_AFTER = 3
_LARGEST = 20_000_000


class Reply(Struct, frozen=True):
    """What came back: ``on`` is the ISO day of the answer, ``reason`` says why there is none."""

    outcome: Outcome
    body: bytes = b""
    on: str = ""
    reason: str = ""


class Clock(Struct, frozen=True):
    """Time as the transport sees it, so that tests need not wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], date] = lambda: datetime.now(UTC).date()
    jitter: Callable[[], float] = random.random


class _Asked(Struct):
    """What is remembered of an index during one run."""

    last: float = float("-inf")
    failures: int = 0
    reason: str = ""


class Transport:
    """Ask indexes over HTTP; remembers for one run when each was asked last, and which of them do not answer."""

    def __init__(self, settings: LookupSettings, clock: Clock | None = None) -> None:
        self.settings = settings
        self.clock = clock or Clock()
        self._client: httpx.Client | None = None
        self._asked: dict[str, _Asked] = {}

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def get(self, service: str, path: str, query: Mapping[str, str] | None = None, accept: str = JSON) -> Reply:
        """Ask one index one question; a fresh kept answer is taken instead. ``accept`` is JSON, XML or PAGE.

        A service without an address of its own (``page``) is asked at the path itself, a whole URL.
        """
        question = f"{service} {path}?{urlencode(sorted((query or {}).items()))} {accept}"
        known = kept_answer(self.settings.cache, question)
        if known and (self.settings.offline or 0 <= known.age(self.clock.today()) <= self.settings.max_age):
            return _reply(known)
        if self.settings.offline:
            return Reply("unanswered", reason="offline")
        asked = self._asked.setdefault(service, _Asked())
        if asked.failures >= _GIVE_UP_AFTER:
            return Reply("unanswered", reason=f"{asked.reason}; not asked again in this run")
        reply = self._ask(service, path, dict(query or {}), accept, question)
        asked.failures = asked.failures + 1 if reply.outcome == "unanswered" else 0
        asked.reason = reply.reason
        return reply

    def _ask(self, service: str, path: str, query: dict[str, str], accept: str, question: str) -> Reply:
        """Ask until there is an answer, the attempts are used up, or the server asks for more patience than we have."""
        reason = ""
        for attempt in range(self.settings.attempts):
            self._wait_for_turn(service)
            result = self._once(self.settings.bases.get(service, "") + path, query | self._polite(service), accept)
            if isinstance(result, Kept):
                answer = Kept(question, result.status, result.on, result.body)
                keep(self.settings.cache, answer)
                return _reply(answer)
            reason, wait = result
            wait = self._longer(attempt) if wait is None else wait
            if wait < 0 or wait > self.settings.longest_wait or attempt + 1 == self.settings.attempts:
                break
            self.clock.sleep(wait)
        return Reply("unanswered", reason=reason)

    def _once(self, url: str, query: dict[str, str], accept: str) -> Kept | tuple[str, float | None]:
        """Ask once: an answer to keep, or the reason for none with seconds to wait (None: ours, below 0: for ever)."""
        import httpx  # loaded only where something is looked up

        try:
            response = self._opened().get(url, params=query, headers={"Accept": accept})
        except httpx.InvalidURL:
            return "invalid address", -1.0
        except httpx.TimeoutException:
            return "timed out", None
        except httpx.TooManyRedirects:
            return "too many redirects", -1.0
        except (httpx.TransportError, httpx.DecodingError) as error:
            return f"no connection ({type(error).__name__})", None
        status = response.status_code
        if status in _PASSING:
            return f"HTTP {status}", _retry_after(response.headers.get("Retry-After", ""))
        if status not in _UNKNOWN and not response.is_success:
            return f"HTTP {status}", -1.0
        if len(response.content) > _LARGEST:
            return "answer too large", -1.0
        if response.is_success and not _is_whole(response.content, accept):
            return "broken answer", None
        return Kept("", status, self.clock.today().isoformat(), response.content)

    def _opened(self) -> httpx.Client:
        """Return the client, made at the first question."""
        if self._client is None:
            import httpx

            contact = f"; mailto:{self.settings.email}" if self.settings.email else ""
            self._client = httpx.Client(
                timeout=self.settings.timeout,
                follow_redirects=True,
                max_redirects=8,
                headers={"User-Agent": f"litcorpus/{__version__} (citation corpus toolkit{contact})"},
            )
        return self._client

    def _polite(self, service: str) -> dict[str, str]:
        """Return what an index asks its users to say of themselves."""
        if not self.settings.email:
            return {}
        named = {"crossref": "mailto", "openalex": "mailto", "pubmed": "email"}.get(service)
        return {named: self.settings.email} | ({"tool": "litcorpus"} if service == "pubmed" else {}) if named else {}

    def _wait_for_turn(self, service: str) -> None:
        asked = self._asked.setdefault(service, _Asked())
        wait = asked.last + self.settings.pauses.get(service, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        asked.last = self.clock.now()

    def _longer(self, attempt: int) -> float:
        """Return the seconds before the next attempt: doubled each time, with some chance so that clients disperse."""
        wait = self.settings.first_wait * float(2**attempt) * (1 + self.clock.jitter() / 2)
        return min(wait, self.settings.longest_wait)


def _reply(answer: Kept) -> Reply:
    if answer.status in _UNKNOWN:
        return Reply("unknown", on=answer.on, reason=f"HTTP {answer.status}")
    return Reply("found", answer.body, answer.on)


def _retry_after(value: str) -> float | None:
    """Return the seconds that a server asks for, in either form of RFC 9110; None where it asks for none."""
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _is_whole(body: bytes, accept: str) -> bool:
    """Say whether an answer is well formed; one that is cut off or is an error page in HTML is no answer."""
    if accept == PAGE:
        return True
    try:
        if accept.endswith("json"):
            msgspec.json.decode(body)
        elif b"<!ENTITY" in body:  # no index declares entities; what does so is not one
            return False
        else:
            ElementTree.fromstring(body)
    except (msgspec.DecodeError, ElementTree.ParseError):
        return False
    return True
