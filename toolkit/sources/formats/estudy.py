"""CNKI E-Study's text export: ``Title-题名: …``, records one after the other without an empty line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.kinds import csl_kind
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged
from toolkit.text.wordset import word_set

Item = dict[str, Any]

SUFFIXES = (".eln",)
_LINE = re.compile(r"^\s{0,2}(?:(?P<tag>[A-Z][A-Za-z]+)(?:-[\u3400-\u9fff/]+)?)\s*[:：]\s?(?P<value>.*)$")
_TAGGED = re.compile(r"(?m)^[\ufeff\s]{0,3}(?:(DataType)\s*[:：]|([A-Z][A-Za-z]+)-[\u3400-\u9fff]+\s*[:：])")
_READ = word_set(
    """
    DataType Title Author Source Year PubTime Keyword Summary Period Roll Page SrcDatabase Link DOI ISSN ISBN
    Publisher Tutor Teacher PageCount
    """
)


def read(data: bytes, name: str = "cnki.txt") -> Iterator[Source | Problem]:
    """Yield every record; each begins with the tag that the first one begins with."""
    first = _TAGGED.search(decode(data, "").text)
    start = (first[1] or first[2]) if first else "DataType"
    return read_tagged(data, name, Grammar(line=_LINE, begins=frozenset([start])), _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like E-Study."""
    return (
        re.search(r"(?m)^[\ufeff\s]{0,3}(Title|SrcDatabase|Author)-[\u3400-\u9fff]+\s*[:：]", decode(head, "").text)
        is not None
    )


def _item(record: Record) -> Item:
    kind = csl_kind("", record.first("SrcDatabase"))
    kind = "article-journal" if kind == "document" and record.first("Source") else kind
    item: Item = {"type": kind, "title": clean.unmarked(record.first("Title")), "custom": {}}
    item["author"] = [person for value in record.all("Author") for person in clean.people(value)]
    item["contributor"] = [person for value in record.all("Tutor", "Teacher") for person in clean.people(value)]
    item["publisher" if kind in ("thesis", "book") else "container-title"] = record.first("Source")
    item["publisher"] = item.get("publisher") or record.first("Publisher")
    item |= {"volume": record.first("Roll"), "issue": record.first("Period"), "page": clean.pages(record.first("Page"))}
    year, time = record.first("Year"), record.first("PubTime")
    item["issued"] = time if time and (not year or time[:4] == year[:4]) else year
    item["URL"] = record.first("Link")
    item["number-of-pages"] = record.first("PageCount")
    item["source"] = record.first("SrcDatabase")
    for value in record.all("DOI"):
        clean.add_doi(item, value)
    for value in record.all("ISSN", "ISBN"):
        clean.add_serials(item, value)
    item["keyword"] = clean.words(record.all("Keyword"))
    if texts := record.all("Summary"):
        item["abstract"] = clean.abstract("\n".join(texts))
    keep(item, record, _READ, "estudy-")
    return item
