"""Retractions, corrections and other updates of a work, as indexes know them; an erratum is never a retraction.

Crossref has two fields: ``updated-by`` on the work itself, and ``update-to`` on the notice; each holds some that the
other lacks, so both are read.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model import Source

FIELD = "updatedby"
"""The field of a bibliography entry that keeps what is known of updates."""

_PUBMED = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "partial_retraction",
    "ErratumIn": "erratum",
    "ExpressionOfConcernIn": "expression_of_concern",
    "RepublishedIn": "new_version",
    "UpdateIn": "new_version",
}
_RETRACTING = frozenset(["retraction", "removal", "withdrawal", "partial_retraction"])


class Notice(Struct, frozen=True):
    """One update of a work: ``kind`` in Crossref's words (``retraction``, ``correction``, ``expression_of_concern``…).

    ``by`` is the notice's DOI or what else names it, ``on`` an ISO date as far as known, ``said_by`` the index.
    """

    kind: str
    by: str = ""
    on: str = ""
    said_by: str = ""

    @property
    def retracts(self) -> bool:
        """Whether the work, or part of it, is withdrawn."""
        return self.kind in _RETRACTING


def crossref_notices(work: dict[str, Any], doi: str, notices: list[dict[str, Any]]) -> tuple[Notice, ...]:
    """Return the updates of a work: by its own record, and by the records of notices that may update it."""
    found = [_notice(update, update.get("DOI")) for update in _updates(work.get("updated-by"))]
    relation = work.get("relation")
    if isinstance(relation, dict):
        found += [_notice({"type": "retraction"}, each.get("id")) for each in _updates(relation.get("is-retracted-by"))]
        found += [_notice(each, each.get("id")) for each in _updates(relation.get("updated-by"))]
    for record in notices:
        found += [
            _notice(update, record.get("DOI"))
            for update in _updates(record.get("update-to"))
            if str(update.get("DOI", "")).casefold() == doi.casefold()
        ]
    return _merged(found)


def other_notices(service: str, record: dict[str, Any]) -> tuple[Notice, ...]:
    """Return the updates that the record of another index tells of."""
    if service == "openalex" and record.get("is_retracted") is True:
        return (Notice("retraction", said_by=service),)
    if service != "pubmed":
        return ()
    found = [
        Notice(_PUBMED[kind], f"PMID:{pmid}" if pmid else where, said_by=service)
        for kind, pmid, where in record.get("corrections", [])
        if kind in _PUBMED
    ]
    if "Retracted Publication" in record.get("types", []) and not any(notice.retracts for notice in found):
        found.append(Notice("retraction", said_by=service))
    return _merged(found)


def with_notices(source: Source, notices: tuple[Notice, ...]) -> Source:
    """Return a source with its updates in the field ``updatedby``: ``retraction 10.1/x 2010-02-06; …``.

    What stands there stays, whoever wrote it; a notice of the same kind and name is not told again.
    """
    told = [part.strip() for part in source.fields.get(FIELD, "").split(";") if part.strip()]
    known = {tuple(part.casefold().split()[:2]) for part in told}
    words = [_words(notice) for notice in notices]
    new = [" ".join(each) for each in words if tuple(word.casefold() for word in each[:2]) not in known]
    return replace(source, fields={**source.fields, FIELD: "; ".join([*told, *new])}) if new else source


def retraction_in(field: str) -> str:
    """Return the notice in a field ``updatedby`` that withdraws the work, ``""`` where none does."""
    parts = (part.strip() for part in field.split(";"))
    return next((part for part in parts if part.casefold().partition(" ")[0] in _RETRACTING), "")


def _words(notice: Notice) -> list[str]:
    return " ".join(filter(None, (notice.kind, notice.by, notice.on))).split()


def _updates(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _notice(update: dict[str, Any], by: object) -> Notice:
    kind = str(update.get("type") or update.get("update-type") or update.get("label") or "update")
    return Notice(kind.casefold().replace(" ", "_").replace("-", "_"), str(by or ""), _day(update), "crossref")


def _day(update: dict[str, Any]) -> str:
    updated = update.get("updated")
    parts = updated.get("date-parts") if isinstance(updated, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [int(part) for part in first if str(part).isdecimal()]
    return "-".join(f"{number:0{width}}" for number, width in zip(numbers, (4, 2, 2), strict=False))


def _merged(notices: list[Notice]) -> tuple[Notice, ...]:
    """Drop what two fields say alike: one notice of one kind is told once, with its date where either gives it."""
    best: dict[tuple[str, str], Notice] = {}
    for notice in notices:
        key = (notice.kind, notice.by.casefold())
        if key not in best or (notice.on and not best[key].on):
            best[key] = notice
    return tuple(sorted(best.values(), key=lambda notice: (not notice.retracts, notice.on, notice.kind, notice.by)))
