"""NoteExpress ``.net`` files, as CNKI, Wanfang, VIP and NoteExpress itself write them: ``{Title}: 数据主权``.

``{Translated Title}``, ``{Translated Author}`` and ``{Translated Journal}`` are the record's other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.ris import written
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged

Item = dict[str, Any]

SUFFIXES = (".net",)
GRAMMAR = Grammar(
    line=re.compile(r"^\s*[{｛](?P<tag>[^}｝]{2,40}?),?\s*[}｝]\s*[:：]?\s?(?P<value>.*)$"),
    begins=frozenset(["Reference Type"]),
)
TYPES = {
    "journal article": "article-journal", "electronic journal": "article-journal", "book": "book",
    "edited book": "book", "book section": "chapter", "conference proceedings": "paper-conference",
    "conference paper": "paper-conference", "thesis": "thesis", "dissertation": "thesis", "patent": "patent",
    "standard": "standard", "newspaper article": "article-newspaper", "newspaper": "article-newspaper",
    "magazine article": "article-magazine", "report": "report", "technical report": "report", "web page": "webpage",
    "electronic source": "webpage", "online multimedia": "webpage", "computer program": "software",
    "map": "map", "generic": "document", "government document": "report", "legal rule or regulation": "legislation",
    "statute": "legislation", "manuscript": "manuscript", "dataset": "dataset", "online database": "dataset",
    "encyclopedia": "entry-encyclopedia", "reference entry": "entry-encyclopedia", "case": "legal_case",
    "personal communication": "personal_communication", "film or broadcast": "motion_picture", "artwork": "graphic",
    "期刊文章": "article-journal", "学位论文": "thesis", "会议论文": "paper-conference", "图书": "book",
    "专利": "patent", "报纸文章": "article-newspaper", "标准": "standard",
}  # fmt: skip
_WRITTEN = {kind: name.title() for name, kind in reversed(TYPES.items()) if name.isascii()} | {"thesis": "Thesis"}
_TEXTS = {
    "Title": "title", "Translated Title": "original-title", "Journal": "container-title",
    "Secondary Title": "container-title", "Book Title": "container-title", "Conference Name": "container-title",
    "Newspaper": "container-title", "Translated Journal": "original-container-title",
    "Translated Secondary Title": "original-container-title", "Translated Publisher": "original-publisher",
    "Translated Place Published": "original-publisher-place", "Publisher": "publisher", "University": "publisher",
    "Place Published": "publisher-place", "Volume": "volume", "Issue": "issue", "Edition": "edition",
    "Series Title": "collection-title", "Tertiary Title": "collection-title", "URL": "URL", "Link": "URL",
    "Type of Work": "genre", "Degree": "genre", "Thesis Type": "genre", "Number of Pages": "number-of-pages",
    "Short Title": "title-short", "Notes": "note", "Language": "language", "Database Provider": "source",
    "Name of Database": "source", "Call Number": "call-number", "Label": "id",
    "Alternate Title": "container-title-short",
}  # fmt: skip
_PEOPLE = {
    "Author": "author", "Translated Author": "original-author", "Secondary Author": "editor", "Editor": "editor",
    "Subsidiary Author": "translator", "Translator": "translator", "Tertiary Author": "contributor",
    "Tutor": "contributor", "Advisor": "contributor",
}  # fmt: skip
_STANDARD = re.compile(r"[A-Z]{1,5}(?:/[A-Z])?\s?\d")
_PATENT = re.compile(r"[A-Z]{2}\d{5,}[A-Z]?\d?")
_CN = re.compile(r"\d{2}-\d{4}(?:/[A-Z]{1,2}\d*)?")
"""The number under which China registers a periodical, which CNKI puts into the notes."""

_READ = frozenset(
    [
        "Reference Type",
        "Year",
        "Date",
        "Pages",
        "Keywords",
        "Abstract",
        "ISBN/ISSN",
        "ISSN",
        "ISBN",
        "图书印刷版ISBN",
        "DOI",
        *_TEXTS,
        *_PEOPLE,
    ]
)


def read(data: bytes, name: str = "references.net") -> Iterator[Source | Problem]:
    """Yield every record; records need no blank line between them."""
    return read_tagged(data, name, GRAMMAR, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like NoteExpress."""
    text = decode(head, "").text.replace("\u00a0", " ")
    return re.search(r"(?m)^\ufeff?\s*[{｛]Reference Type[}｝]", text) is not None


def _item(record: Record) -> Item:
    kind = TYPES.get(record.first("Reference Type").lower(), "document")
    kind = "chapter" if "年鉴" in record.first("SrcDatabase") else kind  # whose type CNKI gives as a standard
    item: Item = {"type": kind, "custom": {}}
    if kind == "document" and record.first("Reference Type").lower() != "generic":
        item["custom"]["noteexpress-type"] = record.first("Reference Type")
    for tag, variable in _TEXTS.items():
        if value := record.first(tag):
            item.setdefault(variable, value.strip())
    item["title"] = clean.unmarked(item.get("title", ""))
    if kind == "thesis" and not item.get("publisher") and item.get("container-title"):
        item["publisher"] = item.pop("container-title")
    for tag, role in _PEOPLE.items():
        for value in record.all(tag):
            item.setdefault(role, []).extend(
                clean.people(value.replace("\n", ";"), capitals_last=role.startswith("original"))
            )
    if kind == "paper-conference" and record.first("Tertiary Title"):  # as CNKI fills them
        item["event-title"] = item.get("container-title", "")
        item["container-title"] = item.pop("collection-title", "")
        item["organizer"] = item.pop("translator", [])
    item["issued"] = _date(record)
    _numbers(item, record, kind)
    item["keyword"] = clean.words(record.all("Keywords"))
    if texts := record.all("Abstract"):
        item["abstract"] = clean.abstract("\n".join(texts))
    keep(item, record, _READ, "noteexpress-")
    return item


def _numbers(item: Item, record: Record, kind: str) -> None:
    """Put each number where it belongs: CNKI writes those of patents and standards into whatever field is free."""
    item["page"] = clean.pages(record.first("Pages"))
    for value in record.all("ISBN/ISSN", "ISSN", "ISBN", "图书印刷版ISBN"):
        if kind == "standard" and _STANDARD.match(value.strip()):
            item["number"] = value.strip()
        else:
            clean.add_serials(item, value)
    if kind == "patent" and _PATENT.fullmatch(item.get("genre", "")):
        item["number"] = item.pop("genre")
        item["note"] = "" if item.get("note") == item["number"] else item.get("note", "")
    if _CN.fullmatch(item.get("note", "")):
        item["custom"]["cn"] = item.pop("note")
    for value in record.all("DOI"):
        clean.add_doi(item, value)


def _date(record: Record) -> str:
    year, date = record.first("Year"), record.first("Date")
    return date if re.match(r"\d{4}", date) and date[:4] == (year or date)[:4] else year or date


# -- writing ---------------------------------------------------------------------------------------------------------

_OUT = (
    ("title", "Title"), ("original-title", "Translated Title"), ("container-title", "Journal"),
    ("original-container-title", "Translated Journal"), ("container-title-short", "Alternate Title"),
    ("collection-title", "Tertiary Title"), ("publisher", "Publisher"), ("original-publisher", "Translated Publisher"),
    ("publisher-place", "Place Published"), ("original-publisher-place", "Translated Place Published"),
    ("event-title", "Secondary Title"), ("volume", "Volume"), ("issue", "Issue"), ("number", "Issue"),
    ("edition", "Edition"), ("page", "Pages"),
    ("DOI", "DOI"), ("URL", "URL"), ("genre", "Type of Work"), ("number-of-pages", "Number of Pages"),
    ("title-short", "Short Title"), ("note", "Notes"), ("source", "Database Provider"), ("call-number", "Call Number"),
    ("abstract", "Abstract"), ("language", "Language"),
)  # fmt: skip
_IN_BOOKS = frozenset(["chapter", "paper-conference", "article-newspaper", "webpage", "entry-encyclopedia"])


def write(sources: Iterable[Source]) -> bytes:
    """Return a file that NoteExpress imports: UTF-8, an empty line between records."""
    return "\n".join(_record(source) for source in sources).encode("utf-8", "replace")


def _record(source: Source) -> str:
    item = item_of(source)
    custom = item.get("custom", {})
    pairs = [("Reference Type", custom.get("noteexpress-type") or _WRITTEN.get(item["type"], "Generic"))]
    conference = item["type"] == "paper-conference"
    names = (("author", "Author"), ("original-author", "Translated Author"), ("editor", "Secondary Author"),
             ("translator", "Subsidiary Author"), ("contributor", "Tertiary Author"),
             ("organizer", "Subsidiary Author"))  # fmt: skip
    pairs += [(tag, written(person)) for role, tag in names for person in item.get(role, [])]
    if custom.get("more-authors"):
        pairs.append(("Author", "等" if source.language == "zh" else "et al."))
    for name, tag in _OUT:
        if tag == "Journal" and item["type"] in _IN_BOOKS:
            tag = "Tertiary Title" if conference and item.get("event-title") else "Secondary Title"
        elif item.get("event-title") and name == ("collection-title" if conference else "event-title"):
            continue
        pairs.append((tag, str(item.get(name, ""))))
    pairs += [("Year", source.date[:4] if re.match(r"\d{4}(-|$)", source.date) else source.date)]
    pairs += [("Date", source.date if "-" in source.date else "")]
    pairs += [("ISBN/ISSN", item.get("ISBN", "")), ("ISBN/ISSN", item.get("ISSN", ""))]
    pairs.append(("DOI", custom.get("cnki", "") if "DOI" not in item else ""))
    pairs += [("Keywords", word) for word in source.keywords]
    pairs += [("Notes", custom.get("cn", "")), ("Label", source.key)]
    pairs += [(name[12:].replace("-", " ").title(), str(text)) for name, text in custom.items()
              if name.startswith("noteexpress-") and name != "noteexpress-type"]  # fmt: skip
    return "\n".join([*(f"{{{tag}}}: {text}" for tag, text in pairs if text.strip()), ""])
