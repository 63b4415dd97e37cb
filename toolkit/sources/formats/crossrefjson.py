"""Works of Crossref's REST API: one, a list, or an answer with ``message``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats.cslitem import person_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.jsonshape import Item, mapping, mappings, plain, read_works, text, texts
from toolkit.text.names import parse_name
from toolkit.text.scripts import has_han, language_of

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
_COPIED = ("volume", "issue", "DOI", "publisher", "edition")
_DATES = ("published-print", "issued", "published", "published-online", "approved", "posted", "created")


def read(data: bytes, name: str = "crossref.json") -> Iterator[Source | Problem]:
    """Yield every work."""
    return read_works(data, name, works, item_of_work)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like Crossref."""
    found = decode(head, "").text
    return re.search(r'"(?:message-type|reference-count|is-referenced-by-count|indexed)"\s*:', found) is not None


def works(value: Item) -> Iterator[Item]:
    """Yield the works in an answer, or the one that stands by itself."""
    message = mapping(value.get("message")) or value
    yield from mappings(message["items"]) if "items" in message else [message]


def item_of_work(work: Item) -> Item:
    """Return the CSL item of a work; a member of another type than documented is left out."""
    kind = TYPES.get(text(work.get("type")), text(work.get("type")))
    item: Item = {"type": kind, "custom": {}} | {name: text(work[name]) for name in _COPIED if work.get(name)}
    for role in ("author", "editor", "translator"):
        item[role] = [person_of_work(person) for person in mappings(work.get(role))]
    _titles(item, work)
    containers = [plain(name) for name in texts(work.get("container-title"))]
    item["container-title"] = containers[-1] if kind == "chapter" and containers else next(iter(containers), "")
    item["collection-title"] = containers[0] if len(containers) > 1 and kind in ("chapter", "paper-conference") else ""
    if kind == "book":
        item |= {"collection-title": item.pop("container-title"), "container-title": ""}
    item["container-title-short"] = text(work.get("short-container-title"))
    item["issued"] = next((work[name] for name in _DATES if _has_year(work.get(name))), "")
    item["ISSN"], item["ISBN"] = (
        _joined(work.get("ISSN")),
        _joined(work.get("ISBN")).replace("http://id.crossref.org/isbn/", ""),
    )
    item["page"] = text(work.get("page")) or text(work.get("article-number"))
    item["abstract"] = plain(text(work.get("abstract")))
    item["publisher-place"] = text(work.get("publisher-location")) or text(work.get("publisher-place"))
    item["language"], item["URL"] = (
        text(work.get("language")),
        text(mapping(mapping(work.get("resource")).get("primary")).get("URL")),
    )
    item["event-title"] = text(mapping(work.get("event")).get("name"))
    item["keyword"] = texts(work.get("subject"))
    updates = [f"{text(each.get('type'))} {text(each.get('DOI'))}" for each in mappings(work.get("update-to"))]
    item["custom"]["update-to"] = "; ".join(updates)
    return item


def _titles(item: Item, work: Item) -> None:
    """Take the title and its subtitle; a title in another script beside it is the work's other one."""
    titles, subtitle = [plain(title) for title in texts(work.get("title"))], plain(text(work.get("subtitle")))
    item["title"] = title = titles[0] if titles else ""
    if title and subtitle and subtitle.lower() not in title.lower():
        item |= {"title": f"{title}: {subtitle}"}
        item["custom"]["subtitle"] = subtitle
    others = [*titles[1:], *(plain(each) for each in texts(work.get("original-title")))]
    item["original-title"] = next((each for each in others if language_of(each) != language_of(title)), "")


def person_of_work(person: Item) -> Item:
    """Return a name as CSL has it, its particle split off; an institution has a ``name`` instead."""
    family, given = text(person.get("family")), text(person.get("given"))
    if not family:
        return {"literal": text(person.get("literal")) or text(person.get("name")) or given}
    if has_han(family) or not given:
        return {"family": family, "given": given}
    name = person_of(parse_name(f"{family}, {given}"))
    return name | ({"suffix": text(person["suffix"])} if person.get("suffix") else {})


def _has_year(date: object) -> bool:
    parts = mapping(date).get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    return isinstance(first, list) and bool(first and first[0])


def _joined(value: object) -> str:
    return " ".join(dict.fromkeys(texts(value)))
