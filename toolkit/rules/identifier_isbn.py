"""An ISBN whose form or check digit is wrong.

One digit is mistyped, missing or too many, so a search for it finds nothing or another work. Compare it with the
imprint or the publisher's page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import FAULTS
from toolkit.sources import identifier_forms
from toolkit.sources.library import Entry

ID = "identifier-isbn"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "the ISBN {value} {fault_en}",
    "zh": "ISBN {value} {fault_zh}",
}
MANUAL_ZH = """ISBN 的形式或校验位不对。

有一位数字写错、缺失或多余，据此检索会找不到或找到别的文献。请与版权页或出版社页面核对。
"""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry; a blank stands within an ISBN or between two."""
    for part in re.split(r"[,;，；]|\s{2,}|\band\b", re.sub(r"\([^)]*\)|[（][^）]*[）]", "", entry.shown("isbn"))):
        fault = identifier_forms.isbn_fault(part) if part.strip() else ""
        if fault and any(map(identifier_forms.isbn_fault, part.split())):
            words = {"fault_en": FAULTS[fault][0], "fault_zh": FAULTS[fault][1]}
            yield from found(entry, ID, LEVEL, "isbn", value=part.strip(), **words)
