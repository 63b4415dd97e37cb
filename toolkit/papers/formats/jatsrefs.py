"""The reference list of a JATS article: each entry as printed, and its fields where the article marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.papers.formats.xmlsafe import Element, attribute, below, child, children, inner, local
from toolkit.text.scripts import has_han

_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation", "citation-alternatives")
_TYPES = {
    "journal": "article-journal", "book": "book", "chapter": "chapter", "thesis": "thesis", "report": "report",
    "confproc": "paper-conference", "conference": "paper-conference", "conf-proc": "paper-conference",
    "patent": "patent", "web": "webpage", "website": "webpage", "webpage": "webpage", "data": "dataset",
    "dataset": "dataset", "software": "software", "newspaper": "article-newspaper", "preprint": "article",
    "gov": "report", "standard": "standard",
}  # fmt: skip
"""CSL's type by JATS's ``publication-type``."""
_FIELDS = {
    "volume": "volume", "issue": "issue", "publisher-name": "publisher", "publisher-loc": "publisher-place",
    "edition": "edition", "uri": "URL", "isbn": "ISBN", "issn": "ISSN", "conf-name": "event-title",
}  # fmt: skip
_IDS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
_LABEL = re.compile(r"[\s\[\]［］()（）.．、]+")


def label_of(ref: Element) -> str:
    """Return the printed label of an entry without its brackets and dot."""
    return _LABEL.sub(" ", inner(child(ref, "label"))).strip()


def citations_of(ref: Element) -> list[Element]:
    """Return the works of an entry, one in each form that the article gives; an entry may hold several (1a, 1b)."""
    found = list(children(ref, *_CITATIONS))
    parts = [list(children(one, *_CITATIONS)) if local(one) == "citation-alternatives" else [one] for one in found]
    printed = [max(forms, key=lambda form: local(form) == "mixed-citation") for forms in parts if forms]
    return printed if printed else [child(ref, "note")] if child(ref, "note") is not None else []


def raw_of(citation: Element) -> str:
    """Return an entry as printed; one that only holds fields is put into words in the usual order."""
    if local(citation) in ("mixed-citation", "citation", "note") and _has_prose(citation):
        return inner(citation)
    return _composed(citation)


def _has_prose(citation: Element) -> bool:
    """Say whether there is text between the fields, so that they are printed as they stand."""
    loose = [citation.text or "", *(one.tail or "" for one in citation)]
    return any(re.search(r"[^\s]", piece) for piece in loose)


def csl_of(citation: Element) -> dict[str, object]:
    """Return the fields of an entry as CSL; empty where none is marked."""
    article = inner(child(citation, "article-title")) or inner(child(citation, "chapter-title"))
    article = article or inner(child(citation, "part-title")) or inner(child(citation, "data-title"))
    source = inner(child(citation, "source"))
    item: dict[str, Any] = {_FIELDS[local(one)]: inner(one) for one in children(citation, *_FIELDS)}
    if article or source:
        item["title"] = article or source
    if article and source:
        item["container-title"] = source
    item |= _people(citation) | _dates(citation) | _pages(citation) | _identifiers(citation)
    item = {name: value for name, value in item.items() if value}
    if not item:
        return {}
    kind = attribute(citation, "publication-type") or attribute(citation, "citation-type")
    named = _TYPES.get(kind.lower(), "article-journal" if article and source else "document")
    return {"type": "chapter" if named == "book" and article and source else named, **item}


def _people(citation: Element) -> dict[str, object]:
    """Return authors and editors; a name without a role is an author's."""
    found: dict[str, list[dict[str, str]]] = {}
    for one in below(citation, "name", "string-name", "collab", "institution"):
        if local(one) == "institution" and local(one.getparent()) != "person-group":
            continue
        group = one.getparent()
        group = group if local(group) == "person-group" else group.getparent() if group is not None else None
        role = attribute(group, "person-group-type") if group is not None and local(group) == "person-group" else ""
        role = {"editor": "editor", "translator": "translator"}.get(role, "author")
        if name := _name(one):
            found.setdefault(role, []).append(name)
    return {**found}


def _name(one: Element) -> dict[str, str]:
    family, given = inner(child(one, "surname")), inner(child(one, "given-names"))
    if family:
        suffix = inner(child(one, "suffix"))
        return {"family": family} | ({"given": given} if given else {}) | ({"suffix": suffix} if suffix else {})
    return {"literal": inner(one)} if inner(one) else {}


def _dates(citation: Element) -> dict[str, object]:
    year = re.search(r"\d{4}", inner(next(below(citation, "year"), None)))
    if not year:
        return {}
    parts = [int(year[0])]
    for name in ("month", "day"):
        value = inner(next(below(citation, name), None))
        if not value.isdecimal():
            break
        parts.append(int(value))
    return {"issued": {"date-parts": [parts]}}


def _pages(citation: Element) -> dict[str, object]:
    first, last = inner(child(citation, "fpage")), inner(child(citation, "lpage"))
    pages = inner(child(citation, "page-range")) or (f"{first}-{last}" if first and last and first != last else first)
    return {"page": pages or inner(child(citation, "elocation-id"))}


def _identifiers(citation: Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for one in below(citation, "pub-id", "object-id", "ext-link"):
        kind = attribute(one, "pub-id-type") or attribute(one, "ext-link-type")
        value = inner(one)
        if kind.lower() in _IDS:
            found.setdefault(_IDS[kind.lower()], re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value))
        elif kind.lower() == "uri" and (attribute(one, "href") or value).startswith("http"):
            found.setdefault("URL", attribute(one, "href") or value)
    return found


def _composed(citation: Element) -> str:
    """Return the fields as one line: people (year). Title. Source volume(issue): pages. Publisher. Identifiers."""
    item: dict[str, Any] = csl_of(citation)
    people = ", ".join(_printed(name) for name in item.get("author") or item.get("editor") or [])
    year = inner(next(below(citation, "year"), None))
    more = " et al." if next(below(citation, "etal"), None) is not None else ""
    volume = inner(child(citation, "volume")) + (f"({item['issue']})" if item.get("issue") else "")
    where = ": ".join(piece for piece in (volume, str(item.get("page", ""))) if piece)
    container = " ".join(piece for piece in (str(item.get("container-title", "")), where) if piece)
    publisher = ": ".join(str(item[name]) for name in ("publisher-place", "publisher") if item.get(name))
    known = [f"{people}{more} ({year})" if year else people + more, item.get("title", ""), container, publisher]
    known += [f"doi:{item['DOI']}" if item.get("DOI") else "", item.get("URL", "")]
    line = ". ".join(str(piece).strip().rstrip(".") for piece in known if str(piece).strip())
    return f"{line}." if line else inner(citation)


def _printed(name: dict[str, str]) -> str:
    parts = [name[part] for part in ("family", "given", "suffix") if part in name]
    return name.get("literal") or ("" if has_han("".join(parts)) else " ").join(parts)


def entries_of(article: Element) -> Iterator[Element]:
    """Yield the entries of every reference list of an article, those of its sub-articles left out."""
    for ref in below(article, "ref"):
        above = ref.getparent()
        while above is not None and above is not article and local(above) not in ("sub-article", "response"):
            above = above.getparent()
        if above is article:
            yield ref
