"""MEDLINE format (``.nbib``) of PubMed, also as ERIC writes it: ``FAU - Zhang, San``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.languages import language_code
from toolkit.sources.formats.tagged import Grammar, Record, keep, read_tagged
from toolkit.text.wordset import word_set

Item = dict[str, Any]

SUFFIXES = (".nbib",)
GRAMMAR = Grammar(
    line=re.compile(r"^(?P<tag>[A-Z]{2,4}) {0,2}-(?: (?P<value>.*)|(?P<none>))$"),
    starts=frozenset(["PMID"]),
    blank=True,
)
_ERIC_ISSN = re.compile(r"ISSN-(\d{4}-\d{3}[\dXx])")
_IDENTIFIED = re.compile(r"(?P<number>.+?)\s*\[(?P<kind>doi|pii|bookaccession)\]")
_TYPES = (
    ("preprint", "article"), ("dissertation", "thesis"), ("journal article", "article-journal"), ("book", "book"),
    ("guide", "report"), ("report", "report"),
)  # fmt: skip
_READ = word_set(
    """
    PMID TI BTI CTI FAU AU CN FED ED JT TA VI IP PG DP LID AID AB OAB IS ISBN ISSN PMC LA PT PB PL OT MH TT VTI EN
    CRDT SO
    """
)


def read(data: bytes, name: str = "references.nbib") -> Iterator[Source | Problem]:
    """Yield every record; each begins with ``PMID`` or after an empty line."""
    return read_tagged(data, name, GRAMMAR, _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like MEDLINE."""
    text = decode(head, "").text
    return re.search(r"(?m)^\ufeff?(PMID|OWN |STAT) ?- ", text) is not None


def _item(record: Record) -> Item:
    kind = _kind(record)
    item: Item = {"type": kind, "custom": {}}
    authors = record.all("FAU") or [name for name in record.all("AU") if name != "et al."]
    item["author"] = [person for name in authors for person in clean.people(name)]
    item["author"] += [{"literal": name} for name in record.all("CN")]
    item["author"] += (
        [{"literal": "et al."}] if "et al." in record.all("AU") and len(record.all("AU")) > len(authors) else []
    )
    item["editor"] = [person for name in record.all("FED") or record.all("ED") for person in clean.people(name)]
    item["language"] = record.first("LA")
    _titles(item, record, kind)
    item |= {"volume": record.first("VI"), "issue": record.first("IP"), "page": full_range(record.first("PG"))}
    item |= {"issued": record.first("DP"), "PMID": record.first("PMID")}
    item |= {"PMCID": record.first("PMC"), "edition": record.first("EN")}
    _identifiers(item, record)
    for value in [*record.all("ISBN"), *record.all("IS")]:
        clean.add_serials(item, value)
    for match in _ERIC_ISSN.finditer(" ".join(record.all("ISSN"))):
        clean.add_serials(item, match[1])
    if kind in ("book", "chapter") and record.first("PL"):
        item["publisher-place"] = record.first("PL")
    if texts := record.all("AB"):
        item["abstract"] = " ".join("\n".join(texts).split())
    item["keyword"] = clean.words([*record.all("OT"), *record.all("MH")])
    keep(item, record, _READ, "medline-")
    return item


def _kind(record: Record) -> str:
    if record.first("BTI"):
        return "chapter" if record.first("TI") else "book"
    types = " ; ".join(record.all("PT")).lower()
    if "dissertation" in f"{types} {record.first('SO').lower()}":
        return "thesis"
    if record.first("VI") or record.first("IS"):
        return "article" if "preprint" in types else "article-journal"
    found = next((kind for word, kind in _TYPES if word in types), "")
    if record.first("ISBN"):
        return "book"
    return found or ("article-journal" if record.first("TA") or record.first("PMID") else "report")


def _titles(item: Item, record: Record, kind: str) -> None:
    title, book = record.first("TI", "CTI"), record.first("BTI")
    add_titles(item, title or book, record.first("TT", "VTI"))
    if title and book:
        item["container-title"] = without_dot(book)
    journal = record.first("JT", "TA")
    if kind in ("report", "book", "thesis"):
        school = re.search(r"Dissertation, (.+)", record.first("SO"))
        item["publisher"] = school[1] if school else record.first("PB") or journal
        return
    item["container-title"] = item.get("container-title") or journal
    item["publisher"] = record.first("PB")
    if record.first("TA") and record.first("TA") != journal:
        item["container-title-short"] = record.first("TA")


def _identifiers(item: Item, record: Record) -> None:
    for value in [*record.all("LID"), *record.all("AID")]:
        match = _IDENTIFIED.fullmatch(value.strip())
        if match and match["kind"] == "doi":
            item.setdefault("DOI", match["number"])
        elif match and match["kind"] == "pii" and not item["page"]:
            item["page"] = match["number"]  # as the NLM cites what is not yet in print
        elif not match and re.match(r"https?://", value):
            item.setdefault("URL", value)
        elif not match or match["kind"] != "pii":
            item["custom"].setdefault("medline-lid", value)


def full_range(pages: str) -> str:
    """Return MEDLINE's short range of pages in full: ``5194-210`` is 5194-5210; more than one range stays."""
    match = re.fullmatch(r"([A-Za-z]*)(\d+)-(\d+)", clean.pages(pages))
    if match is None or len(match[3]) >= len(match[2]):
        return clean.pages(pages)
    return f"{match[1]}{match[2]}-{match[1]}{match[2][: -len(match[3])]}{match[3]}"


def add_titles(item: Item, title: str, vernacular: str) -> None:
    """Put the title and the one in the article's own language where they belong, by the language of the item.

    The NLM gives an article in another language an English title, in brackets. Where its own is given too, that is the
    work's; where it is not, the record is in English, and ``origlanguage`` says what the article is in.
    """
    language = language_code(item.get("language", ""))
    own, other = without_dot(title or vernacular), without_dot(vernacular) if title else ""
    if other and other != own and language not in ("", "en"):
        item |= {"title": other, "original-title": own, "original-language": "en"}
        return
    item["title"] = own
    if other and other != own:
        item["original-title"] = other
    elif language not in ("", "en") and title.startswith("["):
        item["custom"]["origlanguage"], item["language"] = item["language"], "en"


def without_dot(title: str) -> str:
    """Return a title without the full stop that MEDLINE ends it with, and the brackets round a translated one."""
    title = title.strip()
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    return title[1:-1] if title.startswith("[") and title.endswith("]") and "[" not in title[1:] else title
