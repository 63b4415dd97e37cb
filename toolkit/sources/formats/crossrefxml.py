"""Crossref's Unixref XML: one ``<crossref>`` for each DOI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from toolkit.model import Problem, Source
from toolkit.sources.formats import clean
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.xmltree import Item, inner, inner_at, read_xml

SUFFIXES = ()
_METADATA = frozenset(
    ["journal_metadata", "proceedings_metadata", "proceedings_series_metadata", "book_metadata", "book_series_metadata",
     "book_set_metadata",
     "report-paper_metadata", "report-paper_series_metadata", "standard_metadata", "database_metadata"]
)  # fmt: skip
_ROLES = {"author": "author", "editor": "editor", "translator": "translator", "chair": "chair"}
_WORKS = (
    ("journal/journal_article", "article-journal"), ("conference/conference_paper", "paper-conference"),
    ("book/content_item", "chapter"), ("report-paper/content_item", "report"), ("dissertation", "thesis"),
    ("posted_content", "article"), ("report-paper", "report"), ("standard", "standard"),
    ("database/dataset", "dataset"),
    ("peer_review", "review"), ("book", "book"), ("conference", "book"), ("journal", "periodical"),
)  # fmt: skip
"""Where the work stands, the most exact first, and its CSL type."""


def read(data: bytes, name: str = "crossref.xml") -> Iterator[Source | Problem]:
    """Yield every record."""
    return read_xml(data, name, frozenset(["crossref"]), _item)


def sniff(head: bytes) -> bool:
    """Say whether the beginning of a file looks like Unixref."""
    return re.search(r"<(?:doi_records?|crossref|crossref_result)\b", decode(head, "").text) is not None


def _item(record: Element) -> Item:
    path, kind = next(((path, kind) for path, kind in _WORKS if record.find(path) is not None), ("", "document"))
    work = record.find(path) if path else None
    if work is None:
        return {"type": kind, "title": inner(record)[:80]}
    outer = record.find(path.partition("/")[0])
    outer = outer if outer is not None else work
    around = next((each for each in outer if each.tag in _METADATA), outer)
    item: Item = {"type": _posted(work) if kind == "article" else kind, "custom": {}}
    _titles(item, work, around, outer, kind)
    people = [*work.iterfind("contributors/*"), *work.iterfind("person_name")]
    if kind in ("chapter", "paper-conference"):
        outside = [*around.iterfind("contributors/*"), *outer.iterfind("contributors/*")]
        people += [person for person in outside if person.get("contributor_role") != "author"]
    if kind == "book":
        people = [*around.iterfind("contributors/*")] or people
    for person in people:
        if name := _person(person):
            item.setdefault(_ROLES.get(person.get("contributor_role", "author"), "author"), []).append(name)
    _details(item, work, around, outer, kind)
    return item


def _posted(work: Element) -> str:
    """Return the type of posted content: a preprint, unless it is posted as something else on a group's page."""
    return {"other": "post-weblog", "report": "report", "working_paper": "report", "dissertation": "thesis"}.get(
        work.get("type", ""), "article")  # fmt: skip


def _titles(item: Item, work: Element, around: Element, outer: Element, kind: str) -> None:
    main = around if kind in ("book", "standard") and around.find("titles") is not None else work
    title, subtitle = inner_at(main, "titles/title", "proceedings_title"), inner_at(main, "titles/subtitle")
    item["title"] = f"{title}: {subtitle}" if subtitle else title
    item["original-title"] = inner_at(main, "titles/original_language_title")
    if kind == "article-journal":
        item["container-title"] = inner_at(outer, "journal_metadata/full_title")
        short = inner_at(outer, "journal_metadata/abbrev_title")
        item["container-title-short"] = short if short != item["container-title"] else ""
    elif kind == "paper-conference":
        item["container-title"] = inner_at(
            outer, "proceedings_metadata/proceedings_title", "proceedings_series_metadata/proceedings_title"
        )
    elif kind == "chapter":
        item["container-title"] = inner_at(around, "titles/title")
    elif item["type"] == "post-weblog":
        item["container-title"] = inner_at(work, "institution/institution_name")
    item["collection-title"] = inner_at(around, "series_metadata/titles/title")


def _details(item: Item, work: Element, around: Element, outer: Element, kind: str) -> None:
    item["volume"] = inner_at(outer, "journal_issue/journal_volume/volume", "volume") or inner_at(around, "volume")
    item["issue"] = inner_at(outer, "journal_issue/issue")
    item["page"] = clean.page_range(inner_at(work, "pages/first_page"), inner_at(work, "pages/last_page")) or inner_at(
        work, "publisher_item/item_number[@item_number_type='article_number']")  # fmt: skip
    item["edition"] = inner_at(around, "edition_number")
    item["DOI"], item["URL"] = inner_at(work, "doi_data/doi"), inner_at(work, "doi_data/resource")
    if kind == "book":
        item["DOI"] = inner_at(around, "doi_data/doi") or item["DOI"]
    item["publisher"] = inner_at(around, "publisher/publisher_name") or (
        inner_at(work, "institution/institution_name") if item["type"] != "post-weblog" else "")  # fmt: skip
    item["publisher-place"] = inner_at(around, "publisher/publisher_place") or inner_at(
        work, "institution/institution_place"
    )
    item["genre"] = inner_at(work, "degree")
    item["event-title"] = inner_at(outer, "event_metadata/conference_name")
    item["event-place"] = inner_at(outer, "event_metadata/conference_location")
    if kind == "paper-conference" and not item["publisher-place"]:
        item["publisher-place"] = item["event-place"]
    item["language"] = work.get("language") or around.get("language") or ""
    item["abstract"] = inner_at(work, "abstract")
    for path in ("isbn", "issn"):
        for each in [*around.iterfind(path), *around.iterfind(f"series_metadata/{path}")]:
            clean.add_serials(item, inner(each))
    dates = [work, outer.find("journal_issue"), around]
    item["issued"] = next((date for each in dates if each is not None and (date := _date(each))), "")


def _person(person: Element) -> Item:
    if person.tag == "organization":
        return {"literal": inner(person)}
    family = inner_at(person, "surname")
    parts = {"family": family, "given": inner_at(person, "given_name"), "suffix": inner_at(person, "suffix")}
    return {name: text for name, text in parts.items() if text} if family else {}


def _date(element: Element) -> str:
    dates = [each for tag in ("publication_date", "posted_date", "approval_date") for each in element.iterfind(tag)]
    dates.sort(key=lambda date: date.get("media_type") != "print")
    parts = [inner_at(dates[0], part) for part in ("year", "month", "day")] if dates else []
    return "-".join(part.zfill(2) for part in parts if part)
