"""A DOI with an address or a label before it.

The field takes the bare DOI; styles put the address before it a second time. Take the address out.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found, rewritten
from toolkit.rules.mending import bare_doi
from toolkit.rules.protocol import Fix
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "identifier-doi-address"
LEVEL: Level = "info"
MESSAGE = {
    "en": "write the DOI without {found}",
    "zh": "DOI 前不要写 {found}",
}
MANUAL_ZH = """DOI 前带有网址或标签。

该字段只写 DOI 本身，样式会自行加上网址，否则会重复。请去掉网址。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    match = identifier_forms.DOI_URL.match(entry.get("doi"))
    if match:
        yield from found(entry, ID, LEVEL, "doi", identifier_forms.bare_doi(entry.get("doi")), found=match[0])


def fix(entry: Entry, problem: Problem) -> Fix | None:
    """Leave the DOI of the address."""
    return rewritten(entry, problem, bare_doi)
