"""Answers of indexes to records, by the readers of the formats in which they answer.

A member that is missing or of another type than documented is left out, never a reason to refuse the record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

import msgspec
from msgspec.structs import replace

from toolkit.model import Source
from toolkit.sources.formats import crossrefjson, datacite, openalex, pubmedxml
from toolkit.sources.formats.clean import people
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.jsonshape import Item, mapping, mappings, plain, text, texts
from toolkit.sources.formats.xmltree import all_at, inner, inner_at

_DATES = ("published-print", "issued", "published", "published-online")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_KEPT = frozenset(
    ["abstract", "abstract_en", "abstract_zh", "entrysubtype", "eventtitle", "original-title", "pagetotal",
     "shortjournal", "type", "venue", "version"]
)  # fmt: skip
"""What a source takes over of an index's record beside its own parts; the rest is the index's affair."""


class Found(msgspec.Struct, frozen=True):
    """A record of an index: the work, every year that the index gives it, other forms of its container's title.

    ``raw`` is what the index itself says, in its own shape, where `toolkit.sources.online.notices` looks for updates.
    """

    source: Source
    years: tuple[int, ...] = ()
    containers: tuple[str, ...] = ()
    raw: Item = {}


class _Work(NamedTuple):
    """What an index says of a work, and its CSL item."""

    raw: Item
    item: Item


def read_answer(service: str, body: bytes) -> list[Found]:
    """Return the records in an answer of an index, the best first; none where it holds none."""
    return [found for work in _WORKS[service](body) if (found := _found(work))]


def _found(work: _Work) -> Found | None:
    source = source_of(work.item)
    if not source.own.title:
        return None
    if source.type == "article":
        sides = {language: replace(side, publisher="") for language, side in source.sides.items()}
        source = replace(source, sides=sides)
    url_says_doi = "doi" in source.identifiers and "eprint" not in source.identifiers
    identifiers = {name: value for name, value in source.identifiers.items() if name != "url" or not url_says_doi}
    fields = {name: value for name, value in source.fields.items() if name in _KEPT}
    source = replace(source, key="", identifiers=identifiers, fields=fields)
    return Found(source, _years(work.raw, source), _containers(work), work.raw)


def _years(raw: Item, source: Source) -> tuple[int, ...]:
    """Return every year that an index gives: print and online publication may be of different ones."""
    dates = [mapping(raw.get(name)).get("date-parts") for name in _DATES]
    found = [dates_[0][0] for dates_ in dates if isinstance(dates_, list) and dates_ and isinstance(dates_[0], list)
             and dates_[0]]  # fmt: skip
    found += [raw.get("publicationYear"), raw.get("publication_year"), source.year]
    return tuple(dict.fromkeys(int(year) for year in found if str(year or "").isdecimal() and int(str(year))))


def _containers(work: _Work) -> tuple[str, ...]:
    others = [*texts(work.raw.get("container-title"))[1:], *texts(work.raw.get("short-container-title"))]
    return tuple(dict.fromkeys(plain(each) for each in [*others, *texts(work.item.get("container-title-short"))]))


# -- each index's shape to items ---------------------------------------------------------------------------------------


def _json(works: Callable[[Item], Iterator[Item]], item_of: Callable[[Item], Item]) -> Callable[[bytes], list[_Work]]:
    """Return the reader of an index that answers in a format of its own."""
    return lambda body: [_Work(work, item_of(work)) for work in works(mapping(msgspec.json.decode(body)))]


def _csl(body: bytes) -> Iterator[_Work]:
    """Read what doi.org gives for ``application/vnd.citationstyles.csl+json``: one item, some agencies a list."""
    decoded = msgspec.json.decode(body)
    for work in mappings(decoded if isinstance(decoded, list) else [decoded]):
        item = crossrefjson.item_of_work(work)
        yield _Work(work, item | {"type": text(work.get("type")), "URL": text(work.get("URL"))})


def _pubmed(body: bytes) -> Iterator[_Work]:
    """Read ``PubmedArticleSet`` (NCBI E-utilities, efetch)."""
    for record in ElementTree.fromstring(body).iter("PubmedArticle"):
        raw: dict[str, Any] = {
            "types": all_at(record, "MedlineCitation/Article/PublicationTypeList/PublicationType"),
            "corrections": [
                (each.get("RefType", ""), inner_at(each, "PMID"), inner_at(each, "RefSource"))
                for each in record.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
            ],
        }
        yield _Work(raw, pubmedxml.item_of_record(record))


def _arxiv(body: bytes) -> Iterator[_Work]:
    """Read the Atom feed of the arXiv API; an entry that only reports an error has no author."""
    for entry in ElementTree.fromstring(body).iterfind(f"{_ATOM}entry"):
        names = all_at(entry, f"{_ATOM}author/{_ATOM}name")
        place = inner_at(entry, f"{_ATOM}id")
        if names and "/abs/" in place:
            number = re.sub(r"v\d+$", "", place.partition("/abs/")[2])
            category = entry.find(f"{_ARXIV}primary_category")
            area = "" if category is None else category.get("term", "")
            yield _Work({}, {
                "type": "article",
                "title": inner(entry.find(f"{_ATOM}title")),
                "author": [person for name in names for person in people(name)],
                "issued": inner_at(entry, f"{_ATOM}published"),
                "DOI": inner_at(entry, f"{_ARXIV}doi"),
                "URL": f"https://arxiv.org/abs/{number}",
                "abstract": inner_at(entry, f"{_ATOM}summary"),
                "custom": {"eprint": number, "eprinttype": "arxiv", "eprintclass": area},
            })  # fmt: skip


def _openlibrary(body: bytes) -> Iterator[_Work]:
    """Read ``{"ISBN:…": book}`` (Open Library Books API, ``jscmd=data``)."""
    for asked, book in mapping(msgspec.json.decode(body)).items():
        if isinstance(book, dict):
            houses, towns = (mappings(book.get(name)) for name in ("publishers", "publish_places"))
            title, subtitle = text(book.get("title")), text(book.get("subtitle"))
            yield _Work(book, {
                "type": "book",
                "title": f"{title}: {subtitle}" if subtitle else title,
                "author": [name for each in mappings(book.get("authors")) for name in people(text(each.get("name")))],
                "publisher": next((text(each.get("name")) for each in houses), ""),
                "publisher-place": next((text(each.get("name")) for each in towns), ""),
                "issued": text(book.get("publish_date")),
                "ISBN": asked.partition(":")[2],
                "custom": {"subtitle": subtitle},
            })  # fmt: skip


_WORKS: dict[str, Callable[[bytes], list[_Work] | Iterator[_Work]]] = {
    "crossref": _json(crossrefjson.works, crossrefjson.item_of_work),
    "doi": _csl,
    "datacite": _json(datacite.works, datacite.item_of_work),
    "openalex": _json(openalex.works, openalex.item_of_work),
    "pubmed": _pubmed,
    "arxiv": _arxiv,
    "openlibrary": _openlibrary,
}
