"""The venue is another than the one that the DOI names.

Some DOIs carry the name of a conference, a journal or a preprint server. If the entry names another, one of the two
belongs to another work. Compare both with the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms, venues
from toolkit.sources.library import Entry

ID = "crossfield-doi-venue"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the entry names {ours}, the DOI {value} is of {theirs}",
    "zh": "条目写 {ours}，DOI {value} 属于 {theirs}",
}
MANUAL_ZH = """出处与 DOI 所示的不同。

有的 DOI 带有会议、期刊或预印本平台的名称。条目写的是另一个，说明二者之一属于别的文献。请与出版社页面核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    doi = identifier_forms.bare_doi(entry.get("doi"))
    theirs = venues.venue_of(doi) if doi else None
    ours = entry.shown("booktitle", "journaltitle", "journal") if theirs else ""
    if theirs and ours and venues.contradict(ours, theirs):
        name = next(name for name in ("booktitle", "journaltitle", "journal") if entry.get(name))
        yield from found(entry, ID, LEVEL, name, ours=ours, value=doi, theirs=theirs)
