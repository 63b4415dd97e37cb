"""EndNote's XML export, read and written; ``<style>`` around the text is passed over.

The other language stands in ``translated-title`` and ``translated-authors``, EndNote's own elements, and whole in the
notes as ``original-title: …``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.cslitem import item_of
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.kinds import ENDNOTE, csl_kind
from toolkit.sources.formats.ris import original_lines, written
from toolkit.sources.formats.xmltree import Item, all_at, inner, inner_at, read_xml

SUFFIXES = (".xml",)
_NUMBERS = {number: kind for kind, (_, number) in ENDNOTE.items()} | {
    0: "article-journal", 10: "paper-conference", 28: "book", 43: "article-journal", 44: "book", 60: "chapter",
    48: "motion_picture", 54: "graphic", 57: "book", 63: "document", 38: "figure", 39: "figure", 51: "classic",
    46: "report", 45: "dataset",
}  # fmt: skip
_TEXTS = {
    "volume": "volume", "number": "issue", "edition": "edition", "publisher": "publisher",
    "pub-location": "publisher-place", "abstract": "abstract", "language": "language", "work-type": "genre",
    "call-num": "call-number", "titles/short-title": "title-short", "titles/tertiary-title": "collection-title",
    "num-vols": "number-of-volumes", "remote-database-name": "source", "remote-database-provider": "archive",
}  # fmt: skip
_PEOPLE = {
    "authors": "author", "secondary-authors": "editor", "tertiary-authors": "collection-editor",
    "subsidiary-authors": "translator", "translated-authors": "original-author",
}  # fmt: skip
_KEPT = ("auth-address", "accession-num", "caption", "research-notes", "reprint-edition", "section", "custom1",
         "custom2", "custom3", "custom4", "custom5", "custom6", "custom7",
         "titles/alt-title", "reviewed-item")  # fmt: skip


def read(data: bytes, name: str = "endnote.xml") -> Iterator[Source | Problem]:
    """Yield every ``<record>``."""
    return read_xml(data, name, frozenset(["record"]), _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like EndNote XML."""
    return re.search(r"<xml>\s*<records>|<records>\s*<record>", decode(head, "").text) is not None


def _item(record: Element) -> Item:
    kind = _kind(record)
    item: Item = {"type": kind, "custom": {}, "title": inner_at(record, "titles/title")}
    for path, variable in _TEXTS.items():
        item[variable] = inner_at(record, path)
    _people(item, record, kind)
    _containers(item, record, kind)
    item["page"] = clean.pages(inner_at(record, "pages"))
    for number in re.split(r"[\r\n]+", "\n".join("".join(each.itertext()) for each in record.iterfind("isbn"))):
        if kind in ("patent", "report", "standard") and number.strip():
            item.setdefault("number", number.strip())
        elif number.strip():
            clean.add_serials(item, number)
    clean.add_doi(item, inner_at(record, "electronic-resource-num"))
    item["issued"] = _date(record)
    item["keyword"] = [
        word for path in ("keywords/keyword",) for text in all_at(record, path) for word in clean.words([text])
    ]
    urls = [*all_at(record, "urls/related-urls/url"), *all_at(record, "urls/web-urls/url")]
    item["URL"] = urls[0] if urls else ""
    item["custom"]["file"] = "; ".join(each.strip() for each in all_at(record, "urls/pdf-urls/url"))
    item["note"] = "\n".join("".join(each.itertext()).strip().replace("\r", "\n") for each in record.iterfind("notes"))
    item["original-title"] = inner_at(record, "titles/translated-title")
    item["id"] = inner_at(record, "label")
    for path in _KEPT:
        item["custom"][f"endnote-{path.rpartition('/')[2]}"] = inner_at(record, path)
    item["custom"] = {name: text for name, text in item["custom"].items() if text}
    return item


def _kind(record: Element) -> str:
    found = record.find("ref-type")
    name = found.get("name", "") if found is not None else ""
    kind = csl_kind(name or inner(found))
    number = inner(found)
    return _NUMBERS.get(int(number), kind) if kind == "document" and number.isdigit() else kind


def _people(item: Item, record: Element, kind: str) -> None:
    roles = _PEOPLE | ({"secondary-authors": "collection-editor"} if kind == "book" else {})
    roles |= {"tertiary-authors": "contributor", "secondary-authors": "contributor"} if kind == "thesis" else {}
    for path, role in roles.items():
        for name in all_at(record, f"contributors/{path}/author"):
            item.setdefault(role, []).extend(clean.people(name))


def _containers(item: Item, record: Element, kind: str) -> None:
    second = inner_at(record, "titles/secondary-title")
    journal = inner_at(record, "periodical/full-title", "alt-periodical/full-title")
    if kind in ("book", "thesis", "report"):
        item["collection-title"] = item["collection-title"] or second
    else:
        item["container-title"] = second or journal
    short = inner_at(record, "periodical/abbr-1", "alt-periodical/abbr-1")
    item["container-title-short"] = short if short != item.get("container-title") else ""


def _date(record: Element) -> str:
    year, date = inner_at(record, "dates/year"), inner_at(record, "dates/pub-dates/date")
    if re.match(r"\d{4}", date) and date[:4] == (year or date)[:4]:
        return date
    return f"{date} {year}" if year and re.fullmatch(r"[A-Za-z]{3,9}\.?(?: \d{1,2})?", date) else year or date


# -- writing ---------------------------------------------------------------------------------------------------------


def write(sources: Iterable[Source]) -> bytes:
    """Return a file that EndNote and Zotero import."""
    root = Element("xml")
    records = SubElement(root, "records")
    for number, source in enumerate(sources, 1):
        records.append(_record(source, number))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, "unicode").encode("utf-8", "replace") + b"\n"


def _record(source: Source, number: int) -> Element:
    item = item_of(source)
    custom = item.get("custom", {})
    record = Element("record")
    _add(record, "rec-number", str(number))
    name, code = ENDNOTE.get(item["type"], ENDNOTE["document"])
    SubElement(record, "ref-type", {"name": name}).text = str(code)
    _add_people(record, item, source)
    whole = item["type"] in ("book", "thesis", "report")
    container, series = item.get("container-title", ""), item.get("collection-title", "")
    titles = {"title": item.get("title", ""), "secondary-title": series if whole else container,
              "tertiary-title": "" if whole else series, "translated-title": item.get("original-title", ""),
              "short-title": item.get("title-short", ""), "alt-title": custom.get("endnote-alt-title", "")}  # fmt: skip
    holder = SubElement(record, "titles")
    for tag, text in titles.items():
        _add(holder, tag, text)
    if short := item.get("container-title-short"):
        _add(SubElement(record, "periodical"), "abbr-1", short)
    for path, variable in _TEXTS.items():
        if "/" not in path:
            _add(record, path, str(item.get(variable, "")))
    _add(record, "pages", item.get("page", ""))
    _add_rest(record, item, source, custom)
    return record


def _add_people(record: Element, item: Item, source: Source) -> None:
    holder = SubElement(record, "contributors")
    roles = _PEOPLE | ({"tertiary-authors": "contributor"} if item["type"] == "thesis" else {})
    roles |= {"secondary-authors": "collection-editor", "tertiary-authors": "editor"} if item["type"] == "book" else {}
    for tag, role in roles.items():
        names = [written(person) for person in item.get(role, [])]
        if tag == "authors" and item.get("custom", {}).get("more-authors"):
            names.append("等" if source.language == "zh" else "et al.")
        group = SubElement(holder, tag) if names else holder
        for name in names:
            _add(group, "author", name)


def _add_rest(record: Element, item: Item, source: Source, custom: Item) -> None:
    group = SubElement(record, "keywords")
    for word in source.keywords:
        _add(group, "keyword", word)
    dates = SubElement(record, "dates")
    _add(dates, "year", source.date[:4] if re.match(r"\d{4}(-|$)", source.date) else source.date)
    if "-" in source.date:
        _add(SubElement(dates, "pub-dates"), "date", source.date)
    number = item.get("number", "") if item["type"] in ("patent", "report", "standard") else ""
    _add(record, "isbn", "\r".join(filter(None, [number, item.get("ISBN", ""), item.get("ISSN", "")])))
    _add(record, "electronic-resource-num", item.get("DOI") or custom.get("cnki", ""))
    if url := item.get("URL"):
        _add(SubElement(SubElement(record, "urls"), "related-urls"), "url", url)
    _add(record, "notes", "\n".join(filter(None, [str(item.get("note", "")), *original_lines(item)])))
    _add(record, "label", source.key)
    for path in _KEPT:
        if "/" not in path:
            _add(record, path, str(custom.get(f"endnote-{path}", "")))


def _add(parent: Element, tag: str, text: str) -> None:
    if text:
        SubElement(parent, tag).text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
