"""Answers of indexes to records: each index's own shape to CSL-like items, and those to Sources.

A member that is missing or of another type than documented is left out, never a reason to refuse the record.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import msgspec

from toolkit.model import Name, Side, Source
from toolkit.sources.formats.languages import language_code
from toolkit.text.names import parse_name
from toolkit.text.scripts import has_east_asian, language_of

Item = dict[str, Any]

_TYPES = {
    "journal-article": "article", "article-journal": "article", "article": "article", "article-magazine": "article",
    "article-newspaper": "article", "review": "article", "journalarticle": "article", "book": "book",
    "monograph": "book", "edited-book": "collection", "reference-book": "reference", "book-chapter": "incollection",
    "chapter": "incollection", "bookchapter": "incollection", "book-section": "incollection",
    "proceedings-article": "inproceedings", "paper-conference": "inproceedings", "conferencepaper": "inproceedings",
    "proceedings": "proceedings", "dissertation": "thesis", "thesis": "thesis", "report": "report",
    "standard": "standard", "dataset": "dataset", "software": "software", "posted-content": "online",
    "preprint": "online", "webpage": "online",
}  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_YEAR = re.compile(r"\b(1[4-9]|20)\d\d\b")
_DATES = ("published-print", "issued", "published", "published-online")
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


class Found(msgspec.Struct, frozen=True):
    """A record of an index: the work, every year that the index gives it, other forms of its container's title."""

    source: Source
    years: tuple[int, ...] = ()
    containers: tuple[str, ...] = ()
    raw: Item = {}


def read_answer(service: str, body: bytes) -> list[Found]:
    """Return the records in an answer of an index, the best first; none where it holds none."""
    return [found for item in _ITEMS[service](body) if (found := _found(item))]


# -- each index's shape to items ---------------------------------------------------------------------------------------


def _crossref(body: bytes) -> Iterator[Item]:
    """Read ``{"message": work}`` or ``{"message": {"items": [work, …]}}`` (Crossref REST API)."""
    message = _mapping(_mapping(msgspec.json.decode(body)).get("message"))
    yield from _mappings(message["items"]) if "items" in message else [message]


def _csl(body: bytes) -> Iterator[Item]:
    """Read what doi.org gives for ``application/vnd.citationstyles.csl+json``: one item, some agencies a list."""
    decoded = msgspec.json.decode(body)
    yield from _mappings(decoded if isinstance(decoded, list) else [decoded])


def _datacite(body: bytes) -> Iterator[Item]:
    """Read ``{"data": {"attributes": …}}``, or a list of such (DataCite REST API, JSON:API)."""
    data = _mapping(msgspec.json.decode(body)).get("data")
    for record in _mappings(data if isinstance(data, list) else [data]):
        work = _mapping(record.get("attributes"))
        types, container = _mapping(work.get("types")), _mapping(work.get("container"))
        year = work.get("publicationYear")
        publisher = work.get("publisher")
        yield {
            "type": types.get("citeproc") or types.get("resourceTypeGeneral"),
            "title": [title["title"] for title in _mappings(work.get("titles")) if _text(title.get("title"))],
            "author": [_datacite_name(person) for person in _mappings(work.get("creators"))],
            "container-title": container.get("title"),
            "publisher": _mapping(publisher).get("name") if isinstance(publisher, dict) else publisher,
            "issued": {"date-parts": [[year]]} if year else {},
            "volume": container.get("volume"),
            "issue": container.get("issue"),
            "page": "-".join(filter(None, (_text(container.get("firstPage")), _text(container.get("lastPage"))))),
            "DOI": work.get("doi"),
            "language": work.get("language"),
        }


def _datacite_name(person: Item) -> Item:
    if person.get("familyName"):
        return {"family": person["familyName"], "given": person.get("givenName")}
    name = _text(person.get("name"))
    return {"literal": name} if person.get("nameType") == "Organizational" else {"name": name}


def _openalex(body: bytes) -> Iterator[Item]:
    """Read a work, or ``{"results": [work, …]}`` (OpenAlex API)."""
    decoded = _mapping(msgspec.json.decode(body))
    for work in _mappings(decoded["results"]) if "results" in decoded else [decoded]:
        place, biblio = _mapping(work.get("primary_location")), _mapping(work.get("biblio"))
        venue, year = _mapping(place.get("source")), work.get("publication_year")
        names = [_mapping(each.get("author")).get("display_name") for each in _mappings(work.get("authorships"))]
        yield {
            "type": work.get("type"),
            "title": work.get("title") or work.get("display_name"),
            "author": [{"name": name} for name in names],
            "container-title": venue.get("display_name"),
            "issued": {"date-parts": [[year]]} if year else {},
            "volume": biblio.get("volume"),
            "issue": biblio.get("issue"),
            "page": "-".join(filter(None, (_text(biblio.get("first_page")), _text(biblio.get("last_page"))))),
            "DOI": work.get("doi"),
            "language": work.get("language"),
            "is_retracted": work.get("is_retracted"),
        }


def _pubmed(body: bytes) -> Iterator[Item]:
    """Read ``PubmedArticleSet`` (NCBI E-utilities, efetch)."""
    for record in ElementTree.fromstring(body).iter("PubmedArticle"):
        article, pmid = record.find("MedlineCitation/Article"), _inner(record.find("MedlineCitation/PMID"))
        if article is None:
            continue
        date = "Journal/JournalIssue/PubDate/"
        year = _inner(article.find(date + "Year")) or _inner(article.find(date + "MedlineDate"))
        dois = [_inner(each) for each in record.iterfind("PubmedData/ArticleIdList/ArticleId[@IdType='doi']")]
        yield {
            "type": "article",
            "title": [_inner(article.find("ArticleTitle")).rstrip("."), _inner(article.find("VernacularTitle"))],
            "author": [
                {"family": _inner(each.find("LastName")), "given": _inner(each.find("ForeName"))}
                if each.find("LastName") is not None
                else {"literal": _inner(each.find("CollectiveName"))}
                for each in article.iterfind("AuthorList/Author")
            ],
            "container-title": _inner(article.find("Journal/Title")),
            "short-container-title": [_inner(article.find("Journal/ISOAbbreviation"))],
            "issued": {"raw": year},
            "volume": _inner(article.find("Journal/JournalIssue/Volume")),
            "issue": _inner(article.find("Journal/JournalIssue/Issue")),
            "page": _inner(article.find("Pagination/MedlinePgn")),
            "DOI": dois[0] if dois else "",
            "PMID": pmid,
            "language": _inner(article.find("Language")),
            "types": [_inner(each) for each in article.iterfind("PublicationTypeList/PublicationType")],
            "corrections": [
                (each.get("RefType", ""), _inner(each.find("PMID")), _inner(each.find("RefSource")))
                for each in record.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
            ],
        }


def _arxiv(body: bytes) -> Iterator[Item]:
    """Read the Atom feed of the arXiv API; an entry that only reports an error has no author."""
    for entry in ElementTree.fromstring(body).iterfind(f"{_ATOM}entry"):
        names = [_inner(each) for each in entry.iterfind(f"{_ATOM}author/{_ATOM}name")]
        place = _inner(entry.find(f"{_ATOM}id"))
        if names and "/abs/" in place:
            category = entry.find(f"{_ARXIV}primary_category")
            yield {
                "type": "preprint",
                "title": _inner(entry.find(f"{_ATOM}title")),
                "author": [{"name": name} for name in names],
                "issued": {"raw": _inner(entry.find(f"{_ATOM}published"))},
                "DOI": _inner(entry.find(f"{_ARXIV}doi")),
                "arxiv": re.sub(r"v\d+$", "", place.partition("/abs/")[2]),
                "arxiv-class": "" if category is None else category.get("term", ""),
            }


def _openlibrary(body: bytes) -> Iterator[Item]:
    """Read ``{"ISBN:…": book}`` (Open Library Books API, ``jscmd=data``)."""
    for asked, book in _mapping(msgspec.json.decode(body)).items():
        if isinstance(book, dict):
            houses, towns = (_mappings(book.get(name)) for name in ("publishers", "publish_places"))
            yield {
                "type": "book",
                "title": book.get("title"),
                "subtitle": book.get("subtitle"),
                "author": [{"name": each.get("name")} for each in _mappings(book.get("authors"))],
                "publisher": next((each.get("name") for each in houses), ""),
                "publisher-place": next((each.get("name") for each in towns), ""),
                "issued": {"raw": _text(book.get("publish_date"))},
                "ISBN": asked.partition(":")[2],
            }


_ITEMS: dict[str, Callable[[bytes], Iterator[Item]]] = {
    "crossref": _crossref,
    "doi": _csl,
    "datacite": _datacite,
    "openalex": _openalex,
    "pubmed": _pubmed,
    "arxiv": _arxiv,
    "openlibrary": _openlibrary,
}


# -- items to Sources --------------------------------------------------------------------------------------------------


def _found(item: Item) -> Found | None:
    titles = _texts(item.get("title"))
    if not titles:
        return None
    language = language_code(_text(item.get("language"))) or language_of(titles[0])
    kind = _TYPES.get(_text(item.get("type")).casefold().replace(" ", ""), "misc")
    containers = _texts(item.get("container-title"))
    side = Side(
        title=titles[0],
        subtitle=next(iter(_texts(item.get("subtitle"))), ""),
        authors=_names(item.get("author"), language),
        editors=_names(item.get("editor"), language),
        container=containers[0] if containers else "",
        publisher=_text(item.get("publisher")) if kind != "article" else "",
        location=_text(item.get("publisher-place") or item.get("publisher-location")),
    )
    sides = {language: side}
    for title in titles[1:]:  # a translated title that the index gives beside the work's own
        if (other := language_of(title)) and other not in sides:
            sides[other] = Side(title=title)
    source = Source(
        key="",
        type=kind,
        language=language,
        sides=sides,
        date=_date(item),
        volume=_text(item.get("volume")),
        number=_text(item.get("issue") or item.get("number")),
        pages=_text(item.get("page")),
        edition=_text(item.get("edition-number") or item.get("edition")),
        identifiers=_identifiers(item),
    )
    return Found(source, _years(item), (*containers[1:], *_texts(item.get("short-container-title"))), item)


def _names(people: object, language: str) -> tuple[Name, ...]:
    return tuple(name for person in _mappings(people) if (name := _name(person, language)))


def _name(person: Item, language: str) -> Name | None:
    family, given = _text(person.get("family")), _text(person.get("given"))
    literal = _text(person.get("literal"))
    whole = _text(person.get("name"))
    if literal or (whole and "family" not in person and "given" not in person and person.get("sequence")):
        return Name(literal=literal or whole)  # Crossref gives institutions a ``name`` and a ``sequence``
    if not family:
        return parse_name(whole or given, language) if whole or given else None
    if has_east_asian(family):
        return Name(family=family, given=given.replace(" ", "")) if given else parse_name(family, language)
    return parse_name(f"{family}, {given}" if given else f"{family},", language)


def _identifiers(item: Item) -> dict[str, str]:
    isbn, issn = (next(iter(_texts(item.get(name))), "") for name in ("ISBN", "ISSN"))
    arxiv = _text(item.get("arxiv"))
    found = {
        "doi": re.sub(r"^https?://(dx\.)?doi\.org/", "", _text(item.get("DOI"))),
        "isbn": isbn.rpartition("/")[2],
        "issn": issn,
        "pmid": _text(item.get("PMID")),
        "eprint": arxiv,
        "eprinttype": "arxiv" if arxiv else "",
        "eprintclass": _text(item.get("arxiv-class")),
        "url": f"https://arxiv.org/abs/{arxiv}" if arxiv else "",
    }
    return {name: value for name, value in found.items() if value}


def _date(item: Item) -> str:
    """Return the date of the print, else the first that the item gives: year and month, as an EDTF date."""
    for name in _DATES:
        parts = _parts(item.get(name))
        if parts:
            month = f"-{parts[1]:02}" if len(parts) > 1 and 1 <= parts[1] <= 12 else ""
            return f"{parts[0]:04}{month}"
    years = _years(item)
    return f"{years[0]:04}" if years else ""


def _years(item: Item) -> tuple[int, ...]:
    """Return every year that an item gives: print and online publication may be of different ones."""
    found = [parts[0] for name in _DATES if (parts := _parts(item.get(name)))]
    for name in ("raw", "literal"):
        match = _YEAR.search(_text(_mapping(item.get("issued")).get(name)))
        found += [int(match[0])] if match else []
    return tuple(dict.fromkeys(found))


def _parts(date: object) -> list[int]:
    lists = _mapping(date).get("date-parts")
    first = lists[0] if isinstance(lists, list) and lists and isinstance(lists[0], list) else []
    numbers = [int(part) if str(part).isdecimal() else 0 for part in first]
    return numbers if numbers and numbers[0] else []


# -- values of unsure shape --------------------------------------------------------------------------------------------


def _mapping(value: object) -> Item:
    return value if isinstance(value, dict) else {}


def _mappings(value: object) -> list[Item]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [text for each in (value if isinstance(value, list) else [value]) if (text := _text(each))]


def _text(value: object) -> str:
    """Return a text or number on one line, entities decoded, without the markup that publishers leave in titles."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return " ".join(_TAG.sub("", html.unescape(str(value))).split())


def _inner(element: ElementTree.Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
