"""The refer format of EndNote (``.enw``), also as CNKI and Wanfang export it: ``%A 张三``, ``%T 数据主权``.

``%Q`` is the translated title, ``%H`` a translated author; a second ``%J`` in another script is the journal's other
name. CNKI puts a yearbook's ISBN into ``%V`` and the name of its database into ``%~`` or ``%W``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.kinds import ENDNOTE, csl_kind
from toolkit.sources.formats.ris import written
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged
from toolkit.text.scripts import language_of

Item = dict[str, Any]

SUFFIXES = (".enw",)
_LINE = re.compile(r"^\s{0,2}%(?P<tag>[0-9A-Z!#$&()*+<>=?@\[\]^~])(?:\s+(?P<value>.*)|(?P<none>))$")
_TYPED = Grammar(line=_LINE, begins=frozenset(["0"]))
_UNTYPED = Grammar(line=_LINE, blank=True)
_TEXTS = {
    "T": "title", "Q": "original-title", "V": "volume", "N": "issue", "I": "publisher", "C": "publisher-place",
    "7": "edition", "9": "genre", "G": "language", "6": "number-of-volumes", "L": "call-number", "!": "title-short",
    "F": "id", "W": "archive", "~": "source",
}  # fmt: skip
_PEOPLE = {"A": "author", "E": "editor", "Y": "contributor", "?": "translator", "H": "original-author"}
_READ = frozenset([*_TEXTS, *_PEOPLE, *"0BJSDPRUX@KZ8"])


def read(data: bytes, name: str = "references.enw") -> Iterator[Source | Problem]:
    """Yield every record: each begins with ``%0`` or, where the file has none, after an empty line."""
    typed = re.search(r"(?m)^\s{0,2}%0", decode(data, "").text) is not None
    return read_tagged(data, name, _TYPED if typed else _UNTYPED, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like refer."""
    found = re.findall(r"(?m)^[\ufeff\s]{0,3}%([0A-Z@]) ", decode(head, "").text)
    return len(found) > 1 and ("T" in found or "0" in found)


def sniff_cnki(head: bytes) -> bool:
    """Say whether it is one of CNKI."""
    return sniff(head) and re.search(r"(?m)^%W CNKI|cnki\.net", decode(head, "").text) is not None


def _item(record: Record) -> Item:
    given = record.first("0")
    kind = csl_kind(given, record.first("~")) if given else _guessed(record)
    item: Item = {"type": kind, "custom": {}}
    for tag, role in _PEOPLE.items():
        for value in record.all(tag):
            item.setdefault(role, []).extend(clean.people(value.replace("\n", ";")))
    for tag, variable in _TEXTS.items():
        if value := record.first(tag):
            item[variable] = value
    item["title"] = clean.unmarked(item.get("title", ""))
    _containers(item, record, kind)
    _numbers(item, record, kind)
    item["issued"] = _date(record)
    item["keyword"] = clean.words(record.all("K"))
    item["note"] = "\n".join(clean.lines(record.all("Z")))
    if texts := record.all("X"):
        item["abstract"] = clean.abstract("\n".join(texts))
    if given and ENDNOTE.get(kind, ("",))[0] != given:
        item["custom"]["refer-0"] = given
    keep(item, record, _READ, "refer-")
    return item


def _guessed(record: Record) -> str:
    """Return the type of a record that names none, as refer itself tells it."""
    if record.first("J"):
        return "article-journal"
    if record.first("B"):
        return "chapter"
    return "report" if record.first("R") and not clean.doi(record.first("R")) else "book"


def _containers(item: Item, record: Record, kind: str) -> None:
    names = [" ".join(name.split()) for name in [*record.all("J"), *record.all("B")]]
    series = record.first("S")
    if kind in ("book", "thesis") and names and not record.first("J"):
        series, names = series or names[0], []
    if names:
        item["container-title"] = names[0]
    others = [name for name in names[1:] if name != names[0]]
    for name in others:
        other_script = language_of(name) != language_of(names[0])
        item.setdefault("original-container-title" if other_script else "container-title-short", name)
    item["collection-title"] = series
    if kind == "thesis" and not item.get("publisher"):
        item["publisher"] = item.pop("collection-title") or item.pop("archive", "") * (
            "大学" in item.get("archive", "")
        )


def _numbers(item: Item, record: Record, kind: str) -> None:
    for value in record.all("@"):
        if kind in ("patent", "standard", "report"):
            item.setdefault("number", value)
        else:
            clean.add_serials(item, value)
    if re.fullmatch(r"(?:97[89]-)?7-\d{2,6}-\d{1,6}-[\dXx]", item.get("volume", "")):
        item.setdefault("ISBN", item.pop("volume"))
    if re.fullmatch(r"0\d+", item.get("issue", "")):
        item["issue"] = item["issue"].lstrip("0")
    item["page"] = clean.pages(record.first("P"))
    for value in record.all("R"):
        clean.add_doi(item, value)
    urls = [url for value in record.all("U") for url in value.split()]
    item["URL"] = urls[0] if urls else ""
    if len(urls) > 1:
        item["custom"]["urls"] = "; ".join(urls[1:])


def _date(record: Record) -> str:
    year, date = record.first("D"), record.first("8")
    return date if re.match(r"\d{4}", date) and date[:4] == (year or date)[:4] else year or date


# -- writing ---------------------------------------------------------------------------------------------------------

_OUT = (
    ("title", "T"), ("original-title", "Q"), ("collection-title", "S"), ("volume", "V"), ("issue", "N"),
    ("edition", "7"), ("publisher", "I"), ("publisher-place", "C"), ("page", "P"), ("DOI", "R"), ("URL", "U"),
    ("genre", "9"), ("language", "G"), ("number-of-volumes", "6"), ("call-number", "L"), ("title-short", "!"),
    ("archive", "W"), ("source", "~"), ("ISBN", "@"), ("ISSN", "@"), ("note", "Z"), ("abstract", "X"),
)  # fmt: skip


def write(sources: Iterable[Source]) -> bytes:
    """Return a refer file for EndNote: UTF-8, an empty line between records."""
    return "\n".join(_record(source) for source in sources).encode("utf-8", "replace")


def _record(source: Source) -> str:
    item = item_of(source)
    custom = item.get("custom", {})
    pairs = [("0", custom.get("refer-0") or ENDNOTE.get(item["type"], ("Generic",))[0])]
    pairs += [(tag, written(person)) for tag, role in _PEOPLE.items() for person in item.get(role, [])]
    if custom.get("more-authors"):
        pairs.append(("A", "等" if source.language == "zh" else "et al."))
    journal = "B" if item["type"] in ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary") else "J"
    pairs += [(journal, item.get(f"{prefix}container-title", "")) for prefix in ("", "original-")]
    pairs += [(tag, str(item.get(name, ""))) for name, tag in _OUT]
    number = item.get("number", "")
    pairs.append(("@" if item["type"] in ("patent", "standard", "report") else "N", number))
    pairs.append(("R", custom.get("cnki", "") if "DOI" not in item else ""))
    year = source.date[:4] if re.match(r"\d{4}(-|$)", source.date) else source.date
    pairs += [("D", year), ("8", source.date if "-" in source.date else "")]
    pairs += [("K", word) for word in source.keywords]
    pairs.append(("F", source.key))
    pairs += [(name[-1].upper(), str(text)) for name, text in custom.items() if re.fullmatch(r"refer-[a-z1-9]", name)]
    return "\n".join([*(f"%{tag} {text}" for tag, text in pairs if text.strip()), ""])
