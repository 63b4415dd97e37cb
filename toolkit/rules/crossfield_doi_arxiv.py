"""The arXiv number in the DOI is another than that of eprint.

Both name one preprint; one of them leads to another work. Look both up and keep the right one.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "crossfield-doi-arxiv"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the DOI names arXiv {ours}, the eprint {theirs}",
    "zh": "DOI 指 arXiv {ours}，eprint 为 {theirs}",
}
MANUAL_ZH = """DOI 中的 arXiv 编号与 eprint 不同。

二者应指同一预印本，必有一个指向别的文献。请分别查对，保留正确的。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    match = identifier_forms.ARXIV_IN_DOI.search(entry.get("doi"))
    ours = identifier_forms.arxiv_id(match[1]) if match else None
    theirs = identifier_forms.arxiv_id(entry.shown("eprint"))
    if ours and theirs and ours.bare != theirs.bare:
        yield from found(entry, ID, LEVEL, "doi", ours=ours.bare, theirs=theirs.bare)
