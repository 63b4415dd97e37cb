"""Look a work up in public indexes: by DOI, ISBN, arXiv id, PMID, or by a record's title.

The outcome is one of three and there is no fourth. ``confirmed``: an index has this work and agrees. ``contradicted``:
it has the work and differs in the fields named. ``not-checked``: no index that answered knows it, or none answered;
that says nothing against the work, least of all a Chinese one, whose DOI belongs to ISTIC or CNKI and not to Crossref.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import quote

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from toolkit.model import Side, Source
from toolkit.sources.identifiers import Identifier, identifiers_of, identify
from toolkit.sources.online.answers import Found, read_answer
from toolkit.sources.online.compare import Difference, compare, is_same_work
from toolkit.sources.online.notices import Notice, crossref_notices, other_notices, with_notices
from toolkit.sources.online.page import read_page
from toolkit.sources.online.settings import LookupSettings, settings_from
from toolkit.sources.online.transport import JSON, PAGE, XML, Clock, Outcome, Transport
from toolkit.text.scripts import language_of

State = Literal["confirmed", "contradicted", "not-checked"]

_CSL = "application/vnd.citationstyles.csl+json"


# What a search engine would take for an operator rather than for a part of a title.
_OPERATORS = re.compile(r"[\s\"'“”‘’+&|!(){}\[\]^~*?:\\/<>=-]+")


class Question(Struct, frozen=True):
    """How one index is asked for one kind of identifier; ``{}`` stands for the value."""

    service: str
    path: str
    query: dict[str, str] = {}
    accept: str = JSON


QUESTIONS: dict[str, tuple[Question, ...]] = {
    "doi": (
        Question("crossref", "/works/{}"),
        Question("datacite", "/dois/{}"),
        Question("doi", "/{}", accept=_CSL),
        Question("openalex", "/works/doi:{}"),
    ),
    "arxiv": (
        Question("arxiv", "/api/query", {"id_list": "{}"}, XML),
        Question("datacite", "/dois/10.48550/arXiv.{}"),
    ),
    "pmid": (
        Question("pubmed", "/efetch.fcgi", {"db": "pubmed", "id": "{}", "retmode": "xml"}, XML),
        Question("openalex", "/works/pmid:{}"),
    ),
    "isbn": (
        Question("openlibrary", "/api/books", {"bibkeys": "ISBN:{}", "format": "json", "jscmd": "data"}),
        Question("crossref", "/works", {"filter": "isbn:{}", "rows": "5"}),
    ),
    "title": (
        Question("crossref", "/works", {"query.bibliographic": "{}", "rows": "10"}),
        Question("openalex", "/works", {"search": "{}", "per-page": "10"}),
        Question("datacite", "/dois", {"query": "{}", "page[size]": "10"}),
    ),
}
"""Which indexes are asked for what, in this order, until one has the work."""


class Asked(Struct, frozen=True):
    """One index that was asked: what came of it, and why nothing did; ``on`` is the ISO day of its answer."""

    service: str
    outcome: Outcome
    on: str = ""
    reason: str = ""


class Answer(Struct, frozen=True):
    """What the indexes say of a work.

    ``source`` is the index's own record (key empty, notices in its field ``updatedby``), None where none has it.
    ``compared`` names the fields that both sides had; ``agency`` is who registered a DOI that no index knows.
    """

    query: str
    state: State = "not-checked"
    source: Source | None = None
    service: str = ""
    on: str = ""
    compared: tuple[str, ...] = ()
    differs: tuple[Difference, ...] = ()
    notices: tuple[Notice, ...] = ()
    asked: tuple[Asked, ...] = ()
    agency: str = ""

    @property
    def retracted(self) -> bool:
        """Whether a notice withdraws the work."""
        return any(notice.retracts for notice in self.notices)


class _Hit(Struct, frozen=True):
    found: Found
    service: str
    on: str


class Lookup:
    """Look works up one after another: pauses and failures of indexes are remembered between them."""

    def __init__(self, settings: LookupSettings | None = None, clock: Clock | None = None) -> None:
        self._transport = Transport(settings or settings_from(), clock)

    def __enter__(self) -> Lookup:
        return self

    def __exit__(self, *_: object) -> None:
        self._transport.close()

    def find(self, wanted: str | Identifier | Source) -> Answer:
        """Look up an identifier, a title (any other text), or check a record by its identifiers, then by its title."""
        if isinstance(wanted, str):
            wanted = identify(wanted) or _titled(wanted)
        if isinstance(wanted, Identifier):
            return self._by_identifier(wanted)
        return self._check(wanted)

    def page(self, url: str) -> Answer:
        """Read a web page: the work that its tags describe, as an index has it where they name an identifier.

        The page alone checks nothing. What it says in a language that the index does not have stays.
        """
        reply = self._transport.get("page", url, accept=PAGE)
        ours = read_page(reply.body, url, reply.on) if reply.outcome == "found" else None
        outcome: Outcome = "unknown" if reply.outcome == "found" and ours is None else reply.outcome
        first: tuple[Asked, ...] = (Asked("page", outcome, reply.on, reply.reason),)
        if ours is None:
            return Answer(url, asked=first)
        for wanted in identifiers_of(ours.identifiers):
            answer = self._by_identifier(wanted)
            first += answer.asked
            if answer.source is not None:
                return replace(answer, source=_with_page(answer.source, ours), asked=first)
        return Answer(url, source=ours, service="page", on=reply.on, asked=first)

    def _by_identifier(self, wanted: Identifier) -> Answer:
        asked: list[Asked] = []
        hit = self._first(wanted, asked)
        query = f"{wanted.kind}:{wanted.value}"
        if hit is None:
            return Answer(query, asked=tuple(asked), agency=self._agency(wanted, asked))
        return self._answer(query, "confirmed", hit, asked)

    def _check(self, ours: Source) -> Answer:
        asked: list[Asked] = []
        query, agency = _query_of(ours), ""
        for wanted in identifiers_of(ours.identifiers):
            if hit := self._first(wanted, asked):
                return self._compared(f"{wanted.kind}:{wanted.value}", ours, hit, asked)
            agency = agency or self._agency(wanted, asked)
        hit = self._by_title(ours, asked)
        if hit is None:
            return Answer(query, asked=tuple(asked), agency=agency)
        return self._compared(query, ours, hit, asked)

    def _compared(self, query: str, ours: Source, hit: _Hit, asked: list[Asked]) -> Answer:
        result = compare(ours, hit.found)
        state: State = "contradicted" if result.differs else "confirmed" if result.compared else "not-checked"
        answer = self._answer(query, state, hit, asked)
        return replace(answer, compared=result.compared, differs=result.differs)

    def _answer(self, query: str, state: State, hit: _Hit, asked: list[Asked]) -> Answer:
        notices = self._notices(hit)
        source = with_notices(hit.found.source, notices)
        return Answer(query, state, source, hit.service, hit.on, notices=notices, asked=tuple(asked))

    def _first(self, wanted: Identifier, asked: list[Asked]) -> _Hit | None:
        """Ask the indexes for an identifier until one has it."""
        for question in QUESTIONS[wanted.kind]:
            for hit in self._ask(question, wanted.value, asked):
                return hit
        return None

    def _by_title(self, ours: Source, asked: list[Asked]) -> _Hit | None:
        """Search by title; a work is taken for ours only if the title is the same and an author or the year too."""
        for side in sorted(ours.sides.values(), key=lambda side: side is not ours.own):
            if not side.title:
                continue
            words = " ".join([side.title, side.subtitle, *(name.family for name in side.authors[:1])])
            words = _OPERATORS.sub(" ", words).strip()
            for question in QUESTIONS["title"]:
                hits = [hit for hit in self._ask(question, words, asked) if is_same_work(ours, hit.found.source)]
                if hits:
                    return min(hits, key=lambda hit: len(compare(ours, hit.found).differs))
        return None

    def _ask(self, question: Question, value: str, asked: list[Asked]) -> Iterator[_Hit]:
        """Ask one index and yield what it has; note what came of it."""
        path = question.path.replace("{}", quote(value, safe="/:;()"))
        query = {name: given.replace("{}", value) for name, given in question.query.items()}
        reply = self._transport.get(question.service, path, query, question.accept)
        records = read_answer(question.service, reply.body) if reply.outcome == "found" else []
        outcome: Outcome = "unknown" if reply.outcome == "found" and not records else reply.outcome
        asked.append(Asked(question.service, outcome, reply.on, reply.reason))
        yield from (_Hit(record, question.service, reply.on) for record in records)

    def _notices(self, hit: _Hit) -> tuple[Notice, ...]:
        """Return the updates of a work; Crossref is asked a second time, for the notices that point to it."""
        if hit.service != "crossref":
            return other_notices(hit.service, hit.found.raw)
        doi = hit.found.source.identifiers.get("doi", "")
        reply = self._transport.get("crossref", "/works", {"filter": f"updates:{doi}", "rows": "20"})
        records = [record.raw for record in read_answer("crossref", reply.body)] if reply.outcome == "found" else []
        return crossref_notices(hit.found.raw, doi, records)

    def _agency(self, wanted: Identifier, asked: list[Asked]) -> str:
        """Ask doi.org who registered a DOI that no index knows: ``ISTIC``, ``CNKI``; ``""`` where it does not say."""
        if wanted.kind != "doi" or any(each.outcome == "found" for each in asked):
            return ""
        reply = self._transport.get("doi", f"/ra/{quote(wanted.value.partition('/')[0])}")
        decoded: Any = msgspec.json.decode(reply.body) if reply.outcome == "found" else []
        first = decoded[0] if isinstance(decoded, list) and decoded else {}
        return str(first.get("RA", "")) if isinstance(first, dict) else ""


def _with_page(index: Source, page: Source) -> Source:
    """Return an index's record with the side in the page's language, where it has none; such a work is in that one."""
    if page.language in index.sides:
        return index
    return replace(index, sides={**page.sides, **index.sides}, language=page.language)


def _titled(title: str) -> Source:
    """Return a record that is a title alone."""
    return Source(key="", type="", sides={language_of(title): Side(title=" ".join(title.split()))})


def _query_of(source: Source) -> str:
    """Return what a record is looked up by, in words."""
    known = identifiers_of(source.identifiers)
    return f"{known[0].kind}:{known[0].value}" if known else f"title:{source.own.title}"


def lookup(wanted: str | Identifier | Source, settings: LookupSettings | None = None) -> Answer:
    """Look up one identifier or title, or check one record; for several use one `Lookup`."""
    with Lookup(settings) as session:
        return session.find(wanted)
