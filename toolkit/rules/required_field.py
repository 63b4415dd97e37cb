"""A field that such an entry needs.

Without it the reference cannot be printed or found. Add it; an entry that takes it from its parent needs `crossref`. A
book or report without author is only a note, because many name none.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model import Level, Problem
from toolkit.rules.entries import found
from toolkit.rules.words import REQUIRED
from toolkit.sources.formats.bibvalues import comma_list
from toolkit.sources.library import Entry

ID = "required-field"
LEVEL: Level = "warning"
MESSAGE = {
    "en": "{type} needs {name}",
    "zh": "{type} 缺少 {name}",
}
MANUAL_ZH = """缺少该类条目必需的字段。

缺少它，参考文献无法完整著录，读者也难以查找。请补上；取自上级条目的，请写 crossref。
图书和报告缺少作者只作提示，因为许多本来就不署名。
"""
ANONYMOUS = ("book", "report", "techreport")
"""Types of which many works name no author: an encyclopedia, a white paper."""


def check(entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong in an entry."""
    if entry.get("crossref", "xdata", "entryset") or "mentioned" in comma_list(entry.get("keywords")):
        return  # the rest of it stands elsewhere, or the text that names the document does not say it
    for names in REQUIRED.get(entry.type, ()):
        if not entry.get(*names, *(f"{name}_{side}" for name in names for side in ("en", "zh"))):
            level: Level = "info" if entry.type in ANONYMOUS and "author" in names else LEVEL
            yield from found(entry, ID, level, "", type=entry.type, name=" / ".join(names))
