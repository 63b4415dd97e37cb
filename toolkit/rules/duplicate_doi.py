"""Two entries with one DOI.

A DOI belongs to one work, so the entries are the same work under two keys, or one has the other's DOI. Merge them, or
correct the DOI.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources.identifier_forms import bare_doi
from toolkit.sources.library import Entry, Library
from toolkit.text.normal import normal_form

ID = "duplicate-doi"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the entry {other} has the same DOI {value}",
    "zh": "条目 {other} 有相同的 DOI {value}",
}
MANUAL_ZH = """两个条目的 DOI 相同。

一个 DOI 只属于一部文献，所以要么同一文献有两个键，要么其中一个写了另一个的 DOI。请合并，或改正 DOI。
"""


def check(library: Library) -> Iterator[Problem]:
    """Yield each entry whose DOI an earlier one has; a part of a work may have the DOI of the whole."""
    first: dict[str, Entry] = {}
    for entry in library.entries:
        doi = bare_doi(entry.get("doi"))
        other = first.setdefault(doi, entry) if doi else entry
        if other is not entry and other.key != entry.key and not (_within(entry, other) or _within(other, entry)):
            yield from found(entry, ID, LEVEL, "doi", other=other.key, value=doi)


def _within(part: Entry, whole: Entry) -> bool:
    title = normal_form(whole.shown("title"))
    return bool(title) and title == normal_form(part.shown("booktitle")) and title != normal_form(part.shown("title"))
