"""The year is another than the one that the DOI carries.

Some publishers write the year of publication into their DOIs. A difference of more than a year means that one of the
two belongs to another work. Compare both with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms, venues
from toolkit.sources.library import Entry

ID = "crossfield-doi-year"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the year is {year}, the DOI {value} carries {theirs}",
    "zh": "年份为 {year}，DOI {value} 中为 {theirs}",
}
MANUAL_ZH = """年份与 DOI 中的年份不一致。

有的出版社把出版年写进 DOI。相差一年以上，说明二者之一属于别的文献。请与出版社页面核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    doi = identifier_forms.bare_doi(entry.get("doi"))
    theirs = venues.year_of(doi) if doi else None
    if theirs and entry.year and not theirs.first <= entry.year <= theirs.last:
        yield from found(entry, ID, LEVEL, "year" if "year" in entry.fields else "date", year=entry.year, value=doi,
                         theirs=theirs.said)
