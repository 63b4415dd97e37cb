"""RefWorks tagged format, also as CNKI exports it: ``RT Journal Article``, ``A1 张三;李四``, ``T1 数据主权``.

CNKI joins its authors in one tag, leaves out the blank after a tag now and then, writes whole page ranges into ``OP``
and puts yearbooks under ``RT Standard``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.kinds import csl_kind
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged
from toolkit.text.wordset import word_set

Item = dict[str, Any]

SUFFIXES = (".refworks",)
_TAGS = word_set(
    """
    A1 A2 A3 A4 A5 A6 AB AD AN AV C1 C2 CL CN CT DB DO DS ED FD FT ID IS J2 JF JO K1 LA LK LL NO OL OP PB PMC
    PMID PP RD RT SF SN SP SR T1 T2 T3 U1 U2 U3 U4 U5 U6 U7 U8 U9 U10 U11 U12 U13 U14 U15 UL UR URL VO WP WT WV
    YR
    """
)
GRAMMAR = Grammar(
    line=re.compile(
        rf"^\s{{0,2}}(?P<tag>{'|'.join(sorted(_TAGS, key=len, reverse=True))})(?:\s+(?P<value>.*)|(?=[\u3400-\u9fff])"
        r"(?P<glued>.*)|(?P<none>))$"
    ),
    begins=frozenset(["RT"]),
    header=re.compile(r"^(?:Refworks Export|Publication |RefWorks|Total References|<|%)", re.IGNORECASE),
)
_PLAIN = {
    "VO": "volume", "IS": "issue", "ED": "edition", "PB": "publisher", "PP": "publisher-place", "LA": "language",
    "T3": "collection-title", "CN": "call-number", "CL": "genre", "DB": "source", "DS": "archive", "PMID": "PMID",
    "AN": "accession-number", "JO": "container-title-short",
}  # fmt: skip
_READ = word_set(
    """
    RT SR A1 A2 A3 A4 T1 JF T2 SP OP SN DO LK UL UR URL K1 AB NO YR FD ID RD
    """
) | frozenset(_PLAIN)


def read(data: bytes, name: str = "references.txt") -> Iterator[Source | Problem]:
    """Yield every record; each begins with ``RT``."""
    return read_tagged(data, name, GRAMMAR, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like RefWorks."""
    text = decode(head, "").text
    return re.search(r"(?m)^[\ufeff\s]{0,3}RT [A-Z]", text) is not None and re.search(r"(?m)^T1", text) is not None


def sniff_cnki(head: bytes) -> bool:
    """Say whether it is one of CNKI."""
    return sniff(head) and re.search(r"(?m)^DS CNKI|cnki\.net", decode(head, "").text) is not None


def _item(record: Record) -> Item:
    kind = csl_kind(record.first("RT"), record.first("DB"))
    item: Item = {"type": kind, "custom": {}}
    item["custom"]["refworks-rt"] = record.first("RT") if kind == "document" else ""
    _people(item, record, kind)
    item["title"] = clean.unmarked(record.first("T1"))
    item["container-title"] = record.first("JF", "T2", "JO") if kind != "book" else ""
    for tag, variable in _PLAIN.items():
        if value := record.first(tag).strip(";；"):
            item[variable] = value
    if item.get("container-title-short") == item["container-title"]:
        item.pop("container-title-short", None)
    if kind == "book" and (series := record.first("T2", "JF")):
        item.setdefault("collection-title", series)
    _numbers(item, record, kind)
    item["keyword"] = clean.words(record.all("K1"))
    item["note"] = "\n".join(clean.lines(record.all("NO")))
    if texts := record.all("AB"):
        item["abstract"] = clean.abstract(_joined(texts))
    keep(item, record, _READ, "refworks-")
    return item


def _people(item: Item, record: Record, kind: str) -> None:
    second = {"thesis": "contributor", "patent": "applicant"}.get(kind, "editor")
    roles = {"A1": "author", "A2": second, "A3": "contributor" if kind == "thesis" else "collection-editor",
             "A4": "translator"}  # fmt: skip
    for tag, role in roles.items():
        people = [person for value in record.all(tag) for person in clean.people(value.replace("\n", ";"))]
        if people and role == "applicant":
            item["custom"]["holder"] = "; ".join(record.all(tag))
        elif people:
            item.setdefault(role, []).extend(people)


def _numbers(item: Item, record: Record, kind: str) -> None:
    item["page"] = clean.page_range(record.first("SP"), record.first("OP"))
    if kind in ("thesis", "book") and record.first("SP") and not record.first("OP"):
        item["number-of-pages"] = item.pop("page")
    if re.fullmatch(r"0\d+", item.get("issue", "")):
        item["issue"] = item["issue"].lstrip("0")
    for value in record.all("SN"):
        clean.add_serials(item, value)
    for value in record.all("DO"):
        clean.add_doi(item, value)
    urls = [unescape(url) for url in record.all("LK", "UL", "UR", "URL")]
    item["URL"] = urls[0] if urls else ""
    if kind == "patent" and record.first("DB").startswith("中国"):
        item.setdefault("publisher-place", "中国")
    if number := record.first("ID"):
        if kind in ("patent", "standard"):
            item["number"] = number
        else:
            item["custom"]["refworks-id"] = number
    year, date = record.first("YR"), record.first("FD")
    item["issued"] = date if re.match(r"\d{4}", date) and date[:4] == (year or date)[:4] else year or date
    item["accessed"] = record.first("RD")


def _joined(texts: list[str]) -> str:
    """Join the lines of an abstract; CNKI breaks them anywhere, so that no blank belongs between two Han characters."""
    return re.sub(r"(?<=[^\x00-\x7f])\n|\n(?=[^\x00-\x7f])", "", "\n".join(texts)).replace("\n", " ")
