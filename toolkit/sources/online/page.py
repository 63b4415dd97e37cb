"""What a web page says of the work that it shows: the ``<meta>`` tags that publishers give search engines and managers.

Highwire's ``citation_*`` come first, then Dublin Core, then Open Graph; a page without any of them is a page and no
more: its title, its address and the day of the visit.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from toolkit.model import Name, Side, Source
from toolkit.sources.formats.encoding import decode
from toolkit.sources.formats.languages import language_code
from toolkit.sources.identifiers import clean_doi
from toolkit.text.names import parse_name
from toolkit.text.scripts import language_of

Tags = dict[str, list[str]]

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_DATE = re.compile(r"((?:1[4-9]|20)\d\d)(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?")
_CHINESE = ("gb2312", "gbk", "gb18030")
_CONTAINERS = {
    "article": ("citation_journal_title", "prism.publicationname"),
    "inproceedings": ("citation_conference_title",),
    "incollection": ("citation_inbook_title", "citation_book_title"),
}
"""By entry type the tags that name what a work stands in; the first that is there gives the type."""


class _Head(HTMLParser):
    """Collects ``<meta>`` tags by lower-case name, and the title."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: Tags = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag's name and content; of the page itself its language."""
        given = {name: value or "" for name, value in attrs}
        self._inside = tag
        if tag == "html":
            self._note("html:lang", given.get("lang", ""))
        if tag == "meta":
            self._note(given.get("name") or given.get("property") or "", given.get("content", ""))

    def handle_endtag(self, tag: str) -> None:
        """Leave a tag."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Note the words of the title; those of a picture's come later and do not count."""
        if self._inside == "title":
            self._note("html:title", data)

    def _note(self, name: str, value: str) -> None:
        if value := " ".join(value.split()):
            self.tags.setdefault(name.strip().lower(), []).append(value)


def read_page(data: bytes, url: str, today: str) -> Source | None:
    """Return the work that a page shows, or the page as one; None where it has no title. ``today`` is an ISO date."""
    head = _Head()
    head.feed(_text(data))
    tags = head.tags
    title = _first(tags, "citation_title", "dc.title", "og:title", "html:title")
    if not title:
        return None
    described = any(name.startswith("citation_") for name in tags)
    kind, container = _container(tags) if described else ("online", _first(tags, "og:site_name"))
    language = language_code(_first(tags, "citation_language", "dc.language", "html:lang")) or language_of(title)
    if language_of(title) in ("zh", "ja", "ko"):  # many Chinese sites leave ``en`` in their template
        language = language_of(title)
    side = Side(
        title=title, authors=_authors(tags, language), container="" if kind == "online" else container,
        publisher=_first(tags, "citation_publisher", "citation_dissertation_institution", "dc.publisher")
        or (container if kind == "online" else ""),
    )
    return Source(
        "", kind, language, {language: side}, date=_date(tags), volume=_first(tags, "citation_volume"),
        number=_first(tags, "citation_issue"), pages=_pages(tags), identifiers=_identifiers(tags, url, kind, today),
    )


def _text(data: bytes) -> str:
    """Decode a page as it says of itself, else as its bytes look."""
    if declared := _CHARSET.search(data[:4096]):
        name = declared[1].decode().lower()
        try:
            return data.decode("gb18030" if name in _CHINESE else name, "replace")
        except LookupError:
            pass
    return decode(data, "").text


def _first(tags: Tags, *names: str) -> str:
    return next((tags[name][0] for name in names if name in tags), "")


def _container(tags: Tags) -> tuple[str, str]:
    for kind, names in _CONTAINERS.items():
        if container := _first(tags, *names):
            return kind, container
    if _first(tags, "citation_dissertation_institution"):
        return "thesis", ""
    return ("book" if _first(tags, "citation_isbn") else "article" if _first(tags, "citation_issn") else "misc"), ""


def _authors(tags: Tags, language: str) -> tuple[Name, ...]:
    """Return the authors: a tag for each, or one tag that lists them."""
    for name in ("citation_author", "citation_authors", "dc.creator", "author", "article:author"):
        values = [part for value in tags.get(name, []) for part in re.split("[;；]", value)]
        if name == "citation_author" or len(values) > 1 or (values and not values[0].startswith("http")):
            found = [parse_name(value.strip(), language) for value in values if value.strip()]
            if found:
                return tuple(found)
    return ()


def _date(tags: Tags) -> str:
    """Return the day, month or year of publication as an EDTF date."""
    given = _first(tags, "citation_publication_date", "citation_date", "citation_year", "citation_online_date",
                   "dc.date", "dc.date.issued", "article:published_time", "pubdate")
    match = _DATE.match(given)
    if not match:
        return ""
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return str(year)
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def _pages(tags: Tags) -> str:
    first, last = _first(tags, "citation_firstpage"), _first(tags, "citation_lastpage")
    return f"{first}-{last}" if first and last and first != last else first


def _identifiers(tags: Tags, url: str, kind: str, today: str) -> dict[str, str]:
    doi = clean_doi(_first(tags, "citation_doi", "prism.doi") or _doi_of(tags))
    found = {
        "doi": doi if doi.startswith("10.") else "",
        "isbn": _first(tags, "citation_isbn"),
        "issn": _first(tags, "citation_issn", "prism.issn"),
        "pmid": _first(tags, "citation_pmid"),
        "url": url if kind in ("online", "misc") or not doi else "",
        "urldate": today if kind == "online" else "",
    }
    return {name: value for name, value in found.items() if value}


def _doi_of(tags: Tags) -> str:
    return next((value for value in tags.get("dc.identifier", []) if "10." in value), "")
