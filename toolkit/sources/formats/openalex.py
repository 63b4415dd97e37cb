"""Works of OpenAlex: one, a list, or an answer with ``results``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats.clean import people
from toolkit.sources.formats.crossrefjson import TYPES
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.jsonshape import (
    Item,
    mapping,
    mappings,
    pages,
    plain,
    read_works,
    text,
    texts,
    without_resolver,
)

SUFFIXES = ()
_TYPES = {
    "article": "article-journal", "review": "article-journal", "letter": "article-journal",
    "editorial": "article-journal",
    "preprint": "article", "book": "book", "book-chapter": "chapter", "dissertation": "thesis", "report": "report",
    "dataset": "dataset", "standard": "standard", "reference-entry": "entry-encyclopedia", "paratext": "document",
    "other": "document", "erratum": "article-journal", "retraction": "article-journal", "software": "software",
}  # fmt: skip


def read(data: bytes, name: str = "openalex.json") -> Iterator[Source | Problem]:
    """Yield every work."""
    return read_works(data, name, works, item_of_work)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like OpenAlex."""
    return re.search(r'"https://openalex\.org/W\d+"|"authorships"\s*:', decode(head, "").text) is not None


def works(value: Item) -> Iterator[Item]:
    """Yield the works in an answer, or the one that stands by itself."""
    yield from mappings(value["results"]) if "results" in value else [value]


def item_of_work(work: Item) -> Item:
    """Return the CSL item of a work; a member of another type than documented is left out."""
    place, biblio = mapping(work.get("primary_location")), mapping(work.get("biblio"))
    venue = mapping(place.get("source"))
    kind = _kind(work, venue)
    names = [
        text(each.get("raw_author_name")) or text(mapping(each.get("author")).get("display_name"))
        for each in mappings(work.get("authorships"))
    ]
    shown = [text(mapping(each.get("author")).get("display_name")) for each in mappings(work.get("authorships"))]
    item: Item = {"type": kind, "custom": {"openalex": text(work.get("id"))}, "language": text(work.get("language"))}
    item["author"] = [
        person for name, raw in zip(shown, names, strict=True) for person in people((name or raw).replace(";", ","))
    ]
    item["title"] = plain(text(work.get("title")) or text(work.get("display_name")))
    _venue(item, venue, kind)
    if kind == "thesis":
        schools = [mappings(each.get("institutions")) for each in mappings(work.get("authorships"))]
        item["publisher"] = (
            next((text(school[0].get("display_name")) for school in schools if school), "") or item["publisher"]
        )
    item |= {"volume": text(biblio.get("volume")), "issue": text(biblio.get("issue"))}
    item["page"] = pages(biblio.get("first_page"), biblio.get("last_page"))
    item["issued"] = text(work.get("publication_date")) or text(work.get("publication_year"))
    item["DOI"] = without_resolver(text(work.get("doi")))
    item["PMID"] = text(mapping(work.get("ids")).get("pmid")).rpartition("/")[2]
    item["URL"] = "" if item["DOI"] else text(place.get("landing_page_url"))
    item["abstract"] = _abstract(work.get("abstract_inverted_index"))
    item["keyword"] = [text(each.get("display_name") or each.get("keyword")) for each in mappings(work.get("keywords"))]
    item["custom"]["retracted"] = "yes" if work.get("is_retracted") is True else ""
    return item


def _kind(work: Item, venue: Item) -> str:
    kind = _TYPES.get(text(work.get("type")), "document")
    crossref = TYPES.get(text(work.get("type_crossref")), "")
    if kind == "article-journal" and (venue.get("type") == "conference" or crossref == "paper-conference"):
        return "paper-conference"
    return kind if kind != "document" else crossref or kind


def _venue(item: Item, venue: Item, kind: str) -> None:
    name = text(venue.get("display_name"))
    host = text(venue.get("host_organization_name"))
    item["publisher"] = host if kind in ("book", "chapter", "thesis", "report") else ""
    item["custom"]["host"] = host if not item["publisher"] else ""
    if kind in ("article", "book", "thesis"):
        item["custom"]["venue-name"] = name if name != host else ""
    else:
        item["container-title"] = name
    numbers = (
        texts(venue.get("issn")) if kind in ("article-journal", "paper-conference") else []
    )
    item["ISSN"] = next(iter(numbers), "")
    item["custom"]["eissn"] = " ".join(numbers[1:])


def _abstract(index: object) -> str:
    """Return an abstract from the index of its words: ``{"the": [0, 5], …}``."""
    places = [
        (at, word)
        for word, all_ in mapping(index).items()
        if isinstance(all_, list)
        for at in all_
        if isinstance(at, int)
    ]
    return " ".join(word for _, word in sorted(places))
