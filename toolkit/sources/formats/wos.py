"""Web of Science tagged files, its patents of Derwent among them: ``PT J``, ``AF Zhang, San``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.model import Place, Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.csl import source_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.tagged import Grammar, Record, Tag, keep, read_tagged
from toolkit.text.wordset import word_set

Item = dict[str, Any]

SUFFIXES = (".isi", ".ciw")
GRAMMAR = Grammar(
    line=re.compile(r"^(?P<tag>[A-Z][A-Z0-9])(?: (?P<value>.*)|(?P<none>)\s*)$"),
    begins=frozenset(["PT"]),
    ends=frozenset(["ER", "EF"]),
    header=re.compile(r"^(FN|VR|EF)\b"),
)
_TABBED = re.compile(r"\ufeff?PT\tAU\t")
_TYPES = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent", "C": "paper-conference"}
_DOCUMENTS = (
    ("proceedings paper", "paper-conference"),
    ("book chapter", "chapter"),
    ("meeting abstract", "article-journal"),
)
_PLAIN = {
    "VL": "volume", "PU": "publisher", "PI": "publisher-place", "SE": "collection-title", "LA": "language",
    "DT": "genre", "PM": "PMID", "CT": "event-title", "CL": "event-place",
}  # fmt: skip
_READ = word_set(
    """
    PT AU AF CA BA BF BE ED GP TI SO JI J9 IS SI SU BP EP AR DI D2 PY PD SN EI BN DE ID AB PN UT
    """
) | frozenset(_PLAIN)


def read(data: bytes, name: str = "savedrecs.txt") -> Iterator[Source | Problem]:
    """Yield every record; each begins with ``PT`` and ends with ``ER``, or is a line of the tab-delimited export."""
    decoded = decode(data, name)
    if _TABBED.match(decoded.text):
        yield from decoded.problems
        yield from (source_of(_item(record), Place(name, record.line)) for record in _rows(decoded.text))
    else:
        yield from read_tagged(data, name, GRAMMAR, _item)


def _rows(text: str) -> Iterator[Record]:
    """Yield the rows of a tab-delimited export as records; names stand there joined by semicolons."""
    lines = text.lstrip("\ufeff").splitlines()
    tags = lines[0].split("\t")
    for number, line in enumerate(lines[1:], 2):
        values = zip(tags, line.split("\t"), strict=False)
        found = [Tag(tag.strip(), value.strip(), number) for tag, value in values if value.strip()]
        if found:
            yield Record(found)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like Web of Science."""
    text = decode(head, "").text
    return _TABBED.match(text) is not None or (
        re.search(r"(?m)^\ufeff?PT [A-Z]\b", text) is not None and re.search(r"(?m)^(FN|AU|TI|SO) ", text) is not None
    )


def _item(record: Record) -> Item:
    kind = _kind(record)
    item: Item = {"type": kind, "custom": {}}
    names = (record.first("AF") and record.all("AF")) or record.all("AU") or record.all("BF", "BA")
    item["author"] = [person for value in names for line in value.split("\n") for person in clean.people(line)]
    item["author"] += [{"literal": " ".join(name.split())} for name in record.all("CA", "GP")]
    item["editor"] = [person for value in record.all("BE") or record.all("ED")
                      for line in re.split(r"\n|;", value) for person in clean.people(line)]  # fmt: skip
    for tag, variable in _PLAIN.items():
        item[variable] = record.first(tag)
    _titles(item, record, kind)
    _numbers(item, record, kind)
    item["keyword"] = clean.words([" ".join(text.split()) for text in record.all("DE", "ID")])
    if texts := record.all("AB"):
        item["abstract"] = "\n".join(texts)
    if record.first("UT"):
        item["custom"]["wos-ut"] = record.first("UT")
    keep(item, record, _READ, "wos-")
    return item


def _kind(record: Record) -> str:
    kind = _TYPES.get(record.first("PT"), "document")
    document = record.first("DT").lower()
    if kind == "article-journal" and not record.first("CT"):
        return kind
    found = next((found for word, found in _DOCUMENTS if word in document), kind)
    return kind if kind == "article-journal" and record.first("VL") else found


def _titles(item: Item, record: Record, kind: str) -> None:
    title, source = record.first("TI"), record.first("SO")
    if not title and kind == "book":
        title, source = source, ""
    item["title"] = title
    if kind == "book":
        item["collection-title"] = item["collection-title"] or (source if source != title else "")
    else:
        item["container-title"] = source
    short = record.first("JI", "J9")
    item["container-title-short"] = short if short.lower() != source.lower() else ""


def _numbers(item: Item, record: Record, kind: str) -> None:
    item["page"] = clean.page_range(record.first("BP"), record.first("EP")) or record.first("AR")
    if record.first("AR") and item["page"] != record.first("AR"):
        item["custom"]["eid"] = record.first("AR")
    special, supplement = record.first("SI"), record.first("SU")
    item["issue"] = record.first("IS") or (f"S{supplement}" if supplement.isdigit() else supplement)
    if special and special != "SI":
        item["issue"] = item["issue"] or special
    for value in record.all("DI", "D2"):
        clean.add_doi(item, value)
    for value in [*record.all("SN"), *record.all("EI"), *record.all("BN")]:
        clean.add_serials(item, value)
    if kind == "patent":
        item["number"] = record.first("PN")
    year, date = record.first("PY"), record.first("PD")
    item["issued"] = date if re.search(r"\d{4}", date) else f"{date} {year}".strip() if _is_month(date) else year


def _is_month(date: str) -> bool:
    return re.fullmatch(r"[A-Z]{3}(?: \d{1,2})?", date) is not None
