"""DataCite JSON: the metadata of one DOI, a list, or answers of the REST API with ``data`` and ``attributes``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.crossrefjson import person_of_work
from toolkit.sources.formats.cslitem import person_of
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
from toolkit.sources.formats.languages import language_code
from toolkit.text.names import parse_name
from toolkit.text.scripts import language_of

SUFFIXES = ()
_GENERAL = {
    "JournalArticle": "article-journal", "Preprint": "article", "Book": "book", "BookChapter": "chapter",
    "ConferencePaper": "paper-conference", "ConferenceProceeding": "book", "Dissertation": "thesis",
    "Report": "report", "Standard": "standard", "Dataset": "dataset", "Software": "software", "Image": "graphic",
    "Audiovisual": "motion_picture", "Sound": "song", "DataPaper": "article", "Text": "document",
    "ComputationalNotebook": "software", "PeerReview": "review", "Model": "dataset", "InteractiveResource": "webpage",
}  # fmt: skip
_PAGE = re.compile(r"[A-Za-z]{0,2}\d")
_SIZE = re.compile(r"(?:pp?\.?\s*)?(\d+\s*[-–—]\s*\d+)\s*(?:pages|pp\.?|p\.?)?", re.IGNORECASE)
_ROLES = {"Editor": "editor", "Supervisor": "contributor", "Translator": "translator"}


def read(data: bytes, name: str = "datacite.json") -> Iterator[Source | Problem]:
    """Yield every work."""
    return read_works(data, name, works, item_of_work)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like DataCite."""
    found = decode(head, "").text
    return re.search(r'"(?:resourceTypeGeneral|publicationYear|titleType)"\s*:', found) is not None


def works(value: Item) -> Iterator[Item]:
    """Yield the metadata of each DOI in an answer, or those that stand by themselves."""
    records = value.get("data", value)
    for record in mappings(records if isinstance(records, list) else [records]):
        yield mapping(record.get("attributes")) or record


def item_of_work(work: Item) -> Item:
    """Return the CSL item of a DOI's metadata; a member of another type than documented is left out."""
    types, container = mapping(work.get("types")), mapping(work.get("container"))
    item: Item = {"type": _kind(types), "custom": {}, "language": text(work.get("language"))}
    _titles(item, mappings(work.get("titles")))
    item["author"] = [_person(person) for person in mappings(work.get("creators"))]
    for person in mappings(work.get("contributors")):
        if role := _ROLES.get(text(person.get("contributorType"))):
            item.setdefault(role, []).append(_person(person))
    publisher = work.get("publisher")
    item["publisher"] = text(mapping(publisher).get("name") if isinstance(publisher, dict) else publisher)
    item["container-title"] = text(container.get("title"))
    item |= {"volume": text(container.get("volume")), "issue": text(container.get("issue"))}
    item["page"] = _pages(work, container)
    kind = text(container.get("identifierType"))
    if kind in ("ISSN", "ISBN"):
        item[kind] = text(container.get("identifier"))
    item["issued"] = _date(work)
    item["DOI"] = without_resolver(text(work.get("doi")) or text(work.get("id")))
    item["URL"], item["version"] = text(work.get("url")), text(work.get("version"))
    item["keyword"] = list(dict.fromkeys(text(subject.get("subject")) for subject in mappings(work.get("subjects"))))
    _abstracts(item, mappings(work.get("descriptions")))
    item["custom"]["sizes"] = "; ".join(texts(work.get("sizes")))
    item["custom"]["resourcetype"] = text(types.get("resourceType"))
    return item


def _kind(types: Item) -> str:
    general = _GENERAL.get(text(types.get("resourceTypeGeneral")), "")
    given = text(types.get("citeproc"))
    return general if general not in ("", "document") and given in ("", "article") else given or general or "document"


def _titles(item: Item, titles: list[Item]) -> None:
    """Take the main title, its subtitle, and the translated title as the other language."""
    main = next((title for title in titles if not title.get("titleType")), next(iter(titles), {}))
    subtitle = next((text(title.get("title")) for title in titles if title.get("titleType") == "Subtitle"), "")
    item["title"] = plain(": ".join(filter(None, [text(main.get("title")), subtitle])))
    for title in titles:
        other = language_code(text(title.get("lang")))
        said = plain(text(title.get("title")))
        translated = title.get("titleType") in ("TranslatedTitle", "AlternativeTitle")
        if title is not main and said and (translated or language_of(said) != language_of(item["title"])):
            item.setdefault("original-title", said)
            item.setdefault("original-language", other)


def _abstracts(item: Item, descriptions: list[Item]) -> None:
    """Take the abstract in the work's own language, or the first; another stands beside it, by its language."""
    abstracts = [each for each in descriptions if each.get("descriptionType") == "Abstract"]
    language = language_code(item["language"])
    abstracts.sort(key=lambda each: language_code(text(each.get("lang"))) != language)
    for each in abstracts[:1]:
        item["abstract"] = plain(text(each.get("description")))
    for each in abstracts[1:]:
        other = language_code(text(each.get("lang"))) or language_of(text(each.get("description")))
        item["custom"].setdefault(f"abstract_{other}", plain(text(each.get("description"))))


def _pages(work: Item, container: Item) -> str:
    """Return the pages in the journal, or those that a size such as ``33–52 pages`` names."""
    sizes = [match[1] for size in texts(work.get("sizes")) if (match := _SIZE.fullmatch(size))]
    given = pages(container.get("firstPage"), container.get("lastPage"))
    return given if _PAGE.match(given) or not sizes else clean.pages(sizes[0])


def _person(person: Item) -> Item:
    if person.get("familyName"):
        return person_of_work({"family": person["familyName"], "given": person.get("givenName")})
    name = text(person.get("name"))
    return {"literal": name} if person.get("nameType") == "Organizational" else person_of(parse_name(name))


def _date(work: Item) -> str:
    dates = {text(each.get("dateType")): text(each.get("date")) for each in mappings(work.get("dates"))}
    return (
        dates.get("Issued")
        or dates.get("Available", "") * (not work.get("publicationYear"))
        or text(work.get("publicationYear"))
    )
