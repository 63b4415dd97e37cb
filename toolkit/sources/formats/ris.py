"""RIS, in the dialects of Reference Manager, EndNote, Web of Science, Scopus, ProQuest and Chinese databases.

The tags follow the specification of 2011 (``TI``, ``T2``, ``PY``) and the older one (``T1``, ``JF``, ``Y1``) alike.
The other language of a bilingual record is written as ``TT`` and ``TA``, which the specification has for a translated
title and author, and whole in ``N1`` as ``original-title: …``, where the Chinese styles of Zotero look for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.csl import name_of
from toolkit.sources.formats.csldates import edtf_of
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged
from toolkit.text.names import format_name
from toolkit.text.scripts import has_han
from toolkit.text.wordset import word_set

Item = dict[str, Any]

SUFFIXES = (".ris",)
GRAMMAR = Grammar(
    line=re.compile(r"^\s{0,2}(?P<tag>[A-Z][A-Z0-9])(?:\s{1,2}-(?:\s|$)|\s*-\s\s*|\s{2}-)(?P<value>.*)$"),
    begins=frozenset(["TY"]),
    ends=frozenset(["ER"]),
    header=re.compile(r"^(Provider|Content|Database|Scopus|EXPORT DATE|%)", re.IGNORECASE),
)
TYPES = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic", "ART": "graphic",
    "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case", "CHAP": "chapter", "CHART": "figure",
    "CLSWK": "classic", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book",
    "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "EQUA": "figure",
    "FIGURE": "figure", "GEN": "document", "GOVDOC": "report", "GRNT": "document", "GRANT": "document",
    "HEAR": "hearing", "ICOMM": "personal_communication", "INPR": "article-journal", "INTV": "interview",
    "JFULL": "article-journal", "JOUR": "article-journal", "LEGAL": "legislation", "MANSCPT": "manuscript",
    "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture", "MULTI": "motion_picture",
    "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "PREPRINT": "article", "RPRT": "report", "SER": "book", "SLIDE": "speech",
    "SOUND": "song", "STAND": "standard", "STAT": "legislation", "STD": "standard", "THES": "thesis",
    "UNBILL": "bill", "UNPB": "manuscript", "UNPD": "manuscript", "VIDEO": "motion_picture", "WEB": "webpage",
}  # fmt: skip
_WRITTEN = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "bill": "BILL", "book": "BOOK", "chapter": "CHAP", "classic": "CLSWK", "dataset": "DATA",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "UNPB", "map": "MAP", "motion_picture": "MPCT",
    "musical_score": "MUSIC", "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT",
    "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT", "software": "COMP", "song": "SOUND",
    "speech": "SLIDE", "standard": "STAND", "thesis": "THES", "webpage": "ELEC", "document": "GEN",
}  # fmt: skip
_IN_EDITIONS = frozenset(["book", "chapter"])
"""Types whose ``VL`` is the edition where the volume stands elsewhere, as Reference Manager writes them."""

_WHOLE = frozenset(["book", "classic", "report", "pamphlet"])
_DATED_NOTE = re.compile(r"^(?P<label>[A-Z][\w ,./-]{2,40}):\s+(?P<value>.+)$", re.DOTALL)
_LABELS = {
    "call number": "call-number", "series title": "collection-title", "series volume id": "collection-number",
    "extent of work": "number-of-pages", "location in work": "page", "title monographic": "container-title",
    "proceedings title": "container-title",
    "place of publication": "publisher-place",
    "publisher name": "publisher",
    "edition": "edition",
    "isbn": "ISBN",
    "language": "language",
    "volume id": "volume",
    "editor": "editor",
    "author, monographic": "editor",
}  # fmt: skip
"""Labels that Reference Manager puts before a note for which RIS has no tag of its own."""
_PLAIN = {
    "VL": "volume", "IS": "issue", "CP": "issue", "ET": "edition", "PB": "publisher", "CY": "publisher-place",
    "PP": "publisher-place", "CN": "call-number", "ST": "title-short", "M3": "genre", "LA": "language",
    "ID": "id", "DB": "source", "DP": "archive", "AV": "archive_location", "RP": "reprint-status",
}  # fmt: skip
_OF_CONFERENCES = frozenset(["C1", "C3"])
_READ = word_set(
    """
    TY TI T1 CT BT T2 T3 JF JO JA J1 J2 TT TA AU A1 A2 A3 A4 ED SP EP PY Y1 DA Y2 SN DO UR L2 LK AB N2 N1 RN KW
    LA
    """
) | frozenset(_PLAIN)


def read(data: bytes, name: str = "references.ris") -> Iterator[Source | Problem]:
    """Yield every record; a record whose ``ER`` is missing ends where the next begins."""
    return read_tagged(data, name, GRAMMAR, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like RIS."""
    return (
        re.search(r"(?m)^\s{0,2}TY\s{0,2}-\s*[A-Z]{2,8}\s*$", decode(head, "").text.replace("\u00a0", " ")) is not None
    )


def _item(record: Record) -> Item:
    kind = TYPES.get(record.first("TY").upper(), "document")
    if kind == "document" and record.first("JO", "JF") and record.first("IS"):
        kind = "article-journal"
    item: Item = {"type": kind, "custom": {}}
    _names(item, record, kind)
    _titles(item, record, kind)
    for tag, variable in _PLAIN.items():
        if value := record.first(tag):
            item.setdefault(variable, value)
    _notes(item, record)
    _numbers(item, record, kind)
    _dates(item, record)
    if texts := record.all("AB", "N2"):
        item["abstract"] = clean.abstract("\n".join(dict.fromkeys(texts)))
    item["keyword"] = clean.words(record.all("KW"))
    urls = " ".join(record.all("UR", "LK")).split()
    item["URL"] = urls[0] if urls else ""
    if len(urls) > 1:
        item["custom"]["urls"] = "; ".join(urls[1:])
    if _WRITTEN.get(kind) != record.first("TY").upper():
        item["custom"]["ris-ty"] = record.first("TY")
    keep(item, record, _READ | _OF_CONFERENCES if item.get("event-title") else _READ, "ris-")
    return item


def _names(item: Item, record: Record, kind: str) -> None:
    roles = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A3": "collection-editor",
             "A4": "translator", "TA": "original-author"}  # fmt: skip
    if kind in _WHOLE and record.first("A3"):
        roles |= {"A3": "editor"}
    if kind in _WHOLE and record.first("A2") and record.first("A3", "AU", "A1"):
        roles |= {"A2": "collection-editor"}
    if record.first("TY").upper() == "EDBOOK":
        roles |= {"AU": "editor", "A1": "editor"}
    if kind == "thesis":
        roles |= {"A2": "contributor", "A3": "contributor"}
    if kind in ("article-journal", "article-magazine", "article-newspaper", "webpage") and "ED" not in item:
        roles["A2"] = "editor"
    for tag in record.tags:
        if tag.name in roles and tag.value.strip():
            item.setdefault(roles[tag.name], []).extend(clean.people(tag.value.replace("\n", ";"), whole=True))


def _titles(item: Item, record: Record, kind: str) -> None:
    title = record.first("TI", "T1", "CT")
    container = record.first("JF", "T2", "BT", "JO", "J1", "JA", "J2")
    if kind in _WHOLE and not title:
        title = record.first("BT")
    if kind in _WHOLE:
        series = record.first("T2", "T3")
        container = ""
    else:
        series = record.first("T3")
    if kind == "paper-conference" and record.first("C3"):  # as EndNote fills them
        item["event-title"], container = record.first("T2"), record.first("C3")
        if record.first("C1"):
            item |= {"event-place": record.first("CY"), "publisher-place": record.first("C1")}
    item |= {"title": title, "container-title": container, "collection-title": series,
             "original-title": record.first("TT")}  # fmt: skip
    short = record.first("JA", "J2", "JO")
    if short and short != container:
        item["container-title-short"] = short


def _notes(item: Item, record: Record) -> None:
    left = []
    for note in clean.lines(record.all("N1", "RN")):
        match = _DATED_NOTE.match(note)
        variable = _LABELS.get(match["label"].lower()) if match else None
        if variable == "volume" and item["type"] in _IN_EDITIONS and not item.get("edition"):
            item["edition"] = item.pop("volume", "")
        if variable and match and not item.get(variable):
            item[variable] = clean.people(match["value"]) if variable == "editor" else match["value"]
        elif clean.doi(note) == note:
            item.setdefault("DOI", note)
        else:
            left.append(note)
    item["note"] = "\n".join(left)


def _numbers(item: Item, record: Record, kind: str) -> None:
    if pages := clean.page_range(record.first("SP"), record.first("EP")):
        item["page"] = pages
    if kind in ("book", "thesis") and re.fullmatch(r"\d+ ?p?\.?", item.get("page", "")) and not record.first("EP"):
        item["number-of-pages"] = item.pop("page")
    for text in record.all("SN"):
        if kind in ("report", "patent", "standard") and not clean.has_serial(text):
            item.setdefault("number", text)
        else:
            clean.add_serials(item, text)
    for text in record.all("DO"):
        clean.add_doi(item, text)
    if "DOI" not in item and re.search(r"//(?:dx\.)?doi\.org/", record.first("UR")):
        clean.add_doi(item, record.first("UR"))
    if kind.startswith("article") and not item.get("issue") and re.fullmatch(r"\d{1,5}", record.first("M1")):
        item["issue"] = record.first("M1")
    if record.first("TY") in ("BOOK", "CHAP") and item.get("issue") and item.get("volume") and not item.get("edition"):
        item |= {"edition": item["volume"], "volume": item.pop("issue")}
    if kind in ("software", "dataset") and item.get("issue"):
        item["version"] = item.pop("issue")


def _dates(item: Item, record: Record) -> None:
    date = record.first("DA") if re.match(r"\d{4}", record.first("DA")) else ""
    year = record.first("PY", "Y1")
    date = date if date[:4] == year[:4] or not year else year
    item["issued"] = "" if (date or year).startswith("0000") else (date or year)
    if record.first("Y2"):
        item["accessed"] = record.first("Y2")


# -- writing ---------------------------------------------------------------------------------------------------------

_OUT = (
    ("title", "TI"), ("container-title", "T2"), ("container-title-short", "J2"), ("collection-title", "T3"),
    ("original-title", "TT"), ("volume", "VL"), ("issue", "IS"), ("number", "IS"), ("edition", "ET"),
    ("publisher", "PB"), ("publisher-place", "CY"), ("DOI", "DO"), ("URL", "UR"), ("abstract", "AB"),
    ("language", "LA"), ("genre", "M3"), ("title-short", "ST"), ("call-number", "CN"), ("source", "DB"),
    ("archive", "DP"), ("archive_location", "AV"), ("reprint-status", "RP"),
)  # fmt: skip
_PEOPLE = (
    ("author", "AU"), ("editor", "ED"), ("collection-editor", "A3"), ("translator", "A4"), ("original-author", "TA"),
)  # fmt: skip
_IN_WHOLE = tuple({**dict(_PEOPLE), "editor": "A3", "collection-editor": "A2"}.items())
"""As EndNote writes a book whose series has editors too."""
_AT_CONFERENCES = {"container-title": "C3", "publisher-place": "C1", "event-title": "T2", "event-place": "CY"}
"""As EndNote writes a paper of a conference whose name is not that of the proceedings."""


def write(sources: Iterable[Source]) -> bytes:
    """Return RIS, UTF-8, one record after the other."""
    return "\n".join(_record(source) for source in sources).encode("utf-8", "replace")


def _record(source: Source) -> str:
    item = item_of(source)
    custom = item.get("custom", {})
    kind = item["type"]
    pairs = [("TY", custom.get("ris-ty") or _WRITTEN.get(kind, "GEN"))]
    at_conference = kind == "paper-conference" and bool(item.get("event-title"))
    for role, tag in _IN_WHOLE if kind in _WHOLE and item.get("collection-editor") else _PEOPLE:
        pairs += [(tag, written(person)) for person in item.get(role, [])]
    if kind == "thesis":
        pairs += [("A2", written(person)) for person in item.get("contributor", [])]
    if custom.get("more-authors"):
        pairs.append(("AU", "等" if source.language == "zh" else "et al."))
    tags = dict(_OUT) | (_AT_CONFERENCES if at_conference else {})
    pairs += [(tag, str(item[name])) for name, tag in tags.items() if item.get(name)]
    item.setdefault("page", item.get("number-of-pages", "") if kind in ("book", "thesis") else "")
    first, dash, last = item["page"].partition("-")
    pairs += [("SP", first if "+" not in last and "," not in last else item["page"]),
              ("EP", last if dash and "+" not in last and "," not in last else "")]  # fmt: skip
    date = source.date
    pairs += [
        ("PY", date[:4] if re.match(r"\d{4}(-|$)", date) else date),
        ("DA", date.replace("-", "/") if "-" in date else ""),
    ]
    pairs += [
        ("Y2", edtf_of(item.get("accessed")).replace("-", "/")),
        ("SN", item.get("ISBN", "")),
        ("SN", item.get("ISSN", "")),
    ]
    pairs.append(("DO", custom.get("cnki", "") if "DOI" not in item else ""))
    pairs += [("KW", word) for word in source.keywords]
    pairs += [("N1", line) for line in [*str(item.get("note", "")).split("\n"), *original_lines(item)]]
    pairs += [
        (name[4:].upper(), str(text))
        for name, text in custom.items()
        if re.fullmatch(r"ris-[a-z][a-z0-9]", name) and name != "ris-ty"
    ]
    pairs.append(("ID", source.key))
    lines = [f"{tag}  - {' '.join(text.split()) if tag != 'AB' else text}" for tag, text in pairs if text.strip()]
    return "\n".join([*lines, "ER  - ", ""])


def original_lines(item: Item) -> list[str]:
    """Return the other language of a record as lines of a note, the way Zotero's Chinese styles read it."""
    texts = [f"{name}: {value}" for name, value in item.items()
             if name.startswith("original-") and isinstance(value, str)]  # fmt: skip
    names = [f"{role}: {person.get('family', '')} || {person.get('given', '')}" if "family" in person
             else f"{role}: {person['literal']}"
             for role in ("original-author", "original-editor", "original-translator")
             for person in item.get(role, [])]  # fmt: skip
    return [*texts, *names]


def written(person: Item) -> str:
    """Return a name as RIS has it: ``Family, Given, Suffix``; Chinese and institutions whole."""
    name = name_of(person)
    if name.literal:
        return name.literal if has_han(name.literal) else f"{name.literal},"
    if has_han(name.family):
        return name.family + name.given
    return ", ".join(
        filter(None, [" ".join(filter(None, [name.particle, name.family])), name.given, name.suffix])
    ) or format_name(name)
