"""The field codes by which reference managers mark citations in Word: Zotero, Mendeley, EndNote, Word's own.

A field code holds the works that a citation cites, in CSL or in EndNote's XML, and stands beside what is printed. The
works are held against the printed reference list; without one they are the list.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.model import Source
from toolkit.papers.formats.xmlsafe import below, child, inner, parse
from toolkit.papers.manuscript import ListEntry
from toolkit.sources.formats import endnotexml
from toolkit.sources.formats.cslitem import item_of
from toolkit.text.normal import normal_form

_CSL = re.compile(r"ADDIN\s+(?:ZOTERO_ITEM\s+)?(?:Mendeley Citation\S*\s+)?CSL_CITATION\s*(?=\{)")
_ENDNOTE = re.compile(r"ADDIN\s+EN\.CITE\b")
_WORD = re.compile(r"\s*CITATION\s+(\S+)(.*)", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|NE\.Bib)|^\s*BIBLIOGRAPHY\b")
_WORD_FIELDS = {
    "Title": "title", "JournalName": "container-title", "Volume": "volume", "Issue": "issue", "Pages": "page",
    "Publisher": "publisher", "City": "publisher-place", "DOI": "DOI", "URL": "URL",
}  # fmt: skip
"""CSL's fields by those of Word's own sources."""


class Work(NamedTuple):
    """A work that a field cites: what the manager calls it, its CSL fields, the pages cited."""

    key: str
    csl: dict[str, Any]
    locator: str = ""


def is_bibliography(code: str) -> bool:
    """Say whether a field prints the reference list."""
    return _BIBLIOGRAPHY.search(code) is not None


def is_citation(code: str) -> bool:
    """Say whether a field is a citation, one of unknown contents too."""
    return bool(_CSL.search(code) or _ENDNOTE.search(code) or _WORD.match(code) or "ADDIN NE.Ref" in code)


def works(code: str, data: str, sources: dict[str, dict[str, Any]]) -> list[Work]:
    """Return the works that a field cites; ``data`` is EndNote's store beside it, ``sources`` Word's own by tag."""
    if match := _CSL.search(code):
        return list(_csl_works(code[match.end() :]))
    if _ENDNOTE.search(code):
        return list(_endnote_works(code[code.find("<") :] if "<" in code else _unpacked(data)))
    if match := _WORD.match(code):
        tags = [match[1], *re.findall(r"\\m\s+(\S+)", match[2])]
        return [Work(tag, sources.get(tag, {})) for tag in tags]
    return []


def _csl_works(text: str) -> Iterator[Work]:
    try:
        found, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return
    items = found.get("citationItems") if isinstance(found, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            data = item.get("itemData")
            csl: dict[str, Any] = data if isinstance(data, dict) else {}
            uris = item.get("uris") or item.get("uri") or [item.get("id") or csl.get("id")]
            key = str(uris[0] if isinstance(uris, list) and uris else uris)
            yield Work(key, csl, str(item.get("locator") or ""))


def _endnote_works(text: str) -> Iterator[Work]:
    root = parse(text.encode(), "").root if text.strip() else None
    for cite in below(root, "Cite") if root is not None else ():
        record = child(cite, "record")
        number = inner(child(cite, "RecNum")) or inner(child(record, "rec-number"))
        title = inner(child(record, "titles", "title"))
        csl: dict[str, Any] = {"title": title} if title else {}
        csl["author"] = [{"literal": inner(child(cite, "Author"))}] if inner(child(cite, "Author")) else []
        csl["issued"] = {"raw": inner(child(cite, "Year"))}
        csl |= _record(text, number)
        # Record numbers count within one library, and authors of one paper bring several.
        yield Work(f"{number} {normal_form(title)}".strip(), csl, inner(child(cite, "Pages")))


def _record(text: str, number: str) -> dict[str, Any]:
    """Return the record of a citation as the reader of EndNote's XML reads it."""
    for match in re.finditer(r"<record>.*?</record>", text, re.DOTALL):
        if f"<rec-number>{number}</rec-number>" in match[0]:
            found = next(endnotexml.read(f"<xml><records>{match[0]}</records></xml>".encode()), None)
            return item_of(found) if isinstance(found, Source) else {}
    return {}


def _unpacked(data: str) -> str:
    try:
        return base64.b64decode("".join(data.split()), validate=False).decode("utf-8", "replace").strip("\x00")
    except (binascii.Error, ValueError):
        return ""


def entry_of(work: Work, entries: tuple[ListEntry, ...], forms: list[str], printed: str) -> ListEntry | None:
    """Return the printed entry of a work: by DOI or title, by author and year, by the number printed for it alone."""
    doi, title = normal_form(str(work.csl.get("DOI") or "")), normal_form(str(work.csl.get("title") or ""))
    for wanted in (doi, title):
        found = [entry for entry, form in zip(entries, forms, strict=True) if len(wanted) > 3 and wanted in form]
        if len(found) == 1:
            return found[0]
    year, family = _year(work.csl), normal_form(_family(work.csl))
    if year and family:
        found = [entry for entry, form in zip(entries, forms, strict=True) if family in form and year in form]
        if len(found) == 1:
            return found[0]
    number = re.fullmatch(r"[\s\[\]()［］（）〔〕]*(\d{1,4})[\s\[\]()［］（）〔〕]*", printed)
    labelled = [entry for entry in entries if number and entry.label == number[1]]
    return labelled[0] if len(labelled) == 1 else None


def _year(csl: dict[str, Any]) -> str:
    match = re.search(r"\d{4}", json.dumps(csl.get("issued") or ""))
    return match[0] if match else ""


def _family(csl: dict[str, Any]) -> str:
    people = csl.get("author") or csl.get("editor") or []
    first = people[0] if isinstance(people, list) and people and isinstance(people[0], dict) else {}
    return str(first.get("family") or str(first.get("literal") or "").partition(",")[0])


def entries_of(cited: list[Work]) -> tuple[ListEntry, ...]:
    """Return the works of a document without a printed list as its list, in the order of first citation."""
    first = {work.key: work for work in reversed(cited)}
    order = dict.fromkeys(work.key for work in cited)
    return tuple(
        ListEntry(index, "", 0, 0, _line(first[key].csl), {**first[key].csl}, key) for index, key in enumerate(order, 1)
    )


def _line(csl: dict[str, Any]) -> str:
    """Return CSL fields as one line that a person can read."""
    people = csl.get("author") or []
    names = [
        " ".join(str(one[part]) for part in ("family", "given", "literal") if one.get(part))
        for one in people
        if isinstance(one, dict)
    ]
    known = [", ".join(names), csl.get("title"), csl.get("container-title"), _year(csl), csl.get("DOI")]
    return ". ".join(str(piece) for piece in known if piece)


def word_sources(root: Any) -> dict[str, dict[str, Any]]:
    """Return the sources that Word itself keeps (``b:Sources``), by their tags."""
    found = {}
    for source in below(root, "Source") if root is not None else ():
        csl: dict[str, Any] = {
            name: value for tag, name in _WORD_FIELDS.items() if (value := inner(child(source, tag)))
        }
        people = below(source, "Person")
        csl["author"] = [{"family": inner(child(one, "Last")), "given": inner(child(one, "First"))} for one in people]
        if year := inner(child(source, "Year")):
            csl["issued"] = {"raw": year}
        found[inner(child(source, "Tag"))] = csl
    return found
