"""A DOI that stands for one still to be found.

The prefix or the suffix is one that examples and templates use, so it leads to no work. Put in the real DOI or delete
the field.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "identifier-doi-placeholder"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the DOI {value} looks like a placeholder",
    "zh": "DOI {value} 像是占位符",
}
MANUAL_ZH = """占位用的 DOI。

其前缀或后缀是示例和模板所用的，不指向任何文献。请填入真实的 DOI，或删去该字段。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    text = entry.get("doi")
    if text and identifier_forms.DUMMY_DOI.search(text):
        yield from found(entry, ID, LEVEL, "doi", value=text)
