"""Works of Crossref's REST API: one, a list, or an answer with ``message``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.jsonshape import Item, mapping, mappings, plain, read_works, text

SUFFIXES = ()
TYPES = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "reference-entry": "entry-encyclopedia", "book": "book",
    "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book", "book-series": "book",
    "proceedings": "book", "dissertation": "thesis", "report": "report", "report-component": "report",
    "report-series": "report", "standard": "standard", "dataset": "dataset", "database": "dataset",
    "posted-content": "article", "peer-review": "review", "journal": "periodical", "journal-issue": "periodical",
    "component": "document", "grant": "document", "other": "document",
}  # fmt: skip
_COPIED = (
    "author",
    "editor",
    "translator",
    "volume",
    "issue",
    "page",
    "DOI",
    "publisher",
    "publisher-place",
    "edition",
)
_DATES = ("published-print", "issued", "published", "published-online", "approved", "posted", "created")


def read(data: bytes, name: str = "crossref.json") -> Iterator[Source | Problem]:
    """Yield every work."""
    return read_works(data, name, _works, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like Crossref."""
    found = decode(head, "").text
    return re.search(r'"(?:message-type|reference-count|is-referenced-by-count|indexed)"\s*:', found) is not None


def _works(value: Item) -> Iterator[Item]:
    message = mapping(value.get("message")) or value
    yield from mappings(message["items"]) if "items" in message else [message]


def _item(work: Item) -> Item:
    kind = TYPES.get(text(work.get("type")), text(work.get("type")))
    item: Item = {"type": kind, "custom": {}} | {name: work[name] for name in _COPIED if work.get(name)}
    for role in ("author", "editor", "translator"):
        item[role] = [_person(person) for person in mappings(work.get(role))]
    item["title"] = _title(work)
    containers = [plain(name) for name in work.get("container-title") or [] if isinstance(name, str)]
    item["container-title"] = containers[-1] if kind == "chapter" and containers else next(iter(containers), "")
    item["collection-title"] = containers[0] if len(containers) > 1 and kind in ("chapter", "paper-conference") else ""
    if kind == "book":
        item |= {"collection-title": item.pop("container-title"), "container-title": ""}
    item["container-title-short"] = text(work.get("short-container-title"))
    item["original-title"] = plain(text(work.get("original-title")))
    item["issued"] = next((work[name] for name in _DATES if _has_year(work.get(name))), "")
    item["ISSN"], item["ISBN"] = (
        _joined(work.get("ISSN")),
        _joined(work.get("ISBN")).replace("http://id.crossref.org/isbn/", ""),
    )
    item["page"] = text(work.get("page")) or text(work.get("article-number"))
    item["abstract"] = plain(text(work.get("abstract")))
    item["publisher-place"] = text(work.get("publisher-location"))
    item["language"], item["URL"] = (
        text(work.get("language")),
        text(mapping(mapping(work.get("resource")).get("primary")).get("URL")),
    )
    item["event-title"] = text(mapping(work.get("event")).get("name"))
    item["keyword"] = work.get("subject") or ""
    updates = [f"{text(each.get('type'))} {text(each.get('DOI'))}" for each in mappings(work.get("update-to"))]
    item["custom"]["update-to"] = "; ".join(updates)
    return item


def _title(work: Item) -> str:
    title, subtitle = plain(text(work.get("title"))), plain(text(work.get("subtitle")))
    return f"{title}: {subtitle}" if subtitle and subtitle.lower() not in title.lower() else title


def _person(person: Item) -> Item:
    if not person.get("family"):
        return {"literal": text(person.get("name")) or text(person.get("given"))}
    return {name: text(person[name]) for name in ("family", "given", "suffix") if person.get(name)}


def _has_year(date: object) -> bool:
    parts = mapping(date).get("date-parts")
    return isinstance(parts, list) and bool(parts and parts[0] and parts[0][0])


def _joined(value: object) -> str:
    return " ".join(dict.fromkeys(text(part) for part in value)) if isinstance(value, list) else text(value)
